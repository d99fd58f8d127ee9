// SPDX-License-Identifier: MIT
#include "core/live/livesocket.h"

#include "core/net/redact.h"
#include "core/qtcompat.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QPointer>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QThread>
#include <QUrl>
#include <QWebSocket>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace Speckle {

namespace {

Q_LOGGING_CATEGORY(lcLive, "speckle.live", QtWarningMsg)

// Resource form, once more, and the form of old servers, which know no other and do not answer.
constexpr int joinTries = 3;

QUrl addressOf(const ServerAddress &server, const QString &clientId, const Token &token)
{
    // By hand: QUrlQuery leaves '+' as it is, which servers read as a blank.
    QByteArray query = "client_id=" + QUrl::toPercentEncoding(clientId);
    if (!token.isEmpty())
        query += "&access_token=" + QUrl::toPercentEncoding(QString::fromLatin1(token.headerValue()));
    QUrl url = server.socket();
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return url;
}

milliseconds since(steady_clock::time_point then)
{
    return std::chrono::duration_cast<milliseconds>(steady_clock::now() - then);
}

} // namespace

LiveSocket::LiveSocket(QObject *parent, const LiveSocketOptions &options)
    : QObject(parent)
    , m_options(options)
    , m_backoff(options.firstReconnect, options.longestReconnect, options.jitter)
{
    for (QTimer *timer : {&m_tryTimer, &m_connectTimer, &m_silenceTimer, &m_joinTimer})
        timer->setSingleShot(true);
    connect(&m_tryTimer, &QTimer::timeout, this, &LiveSocket::connectNow);
    connect(&m_connectTimer, &QTimer::timeout, this, [this] {
        lose(ApiError(ApiError::Kind::Timeout, tr("The server did not open the connection in time.")));
    });
    connect(&m_silenceTimer, &QTimer::timeout, this, &LiveSocket::checkSilence);
    connect(&m_joinTimer, &QTimer::timeout, this, &LiveSocket::askAgain);
}

LiveSocket::~LiveSocket()
{
    letGo(true);
}

void LiveSocket::open(const ServerAddress &server, const QString &clientId, const Token &apiToken)
{
    m_tryTimer.stop();
    letGo(true);
    setState(State::Closed);
    if (clientId.isEmpty() || !server.isValid()) {
        qCWarning(lcLive) << "without an address and a client id nothing is opened";
        return;
    }
    m_server = server;
    m_ownId = clientId;
    m_apiToken = apiToken;
    m_gap = false;
    m_lastError = {};
    m_backoff.reset();
    connectNow();
}

void LiveSocket::close()
{
    m_tryTimer.stop();
    m_rooms.clear();
    letGo(true);
    setState(State::Closed);
}

void LiveSocket::reconnectNow()
{
    if (m_state == State::Waiting)
        connectNow();
}

void LiveSocket::join(const QString &resourceType, const QString &resourceId)
{
    const Room room(resourceType, resourceId);
    Membership &membership = m_rooms[room];
    if (++membership.count == 1 && m_state == State::Open)
        askToJoin(room, membership);
}

void LiveSocket::leave(const QString &resourceType, const QString &resourceId)
{
    const auto it = m_rooms.find(Room(resourceType, resourceId));
    if (it == m_rooms.end() || --it->count > 0)
        return;
    m_rooms.erase(it);
    send({{u"eventName"_s, u"leave"_s}, {u"resourceType"_s, resourceType}, {u"resourceId"_s, resourceId}});
}

bool LiveSocket::broadcast(const QString &resourceType, const QString &resourceId, const QJsonObject &args)
{
    QJsonObject frame{{u"eventName"_s, u"broadcast"_s},
                      {u"senderId"_s, m_clientId},
                      {u"resourceType"_s, resourceType},
                      {u"resourceId"_s, resourceId},
                      {u"args"_s, args}};
    // Older servers and clients know streams by this name only.
    if (resourceType == "stream"_L1)
        frame.insert("streamId"_L1, resourceId);
    return send(frame);
}

bool LiveSocket::message(const QString &recipientId, const QString &streamId, const QJsonObject &args)
{
    return send({{u"eventName"_s, u"message"_s},
                 {u"senderId"_s, m_clientId},
                 {u"recipientId"_s, recipientId},
                 {u"streamId"_s, streamId},
                 {u"args"_s, args}});
}

QDateTime LiveSocket::nextTry() const
{
    if (m_state != State::Waiting)
        return {};
    return QDateTime::currentDateTimeUtc().addMSecs(std::max(m_tryTimer.remainingTime(), 0));
}

