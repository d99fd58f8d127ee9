// SPDX-License-Identifier: MIT
#include "ui/widgets/rightdelegate.h"

#include "ui/models/streamrightsmodel.h"
#include "ui/widgets/icons.h"

#include <QComboBox>

namespace Speckle {

using namespace Qt::StringLiterals;

void RightDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (!(index.flags() & Qt::ItemIsEditable))
        return;
    const int size = option.fontMetrics.ascent();
    const QRect place(option.rect.right() - size - 4, option.rect.center().y() - size / 2, size, size);
    const bool chosen = option.state & QStyle::State_Selected;
    icon(u"chevron-down"_s).paint(painter, place, Qt::AlignCenter, chosen ? QIcon::Selected : QIcon::Normal);
}

QWidget *RightDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *choice = new QComboBox(parent);
    choice->setObjectName(u"streamRightChoice"_s);
    choice->setAccessibleName(tr("Right"));
    for (const StreamRight right : {StreamRight::Write, StreamRight::Read, StreamRight::None})
        choice->addItem(streamRightText(right), int(right));
    // The delegate's signals are not const; it is one of ours.
    auto *self = const_cast<RightDelegate *>(this);
    connect(choice, &QComboBox::activated, self, [self, choice] {
        emit self->commitData(choice);
        emit self->closeEditor(choice);
    });
    QMetaObject::invokeMethod(choice, &QComboBox::showPopup, Qt::QueuedConnection);
    return choice;
}

void RightDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *choice = static_cast<QComboBox *>(editor);
    choice->setCurrentIndex(choice->findData(index.data(Qt::EditRole)));
}

void RightDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    model->setData(index, static_cast<QComboBox *>(editor)->currentData(), Qt::EditRole);
}

} // namespace Speckle
