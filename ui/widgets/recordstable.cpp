// SPDX-License-Identifier: MIT
#include "ui/widgets/recordstable.h"

#include "ui/models/recordsmodel.h"
#include "ui/settings/keepcolumns.h"
#include "ui/widgets/densetable.h"
#include "ui/widgets/plaintext.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QSortFilterProxyModel>

#include <algorithm>
#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;

class RecordsTable::Rows : public QSortFilterProxyModel
{
public:
    explicit Rows(RecordsModel *model)
        : m_model(model)
    {
        setSourceModel(model);
        setSortRole(RecordsModel::SortRole);
        setSortCaseSensitivity(Qt::CaseInsensitive);
        setSortLocaleAware(true);
    }

    void setWords(const QString &words)
    {
        m_words = words.simplified().split(u' ', Qt::SkipEmptyParts);
        invalidateFilter();
    }
    void setAccepts(std::function<bool(const QString &)> accepts)
    {
        m_accepts = std::move(accepts);
        invalidateFilter();
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &) const override
    {
        const QString id = m_model->id(m_model->index(row, 0));
        if (m_accepts && !m_accepts(id))
            return false;
        return std::all_of(m_words.cbegin(), m_words.cend(), [&](const QString &word) {
            return id.compare(word, Qt::CaseInsensitive) == 0
                   || std::any_of(m_model->columns().cbegin(), m_model->columns().cend(),
                                  [&](const RecordsModel::Column &column) {
                                      return column.text(id).contains(word, Qt::CaseInsensitive);
                                  });
        });
    }

private:
    RecordsModel *m_model;
    QStringList m_words;
    std::function<bool(const QString &)> m_accepts;
};

RecordsTable::RecordsTable(QWidget *parent)
    : QTreeView(parent)
{
    makeDense(this);
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const QString id = index.data(RecordsModel::IdRole).toString(); !id.isEmpty())
            emit recordActivated(id);
    });
}

RecordsTable::~RecordsTable()
{
    // Before the rows go; whoever listens may be half gone by now.
    blockSignals(true);
    setModel(nullptr);
}

void RecordsTable::setRecords(RecordsModel *model)
{
    m_records = model;
    m_rows = std::make_unique<Rows>(model);
    // Before the view's own: they must see what it is about to lose.
    connect(m_rows.get(), &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_selected = selectedIds();
        m_current = currentId();
        m_place = verticalScrollBar()->value();
    });
    setModel(m_rows.get());
    connect(
        m_rows.get(), &QAbstractItemModel::modelReset, this,
        [this] {
            selectionModel()->setCurrentIndex(m_rows->mapFromSource(m_records->indexOf(m_current)),
                                              QItemSelectionModel::NoUpdate);
            selectAll(m_selected);
            verticalScrollBar()->setValue(m_place);
            emit shownChanged();
        },
        Qt::QueuedConnection);
    connect(m_rows.get(), &QAbstractItemModel::rowsInserted, this, &RecordsTable::shownChanged);
    connect(m_rows.get(), &QAbstractItemModel::rowsRemoved, this, &RecordsTable::shownChanged);

    QHeaderView *h = header();
    h->setAccessibleName(tr("Columns"));
    h->setSectionsMovable(true);
    h->setHighlightSections(false);
    h->setStretchLastSection(false);
    h->setMinimumSectionSize(fontMetrics().averageCharWidth() * 5);
    h->setSectionResizeMode(QHeaderView::Interactive);
    // The first column, the name, gets whatever the others leave.
    h->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int column = 1; column < model->columnCount(); ++column)
        h->resizeSection(column,
                         fontMetrics().averageCharWidth() * model->columns().at(size_t(column)).width);
    h->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(h, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { showColumnsMenu(header()->mapToGlobal(at)); });
    setSortingEnabled(true);
    sortByColumn(0, Qt::AscendingOrder);
}

void RecordsTable::keepLayoutIn(UiState *state, QLatin1String key)
{
    keepColumns(header(), state, key);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setSectionHidden(0, false);
    sortByColumn(header()->sortIndicatorSection(), header()->sortIndicatorOrder());
}

void RecordsTable::setWords(const QString &words)
{
    m_rows->setWords(words);
    emit shownChanged();
}

void RecordsTable::setAccepts(std::function<bool(const QString &)> accepts)
{
    m_rows->setAccepts(std::move(accepts));
    emit shownChanged();
}

int RecordsTable::shownCount() const
{
    return m_rows->rowCount();
}

QString RecordsTable::currentId() const
{
    return currentIndex().data(RecordsModel::IdRole).toString();
}

QStringList RecordsTable::selectedIds() const
{
    QModelIndexList rows = selectionModel() ? selectionModel()->selectedRows() : QModelIndexList();
    std::sort(rows.begin(), rows.end());
    QStringList ids;
    for (const QModelIndex &row : std::as_const(rows))
        ids.append(row.data(RecordsModel::IdRole).toString());
    return ids;
}

void RecordsTable::select(const QString &id)
{
    const QModelIndex row = m_rows->mapFromSource(m_records->indexOf(id));
    if (row.isValid()) {
        setCurrentIndex(row);
        scrollTo(row);
    }
}

void RecordsTable::selectAll(const QStringList &ids)
{
    QItemSelection selection;
    for (const QString &id : ids) {
        if (const QModelIndex row = m_rows->mapFromSource(m_records->indexOf(id)); row.isValid())
            selection.select(row, row);
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void RecordsTable::focusFirst()
{
    setFocus();
    // A view that gets the focus makes a row current by itself, and does not select it.
    if (!selectionModel()->hasSelection() && m_rows->rowCount() > 0)
        setCurrentIndex(currentIndex().isValid() ? currentIndex() : m_rows->index(0, 0));
}

void RecordsTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    emit menuRequested(byKey ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft())
                             : event->globalPos());
}

void RecordsTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    emit selectedIdsChanged();
}

void RecordsTable::showColumnsMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"columnsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < m_records->columnCount(); ++column) {
        QAction *action = menu->addAction(plainCaption(m_records->columns().at(size_t(column)).title));
        action->setCheckable(true);
        action->setChecked(!header()->isSectionHidden(column));
        action->setEnabled(column != 0); // or nobody could tell the rows apart
        connect(action, &QAction::toggled, header(),
                [this, column](bool on) { header()->setSectionHidden(column, !on); });
    }
    menu->popup(globalPosition);
}

} // namespace Speckle
