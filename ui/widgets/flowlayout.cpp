// SPDX-License-Identifier: MIT
#include "ui/widgets/flowlayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace Speckle {

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::insertWidget(int index, QWidget *widget)
{
    addChildWidget(widget);
    m_items.insert(index, new QWidgetItem(widget));
    invalidate();
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
    invalidate();
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= m_items.size())
        return nullptr;
    invalidate();
    return m_items.takeAt(index);
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size.grownBy(contentsMargins());
}

int FlowLayout::arrange(const QRect &rect, bool apply) const
{
    const QRect area = rect.marginsRemoved(contentsMargins());
    const Qt::LayoutDirection direction
        = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    const int gap = std::max(0, spacing());
    int y = area.y();
    for (qsizetype begin = 0; begin < m_items.size();) {
        // One line: as many as fit, at least one.
        int lineHeight = 0;
        qsizetype end = begin;
        for (int used = 0; end < m_items.size(); ++end) {
            const QSize hint = m_items.at(end)->sizeHint();
            if (end > begin && used + hint.width() > area.width())
                break;
            used += hint.width() + gap;
            lineHeight = std::max(lineHeight, hint.height());
        }
        int x = area.x();
        for (qsizetype i = begin; i < end; ++i) {
            const bool last = i == m_items.size() - 1;
            const int room = area.x() + area.width() - x;
            const int width = last ? room : std::min(m_items.at(i)->sizeHint().width(), room);
            const QRect place(x, y, width, lineHeight);
            if (apply)
                m_items.at(i)->setGeometry(QStyle::visualRect(direction, area, place));
            x += width + gap;
        }
        y += lineHeight + (end < m_items.size() ? gap : 0);
        begin = end;
    }
    return y - rect.y() + contentsMargins().bottom();
}

} // namespace Speckle
