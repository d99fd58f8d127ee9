// SPDX-License-Identifier: MIT
// Start of the process to first paint: speckle-browser with a new profile, as at a first start, and an empty
// window with a tree and docks. Each run is a new process, the two take turns, and the medians count.
#include "tests/bench/median.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

double timeToPaint(const QString &program, const QStringList &arguments = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    QByteArray said;
    double milliseconds = 0;
    while (!said.contains("first paint")) {
        if (!process.waitForReadyRead(30'000))
            qFatal("%s painted nothing: %s", qUtf8Printable(program), said.constData());
        milliseconds = double(timer.nsecsElapsed()) / 1e6;
        said += process.readAll();
    }
    process.terminate();
    if (!process.waitForFinished())
        qFatal("%s does not end", qUtf8Printable(program));
    return milliseconds;
}

double timeFloor()
{
    return timeToPaint(QCoreApplication::applicationDirPath() + u"/bench_start_floor"_s);
}

double timeProduct()
{
    const QTemporaryDir profile;
    const QString program = QCoreApplication::applicationDirPath() + u"/../../app/speckle-browser"_s;
    return timeToPaint(program, {u"--verbose"_s, u"--profile"_s, profile.path()});
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    timeFloor(); // both once, to have the files in memory
    timeProduct();

    constexpr int runs = 15;
    QList<double> floor;
    QList<double> product;
    for (int i = 0; i < runs; ++i) {
        floor.append(timeFloor());
        product.append(timeProduct());
    }
    using Speckle::median;
    std::printf("bench=start_to_first_paint product_ms=%.1f floor_ms=%.1f ratio=%.2f runs=%d\n",
                median(product), median(floor), median(product) / median(floor), runs);
}
