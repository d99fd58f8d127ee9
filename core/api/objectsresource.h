// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/objectupload.h"
#include "core/net/client.h"
#include "core/objects/rawobject.h"
#include "core/records/record.h"

namespace Speckle {

/*!
 * /objects. Stateless; \a client outlives it.
 *
 * Objects are found again by their `hash`, whoever they belong to: one with the hash of another is that other
 * one. The server makes a hash of what is stored where none is sent, and never a new one when an object is
 * changed.
 */
class ObjectsResource
{
public:
    explicit ObjectsResource(Client *client, const UploadLimits &limits = {})
        : m_client(client)
        , m_limits(limits)
    {
    }

    //! GET /objects: in the published reference of the API, but not in the server. Fails with NotFound, and
    //! says so.
    [[nodiscard]] Reply<QList<RawObject>> *list(const Query &query = {});
    //! GET /objects/:id, with all its fields or those of \a query. Any failure has status 400.
    [[nodiscard]] Reply<RawObject> *get(const QString &id, const Query &query = {});
    //! POST /objects/getbulk: in the order asked. An id that is missing, not for us or not matched by the
    //! filters of \a query comes back as an object that isDenied(); offset, limit and sort do nothing. At
    //! most some fifty at a time, or the answer gets large.
    [[nodiscard]] Reply<QList<RawObject>> *getBulk(const QStringList &ids, const Query &query = {});

    //! POST /objects: the id. See createAll().
    [[nodiscard]] Reply<QString> *create(const QJsonObject &object);
    //! POST /objects, in as many requests as the size takes: the ids in the order given, see uploadObjects().
    //! Refused beforehand: a placeholder, and an object without a type (the server stores nothing of a
    //! request that has one). An `_id` never goes out, see withoutIdentity().
    [[nodiscard]] Reply<QStringList> *createAll(const QList<QJsonObject> &objects);

    //! PUT /objects/:id with the members that differ. Objects and lists that the server knows (`properties`,
    //! `transform` …) are replaced whole, other objects merged member by member: what was taken out of those
    //! stays.
    //! `_id`, `owner` and the times never go out.
    [[nodiscard]] Reply<Done> *update(const Record &before, const Record &after);
    //! PUT /objects/:id/properties: puts \a changes over the object's properties, member by member, no
    //! deeper. Where the object has no properties the server does nothing and calls it a success: that is
    //! asked for first (GET), and refused. Without changes it sends nothing and succeeds.
    [[nodiscard]] Reply<Done> *updateProperties(const QString &id, const QJsonObject &changes);
    //! DELETE /objects/:id, for its owner and admins. Streams keep the id. Forbidden: somebody else's.
    [[nodiscard]] Reply<Done> *remove(const QString &id);

    //! POST /objects/derive: the id of a new object, \a changes merged deeply into the one at \a id. Lists
    //! are merged, too, place by place: they do not get shorter. NotFound: no such object, or not for us.
    [[nodiscard]] Reply<QString> *derive(const QString &id, const QJsonObject &changes);
    //! POST /objects/derive for many, each with the `_id` that it comes from: the new ids, in no order to
    //! rely on, without those of objects that are missing or not for us. Refused beforehand: no `_id`, or the
    //! same one twice (the server would forget the second).
    [[nodiscard]] Reply<QStringList> *deriveAll(const QList<QJsonObject> &changes);

private:
    Client *m_client;
    UploadLimits m_limits;
};

} // namespace Speckle
