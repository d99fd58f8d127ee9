// SPDX-License-Identifier: MIT
#pragma once

#include "core/live/backoff.h"
#include "core/live/livemessage.h"
#include "core/net/apierror.h"
#include "core/net/serveraddress.h"
#include "core/net/token.h"

#include <QAbstractSocket>
#include <QJsonObject>
#include <QMap>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <utility>

class QWebSocket;

namespace Speckle {

//! Every delay and limit of a LiveSocket; tests shorten them.
struct LiveSocketOptions
{
    std::chrono::milliseconds firstReconnect{1'000};
    std::chrono::milliseconds longestReconnect{30'000};
    double jitter
        = 0.2; //!< each pause is longer or shorter by at most this share, so that clients do not come in step
    std::chrono::milliseconds connectTimeout{15'000};
    //! The server pings every 30 s; after this much silence the connection counts as dead. It closes ours at
    //! 360 s.
    std::chrono::milliseconds silenceLimit{95'000};
    //! The server can lose its worker where a socket closes right after it opened: stay at least this long.
    std::chrono::milliseconds shortestStay{500};
    //! A server that still looks up who we are forgets a join without a word: after this long we ask again.
    std::chrono::milliseconds joinAnswerLimit{3'000};
    qint64 incomingLimit
        = 16LL * 1024 * 1024; //!< bytes a message; a larger one ends the connection with TooLarge
};

/*!
 * The live connection to a server: `ws(s)://host/?client_id=…&access_token=…`.
 *
 * open() keeps it open until close(): it reconnects after 1 s, doubled up to 30 s, with jitter, joins its
 * rooms again and then emits resumed(), upon which anything on screen may be old and is fetched again. `ping`
 * is answered and not shown. The id that the server gives us by `newId` is adopted for as long as that
 * connection lasts; the next one begins with our own id again, the only one that the server's clients know us
 * by.
 *
 * Binary frames are dropped: no server sends any, and other clients' do not get through.
 *
 * Without an apitoken (or with one that the server does not know) the connection is silently anonymous: what
 * the server lets us know of that is told by isAnonymous().
 */
class LiveSocket : public QObject
{
    Q_OBJECT

public:
    enum class State { Closed, Connecting, Open, Waiting /*!< for the next try, see nextTry() */ };
    Q_ENUM(State)

    explicit LiveSocket(QObject *parent = nullptr, const LiveSocketOptions &options = {});
    ~LiveSocket() override;

    //! \a clientId is the `_id` from POST /clients: without one the server may die, so nothing is opened.
    //! \a apiToken may be empty. Closes what was open before; rooms joined so far are kept.
    void open(const ServerAddress &server, const QString &clientId, const Token &apiToken);
    //! For good: no reconnection. Rooms are forgotten.
    void close();
    //! Do not wait for the next try any longer.
    void reconnectNow();

    //! Rooms are kept over reconnections and counted: leave as often as you joined.
    void join(const QString &resourceType, const QString &resourceId);
    void leave(const QString &resourceType, const QString &resourceId);

    //! To everybody else in the room; false (and nothing sent) where the socket is not open.
    bool broadcast(const QString &resourceType, const QString &resourceId, const QJsonObject &args);
    //! To one client.
    bool message(const QString &recipientId, const QString &streamId, const QJsonObject &args);

    [[nodiscard]] State state() const { return m_state; }
    //! Our client's id, after newId the new one.
    [[nodiscard]] QString clientId() const { return m_clientId; }
    [[nodiscard]] bool isAnonymous() const { return m_anonymous; }
    //! Invalid unless the state is Waiting. UTC.
    [[nodiscard]] QDateTime nextTry() const;
    //! Why the last connection could not be made or broke; None while one is open.
    [[nodiscard]] const ApiError &lastError() const { return m_lastError; }

signals:
    void stateChanged(Speckle::LiveSocket::State state);
    //! Every frame but `ping`, in order, our own echoes never (the server sends none).
    void received(const Speckle::LiveMessage &message);
    //! Once after each connection that was not made at the first try, after the rooms were joined again:
    //! anything may have been missed.
    void resumed();
    void clientIdChanged(const QString &clientId);
    void anonymousChanged(bool anonymous);
    //! The connection could not be made or broke; state() is Waiting by then. The error holds no token.
    void failed(const Speckle::ApiError &error);

private:
    using Room = std::pair<QString, QString>; //!< resource type and id
    struct Membership
    {
        int count = 0; //!< join() calls that have not been taken back
        int asked = 0; //!< joins sent over this connection and not answered yet
    };

    void connectNow();
    void onConnected();
    void onText(const QString &text);
    void onNotice(const LiveMessage &notice);
    //! Lets go of the socket (\a politely: by a closing handshake), with no signal of it any more.
    void letGo(bool politely);
    //! Waits for the next try because of \a error.
    void lose(ApiError error);
    [[nodiscard]] ApiError socketError(QAbstractSocket::SocketError code) const;
    [[nodiscard]] ApiError closeError() const;
    void askToJoin(const Room &room, Membership &membership);
    void askAgain();
    void checkSilence();
    bool send(const QJsonObject &frame);
    void setState(State state);
    void setClientId(const QString &id);
    void setAnonymous(bool anonymous);

    State m_state = State::Closed;
    QString m_clientId;
    bool m_anonymous = false;
    LiveSocketOptions m_options;
    Backoff m_backoff;
    ApiError m_lastError;
    ServerAddress m_server;
    QString m_ownId; //!< as given to open()
    Token m_apiToken;
    QMap<Room, Membership> m_rooms;
    QWebSocket *m_socket = nullptr;
    bool m_gap = false; //!< something may have been missed since open()
    std::chrono::milliseconds m_pause{0}; //!< the last one before a try
    std::chrono::steady_clock::time_point m_openedAt;
    std::chrono::steady_clock::time_point m_lastHeard;
    QTimer m_tryTimer; //!< the next try
    QTimer m_connectTimer; //!< runs while Connecting
    QTimer m_silenceTimer; //!< runs while Open
    QTimer m_joinTimer; //!< runs while joins are unanswered
};

} // namespace Speckle
