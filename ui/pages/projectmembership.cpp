// SPDX-License-Identifier: MIT
#include "ui/pages/projectmembership.h"

#include "core/session/projectcheck.h"
#include "core/session/session.h"
#include "core/session/sessionprojects.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/models/streamrightsmodel.h"
#include "ui/pages/access.h"
#include "ui/pages/streamwork.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/textformat.h"

#include <QCoreApplication>

#include <memory>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

struct MembershipText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::ProjectMembership)
};

QString nameOfStream(Session *session, const QString &streamId)
{
    const QString name = session->stream(streamId).value_or(Stream()).name();
    return oneLine(name.isEmpty() ? streamId : name, 120);
}

QString namesOfStreams(Session *session, const QStringList &streamIds)
{
    QStringList names;
    for (const QString &id : streamIds)
        names += u"“%1”"_s.arg(nameOfStream(session, id));
    return names.join(", "_L1);
}

//! What \a change does to the access of \a userId to a stream of the project; empty: nothing.
QString effect(Session *session, Membership change, const QString &userId, const QString &streamId)
{
    const QString name = nameOfStream(session, streamId);
    const auto stream = session->stream(streamId);
    if (!stream)
        return MembershipText::tr("%1: not known here").arg(name);
    if (stream->owner() == userId)
        return {};
    const bool writes = stream->canWrite().contains(userId);
    const bool listed = writes || stream->canRead().contains(userId);
    switch (change) {
    case Membership::Add:
    case Membership::Upgrade:
        return writes ? QString() : MembershipText::tr("%1: may edit it from now on").arg(name);
    case Membership::Downgrade:
        return writes ? MembershipText::tr("%1: may only read it, unless another project lets them edit it")
                            .arg(name)
                      : QString();
    case Membership::Remove:
        break;
    }
    if (!listed)
        return {};
    return stream->isPrivate()
               ? MembershipText::tr("%1: loses it, unless another project gives it").arg(name)
               : MembershipText::tr("%1: may only read it, as everybody, unless another project gives more")
                     .arg(name);
}

QString report(Session *session, const AccessChange &change)
{
    QStringList lines;
    if (!change.writeTaken.isEmpty())
        lines
            += MembershipText::tr("May no longer edit: %1.").arg(namesOfStreams(session, change.writeTaken));
    if (!change.readGiven.isEmpty())
        lines += MembershipText::tr("Reads instead: %1.").arg(countText(change.readGiven.size()));
    else if (!change.readTaken.isEmpty())
        lines += MembershipText::tr("No longer on the list of: %1.")
                     .arg(namesOfStreams(session, change.readTaken));
    return lines.isEmpty() ? MembershipText::tr("No stream changed.") : lines.join(u' ');
}

void setGiving(BulkDialog::Item *item,
               Reply<Project> *(SessionProjects::*call)(const QString &, const QString &), Session *session,
               const QString &projectId, const QString &userId)
{
    item->run = [projects = session->projects(), call, projectId, userId]() -> AbstractReply * {
        return (projects->*call)(projectId, userId);
    };
    item->remark = [projects = QPointer<SessionProjects>(session->projects()), projectId] {
        const auto now = projects ? projects->project(projectId) : std::nullopt;
        return now ? MembershipText::tr("Streams they may edit through it: %1.")
                         .arg(countText(now->streamIds().size()))
                   : QString();
    };
}

void setTaking(BulkDialog::Item *item,
               Reply<AccessChange> *(SessionProjects::*call)(const QString &, const QString &),
               Session *session, const QString &projectId, const QString &userId)
{
    const auto outcome = std::make_shared<AccessChange>();
    item->run = [projects = session->projects(), call, projectId, userId, outcome]() -> AbstractReply * {
        return (projects->*call)(projectId, userId)
            ->then(
                projects, [outcome](const AccessChange &change) { *outcome = change; },
                [](const ApiError &) {});
    };
    item->remark = [session = QPointer<Session>(session), outcome] {
        return session ? report(session, *outcome) : QString();
    };
}

void setCall(BulkDialog::Item *item, Membership change, Session *session, const QString &projectId,
             const QString &userId)
{
    switch (change) {
    case Membership::Add:
        setGiving(item, &SessionProjects::addUser, session, projectId, userId);
        break;
    case Membership::Upgrade:
        setGiving(item, &SessionProjects::upgradeUser, session, projectId, userId);
        break;
    case Membership::Downgrade:
        setTaking(item, &SessionProjects::downgradeUser, session, projectId, userId);
        break;
    case Membership::Remove:
        setTaking(item, &SessionProjects::removeUser, session, projectId, userId);
        break;
    }
}

struct ChangeWords
{
    QString question;
    QString verb;
    QString warning;
};

