// SPDX-License-Identifier: MIT
// What a person does with 3,000 streams, on the sandbox's large sample: the session's start to the first rows
// painted, a search letter by letter, the next page. And how long the GUI's event loop was held up at worst
// meanwhile, beside an idle window in the same run. The sandbox is up already; starting the program is
// bench_start's.
#include "tests/bench/median.h"
#include "tests/support/await.h"
#include "tests/support/sandboxprocess.h"
#include "tests/ui/samplesession.h"
#include "ui/models/streamsmodel.h"
#include "ui/pages/streamspage.h"
#include "ui/widgets/filterline.h"
#include "ui/widgets/streamstable.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QScrollBar>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

double since(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

//! The longest time between two turns of the event loop while it lives.
class StallWatch
{
public:
    StallWatch()
    {
        m_turns.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_turns, &QTimer::timeout, &m_turns, [this] { turn(); });
        m_since.start();
        m_turns.start(1);
    }
    [[nodiscard]] double worst()
    {
        turn();
        return m_worst;
    }

private:
    void turn()
    {
        m_worst = std::max(m_worst, since(m_since));
        m_since.start();
    }

    QTimer m_turns;
    QElapsedTimer m_since;
    double m_worst = 0;
};

//! Milliseconds until \a holds, in a loop of its own as a program has it; looks at every turn.
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

//! Megabytes that belong to this process, its share of what is shared included.
double memory()
{
    QFile file(u"/proc/self/smaps_rollup"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("Pss:"))
            return line.mid(4).simplified().split(' ').constFirst().toDouble() / 1024;
    }
    return 0;
}

//! Somebody's token, and who it belongs to.
std::pair<Account, Token> person(const ServerAddress &server)
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

} // namespace

int main(int argc, char *argv[])
{
    qputenv("SPECKLE_SANDBOX", QByteArray(SPECKLE_BENCH_SANDBOX));
    QApplication application(argc, argv);
    SandboxProcess sandbox;
    if (!sandbox.start({u"--sample"_s, u"large"_s}))
        qFatal("no sandbox");
    const auto [account, token] = person(sandbox.address());
    const double idle = idleStall();

    constexpr int runs = 5;
    QList<double> firstRows, keystrokes, pages, stalls;
    double worstKey = 0;
    for (int run = 0; run < runs; ++run) {
        StallWatch watch;
        QElapsedTimer timer;
        timer.start();
        Session session(account, token);
        session.start();
        StreamsPage page(&session, account.id, StreamScope::Which::Own, nullptr);
        page.resize(1100, 760);
        page.show();
        auto *table = page.findChild<StreamsTable *>();
        auto *filter = page.findChild<FilterLine *>();
        const auto rows = [table] { return table->model()->rowCount(); };
        timeUntil([&] { return rows() > 0; });
        table->repaint();
        firstRows.append(since(timer));

        timeUntil([&] { return session.state() == Session::State::Online; });
        const QString word = u"library"_s;
        for (qsizetype typed = 1; typed <= word.size(); ++typed) {
            bool changed = false;
            QObject guard;
            const auto note = [&changed] { changed = true; };
            QObject::connect(table->model(), &QAbstractItemModel::modelReset, &guard, note);
            QObject::connect(table->model(), &QAbstractItemModel::rowsInserted, &guard, note);
            QObject::connect(table->model(), &QAbstractItemModel::rowsRemoved, &guard, note);
            QTest::keyClick(filter, word.at(typed - 1).toLatin1());
            // A letter that excludes nothing changes no row: then what is shown is right already.
            const auto fits = [&](int row) {
                return table->model()
                    ->index(row, StreamsModel::Name)
                    .data()
                    .toString()
                    .contains(word.left(typed), Qt::CaseInsensitive);
            };
            const auto settled = [&] { return changed || (rows() > 0 && fits(0) && fits(rows() - 1)); };
            const double time = timeUntil(settled);
            keystrokes.append(time);
            worstKey = std::max(worstKey, time);
        }
        filter->clear();
        timeUntil([&] { return rows() >= 100; });
        const int before = rows();
        timer.restart();
        table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum());
        timeUntil([&] { return rows() > before; });
        pages.append(since(timer));
        stalls.append(watch.worst());
    }
    if (keystrokes.size() % 2 == 0)
        keystrokes.removeLast(); // median() wants an odd number
    std::printf(
        "bench=browse streams=3000 first_rows_ms=%.1f key_ms=%.1f worst_key_ms=%.1f page_turn_ms=%.1f "
        "worst_stall_ms=%.1f idle_stall_ms=%.1f pss_mbytes=%.1f runs=%d\n",
        median(firstRows), median(keystrokes), worstKey, median(pages),
        *std::max_element(stalls.cbegin(), stalls.cend()), idle, memory(), runs);
}
