// SPDX-License-Identifier: MIT
#include "app/logging.h"

#include "app/commandline.h"
#include "core/net/redact.h"

#include <QLoggingCategory>
#include <QTime>

#include <atomic>
#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
std::atomic_bool isUp = false;

const char *levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "critical";
    case QtFatalMsg:
        return "fatal";
    }
    return "";
}

void print(const QString &line)
{
    const QByteArray text = line.toLocal8Bit() + '\n';
    std::fwrite(text.constData(), 1, size_t(text.size()), stderr);
}

// The offscreen platform says so for each window, and nobody can do anything about it.
bool isNoise(const QString &text)
{
    return text == "This plugin does not support propagateSizeHints()"_L1;
}

// Called from any thread. Qt aborts by itself after a fatal message.
void handle(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (isNoise(text))
        return;
    const QString category = QString::fromLatin1(context.category);
    const QString where = category == "default"_L1 ? QString() : category + ": "_L1;
    print(u"%1 %2 %3%4"_s.arg(QTime::currentTime().toString(u"HH:mm:ss.zzz"_s),
                              QLatin1String(levelName(type)), where, redact(text)));
    if (type == QtFatalMsg && !isUp) {
        print(
            u"speckle-browser: cannot open a window: there is no display that Qt can reach. --tour DIR works without one."_s);
        std::_Exit(BadCommandLine);
    }
}
} // namespace

void installLogging(bool verbose)
{
    qInstallMessageHandler(handle);
    if (verbose)
        QLoggingCategory::setFilterRules(u"speckle.*=true"_s);
}

void applicationIsUp()
{
    isUp = true;
}

} // namespace Speckle
