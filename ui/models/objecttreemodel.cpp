// SPDX-License-Identifier: MIT
#include "ui/models/objecttreemodel.h"

#include "ui/models/layersmodel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/textformat.h"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {
// The internal id of a layer's row; an object's row holds its layer's row plus one.
constexpr quintptr LayerRow = 0;
} // namespace

ObjectTreeModel::ObjectTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void ObjectTreeModel::setStore(ObjectStore *store)
{
    if (m_store == store)
        return;
    if (m_store)
        disconnect(m_store, nullptr, this, nullptr);
    beginResetModel();
    m_store = store;
    endResetModel();
    if (m_store)
        connect(m_store, &ObjectStore::objectsChanged, this, &ObjectTreeModel::objectsChanged);
}

void ObjectTreeModel::setObjects(const QStringList &ids, const LayerRanges &ranges)
{
    if (ids == m_ids && ranges == m_ranges)
        return;
    beginResetModel();
    m_ids = ids;
    m_ranges = ranges;
    m_firstPlace.clear();
    m_nextPlace.clear();
    endResetModel();
}

int ObjectTreeModel::layerCount() const
{
    return int(m_ranges.layers.size()) + (m_ranges.unassigned.empty() ? 0 : 1);
}

int ObjectTreeModel::objectCount(int layerRow) const
{
    if (isUnassigned(layerRow))
        return int(m_ranges.unassigned.size());
    // Ranges may have been made before the ids were known.
    const LayerRange &range = m_ranges.layers.at(layerRow);
    return int(std::clamp<qsizetype>(m_ids.size() - range.first, 0, range.count));
}

qsizetype ObjectTreeModel::position(int layerRow, int row) const
{
    return isUnassigned(layerRow) ? m_ranges.unassigned.at(size_t(row))
                                  : m_ranges.layers.at(layerRow).first + row;
}

QString ObjectTreeModel::objectId(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == LayerRow)
        return {};
    return m_ids.value(position(int(index.internalId() - 1), index.row()));
}

QString ObjectTreeModel::layerGuid(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() != LayerRow || isUnassigned(index.row()))
        return {};
    return m_ranges.layers.at(index.row()).layer.guid();
}

QModelIndex ObjectTreeModel::layerIndex(const QString &guid) const
{
    if (guid.isEmpty())
        return m_ranges.unassigned.empty() ? QModelIndex() : index(layerCount() - 1, 0);
    for (int row = 0; row < m_ranges.layers.size(); ++row) {
        if (m_ranges.layers.at(row).layer.guid() == guid)
            return index(row, 0);
    }
    return {};
}

QModelIndex ObjectTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : LayerRow);
}

QModelIndex ObjectTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == LayerRow)
        return {};
    return createIndex(int(index.internalId() - 1), 0, LayerRow);
}

int ObjectTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return layerCount();
    return parent.internalId() == LayerRow && parent.column() == 0 ? objectCount(parent.row()) : 0;
}

int ObjectTreeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() && (parent.internalId() != LayerRow || parent.column() != 0) ? 0
                                                                                         : int(ColumnCount);
}

bool ObjectTreeModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

QVariant ObjectTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return index.internalId() == LayerRow ? layerData(index.row(), index.column(), role)
                                          : objectData(objectId(index), index.column(), role);
}

QVariant ObjectTreeModel::layerData(int layerRow, int column, int role) const
{
    const bool unassigned = isUnassigned(layerRow);
    if (role == Qt::DisplayRole && column == Type) {
        const int count = objectCount(layerRow);
        return count == 1 ? tr("1 object") : tr("%1 objects", nullptr, count).arg(countText(count));
    }
    if (column != Name)
        return {};
    if (unassigned) {
        if (role == Qt::DisplayRole)
            return tr("Unassigned");
        return role == Qt::ForegroundRole ? QVariant(QGuiApplication::palette().placeholderText())
                                          : QVariant();
    }
    const Layer &layer = m_ranges.layers.at(layerRow).layer;
    switch (role) {
    case Qt::DisplayRole:
        return layer.name().isEmpty() ? tr("(no name)") : oneLine(layer.name());
    case Qt::ToolTipRole:
        return plainToolTip(layer.name());
    case Qt::DecorationRole: {
        const QIcon swatch = colorSwatch(layer.colorName());
        return swatch.isNull() ? icon(u"layer"_s) : swatch;
    }
    default:
        return {};
    }
}

