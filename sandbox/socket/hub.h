// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/socket/connection.h"
#include "sandbox/store/store.h"

#include <QList>

namespace Speckle::Sandbox {

/*!
    All open sockets, and the rooms in which they meet. Frames are relayed as they came, byte for byte.

    What frames hold is checked as little as on the real server: anybody may send anything to any room, and
    `stream_id` in the address opens a private stream's room too.
*/
class Hub : public QObject
{
    Q_OBJECT

public:
    explicit Hub(Store &store, QObject *parent = nullptr);

    void setPingInterval(std::chrono::milliseconds interval) { m_pingInterval = interval; }

    //! Takes over a socket that has just been opened.
    void add(std::unique_ptr<QWebSocket> socket);

private:
    void receive(Connection &from, const QString &text);
    void relayMessage(const QJsonObject &message, const QString &text);
    void broadcast(const Connection &from, const QJsonObject &message, const QString &text);
    void join(Connection &who, const QJsonObject &message);
    void joinStream(Connection &who, const QString &streamId);
    void joinResource(Connection &who, const QString &type, const QString &id);
    [[nodiscard]] Connection *find(const QString &clientId) const;

    Store &m_store;
    QList<Connection *> m_connections;
    std::chrono::milliseconds m_pingInterval;
};

} // namespace Speckle::Sandbox
