// SPDX-License-Identifier: MIT
#include "core/session/sessionclients.h"

#include "core/session/handlers.h"
#include "core/session/session.h"

#include <algorithm>

namespace Speckle {

using namespace Qt::StringLiterals;

SessionClients::SessionClients(Session *session)
    : QObject(session)
    , m_session(session)
    , m_list(new RecordList(
          session, [this] { return loadList(); }, this))
{
    connect(session, &Session::streamsMoved, this, &SessionClients::onStreamsMoved);
}

void SessionClients::put(const ApiClient &client)
{
    if (m_clients.put(client))
        emit changed(client.id());
}

QStringList SessionClients::putAll(QList<ApiClient> clients)
{
    std::stable_sort(clients.begin(), clients.end(),
                     [](const ApiClient &a, const ApiClient &b) { return a.updatedAt() > b.updatedAt(); });
    QStringList ids;
    for (const ApiClient &client : std::as_const(clients)) {
        put(client);
        ids += client.id();
    }
    return ids;
}

Reply<QStringList> *SessionClients::loadList()
{
    return ClientsResource(m_session->client())
        .list()
        ->map<QStringList>([this](const QList<ApiClient> &clients) {
            QStringList streams;
            for (const ApiClient &client : clients)
                streams += client.streamId();
            lookForStreams(streams);
            return putAll(clients);
        });
}

RecordList *SessionClients::listOf(const QString &streamId, QObject *parent)
{
    const auto load = [this, streamId] {
        return ClientsResource(m_session->client())
            .ofStream(streamId)
            ->map<QStringList>([this](const QList<ApiClient> &clients) { return putAll(clients); });
    };
    auto *list = new RecordList(m_session, load, parent);
    connect(this, &SessionClients::made, list, [this, list, streamId](const QString &id) {
        if (const auto one = client(id); one && one->streamId() == streamId)
            list->add(id);
    });
    connect(this, &SessionClients::removed, list, &RecordList::take);
    return list;
}

Reply<ApiClient> *SessionClients::load(const QString &id)
{
    Reply<ApiClient> *reply = ClientsResource(m_session->client()).get(id);
    reply->then(
        this,
        [this](const ApiClient &client) {
            put(client);
            m_session->putUser(User(client.value("owner").toObject()));
        },
        ignore);
    return reply;
}

void SessionClients::lookForStreams(const QStringList &streamIds)
{
    QSet<QString> unknown(streamIds.cbegin(), streamIds.cend());
    unknown.remove(QString());
    unknown.removeIf([this](const QString &id) {
        if (!m_session->stream(id))
            return false;
        m_missing.remove(id);
        return true;
    });
    const QStringList ids(unknown.cbegin(), unknown.cend());
    for (qsizetype i = 0; i < ids.size(); i += streamsAQuery)
        askForStreams(ids.mid(i, streamsAQuery));
    emit orphansChanged();
}

void SessionClients::askForStreams(const QStringList &streamIds)
{
    const Query query = Query().fields(listedStreamFields()).whereIn(u"streamId"_s, streamIds);
    // Administrators may change clients on everybody's streams.
    Reply<QList<Stream>> *reply
        = m_session->user().isAdmin() ? m_session->loadAllStreams(query) : m_session->loadStreams(query);
    reply->then(
        this,
        [this, streamIds](const QList<Stream> &found) {
            m_missing.unite(QSet<QString>(streamIds.cbegin(), streamIds.cend()));
            for (const Stream &stream : found)
                m_missing.remove(stream.streamId());
            emit orphansChanged();
        },
        ignore);
}

void SessionClients::onStreamsMoved(const QStringList &streamIds)
{
    QStringList ours;
    const QStringList &ids = m_list->ids();
    for (const QString &id : ids) {
        const QString streamId = client(id).value_or(ApiClient()).streamId();
        if (streamIds.contains(streamId))
            ours += streamId;
    }
    if (!ours.isEmpty())
        lookForStreams(ours);
}

Reply<ApiClient> *SessionClients::create(const ApiClient &client)
{
    Reply<ApiClient> *reply
        = ClientsResource(m_session->client())
              .create(client)
              ->map<ApiClient>([this](const ApiClient &stored) -> Result<ApiClient> {
                  if (!stored.isTemporary())
                      return stored;
                  ApiError error(ApiError::Kind::Unauthorized, tr("it did not know the sign-in any more"));
                  error.server = m_session->client()->address().display();
                  error.action = tr("make the client known");
                  return error;
              });
    reply->then(
        this,
        [this](const ApiClient &stored) {
            put(stored);
            m_list->add(stored.id());
            emit made(stored.id());
        },
        ignore);
    return reply;
}

Reply<EditOutcome<ApiClient>> *SessionClients::save(const ApiClient &before, const ApiClient &after)
{
    Reply<EditOutcome<ApiClient>> *reply = editApiClient(m_session->client(), before, after);
    reply->then(
        this, [this](const EditOutcome<ApiClient> &outcome) { put(outcome.now); }, ignore);
    return reply;
}

Reply<Done> *SessionClients::remove(const QString &id)
{
    Reply<Done> *reply = ClientsResource(m_session->client()).remove(id);
    reply->then(
        this,
        [this, id](const Done &) {
            m_list->take(id);
            m_clients.remove(id);
            emit removed(id);
        },
        ignore);
    return reply;
}

bool SessionClients::isDuplicate(const QString &id) const
{
    const auto one = client(id);
    if (!one || one->documentGuid().isEmpty())
        return false;
    const QStringList &ids = m_list->ids();
    return std::any_of(ids.cbegin(), ids.cend(), [&](const QString &otherId) {
        const auto other = otherId == id ? std::nullopt : client(otherId);
        return other && other->documentGuid() == one->documentGuid() && other->streamId() == one->streamId()
               && other->role() == one->role() && other->documentType() == one->documentType()
               && (other->updatedAt() > one->updatedAt()
                   || (other->updatedAt() == one->updatedAt() && otherId > id));
    });
}

bool SessionClients::isOrphan(const QString &id) const
{
    const auto one = client(id);
    return one && (one->streamId().isEmpty() || m_missing.contains(one->streamId()));
}

} // namespace Speckle
