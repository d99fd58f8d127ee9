// SPDX-License-Identifier: MIT
#include "ui/pages/streamspage.h"

#include "ui/pages/streamactions.h"
#include "ui/pages/streamspage_p.h"
#include "ui/widgets/filterline.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/statepane.h"
#include "ui/widgets/streamstable.h"
#include "ui/widgets/textformat.h"

#include <QKeyEvent>
#include <QProgressBar>

#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

struct ScopeWords
{
    QLatin1String address;
    QLatin1String icon;
    QString title;
    QString empty;
    QString emptyHint;
};

ScopeWords scopeWords(StreamScope::Which which)
{
    using Which = StreamScope::Which;
    switch (which) {
    case Which::Own:
        break;
    case Which::Shared:
        return {"shared"_L1, "shared"_L1, StreamsPage::tr("Shared with me"),
                StreamsPage::tr("Nothing is shared with you yet"),
                StreamsPage::tr("Streams that colleagues let you read or edit appear here.")};
    case Which::Archive:
        return {
            "archive"_L1, "archive"_L1, StreamsPage::tr("Archive"), StreamsPage::tr("The archive is empty"),
            StreamsPage::tr("Streams that are out of use are put here from the tables of streams, and can be "
                            "restored at any time.")};
    case Which::Starred:
        return {"starred"_L1, "star"_L1, StreamsPage::tr("Starred"), StreamsPage::tr("No stream has a star"),
                StreamsPage::tr("Click the star of a stream in one of the tables, and it appears here.")};
    case Which::All:
        return {"all"_L1, "streams"_L1, StreamsPage::tr("All streams"), StreamsPage::tr("No streams yet"),
                StreamsPage::tr("The streams of everybody on this server appear here.")};
    }
    return {"own"_L1, "streams"_L1, StreamsPage::tr("Streams"), StreamsPage::tr("No streams yet"),
            StreamsPage::tr(
                "Streams that you make in Rhino, Revit, Grasshopper or another program appear here.")};
}

} // namespace

void StreamsPage::Private::setScope(const std::function<void(StreamScope &)> &change)
{
    change(scope);
    if (list && list->scope() != scope)
        list->setScope(scope);
}

void StreamsPage::Private::showSession(Session *newSession)
{
    if (session == newSession && (list || !newSession))
        return;
    model.setList(nullptr, nullptr);
    delete std::exchange(list, nullptr).data();
    session = newSession;
    actions->setSession(session);
    if (session)
        makeList();
    showState();
}

void StreamsPage::Private::makeList()
{
    list = new StreamList(session);
    connect(list, &StreamList::stateChanged, q, [this] { showState(); });
    connect(list, &StreamList::failed, q, [this](const ApiError &error) {
        // Where there is nothing else to show, the pane itself tells of it, and the bar would only repeat it.
        if (!error.isCancelled() && !list->streamIds().isEmpty())
            emit q->failed(error, retry());
    });
    connect(list, &StreamList::busyChanged, q, [this](bool isBusy) {
        if (isBusy) {
            busyDelay.start();
        } else {
            busyDelay.stop();
            busy->hide();
            // A failed page leaves the state at Ready where rows are there already: look at the error, too.
            showState();
        }
    });
    for (const auto signal : {&StreamList::inserted, &StreamList::removed, &StreamList::resetDone})
        connect(list, signal, q, [this] { tellStatus(); });
    model.setList(session, list);
    list->setScope(scope);
    // The same scope as the list was born with is no change to it, and would load nothing.
    if (!list->isBusy() && list->state() == StreamList::State::Loading)
        list->refresh();
}

void StreamsPage::Private::showState()
{
    if (!session || !list) {
        states->showEmpty(StreamsPage::tr("Signed out"),
                          StreamsPage::tr("Sign in to see the streams of this account."));
        return;
    }
    const ApiError error = list->error();
    if (list->streamIds().isEmpty()) {
        switch (list->state()) {
        case StreamList::State::Ready:
            states->showContent();
            break;
        case StreamList::State::Loading:
            states->showLoading(StreamsPage::tr("Loading the streams…"));
            break;
        case StreamList::State::Empty:
            states->showEmpty(scopeWords(scope.which).empty, scopeWords(scope.which).emptyHint);
            break;
        case StreamList::State::FilteredOut:
            states->showFilteredOut(StreamsPage::tr("No stream matches “%1”").arg(oneLine(scope.text, 60)),
                                    [this] { filter->setFilter({}); });
            break;
        case StreamList::State::Forbidden:
            states->showForbidden(error);
            break;
        case StreamList::State::Failed:
            states->showFailed(error, retry());
            break;
        }
    } else {
        states->showContent();
    }
    if (error.isError())
        hadError = true;
    else if (!list->isBusy() && std::exchange(hadError, false))
        emit q->recovered();
    tellStatus();
}

std::function<void()> StreamsPage::Private::retry() const
{
    // The bar may still show it when the page is gone.
    return [page = QPointer<StreamsPage>(q)] {
        if (page)
            page->refresh();
    };
}

void StreamsPage::Private::tellStatus()
{
    QString text;
    if (list && !list->streamIds().isEmpty()) {
        const int count = int(list->streamIds().size());
        text = count == 1 ? StreamsPage::tr("1 stream")
                          : StreamsPage::tr("%1 streams", nullptr, count).arg(countText(count));
        if (list->canFetchMore())
            text = StreamsPage::tr("The first %1 streams, more below").arg(countText(count));
        else if (!scope.text.isEmpty())
            text = StreamsPage::tr("%1 found").arg(text);
    }
    emit q->statusText(text);
}

StreamsPage::StreamsPage(Session *session, const QString &accountId, StreamScope::Which which, UiState *state,
                         QWidget *parent)
    : Page(parent)
{
    d = std::make_unique<Private>(this, accountId, which, state);
    setObjectName(u"streamsPage"_s);
    d->table->setAccessibleName(StreamsPage::title());
    // The columns and the order first: the list then asks the server once, for the right thing.
    d->table->keepLayoutIn(state, u"columns/streamsTable"_s);
    d->scope.sortField = d->table->sortField();
    d->scope.order = d->table->sortOrder();
    d->showSession(session);
    d->showState();
}

StreamsPage::~StreamsPage()
{
    d->model.setList(nullptr, nullptr);
    delete d->list.data();
}

QString StreamsPage::title() const
{
    return scopeWords(d ? d->scope.which : StreamScope::Which::Own).title;
}

QIcon StreamsPage::icon() const
{
    return Speckle::icon(QString(scopeWords(d->scope.which).icon));
}

QString StreamsPage::address() const
{
    return u"streams/"_s + scopeWords(d->scope.which).address;
}

QString StreamsPage::accountId() const
{
    return d->accountId;
}

void StreamsPage::refresh()
{
    if (d->list)
        d->list->refresh();
}

void StreamsPage::setSession(Session *session)
{
    d->showSession(session);
}

void StreamsPage::focusStart()
{
    d->filter->setFocus();
}

bool StreamsPage::focusFilter()
{
    d->filter->setFocus();
    d->filter->selectAll();
    return true;
}

void StreamsPage::keyPressEvent(QKeyEvent *event)
{
    // In the program these are the window's actions, which come first; here they serve a page that stands
    // alone.
    if (event->matches(QKeySequence::Find))
        focusFilter();
    else if (event->matches(QKeySequence::Refresh) || event->key() == Qt::Key_F5)
        refresh();
    else
        Page::keyPressEvent(event);
}

void StreamsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    d->tellStatus();
}

} // namespace Speckle
