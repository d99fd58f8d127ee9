// SPDX-License-Identifier: MIT
#pragma once

// What differs between the Qt versions that the sandbox is built with stands here and nowhere else.

#include "sandbox/http/answer.h"

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocket>

#include <memory>

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QHttpHeaders>
#include <QHttpServerWebSocketUpgradeResponse>
#endif

namespace Speckle::Sandbox::Compat {

/*!
    Where the answer to one request goes. May be kept and used later; if the client has gone by then,
    sending does nothing.

    Qt 6.4's own responder keeps a bare pointer to the socket in release builds, so an answer that is sent
    later would write into freed memory: there the socket is watched and written to directly.
*/
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
using HandlerChannel = QHttpServerResponder &;
#else
using HandlerChannel = QTcpSocket *;
#endif

class ReplyChannel
{
public:
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    explicit ReplyChannel(QHttpServerResponder &responder)
        : m_responder(std::make_shared<QHttpServerResponder>(std::move(responder)))
    {
    }

    //! \a withBody false: the headers alone, as HEAD wants it.
    void send(const Answer &answer, bool withBody)
    {
        QHttpHeaders headers;
        for (const auto &[name, value] : answer.headers)
            headers.append(name, value);
        if (!answer.contentType.isEmpty())
            headers.append(QHttpHeaders::WellKnownHeader::ContentType, answer.contentType);
        const auto status = QHttpServerResponder::StatusCode(answer.status);
        if (withBody)
            m_responder->write(answer.body, headers, status);
        else
            m_responder->write(headers, status);
    }

private:
    std::shared_ptr<QHttpServerResponder> m_responder;
#else
    explicit ReplyChannel(QTcpSocket *socket)
        : m_socket(socket)
    {
    }

    //! \a withBody false: the headers alone, as HEAD wants it.
    void send(const Answer &answer, bool withBody)
    {
        if (!m_socket || m_socket->state() != QAbstractSocket::ConnectedState)
            return;
        QByteArray head
            = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reason(answer.status) + "\r\n";
        for (const auto &[name, value] : answer.headers)
            head += name + ": " + value + "\r\n";
        if (!answer.contentType.isEmpty())
            head += "Content-Type: " + answer.contentType + "\r\n";
        if (answer.status != 304)
            head += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
        m_socket->write(head + "Connection: keep-alive\r\n\r\n");
        if (withBody && !answer.body.isEmpty())
            m_socket->write(answer.body);
    }

private:
    static QByteArray reason(int status)
    {
        switch (status) {
        case 200:
            return "OK";
        case 204:
            return "No Content";
        case 304:
            return "Not Modified";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 410:
            return "Gone";
        case 413:
            return "Payload Too Large";
        case 415:
            return "Unsupported Media Type";
        default:
            return status < 400 ? "OK" : "Internal Server Error";
        }
    }

    QPointer<QTcpSocket> m_socket;
#endif
};

inline QList<QPair<QByteArray, QByteArray>> headersOf(const QHttpServerRequest &request)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    return request.headers().toListOfPairs();
#else
    return request.headers();
#endif
}

//! False if the server could not take over \a tcpServer (which has to listen already).
inline bool bindServer(QAbstractHttpServer &server, QTcpServer *tcpServer)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    return server.bind(tcpServer);
#else
    server.bind(tcpServer);
    return tcpServer->isListening();
#endif
}

/*!
    Takes WebSocket upgrades at every path. Up to 6.4 the way to say so is a request handler that returns true
    and writes nothing; later versions ask a verifier.
*/
inline void acceptAllUpgrades(QAbstractHttpServer &server)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    server.addWebSocketUpgradeVerifier(
        &server, [](const QHttpServerRequest &) { return QHttpServerWebSocketUpgradeResponse::accept(); });
#else
    Q_UNUSED(server)
#endif
}

} // namespace Speckle::Sandbox::Compat
