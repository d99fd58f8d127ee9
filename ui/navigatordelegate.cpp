// SPDX-License-Identifier: MIT
#include "ui/navigatordelegate.h"

#include "ui/models/navigatormodel.h"
#include "ui/widgets/textformat.h"

#include <QApplication>
#include <QPainter>

namespace Speckle {

namespace {

constexpr int NavigatorPadding = 8;
constexpr int BadgeMargin = 6; // to the end of the row and to the text
constexpr int BadgePadding = 7;
// Of the text's colour, over what the row is painted in: seen in light and dark, and the text on it still
// read.
constexpr qreal BadgeOpacity = 0.16;

QString badgeText(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QVariant badge = index.data(NavigatorModel::BadgeRole);
    const bool isShownBeneath
        = (option.state & QStyle::State_Open) && index.data(NavigatorModel::BadgeFoldedRole).toBool();
    return badge.isValid() && !isShownBeneath ? countText(badge.toLongLong()) : QString();
}

struct BadgeColours
{
    QColor fill;
    QColor text;
};

BadgeColours badgeColours(const QStyleOptionViewItem &option)
{
    const QPalette::ColorGroup group = !(option.state & QStyle::State_Enabled)  ? QPalette::Disabled
                                       : !(option.state & QStyle::State_Active) ? QPalette::Inactive
                                                                                : QPalette::Active;
    // A selected row's the other way round: its two colours are made for one another.
    if (option.state & QStyle::State_Selected)
        return {option.palette.color(group, QPalette::HighlightedText),
                option.palette.color(group, QPalette::Highlight)};
    const QColor text = option.palette.color(group, QPalette::Text);
    QColor fill = text;
    fill.setAlphaF(float(BadgeOpacity));
    return {fill, text};
}

} // namespace

QSize NavigatorDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.rheight() += NavigatorPadding;
    return size;
}

QRect NavigatorDelegate::badgeRect(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = badgeText(option, index);
    if (text.isEmpty())
        return {};
    const int height = option.fontMetrics.height() + 2;
    const int width = qMax(height, option.fontMetrics.horizontalAdvance(text) + 2 * BadgePadding);
    const QRect atTheRight(option.rect.right() + 1 - BadgeMargin - width,
                           option.rect.center().y() + 1 - height / 2, width, height);
    return QStyle::visualRect(option.direction, option.rect, atTheRight);
}

void NavigatorDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given,
                              const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    const QRect badge = badgeRect(option, index);
    if (!badge.isNull()) {
        // Shortened here: the style would write it beneath the number.
        const QRect text = style->subElementRect(QStyle::SE_ItemViewItemText, &option, option.widget);
        const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, option.widget) + 1;
        const int width
            = option.direction == Qt::LeftToRight ? badge.left() - text.left() : text.right() - badge.right();
        option.text = option.fontMetrics.elidedText(option.text, option.textElideMode,
                                                    width - BadgeMargin - 2 * margin);
    }
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    if (badge.isNull())
        return;
    const BadgeColours colours = badgeColours(option);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colours.fill);
    painter->drawRoundedRect(badge, badge.height() / 2.0, badge.height() / 2.0);
    painter->setPen(colours.text);
    painter->setFont(option.font);
    painter->drawText(badge, Qt::AlignCenter, badgeText(option, index));
    painter->restore();
}

} // namespace Speckle
