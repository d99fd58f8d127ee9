// SPDX-License-Identifier: MIT
#include "sandbox/server.h"

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

Server::Server(Store &store, const Options &options, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_options(options)
    , m_hub(store)
    , m_front([this](Request &request) { return m_router->answer(request); })
{
    m_front.setLatency(options.latency);
    m_hub.setPingInterval(options.pingInterval);
    connect(&m_front, &QAbstractHttpServer::newWebSocketConnection, this, [this] {
        while (m_front.hasPendingWebSocketConnections())
            m_hub.add(m_front.nextPendingWebSocketConnection());
    });
}

bool Server::listen()
{
    auto *tcpServer = new QTcpServer(this);
    if (!tcpServer->listen(m_options.host, m_options.port)) {
        m_problem = tcpServer->errorString();
        return false;
    }
    const bool isV6 = tcpServer->serverAddress().protocol() == QAbstractSocket::IPv6Protocol;
    const QString host = tcpServer->serverAddress().toString();
    m_address = u"http://%1:%2"_s.arg(isV6 ? u'[' + host + u']' : host).arg(tcpServer->serverPort());
    m_router = std::make_unique<Router>(Context{m_store, m_address});
    if (!Compat::bindServer(m_front, tcpServer)) {
        m_problem = u"the HTTP server could not take over the port"_s;
        return false;
    }
    return true;
}

} // namespace Speckle::Sandbox
