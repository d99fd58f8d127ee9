// SPDX-License-Identifier: MIT
#include "tests/bench/listserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimeZone>

#include <random>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

QByteArray http(const QByteArray &body)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: "
           + QByteArray::number(body.size()) + "\r\nConnection: keep-alive\r\n\r\n" + body;
}

// Enough of HTTP for clients that send one request after the other.
void answer(QTcpSocket *socket, const QByteArray &streams)
{
    while (true) {
        const QByteArray seen = socket->peek(65'536);
        const qsizetype end = seen.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = seen.left(end);
        qsizetype body = 0;
        for (const QByteArray &line : head.split('\n')) {
            if (line.toLower().startsWith("content-length:"))
                body = line.mid(15).trimmed().toLongLong();
        }
        if (seen.size() < end + 4 + body)
            return;
        socket->read(end + 4 + body);
        const QByteArray target = head.split(' ').value(1);
        const QByteArray path = target.split('?').constFirst();
        const bool isList
            = path.endsWith("/streams") || path.endsWith("/streams/"); // as the Python client asks
        socket->write(isList ? streams : http("{\"success\":true}"));
    }
}

} // namespace

ListServer::ListServer(const QByteArray &streams)
{
    auto *server = new QTcpServer;
    server->listen(QHostAddress::LocalHost, 0);
    m_port = server->serverPort();
    server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, server, &QObject::deleteLater);
    QObject::connect(server, &QTcpServer::newConnection, server, [server, response = http(streams)] {
        while (QTcpSocket *socket = server->nextPendingConnection()) {
            QObject::connect(socket, &QTcpSocket::readyRead, socket,
                             [socket, response] { answer(socket, response); });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    m_thread.start();
}

ListServer::~ListServer()
{
    m_thread.quit();
    m_thread.wait();
}

QByteArray streamsAnswer(int count)
{
    std::mt19937 random(1);
    const auto id = [&random](int digits) {
        QString text;
        for (int i = 0; i < digits; ++i)
            text += u"0123456789abcdef"[random() % 16];
        return text;
    };
    const QString owners[] = {id(24), id(24), id(24), id(24)};
    QJsonArray streams;
    for (int i = 0; i < count; ++i) {
        const QDateTime updated
            = QDateTime::fromSecsSinceEpoch(1'600'000'000 + qint64(random() % 30'000'000), QTimeZone::utc());
        streams.append(QJsonObject{
            {u"_id"_s, id(24)},
            {u"streamId"_s, id(10)},
            {u"name"_s, u"Level %1 – %2 walls, façade & slabs"_s.arg(i % 40).arg(i)},
            {u"owner"_s, owners[random() % 4]},
            {u"private"_s, i % 3 == 0},
            {u"canRead"_s, QJsonArray{owners[0], owners[1]}},
            {u"canWrite"_s, QJsonArray{owners[2]}},
            {u"tags"_s, QJsonArray{u"architecture"_s, u"phase %1"_s.arg(i % 5)}},
            {u"updatedAt"_s, updated.toString(Qt::ISODateWithMs)},
            {u"createdAt"_s, updated.addDays(-30).toString(Qt::ISODateWithMs)},
            {u"layers"_s, QJsonArray{QJsonObject{{u"guid"_s, id(32)},
                                                 {u"name"_s, u"Walls"_s},
                                                 {u"orderIndex"_s, 0},
                                                 {u"startIndex"_s, 0},
                                                 {u"objectCount"_s, int(random() % 5000)},
                                                 {u"topology"_s, u"0-1000"_s}}}},
        });
    }
    return QJsonDocument(QJsonObject{{u"success"_s, true}, {u"resources"_s, streams}})
        .toJson(QJsonDocument::Compact);
}

} // namespace Speckle
