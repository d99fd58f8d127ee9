// SPDX-License-Identifier: MIT
#include "tests/contract/replay/socketwire.h"

#include <QtEndian>

namespace {

constexpr int SocketWait = 30'000; // ms
constexpr quint8 Close = 0x8;
constexpr quint8 Ping = 0x9;
constexpr quint8 Pong = 0xa;

} // namespace

SocketWire::SocketWire(const QUrl &url)
{
    m_socket.connectToHost(url.host(), quint16(url.port()));
    if (!m_socket.waitForConnected(SocketWait))
        return;
    const QString query = url.query(QUrl::FullyEncoded);
    const QString target = url.path(QUrl::FullyEncoded) + (query.isEmpty() ? QString() : u'?' + query);
    m_socket.write("GET " + target.toLatin1() + " HTTP/1.1\r\nHost: " + url.authority().toLatin1()
                   + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                     "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    while (!m_received.contains("\r\n\r\n")) {
        if (!fetch(m_received.size() + 1, SocketWait))
            return;
    }
    m_open = m_received.startsWith("HTTP/1.1 101");
    m_received.remove(0, m_received.indexOf("\r\n\r\n") + 4);
}

void SocketWire::send(quint8 opcode, const QByteArray &payload)
{
    // Masked, as clients have to, with a mask that changes nothing.
    QByteArray frame(1, char(0x80 | opcode));
    if (payload.size() < 126) {
        frame += char(0x80 | payload.size());
    } else if (payload.size() < 65536) {
        frame += char(0x80 | 126);
        frame.resize(4);
        qToBigEndian(quint16(payload.size()), frame.data() + 2);
    } else {
        frame += char(0x80 | 127);
        frame.resize(10);
        qToBigEndian(quint64(payload.size()), frame.data() + 2);
    }
    m_socket.write(frame + QByteArray(4, '\0') + payload);
    while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(SocketWait)) {}
}

bool SocketWire::fetch(qsizetype size, int patience)
{
    while (m_received.size() < size) {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(patience))
            return false;
        m_received += m_socket.readAll();
    }
    return true;
}

//! One frame into m_texts or m_closeCode. Frames of this server are neither masked nor in pieces, but for
//! very long ones: their parts are put together here.
bool SocketWire::readFrame(int patience)
{
    QByteArray message;
    for (bool last = false; !last;) {
        if (!fetch(2, patience))
            return false;
        const quint8 first = quint8(m_received.at(0));
        quint64 size = quint8(m_received.at(1)) & 0x7f;
        qsizetype head = 2;
        if (size >= 126) {
            head = size == 126 ? 4 : 10;
            if (!fetch(head, SocketWait))
                return false;
            size = head == 4 ? qFromBigEndian<quint16>(m_received.constData() + 2)
                             : qFromBigEndian<quint64>(m_received.constData() + 2);
        }
        if (!fetch(head + qsizetype(size), SocketWait))
            return false;
        const QByteArray payload = m_received.mid(head, qsizetype(size));
        m_received.remove(0, head + qsizetype(size));
        const quint8 opcode = first & 0x0f;
        if (opcode == Ping) {
            send(Pong, payload);
        } else if (opcode == Close) {
            m_closeCode
                = payload.size() < 2 ? int(WithoutCode) : qFromBigEndian<quint16>(payload.constData());
            return true;
        } else if (opcode < Close) {
            message += payload;
            last = (first & 0x80) != 0;
        }
    }
    m_texts << (message.isNull() ? QByteArray("") : message);
    return true;
}

QByteArray SocketWire::nextText(int patience)
{
    while (m_texts.isEmpty() && m_closeCode == 0) {
        if (!readFrame(patience))
            return {};
    }
    return m_texts.isEmpty() ? QByteArray() : m_texts.takeFirst();
}

int SocketWire::close(int code, int patience)
{
    m_open = false;
    if (code == Broken) {
        m_socket.abort();
        return Broken;
    }
    QByteArray payload;
    if (code != WithoutCode) {
        payload.resize(2);
        qToBigEndian(quint16(code), payload.data());
    }
    send(Close, payload);
    return awaitClose(patience);
}

int SocketWire::awaitClose(int patience)
{
    while (m_closeCode == 0 && readFrame(patience)) {}
    m_open = false;
    if (m_closeCode == 0 && m_socket.state() != QAbstractSocket::ConnectedState)
        return Broken;
    return m_closeCode;
}
