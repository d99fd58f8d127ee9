// SPDX-License-Identifier: MIT
#include "ui/widgets/latetabs.h"

#include <QSignalBlocker>
#include <QTabBar>
#include <QTimer>

namespace Speckle {

namespace {

//! What the Tab key reaches in \a part, which stands in no window yet.
QList<QWidget *> inTabOrder(QWidget *part)
{
    QList<QWidget *> order;
    for (QWidget *widget = part->nextInFocusChain(); widget != part; widget = widget->nextInFocusChain()) {
        if ((widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy())
            order.append(widget);
    }
    return order;
}

} // namespace

void LateTabs::addLate(const QString &objectName, const QIcon &icon, const QString &title, const Make &make)
{
    auto *place = new QWidget;
    place->setObjectName(objectName);
    if (m_toCome.isEmpty())
        QTimer::singleShot(0, this, &LateTabs::makeNext);
    m_toCome.insert(place, make);
    addTab(place, icon, title);
}

void LateTabs::makeCurrent()
{
    if (m_toCome.contains(currentWidget()))
        makeIn(currentWidget());
}

void LateTabs::makeNext()
{
    for (int i = 0; i < count(); ++i) {
        if (m_toCome.contains(widget(i))) {
            makeIn(widget(i));
            QTimer::singleShot(0, this, &LateTabs::makeNext);
            return;
        }
    }
}

void LateTabs::makeIn(QWidget *place)
{
    QWidget *part = m_toCome.take(place)();
    const QList<QWidget *> order = inTabOrder(part);
    const int index = indexOf(place);
    const bool isCurrent = currentIndex() == index;
    const bool hasFocus = place->hasFocus();
    {
        const QSignalBlocker blocker(this); // it stays the same tab
        insertTab(index, part, tabIcon(index), tabText(index));
        if (isCurrent)
            setCurrentIndex(index);
        removeTab(index + 1);
    }
    delete place;
    // What comes late comes last in a window, and would be reached after the panes beside the page.
    QWidget *last = tabBar();
    for (QWidget *widget : order) {
        setTabOrder(last, widget);
        last = widget;
    }
    emit made(part);
    if (hasFocus)
        part->setFocus();
}

} // namespace Speckle
