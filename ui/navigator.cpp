// SPDX-License-Identifier: MIT
#include "ui/navigator.h"

#include "ui/models/navigatormodel.h"
#include "ui/settings/uistate.h"

#include <QJsonArray>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
constexpr int RowPadding = 8;
const QString FoldedKey = u"navigator/folded"_s;
const QString UnfoldedKey = u"navigator/unfolded"_s;

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
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &row) { keepFolded(row, true); });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &row) { keepFolded(row, false); });
    connect(m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &parentRow, int first, int last) { unfold(parentRow, first, last); });
    // An account that was signed in has something to unfold.
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &row) {
        if (!row.parent().isValid() && m_model->rowCount(row) > 0)
            unfold(row, 0, m_model->rowCount(row) - 1);
    });
    if (m_model->rowCount() > 0)
        unfold({}, 0, m_model->rowCount() - 1);
}

QString Navigator::currentAccountId() const
{
    return currentIndex().data(NavigatorModel::AccountIdRole).toString();
}

QString Navigator::currentAddress() const
{
    return currentIndex().data(NavigatorModel::AddressRole).toString();
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

// Accounts are unfolded unless they were folded up, everything else the other way round.
void Navigator::unfold(const QModelIndex &parent, int first, int last)
{
    const QScopedValueRollback unfolding(m_unfolding, true);
    const QJsonArray kept = m_state->value(parent.isValid() ? UnfoldedKey : FoldedKey).toArray();
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = m_model->index(row, 0, parent);
        if (kept.contains(index.data(NavigatorModel::KeyRole).toString()) == parent.isValid()) {
            // Unfolded before there was anything to fetch (signed out), it would never be fetched.
            if (m_model->canFetchMore(index))
                m_model->fetchMore(index);
            setExpanded(index, true);
        }
        if (m_model->rowCount(index) > 0)
            unfold(index, 0, m_model->rowCount(index) - 1);
    }
}

void Navigator::keepFolded(const QModelIndex &index, bool expanded)
{
    if (m_unfolding)
        return;
    const bool isAccount = !index.parent().isValid();
    const QString key = index.data(NavigatorModel::KeyRole).toString();
    QJsonArray kept = m_state->value(isAccount ? FoldedKey : UnfoldedKey).toArray();
    for (qsizetype i = kept.size() - 1; i >= 0; --i) {
        if (kept.at(i) == key)
            kept.removeAt(i);
    }
    if (expanded != isAccount)
        kept.append(key);
    m_state->setValue(isAccount ? FoldedKey : UnfoldedKey, kept);
}

void Navigator::refresh()
{
    m_model->refresh(currentAccountId());
}

} // namespace Speckle
