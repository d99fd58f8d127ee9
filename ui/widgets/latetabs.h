// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QTabWidget>

#include <functional>

namespace Speckle {

/*!
 * Tabs whose contents are made one by one, a turn of the event loop each: all of a large page at once would
 * hold it up. Until then each has its place, and what is wanted before its turn is made at once.
 */
class LateTabs final : public QTabWidget
{
    Q_OBJECT

public:
    using Make = std::function<QWidget *()>;

    using QTabWidget::QTabWidget;

    //! A last tab for what \a make will make; that has the name \a objectName, and so has what holds its
    //! place.
    void addLate(const QString &objectName, const QIcon &icon, const QString &title, const Make &make);
    //! Makes what is in front, if that is still to come.
    void makeCurrent();

signals:
    //! Once for each, when it has its place in the tabs and before it gets the focus.
    void made(QWidget *part);

private:
    void makeNext();
    void makeIn(QWidget *place);

    QHash<QWidget *, Make> m_toCome; //!< by what holds their place
};

} // namespace Speckle
