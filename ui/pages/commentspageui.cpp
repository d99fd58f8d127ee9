// SPDX-License-Identifier: MIT
#include "core/session/sessioncomments.h"
#include "core/session/sessions.h"
#include "ui/actions/recordactions.h"
#include "ui/comments/commentactions.h"
#include "ui/comments/commentview.h"
#include "ui/pages/commentspage.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/filterline.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/recordstable.h"
#include "ui/widgets/statepane.h"
#include "ui/widgets/textformat.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>
#include <QSplitter>

namespace Speckle {

using namespace Qt::StringLiterals;

std::vector<RecordsModel::Column> CommentsPage::columns() const
{
    std::vector<RecordsModel::Column> columns;
    columns.push_back(
        {u"text"_s, tr("Comment"), 40, [this](const QString &row) { return comment(row).text(); }});
    columns.back().icon = [this](const QString &row) {
        return Speckle::icon(comment(row).isClosed() ? u"check"_s : u"comment"_s);
    };
    columns.push_back({u"about"_s, tr("About"), 30, [this](const QString &row) { return aboutText(row); }});
    columns.push_back({u"author"_s, tr("Author"), 18, [this](const QString &row) {
                           Session *session = sessionOf(row);
                           const Comment one = comment(row);
                           return session && !one.isAnonymous() ? session->userName(one.owner()) : QString();
                       }});
    columns.push_back({u"status"_s, tr("Status"), 14, [this](const QString &row) {
                           const Comment one = comment(row);
                           if (!one.isClosed())
                               return one.status();
                           return one.status().isEmpty() ? tr("Closed") : tr("Closed: %1").arg(one.status());
                       }});
    columns.push_back(
        {u"priority"_s, tr("Priority"), 10, [this](const QString &row) { return comment(row).priority(); }});
    columns.push_back({u"account"_s, tr("Account"), 24,
                       [this](const QString &row) { return accountName(placeOf(row).accountId); }});
    columns.push_back({u"written"_s, tr("Written"), 23,
                       [this](const QString &row) { return timeText(comment(row).createdAt()); }});
    columns.back().sortKey = [this](const QString &row) { return comment(row).createdAt(); };
    columns.back().toolTip = [this](const QString &row) { return exactTimeText(comment(row).createdAt()); };
    return columns;
}

void CommentsPage::build(UiState *state)
{
    m_filter->setObjectName(u"filterLine"_s);
    m_filter->setPlaceholderText(tr("Find comments: text, author, what they are about …"));
    m_filter->setAccessibleName(tr("Find comments"));
    m_all->setObjectName(u"commentsAllAccounts"_s);
    m_all->setChecked(state && state->value(u"comments/allAccounts"_s).toBool());
    m_openOnly->setObjectName(u"commentsOpenOnly"_s);
    m_table->setObjectName(u"recordsTable"_s);
    m_table->setAccessibleName(title());
    m_table->setRecords(&m_model);
    m_table->sortByColumn(6, Qt::DescendingOrder);
    m_table->keepLayoutIn(state, "columns/comments inbox"_L1);
    m_missing->setObjectName(u"commentsMissing"_s);
    m_missing->setTextFormat(Qt::PlainText);
    m_missing->setWordWrap(true);
    m_missing->setContentsMargins(12, 4, 12, 6);
    m_missing->hide();

    auto *line = new QHBoxLayout;
    line->setContentsMargins(8, 8, 8, 0);
    line->setSpacing(8);
    line->addWidget(m_filter, 1);
    line->addWidget(m_openOnly);
    line->addWidget(m_all);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 3, 8, 3);
    m_actions->fillBar(bar);
    bar->addStretch(1);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_table);
    splitter->addWidget(m_view);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    m_states = new StatePane(splitter, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(line);
    layout->addLayout(bar);
    layout->addWidget(m_states, 1);
    layout->addWidget(m_missing);

    connect(m_filter, &FilterLine::filterChanged, this, [this](const QString &words) {
        m_table->setWords(words);
        showState();
    });
    connect(m_filter, &FilterLine::leftDown, m_table, &RecordsTable::focusFirst);
    connect(m_openOnly, &QCheckBox::toggled, this, [this](bool on) {
        m_table->setAccepts(on ? [this](const QString &row) { return !comment(row).isClosed(); }
                               : std::function<bool(const QString &)>());
        showState();
    });
    connect(m_all, &QCheckBox::toggled, this, [this](bool on) {
        if (m_state)
            m_state->setValue(u"comments/allAccounts"_s, on);
        followSessions();
    });
    connect(m_table, &RecordsTable::recordActivated, this, &CommentsPage::open);
    connect(m_table, &RecordsTable::selectedIdsChanged, m_actions, &RecordActions::refresh);
    connect(m_table, &RecordsTable::menuRequested, m_actions, &RecordActions::popup);
    connect(m_table, &RecordsTable::shownChanged, this, &CommentsPage::showState);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CommentsPage::showCurrent);
}

void CommentsPage::addActions()
{
    m_actions->add({u"commentOpen"_s, tr("O&pen what it is about"), u"open"_s,
                    [this](const QStringList &rows) { open(rows.constFirst()); },
                    [](const QStringList &rows) {
                        return rows.size() == 1 ? QString() : tr("Choose one comment in the list first.");
                    },
                    true});
    addCommentActions(m_actions, [this](const QStringList &rows) {
        ChosenComments chosen;
        const QString account = rows.isEmpty() ? m_accountId : placeOf(rows.constFirst()).accountId;
        for (const QString &row : rows) {
            if (placeOf(row).accountId != account) {
                chosen.whyNot = tr("Choose comments of one account only.");
                return chosen;
            }
            chosen.ids += placeOf(row).commentId;
        }
        chosen.work = m_sources.value(account).work;
        if (!chosen.work)
            chosen.whyNot = tr("You are signed out.");
        return chosen;
    });
}

} // namespace Speckle
