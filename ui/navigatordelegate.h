// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace Speckle {

//! Rows of the navigator: high enough to be hit, with their number (NavigatorModel::BadgeRole) at the end.
class NavigatorDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    //! Where the row's number is drawn; null where there is none.
    [[nodiscard]] QRect badgeRect(const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

} // namespace Speckle