QVariant ObjectTreeModel::objectData(const QString &id, int column, int role) const
{
    if (column == Id)
        return role == Qt::DisplayRole   ? QVariant(oneLine(id, 64))
               : role == Qt::ToolTipRole ? QVariant(plainToolTip(id))
                                         : QVariant();
    const RawObject *object = m_store ? m_store->object(id) : nullptr;
    const ApiError error = m_store && !object ? m_store->error(id) : ApiError();
    const bool denied = object && object->isDenied();
    if (role == Qt::ForegroundRole)
        return !object || denied || (column == Name && object->name().isEmpty())
                   ? QVariant(QGuiApplication::palette().placeholderText())
                   : QVariant();
    if (column == Type)
        return object && !denied && role == Qt::DisplayRole ? QVariant(oneLine(object->typeName()))
                                                            : QVariant();

    if (role == Qt::DecorationRole)
        return icon(denied ? u"lock"_s : error.isError() ? u"warning"_s : u"object"_s);
    if (role == Qt::ToolTipRole) {
        if (denied)
            return tr("It is not there any more, or you may not see it.");
        return plainToolTip(error.isError() ? error.sentence() : object ? object->name() : QString());
    }
    if (role != Qt::DisplayRole)
        return {};
    if (denied)
        return tr("Not shown to you");
    if (error.isError())
        return tr("Could not be loaded");
    if (!object)
        return tr("Loading…");
    return object->name().isEmpty() ? tr("(no name)") : oneLine(object->name());
}

QVariant ObjectTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Layer and object");
    case Type:
        return tr("Type");
    case Id:
        return tr("Id");
    default:
        return {};
    }
}

void ObjectTreeModel::indexPositions()
{
    m_firstPlace.reserve(m_ids.size());
    m_nextPlace.assign(size_t(m_ids.size()), -1);
    // From the end, so that the first place of an id is the one that the hash is left with.
    for (int place = int(m_ids.size()) - 1; place >= 0; --place) {
        const auto first = m_firstPlace.find(m_ids.at(place));
        if (first == m_firstPlace.end()) {
            m_firstPlace.insert(m_ids.at(place), place);
        } else {
            m_nextPlace[size_t(place)] = *first;
            *first = place;
        }
    }
}

void ObjectTreeModel::objectsChanged(const QStringList &ids)
{
    if (m_nextPlace.empty() && !m_ids.isEmpty())
        indexPositions();
    for (const QString &id : ids) {
        for (int place = m_firstPlace.value(id, -1); place >= 0; place = m_nextPlace[size_t(place)])
            positionChanged(place);
    }
}

void ObjectTreeModel::positionChanged(int position)
{
    const auto tell = [this](int layerRow, int row) {
        const QModelIndex layer = index(layerRow, 0);
        emit dataChanged(index(row, 0, layer), index(row, ColumnCount - 1, layer));
    };
    for (int layerRow = 0; layerRow < m_ranges.layers.size(); ++layerRow) {
        const qsizetype row = position - m_ranges.layers.at(layerRow).first;
        if (row >= 0 && row < objectCount(layerRow))
            tell(layerRow, int(row));
    }
    const auto found = std::lower_bound(m_ranges.unassigned.cbegin(), m_ranges.unassigned.cend(), position);
    if (found != m_ranges.unassigned.cend() && *found == position)
        tell(layerCount() - 1, int(found - m_ranges.unassigned.cbegin()));
}

} // namespace Speckle
