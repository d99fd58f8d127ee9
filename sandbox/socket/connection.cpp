// SPDX-License-Identifier: MIT
#include "sandbox/socket/connection.h"

#include <QJsonDocument>
#include <QWebSocket>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

namespace {

// In intervals of 30 seconds these are the 210 and the 360 seconds that clients see; the texts of the real
// server talk of minutes nevertheless.
constexpr int WarnAfter = 5;
constexpr int DropAfter = 10;

} // namespace

Connection::Connection(std::unique_ptr<QWebSocket> socket, QString clientId, QObject *parent)
    : QObject(parent)
    , m_socket(std::move(socket))
    , m_clientId(std::move(clientId))
{
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        if (text == "alive"_L1) {
            m_alive = true;
            m_missed = 0;
        } else {
            emit received(text);
        }
    });
    connect(m_socket.get(), &QWebSocket::disconnected, this, &Connection::gone);
    connect(&m_pinger, &QTimer::timeout, this, &Connection::ping);
}

Connection::~Connection()
{
    m_socket->disconnect(this);
}

void Connection::send(const QString &text)
{
    m_socket->sendTextMessage(text);
}

void Connection::sendJson(const QJsonObject &object)
{
    send(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

void Connection::close()
{
    m_socket->close();
}

void Connection::startPinging(std::chrono::milliseconds interval)
{
    m_pinger.start(interval);
}

void Connection::ping()
{
    if (!m_alive) {
        ++m_missed;
        if (m_missed > WarnAfter)
            send(u"Warning: you missed 5 mins of pings. After 10, you will be kicked!"_s);
        if (m_missed > DropAfter) {
            m_pinger.stop();
            send(u"You missed 10 minutes of pings. Bye!"_s);
            m_socket->flush();
            m_socket->abort(); // the client sees 1006, no closing frame
            return;
        }
    }
    m_alive = false;
    send(u"ping"_s);
}

} // namespace Speckle::Sandbox
