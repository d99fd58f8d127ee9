// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/serveraddress.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QTcpServer>

#include <chrono>
#include <functional>

class QTcpSocket;

namespace Speckle {

//! A request as it came in.
struct WireRequest
{
    QByteArray method;
    QByteArray target;
    QByteArray head; //!< all of it, up to the empty line
    QByteArray body;

    //! Of a header, whatever its case; null where it was not sent.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

//! What a WireServer does with a request. The bytes go out as they are: nothing is made right.
struct WireAnswer
{
    enum class Ending {
        KeepOpen, //!< wait for the next request
        Close,
        Reset,
        Hang, //!< say no more, read no more
    };

    QByteArray bytes;
    std::function<QByteArray()>
        more; //!< asked for the next bytes when the last are out, until it returns none
    Ending ending = Ending::KeepOpen;
    std::chrono::milliseconds delay{0}; //!< before the first byte

    [[nodiscard]] static WireAnswer raw(const QByteArray &bytes, Ending ending = Ending::Close);
    //! With Content-Length.
    [[nodiscard]] static WireAnswer http(int status, const QByteArray &body,
                                         const QByteArray &contentType = "application/json; charset=utf-8",
                                         const QList<QByteArray> &moreHeaders = {});
    [[nodiscard]] static WireAnswer json(const QByteArray &body) { return http(200, body); }
    //! With `Transfer-Encoding: chunked`, in pieces of \a pieceSize.
    [[nodiscard]] static WireAnswer chunked(const QByteArray &body, qsizetype pieceSize = 7,
                                            const QList<QByteArray> &moreHeaders = {});
    [[nodiscard]] static WireAnswer redirect(int status, const QByteArray &location);
    [[nodiscard]] static WireAnswer hang() { return {{}, {}, Ending::Hang, {}}; }
    [[nodiscard]] static WireAnswer reset() { return {{}, {}, Ending::Reset, {}}; }

    //! This answer with all but its first \a count bytes cut off, and the connection with them.
    [[nodiscard]] WireAnswer cutAfter(qsizetype count, Ending how = Ending::Close) const;
};

//! \a plain as a gzip stream. Knows no compression but zlib's, by way of qCompress().
[[nodiscard]] QByteArray gzipped(const QByteArray &plain);

/*!
 * A server that does to its clients what networks do to them. On a free port of 127.0.0.1.
 * Remembers everything that was sent to it.
 */
class WireServer : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<WireAnswer(const WireRequest &)>;

    explicit WireServer(QObject *parent = nullptr);
    ~WireServer() override;

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QByteArray origin() const;
    [[nodiscard]] ServerAddress address() const;

    //! For every request to come that no enqueued answer is taken by.
    void setAnswer(const WireAnswer &answer);
    void setHandler(const Handler &handler) { m_handler = handler; }
    //! Connections that ask to become a WebSocket go to \a handler, with nothing read of them; it owns them
    //! then.
    void setUpgradeHandler(const std::function<void(QTcpSocket *)> &handler) { m_upgrade = handler; }
    //! For the next request only; several are taken in order.
    void enqueue(const WireAnswer &answer) { m_queue.append(answer); }

    [[nodiscard]] const QList<WireRequest> &requests() const { return m_requests; }
    //! Connections ever made, with or without a request.
    [[nodiscard]] int connections() const { return m_connections; }
    //! Every byte that ever came in.
    [[nodiscard]] qint64 bytesReceived() const { return m_bytesReceived; }
    //! Every byte that a client's system took off our hands.
    [[nodiscard]] qint64 bytesSent() const { return m_bytesSent; }
    //! Requests, queue and counts; connections stay.
    void forget();

    //! From now on connections are refused; those that there are are closed.
    void stop();
    //! Listens again on the same port.
    bool resume();

signals:
    void requested();

private:
    void welcome(QTcpSocket *socket);
    void read(QTcpSocket *socket);
    bool handOver(QTcpSocket *socket);
    bool takeRequest(QTcpSocket *socket, WireRequest &request);
    void answer(QTcpSocket *socket, const WireAnswer &answer);
    void sendMore(QTcpSocket *socket);
    static void end(QTcpSocket *socket, WireAnswer::Ending ending);

    QTcpServer m_server;
    quint16 m_port = 0;
    Handler m_handler;
    std::function<void(QTcpSocket *)> m_upgrade;
    QList<WireAnswer> m_queue;
    QList<WireRequest> m_requests;
    QHash<QTcpSocket *, QByteArray> m_unread;
    QHash<QTcpSocket *, WireAnswer> m_sending;
    int m_connections = 0;
    qint64 m_bytesReceived = 0;
    qint64 m_bytesSent = 0;
};

} // namespace Speckle
