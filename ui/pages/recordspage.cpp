// SPDX-License-Identifier: MIT
#include "ui/pages/recordspage.h"

#include "core/session/session.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/filterline.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/recordstable.h"
#include "ui/widgets/statepane.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QProgressBar>

#include <chrono>
#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

RecordsPage::RecordsPage(const QString &accountId, QWidget *parent)
    : Page(parent)
    , m_accountId(accountId)
    , m_filter(new FilterLine(this))
    , m_bar(new QHBoxLayout)
    , m_table(new RecordsTable(this))
    , m_actions(new RecordActions(m_table, [this] { return m_table->selectedIds(); }))
    , m_states(new StatePane(m_table, this))
    , m_busy(new QProgressBar(this))
{
    m_filter->setObjectName(u"filterLine"_s);
    m_table->setObjectName(u"recordsTable"_s);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedHeight(3);
    m_busy->setAccessibleName(tr("Loading"));
    QSizePolicy policy = m_busy->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_busy->setSizePolicy(policy);
    m_busy->hide();
    m_busyDelay.setSingleShot(true);
    m_busyDelay.setInterval(400ms);
    connect(&m_busyDelay, &QTimer::timeout, m_busy, &QWidget::show);

    m_bar->addWidget(m_filter, 1);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(8, 8, 8, 0);
    top->setSpacing(3);
    top->addLayout(m_bar);
    top->addWidget(m_busy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(top);
    layout->addWidget(m_states, 1);
}

RecordsPage::~RecordsPage()
{
    // First what asks this object, which is going, when rows and choice go.
    delete m_actions;
    delete m_table;
}

void RecordsPage::setUp(Session *session, std::vector<RecordsModel::Column> columns, const Words &words,
                        UiState *state, QLatin1String key)
{
    m_words = words;
    m_model.setColumns(std::move(columns));
    m_table->setRecords(&m_model);
    m_table->setAccessibleName(title());
    m_table->keepLayoutIn(state, key);
    m_filter->setAccessibleName(words.filterHint);
    m_filter->setPlaceholderText(words.filterHint);
    m_actions->fillBar(m_bar);
    m_actions->refresh();

    connect(m_filter, &FilterLine::filterChanged, this, [this](const QString &text) {
        m_table->setWords(text);
        showState();
    });
    connect(m_filter, &FilterLine::leftDown, this, [this] {
        if (m_table->isVisible())
            m_table->focusFirst();
    });
    connect(m_table, &RecordsTable::recordActivated, this, [this](const QString &id) { activated(id); });
    connect(m_table, &RecordsTable::selectedIdsChanged, m_actions, &RecordActions::refresh);
    connect(&m_model, &QAbstractItemModel::dataChanged, m_actions, &RecordActions::refresh);
    connect(m_table, &RecordsTable::menuRequested, m_actions, &RecordActions::popup);
    connect(m_table, &RecordsTable::shownChanged, this, [this] { showState(); });
    showSession(session);
}

void RecordsPage::showSession(Session *newSession)
{
    // Calls that a question of this page has begun end without a word, with the session.
    qDeleteAll(findChildren<BulkDialog *>());
    if (m_session)
        m_session->disconnect(this);
    if (m_list)
        m_list->disconnect(this);
    m_model.setList(nullptr);
    m_session = newSession;
    m_list = newSession ? listOf(newSession) : nullptr;
    if (m_list) {
        connect(m_list, &RecordList::stateChanged, this, [this] { showState(); });
        connect(m_list, &RecordList::failed, this, [this](const ApiError &error) {
            // Where there is nothing else to show, the pane tells of it, and the bar would only repeat it.
            if (!m_list->ids().isEmpty())
                tellFailure(error);
        });
        connect(m_list, &RecordList::busyChanged, this, [this](bool busy) {
            if (busy) {
                m_busyDelay.start();
            } else {
                m_busyDelay.stop();
                m_busy->hide();
                showState();
            }
        });
        connect(m_session, &Session::userChanged, this, [this](const QString &userId) {
            if (userId == m_session->userId())
                m_actions->refresh();
        });
        follow(newSession);
        m_model.setList(m_list);
        // It may have been loaded long ago, for somebody else.
        m_list->refresh();
    }
    m_actions->refresh();
    showState();
}

void RecordsPage::showState()
{
    if (!m_session || !m_list) {
        m_states->showEmpty(tr("Signed out"), m_words.signedOut);
        return;
    }
    const auto retry = [page = QPointer<RecordsPage>(this)] {
        if (page)
            page->refresh();
    };
    switch (m_list->state()) {
    case RecordList::State::Loading:
        m_states->showLoading(m_words.loading);
        break;
    case RecordList::State::Forbidden:
        m_states->showForbidden(m_list->error());
        break;
    case RecordList::State::Failed:
        m_states->showFailed(m_list->error(), retry);
        break;
    case RecordList::State::Empty:
        m_states->showEmpty(m_words.emptyHeadline, m_words.emptyHint);
        break;
    case RecordList::State::Ready:
        if (m_table->shownCount() > 0 || m_filter->text().trimmed().isEmpty())
            m_states->showContent();
        else
            m_states->showFilteredOut(tr("Nothing matches “%1”").arg(oneLine(m_filter->text(), 60)),
                                      [this] { m_filter->setFilter({}); });
        break;
    }
    if (m_list->error().isError())
        m_hadError = true;
    else if (!m_list->isBusy() && std::exchange(m_hadError, false))
        emit recovered();
    tellStatus();
}

void RecordsPage::tellStatus()
{
    emit statusText(m_list && m_list->state() == RecordList::State::Ready ? countWords(m_table->shownCount())
                                                                          : QString());
}

void RecordsPage::tellFailure(const ApiError &error)
{
    emit failed(error, [page = QPointer<RecordsPage>(this)] {
        if (page)
            page->refresh();
    });
}

void RecordsPage::refresh()
{
    if (m_list)
        m_list->refresh();
}

void RecordsPage::setSession(Session *session)
{
    if (session != m_session || !session)
        showSession(session);
}

void RecordsPage::focusStart()
{
    m_filter->setFocus();
}

bool RecordsPage::focusFilter()
{
    m_filter->setFocus();
    m_filter->selectAll();
    return true;
}

void RecordsPage::keyPressEvent(QKeyEvent *event)
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

void RecordsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    tellStatus();
}

} // namespace Speckle
