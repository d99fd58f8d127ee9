// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace Speckle {

//! Cells that hold a StreamRight (see StreamRightsModel): those that may be changed bear an arrow, and are
//! changed by a choice that drops down, "streamRightChoice".
class RightDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
};

} // namespace Speckle
