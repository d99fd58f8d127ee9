// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>
#include <QModelIndex>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>

#include <functional>

class QAction;
class QMenu;

namespace Speckle {

class ActionTable;
class Navigator;
class Session;
class Sessions;
class StreamWork;
class UiState;

/*!
 * The context menus of the navigator's rows, one for each kind of row. What concerns the account, and opening
 * and refreshing the selected row, comes from the window's table of actions.
 *
 * Object names: navigatorMenu; navigatorNewStream, navigatorNewProject, navigatorArchive, navigatorStar,
 * navigatorCopyId, navigatorCopyLink. Dialogs: nameDialog, bulkDialog.
 */
class NavigatorMenus : public QObject
{
    Q_OBJECT

public:
    //! Belongs to \a navigator. All outlive it.
    NavigatorMenus(Navigator *navigator, Sessions *sessions, UiState *state, ActionTable *table);

private:
    //! What a menu is for.
    struct Row
    {
        QString accountId;
        QString address; //!< empty for accounts and groups
        Session *session; //!< nullptr: signed out

        [[nodiscard]] QString id() const { return address.section(u'/', 1); }
    };

    void popup(const QPoint &position);
    void addFromTable(QMenu *menu, const QStringList &ids) const;
    void addForAccount(QMenu *menu) const;
    void addForProject(QMenu *menu, const Row &row);
    void addForStream(QMenu *menu, const Row &row);
    void addNewStream(QMenu *menu, const Row &row);
    void addNewProject(QMenu *menu, const Row &row);
    //! Disabled where \a whyNot says why.
    void add(QMenu *menu, const char *name, const QString &text, const QString &icon, const QString &whyNot,
             const std::function<void()> &run) const;
    void createStream(const QString &accountId);
    void createProject(const QString &accountId);
    void archive(const Row &row);
    //! Opens \a dialog, which goes when the account's session ends.
    void open(QDialog *dialog, const QString &accountId);

    Navigator *m_navigator;
    Sessions *m_sessions;
    UiState *m_state;
    ActionTable *m_table;
    StreamWork *m_work;
    QString m_dialogAccount; //!< the account that the last dialog is about
    QPointer<QDialog> m_dialog;
};

} // namespace Speckle
