// SPDX-License-Identifier: MIT
#include "ui/widgets/streamstable.h"

#include "ui/models/streamsmodel.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/densetable.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTimer>

#include <algorithm>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

constexpr int FewestNameCharacters = 26;

} // namespace

StreamsTable::StreamsTable(QWidget *parent)
    : QTreeView(parent)
    , m_sortColumn(StreamsModel::Updated)
{
    makeDense(this);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == StreamsModel::Star)
            emit starClicked(m_streams->streamId(index));
    });
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const QString id = m_streams->streamId(index); !id.isEmpty())
            emit streamActivated(id);
    });
}

void StreamsTable::setStreams(StreamsModel *model)
{
    m_streams = model;
    // Before the view's own: they must see what it is about to lose.
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &StreamsTable::rememberPlace);
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { rememberMoving(first, last); });
    setModel(model);
    connect(model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { findAgain(first, last); });
    connect(model, &QAbstractItemModel::modelReset, this, &StreamsTable::goBack, Qt::QueuedConnection);
    connect(model, &QAbstractItemModel::rowsInserted, this, &StreamsTable::fetchAhead, Qt::QueuedConnection);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &StreamsTable::fetchAhead,
            Qt::QueuedConnection);
    setUpHeader();
}

void StreamsTable::setUpHeader()
{
    QHeaderView *h = header();
    h->setObjectName(u"streamsHeader"_s);
    h->setAccessibleName(tr("Columns"));
    h->setSectionsClickable(true);
    h->setSectionsMovable(true);
    h->setHighlightSections(false);
    h->setStretchLastSection(false);
    h->setMinimumSectionSize(fontMetrics().averageCharWidth() * 5);
    h->setSectionResizeMode(QHeaderView::Interactive);
    // The name gets whatever the others leave.
    h->setSectionResizeMode(StreamsModel::Name, QHeaderView::Stretch);
    const int em = fontMetrics().averageCharWidth();
    h->resizeSection(StreamsModel::Owner, em * 18);
    h->resizeSection(StreamsModel::Private, em * 14);
    h->resizeSection(StreamsModel::Tags, em * 18);
    h->resizeSection(StreamsModel::JobNumber, em * 13);
    h->resizeSection(StreamsModel::Units, em * 13);
    h->resizeSection(StreamsModel::Versions, em * 11);
    h->resizeSection(StreamsModel::Updated, em * 20);
    h->resizeSection(StreamsModel::Objects, em * 11);
    h->resizeSection(StreamsModel::Star, h->minimumSectionSize());
    h->moveSection(h->visualIndex(StreamsModel::Star), 0);
    // Enough to choose from; a laptop has no room for all.
    for (const int column : {StreamsModel::JobNumber, StreamsModel::Units})
        h->setSectionHidden(column, true);
    h->setSortIndicatorShown(true);
    h->setSortIndicator(m_sortColumn, m_sortOrder);
    h->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(h, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { showColumnsMenu(header()->mapToGlobal(at)); });
    connect(h, &QHeaderView::sortIndicatorChanged, this, &StreamsTable::sortIndicatorChanged);
    connect(h, &QHeaderView::sectionResized, this, &StreamsTable::keepLayout);
    connect(h, &QHeaderView::sectionMoved, this, &StreamsTable::keepLayout);
}

void StreamsTable::fitName()
{
    QHeaderView *h = header();
    const int least = fontMetrics().averageCharWidth() * FewestNameCharacters;
    const int others = h->length() - h->sectionSize(StreamsModel::Name);
    const bool fits = viewport()->width() - others >= least;
    const auto mode = fits ? QHeaderView::Stretch : QHeaderView::Fixed;
    if (h->sectionResizeMode(StreamsModel::Name) != mode)
        h->setSectionResizeMode(StreamsModel::Name, mode);
    if (!fits && h->sectionSize(StreamsModel::Name) != least)
        h->resizeSection(StreamsModel::Name, least);
}

void StreamsTable::keepLayoutIn(UiState *state, const QString &key)
{
    m_key = key;
    if (state) {
        const QSignalBlocker quiet(header());
        const QByteArray kept = state->bytes(key);
        if (!kept.isEmpty() && header()->restoreState(kept)) {
            header()->setSectionResizeMode(StreamsModel::Name, QHeaderView::Stretch);
            header()->setSectionHidden(StreamsModel::Name, false);
            m_sortColumn = header()->sortIndicatorSection();
            m_sortOrder = header()->sortIndicatorOrder();
            if (StreamsModel::sortField(m_sortColumn).isEmpty()) {
                m_sortColumn = StreamsModel::Updated;
                m_sortOrder = Qt::DescendingOrder;
            }
            header()->setSortIndicator(m_sortColumn, m_sortOrder);
        }
    }
    m_state = state;
}

void StreamsTable::keepLayout()
{
    fitName();
    if (m_state)
        m_state->setBytes(m_key, header()->saveState());
}

