// SPDX-License-Identifier: MIT
#include "core/edits/danglingids.h"

#include "core/api/decoders.h"
#include "core/edits/editrules.h"
#include "core/edits/streamedit.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Speckle::DanglingIds {

namespace {

using Mending = StreamDeletionReport::Mending;
using Report = StreamDeletionReport;

struct DanglingText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::StreamDeletion)
};

//! What an edit has led to; nullopt where there was nothing to mend.
using Mended = std::optional<Mending>;

template <typename T>
Reply<Mended> *reported(Reply<EditOutcome<T>> *edit, const Mending &what)
{
    return Edits::caught(edit)->template map<Mended>([what](const Result<EditOutcome<T>> &outcome) -> Mended {
        Mending mending = what;
        if (const auto *error = std::get_if<ApiError>(&outcome)) {
            if (error->kind == ApiError::Kind::NotFound)
                return std::nullopt; // it is gone itself
            mending.error = *error;
        } else if (std::get<EditOutcome<T>>(outcome).sent.isEmpty()) {
            return std::nullopt;
        }
        return mending;
    });
}

Reply<Mended> *mendParent(Client *client, const QStringList &deleted, const QString &parent)
{
    // All that this edit says of the stream: those are in no more. Member by member, so that the rest stays.
    const QJsonObject base{{u"streamId"_s, parent}, {u"children"_s, QJsonArray::fromStringList(deleted)}};
    const QJsonObject mine{{u"streamId"_s, parent}, {u"children"_s, QJsonArray()}};
    return reported(editStream(client, Stream(base), Stream(mine)), {Mending::What::Parent, parent, {}, {}});
}

Reply<Mended> *mendProject(Client *client, const QStringList &deleted, const Record &project)
{
    const QString path = route({u"projects"_s, project.id()});
    EditTarget<Record> target;
    target.parent = client;
    target.action = DanglingText::tr("take the stream out of the project");
    target.read = [client, path] {
        return client->call<Record>(Request::get(path, DanglingText::tr("load the project")),
                                    Decode::one<Record>);
    };
    target.merge = [](const QJsonObject &base, const QJsonObject &mine, const QJsonObject &theirs) {
        return merge(base, mine, theirs, EditRules::project());
    };
    target.changes = Record::changedMembers;
    // Not DELETE …/removestream/:streamId: that one answers 404 for a stream that is gone.
    target.write = [client, path, action = target.action](const QJsonObject &changes) {
        return client->call(Request::put(path, action, changes));
    };
    const Record base({{u"streams"_s, QJsonArray::fromStringList(deleted)}});
    const Record mine({{u"streams"_s, QJsonArray()}});
    return reported(edit(target, base, mine),
                    {Mending::What::Project, project.id(), project.value("name").toString(), {}});
}

} // namespace

Reply<QList<Record>> *projects(Client *client)
{
    const Query query = Query().fields({u"name"_s, u"streams"_s, u"owner"_s, u"canRead"_s, u"canWrite"_s});
    return client->call<QList<Record>>(
        Request::get(route({u"projects"_s}), DanglingText::tr("load the projects"), query),
        Decode::list<Record>);
}

QStringList mentioned(const Record &project, const QStringList &streamIds)
{
    QStringList ids;
    const QJsonArray list = project.value("streams").toArray();
    for (const auto &id : list) {
        if (streamIds.contains(id.toString()))
            ids += id.toString();
    }
    return ids;
}

Reply<StreamDeletionReport> *mend(Client *client, const QStringList &deleted, const QString &parent)
{
    return Edits::caught(projects(client))
        ->chain<Report>([client, deleted, parent](const Result<QList<Record>> &found) {
            Report report;
            report.deleted = deleted;
            QList<Reply<Mended> *> calls;
            if (!parent.isEmpty())
                calls += mendParent(client, deleted, parent);
            if (const auto *error = std::get_if<ApiError>(&found)) {
                report.mendings.append({Mending::What::Projects, {}, {}, *error});
            } else {
                for (const Record &project : std::get<QList<Record>>(found)) {
                    if (!mentioned(project, deleted).isEmpty())
                        calls += mendProject(client, deleted, project);
                }
            }
            return Edits::gathered(client, calls)
                ->map<Report>([report](const QList<Result<Mended>> &outcomes) {
                    Report complete = report;
                    for (const Result<Mended> &outcome : outcomes) {
                        const Mended &mended = std::get<Mended>(outcome); // a reported edit cannot fail
                        if (mended)
                            complete.mendings += *mended;
                    }
                    return complete;
                });
        });
}

} // namespace Speckle::DanglingIds
