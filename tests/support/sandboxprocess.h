// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/serveraddress.h"

#include <QProcess>
#include <QStringList>

namespace Speckle {

/*!
 * A speckle-sandbox of the test's own: the program named by the environment's SPECKLE_SANDBOX, on a free
 * port. Ends with this object.
 */
class SandboxProcess
{
public:
    SandboxProcess() = default;
    ~SandboxProcess();
    Q_DISABLE_COPY_MOVE(SandboxProcess)

    //! With \a options besides the port. False, and a warning, where it does not come up.
    [[nodiscard]] bool start(const QStringList &options = {});
    //! Again with the same options on the same port, after kill() or stop(). What is in memory is lost.
    [[nodiscard]] bool restart();
    //! As the system kills: no farewell.
    void kill();
    //! By SIGTERM. Whether it ended well.
    bool stop();

    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    [[nodiscard]] ServerAddress address() const { return m_address; }

private:
    bool run(quint16 port);

    QProcess m_process;
    QStringList m_options;
    ServerAddress m_address;
};

} // namespace Speckle
