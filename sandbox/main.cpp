// SPDX-License-Identifier: MIT
#include "sandbox/lifetime.h"
#include "sandbox/sample/sample.h"
#include "sandbox/server.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Speckle::Sandbox;

namespace {

enum ExitCode { Fine = 0, BadCommandLine = 2, NoData = 3, NoPort = 4 };

void print(FILE *where, const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), where);
    std::fflush(where);
}

int complain(ExitCode code, const QString &text)
{
    print(stderr, QStringLiteral("speckle-sandbox: ") + text + QLatin1Char('\n'));
    return code;
}

int run(const Options &options)
{
    Store store(options.dataFile);
    if (options.sample != SampleSize::None && !loadSample(store, options.sample))
        print(stderr, QStringLiteral("speckle-sandbox: %1 holds data already, the sample is not loaded\n")
                          .arg(options.dataFile));
    Server server(store, options);
    if (!server.listen()) {
        return complain(NoPort, QStringLiteral("cannot listen on %1 port %2: %3")
                                    .arg(options.host.toString())
                                    .arg(options.port)
                                    .arg(server.problem()));
    }
    quitOnSignals();
    if (options.untilStdinCloses)
        quitWhenStdinCloses();
    print(stdout, QStringLiteral("listening on %1\n").arg(server.address()));
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("speckle-sandbox"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SPECKLE_VERSION));

    const Options options = parsedOptions(QCoreApplication::arguments());
    if (!options.helpText.isEmpty()) {
        print(stdout, options.helpText);
        return Fine;
    }
    if (!options.problem.isEmpty())
        return complain(BadCommandLine, options.problem + QStringLiteral(" (--help shows all options)"));
    try {
        return run(options);
    } catch (const StoreError &error) {
        return complain(
            NoData, QStringLiteral("cannot use the data file %1: %2").arg(options.dataFile, error.message()));
    }
}
