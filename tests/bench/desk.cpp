// SPDX-License-Identifier: MIT
#include "tests/bench/desk.h"

#include "tests/support/await.h"
#include "tests/ui/samplesession.h"
#include "ui/pages/pagetabs.h"

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

void nextTurn()
{
    timeUntil([] { return true; });
}

BenchWindow::BenchWindow(const ServerAddress &server)
    : m_accounts(m_profile.path())
    , m_sessions(&m_accounts, &m_secrets)
    , m_state(m_profile.filePath(u"state.json"_s))
    , m_window(&m_sessions, &m_state)
{
    Client client(server);
    const auto info = await(checkServer(&client));
    const auto signIn = await(AccountsResource(&client).login(u"ada@sample.speckle"_s, samplePassword));
    if (!std::holds_alternative<ServerInfo>(info) || !std::holds_alternative<SignIn>(signIn))
        qFatal("nobody can sign in");
    m_server = std::get<ServerInfo>(info);
    m_signIn = std::get<SignIn>(signIn);
    m_window.show();
    if (!QTest::qWaitForWindowExposed(&m_window))
        qFatal("no window");
    const Session *session = newSession();
    timeUntil([session] { return session->state() == Session::State::Online; });
}

BenchWindow::~BenchWindow() = default;

Session *BenchWindow::newSession()
{
    const auto added = await(m_sessions.add(m_server, m_signIn, Sessions::Keep::SessionOnly));
    if (!std::holds_alternative<Account>(added))
        qFatal("no session");
    m_accountId = std::get<Account>(added).id;
    return m_sessions.session(m_accountId);
}

void BenchWindow::closePages()
{
    while (m_window.tabs()->currentPage())
        m_window.tabs()->closeCurrent();
    nextTurn();
}

Page *BenchWindow::open(const QString &address)
{
    return m_window.tabs()->open(m_accountId, address);
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
