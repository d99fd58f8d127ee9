// SPDX-License-Identifier: MIT
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QStringList>

#include <functional>

class QAction;
class QBoxLayout;
class QMenu;
class QWidget;

namespace Speckle {

//! One thing that can be done with the records that are chosen in a list.
struct RecordAction
{
    QString id; //!< the object name of its QAction, and with "Button" behind it of its button
    QString text; //!< with mnemonic
    QString icon; //!< see icons.h; empty: none
    std::function<void(const QStringList &ids)> run;
    //! Why it cannot be done with these, in a sentence; empty: it can. Empty function: it can with any
    //! number of records but none.
    std::function<QString(const QStringList &ids)> whyNot = {};
    bool inBar = false; //!< a button of its own; all actions stand in the menu
    bool separatorBefore = false;
    QKeySequence key = {}; //!< while the list has the focus
};

/*!
 * What can be done with the records of one list: the buttons over it and its context menu are made from this
 * one table. What may not be done is there, disabled, and its tool tip says why.
 */
class RecordActions : public QObject
{
    Q_OBJECT

public:
    //! \a list takes the shortcuts; \a chosen says which records are chosen in it.
    RecordActions(QWidget *list, std::function<QStringList()> chosen);

    QAction *add(const RecordAction &action);
    //! Buttons of those that are for the bar, at its end.
    void fillBar(QBoxLayout *bar);
    void popup(const QPoint &globalPosition);
    //! Another choice, or other rights.
    void refresh();

private:
    QWidget *m_list;
    std::function<QStringList()> m_chosen;
    QList<RecordAction> m_table;
    QList<QAction *> m_actions; //!< beside m_table
};

//! Enabled where \a whyNot is empty; otherwise disabled, and the tool tip says why. \a whyNot is plain text.
void setAllowed(QAction *action, const QString &whyNot);

} // namespace Speckle
