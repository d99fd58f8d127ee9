// SPDX-License-Identifier: MIT
#include "sandbox/socket/hub.h"

#include "sandbox/models/permissions.h"
#include "sandbox/routes/resources.h"
#include "sandbox/store/objectid.h"

#include <QJsonDocument>
#include <QTimer>
#include <QUrlQuery>
#include <QWebSocket>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

namespace {

//! Texts that are missing, empty or no texts at all name no room.
QString usable(const QJsonValue &value)
{
    const QString text = value.toString();
    return text.trimmed().isEmpty() ? QString() : text;
}

QString roomOf(const QJsonObject &message)
{
    const QString streamId = usable(message.value("streamId"_L1));
    if (!streamId.isEmpty())
        return u"stream-"_s + streamId;
    const QString type = message.value("resourceType"_L1).toString();
    const QString id = message.value("resourceId"_L1).toString();
    return type.isEmpty() || id.isEmpty() ? QString() : type + u'-' + id;
}

QString queryValue(const QWebSocket &socket, const QString &name)
{
    return QUrlQuery(socket.requestUrl()).queryItemValue(name, QUrl::FullyDecoded);
}

//! For the check in rooms only the identifier counts: an admin is nobody special there.
Asker memberOnly(const QString &userId)
{
    return userId.isEmpty() ? Asker() : Asker(QJsonObject{{u"_id"_s, userId}});
}

} // namespace

Hub::Hub(Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_pingInterval(30'000)
{
}

Connection *Hub::find(const QString &clientId) const
{
    const auto it
        = std::find_if(m_connections.begin(), m_connections.end(),
                       [&](const Connection *connection) { return connection->clientId() == clientId; });
    return it == m_connections.end() ? nullptr : *it;
}

void Hub::add(std::unique_ptr<QWebSocket> socket)
{
    const QString clientId = queryValue(*socket, u"client_id"_s);
    const QString streamId = queryValue(*socket, u"stream_id"_s);
    const QString token = queryValue(*socket, u"access_token"_s).replace(u'+', u' ');
    auto *connection = new Connection(std::move(socket), clientId, this);
    if (clientId.isEmpty()) {
        // The real server's worker may die of this one. Here only the harmless half of it happens.
        connect(connection, &Connection::gone, connection, &QObject::deleteLater);
        connection->send(
            u"You must provide a client_id. You can generate an anonymous temporary one by sending an "
            "anonymous request to POST /clients (see "
            "https://speckleworks.github.io/SpeckleSpecs/#clientcreate)."_s);
        // Not at once: Qt 6.4 is still reading from the socket that it has just handed over.
        QTimer::singleShot(0, connection, &Connection::close);
        return;
    }
    if (!streamId.isEmpty())
        connection->rooms.insert(u"stream-"_s + streamId);
    if (!token.isEmpty()) {
        if (const auto user = m_store.users.findBy(u"apitoken"_s, token))
            connection->setUserId(user->value("_id"_L1).toString());
    }
    if (find(clientId)) {
        connection->setClientId(Ids::newObjectId());
        connection->sendJson({{u"message"_s, u"Warning: this client is open in another file."_s},
                              {u"newId"_s, connection->clientId()}});
    }
    m_connections.append(connection);
    connect(connection, &Connection::gone, this, [this, connection] {
        m_connections.removeOne(connection);
        connection->deleteLater();
    });
    connect(connection, &Connection::received, this,
            [this, connection](const QString &text) { receive(*connection, text); });
    connection->startPinging(m_pingInterval);
}

void Hub::receive(Connection &from, const QString &text)
{
    const QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
    const QString event = message.value("eventName"_L1).toString();
    if (event == "message"_L1)
        relayMessage(message, text);
    else if (event == "broadcast"_L1)
        broadcast(from, message, text);
    else if (event == "join"_L1)
        join(from, message);
    else if (event == "leave"_L1)
        from.rooms.remove(message.contains("roomName"_L1) && !message.contains("streamId"_L1)
                              ? message.value("roomName"_L1).toString()
                              : roomOf(message));
}

void Hub::relayMessage(const QJsonObject &message, const QString &text)
{
    if (Connection *recipient = find(message.value("recipientId"_L1).toString()))
        recipient->send(text);
}

void Hub::broadcast(const Connection &from, const QJsonObject &message, const QString &text)
{
    const QString room = roomOf(message);
    if (room.isEmpty())
        return;
    for (Connection *connection : std::as_const(m_connections)) {
        if (connection != &from && connection->rooms.contains(room))
            connection->send(text);
    }
}

void Hub::join(Connection &who, const QJsonObject &message)
{
    const QString streamId = usable(message.value("streamId"_L1));
    const QString type = usable(message.value("resourceType"_L1));
    const QString id = usable(message.value("resourceId"_L1));
    if (!streamId.isEmpty())
        joinStream(who, streamId);
    else if (!type.isEmpty() && !id.isEmpty())
        joinResource(who, type, id);
}

void Hub::joinStream(Connection &who, const QString &streamId)
{
    const QString room = u"stream-"_s + streamId;
    try {
        const QJsonObject stream = m_store.streams.require(streamId);
        if (stream.value("private"_L1) == true)
            requirePermission(memberOnly(who.userId()), Operation::Read, stream);
        if (who.rooms.contains(room))
            who.send(u"You already joined that room."_s);
        else
            who.rooms.insert(room);
    } catch (const Problem &) {
        who.send(u"Failed to join room "_s + room);
    }
}

void Hub::joinResource(Connection &who, const QString &type, const QString &id)
{
    const auto known = resourceType(type);
    if (!known)
        return;
    try {
        const auto resource = findResource(m_store, *known, id);
        if (!resource)
            throw Problem::typeError(u"Cannot read properties of null (reading 'private')"_s);
        if (resource->value("private"_L1) == true) {
            if (who.userId().isEmpty()) {
                who.send(u"You are an anonymous client. You cannot access this resource."_s);
                throw Problem(u"Anonymous room join for private resource."_s);
            }
            if (*known == ResourceType::User)
                requireSelf(memberOnly(who.userId()), *resource);
            else
                requirePermission(memberOnly(who.userId()), Operation::Read, *resource);
        }
        const QString room = type + u'-' + id;
        if (who.rooms.contains(room)) {
            who.send(u"You already joined that room."_s);
            return;
        }
        who.rooms.insert(room);
        who.sendJson({{u"message"_s, u"Room joined."_s}, {u"roomName"_s, room}});
    } catch (const Problem &problem) {
        who.send(problem.message());
    }
}

} // namespace Speckle::Sandbox
