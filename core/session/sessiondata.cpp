// SPDX-License-Identifier: MIT
// The half of Session that is about what has been loaded; session.cpp has the connection.
#include "core/session/session.h"

#include "core/session/handlers.h"
#include "core/session/usernames.h"

#include <QElapsedTimer>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

// Anybody can make up sender ids: so many unknown ones of a stream are looked up before that stops.
constexpr qsizetype mostStrangers = 50;

} // namespace

std::optional<QStringList> Session::objectIds(const QString &streamId) const
{
    return m_records.objectIds(streamId);
}

std::optional<qsizetype> Session::objectCount(const QString &streamId) const
{
    return m_records.objectCount(streamId);
}

QString Session::userName(const QString &userId)
{
    return m_names->name(userId);
}

User Session::userRecord(const QString &userId)
{
    return m_names->user(userId);
}

void Session::putUser(const User &user)
{
    m_names->put(user);
}

Reply<User> *Session::saveProfile(const User &before, const User &after)
{
    return AccountsResource(m_client).updateProfile(before, after)->chain<User>([this](const Done &) {
        Reply<User> *profile = AccountsResource(m_client).profile();
        profile->then(
            this,
            [this](const User &user) {
                m_user = user.withoutSecrets();
                m_account.displayName = user.displayName();
                m_account.email = user.email();
                m_names->put(m_user);
                emit userChanged(m_user.id());
                emit accountChanged();
            },
            ignore);
        return profile;
    });
}

QString Session::senderName(const QString &streamId, const QString &clientId)
{
    const auto named = [](const QString &who, const QString &program) {
        //: %1 is a person, %2 the program: "Ada Byron (Rhino)"
        return program.isEmpty() ? who : tr("%1 (%2)").arg(who, program);
    };
    if (clientId.isEmpty())
        return {};
    if (clientId == m_socket->clientId())
        return named(userName(m_account.userId), u"Speckle Browser"_s);
    const QList<ApiClient> clients = m_clientsOfStream.value(streamId);
    for (const ApiClient &client : clients) {
        if (client.id() == clientId && !client.owner().isEmpty())
            return named(userName(client.owner()), client.documentType());
    }
    QSet<QString> &asked = m_strangers[streamId];
    if (!streamId.isEmpty() && !asked.contains(clientId) && asked.size() < mostStrangers) {
        asked.insert(clientId);
        loadClients(streamId);
    }
    return m_claimedNames.value(clientId, clientId);
}

Reply<QList<Stream>> *Session::loadStreams(const Query &query)
{
    return putting(StreamsResource(m_client).list(query));
}

Reply<QList<Stream>> *Session::loadAllStreams(const Query &query)
{
    return putting(StreamsResource(m_client).listAll(query));
}

Reply<QList<Stream>> *Session::putting(Reply<QList<Stream>> *call)
{
    return call->chain<QList<Stream>>([this](const QList<Stream> &streams) {
        auto *reply = new Reply<QList<Stream>>(m_client);
        putSlice(reply, streams, 0);
        return reply;
    });
}

void Session::putSlice(Reply<QList<Stream>> *reply, const QList<Stream> &parts, qsizetype from)
{
    const QPointer<AbstractReply> alive(reply);
    QElapsedTimer timer;
    timer.start();
    for (qsizetype i = from; i < parts.size(); ++i) {
        if (i > from && timer.hasExpired(longestSlice)) {
            QMetaObject::invokeMethod(
                reply, [=, this] { putSlice(reply, parts, i); }, Qt::QueuedConnection);
            return;
        }
        if (m_records.putPart(parts.at(i)))
            emit streamChanged(parts.at(i).streamId());
        if (!alive || alive->error().isCancelled())
            return;
    }
    reply->succeed(parts);
}

Reply<Stream> *Session::loadStream(const QString &streamId)
{
    Reply<Stream> *head = StreamsResource(m_client).get(streamId, Query().omit({u"objects"_s}));
    head->then(
        this,
        [this, streamId](const Stream &stream) {
            putStream(stream);
            m_strangers.remove(streamId);
            loadClients(streamId);
        },
        ignore);
    return head->chain<Stream>([this, streamId](const Stream &stream) {
        return StreamsResource(m_client).objectIds(streamId)->map<Stream>(
            [this, streamId, stream](const QStringList &ids) {
                if (m_records.putObjectIds(streamId, ids))
                    emit streamChanged(streamId);
                return stream;
            });
    });
}

