// SPDX-License-Identifier: MIT
// What a person does with 3,000 streams, on the sandbox's large sample: the session's start to the first rows
// painted, the next page, a search letter by letter (key: what is on the screen fits; answer: all that the
// server has to say to it is there). And how long the GUI's event loop was held up at worst meanwhile, beside
// an idle window in the same run. The sandbox is up already; starting the program is bench_start's.
#include "core/session/streamlist.h"
#include "tests/bench/desk.h"
#include "tests/bench/median.h"
#include "tests/support/sandboxprocess.h"
#include "ui/pages/page.h"
#include "ui/widgets/filterline.h"
#include "ui/widgets/streamstable.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QScrollBar>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

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

} // namespace

int main(int argc, char *argv[])
{
    qputenv("SPECKLE_SANDBOX", QByteArray(SPECKLE_BENCH_SANDBOX));
    QApplication application(argc, argv);
    SandboxProcess sandbox;
    if (!sandbox.start({u"--sample"_s, u"large"_s}))
        qFatal("no sandbox");
    BenchWindow window(sandbox.address());
    const double idle = idleStall();

    constexpr int runs = 5;
    QList<double> firstRows, keystrokes, pages, stalls;
    double worstKey = 0, worstAnswer = 0;
    for (int run = 0; run < runs; ++run) {
        window.closePages();
        StallWatch watch;
        QElapsedTimer timer;
        timer.start();
        const Session *session = window.newSession();
        const Page *page = window.open(u"streams/own"_s);
        auto *table = page->findChild<StreamsTable *>();
        auto *filter = page->findChild<FilterLine *>();
        const auto *list = session->findChild<StreamList *>();
        const auto rows = [table] { return table->model()->rowCount(); };
        timeUntil([&] { return rows() > 0; });
        table->repaint();
        firstRows.append(since(timer));

        timeUntil([session] { return session->state() == Session::State::Online; });
        const int before = rows();
        timer.restart();
        table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum());
        timeUntil([&] { return rows() > before; });
        pages.append(since(timer));
        const QString word = u"station"_s;
        for (qsizetype typed = 1; typed <= word.size(); ++typed) {
            bool changed = false;
            QObject guard;
            const auto note = [&changed] { changed = true; };
            QObject::connect(table->model(), &QAbstractItemModel::modelReset, &guard, note);
            QObject::connect(table->model(), &QAbstractItemModel::rowsInserted, &guard, note);
            QObject::connect(table->model(), &QAbstractItemModel::rowsRemoved, &guard, note);
            timer.restart();
            QTest::keyClick(filter, word.at(typed - 1).toLatin1());
            // A letter that excludes nothing changes no row: then what is shown is right already.
            const auto fits = [&](int row) {
                for (int column = 0; column < table->model()->columnCount(); ++column) {
                    const QString text = table->model()->index(row, column).data().toString();
                    if (text.contains(word.left(typed), Qt::CaseInsensitive))
                        return true;
                }
                return false;
            };
            const auto settled = [&] { return changed || (rows() > 0 && fits(0) && fits(rows() - 1)); };
            timeUntil(settled);
            table->viewport()->repaint();
            keystrokes.append(since(timer));
            worstKey = std::max(worstKey, keystrokes.constLast());
            timeUntil([list] { return !list->isBusy(); });
            worstAnswer = std::max(worstAnswer, since(timer));
        }
        stalls.append(watch.worst());
    }
    if (keystrokes.size() % 2 == 0)
        keystrokes.removeLast(); // median() wants an odd number
    std::printf("bench=browse streams=3000 first_rows_ms=%.1f key_ms=%.1f worst_key_ms=%.1f "
                "worst_answer_ms=%.1f page_turn_ms=%.1f "
                "worst_stall_ms=%.1f idle_stall_ms=%.1f pss_mbytes=%.1f runs=%d\n",
                median(firstRows), median(keystrokes), worstKey, worstAnswer, median(pages),
                *std::max_element(stalls.cbegin(), stalls.cend()), idle, memory(), runs);
}
