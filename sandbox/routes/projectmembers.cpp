// SPDX-License-Identifier: MIT
#include "sandbox/models/models.h"
#include "sandbox/models/permissions.h"
#include "sandbox/routes/handlers.h"
#include "sandbox/routes/projectaccess.h"
#include "sandbox/routes/streamedit.h"
#include "sandbox/store/objectid.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox::ProjectMembers {

namespace {

QJsonObject writableProject(const Context &context, const Request &request)
{
    QJsonObject project = context.store.projects.require(request.parameter(u"projectId"_s));
    requirePermission(request.user, Operation::Write, project);
    return project;
}

QJsonObject writableStream(const Context &context, const Request &request)
{
    QJsonObject stream = context.store.streams.require(request.parameter(u"streamId"_s));
    requirePermission(request.user, Operation::Write, stream);
    return stream;
}

void saveProject(Context &context, QJsonObject &project, const QJsonObject &changes,
                 Versioning versioning = Versioning::Counted)
{
    if (Models::project().update(project, changes, versioning))
        context.store.projects.replace(project);
}

//! Only that it looks like an identifier is asked for; nobody checks whether such a user exists.
void requireUserId(const QString &userId, QStringView path)
{
    if (!Ids::isObjectId(userId))
        throw Problem(Schema::castMessage(Kind::Id, userId, path), u"CastError"_s);
}

QJsonArray list(const QJsonObject &document, QLatin1StringView name)
{
    return document.value(name).toArray();
}

QJsonObject permissions(const QJsonObject &project)
{
    return project.value("permissions"_L1).toObject();
}

//! The real server changes streams here without reading their counter.
bool saveUncounted(Context &context, QJsonObject &stream, const QJsonObject &changes)
{
    return saveStream(context.store, stream, changes, std::nullopt, Versioning::Untouched);
}

void addToStreams(Context &context, const QJsonObject &project, const QString &userId,
                  const QList<QLatin1StringView> &lists)
{
    const QList<QJsonObject> streams
        = context.store.streams.withIds(ProjectAccess(context.store, project).streamIds());
    for (QJsonObject stream : streams) {
        QJsonObject changes;
        for (const QLatin1StringView name : lists)
            changes.insert(name, withUser(list(stream, name), userId));
        saveUncounted(context, stream, changes);
    }
}

//! The streams of a project with their documents. A dangling identifier is walked into, as the real server
//! does.
QList<QPair<QString, QJsonObject>> streamsOf(const Context &context, const ProjectAccess &access,
                                             const QString &whatIsRead)
{
    QList<QPair<QString, QJsonObject>> streams;
    const QStringList ids = access.streamIds();
    for (const QString &id : ids) {
        const auto stream = context.store.streams.find(id);
        if (!stream)
            throw Problem::typeError(u"Cannot read properties of undefined (reading '%1')"_s.arg(whatIsRead));
        streams.append({id, *stream});
    }
    return streams;
}

} // namespace

Answer addStream(Context &context, Request &request)
{
    QJsonObject project = writableProject(context, request);
    QJsonObject stream = writableStream(context, request);
    QJsonArray canRead = list(stream, "canRead"_L1);
    QJsonArray canWrite = list(stream, "canWrite"_L1);
    for (const QJsonValue user : list(permissions(project), "canRead"_L1))
        canRead = withUser(canRead, user);
    for (const QJsonValue user : list(permissions(project), "canWrite"_L1))
        canWrite = withUser(canWrite, user);
    const QJsonValue owner = project.value("owner"_L1);
    const bool changed = saveUncounted(
        context, stream,
        {{u"canRead"_s, withUser(canRead, owner)}, {u"canWrite"_s, withUser(canWrite, owner)}});
    saveProject(context, project,
                {{u"streams"_s, withUser(list(project, "streams"_L1), stream.value("streamId"_L1))}});
    return success({{u"project"_s, project}, {u"stream"_s, reducedStream(stream, changed)}});
}

Answer removeStream(Context &context, Request &request)
{
    QJsonObject project = writableProject(context, request);
    QJsonObject stream = writableStream(context, request);
    const bool changed
        = saveUncounted(context, stream, ProjectAccess(context.store, project).withoutProjectUsers(stream));
    saveProject(context, project,
                {{u"streams"_s, withoutUser(list(project, "streams"_L1), stream.value("streamId"_L1))}});
    return success({{u"project"_s, project}, {u"stream"_s, reducedStream(stream, changed)}});
}

