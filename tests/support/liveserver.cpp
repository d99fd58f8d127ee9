// SPDX-License-Identifier: MIT
#include "tests/support/liveserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QWebSocket>

using namespace Qt::StringLiterals;

namespace Speckle {

LiveServer::LiveServer(QObject *parent)
    : QObject(parent)
    , m_upgrader(u"fake"_s, QWebSocketServer::NonSecureMode)
{
    m_http.setUpgradeHandler([this](QTcpSocket *socket) {
        if (!m_deaf) {
            m_upgrader.handleConnection(socket);
            return;
        }
        m_unanswered += socket;
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_unanswered.removeAll(socket);
            socket->deleteLater();
        });
    });
    connect(&m_upgrader, &QWebSocketServer::newConnection, this, &LiveServer::welcome);
}

LiveServer::~LiveServer()
{
    stop();
}

void LiveServer::acknowledgeJoin(QWebSocket *socket, const QString &frame)
{
    const QJsonObject json = QJsonDocument::fromJson(frame.toUtf8()).object();
    if (json["eventName"_L1] != "join"_L1 || !json["resourceId"_L1].isString())
        return;
    const QString room = json["resourceType"_L1].toString() + u'-' + json["resourceId"_L1].toString();
    socket->sendTextMessage(uR"({"message":"Room joined.","roomName":"%1"})"_s.arg(room));
}

void LiveServer::forget()
{
    m_addresses.clear();
    m_frames.clear();
    m_closeCodes.clear();
    m_http.forget();
}

void LiveServer::stop()
{
    m_http.stop();
    // Each takes itself off its list as it ends.
    const QList<QWebSocket *> sockets = m_sockets;
    for (QWebSocket *socket : sockets)
        socket->abort();
    const QList<QTcpSocket *> unanswered = m_unanswered;
    for (QTcpSocket *socket : unanswered)
        socket->abort();
}

void LiveServer::welcome()
{
    QWebSocket *socket = m_upgrader.nextPendingConnection();
    socket->setParent(this);
    m_sockets += socket;
    m_addresses += socket->requestUrl();
    connect(socket, &QWebSocket::textMessageReceived, this, [this, socket](const QString &text) {
        m_frames += text;
        if (m_onText)
            m_onText(socket, text);
        emit frameArrived();
    });
    connect(socket, &QWebSocket::disconnected, this, [this, socket] {
        m_closeCodes += socket->closeCode();
        m_sockets.removeAll(socket);
        socket->deleteLater();
        emit closed();
    });
    if (m_onOpen)
        m_onOpen(socket);
    emit opened();
}

} // namespace Speckle
