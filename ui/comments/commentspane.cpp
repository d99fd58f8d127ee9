// SPDX-License-Identifier: MIT
#include "ui/comments/commentspane.h"

#include "core/session/session.h"
#include "core/session/sessioncomments.h"
#include "ui/actions/recordactions.h"
#include "ui/comments/commentactions.h"
#include "ui/comments/commentview.h"
#include "ui/comments/commentwork.h"
#include "ui/settings/keepcolumns.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/filterline.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/statepane.h"
#include "ui/widgets/textformat.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTreeView>

#include <algorithm>
#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;

//! What the words and the box above let through. An answer that fits keeps what it answers.
class CommentsPane::Threads : public QSortFilterProxyModel
{
public:
    explicit Threads(CommentsModel *model)
    {
        setRecursiveFilteringEnabled(true);
        setSourceModel(model);
    }

    void setWords(const QString &words)
    {
        m_words = words.simplified().split(u' ', Qt::SkipEmptyParts);
        invalidateFilter();
    }
    void setOpenOnly(bool on)
    {
        m_openOnly = on;
        invalidateFilter();
    }
    [[nodiscard]] int shown(const QModelIndex &parent = {}) const
    {
        int count = rowCount(parent);
        for (int row = rowCount(parent) - 1; row >= 0; --row)
            count += shown(index(row, 0, parent));
        return count;
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QModelIndex index = sourceModel()->index(row, 0, parent);
        if (m_openOnly && index.data(CommentsModel::ClosedRole).toBool())
            return false;
        const QString words = index.data(CommentsModel::WordsRole).toString();
        const QString id = index.data(CommentsModel::IdRole).toString();
        return std::all_of(m_words.cbegin(), m_words.cend(), [&](const QString &word) {
            return words.contains(word, Qt::CaseInsensitive) || id == word;
        });
    }

private:
    QStringList m_words;
    bool m_openOnly = false;
};

CommentsPane::CommentsPane(ResourceType type, const QString &id, UiState *state, QWidget *parent)
    : QWidget(parent)
    , m_type(type)
    , m_resourceId(id)
    , m_about(id)
    , m_threads(std::make_unique<Threads>(&m_model))
    , m_work(new CommentWork(this, state))
    , m_tree(new QTreeView)
    , m_actions(new RecordActions(m_tree, [this] { return selectedIds(); }))
    , m_view(new CommentView)
    , m_filter(new FilterLine)
    , m_openOnly(new QCheckBox(tr("&Open ones only")))
    , m_hidden(new QLabel)
{
    setObjectName(u"commentsPane"_s);
    addActions();
    build(state);
    showState();
}

CommentsPane::~CommentsPane()
{
    blockSignals(true); // whoever listens may be half gone by now
    // First what asks this object, which is going. Nothing may be drawn any more: the window may be going,
    // too.
    delete m_actions;
    m_tree->setModel(nullptr);
    release();
}

void CommentsPane::release()
{
    if (m_session)
        m_session->disconnect(this);
    if (m_list)
        m_list->disconnect(this);
    m_model.setList(nullptr, nullptr);
    m_work->setSession(nullptr);
    m_list.reset();
}

void CommentsPane::build(UiState *state)
{
    m_tree->setObjectName(u"commentsTree"_s);
    m_tree->setAccessibleName(tr("Comments"));
    m_tree->setModel(m_threads.get());
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setTabKeyNavigation(false);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView *header = m_tree->header();
    header->setAccessibleName(tr("Columns"));
    header->setStretchLastSection(false);
    constexpr int widths[] = {0, 18, 16, 10, 18, 23};
    for (int column = 1; column < CommentsModel::ColumnCount; ++column)
        header->resizeSection(column, fontMetrics().averageCharWidth() * widths[column]);
    keepColumns(header, state, "columns/comments"_L1);
    header->setSectionResizeMode(CommentsModel::TextColumn, QHeaderView::Stretch);

    m_filter->setObjectName(u"commentsFilter"_s);
    m_filter->setPlaceholderText(tr("Find comments"));
    m_filter->setAccessibleName(tr("Find comments"));
    m_openOnly->setObjectName(u"commentsOpenOnly"_s);
    m_hidden->setObjectName(u"commentsHidden"_s);
    m_hidden->setTextFormat(Qt::PlainText);
    m_hidden->setContentsMargins(12, 2, 12, 4);
    m_hidden->hide();

    auto *line = new QHBoxLayout;
    line->setContentsMargins(12, 6, 12, 0);
    line->setSpacing(8);
    line->addWidget(m_filter, 1);
    line->addWidget(m_openOnly);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 4, 12, 4);
    m_actions->fillBar(bar);
    bar->addStretch(1);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_tree);
    splitter->addWidget(m_view);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    m_states = new StatePane(splitter, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addLayout(bar);
    layout->addWidget(m_states, 1);
    layout->addWidget(m_hidden);
    setFocusProxy(m_tree);

    connect(m_tree, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { m_actions->popup(m_tree->viewport()->mapToGlobal(at)); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, m_actions,
            &RecordActions::refresh);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &CommentsPane::showCurrent);
    connect(m_filter, &FilterLine::filterChanged, this, [this](const QString &words) {
        m_threads->setWords(words);
        m_tree->expandAll();
        showState();
    });
    connect(m_filter, &FilterLine::leftDown, m_tree, qOverload<>(&QWidget::setFocus));
    connect(m_openOnly, &QCheckBox::toggled, this, [this](bool on) {
        m_threads->setOpenOnly(on);
        m_tree->expandAll();
        showState();
    });
    // Threads are there to be read: they come opened.
    connect(
        m_threads.get(), &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex &parent) {
            m_tree->expand(parent);
            choosePending();
        },
        Qt::QueuedConnection);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, [this] {
        m_actions->refresh();
        showCurrent();
        showState();
    });
    connect(m_work, &CommentWork::made, this, &CommentsPane::choose);
    connect(m_work, &CommentWork::failed, this, &CommentsPane::failed);
}

