// SPDX-License-Identifier: MIT
#include "tests/support/sandboxprocess.h"

#include <QDebug>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

constexpr int patience = 30'000; // ms; a sample is made on the way up, perhaps under a sanitizer

} // namespace

SandboxProcess::~SandboxProcess()
{
    kill();
}

bool SandboxProcess::start(const QStringList &options)
{
    m_options = options;
    return run(0);
}

bool SandboxProcess::restart()
{
    return run(static_cast<quint16>(m_address.base().port(80)));
}

bool SandboxProcess::run(quint16 port)
{
    kill();
    const QString program = qEnvironmentVariable("SPECKLE_SANDBOX");
    if (program.isEmpty()) {
        qWarning("SPECKLE_SANDBOX does not say where speckle-sandbox is; ctest sets it");
        return false;
    }
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(program,
                    m_options + QStringList{u"--port"_s, QString::number(port), u"--until-stdin-closes"_s});
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(patience)) {
            qWarning() << program << "did not come up:" << m_process.errorString();
            kill();
            return false;
        }
    }
    const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
    const QString promise = u"listening on "_s;
    m_address = line.startsWith(promise) ? ServerAddress(QUrl(line.sliced(promise.size()))) : ServerAddress();
    if (!m_address.isValid())
        qWarning() << program << "began with" << line;
    return m_address.isValid();
}

void SandboxProcess::kill()
{
    if (!isRunning())
        return;
    m_process.kill();
    m_process.waitForFinished(patience);
}

bool SandboxProcess::stop()
{
    if (!isRunning())
        return true;
    m_process.terminate();
    return m_process.waitForFinished(patience) && m_process.exitStatus() == QProcess::NormalExit
           && m_process.exitCode() == 0;
}

} // namespace Speckle
