// SPDX-License-Identifier: MIT
#include "sandbox/models/permissions.h"
#include "sandbox/query/query.h"
#include "sandbox/routes/bulksave.h"
#include "sandbox/routes/handlers.h"
#include "sandbox/store/objectid.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox::Objects {

namespace {

QJsonArray placeholders(const QJsonArray &ids)
{
    QJsonArray list;
    for (const QJsonValue id : ids)
        list.append(placeholder(id));
    return list;
}

Answer saved(const QJsonArray &ids)
{
    return success({{u"message"_s, u"Saved objects to database."_s}, {u"resources"_s, placeholders(ids)}});
}

bool mayRead(const Request &request, const QJsonObject &object)
{
    try {
        requirePermission(request.user, Operation::Read, object);
    } catch (const Problem &) {
        return false;
    }
    return true;
}

QByteArray refusedObject(const QString &id)
{
    return toText({{u"_id"_s, id},
                   {u"type"_s, u"String"_s},
                   {u"value"_s, u"You do not have permissions to view this object"_s}});
}

//! `partOf` is kept by nobody any more, but whoever asks for it gets the empty list.
void addHiddenFields(const Query &query, QJsonObject &object)
{
    if (query.projection.mode == Projection::Mode::Only && query.projection.lets("partOf"_L1))
        object.insert("partOf"_L1, QJsonArray());
}

QJsonValue deepMerged(const QJsonValue &base, const QJsonValue &over)
{
    if (base.isObject() && over.isObject()) {
        QJsonObject result = base.toObject();
        const QJsonObject changes = over.toObject();
        for (auto it = changes.begin(); it != changes.end(); ++it)
            result.insert(it.key(), deepMerged(result.value(it.key()), it.value()));
        return result;
    }
    if (base.isArray() && over.isArray()) {
        QJsonArray result = base.toArray();
        const QJsonArray changes = over.toArray();
        for (qsizetype i = 0; i < changes.size(); ++i) {
            if (i < result.size())
                result.replace(i, deepMerged(result.at(i), changes.at(i)));
            else
                result.append(changes.at(i));
        }
        return result;
    }
    return over;
}

} // namespace

Answer create(Context &context, Request &request)
{
    QList<SentObject> objects;
    if (request.body.isArray())
        objects = sentObjects(request.body, request.text, {});
    else
        objects.append({request.body, request.text.isEmpty() ? "{}" : request.text});
    return saved(saveObjects(context.store, objects, request.userId()));
}

Answer derive(Context &context, Request &request)
{
    if (!request.body.isArray())
        return Answer::json({{u"success"_s, false}, {u"message"_s, u"Malformed request."_s}}, 400);
    QList<SentObject> derived;
    const QJsonArray wanted = request.body.toArray();
    for (const QJsonValue changes : wanted) {
        const auto original = context.store.objects.find(changes.toObject().value("_id"_L1).toString());
        if (!original || !mayRead(request, *original))
            continue;
        QJsonObject object = deepMerged(*original, changes).toObject();
        for (const QLatin1StringView field : {"hash"_L1, "_id"_L1, "createdAt"_L1, "updatedAt"_L1})
            object.remove(field);
        derived.append({object, toText(object)});
    }
    return saved(saveObjects(context.store, derived, request.userId()));
}

Answer get(Context &context, Request &request)
{
    Query query = Query::parsed(request.query);
    query.enforcePermissionFields();
    const QJsonObject object = context.store.objects.require(request.parameter(u"objectId"_s));
    requirePermission(request.user, Operation::Read, object);
    QJsonObject projected = query.projection.applied(object);
    addHiddenFields(query, projected);
    return success({{u"resource"_s, projected}});
}

Answer getBulk(Context &context, Request &request)
{
    Query query = Query::parsed(request.query);
    query.enforcePermissionFields();
    const Schema &schema = context.store.objects.schema();
    if (!request.body.isArray())
        throw schema.castProblem(u"_id", request.body);
    const QJsonArray ids = request.body.toArray();
    for (const QJsonValue id : ids) {
        if (!id.isString() || !Ids::isObjectId(id.toString()))
            throw schema.castProblem(u"_id", id);
    }
    QList<QByteArray> texts;
    texts.reserve(ids.size());
    const bool whole = query.projection.mode == Projection::Mode::All && !query.hasFilters();
    for (const QJsonValue value : ids) {
        const QString id = value.toString();
        const ObjectCollection::Stored stored = context.store.objects.stored(id);
        if (whole && stored.isOpen) { // by far the most: 100,000 objects pass here without being parsed
            texts << stored.text;
            continue;
        }
        QList<QJsonObject> found;
        if (!stored.text.isEmpty())
            found << QJsonDocument::fromJson(stored.text).object();
        found = query.matching(schema, found);
        if (found.isEmpty() || !mayRead(request, found.constFirst())) {
            texts << refusedObject(id);
            continue;
        }
        QJsonObject projected = query.projection.applied(found.constFirst());
        addHiddenFields(query, projected);
        texts << toText(projected);
    }
    return Answer::rawJson(listEnvelope({}, "resources", texts));
}

Answer update(Context &context, Request &request)
{
    QJsonObject object = context.store.objects.require(request.parameter(u"objectId"_s));
    requirePermission(request.user, Operation::Write, object, request.bodyKeys());
    if (context.store.objects.schema().update(object, request.bodyObject()))
        context.store.objects.replace(object);
    return successMessage(u"Object updated."_s);
}

Answer updateProperties(Context &context, Request &request)
{
    QJsonObject object = context.store.objects.require(request.parameter(u"objectId"_s));
    requirePermission(request.user, Operation::Write, object);
    if (object.value("properties"_L1)
            .isObject()) { // where it is null, nothing happens, and it is called a success
        QJsonObject properties = object.value("properties"_L1).toObject();
        const QJsonObject changes = request.bodyObject();
        for (auto it = changes.begin(); it != changes.end(); ++it)
            properties.insert(it.key(), it.value());
        context.store.objects.schema().update(object, {{u"properties"_s, properties}});
    }
    object.insert("updatedAt"_L1, timestamp());
    context.store.objects.replace(object);
    return successMessage(u"Object properties updated."_s);
}

Answer remove(Context &context, Request &request)
{
    const QJsonObject object = context.store.objects.require(request.parameter(u"objectId"_s));
    requirePermission(request.user, Operation::Delete, object);
    context.store.objects.remove(object.value("_id"_L1).toString());
    return successMessage(u"Object was deleted. Bye bye data."_s);
}

} // namespace Speckle::Sandbox::Objects
