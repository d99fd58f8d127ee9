// SPDX-License-Identifier: MIT
#include "core/session/streamobjects.h"

#include "core/api/beforehand.h"
#include "core/objects/objectstore.h"
#include "core/session/handlers.h"
#include "core/session/session.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

struct StreamObjectsText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::StreamObjects)
};

QJsonObject objectEvent(const QString &id)
{
    return {{u"eventType"_s, u"update-object"_s}, {u"objectId"_s, id}};
}

} // namespace

template <typename T>
void StreamObjects::tellOf(Reply<T> *reply, const QJsonObject &args) const
{
    reply->then(
        m_session,
        [session = m_session, streamId = m_streamId, args](const T &) {
            session->broadcast(streamId, args);
            if (const QString id = args.value("objectId"_L1).toString(); !id.isEmpty())
                session->objects()->invalidate({id});
            else
                session->loadStream(streamId)->then(session, ignore, ignore);
        },
        ignore);
}

Reply<QStringList> *StreamObjects::setIds(const QStringList &ids)
{
    return StreamsResource(m_session->client())
        .setObjects(m_streamId, QList<StreamObject>(ids.cbegin(), ids.cend()));
}

Reply<QStringList> *StreamObjects::add(const QList<QJsonObject> &objects)
{
    Client *client = m_session->client();
    Reply<QStringList> *reply = ObjectsResource(client).createAll(objects)->chain<QStringList>(
        [self = *this, client](const QStringList &made) {
            return StreamsResource(client)
                .objectIds(self.m_streamId)
                ->chain<QStringList>(
                    [self, made](const QStringList &ids) mutable { return self.setIds(ids + made); })
                ->map<QStringList>([made](const QStringList &) { return made; });
        });
    tellOf(reply, {{u"eventType"_s, u"update-global"_s}});
    return reply;
}

Reply<Done> *StreamObjects::replace(const QString &oldId, const QString &newId)
{
    Client *client = m_session->client();
    Reply<Done> *reply
        = StreamsResource(client)
              .objectIds(m_streamId)
              ->chain<QStringList>([self = *this, client, oldId, newId](const QStringList &present) mutable {
                  QStringList ids = present;
                  for (QString &id : ids)
                      id = id == oldId ? newId : id;
                  if (ids == present)
                      return refusedBeforehand<QStringList>(
                          client, StreamObjectsText::tr("save the stream's objects"),
                          StreamObjectsText::tr("the stream does not hold the old object any more"));
                  return self.setIds(ids);
              })
              ->map<Done>([](const QStringList &) { return Done{}; });
    tellOf(reply, {{u"eventType"_s, u"update-global"_s}});
    return reply;
}

Reply<EditOutcome<SpeckleObject>> *StreamObjects::save(const SpeckleObject &before,
                                                       const SpeckleObject &after)
{
    Client *client = m_session->client();
    const QString id = before.id();
    EditTarget<SpeckleObject> target;
    target.parent = client;
    target.action = StreamObjectsText::tr("save the object");
    target.read = [client, id] {
        return ObjectsResource(client).get(id)->map<SpeckleObject>(
            [](const RawObject &raw) { return SpeckleObject::of(raw); });
    };
    target.merge = [](const QJsonObject &from, const QJsonObject &ours, const QJsonObject &theirs) {
        static const MergeRules rules{
            {u"canRead"_s, u"canWrite"_s, u"comments"_s, u"children"_s}, {}, {}, {}};
        return merge(from, ours, theirs, rules);
    };
    target.changes = [](const SpeckleObject &present, const SpeckleObject &merged) {
        return Edits::withRemovals(SpeckleObject::difference(present, merged), present, {u"properties"_s});
    };
    target.write = [client, before](const QJsonObject &members) {
        // Whatever the edit began from holds of these members, they are to go out.
        QJsonObject from = before.json();
        for (auto it = members.begin(); it != members.end(); ++it)
            from.remove(it.key());
        Record to{from};
        to.merge(members);
        return ObjectsResource(client).update(Record(from), to);
    };
    const QPointer<Session> guard(m_session);
    target.written = [guard, streamId = m_streamId, id](const QJsonObject &) {
        if (!guard)
            return;
        guard->broadcast(streamId, objectEvent(id));
        guard->objects()->invalidate({id});
    };
    return edit(target, before, after);
}

Reply<Done> *StreamObjects::saveProperties(const QString &id, const QJsonObject &changes)
{
    Reply<Done> *reply = ObjectsResource(m_session->client()).updateProperties(id, changes);
    tellOf(reply, objectEvent(id));
    return reply;
}

Reply<Done> *StreamObjects::remove(const QString &id)
{
    Reply<Done> *reply = ObjectsResource(m_session->client()).remove(id);
    tellOf(reply, objectEvent(id));
    return reply;
}

Reply<QString> *StreamObjects::derive(const QString &id, const QJsonObject &changes)
{
    return ObjectsResource(m_session->client()).derive(id, changes);
}

Reply<QList<RawObject>> *StreamObjects::whole()
{
    return StreamsResource(m_session->client()).objects(m_streamId);
}

Reply<QList<RawObject>> *StreamObjects::listAll()
{
    return ObjectsResource(m_session->client()).list();
}

} // namespace Speckle
