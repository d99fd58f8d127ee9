// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace Speckle {

//! Rows a little higher than their text, all of them the same, whatever icon one of them has.
class DenseDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex & /*index*/) const override
    {
        constexpr int padding = 7;
        return {40, option.fontMetrics.height() + padding};
    }
};

} // namespace Speckle
