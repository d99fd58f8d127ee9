// SPDX-License-Identifier: MIT
#include "ui/pages/streamactions.h"
#include "ui/pages/streamspage_p.h"
#include "ui/pages/streamwork.h"
#include "ui/widgets/fielderror.h"
#include "ui/widgets/filterline.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/savedsearches.h"
#include "ui/widgets/statepane.h"
#include "ui/widgets/streamstable.h"

#include <QBoxLayout>
#include <QProgressBar>
#include <QToolButton>

#include <chrono>

namespace Speckle {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto versionsKey = "streams/withVersions"_L1;

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

StreamsPage::Private::Private(StreamsPage *page, const QString &account, StreamScope::Which which,
                              UiState *uiState)
    : q(page)
    , accountId(account)
    , state(uiState)
    , filter(new FilterLine(page))
    , table(new StreamsTable(page))
    , states(new StatePane(table, page))
    , busy(new QProgressBar(page))
{
    scope.which = which;
    build();
    addActions();
    follow();
}

void StreamsPage::Private::build()
{
    filter->setObjectName(u"filterLine"_s);
    filterError = new FieldError(filter, q);
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
    line = new QHBoxLayout;
    line->addWidget(filter, 1);
    bar->addLayout(line);
    bar->addWidget(filterError);
    bar->addWidget(busy);
    auto *layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(bar);
    layout->addWidget(states, 1);
    q->setTabOrder(filter, table);
}

void StreamsPage::Private::follow()
{
    busyDelay.setSingleShot(true);
    busyDelay.setInterval(400ms);
    connect(&busyDelay, &QTimer::timeout, q, [this] { busy->show(); });
    connect(filter, &FilterLine::filterChanged, q, [this](const QString &text) {
        const auto search = StreamSearch::parse(text);
        const auto *problem = std::get_if<StreamSearch::Problem>(&search);
        filterError->setError(problem ? problem->message : QString());
        if (!problem)
            setScope([&text](StreamScope &s) { s.text = text; });
    });
    connect(filter, &FilterLine::leftDown, q, [this] {
        if (table->isVisible())
            table->focusFirst();
    });
    connect(table, &StreamsTable::sortRequested, q, [this](const QString &field, Qt::SortOrder order) {
        setScope([&](StreamScope &s) {
            s.sortField = field;
            s.order = order;
        });
    });
    connect(table, &StreamsTable::streamActivated, q,
            [this](const QString &id) { emit q->streamRequested(accountId, id); });
    connect(table, &StreamsTable::selectedStreamsChanged, actions->actions(), &RecordActions::refresh);
    connect(table, &StreamsTable::menuRequested, actions->actions(), &RecordActions::popup);
    connect(table, &StreamsTable::starClicked, q, [this](const QString &id) { actions->toggleStars({id}); });
    connect(actions, &StreamActions::pageRequested, q,
            [this](const QString &address) { emit q->pageRequested(accountId, address); });
    connect(searches, &SavedSearches::picked, filter, &FilterLine::setFilter);
    if (versions) {
        connect(versions, &QToolButton::toggled, q, [this](bool on) {
            if (state)
                state->setValue(versionsKey, on ? QJsonValue(true) : QJsonValue(QJsonValue::Undefined));
            setScope([on](StreamScope &s) { s.withVersions = on; });
        });
    }
    if (scope.which == StreamScope::Which::Starred && actions->stars()) {
        connect(actions->stars(), &Stars::changed, q,
                [this] { setScope([this](StreamScope &s) { s.starred = actions->stars()->streamIds(); }); });
    }
}

void StreamsPage::Private::addActions()
{
    actions = new StreamActions(
        table, [this] { return table->selectedStreams(); }, state, accountId, q);
    RecordActions *all = actions->actions();
    StreamWork *work = actions->work();
    all->add({u"streamNew"_s, StreamsPage::tr("&New stream…"), u"add"_s,
              [work](const QStringList &) { work->create(); },
              [work](const QStringList &) {
                  return work->session() ? QString() : StreamsPage::tr("You are signed out.");
              },
              true});
    all->add({u"streamOpen"_s, StreamsPage::tr("&Open"), u"open"_s, [this](const QStringList &ids) {
                  for (const QString &id : ids)
                      emit q->streamRequested(accountId, id);
              }});
    actions->addAll();
    all->add({u"streamColumns"_s, StreamsPage::tr("&Columns…"), u"columns"_s,
              [this](const QStringList &) { table->showColumnsMenu(); },
              [](const QStringList &) { return QString(); }, false, true});
    model.setStars(actions->stars());

    searches = new SavedSearches(
        state, u"searches/streams"_s, [this] { return filter->text(); },
        [](const QString &text) {
            const auto search = StreamSearch::parse(text);
            const auto *problem = std::get_if<StreamSearch::Problem>(&search);
            return problem ? problem->message : QString();
        },
        q);
    line->addWidget(searches);
    if (scope.which == StreamScope::Which::Starred) {
        if (actions->stars())
            scope.starred = actions->stars()->streamIds();
    } else {
        versions = new QToolButton(q);
        versions->setObjectName(u"versionsToggle"_s);
        versions->setText(StreamsPage::tr("Show versions"));
        versions->setToolTip(StreamsPage::tr(
            "Streams that are versions of others, too. Without it they are found on the page of theirs."));
        versions->setAccessibleName(versions->text());
        versions->setIcon(Speckle::icon(u"history"_s));
        versions->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        versions->setFocusPolicy(Qt::TabFocus);
        versions->setCheckable(true);
        versions->setChecked(state && state->value(versionsKey).toBool());
        scope.withVersions = versions->isChecked();
        line->addWidget(versions);
    }
    all->fillBar(line);
    auto *more = new QToolButton(q);
    more->setObjectName(u"streamsActionsButton"_s);
    more->setText(StreamsPage::tr("Actions"));
    more->setToolTip(StreamsPage::tr("What can be done with the streams that are chosen"));
    more->setAccessibleName(more->toolTip());
    more->setIcon(Speckle::icon(u"more"_s));
    more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    more->setFocusPolicy(Qt::TabFocus);
    connect(more, &QToolButton::clicked, q,
            [all, more] { all->popup(more->mapToGlobal(QPoint(0, more->height()))); });
    line->addWidget(more);
}

} // namespace Speckle
