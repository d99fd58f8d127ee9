// SPDX-License-Identifier: MIT
#include "ui/actions/recordactions.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"

#include <QAction>
#include <QBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QWidget>

#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;

RecordActions::RecordActions(QWidget *list, std::function<QStringList()> chosen)
    : QObject(list)
    , m_list(list)
    , m_chosen(std::move(chosen))
{
}

QAction *RecordActions::add(const RecordAction &entry)
{
    auto *action = new QAction(entry.text, this);
    action->setObjectName(entry.id);
    if (!entry.icon.isEmpty())
        action->setIcon(icon(entry.icon));
    action->setShortcut(entry.key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, [this, run = entry.run] { run(m_chosen()); });
    m_list->addAction(action);
    m_table.append(entry);
    m_actions.append(action);
    return action;
}

void RecordActions::fillBar(QBoxLayout *bar)
{
    for (qsizetype i = 0; i < m_table.size(); ++i) {
        if (!m_table.at(i).inBar)
            continue;
        auto *button = new QToolButton;
        button->setObjectName(m_table.at(i).id + u"Button"_s);
        button->setDefaultAction(m_actions.at(i));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        bar->addWidget(button);
    }
}

void RecordActions::popup(const QPoint &globalPosition)
{
    refresh();
    auto *menu = new QMenu(m_list);
    menu->setObjectName(u"recordMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true); // they hold the reasons
    for (qsizetype i = 0; i < m_table.size(); ++i) {
        if (m_table.at(i).separatorBefore)
            menu->addSeparator();
        menu->addAction(m_actions.at(i));
    }
    menu->popup(globalPosition);
}

void RecordActions::refresh()
{
    const QStringList ids = m_chosen();
    for (qsizetype i = 0; i < m_table.size(); ++i) {
        const RecordAction &entry = m_table.at(i);
        setAllowed(m_actions.at(i), entry.whyNot    ? entry.whyNot(ids)
                                    : ids.isEmpty() ? tr("Choose something in the list first.")
                                                    : QString());
    }
}

void setAllowed(QAction *action, const QString &whyNot)
{
    action->setEnabled(whyNot.isEmpty());
    if (whyNot.isEmpty()) {
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        const QString text = action->text().remove(u'&');
        action->setToolTip(plainToolTip(key.isEmpty() ? text : u"%1 (%2)"_s.arg(text, key)));
    } else {
        action->setToolTip(plainToolTip(whyNot));
    }
    action->setStatusTip(whyNot);
}

} // namespace Speckle
