// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline.h"
#include "app/demo.h"
#include "ui/mainwindow.h"
#include "ui/settings/uistate.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <memory>

namespace Speckle {

/*!
 * The program put together: profile, accounts, secrets, sessions, window, demo. Members stand in the order in
 * which they need each other; they end in reverse.
 */
class Program
{
public:
    //! The directory that \a line means; empty: it cannot be made, or written to.
    [[nodiscard]] static QString profileDirectory(const CommandLine &line, QTemporaryDir *temporary);

    //! \a profile exists. Nothing here waits: accounts connect once the window was painted.
    Program(const CommandLine &line, const QString &profile);

    void show(const QElapsedTimer &sinceStart);

    [[nodiscard]] MainWindow *window() { return &m_window; }
    [[nodiscard]] Sessions *sessions() { return &m_sessions; }
    [[nodiscard]] Demo *demo() { return &m_demo; }

private:
    void begin();

    CommandLine m_line;
    AccountStore m_accounts;
    std::unique_ptr<SecretStore> m_secrets;
    Sessions m_sessions;
    UiState m_state;
    MainWindow m_window;
    Demo m_demo;
};

} // namespace Speckle