Reply<EditOutcome<Stream>> *Session::saveStream(const Stream &before, const Stream &after)
{
    const QPointer<Session> guard(this);
    // When it is written, not when it is read again: it is the PUT that others have to know of, and the
    // server tells nobody.
    const auto tell = [guard, id = before.streamId()](const QJsonObject &changes) {
        if (guard)
            guard->broadcast(id, {{u"eventType"_s, updateEventOf(changes)}});
    };
    Reply<EditOutcome<Stream>> *reply = editStream(m_client, before, after, tell);
    reply->then(
        this,
        [this, wasDeleted = before.isDeleted()](const EditOutcome<Stream> &outcome) {
            putStream(outcome.now);
            if (outcome.now.isDeleted() != wasDeleted)
                emit streamsMoved({outcome.now.streamId()});
        },
        ignore);
    return reply;
}

void Session::joinStream(const QString &streamId)
{
    ++m_joined[streamId];
    m_socket->join(u"stream"_s, streamId);
}

void Session::leaveStream(const QString &streamId)
{
    const auto it = m_joined.find(streamId);
    if (it == m_joined.end())
        return;
    if (--*it == 0)
        m_joined.erase(it);
    m_socket->leave(u"stream"_s, streamId);
}

bool Session::broadcast(const QString &streamId, const QJsonObject &args)
{
    QJsonObject signedArgs = args;
    if (!args.contains("senderName"_L1))
        signedArgs.insert("senderName"_L1, userName(m_account.userId));
    return m_socket->broadcast(u"stream"_s, streamId, signedArgs);
}

void Session::onMessage(const LiveMessage &message)
{
    // Bounded, as anybody can invent senders without end.
    if (!message.senderName.isEmpty() && m_claimedNames.size() < mostStrangers)
        m_claimedNames.insert(message.senderId, message.senderName.left(200));
    emit liveMessage(message.streamId, message);
    if (!message.isUpdate() || message.streamId.isEmpty())
        return;
    static const QStringList listed{u"update-name"_s, u"update-meta"_s, u"update-global"_s};
    // An open page decides for itself: it may hold what its user has typed.
    if (listed.contains(message.eventType) && !m_joined.contains(message.streamId))
        loadListed(message.streamId);
    emit streamOutdated(message.streamId, message.eventType, message.senderId);
}

void Session::putStream(const Stream &whole)
{
    if (m_records.putWhole(whole))
        emit streamChanged(whole.streamId());
}

void Session::loadClients(const QString &streamId)
{
    ClientsResource(m_client).ofStream(streamId)->then(
        this,
        [this, streamId](const QList<ApiClient> &clients) {
            if (std::exchange(m_clientsOfStream[streamId], clients) != clients)
                emit clientsChanged(streamId);
        },
        ignore);
}

void Session::refreshListed(const QStringList &streamIds)
{
    QStringList known;
    std::copy_if(streamIds.cbegin(), streamIds.cend(), std::back_inserter(known),
                 [this](const QString &id) { return m_records.stream(id).has_value(); });
    fetchListed(known);
}

void Session::loadUnknown(const QStringList &streamIds)
{
    QStringList unknown;
    for (const QString &id : streamIds) {
        if (!id.isEmpty() && !m_records.stream(id) && !m_askedUnknown.contains(id)) {
            m_askedUnknown.insert(id);
            unknown += id;
        }
    }
    fetchListed(unknown);
}

void Session::fetchListed(const QStringList &streamIds)
{
    for (qsizetype i = 0; i < streamIds.size(); i += streamsAQuery) {
        const QStringList some = streamIds.mid(i, streamsAQuery);
        loadStreams(Query().fields(listedStreamFields()).whereIn(u"streamId"_s, some))
            ->then(
                this, [](const QList<Stream> &) {},
                [this, some](const ApiError &) {
                    for (const QString &id : some)
                        m_askedUnknown.remove(id);
                });
    }
}

Reply<Stream> *Session::loadPart(const QString &streamId)
{
    Reply<Stream> *reply = StreamsResource(m_client).get(streamId, Query().fields(listedStreamFields()));
    reply->then(
        this,
        [this](const Stream &part) {
            if (m_records.putPart(part))
                emit streamChanged(part.streamId());
        },
        ignore);
    return reply;
}

void Session::loadListed(const QString &streamId)
{
    if (!m_records.stream(streamId) || m_refreshing.contains(streamId))
        return;
    m_refreshing.insert(streamId);
    Reply<Stream> *reply = loadPart(streamId);
    connect(reply, &AbstractReply::finished, this, [this, streamId] { m_refreshing.remove(streamId); });
}

} // namespace Speckle
