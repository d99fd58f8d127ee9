// SPDX-License-Identifier: MIT
#include "ui/widgets/elidedlabel.h"

#include "ui/widgets/plaintext.h"

#include <QPainter>

#include <algorithm>

namespace Speckle {

namespace {
constexpr int FewestCharacters = 6;
constexpr qsizetype LongestLine = 400;
} // namespace

ElidedLabel::ElidedLabel(QWidget *parent)
    : QFrame(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_line = oneLine(text, LongestLine);
    setToolTip(plainToolTip(text));
    setAccessibleName(m_line);
    updateGeometry();
    update();
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_line) + 2, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const int few = fontMetrics().averageCharWidth() * FewestCharacters;
    return {std::min(few, sizeHint().width()), fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QRect area = contentsRect();
    painter.drawText(area, int(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_line, Qt::ElideRight, area.width()));
}

} // namespace Speckle
