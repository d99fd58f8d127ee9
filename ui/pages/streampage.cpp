// SPDX-License-Identifier: MIT
#include "ui/pages/streampage.h"

#include "core/session/sessioncomments.h"
#include "ui/dialogs/conflictdialog.h"
#include "ui/objects/objectspane.h"
#include "ui/pages/streamaccess.h"
#include "ui/pages/streamform.h"
#include "ui/pages/streamheader.h"
#include "ui/pages/streampage_p.h"
#include "ui/pages/streampart.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/latetabs.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/savebar.h"
#include "ui/widgets/statepane.h"
#include "ui/widgets/textformat.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>

#include <chrono>
#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

StreamPage::Private::Private(StreamPage *page, const QString &account, const QString &stream,
                             UiState *uiState)
    : q(page)
    , accountId(account)
    , streamId(stream)
    , state(uiState)
    , title(stream)
{
    build();
    restoreLayout();
    busyDelay.setSingleShot(true);
    busyDelay.setInterval(400ms);
    connect(&busyDelay, &QTimer::timeout, q, [this] { header->setBusy(true); });
    connect(tabs, &QTabWidget::currentChanged, q, [this] { keepLayout(); });
    connect(saveBar, &SaveBar::saveClicked, q, [this] { save(); });
    connect(saveBar, &SaveBar::revertClicked, q, [this] { q->discard(); });
    connect(form, &StreamForm::modifiedChanged, q, [this](bool modified) {
        emit q->modifiedChanged(modified);
        if (!modified && stale)
            load(false);
    });
    connect(form, &StreamForm::draftChanged, q, &StreamPage::draftChanged);
    connect(form, &StreamForm::validChanged, q, [this] { showButtons(); });
    connect(banner, &Banner::actionTriggered, q, &StreamPage::refresh);
    connect(header, &StreamHeader::copyLinkRequested, q, [this] {
        if (session) {
            const QUrl url = session->client()->address().api(u"/streams/"_s + streamId);
            QGuiApplication::clipboard()->setText(url.toString(QUrl::FullyEncoded));
        }
    });
    connect(header, &StreamHeader::pageRequested, q,
            [this](const QString &address) { emit q->pageRequested(accountId, address); });
}

void StreamPage::Private::follow(Session *newSession)
{
    if (session == newSession)
        return;
    if (session) {
        session->leaveStream(streamId);
        session->disconnect(q);
        for (const auto &call : {loading, saving}) {
            if (call)
                call->cancel();
        }
        if (question)
            question->reject();
    }
    session = newSession;
    header->setSession(session);
    for (StreamPart *part : std::as_const(parts))
        part->setSession(session);
    if (!session) {
        busyDelay.stop();
        header->setBusy(false);
        showAccess();
        return;
    }
    const auto ifOurs = [this](auto action) {
        return [this, action](const QString &id) {
            if (id == streamId)
                action();
        };
    };
    connect(session, &Session::streamChanged, q, ifOurs([this] { showRecord(); }));
    connect(session, &Session::clientsChanged, q, ifOurs([this] { showBanner(); }));
    connect(session, &Session::accountChanged, q, [this] { showAccess(); });
    connect(session, &Session::userChanged, q, [this](const QString &userId) {
        if (userId == form->before().owner() || userId == session->userId())
            showRecord();
    });
    connect(session, &Session::streamsMoved, q, [this](const QStringList &ids) {
        if (ids.contains(streamId) && !session->stream(streamId))
            states->showEmpty(StreamPage::tr("Deleted"), StreamPage::tr("This stream is no longer there."));
    });
    connect(session, &Session::streamOutdated, q,
            [this](const QString &id, const QString &eventType, const QString &senderId) {
                if (id == streamId)
                    outdated(eventType, senderId);
            });
    connect(session, &Session::resumed, q, [this] {
        news = News::Resumed;
        becameOutdated();
    });
    session->joinStream(streamId);
    showRecord();
    load(false);
}

void StreamPage::Private::load(bool objectsToo)
{
    reloadObjects = reloadObjects || objectsToo;
    if (!session)
        return;
    if (loading) {
        loadAgain = true;
        return;
    }
    stale = false;
    loadAgain = false;
    if (!session->hasWholeStream(streamId))
        states->showLoading(StreamPage::tr("Loading the stream…"));
    busyDelay.start();
    auto *reply = session->loadStream(streamId);
    loading = reply;
    reply->then(
        q, [this](const Stream &) { loaded(); }, [this](const ApiError &error) { loadFailed(error); });
    connect(reply, &AbstractReply::finished, q, [this, reply] {
        if (loading != reply)
            return;
        loading.clear();
        busyDelay.stop();
        header->setBusy(false);
        if (loadAgain)
            load(false);
    });
}

void StreamPage::Private::loaded()
{
    showRecord();
    if (std::exchange(reloadParts, false)) {
        for (StreamPart *part : std::as_const(parts))
            part->refresh();
    }
    const bool objectsToo = std::exchange(reloadObjects, false);
    if (objects && objectsToo)
        objects->reload();
    else if (objects)
        objects->retryFailed();
    if (news != News::None) {
        newsFetched = true;
        showBanner();
    }
    if (std::exchange(hadError, false))
        emit q->recovered();
}

void StreamPage::Private::loadFailed(const ApiError &error)
{
    const auto retry = retryOf(&StreamPage::refresh);
    hadError = true;
    const bool denied = error.kind == ApiError::Kind::Forbidden || error.kind == ApiError::Kind::Unauthorized;
    if (!session->hasWholeStream(streamId)) {
        // The pane tells of it; the bar would only repeat it.
        if (denied)
            states->showForbidden(error);
        else
            states->showFailed(error, retry);
        return;
    }
    if (objects)
        objects->setFailed(error, retry);
    emit q->failed(error, retry);
}

