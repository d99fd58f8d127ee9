// SPDX-License-Identifier: MIT
#pragma once

#include <QPointer>
#include <QString>
#include <QWidget>

#include <functional>

namespace Speckle {

class ErrorBar;
class LoginDialog;
class PageTabs;
class Sessions;
class UiState;

//! What can be done with an account as a whole, questions and error messages included. Opens dialogs over its
//! window.
class AccountActions : public QObject
{
    Q_OBJECT

public:
    //! \a window is the parent, too. \a state remembers the folder of an import.
    AccountActions(Sessions *sessions, PageTabs *tabs, ErrorBar *bar, UiState *state, QWidget *window);

    //! The login dialog; the one that is open already, if there is one. \a server empty: the one used last.
    void signIn(const QString &server = {});
    //! The same, for an account that is signed out or whose token has expired.
    void signInAgain(const QString &accountId);
    //! The dialog with all accounts: order, signing out, removing.
    void manage();
    //! Asks for the SpeckleCache.db of other Speckle programs, and then which of its accounts to take over.
    void importAccounts();
    void signOut(const QString &accountId);
    //! Asks first, naming what is unsaved.
    void remove(const QString &accountId) { askToRemove(accountId, m_window); }
    void setDefault(const QString &accountId);
    void copyServerAddress(const QString &accountId);
    void retryConnection(const QString &accountId);

signals:
    //! Somebody signed in, for the first time or again.
    void signedIn(const QString &accountId);
    void loginClosed();

private:
    //! Asks over \a asker, a dialog.
    void askToRemove(const QString &accountId, QWidget *asker);
    void removeNow(const QString &accountId);
    void readAccounts(const QString &path);

    Sessions *m_sessions;
    PageTabs *m_tabs;
    ErrorBar *m_bar;
    UiState *m_state;
    QWidget *m_window;
    QPointer<LoginDialog> m_login;
};

} // namespace Speckle
