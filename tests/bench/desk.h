// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/accountstore.h"
#include "core/accounts/secretstore.h"
#include "core/api/accountsresource.h"
#include "core/api/serverresource.h"
#include "core/session/sessions.h"
#include "ui/mainwindow.h"
#include "ui/settings/uistate.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>

#include <functional>

namespace Speckle {

//! Milliseconds.
[[nodiscard]] double since(const QElapsedTimer &timer);

//! The longest time between two turns of the event loop while it lives.
class StallWatch
{
public:
    StallWatch();
    [[nodiscard]] double worst();

private:
    void turn();

    QTimer m_turns;
    QElapsedTimer m_since;
    double m_worst = 0;
};

/*!
 * The program's own window, signed in as the administrator of the sandbox's sample, with a profile that is
 * gone afterwards. Stands painted, with nothing open yet.
 */
class BenchWindow
{
public:
    explicit BenchWindow(const ServerAddress &server);
    ~BenchWindow();

    void closePages();
    //! Another one, that knows nothing yet; it is connecting.
    Session *newSession();
    //! In front.
    Page *open(const QString &address);

private:
    QTemporaryDir m_profile;
    AccountStore m_accounts;
    SessionSecretStore m_secrets;
    Sessions m_sessions;
    UiState m_state;
    MainWindow m_window;
    ServerInfo m_server;
    SignIn m_signIn;
    QString m_accountId;
};

//! Milliseconds until \a holds, in a loop of its own as a program has it; looks at every turn. Gives up after
//! ten seconds.
double timeUntil(const std::function<bool()> &holds);

//! What follows is in another turn of the event loop than what was done before: nobody clicks twice in one.
void nextTurn();

//! The worst stall of a second in which a window does nothing.
[[nodiscard]] double idleStall();

} // namespace Speckle
