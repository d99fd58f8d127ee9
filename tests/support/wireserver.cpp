// SPDX-License-Identifier: MIT
#include "tests/support/wireserver.h"

#include "tests/support/connections.h"

#include <QPointer>
#include <QTcpSocket>
#include <QTimer>
#include <QtEndian>

#include <array>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

quint32 crc32(const QByteArray &bytes)
{
    static const auto table = [] {
        std::array<quint32, 256> entries{};
        for (quint32 i = 0; i < 256; ++i) {
            entries[i] = i;
            for (int bit = 0; bit < 8; ++bit)
                entries[i] = (entries[i] >> 1U) ^ ((entries[i] & 1U) ? 0xedb88320U : 0U);
        }
        return entries;
    }();
    quint32 crc = 0xffffffffU;
    for (const char byte : bytes)
        crc = (crc >> 8U) ^ table[(crc ^ static_cast<unsigned char>(byte)) & 0xffU];
    return ~crc;
}

QByteArray littleEndian(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(number, bytes.data());
    return bytes;
}

QByteArray headOf(int status, const QList<QByteArray> &headers)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + " Status\r\n";
    for (const QByteArray &header : headers)
        head += header + "\r\n";
    return head + "\r\n";
}

} // namespace

QByteArray gzipped(const QByteArray &plain)
{
    // qCompress: 4 bytes of length, 2 of zlib's head, deflate, 4 of checksum. gzip wraps the same deflate
    // differently.
    const QByteArray zlib = qCompress(plain, 9);
    const QByteArray deflate = zlib.sliced(6, zlib.size() - 10);
    return QByteArray("\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03", 10) + deflate + littleEndian(crc32(plain))
           + littleEndian(static_cast<quint32>(plain.size()));
}

QByteArray WireRequest::header(const QByteArray &name) const
{
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.sliced(colon + 1).trimmed();
    }
    return {};
}

WireAnswer WireAnswer::raw(const QByteArray &bytes, Ending ending)
{
    WireAnswer answer;
    answer.bytes = bytes;
    answer.ending = ending;
    return answer;
}

WireAnswer WireAnswer::http(int status, const QByteArray &body, const QByteArray &contentType,
                            const QList<QByteArray> &moreHeaders)
{
    QList<QByteArray> headers{"Content-Length: " + QByteArray::number(body.size())};
    if (!contentType.isEmpty())
        headers += "Content-Type: " + contentType;
    return raw(headOf(status, headers + moreHeaders) + body, Ending::KeepOpen);
}

WireAnswer WireAnswer::chunked(const QByteArray &body, qsizetype pieceSize,
                               const QList<QByteArray> &moreHeaders)
{
    QByteArray bytes = headOf(
        200, QList<QByteArray>{"Content-Type: application/json", "Transfer-Encoding: chunked"} + moreHeaders);
    for (qsizetype at = 0; at < body.size(); at += pieceSize) {
        const QByteArray piece = body.mid(at, pieceSize);
        bytes += QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n";
    }
    return raw(bytes + "0\r\n\r\n", Ending::KeepOpen);
}

WireAnswer WireAnswer::redirect(int status, const QByteArray &location)
{
    return http(status, "Moved", "text/plain", {"Location: " + location});
}

WireAnswer WireAnswer::cutAfter(qsizetype count, Ending how) const
{
    WireAnswer cut = *this;
    cut.bytes.truncate(count);
    cut.ending = how;
    return cut;
}

WireServer::WireServer(QObject *parent)
    : QObject(parent)
{
    setAnswer(WireAnswer::json(R"({"success":true})"));
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection())
            welcome(socket);
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no free port: %s", qPrintable(m_server.errorString()));
    m_port = m_server.serverPort();
}

WireServer::~WireServer()
{
    stop();
}

QByteArray WireServer::origin() const
{
    return "http://127.0.0.1:" + QByteArray::number(m_port);
}

