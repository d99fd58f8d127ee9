// SPDX-License-Identifier: MIT
#include "ui/navigator.h"

#include "ui/models/navigatormodel.h"
#include "ui/settings/uistate.h"

#include <QJsonArray>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
constexpr int RowPadding = 8;

// Rows that a finger, or a hand in a hurry, can hit.
class RoomyDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        size.rheight() += RowPadding;
        return size;
    }
};
} // namespace

Navigator::Navigator(Sessions *sessions, UiState *state, QWidget *parent)
    : QTreeView(parent)
    , m_model(new NavigatorModel(sessions, this))
    , m_state(state)
{
    setObjectName(u"navigator"_s);
    setAccessibleName(tr("Accounts"));
    setModel(m_model);
    setItemDelegate(new RoomyDelegate(this));
    setHeaderHidden(true);
    // Without uniform row heights: Qt 6.8 takes them to be -1 where rows unfold before the first show.
    setFrameShape(QFrame::NoFrame);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setMinimumWidth(120);
    setIndentation(18);

    connect(this, &QTreeView::clicked, this, &Navigator::openRow);
    connect(this, &QTreeView::activated, this, &Navigator::openRow);
    connect(this, &QTreeView::expanded, this, &Navigator::keepFolded);
    connect(this, &QTreeView::collapsed, this, &Navigator::keepFolded);
    connect(m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &parentRow, int first, int last) {
                if (!parentRow.isValid())
                    unfold(first, last);
            });
    if (m_model->rowCount() > 0)
        unfold(0, m_model->rowCount() - 1);
}

QString Navigator::currentAccountId() const
{
    return currentIndex().data(NavigatorModel::AccountIdRole).toString();
}

void Navigator::select(const QString &accountId, const QString &address)
{
    QModelIndex row = m_model->find(accountId, address);
    if (!row.isValid())
        row = m_model->find(accountId);
    setCurrentIndex(row);
}

void Navigator::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    emit currentAccountChanged();
}

void Navigator::openRow(const QModelIndex &index)
{
    const QString address = index.data(NavigatorModel::AddressRole).toString();
    if (!address.isEmpty())
        emit openRequested(index.data(NavigatorModel::AccountIdRole).toString(), address);
}

void Navigator::unfold(int first, int last)
{
    m_unfolding = true;
    const QJsonArray folded = m_state->value(u"navigator/folded"_s).toArray();
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = m_model->index(row, 0);
        setExpanded(index, !folded.contains(index.data(NavigatorModel::AccountIdRole).toString()));
    }
    m_unfolding = false;
}

void Navigator::keepFolded()
{
    if (m_unfolding)
        return;
    QJsonArray folded;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        if (!isExpanded(index))
            folded.append(index.data(NavigatorModel::AccountIdRole).toString());
    }
    m_state->setValue(u"navigator/folded"_s, folded);
}

} // namespace Speckle
