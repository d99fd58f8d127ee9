// SPDX-License-Identifier: MIT
#include "ui/pages/projectpage.h"

#include "core/session/projectcheck.h"
#include "core/session/session.h"
#include "core/session/sessionprojects.h"
#include "ui/actions/recordactions.h"
#include "ui/comments/commentspane.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/dialogs/conflictdialog.h"
#include "ui/models/streamsmodel.h"
#include "ui/pages/access.h"
#include "ui/pages/projectform.h"
#include "ui/pages/projectpeople.h"
#include "ui/pages/projectstreams.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/latetabs.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/savebar.h"
#include "ui/widgets/statepane.h"
#include "ui/widgets/textformat.h"

#include <QDragEnterEvent>
#include <QJsonDocument>
#include <QMimeData>

#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;

ProjectPage::ProjectPage(Session *session, const QString &accountId, const QString &projectId, UiState *state,
                         QWidget *parent)
    : Page(parent)
    , m_accountId(accountId)
    , m_projectId(projectId)
    , m_title(projectId)
{
    setObjectName(u"projectPage"_s);
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &ProjectPage::showRecord);
    build(state);
    addActions();
    m_states->showEmpty(tr("Signed out"), tr("Sign in to see this project."));
    setSession(session);
}

ProjectPage::~ProjectPage()
{
    if (m_session)
        m_session->disconnect(this);
    // A save under way is left to end.
    if (m_loading)
        m_loading->cancel();
}

Project ProjectPage::project() const
{
    return m_session ? m_session->projects()->project(m_projectId).value_or(Project()) : Project();
}

void ProjectPage::setSession(Session *session)
{
    if (m_session == session && session)
        return;
    if (m_session) {
        m_session->disconnect(this);
        m_session->disconnect(&m_soon);
        m_session->projects()->disconnect(this);
        for (const auto &call : {m_loading, m_saving}) {
            if (call)
                call->cancel();
        }
        if (m_question)
            m_question->reject();
        qDeleteAll(findChildren<BulkDialog *>(Qt::FindDirectChildrenOnly));
    }
    m_session = session;
    m_check->setSession(session);
    const auto follow = [session](auto *part) {
        if (part)
            part->setSession(session);
    };
    follow(m_streams);
    follow(m_people);
    follow(m_comments);
    if (m_session) {
        connect(m_session->projects(), &SessionProjects::changed, this, [this](const QString &id) {
            if (id == m_projectId)
                m_soon.start();
        });
        connect(m_session->projects(), &SessionProjects::removed, this, [this](const QString &id) {
            if (id != m_projectId)
                return;
            m_gone = true;
            m_form->revert();
            m_states->showEmpty(tr("The project was deleted"), tr("Its streams are still there."));
        });
        connect(m_session, &Session::userChanged, &m_soon, qOverload<>(&QTimer::start));
        connect(m_session, &Session::resumed, this, [this] { load(); });
        showRecord();
        load();
    }
    showButtons();
}

void ProjectPage::load()
{
    if (!m_session || m_gone)
        return;
    if (m_loading)
        m_loading->cancel();
    if (project().isEmpty())
        m_states->showLoading(tr("Loading the project…"));
    Reply<Project> *reply = m_session->projects()->load(m_projectId);
    m_loading = reply;
    reply->then(
        this,
        [this](const Project &) {
            m_soon.start();
            if (std::exchange(m_hadError, false))
                emit recovered();
        },
        [this](const ApiError &error) {
            m_hadError = true;
            const auto retry = [page = QPointer<ProjectPage>(this)] {
                if (page)
                    page->refresh();
            };
            if (!project().isEmpty())
                emit failed(error, retry);
            else if (error.kind == ApiError::Kind::Forbidden || error.kind == ApiError::Kind::Unauthorized)
                m_states->showForbidden(error);
            else
                m_states->showFailed(error, retry);
        });
}

void ProjectPage::showRecord()
{
    const Project now = project();
    if (now.isEmpty() || m_gone)
        return;
    const QString name = now.name().isEmpty() ? m_projectId : now.name();
    if (name != std::exchange(m_title, name))
        emit titleChanged();
    m_name->setText(oneLine(name));
    QStringList summary;
    if (!now.owner().isEmpty())
        summary.append(tr("Owner: %1").arg(oneLine(m_session->userName(now.owner()), 80)));
    summary.append(now.isPrivate() ? tr("Private") : tr("Public"));
    if (now.isDeleted())
        summary.append(tr("In the archive"));
    summary.append(tr("Updated %1").arg(timeText(now.updatedAt())));
    m_summary->setText(summary.join(u"  ·  "_s));
    m_form->setRecord(now);
    m_form->setReadOnly(whyNotWrite(m_session, now));
    if (m_streams)
        m_streams->showRecord();
    if (m_people)
        m_people->showRecord();
    if (m_comments)
        m_comments->setAbout(name, whyNotComment(m_session, now));
    showTabTexts();
    m_states->showContent();
    showButtons();
}

