// SPDX-License-Identifier: MIT
#pragma once

#include "core/objects/objectstore.h"
#include "ui/models/layerranges.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QPointer>
#include <QStringList>

#include <vector>

namespace Speckle {

/*!
 * The objects of one stream under its layers: two levels, of which it holds nothing but the ids.
 *
 * An object is read from the store when a cell is asked for. The model asks the store for nothing: rows that
 * come into view do that (ObjectTreeView). Any row and its parent are found in constant time. Born empty.
 */
class ObjectTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Name, Type, Id, ColumnCount };

    explicit ObjectTreeModel(QObject *parent = nullptr);

    //! Not owned; nullptr: what is known stays, but nothing of the objects can be shown.
    void setStore(ObjectStore *store);
    [[nodiscard]] ObjectStore *store() const { return m_store; }
    //! Resets the rows where they differ.
    void setObjects(const QStringList &ids, const LayerRanges &ranges);

    //! In stream order, duplicates kept.
    [[nodiscard]] const QStringList &objectIds() const { return m_ids; }
    //! Empty for a layer's row.
    [[nodiscard]] QString objectId(const QModelIndex &index) const;
    //! The layer's guid; empty for the row of unassigned objects, and for objects.
    [[nodiscard]] QString layerGuid(const QModelIndex &index) const;
    //! The row of a layer; the row of the unassigned objects for an empty \a guid. Invalid where there is
    //! none.
    [[nodiscard]] QModelIndex layerIndex(const QString &guid) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] int layerCount() const;
    [[nodiscard]] int objectCount(int layerRow) const;
    //! Where in the stream the object of a row stands.
    [[nodiscard]] qsizetype position(int layerRow, int row) const;
    [[nodiscard]] bool isUnassigned(int layerRow) const { return layerRow == m_ranges.layers.size(); }
    [[nodiscard]] QVariant layerData(int layerRow, int column, int role) const;
    [[nodiscard]] QVariant objectData(const QString &id, int column, int role) const;
    void objectsChanged(const QStringList &ids);
    void positionChanged(int position);
    void indexPositions();

    QPointer<ObjectStore> m_store;
    QStringList m_ids;
    LayerRanges m_ranges;
    // Where each id stands, made when the first object arrives: the first place by id, the next of the same
    // by place.
    QHash<QString, int> m_firstPlace;
    std::vector<int> m_nextPlace;
};

} // namespace Speckle
