// SPDX-License-Identifier: MIT
#include "ui/pages/profilepage.h"

#include "core/session/session.h"
#include "ui/pages/profileform.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/savebar.h"
#include "ui/widgets/statepane.h"

#include <QBoxLayout>

#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;

ProfilePage::ProfilePage(Session *session, const QString &accountId, QWidget *parent)
    : Page(parent)
    , m_accountId(accountId)
{
    setObjectName(u"profilePage"_s);
    build();
    setSession(session);
}

ProfilePage::~ProfilePage()
{
    if (m_session)
        m_session->disconnect(this);
    // A save under way is left to end.
    if (m_loading)
        m_loading->cancel();
}

void ProfilePage::build()
{
    m_name = new ElidedLabel(this);
    m_name->setObjectName(u"profileTitle"_s);
    m_name->setFont(headlineFont(font()));
    m_form = new ProfileForm;
    m_saveBar = new SaveBar(m_form, u"profile%1"_s);

    auto *content = new QWidget;
    auto *header = new QHBoxLayout;
    header->setContentsMargins(12, 8, 12, 0);
    header->addWidget(m_name, 1);
    auto *inside = new QVBoxLayout(content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(0);
    inside->addLayout(header);
    inside->addWidget(m_form, 1);
    inside->addWidget(m_saveBar);
    m_states = new StatePane(content, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_states);

    connect(m_form, &RecordForm::modifiedChanged, this, &Page::modifiedChanged);
    connect(m_form, &RecordForm::modifiedChanged, this, [this] { showButtons(); });
    connect(m_form, &RecordForm::validChanged, this, [this] { showButtons(); });
    connect(m_form, &RecordForm::draftChanged, this, &Page::draftChanged);
    connect(m_form, &ProfileForm::tokenCopied, this,
            [this] { emit statusText(tr("The token was copied. Whoever has it can act in your name.")); });
    connect(m_saveBar, &SaveBar::saveClicked, this, &ProfilePage::save);
    connect(m_saveBar, &SaveBar::revertClicked, this, &ProfilePage::discard);
}

void ProfilePage::setSession(Session *session)
{
    if (m_session == session && session)
        return;
    if (m_session) {
        m_session->disconnect(this);
        for (const auto &call : {m_loading, m_saving}) {
            if (call)
                call->cancel();
        }
    }
    m_session = session;
    if (m_session) {
        connect(m_session, &Session::userChanged, this, [this](const QString &userId) {
            if (userId == m_session->userId())
                showUser();
        });
        connect(m_session, &Session::accountChanged, this, &ProfilePage::showUser);
        connect(m_session, &Session::stateChanged, this, &ProfilePage::showUser);
        connect(m_session, &Session::resumed, this, &ProfilePage::refresh);
    }
    showUser();
}

void ProfilePage::showUser()
{
    m_form->showSession(m_session);
    showButtons();
    if (!m_session) {
        // What was shown, and what was typed, stays.
        if (m_form->record().isEmpty())
            m_states->showEmpty(tr("Signed out"), tr("Sign in to see your profile."));
        return;
    }
    const User &now = m_session->user();
    if (!now.isEmpty()) {
        m_name->setText(oneLine(now.displayName()));
        m_form->setRecord(now);
        m_states->showContent();
    } else if (m_form->record().isEmpty()) {
        const ApiError &error = m_session->lastError();
        if (m_session->state() == Session::State::Expired)
            m_states->showForbidden(error);
        else if (error.isError())
            m_states->showFailed(error, [session = m_session] {
                if (session)
                    session->retryNow();
            });
        else
            m_states->showLoading(tr("Loading the profile…"));
    }
    showButtons();
}

void ProfilePage::showButtons()
{
    m_saveBar->showState(m_session, m_saving);
}

void ProfilePage::refresh()
{
    // Until the session has made itself known it loads the profile by itself.
    if (!m_session || m_session->user().isEmpty() || m_loading || m_saving)
        return;
    // Without a difference it is just fetched.
    Reply<User> *reply = m_session->saveProfile(m_session->user(), m_session->user());
    m_loading = reply;
    reply->then(
        this,
        [this](const User &) {
            if (std::exchange(m_hadError, false))
                emit recovered();
        },
        [this](const ApiError &error) {
            m_hadError = true;
            emit failed(error, [page = QPointer<ProfilePage>(this)] {
                if (page)
                    page->refresh();
            });
        });
}

void ProfilePage::save()
{
    if (!m_form->isModified() || m_saving)
        return;
    if (!m_form->isValid()) {
        m_form->focusFirstProblem();
        // The field tells what is wrong; whoever waits for the outcome learns that there is none.
        emit failed(ApiError(ApiError::Kind::Cancelled), {});
        return;
    }
    if (!m_session) {
        ApiError error(ApiError::Kind::Unauthorized, tr("You are signed out."));
        error.action = tr("save the profile");
        emit failed(error, {});
        return;
    }
    // An answer that is under way may have been made before.
    if (m_loading)
        m_loading->cancel();
    const User typed = m_form->edited();
    Reply<User> *reply = m_session->saveProfile(m_form->before(), typed);
    m_saving = reply;
    showButtons();
    reply->then(
        this, [this, typed](const User &now) { onSaved(typed, now.withoutSecrets()); },
        [this](const ApiError &error) {
            m_hadError = true;
            emit failed(error, [page = QPointer<ProfilePage>(this)] {
                if (page)
                    page->save();
            });
        });
    connect(reply, &AbstractReply::finished, this, [this, reply] {
        if (m_saving != reply)
            return;
        m_saving.clear();
        showButtons();
        if (reply->error().isCancelled())
            emit failed(reply->error(), {});
    });
}

void ProfilePage::onSaved(const User &typed, const User &now)
{
    m_form->setSavedRecord(typed, now);
    m_hadError = false;
    emit saved();
    emit recovered();
}

QString ProfilePage::title() const
{
    return tr("Profile");
}

QIcon ProfilePage::icon() const
{
    return Speckle::icon(u"account"_s);
}

bool ProfilePage::isModified() const
{
    return m_form->isModified();
}

void ProfilePage::discard()
{
    m_form->revert();
}

QJsonObject ProfilePage::draft() const
{
    return m_form->draft();
}

void ProfilePage::restoreDraft(const QJsonObject &draft)
{
    m_form->restoreDraft(draft);
}

void ProfilePage::focusStart()
{
    m_form->focusFirst();
}

void ProfilePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    showUser();
}

void ProfilePage::hideEvent(QHideEvent *event)
{
    m_form->hideToken();
    Page::hideEvent(event);
}

} // namespace Speckle