ServerAddress WireServer::address() const
{
    return ServerAddress(QUrl(QString::fromLatin1(origin())));
}

void WireServer::setAnswer(const WireAnswer &answer)
{
    m_handler = [answer](const WireRequest &) { return answer; };
}

void WireServer::forget()
{
    m_requests.clear();
    m_queue.clear();
    m_connections = 0;
    m_bytesReceived = 0;
    m_bytesSent = 0;
}

void WireServer::stop()
{
    m_server.close();
    const QList<QTcpSocket *> sockets = m_unread.keys();
    for (QTcpSocket *socket : sockets)
        socket->abort();
}

bool WireServer::resume()
{
    return m_server.listen(QHostAddress::LocalHost, m_port);
}

void WireServer::welcome(QTcpSocket *socket)
{
    ++m_connections;
    m_unread.insert(socket, {});
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QTcpSocket::bytesWritten, this, [this, socket](qint64 count) {
        m_bytesSent += count;
        if (socket->bytesToWrite() == 0)
            sendMore(socket);
    });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_unread.remove(socket);
        m_sending.remove(socket);
        socket->deleteLater();
    });
}

bool WireServer::handOver(QTcpSocket *socket)
{
    if (!m_upgrade || !m_unread.value(socket).isEmpty()
        || !socket->peek(16 * 1024).toLower().contains("\r\nupgrade: websocket\r\n"))
        return false;
    m_unread.remove(socket);
    socket->disconnect(this);
    m_upgrade(socket);
    return true;
}

void WireServer::read(QTcpSocket *socket)
{
    if (handOver(socket))
        return;
    const QByteArray bytes = socket->readAll();
    m_bytesReceived += bytes.size();
    m_unread[socket] += bytes;
    WireRequest request;
    while (m_unread.contains(socket) && takeRequest(socket, request)) {
        m_requests += request;
        emit requested();
        answer(socket, m_queue.isEmpty() ? m_handler(request) : m_queue.takeFirst());
    }
}

bool WireServer::takeRequest(QTcpSocket *socket, WireRequest &request)
{
    QByteArray &unread = m_unread[socket];
    const qsizetype end = unread.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    request = {};
    request.head = unread.left(end);
    const QList<QByteArray> words = request.head.left(request.head.indexOf("\r\n")).split(' ');
    request.method = words.value(0);
    request.target = words.value(1);
    const qsizetype length = request.header("Content-Length").toLongLong();
    if (unread.size() < end + 4 + length)
        return false;
    request.body = unread.sliced(end + 4, length);
    unread.remove(0, end + 4 + length);
    return true;
}

void WireServer::answer(QTcpSocket *socket, const WireAnswer &answer)
{
    const auto send = [this, answer](QTcpSocket *to) {
        m_sending.insert(to, answer);
        if (answer.bytes.isEmpty())
            sendMore(to);
        else
            to->write(answer.bytes);
    };
    if (answer.delay.count() == 0)
        send(socket);
    else
        QTimer::singleShot(answer.delay, socket, [send, socket] { send(socket); });
}

void WireServer::sendMore(QTcpSocket *socket)
{
    const auto sending = m_sending.find(socket);
    if (sending == m_sending.end())
        return;
    if (sending->more) {
        if (const QByteArray next = sending->more(); !next.isEmpty()) {
            socket->write(next);
            return;
        }
    }
    const WireAnswer::Ending ending = sending->ending;
    m_sending.erase(sending);
    end(socket, ending);
}

void WireServer::end(QTcpSocket *socket, WireAnswer::Ending ending)
{
    switch (ending) {
    case WireAnswer::Ending::KeepOpen:
        break;
    case WireAnswer::Ending::Close:
        socket->disconnectFromHost();
        break;
    case WireAnswer::Ending::Reset:
        resetConnection(socket);
        break;
    case WireAnswer::Ending::Hang:
        socket->setReadBufferSize(1);
        break;
    }
}

} // namespace Speckle
