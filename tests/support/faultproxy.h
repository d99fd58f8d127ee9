// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/serveraddress.h"

#include <QHash>
#include <QObject>
#include <QTcpServer>

#include <chrono>

class QTcpSocket;

namespace Speckle {

/*!
 * A TCP proxy between a client and a real server that breaks on command. On a free port of 127.0.0.1; HTTP
 * and WebSockets pass through it alike.
 */
class FaultProxy : public QObject
{
    Q_OBJECT

public:
    enum class Mode {
        Pass,
        Hang, //!< connections are taken and bytes are kept back; they go on when the mode is Pass again
        Cut, //!< what is connected is closed, and what connects is closed at once
        Reset, //!< likewise, by RST
        Refuse, //!< what is connected is closed, and nobody listens
    };

    //! In front of \a target, which need not be up yet.
    explicit FaultProxy(const ServerAddress &target, QObject *parent = nullptr);
    ~FaultProxy() override;

    [[nodiscard]] ServerAddress address() const;
    [[nodiscard]] Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    //! Every piece of data goes on that much later, in both directions.
    void setLatency(std::chrono::milliseconds latency) { m_latency = latency; }
    //! Connections are cut once this many bytes came from the server through each; negative: never.
    void cutAfter(qint64 bytes) { m_cutAfter = bytes; }
    [[nodiscard]] int connections() const { return static_cast<int>(m_pairs.size()); }

private:
    void welcome(QTcpSocket *client);
    void pump(QTcpSocket *from, QTcpSocket *to, bool fromServer);
    void endAll(bool reset);
    static void endOne(QTcpSocket *socket, bool reset);

    ServerAddress m_target;
    QTcpServer m_server;
    quint16 m_port = 0;
    Mode m_mode = Mode::Pass;
    std::chrono::milliseconds m_latency{0};
    qint64 m_cutAfter = -1;
    QHash<QTcpSocket *, QTcpSocket *> m_pairs; //!< client's side → server's side
    QHash<QTcpSocket *, qint64> m_passed; //!< bytes of the server by client's side
};

} // namespace Speckle
