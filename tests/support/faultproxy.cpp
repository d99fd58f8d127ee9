// SPDX-License-Identifier: MIT
#include "tests/support/faultproxy.h"

#include "tests/support/connections.h"

#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Speckle {

FaultProxy::FaultProxy(const ServerAddress &target, QObject *parent)
    : QObject(parent)
    , m_target(target)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *client = m_server.nextPendingConnection())
            welcome(client);
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no free port: %s", qPrintable(m_server.errorString()));
    m_port = m_server.serverPort();
}

FaultProxy::~FaultProxy()
{
    endAll(false);
}

ServerAddress FaultProxy::address() const
{
    QUrl url = m_target.base();
    url.setHost(u"127.0.0.1"_s);
    url.setPort(m_port);
    return ServerAddress(url);
}

void FaultProxy::setMode(Mode mode)
{
    m_mode = mode;
    if (mode == Mode::Cut || mode == Mode::Reset || mode == Mode::Refuse)
        endAll(mode == Mode::Reset);
    if (mode == Mode::Refuse)
        m_server.close();
    else if (!m_server.isListening() && !m_server.listen(QHostAddress::LocalHost, m_port))
        qFatal("port %d was taken meanwhile", m_port);
    if (mode == Mode::Pass) {
        for (auto pair = m_pairs.cbegin(); pair != m_pairs.cend(); ++pair) {
            pump(pair.key(), pair.value(), false);
            pump(pair.value(), pair.key(), true);
        }
    }
}

void FaultProxy::welcome(QTcpSocket *client)
{
    if (m_mode == Mode::Cut || m_mode == Mode::Reset) {
        endOne(client, m_mode == Mode::Reset);
        client->deleteLater();
        return;
    }
    auto *server = new QTcpSocket(client);
    m_pairs.insert(client, server);
    connect(client, &QTcpSocket::readyRead, this, [this, client, server] { pump(client, server, false); });
    connect(server, &QTcpSocket::readyRead, this, [this, client, server] { pump(server, client, true); });
    // What the client said before the server's side was up.
    connect(server, &QTcpSocket::connected, this, [this, client, server] { pump(client, server, false); });
    connect(server, &QTcpSocket::errorOccurred, client, [client] { client->disconnectFromHost(); });
    connect(client, &QTcpSocket::disconnected, this, [this, client, server] {
        m_pairs.remove(client);
        m_passed.remove(client);
        server->abort();
        client->deleteLater();
    });
    server->connectToHost(m_target.base().host(), static_cast<quint16>(m_target.base().port(80)));
}

void FaultProxy::pump(QTcpSocket *from, QTcpSocket *to, bool fromServer)
{
    if (m_mode == Mode::Hang || to->state() != QAbstractSocket::ConnectedState || from->bytesAvailable() == 0)
        return;
    QByteArray bytes = from->readAll();
    bool cut = false;
    if (fromServer && m_cutAfter >= 0) {
        qint64 &passed = m_passed[to];
        cut = passed + bytes.size() >= m_cutAfter;
        bytes.truncate(m_cutAfter - passed);
        passed += bytes.size();
    }
    if (m_latency.count() == 0) {
        to->write(bytes);
        if (cut)
            to->disconnectFromHost();
        return;
    }
    // Timers of one length fire in the order they were started: the bytes stay in order.
    QTimer::singleShot(m_latency, to, [to, bytes, cut] {
        to->write(bytes);
        if (cut)
            to->disconnectFromHost();
    });
}

void FaultProxy::endAll(bool reset)
{
    const QList<QTcpSocket *> clients = m_pairs.keys();
    for (QTcpSocket *client : clients)
        endOne(client, reset);
}

void FaultProxy::endOne(QTcpSocket *socket, bool reset)
{
    if (reset)
        resetConnection(socket);
    else
        socket->abort();
}

} // namespace Speckle
