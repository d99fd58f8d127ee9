// SPDX-License-Identifier: MIT
#include "core/session/sessionclients.h"

#include "core/session/session.h"

#include <algorithm>

namespace Speckle {

namespace {
const auto ignore = [](const ApiError &) {};
}

SessionClients::SessionClients(Session *session)
    : QObject(session)
    , m_session(session)
    , m_list(new RecordList(
          session, [this] { return loadList(); }, this))
{
}

void SessionClients::put(const ApiClient &client)
{
    if (m_clients.put(client))
        emit changed(client.id());
}

Reply<QStringList> *SessionClients::loadList()
{
    return ClientsResource(m_session->client()).list()->map<QStringList>([this](QList<ApiClient> clients) {
        std::stable_sort(clients.begin(), clients.end(), [](const ApiClient &a, const ApiClient &b) {
            return a.updatedAt() > b.updatedAt();
        });
        QStringList ids;
        for (const ApiClient &client : std::as_const(clients)) {
            put(client);
            ids += client.id();
        }
        return ids;
    });
}

Reply<ApiClient> *SessionClients::create(const ApiClient &client)
{
    Reply<ApiClient> *reply = ClientsResource(m_session->client()).create(client);
    reply->then(
        this,
        [this](const ApiClient &made) {
            put(made);
            m_list->add(made.id());
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
    return one && one->streamId().isEmpty();
}

} // namespace Speckle
