// SPDX-License-Identifier: MIT
#include "ui/actions/actiontable.h"

#include "ui/widgets/icons.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

namespace Speckle {

ActionTable::ActionTable(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

QAction *ActionTable::add(const ActionEntry &entry)
{
    auto *action = new QAction(this);
    connect(action, &QAction::triggered, this, [this, run = entry.run, enabled = entry.enabled] {
        // What is current may have changed since the last refreshEnabled().
        if (!enabled || enabled())
            run();
        refreshEnabled();
    });
    return adopt(action, entry);
}

QAction *ActionTable::adopt(QAction *action, const ActionEntry &entry)
{
    Q_ASSERT_X(!this->action(entry.id), "ActionTable", "an id stands in the table once");
    action->setObjectName(entry.id);
    action->setText(entry.text);
    if (!entry.icon.isEmpty())
        action->setIcon(icon(entry.icon));
    action->setShortcuts(entry.keys);
    m_entries.append(entry);
    m_actions.append(action);
    // Also for actions in no menu: their shortcuts hold by this.
    m_window->addAction(action);
    return action;
}

QAction *ActionTable::action(const QString &id) const
{
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (m_entries.at(i).id == id)
            return m_actions.at(i);
    }
    return nullptr;
}

QStringList ActionTable::menus() const
{
    QStringList names;
    for (const ActionEntry &entry : m_entries) {
        if (!entry.menu.isEmpty() && !names.contains(entry.menu))
            names.append(entry.menu);
    }
    return names;
}

void ActionTable::fillMenuBar(QMenuBar *bar)
{
    const QStringList names = menus();
    for (const QString &name : names) {
        QMenu *menu = bar->addMenu(name);
        connect(menu, &QMenu::aboutToShow, this, &ActionTable::refreshEnabled);
        for (qsizetype i = 0; i < m_entries.size(); ++i) {
            if (m_entries.at(i).menu != name)
                continue;
            if (m_entries.at(i).separatorBefore)
                menu->addSeparator();
            menu->addAction(m_actions.at(i));
        }
    }
}

QMenu *ActionTable::contextMenu(const QStringList &ids, QWidget *parent)
{
    refreshEnabled();
    auto *menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString &id : ids) {
        if (id.isEmpty())
            menu->addSeparator();
        else
            menu->addAction(action(id));
    }
    return menu;
}

void ActionTable::refreshEnabled()
{
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (const auto &enabled = m_entries.at(i).enabled)
            m_actions.at(i)->setEnabled(enabled());
    }
}

} // namespace Speckle
