// SPDX-License-Identifier: MIT
#include "app/demoserver.h"

#include "core/net/redact.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QStandardPaths>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Speckle {

namespace {
Q_LOGGING_CATEGORY(lcDemo, "speckle.demo", QtWarningMsg)

constexpr auto StartLimit = 30s;
constexpr auto EndLimit = 3s;
constexpr qsizetype KeptErrors = 4'000;
constexpr auto Greeting = "listening on "_L1;

int milliseconds(std::chrono::milliseconds time)
{
    return int(time.count());
}
} // namespace

QString DemoServer::password()
{
    return u"speckle-sample"_s;
}

QString DemoServer::administrator()
{
    return u"ada@sample.speckle"_s;
}

QString DemoServer::colleague()
{
    return u"bruno@sample.speckle"_s;
}

DemoServer::DemoServer(QObject *parent)
    : QObject(parent)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(StartLimit);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        fail(tr("It did not answer in time."));
        m_process.kill();
    });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &DemoServer::readFirstLine);
    connect(&m_process, &QProcess::readyReadStandardError, this, [this] {
        const QByteArray text = m_process.readAllStandardError();
        qCDebug(lcDemo).noquote() << redact(text.trimmed());
        m_errors = (m_errors + text).right(KeptErrors);
    });
    connect(&m_process, &QProcess::finished, this, &DemoServer::onFinished);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        // Everything else is followed by finished().
        if (error == QProcess::FailedToStart)
            fail(m_process.errorString());
    });
}

DemoServer::~DemoServer()
{
    m_process.disconnect(this);
    if (!isRunning())
        return;
    stop();
    if (!m_process.waitForFinished(milliseconds(EndLimit))) {
        m_process.kill();
        m_process.waitForFinished(milliseconds(EndLimit));
    }
}

QString DemoServer::program()
{
    if (const QString told = qEnvironmentVariable("SPECKLE_SANDBOX"); !told.isEmpty())
        return told;
    const QString name = u"speckle-sandbox"_s;
    const QDir here(QCoreApplication::applicationDirPath());
    // Beside us where it is installed; the other one is where a build puts it.
    const QString found = QStandardPaths::findExecutable(name, {here.path(), here.filePath(u"../sandbox"_s)});
    return found.isEmpty() ? QStandardPaths::findExecutable(name) : found;
}

void DemoServer::start()
{
    if (isRunning())
        return;
    m_address.clear();
    m_errors.clear();
    m_failed = false;
    const QString path = program();
    if (path.isEmpty()) {
        // As with every other outcome: not before control went back to the event loop.
        QMetaObject::invokeMethod(
            this,
            [this] {
                fail(tr("The program speckle-sandbox was not found, neither beside this one nor in PATH."));
            },
            Qt::QueuedConnection);
        return;
    }
    qCDebug(lcDemo) << "starting" << path;
    m_patience.start();
    m_process.start(path, {u"--sample"_s, u"small"_s, u"--port"_s, u"0"_s, u"--until-stdin-closes"_s});
}

void DemoServer::stop()
{
    if (!isRunning())
        return;
    // Where there is no SIGTERM, the end of its input ends it.
    m_process.closeWriteChannel();
    m_process.terminate();
}

void DemoServer::readFirstLine()
{
    if (!m_address.isEmpty() || m_failed) {
        m_process.readAllStandardOutput();
        return;
    }
    if (!m_process.canReadLine())
        return;
    const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
    const QUrl address = line.startsWith(Greeting) ? QUrl(line.mid(Greeting.size())) : QUrl();
    if (!address.isValid() || address.host().isEmpty()) {
        fail(tr("It greeted with something else than its address."));
        stop();
        return;
    }
    m_patience.stop();
    m_address = address;
    qCInfo(lcDemo) << "listening on" << redact(address);
    emit ready(address);
}

void DemoServer::onFinished()
{
    if (m_address.isEmpty())
        fail(tr("It ended at once, with exit code %1.").arg(m_process.exitCode()));
    else
        emit stopped();
}

void DemoServer::fail(const QString &reason)
{
    m_patience.stop();
    if (std::exchange(m_failed, true))
        return;
    emit failed(reason, redact(m_errors));
}

} // namespace Speckle
