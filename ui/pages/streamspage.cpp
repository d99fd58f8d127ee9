// SPDX-License-Identifier: MIT
#include "ui/pages/streamspage.h"

#include "core/net/client.h"
#include "core/session/session.h"
#include "ui/models/streamsmodel.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/fielderror.h"
#include "ui/widgets/filterline.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/statepane.h"
#include "ui/widgets/streamstable.h"
#include "ui/widgets/textformat.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPointer>
#include <QProgressBar>
#include <QTimer>

#include <chrono>

namespace Speckle {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString searchHelp()
{
    return plainToolTip(
        StreamsPage::tr("Words are looked for in names, tags and ids; put several in quotes.\n"
                        "name: id: tag: jn: owner: look there only; commas mean “or”. #roof is tag:roof.\n"
                        "mine, shared, private, public\n"
                        "updated>2026-01-31, created:2026-01-31 (also < <= >=)\n"
                        "A minus in front excludes: -tag:old"));
}

} // namespace

class StreamsPage::Private
{
public:
    Private(StreamsPage *page, const QString &account, StreamScope::Which which);

    void showSession(Session *newSession);
    void makeList();
    void setScope(const std::function<void(StreamScope &)> &change);
    void showState();
    void tellStatus();
    [[nodiscard]] QString emptyHint() const;
    [[nodiscard]] std::function<void()> retry() const;

    StreamsPage *q;
    QString accountId;
    StreamScope scope;
    QPointer<Session> session;
    QPointer<StreamList> list;
    StreamsModel model;
    FilterLine *filter;
    FieldError *filterError = nullptr;
    StreamsTable *table;
    StatePane *states;
    QProgressBar *busy;
    QTimer busyDelay;
    bool hadError = false;
};

StreamsPage::Private::Private(StreamsPage *page, const QString &account, StreamScope::Which which)
    : q(page)
    , accountId(account)
    , filter(new FilterLine(page))
    , table(new StreamsTable(page))
    , states(new StatePane(table, page))
    , busy(new QProgressBar(page))
{
    scope.which = which;
    filter->setObjectName(u"filterLine"_s);
    filterError = new FieldError(filter, page);
    filter->setAccessibleName(StreamsPage::tr("Filter the streams"));
    filter->setPlaceholderText(
        StreamsPage::tr("Find: words, #tag, owner:me, jn:2401, private, updated>2026-01-31 …"));
    filter->setToolTip(searchHelp());
    table->setObjectName(u"streamsTable"_s);
    table->setStreams(&model);
    busy->setRange(0, 0);
    busy->setTextVisible(false);
    busy->setFixedHeight(3);
    busy->setAccessibleName(StreamsPage::tr("Loading"));
    QSizePolicy policy = busy->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    busy->setSizePolicy(policy);
    busy->hide();

    auto *bar = new QVBoxLayout;
    bar->setContentsMargins(8, 8, 8, 0);
    bar->setSpacing(3);
    bar->addWidget(filter);
    bar->addWidget(filterError);
    bar->addWidget(busy);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(bar);
    layout->addWidget(states, 1);
    page->setTabOrder(filter, table);

    busyDelay.setSingleShot(true);
    busyDelay.setInterval(400ms);
    connect(&busyDelay, &QTimer::timeout, page, [this] { busy->show(); });
    connect(filter, &FilterLine::filterChanged, page, [this](const QString &text) {
        const auto search = StreamSearch::parse(text);
        const auto *problem = std::get_if<StreamSearch::Problem>(&search);
        filterError->setError(problem ? problem->message : QString());
        if (!problem)
            setScope([&text](StreamScope &s) { s.text = text; });
    });
    connect(filter, &FilterLine::leftDown, page, [this] {
        if (table->isVisible())
            table->focusFirst();
    });
    connect(table, &StreamsTable::sortRequested, page, [this](const QString &field, Qt::SortOrder order) {
        setScope([&](StreamScope &s) {
            s.sortField = field;
            s.order = order;
        });
    });
    connect(table, &StreamsTable::streamActivated, page,
            [this](const QString &id) { emit q->streamRequested(accountId, id); });
    table->setLinkMaker([this](const QString &id) {
        return session ? session->client()->address().api(u"/streams/"_s + id).toString(QUrl::FullyEncoded)
                       : QString();
    });
}

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
    delete list.data();
    session = newSession;
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
            states->showEmpty(scope.which == StreamScope::Which::Shared
                                  ? StreamsPage::tr("Nothing is shared with you yet")
                                  : StreamsPage::tr("No streams yet"),
                              emptyHint());
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

QString StreamsPage::Private::emptyHint() const
{
    return scope.which == StreamScope::Which::Shared
               ? StreamsPage::tr("Streams that colleagues let you read or edit appear here.")
               : StreamsPage::tr(
                   "Streams that you make in Rhino, Revit, Grasshopper or another program appear here.");
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
    d = std::make_unique<Private>(this, accountId, which);
    setObjectName(u"streamsPage"_s);
    d->table->setAccessibleName(title());
    // The columns and the order first: the list then asks the server once, for the right thing.
    d->table->keepLayoutIn(state, u"columns/streams"_s);
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
    if (!d || d->scope.which == StreamScope::Which::Own)
        return tr("Streams");
    return d->scope.which == StreamScope::Which::Shared ? tr("Shared with me") : tr("All streams");
}

QIcon StreamsPage::icon() const
{
    return Speckle::icon(d->scope.which == StreamScope::Which::Shared ? u"shared"_s : u"streams"_s);
}

QString StreamsPage::address() const
{
    switch (d->scope.which) {
    case StreamScope::Which::Own:
        return u"streams/own"_s;
    case StreamScope::Which::Shared:
        return u"streams/shared"_s;
    case StreamScope::Which::All:
        break;
    }
    return u"streams/all"_s;
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