void CommentsPane::addActions()
{
    m_actions->add({u"commentNew"_s, tr("&New comment…"), u"add"_s,
                    [this](const QStringList &) { m_work->write(m_type, m_resourceId, m_about); },
                    [this](const QStringList &) { return whyNotWrite(); }, true});
    addCommentActions(m_actions, [this](const QStringList &ids) { return ChosenComments{m_work, ids}; });
}

void CommentsPane::setSession(Session *session)
{
    release();
    m_work->setSession(session);
    m_session = session;
    m_failed = false;
    if (session) {
        m_list = session->comments()->on(m_type, m_resourceId);
        m_model.setList(session, m_list);
        connect(m_list.get(), &RecordList::stateChanged, this, &CommentsPane::showState);
        connect(m_list.get(), &RecordList::failed, this, [this](const ApiError &error) {
            if (m_list->ids().isEmpty())
                return; // the pane tells of it
            m_failed = true;
            emit failed(error, [pane = QPointer<CommentsPane>(this)] {
                if (pane)
                    pane->refresh();
            });
        });
        connect(m_list.get(), &RecordList::busyChanged, this, [this](bool busy) {
            if (busy)
                return;
            if (!m_list->error().isError() && std::exchange(m_failed, false))
                emit recovered();
            showState();
            emit countChanged();
        });
        for (const auto signal : {&RecordList::inserted, &RecordList::removed})
            connect(m_list.get(), signal, this, &CommentsPane::countChanged);
        connect(session, &Session::userChanged, this, [this] {
            m_actions->refresh();
            showCurrent();
        });
        if (m_active)
            m_list->refresh();
    }
    m_actions->refresh();
    showCurrent();
    showState();
    emit countChanged();
}

void CommentsPane::setAbout(const QString &name, const QString &whyNotComment)
{
    m_about = name;
    if (whyNotComment == m_work->whyNotComment())
        return;
    m_work->setWhyNotComment(whyNotComment);
    m_actions->refresh();
    showState();
}

QString CommentsPane::whyNotWrite() const
{
    return m_session ? m_work->whyNotComment() : tr("You are signed out.");
}

void CommentsPane::activate()
{
    if (!std::exchange(m_active, true) && m_list)
        m_list->refresh();
}

void CommentsPane::refresh()
{
    if (isVisible() && m_list)
        m_list->refresh();
    else
        m_active = false;
}

void CommentsPane::choose(const QString &commentId)
{
    m_pending = commentId;
    choosePending();
}

void CommentsPane::choosePending()
{
    const QModelIndex row = m_threads->mapFromSource(m_model.indexOf(m_pending));
    if (!row.isValid())
        return;
    m_pending.clear();
    m_tree->setCurrentIndex(row);
    m_tree->scrollTo(row);
}

std::optional<int> CommentsPane::count() const
{
    if (!m_list || m_list->state() == RecordList::State::Loading
        || (m_list->ids().isEmpty() && m_list->error().isError()))
        return std::nullopt;
    return int(m_list->ids().size());
}

QStringList CommentsPane::selectedIds() const
{
    QModelIndexList rows
        = m_tree->selectionModel() ? m_tree->selectionModel()->selectedRows() : QModelIndexList();
    QStringList ids;
    for (const QModelIndex &row : std::as_const(rows))
        ids += row.data(CommentsModel::IdRole).toString();
    return ids;
}

void CommentsPane::showCurrent()
{
    m_view->setComment(m_session, m_tree->currentIndex().data(CommentsModel::IdRole).toString());
}

void CommentsPane::showHidden()
{
    const int hidden = m_model.count() - m_threads->shown();
    m_hidden->setText(hidden == 1 ? tr("1 comment is not shown.")
                                  : tr("%1 comments are not shown.").arg(countText(hidden)));
    m_hidden->setVisible(hidden > 0);
}

void CommentsPane::showState()
{
    showHidden();
    if (!m_list) {
        m_states->showEmpty(tr("Signed out"), tr("Sign in to see the comments."));
        return;
    }
    const auto retry = [pane = QPointer<CommentsPane>(this)] {
        if (pane)
            pane->refresh();
    };
    switch (m_list->state()) {
    case RecordList::State::Loading:
        m_states->showLoading(tr("Loading the comments…"));
        break;
    case RecordList::State::Forbidden:
        m_states->showForbidden(m_list->error());
        break;
    case RecordList::State::Failed:
        m_states->showFailed(m_list->error(), retry);
        break;
    case RecordList::State::Empty:
        if (whyNotWrite().isEmpty())
            m_states->showEmpty(tr("No comments yet"), tr("Say what you think, ask, or point to a mistake."),
                                tr("&New comment…"),
                                [this] { m_work->write(m_type, m_resourceId, m_about); });
        else
            m_states->showEmpty(tr("No comments yet"), whyNotWrite());
        break;
    case RecordList::State::Ready:
        if (m_threads->rowCount() > 0)
            m_states->showContent();
        else
            m_states->showFilteredOut(tr("No comment matches"), [this] {
                m_openOnly->setChecked(false);
                m_filter->setFilter({});
            });
        break;
    }
}

} // namespace Speckle
