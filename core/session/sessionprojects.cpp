// SPDX-License-Identifier: MIT
#include "core/session/sessionprojects.h"

#include "core/edits/caught.h"
#include "core/session/handlers.h"
#include "core/session/session.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

SessionProjects::SessionProjects(Session *session)
    : QObject(session)
    , m_session(session)
    , m_list(new RecordList(
          session, [this] { return loadList(false); }, this))
    , m_all(new RecordList(
          session, [this] { return loadList(true); }, this))
{
}

void SessionProjects::put(const Project &project)
{
    if (m_projects.put(project))
        emit changed(project.id());
}

Reply<QStringList> *SessionProjects::loadList(bool everybodys)
{
    ProjectsResource resource(m_session->client());
    Reply<QList<Project>> *call = everybodys ? resource.listAll() : resource.list();
    return call->map<QStringList>([this](QList<Project> projects) {
        std::sort(projects.begin(), projects.end(), [](const Project &a, const Project &b) {
            const int order = a.name().localeAwareCompare(b.name());
            return order != 0 ? order < 0 : a.id() < b.id();
        });
        QStringList ids;
        for (const Project &project : std::as_const(projects)) {
            put(project);
            ids += project.id();
        }
        return ids;
    });
}

Reply<Project> *SessionProjects::load(const QString &id)
{
    Reply<Project> *reply = ProjectsResource(m_session->client()).get(id);
    reply->then(
        this, [this](const Project &project) { put(project); }, ignore);
    return reply;
}

Reply<Project> *SessionProjects::create(const Project &project)
{
    Reply<Project> *reply = ProjectsResource(m_session->client()).create(project);
    reply->then(
        this,
        [this](const Project &made) {
            put(made);
            m_list->add(made.id());
            m_all->add(made.id());
        },
        ignore);
    return reply;
}

Reply<EditOutcome<Project>> *SessionProjects::save(const Project &before, const Project &after)
{
    Reply<EditOutcome<Project>> *reply = editProject(m_session->client(), before, after);
    reply->then(
        this, [this](const EditOutcome<Project> &outcome) { put(outcome.now); }, ignore);
    return reply;
}

Reply<Done> *SessionProjects::remove(const QString &id)
{
    const auto known = project(id);
    Reply<QList<Stream>> *reply = ProjectsResource(m_session->client()).remove(id);
    reply->then(
        this,
        [this, id, known](const QList<Stream> &) {
            m_projects.remove(id);
            m_list->take(id);
            m_all->take(id);
            emit removed(id);
            if (known)
                m_session->refreshListed(known->streamIds());
        },
        ignore);
    return reply->map<Done>([](const QList<Stream> &) { return Done{}; });
}

template <typename T>
Reply<Project> *SessionProjects::afterwards(Reply<T> *call, const QString &id, const QStringList &streams)
{
    return call->template chain<Project>([this, id, streams](const T &) {
        m_session->refreshListed(streams);
        return load(id);
    });
}

Reply<Project> *SessionProjects::addStream(const QString &id, const QString &streamId)
{
    return afterwards(ProjectsResource(m_session->client()).addStream(id, streamId), id, {streamId});
}

Reply<Project> *SessionProjects::removeStream(const QString &id, const QString &streamId)
{
    return afterwards(ProjectsResource(m_session->client()).removeStream(id, streamId), id, {streamId});
}

Reply<Project> *SessionProjects::addUser(const QString &id, const QString &userId)
{
    const auto known = project(id);
    return afterwards(ProjectsResource(m_session->client()).addUser(id, userId), id,
                      known ? known->streamIds() : QStringList());
}

Reply<Project> *SessionProjects::upgradeUser(const QString &id, const QString &userId)
{
    const auto known = project(id);
    return afterwards(ProjectsResource(m_session->client()).upgradeUser(id, userId), id,
                      known ? known->streamIds() : QStringList());
}

Reply<AccessChange> *SessionProjects::takingBack(Reply<AccessChange> *call, const QString &id)
{
    const QStringList streams = project(id).value_or(Project()).streamIds();
    return call->chain<AccessChange>([this, id, streams](const AccessChange &change) {
        m_session->refreshListed(streams);
        return load(id)->map<AccessChange>([change](const Project &now) {
            return AccessChange{now, change.writeTaken, change.readTaken, change.readGiven};
        });
    });
}

Reply<AccessChange> *SessionProjects::downgradeUser(const QString &id, const QString &userId)
{
    return takingBack(ProjectsResource(m_session->client()).downgradeUser(id, userId), id);
}

Reply<AccessChange> *SessionProjects::removeUser(const QString &id, const QString &userId)
{
    return takingBack(ProjectsResource(m_session->client()).removeUser(id, userId), id);
}

Reply<QStringList> *SessionProjects::missingStreams(const QString &id)
{
    const QStringList ids = project(id).value_or(Project()).streamIds();
    const bool isAdmin = m_session->user().isAdmin(); // theirs holds own and shared ones only, too
    QList<Reply<QList<Stream>> *> pages;
    for (qsizetype i = 0; i < ids.size(); i += streamsAQuery) {
        const Query query
            = Query().fields(listedStreamFields()).whereIn(u"streamId"_s, ids.mid(i, streamsAQuery));
        pages += isAdmin ? m_session->loadAllStreams(query) : m_session->loadStreams(query);
    }
    return Edits::gathered(m_session->client(), pages)
        ->chain<QStringList>([this, ids](const QList<Result<QList<Stream>>> &answers) {
            QSet<QString> found;
            for (const auto &answer : answers) {
                if (const auto *error = std::get_if<ApiError>(&answer))
                    return settledReply<QStringList>(m_session->client(), *error);
                for (const Stream &stream : std::get<QList<Stream>>(answer))
                    found.insert(stream.streamId());
            }
            QStringList rest = ids;
            rest.removeIf([&found](const QString &streamId) { return found.contains(streamId); });
            return askForEach(rest);
        });
}

Reply<QStringList> *SessionProjects::askForEach(const QStringList &streamIds)
{
    Project asked;
    asked.setValue("streams", QJsonArray::fromStringList(streamIds));
    return ProjectsResource(m_session->client())
        .missingStreams(asked)
        ->chain<QStringList>([this, streamIds](const QStringList &missing) {
            QList<Reply<Stream> *> calls; // public ones, and those that the user may not see
            for (const QString &streamId : streamIds) {
                if (!missing.contains(streamId))
                    calls += m_session->loadPart(streamId);
            }
            return Edits::gathered(m_session->client(), calls)
                ->map<QStringList>([missing](const QList<Result<Stream>> &) { return missing; });
        });
}

Reply<Project> *SessionProjects::forgetStreams(const QString &id, const QStringList &streamIds)
{
    return afterwards(ProjectsResource(m_session->client()).forgetStreams(id, streamIds), id, {});
}

} // namespace Speckle