Answer addUser(Context &context, Request &request)
{
    QJsonObject project = writableProject(context, request);
    const QString user = request.parameter(u"userId"_s);
    requireUserId(user, u"canWrite");
    addToStreams(context, project, user, {"canWrite"_L1});
    QJsonObject granted = permissions(project);
    granted.insert("canWrite"_L1, withUser(list(granted, "canWrite"_L1), user));
    saveProject(context, project,
                {{u"canRead"_s, withUser(list(project, "canRead"_L1), user)}, {u"permissions"_s, granted}},
                Versioning::Untouched);
    return successMessage(u"Added user %1 to project %2's permission table and updated streams."_s.arg(
        user, request.parameter(u"projectId"_s)));
}

Answer upgradeUser(Context &context, Request &request)
{
    QJsonObject project = writableProject(context, request);
    const QString user = request.parameter(u"userId"_s);
    requireUserId(user, u"canRead");
    addToStreams(context, project, user, {"canWrite"_L1, "canRead"_L1});
    QJsonObject granted = permissions(project);
    for (const QLatin1StringView name : {"canWrite"_L1, "canRead"_L1})
        granted.insert(name, withUser(list(granted, name), user));
    saveProject(context, project, {{u"permissions"_s, granted}}, Versioning::Untouched);
    return successMessage(u"Added user %1 to read streams."_s.arg(user));
}

Answer downgradeUser(Context &context, Request &request)
{
    QJsonObject project = writableProject(context, request);
    const QString user = request.parameter(u"userId"_s);
    const ProjectAccess access(context.store, project);
    QJsonArray turned;
    QJsonArray added;
    const auto streams = streamsOf(context, access, u"canWrite"_s);
    requireUserId(user, u"permissions.canRead");
    for (auto [id, stream] : streams) {
        if (!access.grantedElsewhere(id, "canWrite"_L1, user) && list(stream, "canWrite"_L1).contains(user)) {
            turned.append(id);
            saveUncounted(context, stream,
                          {{u"canWrite"_s, withoutUser(list(stream, "canWrite"_L1), user)},
                           {u"canRead"_s, withUser(list(stream, "canRead"_L1), user)}});
        } else if (list(stream, "canRead"_L1).contains(user)) {
            added.append(id);
        }
    }
    QJsonObject granted = permissions(project);
    granted.insert("canWrite"_L1, withoutUser(list(granted, "canWrite"_L1), user));
    granted.insert("canRead"_L1, withUser(list(granted, "canRead"_L1), user));
    saveProject(context, project, {{u"permissions"_s, granted}});
    return success({{u"project"_s, project},
                    {u"streamsToAddReadAndPullWrite"_s, turned},
                    {u"streamsToAddToRead"_s, added}});
}

Answer removeUser(Context &context, Request &request)
{
    QJsonObject project = writableProject(context, request);
    const QString user = request.parameter(u"userId"_s);
    const ProjectAccess access(context.store, project);
    QJsonArray both;
    QJsonArray write;
    QJsonArray read;
    const auto streams = streamsOf(context, access, u"canWrite"_s);
    for (auto [id, stream] : streams) {
        const auto pulls = [&, &s = stream, &streamId = id](QLatin1StringView name) {
            return !access.grantedElsewhere(streamId, name, user) && list(s, name).contains(user);
        };
        QJsonObject changes;
        for (const QLatin1StringView name : {"canWrite"_L1, "canRead"_L1}) {
            if (pulls(name))
                changes.insert(name, withoutUser(list(stream, name), user));
        }
        if (changes.size() == 2)
            both.append(id);
        else if (changes.contains("canWrite"_L1))
            write.append(id);
        else if (changes.contains("canRead"_L1))
            read.append(id);
        saveUncounted(context, stream, changes);
    }
    QJsonObject granted = permissions(project);
    for (const QLatin1StringView name : {"canWrite"_L1, "canRead"_L1})
        granted.insert(name, withoutUser(list(granted, name), user));
    saveProject(context, project,
                {{u"permissions"_s, granted},
                 {u"canWrite"_s, withoutUser(list(project, "canWrite"_L1), user)},
                 {u"canRead"_s, withoutUser(list(project, "canRead"_L1), user)}});
    return success({{u"project"_s, project},
                    {u"streamsToPullBothFrom"_s, both},
                    {u"streamsToPullWriteFrom"_s, write},
                    {u"streamsToPullReadFrom"_s, read}});
}

} // namespace Speckle::Sandbox::ProjectMembers
