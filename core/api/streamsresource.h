// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/objectupload.h"
#include "core/net/client.h"
#include "core/objects/rawobject.h"
#include "core/records/apiclient.h"
#include "core/records/stream.h"
#include "core/records/streamdiff.h"

#include <optional>
#include <variant>

namespace Speckle {

//! A place in a stream: the id of an object at the server, or an object that is to be stored.
using StreamObject = std::variant<QString, QJsonObject>;

/*!
 * /streams. Stateless; \a client outlives it.
 *
 * No PUT answers with the stream: get() it again to see what became of it. Neither `streamId` (it would
 * rename the stream) nor a layer that the server made up (Layer::isGenerated()) nor whole objects go out in
 * one.
 */
class StreamsResource
{
public:
    explicit StreamsResource(Client *client, const UploadLimits &limits = {})
        : m_client(client)
        , m_limits(limits)
    {
    }

    //! GET /streams: own and shared ones, as far as \a query lets them through.
    [[nodiscard]] Reply<QList<Stream>> *list(const Query &query = {});
    //! GET /streams/admin: everybody's, for admins (Forbidden). All of \a query works.
    [[nodiscard]] Reply<QList<Stream>> *listAll(const Query &query = {});
    //! GET /streams/:streamId. Forbidden: not for you; Unauthorized: not without signing in.
    [[nodiscard]] Reply<Stream> *get(const QString &streamId, const Query &query = {});
    //! POST /streams. `_id` and `streamId` do not go out, nor made-up layers, nor the `_id` of whole objects
    //! among its objects, see withoutIdentity(); placeholders and whole objects may be mixed here.
    [[nodiscard]] Reply<Stream> *create(const Stream &stream);
    //! PUT /streams/:streamId with Stream::difference(); without a difference it sends nothing and succeeds.
    [[nodiscard]] Reply<Done> *update(const Stream &before, const Stream &after);
    //! PUT /streams/:streamId with `owner` alone, for its owner and admins (Forbidden). The server does not
    //! ask whether there is such a user, nor does it put who owned it on a list.
    [[nodiscard]] Reply<Done> *setOwner(const QString &streamId, const QString &userId);
    //! DELETE /streams/:streamId, for its owner and admins (Forbidden): the ids of what the server took away,
    //! this stream the last. Its direct children go along, other people's clones too. For good: `deleted:
    //! true`, an update(), puts a stream into the archive. Objects, clients and comments stay, and so do the
    //! ids in projects and in the parent's `children`.
    [[nodiscard]] Reply<QStringList> *remove(const QString &streamId);

    //! GET /streams/:streamId?fields=objects: the ids of its objects in stream order, duplicates kept. The
    //! layers of such an answer are the server's invention and are not looked at.
    [[nodiscard]] Reply<QStringList> *objectIds(const QString &streamId);
    //! GET /streams/:streamId/objects: whole, in stream order, duplicates kept, whether or not the objects
    //! themselves are for us. `fields, omit` and filters of \a query work; `sort` does not; `offset` and
    //! `limit` cut a list of the distinct objects in the order of their making.
    [[nodiscard]] Reply<QList<RawObject>> *objects(const QString &streamId, const Query &query = {});

    /*!
     * What the stream holds from now on, in this order, and the \a layers over it where given: the ids. New
     * objects are stored first (POST /objects, see uploadObjects()), then placeholders alone go into one PUT
     * /streams/:streamId: of a mixed list the server would keep the whole objects only. Without objects it is
     * refused: clearObjects() is what empties a stream. No layers but made-up ones leave the stream's layers
     * as they are. Objects that a colleague put in since the stream was read are taken out again.
     */
    [[nodiscard]] Reply<QStringList> *setObjects(const QString &streamId, const QList<StreamObject> &objects,
                                                 const std::optional<QList<Layer>> &layers = {});
    //! PUT /streams/:streamId with an empty list of objects. The layers stay.
    [[nodiscard]] Reply<Done> *clearObjects(const QString &streamId);
    //! PUT /streams/:streamId with \a layers, made-up ones left out; where no other is among them nothing is
    //! sent, and it succeeds. Refused without layers: clearLayers() takes them away.
    [[nodiscard]] Reply<Done> *setLayers(const QString &streamId, const QList<Layer> &layers);
    //! PUT /streams/:streamId with an empty list of layers.
    [[nodiscard]] Reply<Done> *clearLayers(const QString &streamId);

    //! POST /streams/:streamId/clone, for all who may read it. Without a \a name it is "… (clone)". Somebody
    //! else's clone belongs to that person; the owner of the parent may read it. `private` is as in the
    //! parent.
    [[nodiscard]] Reply<StreamClone> *clone(const QString &streamId, const QString &name = {});
    //! GET /streams/:streamId/diff/:otherId. Refused for a stream and itself.
    [[nodiscard]] Reply<StreamDiff> *diff(const QString &streamId, const QString &otherId);
    //! GET /streams/:streamId/delta/:otherId. Refused for a stream and itself. Where a stream has no client
    //! of role Sender the server says 400 and answers all the same: that is a success whose
    //! StreamDelta::warning says so.
    [[nodiscard]] Reply<StreamDelta> *delta(const QString &streamId, const QString &otherId);
    /*!
     * POST /streams/:streamId/delta: the stream as it was becomes a clone of the name \a cloneName, its
     * child; then \a delta's objects go in and out, and all its layers become one. The server clones before
     * it looks whether the delta fits, and a clone stays behind where it does not: that is looked at first
     * (GET, objectIds()), and refused. It does not ask whether one may write to the stream, either.
     */
    [[nodiscard]] Reply<Done> *applyDelta(const QString &streamId, const StreamDelta &delta,
                                          const QString &cloneName = {});

private:
    Reply<Done> *put(const QString &streamId, const QJsonObject &changes);

    Client *m_client;
    UploadLimits m_limits;
};

} // namespace Speckle
