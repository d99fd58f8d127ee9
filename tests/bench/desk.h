// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/account.h"
#include "core/net/token.h"

#include <QElapsedTimer>
#include <QTabWidget>
#include <QTimer>

#include <functional>
#include <utility>

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

//! The window that pages open in, as the program's: on the screen before they are made.
class BenchWindow
{
public:
    BenchWindow();
    //! In front; the page stays the caller's.
    void open(QWidget *page);

private:
    QTabWidget m_tabs;
};

//! Milliseconds until \a holds, in a loop of its own as a program has it; looks at every turn. Gives up after
//! ten seconds.
double timeUntil(const std::function<bool()> &holds);

//! The administrator of the sandbox's sample.
[[nodiscard]] std::pair<Account, Token> benchAccount(const ServerAddress &server);

//! The worst stall of a second in which a window does nothing.
[[nodiscard]] double idleStall();

} // namespace Speckle
