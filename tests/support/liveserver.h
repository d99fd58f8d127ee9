// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/wireserver.h"

#include <QStringList>
#include <QUrl>
#include <QWebSocketServer>

class QWebSocket;

namespace Speckle {

/*!
 * HTTP and live connections on one port, as a Speckle server has them. Says nothing by itself: the test does,
 * or onOpen() and onText().
 */
class LiveServer : public QObject
{
    Q_OBJECT

public:
    explicit LiveServer(QObject *parent = nullptr);
    ~LiveServer() override;

    [[nodiscard]] WireServer &http() { return m_http; }
    [[nodiscard]] ServerAddress address() const { return m_http.address(); }

    //! As soon as a connection is made, before anything was read of it.
    void onOpen(const std::function<void(QWebSocket *)> &handler) { m_onOpen = handler; }
    //! Each text frame that arrives.
    void onText(const std::function<void(QWebSocket *, const QString &)> &handler) { m_onText = handler; }
    //! What a real server does with a join in the resource form.
    static void acknowledgeJoin(QWebSocket *socket, const QString &frame);

    //! Upgrades are left without an answer from now on.
    void setDeaf(bool deaf) { m_deaf = deaf; }

    //! The connection made last; nullptr where it has ended.
    [[nodiscard]] QWebSocket *last() const { return m_sockets.isEmpty() ? nullptr : m_sockets.last(); }
    [[nodiscard]] qsizetype openCount() const { return m_sockets.size(); }
    //! Of all connections there ever were.
    [[nodiscard]] const QList<QUrl> &addresses() const { return m_addresses; }
    [[nodiscard]] const QStringList &frames() const { return m_frames; }
    [[nodiscard]] const QList<int> &closeCodes() const { return m_closeCodes; }
    void forget();

    //! As if its process had died: everything is cut, nothing listens. resume() starts it again on its port.
    void stop();
    bool resume() { return m_http.resume(); }

signals:
    void opened();
    void frameArrived();
    void closed();

private:
    void welcome();

    WireServer m_http;
    QWebSocketServer m_upgrader;
    bool m_deaf = false;
    QList<QTcpSocket *> m_unanswered;
    QList<QWebSocket *> m_sockets;
    QList<QUrl> m_addresses;
    QStringList m_frames;
    QList<int> m_closeCodes;
    std::function<void(QWebSocket *)> m_onOpen;
    std::function<void(QWebSocket *, const QString &)> m_onText;
};

} // namespace Speckle
