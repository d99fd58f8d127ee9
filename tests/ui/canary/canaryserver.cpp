// SPDX-License-Identifier: MIT
#include "tests/ui/canary/canaryserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

qsizetype lengthOf(const QByteArray &head)
{
    const QByteArray lower = head.toLower();
    const qsizetype at = lower.indexOf("\r\ncontent-length:");
    if (at < 0)
        return 0;
    const qsizetype from = at + 17;
    return lower.mid(from, lower.indexOf("\r\n", from) - from).trimmed().toLongLong();
}

} // namespace

struct CanaryServer::Pair
{
    QTcpSocket *client = nullptr;
    QTcpSocket *server = nullptr;
    QByteArray unread; //!< of the server's
    bool isWebSocket = false;
};

CanaryServer::CanaryServer(const ServerAddress &target, QObject *parent)
    : QObject(parent)
    , m_target(target)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *client = m_server.nextPendingConnection())
            welcome(client);
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no free port: %s", qPrintable(m_server.errorString()));
}

CanaryServer::~CanaryServer()
{
    // Each takes itself off the list as it ends.
    const QList<QTcpSocket *> clients = m_pairs.keys();
    for (QTcpSocket *client : clients)
        client->abort();
}

ServerAddress CanaryServer::address() const
{
    QUrl url = m_target.base();
    url.setPort(m_server.serverPort());
    return ServerAddress(url);
}

void CanaryServer::welcome(QTcpSocket *client)
{
    auto pair = std::make_shared<Pair>();
    pair->client = client;
    pair->server = new QTcpSocket(client);
    m_pairs.insert(client, pair);
    QTcpSocket *server = pair->server;
    const auto ask = [client, server] {
        if (server->state() == QAbstractSocket::ConnectedState)
            server->write(client->readAll());
    };
    connect(client, &QTcpSocket::readyRead, this, ask);
    connect(server, &QTcpSocket::connected, this, ask); // what was said before the server's side was up
    connect(server, &QTcpSocket::readyRead, this, [this, pair = pair.get()] { pass(pair); });
    connect(server, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
    connect(client, &QTcpSocket::disconnected, this, [this, client, server] {
        server->disconnect(this);
        server->abort();
        m_pairs.remove(client);
        client->deleteLater();
    });
    server->connectToHost(m_target.base().host(), static_cast<quint16>(m_target.base().port(80)));
}

void CanaryServer::pass(Pair *pair)
{
    pair->unread += pair->server->readAll();
    while (!pair->isWebSocket && passAnswer(pair)) {}
    if (pair->isWebSocket)
        pair->client->write(std::exchange(pair->unread, {}));
}

bool CanaryServer::passAnswer(Pair *pair)
{
    const qsizetype end = pair->unread.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QByteArray head = pair->unread.left(end);
    if (head.startsWith("HTTP/1.1 101")) {
        pair->isWebSocket = true;
        return false;
    }
    const qsizetype length = lengthOf(head);
    if (pair->unread.size() < end + 4 + length)
        return false;
    pair->client->write(answer(head, pair->unread.sliced(end + 4, length)));
    pair->unread.remove(0, end + 4 + length);
    return true;
}

QByteArray CanaryServer::answer(const QByteArray &head, const QByteArray &body) const
{
    if (!m_canary)
        return head + "\r\n\r\n" + body;
    QByteArray status = head.left(head.indexOf("\r\n"));
    QByteArray said;
    if (m_refusing) {
        status = "HTTP/1.1 400 Bad Request";
        said = QJsonDocument({{u"success"_s, false}, {u"message"_s, m_canary->text}})
                   .toJson(QJsonDocument::Compact);
    } else {
        said = hostile(body, *m_canary);
    }
    return status + "\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: "
           + QByteArray::number(said.size()) + "\r\nConnection: keep-alive\r\n\r\n" + said;
}

} // namespace Speckle
