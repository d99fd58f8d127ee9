// SPDX-License-Identifier: MIT
#include "sandbox/json/jsonpath.h"
#include "sandbox/json/rawjson.h"
#include "sandbox/models/models.h"
#include "sandbox/models/permissions.h"
#include "sandbox/routes/bulksave.h"
#include "sandbox/routes/handlers.h"
#include "sandbox/routes/population.h"
#include "sandbox/routes/streamedit.h"
#include "sandbox/store/objectid.h"

#include <QDateTime>
#include <QJsonArray>
#include <QLocale>
#include <QSet>
#include <QUuid>

using namespace Qt::StringLiterals;

//! Clones of streams, and what sets one apart from another.
namespace Speckle::Sandbox::Revisions {

namespace {

//! A copy with identifiers of its own; \a parent gets it as a child. Both are written.
QJsonObject makeClone(Context &context, const Request &request, QJsonObject &parent)
{
    QJsonObject clone = parent;
    const QString name = request.bodyObject().value("name"_L1).toString();
    clone.insert("_id"_L1, Ids::newObjectId());
    clone.insert("streamId"_L1, Ids::newStreamId());
    clone.insert("parent"_L1, parent.value("streamId"_L1));
    clone.insert("children"_L1, QJsonArray());
    clone.insert("name"_L1, name.isEmpty() ? parent.value("name"_L1).toString() + u" (clone)"_s : name);
    const QString now = timestamp();
    clone.insert("createdAt"_L1, now);
    clone.insert("updatedAt"_L1, now);
    clone.insert("__v"_L1, 0);
    if (parent.value("owner"_L1) != request.userId()) {
        clone.insert("owner"_L1, request.userId());
        clone.insert("canRead"_L1, QJsonArray{parent.value("owner"_L1)});
        clone.insert("canWrite"_L1, QJsonArray());
    }
    QJsonArray children = parent.value("children"_L1).toArray();
    children.append(clone.value("streamId"_L1));
    saveStream(context.store, parent, {{u"children"_s, children}});
    context.store.streams.insert(clone, context.store.streams.objects(parent));
    return clone;
}

struct Pair
{
    QJsonObject first;
    QJsonObject second;
};

Pair readablePair(const Context &context, const Request &request)
{
    const QString first = request.parameter(u"streamId"_s);
    const QString second = request.parameter(u"otherId"_s);
    const auto a = context.store.streams.find(first);
    const auto b = context.store.streams.find(second);
    if (!a || !b)
        throw Problem(u"Failed to find streams."_s);
    requirePermission(request.user, Operation::Read, *a);
    requirePermission(request.user, Operation::Read, *b);
    return {*a, *b};
}

bool isSame(const Request &request)
{
    return request.parameter(u"streamId"_s) == request.parameter(u"otherId"_s);
}

Answer sameStream()
{
    return Answer::json({{u"success"_s, false}, {u"message"_s, u"Can not diff the same stream, yo!"_s}}, 400);
}

struct Difference
{
    QStringList common;
    QStringList inA;
    QStringList inB;
};

Difference objectDifference(const Context &context, const Pair &pair)
{
    const QStringList a = context.store.streams.objects(pair.first);
    const QStringList b = context.store.streams.objects(pair.second);
    const QSet<QString> inFirst(a.begin(), a.end());
    const QSet<QString> inSecond(b.begin(), b.end());
    Difference difference;
    for (const QString &id : a)
        (inSecond.contains(id) ? difference.common : difference.inA) << id;
    for (const QString &id : b) {
        if (!inFirst.contains(id))
            difference.inB << id;
    }
    return difference;
}

//! The layers of \a of that have (or have not) a layer of the same guid in \a in.
QJsonArray layers(const QJsonObject &of, const QJsonObject &in, bool common)
{
    QSet<QString> guids;
    for (const QJsonValue layer : in.value("layers"_L1).toArray())
        guids.insert(layer.toObject().value("guid"_L1).toString());
    QJsonArray result;
    for (const QJsonValue layer : of.value("layers"_L1).toArray()) {
        if (guids.contains(layer.toObject().value("guid"_L1).toString()) == common)
            result.append(layer);
    }
    return result;
}

QJsonArray placeholders(const QStringList &ids)
{
    QJsonArray list;
    for (const QString &id : ids)
        list.append(placeholder(id));
    return list;
}

//! As JavaScript's toLocaleString("en") has it: 11/23/2026, 5:01:24 PM
QString localTime(const QDateTime &time)
{
    return QLocale::c().toString(time, u"M/d/yyyy, h:mm:ss AP"_s);
}

std::optional<QJsonObject> senderOf(const Context &context, const QJsonObject &stream)
{
    const QList<QJsonObject> clients
        = context.store.clients.listBy(u"streamId"_s, stream.value("streamId"_L1).toString());
    for (const QJsonObject &client : clients) {
        if (client.value("role"_L1) == "Sender"_L1)
            return client;
    }
    return std::nullopt;
}

QJsonObject revision(const QString &id, const std::optional<QJsonObject> &sender)
{
    if (!sender)
        return {{u"id"_s, id}, {u"updatedAt"_s, u"undefined"_s}, {u"sender"_s, u"undefined"_s}};
    if (!sender->contains("documentType"_L1))
        throw Problem::typeError(u"Cannot read properties of undefined (reading 'toString')"_s);
    const QDateTime updated
        = QDateTime::fromString(sender->value("updatedAt"_L1).toString(), Qt::ISODateWithMs);
    return {
        {u"id"_s, id}, {u"updatedAt"_s, localTime(updated)}, {u"sender"_s, sender->value("documentType"_L1)}};
}

} // namespace

Answer clone(Context &context, Request &request)
{
    QJsonObject parent = context.store.streams.require(request.parameter(u"streamId"_s));
    requirePermission(request.user, Operation::Read, parent);
    QJsonObject made = makeClone(context, request, parent);
    made.remove("layers"_L1);
    parent.remove("layers"_L1);
    return success({{u"clone"_s, JsonPath::withoutEmptyObjects(made)},
                    {u"parent"_s, JsonPath::withoutEmptyObjects(parent)}});
}

Answer diff(Context &context, Request &request)
{
    if (isSame(request))
        return sameStream();
    const Pair pair = readablePair(context, request);
    const Difference objects = objectDifference(context, pair);
    return success({{u"objects"_s, QJsonObject{{u"common"_s, QJsonArray::fromStringList(objects.common)},
                                               {u"inA"_s, QJsonArray::fromStringList(objects.inA)},
                                               {u"inB"_s, QJsonArray::fromStringList(objects.inB)}}},
                    {u"layers"_s, QJsonObject{{u"common"_s, layers(pair.first, pair.second, true)},
                                              {u"inA"_s, layers(pair.first, pair.second, false)},
                                              {u"inB"_s, layers(pair.second, pair.first, false)}}}});
}

Answer delta(Context &context, Request &request)
{
    if (isSame(request))
        return sameStream();
    const Pair pair = readablePair(context, request);
    const Difference objects = objectDifference(context, pair);
    const auto first = senderOf(context, pair.first);
    const auto second = senderOf(context, pair.second);
    QJsonObject answer{
        {u"success"_s, true},
        {u"revisionDatetime"_s, localTime(QDateTime::currentDateTimeUtc())},
        {u"author"_s,
         first ? UserLookup(context.store).user(first->value("owner"_L1)) : QJsonValue(u"undefined"_s)},
        {u"delta"_s, QJsonObject{{u"created"_s, placeholders(objects.inB)},
                                 {u"deleted"_s, placeholders(objects.inA)},
                                 {u"common"_s, placeholders(objects.common)},
                                 {u"revisionA"_s, revision(request.parameter(u"streamId"_s), first)},
                                 {u"revisionB"_s, revision(request.parameter(u"otherId"_s), second)},
                                 {u"timestamp"_s, localTime(QDateTime::currentDateTimeUtc())}}}};
    if (first && second)
        return Answer::json(answer);
    // Without a sender on either side it is a 400 that holds all the data nevertheless, and calls itself a
    // success.
    const QString who = !first && !second ? u"Stream A and Stream B"_s
                        : !first          ? u"Stream A"_s
                                          : u"Stream B"_s;
    answer.insert("message"_L1, u"Clients from %1 are undefined"_s.arg(who));
    return Answer::json(answer, 400);
}

Answer applyDelta(Context &context, Request &request)
{
    // Nobody asks whether the sender may; and the clone is made before anything can be found wrong.
    QJsonObject stream = context.store.streams.require(request.parameter(u"streamId"_s));
    makeClone(context, request, stream);
    const QJsonObject wanted = request.bodyObject();
    if (wanted.value("revisionA"_L1).toObject().value("id"_L1) != stream.value("streamId"_L1))
        throw Problem(u"Mismatched revision/streamId."_s);
    QStringList objects = context.store.streams.objects(stream);
    if (truthy(wanted.value("created"_L1))) {
        const QList<RawJson::Member> members = RawJson::members(request.text);
        QByteArray text;
        for (const RawJson::Member &member : members) {
            if (member.key == "created"_L1)
                text = member.value;
        }
        const QList<SentObject> created
            = sentObjects(wanted.value("created"_L1), text, u"TypeError: objsToAdd.map is not a function"_s);
        for (const SentObject &object : created) {
            if (objects.contains(object.value.toObject().value("_id"_L1).toString()))
                throw Problem(
                    u"Bad delta. Some `delta.created` objects are existing in the original stream."_s);
        }
        for (const QJsonValue id : saveObjects(context.store, created, request.userId()))
            objects << id.toString();
    }
    for (const QJsonValue deleted : wanted.value("deleted"_L1).toArray()) {
        const QString id = deleted.toObject().value("_id"_L1).toString();
        if (objects.removeAll(id) == 0)
            throw Problem(
                u"Bad delta. Some `delta.deleted` objects are not existing in the original stream."_s);
    }
    const QJsonObject black{{u"color"_s, QJsonObject{{u"a"_s, 1}, {u"hex"_s, u"Black"_s}}}};
    const QJsonObject layer{{u"name"_s, u"Flattened Layer Structure"_s},
                            {u"guid"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                            {u"orderIndex"_s, 0},
                            {u"startIndex"_s, 0},
                            {u"objectCount"_s, objects.size()},
                            {u"topology"_s, u"0;0-%1 "_s.arg(objects.size())},
                            {u"properties"_s, black}};
    saveStream(context.store, stream, {{u"layers"_s, QJsonArray{layer}}}, objects);
    return successMessage(u"Applied Delta Δ"_s);
}

} // namespace Speckle::Sandbox::Revisions
