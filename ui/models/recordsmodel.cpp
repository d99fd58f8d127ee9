// SPDX-License-Identifier: MIT
#include "ui/models/recordsmodel.h"

#include "core/session/idlist.h"
#include "ui/widgets/plaintext.h"

#include <QGuiApplication>
#include <QPalette>

#include <utility>

namespace Speckle {

RecordsModel::RecordsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void RecordsModel::setColumns(std::vector<Column> columns)
{
    beginResetModel();
    m_columns = std::move(columns);
    endResetModel();
}

void RecordsModel::setList(IdList *list)
{
    if (m_list == list)
        return;
    beginResetModel();
    if (m_list)
        disconnect(m_list, nullptr, this, nullptr);
    m_list = list;
    m_rowsValid = false;
    endResetModel();
    if (!m_list)
        return;
    connect(m_list, &IdList::aboutToInsert, this,
            [this](int first, int last) { beginInsertRows({}, first, last); });
    connect(m_list, &IdList::inserted, this, [this] {
        m_rowsValid = false;
        endInsertRows();
    });
    connect(m_list, &IdList::aboutToRemove, this,
            [this](int first, int last) { beginRemoveRows({}, first, last); });
    connect(m_list, &IdList::removed, this, [this] {
        m_rowsValid = false;
        endRemoveRows();
    });
    connect(m_list, &IdList::aboutToReset, this, [this] { beginResetModel(); });
    connect(m_list, &IdList::resetDone, this, [this] {
        m_rowsValid = false;
        endResetModel();
    });
    // Its ids are gone before QPointer knows; a view must not ask for rows in between.
    connect(m_list, &QObject::destroyed, this, [this] {
        beginResetModel();
        m_list.clear();
        m_rowsValid = false;
        endResetModel();
    });
}

void RecordsModel::touch(const QString &id)
{
    if (const QModelIndex first = indexOf(id); first.isValid())
        emit dataChanged(first, first.siblingAtColumn(columnCount() - 1));
}

void RecordsModel::touchAll()
{
    if (const int last = rowCount() - 1; last >= 0 && columnCount() > 0)
        emit dataChanged(index(0, 0), index(last, columnCount() - 1));
}

QString RecordsModel::id(const QModelIndex &index) const
{
    return index.isValid() && index.row() < rowCount() ? m_list->ids().at(index.row()) : QString();
}

QModelIndex RecordsModel::indexOf(const QString &id) const
{
    if (!m_rowsValid) {
        m_rows.clear();
        for (int row = 0; row < rowCount(); ++row)
            m_rows.insert(m_list->ids().at(row), row);
        m_rowsValid = true;
    }
    const int row = m_rows.value(id, -1);
    return row < 0 ? QModelIndex() : index(row, 0);
}

int RecordsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_list ? 0 : int(m_list->ids().size());
}

int RecordsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant RecordsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QString &id = m_list->ids().at(index.row());
    const Column &column = m_columns.at(size_t(index.column()));
    switch (role) {
    case IdRole:
        return id;
    case SortRole:
        return column.sortKey ? column.sortKey(id) : QVariant(column.text(id));
    case Qt::DisplayRole:
        return oneLine(column.text(id));
    case Qt::ToolTipRole:
        return plainToolTip(column.toolTip ? column.toolTip(id) : column.text(id));
    case Qt::DecorationRole:
        return column.icon ? QVariant(column.icon(id)) : QVariant();
    case Qt::TextAlignmentRole:
        return column.isNumber ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ForegroundRole:
        return m_isDimmed && m_isDimmed(id) ? QVariant(QGuiApplication::palette().placeholderText())
                                            : QVariant();
    default:
        return {};
    }
}

QVariant RecordsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column &column = m_columns.at(size_t(section));
    if (role == Qt::TextAlignmentRole)
        return QVariant((column.isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(column.title) : QVariant();
}

} // namespace Speckle
