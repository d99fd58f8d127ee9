// SPDX-License-Identifier: MIT
#include "sandbox/json/jsonpath.h"
#include "sandbox/json/rawjson.h"
#include "sandbox/models/casting.h"
#include "sandbox/models/permissions.h"
#include "sandbox/query/query.h"
#include "sandbox/routes/bulksave.h"
#include "sandbox/routes/handlers.h"
#include "sandbox/routes/population.h"
#include "sandbox/routes/streamedit.h"
#include "sandbox/store/objectid.h"

#include <QJsonArray>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox::Streams {

namespace {

QByteArray memberText(const Request &request, QLatin1StringView key)
{
    const QList<RawJson::Member> members = RawJson::members(request.text);
    for (const RawJson::Member &member : members) {
        if (member.key == key)
            return member.value;
    }
    return {};
}

QJsonArray generatedLayers(qsizetype objectCount)
{
    const QJsonObject black{{u"color"_s, QJsonObject{{u"a"_s, 1}, {u"hex"_s, u"Black"_s}}}};
    return {QJsonObject{{u"name"_s, u"Default Generated Speckle Layer"_s},
                        {u"guid"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                        {u"orderIndex"_s, 0},
                        {u"startIndex"_s, 0},
                        {u"objectCount"_s, objectCount},
                        {u"topology"_s, u"0;0-%1 "_s.arg(objectCount)},
                        {u"properties"_s, black}}};
}

//! Text of \a stream with its objects as placeholders, if the fields that were asked for let them through.
QByteArray textOf(const Context &context, const QJsonObject &stream, const QJsonObject &projected,
                  const Projection &projection)
{
    if (!projection.lets("objects"_L1))
        return toText(projected);
    return withMember(projected, "objects", placeholderList(context.store.streams.objects(stream)));
}

QList<QJsonObject> selected(const Context &context, const Query &query, QList<QJsonObject> streams)
{
    const bool needsObjects = query.looksAt("objects"_L1);
    if (needsObjects) {
        for (QJsonObject &stream : streams)
            stream.insert("objects"_L1, QJsonArray::fromStringList(context.store.streams.objects(stream)));
    }
    streams = query.select(context.store.streams.schema(), std::move(streams));
    if (needsObjects) {
        for (QJsonObject &stream : streams)
            stream.remove("objects"_L1);
    }
    return streams;
}

//! The identifiers in a list of placeholders. Throws the validation Problem for one that is none.
QStringList placeholderIds(const Context &context, const QJsonValue &list)
{
    const auto ids = castValue(Kind::IdList, list);
    if (!ids) {
        throw Problem::validation(context.store.streams.schema().model(),
                                  u"objects: "_s + Schema::castMessage(Kind::IdList, list, u"objects"));
    }
    QStringList result;
    for (const QJsonValue id : ids->toArray())
        result << id.toString();
    return result;
}

} // namespace

Answer create(Context &context, Request &request)
{
    QJsonObject body = request.bodyObject();
    QJsonArray ids;
    if (truthy(body.value("objects"_L1))) {
        ids = saveObjects(context.store,
                          sentObjects(body.value("objects"_L1), memberText(request, "objects"_L1),
                                      u"TypeError: objects.forEach is not a function"_s),
                          request.userId());
    }
    body.remove("objects"_L1);
    body.remove("updatedAt"_L1);
    body.insert("owner"_L1, request.userId());
    body.insert("streamId"_L1, Ids::newStreamId());
    const QStringList objects = placeholderIds(context, ids);
    QJsonObject stream = context.store.streams.schema().create(body);
    stream.remove("objects"_L1);
    context.store.streams.insert(stream, objects);
    const QByteArray resource = withMember(stream, "objects", placeholderList(objects));
    return Answer::rawJson(
        withMember({{u"success"_s, true}, {u"message"_s, u"Created stream"_s}}, "resource", resource));
}

Answer list(Context &context, Request &request)
{
    const Query query = Query::parsed(request.query, true);
    const UserLookup users(context.store);
    QList<QByteArray> texts;
    const QList<QJsonObject> streams
        = selected(context, query, context.store.streams.visibleTo(request.userId()));
    for (const QJsonObject &stream : streams) {
        QJsonObject projected = query.projection.applied(JsonPath::withoutEmptyObjects(stream));
        // The lists of permissions come along even where they were not asked for, without users who are gone.
        for (const QLatin1StringView field : {"canRead"_L1, "canWrite"_L1}) {
            if (query.projection.mode != Projection::Mode::AllBut || query.projection.lets(field))
                projected.insert(field,
                                 users.existing(stream.value(field).toArray(), query.populatePermissions));
        }
        texts << textOf(context, stream, projected, query.projection);
    }
    return Answer::rawJson(listEnvelope(
        {{u"message"_s, u"Stream list returned. Contains both owned and shared with streams."_s}},
        "resources", texts));
}

Answer all(Context &context, Request &request)
{
    const Query query = Query::parsed(request.query, true);
    QList<QByteArray> texts;
    const QList<QJsonObject> streams = selected(context, query, context.store.streams.all());
    for (const QJsonObject &stream : streams)
        texts << textOf(context, stream, query.projection.applied(JsonPath::withoutEmptyObjects(stream)),
                        query.projection);
    return Answer::rawJson(
        listEnvelope({{u"message"_s, u"Master stream list returned."_s}}, "resources", texts));
}

Answer get(Context &context, Request &request)
{
    Query query = Query::parsed(request.query);
    query.enforcePermissionFields();
    const QJsonObject stream = context.store.streams.require(request.parameter(u"streamId"_s));
    requirePermission(request.user, Operation::Read, stream);
    QJsonObject projected = query.projection.applied(stream);
    const bool withObjects = query.projection.lets("objects"_L1);
    const QStringList objects = withObjects ? context.store.streams.objects(stream) : QStringList();
    // A layer is made up where none comes along, even if the stream has some that were not asked for.
    if (projected.value("layers"_L1).toArray().isEmpty())
        projected.insert("layers"_L1, withObjects ? generatedLayers(objects.size()) : QJsonArray());
    const QByteArray resource
        = withObjects ? withMember(projected, "objects", placeholderList(objects)) : toText(projected);
    return Answer::rawJson(
        withMember({{u"success"_s, true}, {u"message"_s, u"Delivered stream."_s}}, "resource", resource));
}

Answer update(Context &context, Request &request)
{
    QJsonObject body = request.bodyObject();
    QStringList keys = request.bodyKeys();
    // The check that shall keep the identifier looks for its position, so in the first place it gets through.
    if (keys.indexOf(u"streamId"_s) != 0) {
        keys.removeAll(u"streamId"_s);
        body.remove("streamId"_L1);
    }
    const QJsonValue sent = body.value("objects"_L1);
    const QByteArray sentText = memberText(request, "objects"_L1);
    body.remove("objects"_L1);
    QList<SentObject> whole;
    if (truthy(sent)) {
        const QList<SentObject> all
            = sentObjects(sent, sentText, u"TypeError: req.body.objects.filter is not a function"_s);
        for (const SentObject &object : all) {
            if (object.value.toObject().value("type"_L1) != "Placeholder"_L1)
                whole << object;
        }
    }

    QJsonObject stream = context.store.streams.require(request.parameter(u"streamId"_s));
    requirePermission(request.user, Operation::Write, stream, keys);
    std::optional<QStringList> objects;
    if (!whole.isEmpty()) // placeholders beside whole objects are lost
        objects = placeholderIds(context, saveObjects(context.store, whole, request.userId()));
    else if (sent.isArray())
        objects = placeholderIds(context, sent);
    else if (sent.isNull())
        objects = QStringList();
    // Lists of permissions that make no sense are dropped without a word, and empty places in them too. These
    // were assigned once before they are, which counts as an edit even where all is as before then.
    bool emptyPlaces = false;
    for (const QLatin1StringView list : {"canRead"_L1, "canWrite"_L1}) {
        if (!body.contains(list))
            continue;
        const auto users = castValue(Kind::IdList, body.value(list));
        if (!users) {
            body.remove(list);
            continue;
        }
        QJsonArray kept;
        for (const QJsonValue user : users->toArray()) {
            if (!user.isNull())
                kept.append(user);
            else
                emptyPlaces = true;
        }
        body.insert(list, kept);
    }
    if (!saveStream(context.store, stream, body, objects) && emptyPlaces) {
        stream.insert("updatedAt"_L1, timestamp());
        countEdit(stream);
        context.store.streams.replace(stream);
    }
    return successMessage(u"Patched stream fields: "_s + keys.join(u','));
}

Answer remove(Context &context, Request &request)
{
    const QString streamId = request.parameter(u"streamId"_s);
    const QJsonObject stream = context.store.streams.require(streamId);
    requirePermission(request.user, Operation::Delete, stream);
    // The children go along, other people's clones too; whoever mentions any of them keeps a dangling
    // identifier.
    QJsonArray deleted = stream.value("children"_L1).toArray();
    deleted.append(streamId);
    QStringList ids;
    for (const QJsonValue id : std::as_const(deleted))
        ids << id.toString();
    context.store.streams.remove(ids);
    return success({{u"message"_s, u"Stream %1 and its children have been deleted."_s.arg(streamId)},
                    {u"deletedStreams"_s, deleted}});
}

Answer objects(Context &context, Request &request)
{
    const QJsonObject stream = context.store.streams.require(request.parameter(u"streamId"_s));
    requirePermission(request.user, Operation::Read, stream);
    const Query query = Query::parsed(request.query);
    const QStringList ids = context.store.streams.objects(stream);
    // The objects' own permissions are not looked at here, and the order stays the stream's.
    QHash<QString, QByteArray> texts;
    if (query.isPlain()) {
        for (const QString &id : ids) {
            if (!texts.contains(id))
                texts.insert(id, context.store.objects.stored(id).text);
        }
    } else {
        QList<QJsonObject> found;
        QSet<QString> seen;
        for (const QString &id : ids) {
            if (seen.contains(id))
                continue;
            seen.insert(id);
            if (const auto object = context.store.objects.find(id))
                found << *object;
        }
        const QList<QJsonObject> chosen
            = query.selectIgnoring(u"_id"_s, context.store.objects.schema(), found);
        for (const QJsonObject &object : chosen)
            texts.insert(object.value("_id"_L1).toString(), toText(query.projection.applied(object)));
    }
    QList<QByteArray> listed;
    for (const QString &id : ids) {
        if (const QByteArray text = texts.value(id); !text.isEmpty())
            listed << text;
    }
    return Answer::rawJson(listEnvelope(
        {{u"message"_s,
          u"Object list returned. If querying, duplication of objects in list will not be respected."_s}},
        "resources", listed));
}

Answer clients(Context &context, Request &request)
{
    const QString streamId = request.parameter(u"streamId"_s);
    requirePermission(request.user, Operation::Read, context.store.streams.require(streamId));
    const Query query = Query::parsed(request.query);
    QJsonArray resources;
    const QList<QJsonObject> found = query.selectIgnoring(
        u"streamId"_s, context.store.clients.schema(), context.store.clients.listBy(u"streamId"_s, streamId));
    for (const QJsonObject &client : found)
        resources.append(query.projection.applied(client));
    return success({{u"resources"_s, resources},
                    {u"message"_s, u"Client list for stream %1 returned."_s.arg(streamId)}});
}

} // namespace Speckle::Sandbox::Streams