void LiveSocket::connectNow()
{
    m_tryTimer.stop();
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket->setMaxAllowedIncomingFrameSize(static_cast<quint64>(m_options.incomingLimit));
    m_socket->setMaxAllowedIncomingMessageSize(static_cast<quint64>(m_options.incomingLimit));
    connect(m_socket, &QWebSocket::connected, this, &LiveSocket::onConnected);
    connect(m_socket, &QWebSocket::textMessageReceived, this, &LiveSocket::onText);
    connect(m_socket, &QWebSocket::binaryMessageReceived, this,
            [this] { m_lastHeard = steady_clock::now(); });
    // Where no connection comes about this comes before the error that says why.
    connect(m_socket, &QWebSocket::disconnected, this,
            [this] { lose(m_state == State::Connecting ? socketError(m_socket->error()) : closeError()); });
    Compat::onSocketError(m_socket, this,
                          [this](QAbstractSocket::SocketError code) { lose(socketError(code)); });

    m_connectTimer.start(m_options.connectTimeout);
    const QPointer<QWebSocket> socket = m_socket;
    setClientId(m_ownId);
    setAnonymous(m_apiToken.isEmpty() || m_ownId.startsWith("temp-"_L1));
    setState(State::Connecting);
    // Whoever heard of it may have closed us.
    if (socket && socket == m_socket)
        m_socket->open(addressOf(m_server, m_ownId, m_apiToken));
}

void LiveSocket::onConnected()
{
    m_connectTimer.stop();
    m_openedAt = m_lastHeard = steady_clock::now();
    m_silenceTimer.start(m_options.silenceLimit);
    const QPointer<QWebSocket> socket = m_socket;
    const bool gap = std::exchange(m_gap, false);
    m_lastError = {};
    setState(State::Open);
    if (!socket || socket != m_socket)
        return;
    for (auto it = m_rooms.begin(); it != m_rooms.end(); ++it) {
        it->asked = 0;
        askToJoin(it.key(), it.value());
    }
    if (gap)
        emit resumed();
}

void LiveSocket::onText(const QString &text)
{
    m_lastHeard = steady_clock::now();
    if (text == "ping"_L1) {
        m_socket->sendTextMessage(u"alive"_s);
        return;
    }
    const LiveMessage message = LiveMessage::fromFrame(text.toUtf8(), QDateTime::currentDateTimeUtc());
    if (message.kind == LiveMessage::Kind::Notice) {
        const QPointer<QWebSocket> socket = m_socket;
        onNotice(message);
        if (!socket || socket != m_socket)
            return; // somebody who heard of it closed us
    }
    emit received(message);
}

void LiveSocket::onNotice(const LiveMessage &notice)
{
    if (!notice.newClientId.isEmpty())
        setClientId(notice.newClientId);
    if (notice.text.startsWith("You are an anonymous client"_L1))
        setAnonymous(true);
    if (!m_joinTimer.isActive())
        return;
    // An acknowledgement names its room, a refusal mostly does not: it counts where only one room can be
    // meant.
    QList<Membership *> unanswered;
    for (auto it = m_rooms.begin(); it != m_rooms.end(); ++it) {
        const auto &[type, id] = it.key();
        const QString name = type + u'-' + id;
        if (notice.roomName == name || notice.text == "Failed to join room "_L1 + name)
            it->asked = 0;
        else if (it->asked > 0)
            unanswered += &it.value();
    }
    if (notice.roomName.isEmpty() && notice.newClientId.isEmpty() && unanswered.size() == 1)
        unanswered.takeFirst()->asked = 0;
    if (unanswered.isEmpty())
        m_joinTimer.stop();
}

void LiveSocket::letGo(bool politely)
{
    for (QTimer *timer : {&m_connectTimer, &m_silenceTimer, &m_joinTimer})
        timer->stop();
    QWebSocket *socket = std::exchange(m_socket, nullptr);
    if (!socket)
        return;
    socket->disconnect(this);
    if (!politely || socket->state() == QAbstractSocket::UnconnectedState) {
        socket->abort();
        socket->deleteLater();
        return;
    }
    // It outlives us: the server may die of a socket that closes too soon, and both handshakes take a moment.
    // The application owns it then, so that none is left behind at the end.
    QCoreApplication *app = QCoreApplication::instance();
    socket->setParent(app && app->thread() == socket->thread() ? app : nullptr);
    connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    Compat::onSocketError(socket, socket, [socket] { socket->deleteLater(); });
    const auto closeAfter = [socket](milliseconds stay) {
        QTimer::singleShot(stay, socket, [socket] { socket->close(QWebSocketProtocol::CloseCodeNormal); });
    };
    if (socket->state() == QAbstractSocket::ConnectedState)
        closeAfter(std::max(m_options.shortestStay - since(m_openedAt), milliseconds(0)));
    else
        connect(socket, &QWebSocket::connected, socket,
                [=, stay = m_options.shortestStay] { closeAfter(stay); });
    // A server that answers neither handshake must not keep it.
    QTimer::singleShot(m_options.shortestStay + m_options.connectTimeout, socket, &QObject::deleteLater);
}

