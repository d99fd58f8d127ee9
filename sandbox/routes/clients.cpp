// SPDX-License-Identifier: MIT
#include "sandbox/models/permissions.h"
#include "sandbox/query/query.h"
#include "sandbox/routes/handlers.h"
#include "sandbox/routes/population.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox::Clients {

namespace {

struct Found
{
    QJsonObject client;
    QJsonObject stream; //!< what the permission check gets to see of it
};

//! A client's access is its stream's: one without a stream, or whose stream is gone, nobody can get at.
Found find(const Context &context, const Request &request)
{
    const auto client = context.store.clients.find(request.parameter(u"clientId"_s));
    if (!client)
        throw Problem::typeError(u"Cannot read properties of null (reading 'streamId')"_s);
    QJsonObject stream = context.store.streams.require(client->value("streamId"_L1).toString());
    stream.remove("private"_L1); // not among the fields that are read, so a public stream opens nothing
    return {*client, stream};
}

} // namespace

Answer create(Context &context, Request &request)
{
    QJsonObject body = request.bodyObject();
    body.remove("updatedAt"_L1);
    QJsonObject client = context.store.clients.schema().create(body);
    if (!request.user || request.bodyObject().value("isAnonymous"_L1) == true) {
        return success(
            {{u"message"_s, u"Anonymous client created."_s},
             {u"resource"_s, QJsonObject{{u"_id"_s, u"temp-"_s + client.value("_id"_L1).toString()}}}});
    }
    client.insert("owner"_L1, request.userId());
    context.store.clients.insert(client);
    return success({{u"message"_s, u"Client created."_s}, {u"resource"_s, client}});
}

Answer own(Context &context, Request &request)
{
    const Query query = Query::parsed(request.query);
    QJsonArray resources;
    const QList<QJsonObject> clients
        = query.ordered(context.store.clients.listBy(u"owner"_s, request.userId()));
    for (const QJsonObject &client : clients)
        resources.append(query.projection.applied(client));
    return success(
        {{u"message"_s, u"Client list for user "_s + request.userId()}, {u"resources"_s, resources}});
}

Answer get(Context &context, Request &request)
{
    Found found = find(context, request);
    requirePermission(request.user, Operation::Read, found.stream);
    found.client.insert("owner"_L1, UserLookup(context.store).user(found.client.value("owner"_L1)));
    return success({{u"message"_s, u"Client found."_s}, {u"resource"_s, found.client}});
}

Answer update(Context &context, Request &request)
{
    Found found = find(context, request);
    requirePermission(request.user, Operation::Write, found.stream, request.bodyKeys());
    if (context.store.clients.schema().update(found.client, request.bodyObject()))
        context.store.clients.replace(found.client);
    return successMessage(u"Client updated following fields: "_s + request.bodyKeys().join(u','));
}

Answer remove(Context &context, Request &request)
{
    const Found found = find(context, request);
    requirePermission(request.user, Operation::Write, found.stream);
    context.store.clients.remove(found.client.value("_id"_L1).toString());
    return successMessage(u"Client was deleted! Bye bye data."_s);
}

} // namespace Speckle::Sandbox::Clients
