// SPDX-License-Identifier: MIT
#include "core/api/accountsresource.h"
#include "core/api/projectsresource.h"
#include "core/api/refusals.h"
#include "core/api/streamsresource.h"

#include <QCoreApplication>
#include <QSet>

#include <utility>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

using Kind = ApiError::Kind;

struct MembersText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::ProjectsResource)
};

void explainMembership(ApiError &error)
{
    Refusals::explainConflict(error);
    if (error.kind == Kind::Forbidden) {
        error.advice
            = MembersText::tr("Only its owner, those who may write the project itself, and administrators "
                              "say who is in a project.");
    }
}

// The server looks at each listed stream and falls over one that it does not have.
void explainTakingBack(ApiError &error)
{
    explainMembership(error);
    if (Refusals::isStumble(error)) {
        error.kind = Kind::Rejected;
        error.advice
            = MembersText::tr("The project lists a stream that was deleted: take that off its list first.");
    }
}

QStringList textsOf(const QJsonObject &json, QLatin1String key)
{
    QStringList texts;
    const QJsonArray array = json.value(key).toArray();
    for (const auto &item : array) {
        if (item.isString())
            texts += item.toString();
    }
    return texts;
}

Result<AccessChange> accessChange(const Answer &answer)
{
    const QJsonValue project = answer.json.value("project"_L1);
    if (!project.isObject())
        return ApiError(Kind::NotSpeckle, MembersText::tr("its answer holds no project"), answer.status);
    const QStringList both = textsOf(answer.json, "streamsToPullBothFrom"_L1);
    const QStringList downgraded = textsOf(answer.json, "streamsToAddReadAndPullWrite"_L1);
    AccessChange change;
    change.project = Project(project.toObject());
    change.writeTaken = both + textsOf(answer.json, "streamsToPullWriteFrom"_L1) + downgraded;
    change.readTaken = both + textsOf(answer.json, "streamsToPullReadFrom"_L1);
    change.readGiven = downgraded;
    return change;
}

// The server takes any id for a user's and keeps it: somebody is asked for first.
Reply<Done> *grant(Client *client, const QString &userId, const Request &request)
{
    if (!Refusals::isObjectId(userId)) {
        return settledReply<Done>(client, Refusals::refused(client, Kind::NotFound, request.action,
                                                            MembersText::tr("there is no such user"), {}));
    }
    Request question = Request::get(route({u"accounts"_s, userId}), request.action);
    return client->call(question)->chain<Done>(
        [client, request](const Done &) { return client->call(request); });
}

// Asks for each stream at once and settles the reply that owns it when the last answer is in.
class StreamCensus : public QObject
{
public:
    StreamCensus(Client *client, const QStringList &streamIds, Reply<QStringList> *whole)
        : QObject(whole)
        , m_whole(whole)
        , m_streamIds(streamIds)
        , m_open(streamIds.size())
    {
        whole->setCanceller([this] { cancelAll(); });
        for (const QString &streamId : streamIds) {
            auto *call = StreamsResource(client).get(streamId, Query().fields({u"streamId"_s}));
            m_calls += call;
            call->then(
                this, [this](const Stream &) { count(); },
                [this, streamId](const ApiError &error) { weigh(streamId, error); });
        }
    }

private:
    void weigh(const QString &streamId, const ApiError &error)
    {
        // Other 404s are a stream without an owner, or somebody in between.
        const bool gone = error.kind == Kind::NotFound
                          && error.message.contains("resource not found"_L1, Qt::CaseInsensitive);
        if (!gone && error.kind != Kind::Forbidden && !Refusals::isStumble(error)) {
            m_whole->fail(error);
            cancelAll();
            return;
        }
        if (gone)
            m_missing.insert(streamId);
        count();
    }

    void count()
    {
        if (--m_open > 0)
            return;
        QStringList missing = m_streamIds;
        missing.removeIf([this](const QString &id) { return !m_missing.contains(id); });
        m_whole->succeed(missing);
    }

    void cancelAll()
    {
        for (const auto &call : std::exchange(m_calls, {})) {
            if (call)
                call->cancel();
        }
    }

    Reply<QStringList> *m_whole;
    QStringList m_streamIds;
    QSet<QString> m_missing;
    QList<QPointer<AbstractReply>> m_calls;
    qsizetype m_open;
};

Request membership(Request::Verb verb, const QStringList &segments, const QString &action)
{
    Request request = verb == Request::Verb::Put ? Request::put(route(segments), action, QJsonObject())
                                                 : Request::remove(route(segments), action);
    request.explain = explainMembership;
    return request;
}

} // namespace

Reply<Done> *ProjectsResource::addUser(const QString &id, const QString &userId)
{
    return grant(m_client, userId,
                 membership(Request::Verb::Put, {u"projects"_s, id, u"adduser"_s, userId},
                            MembersText::tr("add the user to the project")));
}

Reply<Done> *ProjectsResource::upgradeUser(const QString &id, const QString &userId)
{
    return grant(m_client, userId,
                 membership(Request::Verb::Put, {u"projects"_s, id, u"upgradeuser"_s, userId},
                            MembersText::tr("let the user write the project's streams")));
}

Reply<AccessChange> *ProjectsResource::downgradeUser(const QString &id, const QString &userId)
{
    Request request = membership(Request::Verb::Put, {u"projects"_s, id, u"downgradeuser"_s, userId},
                                 MembersText::tr("let the user only read the project's streams"));
    request.explain = explainTakingBack;
    return m_client->call<AccessChange>(request, accessChange);
}

Reply<AccessChange> *ProjectsResource::removeUser(const QString &id, const QString &userId)
{
    Request request = membership(Request::Verb::Delete, {u"projects"_s, id, u"removeuser"_s, userId},
                                 MembersText::tr("remove the user from the project"));
    request.explain = explainTakingBack;
    return m_client->call<AccessChange>(request, accessChange);
}

Reply<QStringList> *ProjectsResource::missingStreams(const Project &project)
{
    const QStringList streamIds = project.streamIds();
    if (streamIds.isEmpty())
        return settledReply<QStringList>(m_client, QStringList());
    auto *whole = new Reply<QStringList>(m_client);
    new StreamCensus(m_client, streamIds, whole);
    return whole;
}

} // namespace Speckle
