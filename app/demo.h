// SPDX-License-Identifier: MIT
#pragma once

#include "app/demoserver.h"
#include "core/api/serverresource.h"
#include "core/session/sessions.h"

#include <QPointer>

namespace Speckle {

class MainWindow;
class UiState;

/*!
 * "Try the demo": starts the server, signs in as the sample's administrator and opens the sample's main
 * stream in the window. The account is for this session only: it goes when the demo goes, or, where we
 * crashed, at the next start.
 */
class Demo : public QObject
{
    Q_OBJECT

public:
    //! All outlive it; the window may not.
    Demo(Sessions *sessions, UiState *state, MainWindow *window, QObject *parent = nullptr);
    ~Demo() override;

    //! Does nothing while it is being started, and brings the account to the front where it runs.
    void start();
    //! Takes a demo's account that a crash left behind out of the list. Before the window is made.
    static void forgetLeftOvers(AccountStore *accounts, UiState *state);

    [[nodiscard]] DemoServer *server() { return &m_server; }
    [[nodiscard]] QString accountId() const { return m_accountId; }

signals:
    //! Signed in; the pages are being filled.
    void started(const QString &accountId);
    //! The window's error bar shows why.
    void failed(const QString &reason);

private:
    void signIn(const QUrl &address);
    void openPages(const QString &accountId);
    void fail(const QString &reason, const QString &details);

    Sessions *m_sessions;
    UiState *m_state;
    QPointer<MainWindow> m_window;
    DemoServer m_server;
    QPointer<Client> m_client; //!< for the sign-in
    QString m_accountId;
    bool m_starting = false;
};

} // namespace Speckle