void StreamPage::Private::showRecord()
{
    const auto stream = session ? session->stream(streamId) : std::nullopt;
    if (!stream)
        return;
    const QString owner = stream->owner();
    header->setStream(*stream, owner.isEmpty() ? QString() : session->userName(owner));
    const QString name = stream->name().isEmpty() ? streamId : stream->name();
    if (name != std::exchange(title, name))
        emit q->titleChanged();
    if (!session->hasWholeStream(streamId))
        return;

    form->setStream(*stream);
    states->showContent();
    for (StreamPart *part : std::as_const(parts))
        part->showRecord();
    activatePart();
    showAccess();
    if (const auto count = session->objectCount(streamId); count && q->isVisible())
        emit q->statusText(StreamPage::tr("Objects: %1 · Layers: %2")
                               .arg(countText(*count), countText(stream->layers().size())));
}

void StreamPage::Private::showAccess()
{
    form->setReadOnly(whyReadOnly(session, form->before()));
    showButtons();
}

void StreamPage::Private::showButtons()
{
    const bool writable = session && whyReadOnly(session, form->before()).isEmpty();
    saveBar->showState(writable, saving);
}

void StreamPage::Private::outdated(const QString &eventType, const QString &senderId)
{
    if (eventType == SessionComments::eventType())
        return; // their part sees to it
    news = News::ChangedByOther;
    newsEvent = eventType;
    newsSender = senderId;
    // Names and layers are all that an update-meta is about; anything else may be about objects.
    if (eventType != "update-meta"_L1 && eventType != "update-name"_L1 && eventType != "update-children"_L1)
        reloadObjects = true;
    becameOutdated();
}

void StreamPage::Private::becameOutdated()
{
    newsFetched = false;
    stale = true;
    reloadParts = true;
    if (!form->isModified() && !saving && q->isVisible())
        load(false);
    else
        showBanner();
}

void StreamPage::Private::showBanner()
{
    QString text;
    switch (news) {
    case News::None:
        return;
    case News::ChangedByOther: {
        // An id that nobody could be found for says nothing to anybody.
        const QString sender = session ? session->senderName(streamId, newsSender) : newsSender;
        const QString who
            = sender.isEmpty() || sender == newsSender ? StreamPage::tr("Somebody") : oneLine(sender, 80);
        text = StreamPage::tr("%1 changed this stream (%2).").arg(who, oneLine(newsEvent, 40));
        break;
    }
    case News::Resumed:
        text = StreamPage::tr("The live connection was interrupted: changes may have been missed.");
        break;
    }
    if (newsFetched) {
        text += u' '
                + (form->isModified() ? StreamPage::tr("It was loaded again; what you typed is kept.")
                                      : StreamPage::tr("It was loaded again."));
        banner->showMessage(text);
    } else {
        if (form->isModified())
            text += u' ' + StreamPage::tr("Refreshing keeps what you typed.");
        banner->showMessage(text, StreamPage::tr("&Refresh"));
    }
}

std::function<void()> StreamPage::Private::retryOf(void (StreamPage::*call)()) const
{
    // The bar may still show it when the page is gone.
    return [page = QPointer<StreamPage>(q), call] {
        if (page)
            (page->*call)();
    };
}

StreamPage::StreamPage(Session *session, const QString &accountId, const QString &streamId, UiState *state,
                       QWidget *parent)
    : Page(parent)
{
    d = std::make_unique<Private>(this, accountId, streamId, state);
    if (session)
        d->follow(session);
    else
        d->states->showEmpty(tr("Signed out"), tr("Sign in to see this stream."));
    d->showAccess();
}

StreamPage::~StreamPage()
{
    if (d->session) {
        d->session->disconnect(this);
        d->session->leaveStream(d->streamId);
    }
    // A save under way is left to end: what was asked for is done, though nobody is here to see it.
    if (d->loading)
        d->loading->cancel();
}

QString StreamPage::title() const
{
    return d->title;
}

QIcon StreamPage::icon() const
{
    return Speckle::icon(u"stream"_s);
}

QString StreamPage::address() const
{
    return u"stream/"_s + d->streamId;
}

QString StreamPage::accountId() const
{
    return d->accountId;
}

QString StreamPage::liveStreamId() const
{
    return d->streamId;
}

bool StreamPage::isModified() const
{
    return d->form->isModified();
}

void StreamPage::save()
{
    d->save();
}

void StreamPage::discard()
{
    d->form->revert();
}

QJsonObject StreamPage::draft() const
{
    return d->form->draft();
}

void StreamPage::restoreDraft(const QJsonObject &draft)
{
    d->form->restoreDraft(draft);
}

void StreamPage::refresh()
{
    d->reloadParts = true;
    d->load(true);
}

void StreamPage::setSession(Session *session)
{
    d->follow(session);
}

void StreamPage::focusStart()
{
    if (d->tabs->currentIndex() == 0)
        d->form->focusFirst();
    else
        d->tabs->currentWidget()->setFocus();
}

void StreamPage::keyPressEvent(QKeyEvent *event)
{
    // In the program these are the window's actions, which come first; here they serve a page that stands
    // alone.
    if (event->matches(QKeySequence::Save))
        save();
    else if (event->matches(QKeySequence::Refresh) || event->key() == Qt::Key_F5)
        refresh();
    else
        Page::keyPressEvent(event);
}

void StreamPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (d->stale && !isModified())
        d->load(false);
    d->showRecord();
    d->activatePart();
}

} // namespace Speckle
