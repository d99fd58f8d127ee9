// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/layerranges.h"

#include <QAbstractTableModel>

namespace Speckle {

/*!
 * The layers of one stream as a table, and a last row for the objects that no layer covers, where there are
 * any. Born empty.
 */
class LayersModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Visible, Objects, Range, ColumnCount };
    //! A layer's row: its guid. The row of unassigned objects has none.
    enum Role { GuidRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    //! Rows that stay the same keep their selection; nothing is told where nothing differs.
    void setRanges(const LayerRanges &ranges);
    [[nodiscard]] bool isUnassigned(const QModelIndex &index) const
    {
        return index.row() == m_ranges.layers.size();
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QVariant layerData(const LayerRange &range, int column, int role) const;
    [[nodiscard]] QVariant unassignedData(int column, int role) const;

    LayerRanges m_ranges;
};

/*!
 * What stands for a layer's colour: a square of it. \a colorName as the server has it, "#RRGGBB" or a .NET
 * colour name (which are CSS's); one that names no colour has no square, and a null icon comes back.
 */
[[nodiscard]] QIcon colorSwatch(const QString &colorName);

} // namespace Speckle
