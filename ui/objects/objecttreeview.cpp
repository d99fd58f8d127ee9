// SPDX-License-Identifier: MIT
#include "ui/objects/objecttreeview.h"

#include "ui/models/objecttreemodel.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSet>

#include <chrono>

namespace Speckle {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto Frame = 16ms;
} // namespace

ObjectTreeView::ObjectTreeView(QWidget *parent)
    : QTreeView(parent)
{
    setUniformRowHeights(true); // or each of 100,000 rows is measured
    setAllColumnsShowFocus(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    m_timer.setSingleShot(true);
    m_timer.setInterval(Frame);
    connect(&m_timer, &QTimer::timeout, this, &ObjectTreeView::requestWhatIsSeen);
    connect(this, &QTreeView::expanded, this, &ObjectTreeView::schedule);
    connect(this, &QTreeView::collapsed, this, &ObjectTreeView::schedule);
}

ObjectTreeView::~ObjectTreeView() = default;

void ObjectTreeView::setObjects(ObjectTreeModel *model)
{
    m_objects = model;
    setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        m_wanted.clear();
        schedule();
    });
}

void ObjectTreeView::schedule()
{
    // Started once, not anew: while one drags the scroll bar, rows fill all the same.
    if (!m_timer.isActive())
        m_timer.start();
}

QStringList ObjectTreeView::visibleObjects() const
{
    QStringList ids;
    if (!m_objects || !isVisible())
        return ids;
    QModelIndex index = indexAt(QPoint(1, 1));
    const int rowHeight = qMax(1, visualRect(index).height());
    // Half a page beyond either edge is there before it is looked at.
    const int beyond = viewport()->height() / rowHeight / 2;
    for (int i = 0; i < beyond; ++i) {
        const QModelIndex above = indexAbove(index);
        if (!above.isValid())
            break;
        index = above;
    }
    const int rows = viewport()->height() / rowHeight + 2 * beyond + 2;
    for (int i = 0; i < rows && index.isValid(); ++i, index = indexBelow(index)) {
        if (const QString id = m_objects->objectId(index); !id.isEmpty())
            ids.append(id);
    }
    return ids;
}

void ObjectTreeView::requestWhatIsSeen()
{
    ObjectStore *store = m_objects ? m_objects->store() : nullptr;
    if (!store)
        return;
    const QStringList visible = visibleObjects();
    const QSet<QString> still(visible.cbegin(), visible.cend());
    QStringList gone;
    for (const QString &id : std::as_const(m_wanted)) {
        if (!still.contains(id))
            gone.append(id);
    }
    QStringList missing;
    for (const QString &id : visible) {
        // What failed is not asked for in a circle: requestVisible() does that when the user wants it.
        if (!store->object(id) && !store->error(id).isError())
            missing.append(id);
    }
    m_wanted = visible;
    if (!gone.isEmpty())
        store->withdraw(gone);
    if (!missing.isEmpty())
        store->request(missing);
}

void ObjectTreeView::requestVisible()
{
    ObjectStore *store = m_objects ? m_objects->store() : nullptr;
    if (!store)
        return;
    m_wanted = visibleObjects();
    QStringList missing;
    for (const QString &id : std::as_const(m_wanted)) {
        if (!store->object(id))
            missing.append(id);
    }
    if (!missing.isEmpty())
        store->request(missing);
}

void ObjectTreeView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    schedule();
}

void ObjectTreeView::scrollContentsBy(int dx, int dy)
{
    QTreeView::scrollContentsBy(dx, dy);
    schedule();
}

void ObjectTreeView::showEvent(QShowEvent *event)
{
    QTreeView::showEvent(event);
    schedule();
}

void ObjectTreeView::hideEvent(QHideEvent *event)
{
    QTreeView::hideEvent(event);
    schedule();
}

void ObjectTreeView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    emit objectSelected(m_objects ? m_objects->objectId(current) : QString());
}

} // namespace Speckle