void ProjectPage::showTabTexts()
{
    const Project now = project();
    if (now.isEmpty())
        return;
    m_tabs->setTabText(1, tr("Streams (%1)").arg(countText(now.streamIds().size())));
    if (m_people)
        m_tabs->setTabText(2, tr("People (%1)").arg(countText(m_people->count())));
    const auto comments = m_comments ? m_comments->count() : std::nullopt;
    m_tabs->setTabText(3, comments ? tr("Comments (%1)").arg(countText(*comments)) : tr("Comments"));
}

void ProjectPage::showButtons()
{
    const bool writable = m_session && whyNotWrite(m_session, project()).isEmpty();
    m_saveBar->showState(writable, m_saving);
    m_actions->refresh();
}

void ProjectPage::save()
{
    if (m_question) {
        m_question->raise();
        return;
    }
    if (!m_form->isModified() || m_saving)
        return;
    if (!m_session) {
        ApiError error(ApiError::Kind::Unauthorized, tr("You are signed out."));
        error.action = tr("save the project");
        emit failed(error, {});
        return;
    }
    const Project typed = m_form->edited();
    send(m_form->before(), typed, typed);
}

void ProjectPage::send(const Project &before, const Project &after, const Project &typed)
{
    Reply<EditOutcome<Project>> *reply = m_session->projects()->save(before, after);
    m_saving = reply;
    showButtons();
    reply->then(
        this,
        [this, typed](const EditOutcome<Project> &outcome) {
            if (!outcome.isSaved()) {
                ask(outcome);
                return;
            }
            m_form->setSavedRecord(typed, outcome.now);
            m_hadError = false;
            emit saved();
            emit recovered();
        },
        [this](const ApiError &error) {
            m_hadError = true;
            emit failed(error, [page = QPointer<ProjectPage>(this)] {
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

void ProjectPage::ask(const EditOutcome<Project> &outcome)
{
    m_question = new ConflictDialog(m_title, outcome.merged, this);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_question, &QDialog::accepted, this, [this, outcome] {
        const QList<EditSide> choices = m_question->choices();
        m_question.clear();
        if (m_session)
            send(outcome.now, outcome.resolvedWith(choices), m_form->edited());
        else
            emit failed(ApiError(ApiError::Kind::Cancelled), {});
    });
    connect(m_question, &QDialog::rejected, this, [this] {
        m_question.clear();
        // What was typed stays. Whoever waits for the outcome learns that it ended.
        emit failed(ApiError(ApiError::Kind::Cancelled), {});
    });
    m_question->open();
}

void ProjectPage::setArchived(bool archived)
{
    if (!m_session)
        return;
    const Project before = project();
    Project after = before;
    after.setDeleted(archived);
    requireSaved(m_session->projects()->save(before, after),
                 archived ? tr("put the project into the archive") : tr("restore the project"))
        ->then(
            this, [](const Done &) {}, [this, again = [page = QPointer<ProjectPage>(this), archived] {
                if (page)
                    page->setArchived(archived);
            }](const ApiError &error) { emit failed(error, again); });
}

void ProjectPage::remove()
{
    const Project now = project();
    (new BulkDialog(
         tr("Delete this project for good?"), tr("&Delete"),
         tr("Its streams stay, but people who had access through the project lose it. There is no way "
            "back; the archive is one."),
         {{now.name(),
           [projects = m_session->projects(), id = m_projectId] {
               return static_cast<AbstractReply *>(projects->remove(id));
           },
           tr("Streams that stay: %1").arg(countText(now.streamIds().size()))}},
         this))
        ->open();
}

void ProjectPage::showLost(const ApiError &error)
{
    if (error.kind == ApiError::Kind::Forbidden || error.kind == ApiError::Kind::Unauthorized)
        m_states->showForbidden(error);
    else
        emit failed(error, {});
}

QString ProjectPage::title() const
{
    return m_title;
}

QIcon ProjectPage::icon() const
{
    return Speckle::icon(u"project"_s);
}

bool ProjectPage::isModified() const
{
    return m_form->isModified();
}

void ProjectPage::discard()
{
    m_form->revert();
}

QJsonObject ProjectPage::draft() const
{
    return m_form->draft();
}

void ProjectPage::restoreDraft(const QJsonObject &draft)
{
    m_form->restoreDraft(draft);
}

void ProjectPage::refresh()
{
    load();
    m_check->refresh();
    if (m_people)
        m_people->refresh();
    if (m_comments)
        m_comments->refresh();
}

void ProjectPage::focusStart()
{
    if (m_tabs->currentIndex() == 0)
        m_form->focusFirst();
    else
        m_tabs->currentWidget()->setFocus();
}

void ProjectPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    showRecord();
}

void ProjectPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_session && !m_gone && event->mimeData()->hasFormat(StreamsModel::mimeType()))
        event->acceptProposedAction();
}

void ProjectPage::dropEvent(QDropEvent *event)
{
    const QByteArray ids = event->mimeData()->data(StreamsModel::mimeType());
    event->acceptProposedAction();
    m_tabs->setCurrentIndex(1);
    m_tabs->makeCurrent();
    // The drag has to end before anything is asked.
    QMetaObject::invokeMethod(
        this, [this, ids] { m_streams->add(QJsonDocument::fromJson(ids).toVariant().toStringList()); },
        Qt::QueuedConnection);
}

} // namespace Speckle
