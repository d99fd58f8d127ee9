// SPDX-License-Identifier: MIT
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>

class QAction;
class QMenu;
class QMenuBar;
class QWidget;

namespace Speckle {

//! One thing that the user can do: a line of the table.
struct ActionEntry
{
    QString id; //!< "tab.close": for shortcuts, tests and the object name of its QAction
    QString menu; //!< the menu it stands in, as shown ("&File"); empty: in none
    QString text; //!< with mnemonic
    QString icon; //!< see icons.h; empty: none
    QList<QKeySequence> keys; //!< the first is the one shown in menus
    std::function<void()> run;
    std::function<bool()> enabled; //!< asked when menus open and after refreshEnabled(); empty: always
    bool separatorBefore = false;
};

/*!
 * The table of everything that the window can do. Menus, shortcuts and the overview of them are made from it,
 * and nothing else makes any.
 */
class ActionTable : public QObject
{
    Q_OBJECT

public:
    //! The shortcuts hold while \a window, or a window of its, is active.
    explicit ActionTable(QWidget *window);

    QAction *add(const ActionEntry &entry);
    //! A line whose QAction somebody else made (a dock's toggle view action); text, icon and keys become the
    //! entry's.
    QAction *adopt(QAction *action, const ActionEntry &entry);

    [[nodiscard]] const QList<ActionEntry> &entries() const { return m_entries; }
    //! nullptr for an id that is not in the table.
    [[nodiscard]] QAction *action(const QString &id) const;
    //! Menus in the order of their first entries.
    [[nodiscard]] QStringList menus() const;

    void fillMenuBar(QMenuBar *bar);
    //! The actions with \a ids in a menu that the caller shows; an empty id is a separator.
    [[nodiscard]] QMenu *contextMenu(const QStringList &ids, QWidget *parent);
    //! After a change of what is current: a shortcut of a disabled action does nothing.
    void refreshEnabled();

private:
    QWidget *m_window;
    QList<ActionEntry> m_entries;
    QList<QAction *> m_actions; //!< beside m_entries
};

} // namespace Speckle
