// SPDX-License-Identifier: MIT
#include "sandbox/lifetime.h"

#include <QCoreApplication>

#ifdef Q_OS_UNIX
#include <QSocketNotifier>

#include <array>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>
#else
#include <csignal>
#include <cstdio>
#include <thread>
#endif

namespace Speckle::Sandbox {

#ifdef Q_OS_UNIX

namespace {

// A signal handler may do next to nothing; writing a byte into a pipe is allowed, the event loop does the
// rest.
int signalPipe[2] = {-1, -1};

extern "C" void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = write(signalPipe[1], &byte, 1);
}

} // namespace

void quitOnSignals()
{
    if (pipe(signalPipe) != 0)
        return;
    auto *notifier = new QSocketNotifier(signalPipe[0], QSocketNotifier::Read, qApp);
    QObject::connect(notifier, &QSocketNotifier::activated, qApp, &QCoreApplication::quit);
    std::signal(SIGTERM, onSignal);
    std::signal(SIGINT, onSignal);
    std::signal(SIGPIPE, SIG_IGN); // nobody reads our output any more: no reason to die
}

void quitWhenStdinCloses()
{
    auto *notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, qApp);
    QObject::connect(notifier, &QSocketNotifier::activated, qApp, [notifier] {
        std::array<char, 256> ignored{};
        if (read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0) {
            notifier->setEnabled(false);
            QCoreApplication::quit();
        }
    });
}

#else

void quitOnSignals()
{
    std::signal(SIGTERM, [](int) { QCoreApplication::quit(); });
    std::signal(SIGINT, [](int) { QCoreApplication::quit(); });
}

void quitWhenStdinCloses()
{
    // Standard input cannot be watched by the event loop there. The thread is left behind when we end
    // otherwise.
    std::thread([] {
        while (std::getchar() != EOF) {}
        QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    }).detach();
}

#endif

} // namespace Speckle::Sandbox
