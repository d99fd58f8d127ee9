// SPDX-License-Identifier: MIT
#include "sandbox/models/models.h"
#include "sandbox/models/permissions.h"
#include "sandbox/query/query.h"
#include "sandbox/routes/handlers.h"
#include "sandbox/routes/resources.h"
#include "sandbox/store/objectid.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox::Comments {

namespace {

struct Subject
{
    ResourceType type;
    QJsonObject document;
};

//! What the address says is commented. Throws what the real server throws, too early to be caught for odd
//! types.
Subject subject(const Context &context, const Request &request)
{
    const auto type = resourceType(request.parameter(u"resourceType"_s));
    if (!type)
        throw Crash(u"TypeError: Cannot read properties of undefined (reading 'then')"_s);
    const auto document = findResource(context.store, *type, request.parameter(u"resourceId"_s));
    if (!document)
        throw Problem::notFound();
    return {*type, *document};
}

void requireOn(const Subject &on, const Asker &asker, Operation operation)
{
    if (on.type == ResourceType::User)
        requireSelf(asker, on.document);
    else
        requirePermission(asker, operation, on.document);
}

bool isAssigned(const QJsonObject &comment, const QString &userId)
{
    return comment.value("assignedTo"_L1).toArray().contains(userId);
}

} // namespace

Answer own(Context &context, Request &request)
{
    const Query query = Query::parsed(request.query);
    QList<QJsonObject> comments = context.store.comments.all();
    comments.removeIf([&](const QJsonObject &comment) {
        return comment.value("owner"_L1) != request.userId() && !isAssigned(comment, request.userId());
    });
    QJsonArray resources;
    const QList<QJsonObject> found = query.select(Models::comment(), std::move(comments));
    for (const QJsonObject &comment : found)
        resources.append(query.projection.applied(comment));
    return success({{u"resources"_s, resources}});
}

Answer assigned(Context &context, Request &request)
{
    QJsonArray resources;
    const QList<QJsonObject> comments = context.store.comments.all();
    for (const QJsonObject &comment : comments) {
        if (isAssigned(comment, request.userId()))
            resources.append(comment);
    }
    return success({{u"resources"_s, resources}});
}

Answer create(Context &context, Request &request)
{
    Subject on = subject(context, request);
    requireOn(on, request.user, Operation::Comment);
    QJsonObject body = request.bodyObject();
    body.remove("resource"_L1);
    body.remove("updatedAt"_L1);
    body.insert("_id"_L1, Ids::newObjectId());
    body.insert("owner"_L1, request.user ? QJsonValue(request.userId()) : QJsonValue(QJsonValue::Null));
    body.insert("resource"_L1, QJsonObject{{u"resourceType"_s, request.parameter(u"resourceType"_s)},
                                           {u"resourceId"_s, request.parameter(u"resourceId"_s)}});
    if (!on.document.contains("comments"_L1))
        throw Problem::typeError(u"Cannot read properties of undefined (reading 'push')"_s);
    // First the resource, then the comment: one that is refused leaves its identifier behind.
    QJsonArray comments = on.document.value("comments"_L1).toArray();
    comments.append(body.value("_id"_L1));
    on.document.insert("comments"_L1, comments);
    on.document.insert("updatedAt"_L1, timestamp());
    countEdit(on.document);
    replaceResource(context.store, on.type, on.document);
    const QJsonObject comment = Models::comment().create(body);
    context.store.comments.insert(comment);
    return success(
        {{u"message"_s, u"Stop talking and chatting and do some work."_s}, {u"resource"_s, comment}});
}

Answer ofResource(Context &context, Request &request)
{
    const Subject on = subject(context, request);
    requireOn(on, request.user, Operation::Read);
    if (!on.document.contains("comments"_L1)) // users have none, and then not even an empty list is sent
        return success({});
    QJsonArray resources;
    const QJsonArray ids = on.document.value("comments"_L1).toArray();
    for (const QJsonValue id : ids) {
        if (const auto comment = context.store.comments.findBy(u"id"_s, id.toString()))
            resources.append(*comment);
    }
    return success({{u"resources"_s, resources}});
}

Answer get(Context &context, Request &request)
{
    const QJsonObject comment = context.store.comments.require(request.parameter(u"commentId"_s));
    requirePermission(request.user, Operation::Read, comment);
    return success({{u"resource"_s, comment}});
}

Answer update(Context &context, Request &request)
{
    QJsonObject comment = context.store.comments.require(request.parameter(u"commentId"_s));
    requirePermission(request.user, Operation::Write, comment, request.bodyKeys());
    if (Models::comment().update(comment, request.bodyObject()))
        context.store.comments.replace(comment);
    return success(
        {{u"message"_s, u"Comment edited"_s}, {u"fields"_s, QJsonArray::fromStringList(request.bodyKeys())}});
}

Answer remove(Context &context, Request &request)
{
    const QJsonObject comment = context.store.comments.require(request.parameter(u"commentId"_s));
    requirePermission(request.user, Operation::Delete, comment);
    context.store.comments.remove(comment.value("_id"_L1).toString());
    return successMessage(u"Comment deleted."_s);
}

} // namespace Speckle::Sandbox::Comments
