// SPDX-License-Identifier: MIT
#include "ui/models/layersmodel.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/textformat.h"

#include <QColor>
#include <QGuiApplication>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QPixmapCache>

#include <algorithm>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

QString rangeText(qsizetype first, qsizetype count)
{
    // Counted from one, as people do; an empty layer has no range.
    if (count <= 0)
        return u"–"_s;
    return count == 1 ? countText(first + 1)
                      : u"%1 – %2"_s.arg(countText(first + 1), countText(first + count));
}

bool isCountColumn(int column)
{
    return column == LayersModel::Objects || column == LayersModel::Range;
}

} // namespace

QIcon colorSwatch(const QString &colorName)
{
    const QString key = colorName.trimmed().left(32);
    // isValidColorName() knows "transparent", too, and "#AARRGGBB", neither of which is a colour to show.
    if (key.isEmpty() || !QColor::isValidColorName(key))
        return {};
    QPixmap pixmap;
    const QString cached = u"swatch/%1/%2"_s.arg(key).arg(QGuiApplication::palette().mid().color().rgba());
    if (!QPixmapCache::find(cached, &pixmap)) {
        QColor color(key);
        color.setAlpha(255);
        pixmap = QPixmap(24, 24);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(QGuiApplication::palette().mid().color(), 2));
        painter.setBrush(color);
        painter.drawRoundedRect(QRectF(2, 2, 20, 20), 4, 4);
        painter.end();
        QPixmapCache::insert(cached, pixmap);
    }
    return pixmap;
}

void LayersModel::setRanges(const LayerRanges &ranges)
{
    if (ranges == m_ranges)
        return;
    const bool sameRows
        = ranges.layers.size() == m_ranges.layers.size()
          && ranges.unassigned.empty() == m_ranges.unassigned.empty()
          && std::equal(
              ranges.layers.cbegin(), ranges.layers.cend(), m_ranges.layers.cbegin(),
              [](const LayerRange &a, const LayerRange &b) { return a.layer.guid() == b.layer.guid(); });
    if (!sameRows) {
        beginResetModel();
        m_ranges = ranges;
        endResetModel();
        return;
    }
    const LayerRanges before = std::exchange(m_ranges, ranges);
    for (int row = 0; row < rowCount(); ++row) {
        const bool changed = row < m_ranges.layers.size() ? before.layers.at(row) != m_ranges.layers.at(row)
                                                          : before.unassigned != m_ranges.unassigned;
        if (changed)
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

int LayersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ranges.layers.size()) + (m_ranges.unassigned.empty() ? 0 : 1);
}

int LayersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant LayersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return isCountColumn(index.column()) ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    return isUnassigned(index) ? unassignedData(index.column(), role)
                               : layerData(m_ranges.layers.at(index.row()), index.column(), role);
}

QVariant LayersModel::layerData(const LayerRange &range, int column, int role) const
{
    const Layer &layer = range.layer;
    if (role == GuidRole)
        return layer.guid();
    if (role == Qt::ToolTipRole) {
        if (range.clamped && isCountColumn(column))
            return plainToolTip(
                tr("The server says %1 objects from number %2 on, which is not what the stream holds.")
                    .arg(countText(layer.value("objectCount").toInteger()),
                         countText(layer.value("startIndex").toInteger() + 1)));
        return column == Name ? QVariant(plainToolTip(layer.name())) : QVariant();
    }
    switch (column) {
    case Name:
        if (role == Qt::DisplayRole)
            return layer.name().isEmpty() ? tr("(no name)") : oneLine(layer.name());
        if (role == Qt::DecorationRole) {
            const QIcon swatch = colorSwatch(layer.colorName());
            return swatch.isNull() ? icon(u"layer"_s) : swatch;
        }
        return {};
    case Objects:
        if (role == Qt::DecorationRole && range.clamped)
            return icon(u"warning"_s);
        if (role == Qt::AccessibleDescriptionRole && range.clamped)
            return tr("The server's numbers are wrong");
        return role == Qt::DisplayRole ? QVariant(countText(range.count)) : QVariant();
    case Range:
        return role == Qt::DisplayRole ? QVariant(rangeText(range.first, range.count)) : QVariant();
    case Visible:
        if (role == Qt::DisplayRole)
            return layer.isVisible() ? tr("Shown") : tr("Hidden");
        if (role == Qt::DecorationRole)
            return layer.isVisible() ? icon(u"eye"_s) : icon(u"eye-off"_s);
        return {};
    default:
        return {};
    }
}

QVariant LayersModel::unassignedData(int column, int role) const
{
    if (role == Qt::ForegroundRole)
        return QGuiApplication::palette().placeholderText();
    if (role == Qt::ToolTipRole && column == Name)
        return tr("Objects that no layer covers");
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return tr("Unassigned");
    case Objects:
        return countText(qsizetype(m_ranges.unassigned.size()));
    case Range: {
        const int first = m_ranges.unassigned.front();
        const int last = m_ranges.unassigned.back();
        // One run of them has a range; several have none that could be said in a word.
        return last - first + 1 == int(m_ranges.unassigned.size()) ? rangeText(first, last - first + 1)
                                                                   : tr("in several places");
    }
    default:
        return {};
    }
}

QVariant LayersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((isCountColumn(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Layer");
    case Objects:
        return tr("Objects");
    case Range:
        return tr("Range");
    case Visible:
        return tr("Visibility");
    default:
        return {};
    }
}

} // namespace Speckle
