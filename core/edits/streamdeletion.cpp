// SPDX-License-Identifier: MIT
#include "core/edits/streamdeletion.h"

#include "core/api/clientsresource.h"
#include "core/api/decoders.h"
#include "core/api/streamsresource.h"
#include "core/edits/caught.h"
#include "core/edits/danglingids.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

using Plan = StreamDeletionPlan;
using Report = StreamDeletionReport;

struct StreamDeletionText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::StreamDeletion)
};

bool mayWrite(const Record &record, const User &me)
{
    return !me.id().isEmpty()
           && (me.isAdmin() || record.owner() == me.id() || record.canWrite().contains(me.id()));
}

void addChild(Plan &plan, const QString &id, const Result<Stream> &outcome, const User &me)
{
    Plan::Child child;
    child.streamId = id;
    if (const auto *stream = std::get_if<Stream>(&outcome)) {
        child.name = stream->name();
        child.owner = stream->owner();
        child.isOthers = child.owner != me.id();
        const QStringList doomed = plan.stream.children();
        const QStringList grandchildren = stream->children();
        for (const QString &grandchild : grandchildren) {
            if (!doomed.contains(grandchild) && grandchild != plan.stream.streamId())
                plan.orphans += grandchild;
        }
    } else {
        const auto &error = std::get<ApiError>(outcome);
        child.isGone = error.kind == ApiError::Kind::NotFound;
        child.isOthers = !child.isGone;
        if (!child.isGone)
            plan.gaps.append({Plan::Unseen::Child, id, error});
    }
    plan.children += child;
}

void addParent(Plan &plan, const QString &id, const Result<Stream> &outcome, const User &me)
{
    if (const auto *parent = std::get_if<Stream>(&outcome)) {
        if (parent->children().contains(plan.stream.streamId()))
            plan.parents.append({id, parent->name(), {plan.stream.streamId()}, mayWrite(*parent, me)});
    } else if (std::get<ApiError>(outcome).kind != ApiError::Kind::NotFound) {
        plan.gaps.append({Plan::Unseen::Parent, id, std::get<ApiError>(outcome)});
    }
}

void addProjects(Plan &plan, const Result<QList<Record>> &outcome, const User &me)
{
    plan.gaps.append({Plan::Unseen::OthersProjects, {}, {}});
    if (const auto *error = std::get_if<ApiError>(&outcome)) {
        plan.gaps.append({Plan::Unseen::Projects, {}, *error});
        return;
    }
    const QStringList doomed = plan.doomed();
    for (const Record &project : std::get<QList<Record>>(outcome)) {
        const QStringList mentioned = DanglingIds::mentioned(project, doomed);
        if (!mentioned.isEmpty())
            plan.projects.append(
                {project.id(), project.value("name").toString(), mentioned, mayWrite(project, me)});
    }
}

void addClients(Plan &plan, const Result<QList<ApiClient>> &outcome)
{
    if (const auto *error = std::get_if<ApiError>(&outcome))
        plan.gaps.append({Plan::Unseen::Clients, {}, *error});
    else
        plan.clients = std::get<QList<ApiClient>>(outcome).size();
}

Reply<Plan> *planFor(Client *client, const Stream &stream, const User &me)
{
    Plan plan;
    plan.stream = stream;
    plan.mayDelete = !me.id().isEmpty() && (me.isAdmin() || stream.owner() == me.id());
    plan.comments = stream.comments().size();
    QStringList ids = stream.children();
    ids.removeDuplicates();
    const QString parent = stream.parent();
    if (!parent.isEmpty())
        ids.prepend(parent);
    const Query wanted
        = Query().fields({u"streamId"_s, u"name"_s, u"owner"_s, u"children"_s, u"canRead"_s, u"canWrite"_s});
    QList<Reply<Stream> *> relatives;
    for (const QString &id : std::as_const(ids))
        relatives += StreamsResource(client).get(id, wanted);
    return Edits::gathered(client, relatives)
        ->chain<Plan>([client, plan, ids, parent, me](const QList<Result<Stream>> &outcomes) {
            Plan related = plan;
            for (qsizetype i = 0; i < outcomes.size(); ++i) {
                if (i == 0 && !parent.isEmpty())
                    addParent(related, parent, outcomes.at(i), me);
                else
                    addChild(related, ids.at(i), outcomes.at(i), me);
            }
            return Edits::caught(DanglingIds::projects(client))
                ->chain<Plan>([client, related, me](const Result<QList<Record>> &projects) {
                    Plan complete = related;
                    addProjects(complete, projects, me);
                    return Edits::caught(ClientsResource(client).ofStream(related.stream.streamId()))
                        ->map<Plan>([complete](const Result<QList<ApiClient>> &clients) {
                            Plan whole = complete;
                            addClients(whole, clients);
                            return whole;
                        });
                });
        });
}

Reply<QStringList> *remove(Client *client, const Plan &plan)
{
    const Request request = Request::remove(route({u"streams"_s, plan.stream.streamId()}),
                                            StreamDeletionText::tr("delete the stream"));
    const QStringList expected = plan.doomed();
    return client->call<QStringList>(request, [expected](const Answer &answer) -> Result<QStringList> {
        const QJsonValue deleted = answer.json.value("deletedStreams"_L1);
        return deleted.isArray() ? deleted.toVariant().toStringList() : expected;
    });
}

} // namespace

QStringList StreamDeletionPlan::doomed() const
{
    return stream.children() + QStringList{stream.streamId()};
}

Reply<StreamDeletionPlan> *planStreamDeletion(Client *client, const QString &streamId, const User &me)
{
    return StreamsResource(client)
        .get(streamId, Query().omit({u"objects"_s, u"layers"_s}))
        ->chain<Plan>([client, me](const Stream &stream) { return planFor(client, stream, me); });
}

Reply<StreamDeletionReport> *deleteStream(Client *client, const StreamDeletionPlan &plan)
{
    const QString id = plan.stream.streamId();
    return StreamsResource(client)
        .get(id, Query().fields({u"streamId"_s, u"parent"_s, u"children"_s}))
        ->chain<QStringList>([client, plan](const Stream &now) {
            const QStringList agreed = plan.stream.children();
            const QStringList children = now.children();
            const auto unknown = std::count_if(children.cbegin(), children.cend(),
                                               [&](const QString &child) { return !agreed.contains(child); });
            if (unknown == 0)
                return remove(client, plan);
            ApiError error(
                ApiError::Kind::Rejected,
                StreamDeletionText::tr("%n more clones of it were made meanwhile, and would go along",
                                       nullptr, static_cast<int>(unknown)));
            error.action = StreamDeletionText::tr("delete the stream");
            error.server = client->address().display();
            error.advice = StreamDeletionText::tr("Look again at what goes along, and then decide.");
            return settledReply<QStringList>(client, error);
        })
        ->chain<Report>([client, plan](const QStringList &deleted) {
            return DanglingIds::mend(client, deleted, plan.stream.parent());
        });
}

} // namespace Speckle
