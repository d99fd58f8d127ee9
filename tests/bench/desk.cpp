// SPDX-License-Identifier: MIT
#include "tests/bench/desk.h"

#include "core/api/accountsresource.h"
#include "tests/support/await.h"
#include "tests/ui/samplesession.h"

#include <QEventLoop>
#include <QTest>
#include <QWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

double since(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

StallWatch::StallWatch()
{
    m_turns.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_turns, &QTimer::timeout, &m_turns, [this] { turn(); });
    m_since.start();
    m_turns.start(1);
}

double StallWatch::worst()
{
    turn();
    return m_worst;
}

void StallWatch::turn()
{
    m_worst = std::max(m_worst, since(m_since));
    m_since.start();
}

double timeUntil(const std::function<bool()> &holds)
{
    QElapsedTimer timer;
    timer.start();
    QEventLoop loop;
    QTimer look;
    double elapsed = 0;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        elapsed = since(timer);
        if (holds() || elapsed > 10'000)
            loop.quit();
    });
    look.start(0);
    loop.exec();
    return elapsed;
}

BenchWindow::BenchWindow()
{
    m_tabs.resize(1100, 800);
    m_tabs.addTab(new QWidget, u"Start"_s);
    m_tabs.show();
    (void)QTest::qWaitForWindowExposed(&m_tabs);
}

void BenchWindow::open(QWidget *page)
{
    m_tabs.setCurrentIndex(m_tabs.addTab(page, u"Page"_s));
}

std::pair<Account, Token> benchAccount(const ServerAddress &server)
{
    Client client(server);
    const auto outcome = await(AccountsResource(&client).login(u"ada@sample.speckle"_s, samplePassword));
    if (!std::holds_alternative<SignIn>(outcome))
        qFatal("nobody can sign in");
    const auto &signIn = std::get<SignIn>(outcome);
    Account account;
    account.id = u"bench"_s;
    account.server = server;
    account.userId = signIn.user.id();
    return {account, signIn.apiToken};
}

double idleStall()
{
    QWidget window;
    window.show();
    if (!QTest::qWaitForWindowExposed(&window))
        qFatal("no window");
    StallWatch watch;
    QEventLoop loop;
    QTimer::singleShot(1000, &loop, &QEventLoop::quit);
    loop.exec();
    return watch.worst();
}

} // namespace Speckle
