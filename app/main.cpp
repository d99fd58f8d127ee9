// SPDX-License-Identifier: MIT
#include "app/commandline.h"
#include "app/logging.h"
#include "app/program.h"
#include "app/tour.h"

#include <QApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace Speckle;
using namespace Qt::StringLiterals;

namespace {

int end(const CommandLineExit &exit)
{
    const QByteArray text = exit.text.toLocal8Bit();
    std::fputs(text.constData(), exit.code == 0 ? stdout : stderr);
    return exit.code;
}

bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
           || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

QStringList argumentsOf(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

} // namespace

int main(int argc, char *argv[])
{
    QElapsedTimer sinceStart;
    sinceStart.start();

    const auto parsed = parseCommandLine(argumentsOf(argc, argv));
    if (const auto *exit = std::get_if<CommandLineExit>(&parsed))
        return end(*exit);
    const auto &line = std::get<CommandLine>(parsed);
    installLogging(line.verbose);

    // Qt ends the program with an abort where it finds no display.
    if (!hasDisplay() && !line.choosesPlatform) {
        if (line.tour.isEmpty())
            return end(
                {BadCommandLine,
                 u"speckle-browser: there is no display to open a window on. --tour DIR works without one.\n"_s});
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    if (!line.tour.isEmpty())
        Tour::prepareEnvironment();

    QApplication application(argc, argv);
    applicationIsUp();
    QApplication::setApplicationName(u"speckle-browser"_s);
    QApplication::setApplicationVersion(QStringLiteral(SPECKLE_VERSION));
    QApplication::setDesktopFileName(u"io.github.speckle_browser.SpeckleBrowser"_s);
    // The window says when the program is over: a question may still be open when the last window closes.
    QApplication::setQuitOnLastWindowClosed(false);

    QTemporaryDir temporary;
    const QString profile = Program::profileDirectory(line, &temporary);
    if (profile.isEmpty())
        return end(
            {BadCommandLine, u"speckle-browser: cannot write to the profile %1\n"_s.arg(line.profile)});

    Program program(line, profile);
    if (!line.tour.isEmpty())
        return Tour(&program, line.tour).run();
    program.show(sinceStart);
    return QApplication::exec();
}
