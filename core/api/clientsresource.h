// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/client.h"
#include "core/records/apiclient.h"

namespace Speckle {

/*!
 * /clients: the programs at work on streams. Stateless; \a client outlives it.
 *
 * Who may look at a client, change or delete it is said by its \e stream: those on the stream's lists and its
 * owner, not the client's owner; that the stream is public does not count. A client without a stream, or
 * whose stream is gone, can be had by list() alone, and nobody can change or delete it. Errors say which of
 * these rules they met.
 */
class ClientsResource
{
public:
    explicit ClientsResource(Client *client)
        : m_client(client)
    {
    }

    //! GET /clients: one's own. `fields, omit, sort, offset, limit` work; the server looks at no filter.
    [[nodiscard]] Reply<QList<ApiClient>> *list(const Query &query = {});
    //! POST /clients. A `documentGuid` is made where there is none; `_id` does not go out. Where the token
    //! has expired the server answers with a client that isTemporary().
    [[nodiscard]] Reply<ApiClient> *create(const ApiClient &client);
    //! GET /clients/:id, its owner as {_id, name, surname, email, company}. Any failure has status 400.
    [[nodiscard]] Reply<ApiClient> *get(const QString &id);
    //! PUT /clients/:id with the members that differ, but the owner; without a difference it sends nothing
    //! and succeeds. Fields that the server does not know are dropped there.
    [[nodiscard]] Reply<Done> *update(const ApiClient &before, const ApiClient &after);
    //! DELETE /clients/:id
    [[nodiscard]] Reply<Done> *remove(const QString &id);
    //! GET /streams/:streamId/clients, for all who may read the stream; all of \a query works.
    [[nodiscard]] Reply<QList<ApiClient>> *ofStream(const QString &streamId, const Query &query = {});

private:
    Client *m_client;
};

} // namespace Speckle
