// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <memory>

class QWebSocket;

namespace Speckle::Sandbox {

//! One open socket: who it is, which rooms it is in, and whether it still answers the server's pings.
class Connection : public QObject
{
    Q_OBJECT

public:
    Connection(std::unique_ptr<QWebSocket> socket, QString clientId, QObject *parent = nullptr);
    ~Connection() override;

    [[nodiscard]] const QString &clientId() const { return m_clientId; }
    void setClientId(const QString &id) { m_clientId = id; }

    //! Empty for an anonymous connection.
    [[nodiscard]] const QString &userId() const { return m_userId; }
    void setUserId(const QString &id) { m_userId = id; }

    QSet<QString> rooms;

    void send(const QString &text);
    void sendJson(const QJsonObject &object);
    //! Says goodbye properly.
    void close();
    //! Asks every \a interval for a sign of life.
    void startPinging(std::chrono::milliseconds interval);

signals:
    //! A text frame that is no heartbeat, exactly as it came.
    void received(const QString &text);
    //! The socket is gone, whoever closed it. Once.
    void gone();

private:
    void ping();

    std::unique_ptr<QWebSocket> m_socket;
    QString m_clientId;
    QString m_userId;
    QTimer m_pinger;
    bool m_alive = true;
    int m_missed = 0;
};

} // namespace Speckle::Sandbox
