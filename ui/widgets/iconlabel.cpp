// SPDX-License-Identifier: MIT
#include "ui/widgets/iconlabel.h"

#include "ui/widgets/icons.h"

#include <QPainter>

namespace Speckle {

IconLabel::IconLabel(const QString &iconName, QWidget *parent, int side)
    : QWidget(parent)
    , m_side(side)
{
    setIcon(iconName);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::setIcon(const QString &iconName)
{
    m_icon = iconName.isEmpty() ? QIcon() : icon(iconName);
    update();
}

QSize IconLabel::sizeHint() const
{
    return {m_side, m_side};
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect(), Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
}

} // namespace Speckle