void LiveSocket::lose(ApiError error)
{
    // A connection that lasted no longer than the pause before it has not proved anything.
    if (m_state == State::Open && since(m_openedAt) > m_pause)
        m_backoff.reset();
    letGo(false);
    m_gap = true;
    m_pause = m_backoff.next(QRandomGenerator::global()->generateDouble());
    m_tryTimer.start(m_pause);
    error.action = tr("keep the live connection open");
    error.server = m_server.display();
    error.message = redact(error.message).left(2'000);
    m_lastError = error;
    qCInfo(lcLive) << error.kind << error.message << "next try in" << m_pause.count() << "ms";
    setState(State::Waiting);
    if (m_state == State::Waiting)
        emit failed(error);
}

ApiError LiveSocket::socketError(QAbstractSocket::SocketError code) const
{
    using Kind = ApiError::Kind;
    const QString words = m_socket->errorString();
    if (m_socket->closeCode() == QWebSocketProtocol::CloseCodeTooMuchData)
        return closeError();
    switch (code) {
    case QAbstractSocket::HostNotFoundError:
    case QAbstractSocket::ProxyNotFoundError:
        return {Kind::NameNotFound, words};
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInvalidUserDataError:
    case QAbstractSocket::SslInternalError:
        return {Kind::Tls, words};
    case QAbstractSocket::SocketTimeoutError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
        return {Kind::Timeout, words};
    case QAbstractSocket::ConnectionRefusedError: {
        // Qt says the same of a port where nothing listens and of an answer that is no upgrade.
        static const QRegularExpression statusCode(u"status code: (\\d{3})"_s);
        int status = statusCode.match(words).captured(1).toInt();
        // From 6.7 on Qt answers challenges by itself and names no code where it cannot.
        if (words.contains("WWW-Authenticate"_L1) || words.contains("requires authentication"_L1))
            status = 401;
        if (status == 401)
            return {Kind::Unauthorized, words, status};
        if (status == 403)
            return {Kind::Forbidden, words, status};
        if (status >= 500)
            return {Kind::Server, words, status};
        if (status != 0 || words.contains("Handshake"_L1, Qt::CaseInsensitive))
            return {Kind::NotSpeckle, words, status};
        return {Kind::Refused, words};
    }
    default:
        return {Kind::Offline, words};
    }
}

ApiError LiveSocket::closeError() const
{
    if (m_socket->closeCode() == QWebSocketProtocol::CloseCodeTooMuchData)
        return {ApiError::Kind::TooLarge,
                tr("A live message passed the limit of %n byte(s).", nullptr,
                   static_cast<int>(std::min<qint64>(m_options.incomingLimit, INT_MAX)))};
    const QString reason = m_socket->closeReason();
    return {ApiError::Kind::Offline,
            reason.isEmpty() ? tr("The server closed the live connection.") : reason};
}

void LiveSocket::askToJoin(const Room &room, Membership &membership)
{
    const auto &[type, id] = room;
    ++membership.asked;
    if (membership.asked == joinTries && type == "stream"_L1)
        send({{u"eventName"_s, u"join"_s}, {u"senderId"_s, m_clientId}, {u"streamId"_s, id}});
    else
        send({{u"eventName"_s, u"join"_s},
              {u"senderId"_s, m_clientId},
              {u"resourceType"_s, type},
              {u"resourceId"_s, id}});
    if (!m_joinTimer.isActive())
        m_joinTimer.start(m_options.joinAnswerLimit);
}

void LiveSocket::askAgain()
{
    for (auto it = m_rooms.begin(); it != m_rooms.end(); ++it) {
        if (it->asked >= joinTries)
            it->asked = 0;
        else if (it->asked > 0)
            askToJoin(it.key(), it.value());
    }
}

void LiveSocket::checkSilence()
{
    // Restarting a timer at each frame would cost more than the frame.
    const milliseconds left = m_options.silenceLimit - since(m_lastHeard);
    if (left > milliseconds(0))
        m_silenceTimer.start(left);
    else
        lose(ApiError(ApiError::Kind::Timeout, tr("Nothing came from the server for too long.")));
}

bool LiveSocket::send(const QJsonObject &frame)
{
    if (m_state != State::Open)
        return false;
    return m_socket->sendTextMessage(QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact)))
           > 0;
}

void LiveSocket::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged(state);
}

void LiveSocket::setClientId(const QString &id)
{
    if (m_clientId == id)
        return;
    m_clientId = id;
    emit clientIdChanged(id);
}

void LiveSocket::setAnonymous(bool anonymous)
{
    if (m_anonymous == anonymous)
        return;
    m_anonymous = anonymous;
    emit anonymousChanged(anonymous);
}

} // namespace Speckle
