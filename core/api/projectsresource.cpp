// SPDX-License-Identifier: MIT
#include "core/api/projectsresource.h"

#include "core/api/commentsresource.h"
#include "core/api/decoders.h"
#include "core/api/refusals.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

using Kind = ApiError::Kind;

struct ProjectsText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::ProjectsResource)
};

void explainWrite(ApiError &error)
{
    Refusals::explainConflict(error);
    if (error.kind == Kind::Forbidden) {
        error.advice
            = ProjectsText::tr("A project can be changed by its owner, by those who may write the project "
                               "itself, and by administrators. That somebody may write its streams is not "
                               "enough: ask its owner.");
    }
}

void explainStream(ApiError &error)
{
    Refusals::explainConflict(error);
    if (error.kind == Kind::Forbidden) {
        error.advice
            = ProjectsText::tr("Both the project and the stream have to be yours to change: ask the owner of "
                               "the one that is not.");
    } else if (error.kind == Kind::NotFound) {
        error.advice
            = ProjectsText::tr("Either the project or the stream was deleted: refresh. A project keeps "
                               "listing deleted streams until they are taken off its list.");
    }
}

ApiError notTheOwner(ApiError error)
{
    error.kind = Kind::Forbidden;
    error.advice
        = ProjectsText::tr("Only its owner and the server's administrators can delete a project. Whoever may "
                           "write it can put it into the archive.");
    return error;
}

Result<ProjectStream> projectAndStream(const Answer &answer)
{
    const QJsonValue project = answer.json.value("project"_L1);
    const QJsonValue stream = answer.json.value("stream"_L1);
    if (!project.isObject() || !stream.isObject())
        return ApiError(Kind::NotSpeckle, ProjectsText::tr("its answer holds no project"), answer.status);
    return ProjectStream{Project(project.toObject()), Stream(stream.toObject())};
}

Result<QList<Stream>> modifiedStreams(const Answer &answer)
{
    QList<Stream> streams;
    const QJsonArray array = answer.json.value("modifiedStreams"_L1).toArray();
    for (const auto &item : array) {
        if (item.isObject())
            streams += Stream(item.toObject());
    }
    return streams;
}

Request listRequest(const QStringList &segments, const QString &action, const Query &query)
{
    Request request = Request::get(route(segments), action, query.withoutPopulation());
    request.explain = Refusals::explainList;
    return request;
}

} // namespace

Reply<QList<Project>> *ProjectsResource::list(const Query &query)
{
    return m_client->call<QList<Project>>(
        listRequest({u"projects"_s}, ProjectsText::tr("load the projects"), query), Decode::list<Project>);
}

Reply<QList<Project>> *ProjectsResource::listAll(const Query &query)
{
    return m_client->call<QList<Project>>(
        listRequest({u"projects"_s, u"admin"_s}, ProjectsText::tr("load everybody's projects"), query),
        Decode::list<Project>);
}

Reply<Project> *ProjectsResource::create(const Project &project)
{
    return m_client->call<Project>(
        Request::post(route({u"projects"_s}), ProjectsText::tr("create the project"), project.forCreation()),
        Decode::one<Project>);
}

Reply<Project> *ProjectsResource::get(const QString &id)
{
    const QString action = ProjectsText::tr("load the project");
    // This one is the name of a list.
    if (id.compare("admin"_L1, Qt::CaseInsensitive) == 0) {
        return settledReply<Project>(m_client, Refusals::refused(m_client, Kind::NotFound, action, {}, {}));
    }
    return m_client->call<Project>(Request::get(route({u"projects"_s, id}), action), Decode::one<Project>);
}

Reply<Done> *ProjectsResource::update(const Project &before, const Project &after)
{
    const QJsonObject changes = Project::difference(before, after);
    if (changes.isEmpty())
        return settledReply<Done>(m_client, Done{});
    Request request
        = Request::put(route({u"projects"_s, before.id()}), ProjectsText::tr("save the project"), changes);
    request.explain = explainWrite;
    return m_client->call(request);
}

Reply<Done> *ProjectsResource::setOwner(const QString &id, const QString &userId)
{
    Q_ASSERT(!userId.isEmpty()); // or none but administrators could use it
    Request request = Request::put(route({u"projects"_s, id}), ProjectsText::tr("hand the project over"),
                                   {{u"owner"_s, userId}});
    request.explain = explainWrite;
    return m_client->call(request);
}

Reply<QList<Stream>> *ProjectsResource::remove(const QString &id)
{
    auto *deletion = m_client->call<QList<Stream>>(
        Request::remove(route({u"projects"_s, id}), ProjectsText::tr("delete the project")), modifiedStreams);
    auto *whole = new Reply<QList<Stream>>(m_client);
    const auto cancelWith = [whole](AbstractReply *call) {
        whole->setCanceller([guard = QPointer<AbstractReply>(call)] {
            if (guard)
                guard->cancel();
        });
    };
    cancelWith(deletion);
    deletion->then(
        whole, [whole](const QList<Stream> &streams) { whole->succeed(streams); },
        [resource = *this, whole, id, cancelWith](const ApiError &refusal) mutable {
            if (whole->error().isCancelled())
                return;
            if (refusal.httpStatus != 400) {
                whole->fail(refusal);
                return;
            }
            Reply<Project> *look = resource.get(id);
            cancelWith(look);
            look->then(
                whole, [whole, refusal](const Project &) { whole->fail(notTheOwner(refusal)); },
                [whole, refusal](const ApiError &error) {
                    if (error.kind == Kind::Forbidden) {
                        whole->fail(notTheOwner(refusal));
                        return;
                    }
                    ApiError why = refusal;
                    if (error.kind == Kind::NotFound)
                        why.kind = Kind::NotFound;
                    whole->fail(why);
                });
        });
    return whole;
}

Reply<QList<Comment>> *ProjectsResource::comments(const QString &id)
{
    return CommentsResource(m_client).of(ResourceType::Project, id);
}

Reply<Comment> *ProjectsResource::comment(const QString &id, const Comment &comment)
{
    return CommentsResource(m_client).create(ResourceType::Project, id, comment);
}

Reply<ProjectStream> *ProjectsResource::addStream(const QString &id, const QString &streamId)
{
    Request request = Request::put(route({u"projects"_s, id, u"addstream"_s, streamId}),
                                   ProjectsText::tr("add the stream to the project"), QJsonObject());
    request.explain = explainStream;
    return m_client->call<ProjectStream>(request, projectAndStream);
}

Reply<ProjectStream> *ProjectsResource::removeStream(const QString &id, const QString &streamId)
{
    Request request = Request::remove(route({u"projects"_s, id, u"removestream"_s, streamId}),
                                      ProjectsText::tr("remove the stream from the project"));
    request.explain = explainStream;
    return m_client->call<ProjectStream>(request, projectAndStream);
}

Reply<Done> *ProjectsResource::forgetStreams(const QString &id, const QStringList &streamIds)
{
    return get(id)->chain<Done>([client = m_client, streamIds](const Project &project) -> Reply<Done> * {
        const QStringList listed = project.streamIds();
        QStringList rest = listed;
        rest.removeIf([&](const QString &streamId) { return streamIds.contains(streamId); });
        if (rest == listed)
            return settledReply<Done>(client, Done{});
        Request request = Request::put(route({u"projects"_s, project.id()}),
                                       ProjectsText::tr("take deleted streams off the project's list"),
                                       QJsonObject{{u"streams"_s, QJsonArray::fromStringList(rest)}});
        request.explain = explainWrite;
        return client->call(request);
    });
}

} // namespace Speckle