QString StreamsTable::sortField() const
{
    return StreamsModel::sortField(m_sortColumn);
}

Qt::SortOrder StreamsTable::sortOrder() const
{
    return m_sortOrder;
}

void StreamsTable::sortIndicatorChanged(int section, Qt::SortOrder order)
{
    const QString field = StreamsModel::sortField(section);
    if (field.isEmpty()) {
        // The header has put its arrow where no order is to be had: back with it.
        const QSignalBlocker quiet(header());
        header()->setSortIndicator(m_sortColumn, m_sortOrder);
        header()->viewport()->update();
        return;
    }
    m_sortColumn = section;
    m_sortOrder = order;
    m_sortAsked = true;
    keepLayout();
    emit sortRequested(field, order);
}

void StreamsTable::focusFirst()
{
    setFocus();
    if (!currentIndex().isValid() && m_streams->rowCount() > 0)
        setCurrentIndex(m_streams->index(0, 0));
}

void StreamsTable::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fitName();
    fetchAhead();
}

void StreamsTable::scrollContentsBy(int dx, int dy)
{
    QTreeView::scrollContentsBy(dx, dy);
    fetchAhead();
}

void StreamsTable::fetchAhead()
{
    if (!m_streams || !isVisible() || !m_streams->canFetchMore({}))
        return;
    executeDelayedItemsLayout(); // new rows count only once the scroll bar knows of them
    // Two pages before the end there is time enough to fetch what comes behind it.
    const QScrollBar *bar = verticalScrollBar();
    if (bar->maximum() - bar->value() <= 2 * viewport()->height())
        m_streams->fetchMore({});
}

void StreamsTable::rememberPlace()
{
    m_current = m_streams->streamId(currentIndex());
    m_selected = selectedStreams();
    m_place = std::exchange(m_sortAsked, false) ? 0 : verticalScrollBar()->value();
}

void StreamsTable::select(const QStringList &streamIds, const QString &current)
{
    QItemSelection selection;
    for (const QString &id : streamIds) {
        if (const QModelIndex index = m_streams->indexOf(id); index.isValid())
            selection.select(index, index.siblingAtColumn(StreamsModel::ColumnCount - 1));
    }
    if (const QModelIndex index = m_streams->indexOf(current); index.isValid())
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

QStringList StreamsTable::selectedStreams() const
{
    QModelIndexList rows = selectionModel() ? selectionModel()->selectedRows() : QModelIndexList();
    std::sort(rows.begin(), rows.end());
    QStringList ids;
    for (const QModelIndex &row : std::as_const(rows))
        ids.append(m_streams->streamId(row));
    return ids;
}

void StreamsTable::goBack()
{
    select(m_selected, m_current);
    verticalScrollBar()->setValue(m_place);
    fetchAhead();
}

void StreamsTable::rememberMoving(int first, int last)
{
    const auto leaves
        = [first, last](const QModelIndex &index) { return index.row() >= first && index.row() <= last; };
    const QModelIndexList selected = selectionModel()->selectedRows();
    if (m_moving || !(leaves(currentIndex()) || std::any_of(selected.cbegin(), selected.cend(), leaves)))
        return;
    // The view is about to select a neighbour. What is selected now comes back with its row: the list takes
    // out and puts in within one turn of the event loop.
    m_moving = true;
    m_current = m_streams->streamId(currentIndex());
    m_selected = selectedStreams();
    QTimer::singleShot(0, this, [this] { m_moving = false; });
}

void StreamsTable::findAgain(int first, int last)
{
    if (!m_moving)
        return;
    for (int row = first; row <= last; ++row) {
        const QString id = m_streams->streamId(m_streams->index(row, 0));
        if (id == m_current || m_selected.contains(id))
            return select(m_selected, m_current);
    }
}

void StreamsTable::showColumnsMenu()
{
    showColumnsMenu(viewport()->mapToGlobal(QPoint(0, 0)));
}

void StreamsTable::showColumnsMenu(const QPoint &globalPos)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"columnsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int visual = 0; visual < header()->count(); ++visual) {
        const int column = header()->logicalIndex(visual);
        QAction *action
            = menu->addAction(m_streams->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!header()->isSectionHidden(column));
        action->setEnabled(column != StreamsModel::Name); // or nobody could tell the rows apart
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            header()->setSectionHidden(column, !on);
            keepLayout();
        });
    }
    menu->popup(globalPos);
}

void StreamsTable::contextMenuEvent(QContextMenuEvent *event)
{
    // By the menu key it belongs to the current row, by the mouse to the row beneath.
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    emit menuRequested(byKey ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft())
                             : event->globalPos());
}

void StreamsTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    // Two quick clicks on a star are two clicks, the second of which comes with the button's release.
    if (indexAt(event->position().toPoint()).column() != StreamsModel::Star)
        QTreeView::mouseDoubleClickEvent(event);
}

void StreamsTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    emit selectedStreamsChanged();
}

} // namespace Speckle
