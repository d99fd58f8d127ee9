// SPDX-License-Identifier: MIT
#pragma once

#include <QTcpSocket>
#include <QUrl>

/*!
 * A WebSocket of the test's own: frames as they are on the wire, and a closing frame without a code, which
 * QWebSocket can neither send nor tell from one with 1000. Blocks; no event loop.
 */
class SocketWire
{
public:
    enum Code { WithoutCode = 1005, Broken = 1006 };

    //! Connects to \a url, ws://… . isOpen() tells whether that worked.
    explicit SocketWire(const QUrl &url);

    [[nodiscard]] bool isOpen() const { return m_open; }

    void sendText(const QByteArray &text) { send(0x1, text); }
    void sendBinary(const QByteArray &data) { send(0x2, data); }

    //! The next text frame, or a null array where none comes in time or the connection ends before.
    QByteArray nextText(int patience);

    //! Closes with that code, WithoutCode, or Broken for just going away. The code that came back.
    int close(int code, int patience);
    //! The code with which the other side closes, or 0 where it does not.
    int awaitClose(int patience);

private:
    void send(quint8 opcode, const QByteArray &payload);
    bool fetch(qsizetype size, int patience);
    bool readFrame(int patience);

    QTcpSocket m_socket;
    QByteArray m_received;
    QList<QByteArray> m_texts;
    bool m_open = false;
    int m_closeCode = 0;
};
