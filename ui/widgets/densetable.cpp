// SPDX-License-Identifier: MIT
#include "ui/widgets/densetable.h"

#include <QStyledItemDelegate>
#include <QTreeView>

namespace Speckle {

namespace {

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

} // namespace

void makeDense(QTreeView *view)
{
    view->setItemDelegate(new DenseDelegate(view));
    view->setRootIsDecorated(false);
    view->setItemsExpandable(false);
    view->setUniformRowHeights(true);
    view->setAllColumnsShowFocus(true);
    view->setAlternatingRowColors(true);
    view->setFrameShape(QFrame::NoFrame);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setTextElideMode(Qt::ElideRight);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    // Tab walks through the window, not through the cells.
    view->setTabKeyNavigation(false);
}

} // namespace Speckle
