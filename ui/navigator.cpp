// SPDX-License-Identifier: MIT
#include "ui/navigator.h"

#include "ui/models/navigatormodel.h"
#include "ui/navigatordelegate.h"
#include "ui/settings/uistate.h"

#include <QApplication>
#include <QJsonArray>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <utility>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
const QString FoldedKey = u"navigator/folded"_s;
const QString UnfoldedKey = u"navigator/unfolded"_s;
} // namespace

Navigator::Navigator(Sessions *sessions, UiState *state, QWidget *parent)
    : QTreeView(parent)
    , m_model(new NavigatorModel(sessions, this))
    , m_state(state)
{
    setObjectName(u"navigator"_s);
    setAccessibleName(tr("Accounts"));
    setModel(m_model);
    setItemDelegate(new NavigatorDelegate(this));
    setHeaderHidden(true);
    // Without uniform row heights: Qt 6.8 takes them to be -1 where rows unfold before the first show.
    setFrameShape(QFrame::NoFrame);
    setTextElideMode(Qt::ElideRight);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setMinimumWidth(120);
    setIndentation(18);

    connect(this, &QTreeView::clicked, this, &Navigator::openRow);
    connect(this, &QTreeView::activated, this, &Navigator::openRow);
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &row) { keepFolded(row, true); });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &row) { keepFolded(row, false); });
    connect(m_model, &QAbstractItemModel::rowsAboutToBeInserted, this, &Navigator::rememberPlace);
    connect(m_model, &QAbstractItemModel::rowsAboutToBeMoved, this, &Navigator::rememberPlace);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { m_inSight.clear(); });
    connect(m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &parentRow, int first, int last) { unfold(parentRow, first, last); });
    // An account that was signed in has something to unfold.
    connect(m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &row, const QModelIndex &, const QList<int> &roles) {
                if (roles.isEmpty() && !row.parent().isValid() && m_model->rowCount(row) > 0)
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

// Accounts and most groups are unfolded unless they were folded up, everything else the other way round.
void Navigator::unfold(const QModelIndex &parent, int first, int last)
{
    const QScopedValueRollback unfolding(m_unfolding, true);
    const QJsonArray folded = m_state->value(FoldedKey).toArray();
    const QJsonArray unfolded = m_state->value(UnfoldedKey).toArray();
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = m_model->index(row, 0, parent);
        const QString key = index.data(NavigatorModel::KeyRole).toString();
        if (index.data(NavigatorModel::UnfoldedRole).toBool() ? !folded.contains(key)
                                                              : unfolded.contains(key)) {
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
    const bool byItself = index.data(NavigatorModel::UnfoldedRole).toBool();
    const QString key = index.data(NavigatorModel::KeyRole).toString();
    QJsonArray kept = m_state->value(byItself ? FoldedKey : UnfoldedKey).toArray();
    for (qsizetype i = kept.size() - 1; i >= 0; --i) {
        if (kept.at(i) == key)
            kept.removeAt(i);
    }
    if (expanded != byItself)
        kept.append(key);
    m_state->setValue(byItself ? FoldedKey : UnfoldedKey, kept);
}

void Navigator::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    const bool forMenu = event->key() == Qt::Key_Menu
                         || (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier);
    if (forMenu && !QApplication::activePopupWidget()) {
        scrollTo(current);
        emit customContextMenuRequested(visualRect(current).center());
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && current.isValid()
               && currentAddress().isEmpty()) {
        setExpanded(current, !isExpanded(current));
    } else {
        QTreeView::keyPressEvent(event);
    }
}

void Navigator::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    rememberPlace();
    QTreeView::rowsAboutToBeRemoved(parent, first, last);
}

// Of all rows in sight, since the first may be what goes.
void Navigator::rememberPlace()
{
    if (!m_inSight.isEmpty() || verticalScrollBar()->value() == 0)
        return;
    for (QModelIndex row = indexAt(QPoint(0, 0)); row.isValid(); row = indexBelow(row)) {
        const QRect place = visualRect(row);
        if (place.top() >= viewport()->height())
            break;
        m_inSight.append({row, place.top()});
    }
}

void Navigator::doItemsLayout()
{
    const QList<RowInSight> before = std::exchange(m_inSight, {});
    QTreeView::doItemsLayout();
    for (const RowInSight &row : before) {
        const QRect place = row.index.isValid() ? visualRect(row.index) : QRect();
        if (place.isEmpty())
            continue;
        verticalScrollBar()->setValue(verticalScrollBar()->value() + place.top() - row.top);
        return;
    }
}

void Navigator::refresh()
{
    m_model->refresh(currentAccountId());
}

} // namespace Speckle
