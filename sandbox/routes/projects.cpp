// SPDX-License-Identifier: MIT
#include "sandbox/models/models.h"
#include "sandbox/models/permissions.h"
#include "sandbox/query/query.h"
#include "sandbox/routes/handlers.h"
#include "sandbox/routes/projectaccess.h"
#include "sandbox/routes/streamedit.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox::Projects {

namespace {

Answer listed(const Request &request, QList<QJsonObject> projects)
{
    const Query query = Query::parsed(request.query);
    QJsonArray resources;
    const QList<QJsonObject> found = query.select(Models::project(), std::move(projects));
    for (const QJsonObject &project : found)
        resources.append(query.projection.applied(project));
    return success({{u"resources"_s, resources}});
}

} // namespace

Answer create(Context &context, Request &request)
{
    QJsonObject body = request.bodyObject();
    body.remove("updatedAt"_L1);
    body.insert("owner"_L1, request.userId());
    const QJsonObject project = Models::project().create(body);
    context.store.projects.insert(project);
    return success({{u"resource"_s, project}});
}

Answer list(Context &context, Request &request)
{
    QList<QJsonObject> projects = context.store.projects.all();
    projects.removeIf([&](const QJsonObject &project) {
        return project.value("owner"_L1) != request.userId()
               && !project.value("canRead"_L1).toArray().contains(request.userId())
               && !project.value("canWrite"_L1).toArray().contains(request.userId());
    });
    return listed(request, std::move(projects));
}

Answer all(Context &context, Request &request)
{
    return listed(request, context.store.projects.all());
}

Answer get(Context &context, Request &request)
{
    const QJsonObject project = context.store.projects.require(request.parameter(u"projectId"_s));
    requirePermission(request.user, Operation::Read, project);
    return success({{u"resource"_s, project}});
}

Answer update(Context &context, Request &request)
{
    QJsonObject project = context.store.projects.require(request.parameter(u"projectId"_s));
    requirePermission(request.user, Operation::Write,
                      project); // no field is protected here, not even the owner
    if (Models::project().update(project, request.bodyObject()))
        context.store.projects.replace(project);
    return successMessage(
        u"Patched %1 for %2."_s.arg(request.bodyKeys().join(u','), request.parameter(u"projectId"_s)));
}

Answer remove(Context &context, Request &request)
{
    const QJsonObject project = context.store.projects.require(request.parameter(u"projectId"_s));
    requirePermission(request.user, Operation::Delete, project);
    QJsonArray modified;
    const ProjectAccess access(context.store, project);
    const QList<QJsonObject> streams = context.store.streams.withIds(access.streamIds());
    for (QJsonObject stream : streams) {
        const QJsonObject changes = access.withoutProjectUsers(stream);
        if (changes.isEmpty())
            continue;
        saveStream(context.store, stream, changes, std::nullopt, Versioning::Untouched);
        modified.append(reducedStream(stream, true));
    }
    context.store.projects.remove(project.value("_id"_L1).toString());
    return success({{u"message"_s, u"Project was permanently deleted."_s}, {u"modifiedStreams"_s, modified}});
}

} // namespace Speckle::Sandbox::Projects
