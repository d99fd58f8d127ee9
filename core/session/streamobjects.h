// SPDX-License-Identifier: MIT
#pragma once

#include "core/edits/edit.h"
#include "core/objects/rawobject.h"
#include "core/records/speckleobject.h"

#include <QStringList>

namespace Speckle {

class Session;

/*!
 * What can be done with the objects of one stream of a session. Stateless; \a session outlives it. Each call
 * that changes something tells the stream's room once the server has taken it: `update-global` where the
 * stream holds other objects than before, `update-object` with the object's id otherwise.
 */
class StreamObjects
{
public:
    StreamObjects(Session *session, const QString &streamId)
        : m_session(session)
        , m_streamId(streamId)
    {
    }

    //! Stores them and puts them at the end of the stream, behind what it holds by then: their ids. Layers
    //! stay as they are, so that no layer covers them. Where the second step fails they are stored and in no
    //! stream; the same again finds them by their hash.
    [[nodiscard]] Reply<QStringList> *add(const QList<QJsonObject> &objects);
    //! \a newId takes every place that \a oldId has in the stream by then. Refused where it has none.
    [[nodiscard]] Reply<Done> *replace(const QString &oldId, const QString &newId);
    //! GET, PUT, GET /objects/:id, see edit(). What is the server's own cannot be changed: Rejected.
    [[nodiscard]] Reply<EditOutcome<SpeckleObject>> *save(const SpeckleObject &before,
                                                          const SpeckleObject &after);
    //! ObjectsResource::updateProperties()
    [[nodiscard]] Reply<Done> *saveProperties(const QString &id, const QJsonObject &changes);
    //! ObjectsResource::remove(). The stream keeps the id.
    [[nodiscard]] Reply<Done> *remove(const QString &id);
    //! ObjectsResource::derive(). It is in no stream yet: nobody is told.
    [[nodiscard]] Reply<QString> *derive(const QString &id, const QJsonObject &changes);
    //! StreamsResource::objects(): all of the stream, in its order, whole. Not kept.
    [[nodiscard]] Reply<QList<RawObject>> *whole();
    //! ObjectsResource::list(), which servers do not know.
    [[nodiscard]] Reply<QList<RawObject>> *listAll();

private:
    [[nodiscard]] Reply<QStringList> *setIds(const QStringList &ids);
    template <typename T>
    void tellOf(Reply<T> *reply, const QJsonObject &args) const;

    Session *m_session;
    QString m_streamId;
};

} // namespace Speckle