ChangeWords changeWords(Membership change)
{
    switch (change) {
    case Membership::Add:
        return {MembershipText::tr("Add these people to the project?"), MembershipText::tr("&Add"),
                MembershipText::tr("They see the project and may edit all of its streams.")};
    case Membership::Upgrade:
        return {MembershipText::tr("Let these people edit the project's streams?"),
                MembershipText::tr("Let them &edit"),
                MembershipText::tr("It gives no right to the project itself.")};
    case Membership::Downgrade:
        return {MembershipText::tr("Let these people only read the project's streams?"),
                MembershipText::tr("&Read only"),
                MembershipText::tr("It takes no right to the project itself.")};
    case Membership::Remove:
        break;
    }
    return {MembershipText::tr("Remove these people from the project?"), MembershipText::tr("&Remove"),
            MembershipText::tr("They lose the project and, where nothing else gives it, its streams.")};
}

} // namespace

QString whyNotChange(Session *session, const Project &project, const ProjectCheck &check, Membership change,
                     const QString &userId)
{
    if (const QString why = whyNotWrite(session, project); !why.isEmpty())
        return why;
    if (userId == project.owner())
        return MembershipText::tr("The owner has every right. To change that, hand the project over.");
    const StreamRight gives = StreamRights::owed(project).value(userId);
    const bool isListed = project.canRead().contains(userId) || project.canWrite().contains(userId);
    switch (change) {
    case Membership::Add:
        return {};
    case Membership::Upgrade:
        return gives == StreamRight::Write && check.streamsLacking(userId).isEmpty()
                   ? MembershipText::tr("They may edit its streams already.")
                   : QString();
    case Membership::Downgrade:
        if (gives == StreamRight::Read)
            return MembershipText::tr("They may only read its streams already.");
        if (gives == StreamRight::None)
            return MembershipText::tr(
                "The project gives them none of its streams. Let them edit those first.");
        break;
    case Membership::Remove:
        if (gives == StreamRight::None && !isListed)
            return MembershipText::tr("They are not in the project.");
        break;
    }
    return check.deletedStreams().isEmpty()
               ? QString()
               : MembershipText::tr(
                   "The project lists streams that were deleted: take them off its list first, among "
                   "its streams.");
}

BulkDialog *newMembershipDialog(Session *session, const QString &projectId, const ProjectCheck &check,
                                Membership change, const QStringList &userIds, QWidget *parent)
{
    const Project project = session->projects()->project(projectId).value_or(Project());
    const QStringList streams = project.streamIds();
    const QString self = session->userId();
    const bool stays = project.owner() == self || session->user().isAdmin();
    QStringList ids = userIds;
    if (ids.removeAll(self) > 0)
        ids += self; // after that there may be no more right to do the others
    QList<BulkDialog::Item> items;
    for (const QString &userId : std::as_const(ids)) {
        BulkDialog::Item item;
        item.name = session->userName(userId);
        item.note = whyNotChange(session, project, check, change, userId);
        if (item.note.isEmpty()) {
            for (const QString &streamId : streams) {
                if (const QString line = effect(session, change, userId, streamId); !line.isEmpty())
                    item.details += line;
            }
            item.note
                = item.details.isEmpty()
                      ? MembershipText::tr("No stream changes")
                      : MembershipText::tr("Streams that change: %1").arg(countText(item.details.size()));
            if (userId == self && change == Membership::Remove && !stays)
                item.note = MembershipText::tr("This is you: you could not take it back.");
            setCall(&item, change, session, projectId, userId);
        }
        items += item;
    }
    const ChangeWords words = changeWords(change);
    return new BulkDialog(words.question, words.verb, words.warning, items, parent);
}

BulkDialog *newMendingDialog(Session *session, const ProjectCheck &check, const QStringList &streamIds,
                             const QStringList &userIds, QWidget *parent)
{
    QList<BulkDialog::Item> items;
    const QStringList streams = check.lackingStreams();
    for (const QString &streamId : streams) {
        if (!streamIds.isEmpty() && !streamIds.contains(streamId))
            continue;
        QList<PersonRights> people = check.lacking(streamId);
        if (!userIds.isEmpty())
            people.removeIf([&](const PersonRights &person) { return !userIds.contains(person.userId); });
        if (people.isEmpty())
            continue;
        BulkDialog::Item item;
        item.name = nameOfStream(session, streamId);
        for (const PersonRights &person : std::as_const(people))
            item.details += u"%1: %2"_s.arg(oneLine(session->userName(person.userId), 80),
                                            streamRightText(person.owed));
        item.note = whyNotWrite(session, session->stream(streamId).value_or(Stream()));
        if (item.note.isEmpty())
            item.run = [session, streamId, people]() -> AbstractReply * {
                const Stream now = session->stream(streamId).value_or(Stream());
                return saveWhole(session, now, StreamRights::mended(now, people));
            };
        items += item;
    }
    if (items.isEmpty())
        return nullptr;
    return new BulkDialog(
        MembershipText::tr("Give these people what the project gives them?"), MembershipText::tr("&Give it"),
        MembershipText::tr("They are put on the lists of these streams, and nobody is taken off."), items,
        parent);
}

} // namespace Speckle
