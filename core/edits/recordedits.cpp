// SPDX-License-Identifier: MIT
#include "core/edits/recordedits.h"

#include "core/api/clientsresource.h"
#include "core/api/commentsresource.h"
#include "core/api/projectsresource.h"
#include "core/edits/editrules.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

struct RecordEditText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::RecordEdits)
};

template <typename Resource, typename T>
Reply<EditOutcome<T>> *editBy(Client *client, const QString &action, const MergeRules &rules,
                              QJsonObject (*changes)(const T &, const T &), const T &base, const T &mine)
{
    EditTarget<T> target;
    target.parent = client;
    target.action = action;
    target.read = [client, id = base.id()] { return Resource(client).get(id); };
    target.merge = [&rules](const QJsonObject &from, const QJsonObject &ours, const QJsonObject &theirs) {
        return merge(from, ours, theirs, rules);
    };
    target.changes = changes;
    target.write = [client, base](const QJsonObject &members) {
        // Whatever base holds of these members, they are to go out.
        QJsonObject before = base.json();
        for (auto it = members.begin(); it != members.end(); ++it)
            before.remove(it.key());
        T after{before};
        after.merge(members);
        return Resource(client).update(T(before), after);
    };
    return edit(target, base, mine);
}

QJsonObject clientChanges(const ApiClient &present, const ApiClient &merged)
{
    QJsonObject changes = Record::changedMembers(present, merged);
    changes.remove("owner"_L1);
    return changes;
}

} // namespace

Reply<EditOutcome<Project>> *editProject(Client *client, const Project &base, const Project &mine)
{
    return editBy<ProjectsResource>(client, RecordEditText::tr("save the project"), EditRules::project(),
                                    &Project::difference, base, mine);
}

Reply<EditOutcome<Comment>> *editComment(Client *client, const Comment &base, const Comment &mine)
{
    return editBy<CommentsResource>(client, RecordEditText::tr("save the comment"), EditRules::comment(),
                                    &Comment::difference, base, mine);
}

Reply<EditOutcome<ApiClient>> *editApiClient(Client *client, const ApiClient &base, const ApiClient &mine)
{
    return editBy<ClientsResource>(client, RecordEditText::tr("save the client"), EditRules::apiClient(),
                                   &clientChanges, base, mine);
}

} // namespace Speckle
