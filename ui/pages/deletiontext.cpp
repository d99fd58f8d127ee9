// SPDX-License-Identifier: MIT
#include "ui/pages/deletiontext.h"

#include "core/edits/streamdeletion.h"
#include "core/session/session.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/textformat.h"

#include <QCoreApplication>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

// Of others' clones so many are named.
constexpr int mostNamed = 12;

struct DeletionText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::StreamDeletion)
};

QString named(const QString &name, const QString &id)
{
    return oneLine(name.isEmpty() ? id : name, 80);
}

QStringList childrenOf(const StreamDeletionPlan &plan, Session *session)
{
    QStringList lines;
    qsizetype own = 0;
    qsizetype others = 0;
    for (const auto &child : plan.children) {
        if (child.isGone)
            continue;
        if (!child.isOthers) {
            ++own;
            continue;
        }
        if (++others > mostNamed)
            continue;
        if (child.owner.isEmpty())
            lines += DeletionText::tr("Goes along: %1, somebody else's clone that you cannot see")
                         .arg(child.streamId);
        else
            lines += DeletionText::tr("Goes along: “%1”, a clone that belongs to %2")
                         .arg(named(child.name, child.streamId), oneLine(session->userName(child.owner), 80));
    }
    if (others > mostNamed)
        lines += DeletionText::tr("Go along: %1 more clones of other people")
                     .arg(countText(others - mostNamed));
    if (own > 0)
        lines += countedText(own, DeletionText::tr("Goes along: 1 version"),
                             DeletionText::tr("Go along: %1 versions"));
    return lines;
}

QString gapText(const StreamDeletionPlan::Gap &gap)
{
    using Unseen = StreamDeletionPlan::Unseen;
    switch (gap.what) {
    case Unseen::OthersProjects:
        return DeletionText::tr("Not looked at: projects of other people that are not shared with you");
    case Unseen::Projects:
        return DeletionText::tr("Not looked at: projects, because their list could not be loaded");
    case Unseen::Child:
        return DeletionText::tr("Not looked at: the version %1, which you cannot see")
            .arg(oneLine(gap.id, 40));
    case Unseen::Parent:
        return DeletionText::tr("Not looked at: the stream %1 that this is a version of")
            .arg(oneLine(gap.id, 40));
    case Unseen::Clients:
        return DeletionText::tr("Not looked at: the programs that use it");
    }
    return {};
}

} // namespace

QStringList consequencesOf(const StreamDeletionPlan &plan, Session *session)
{
    QStringList lines = childrenOf(plan, session);
    const auto tell = [&lines](const StreamDeletionPlan::Mention &mention, const QString &mended,
                               const QString &dangling) {
        lines += (mention.mayMend ? mended : dangling).arg(named(mention.name, mention.id));
    };
    for (const auto &project : plan.projects)
        tell(project, DeletionText::tr("It is taken out of the project “%1”"),
             DeletionText::tr("Will dangle: the project “%1”, where you may not write, keeps its id"));
    for (const auto &parent : plan.parents)
        tell(parent, DeletionText::tr("It is taken off the versions of “%1”"),
             DeletionText::tr("Will dangle: “%1”, where you may not write, keeps it among its versions"));
    if (const qsizetype count = plan.orphans.size(); count > 0)
        lines += countedText(count, DeletionText::tr("Stays without a parent: 1 version of its versions"),
                             DeletionText::tr("Stay without a parent: %1 versions of its versions"));
    if (plan.clients > 0)
        lines += countedText(plan.clients, DeletionText::tr("Will dangle: 1 program that uses it"),
                             DeletionText::tr("Will dangle: %1 programs that use it"));
    if (plan.comments > 0)
        lines += countedText(plan.comments, DeletionText::tr("Will dangle: 1 comment on it"),
                             DeletionText::tr("Will dangle: %1 comments on it"));
    for (const auto &gap : plan.gaps)
        lines += gapText(gap);
    return lines;
}

QString remarkOn(const StreamDeletionReport &report)
{
    QStringList remarks;
    // The stream itself is the last.
    if (const qsizetype along = report.deleted.size() - 1; along > 0)
        remarks += countedText(along, DeletionText::tr("1 more went along."),
                               DeletionText::tr("%1 more went along."));
    for (const auto &mending : report.mendings) {
        if (!mending.isMended())
            remarks += DeletionText::tr("Still mentioned by %1: %2")
                           .arg(named(mending.name, mending.id), mending.error.sentence());
    }
    return remarks.join(u' ');
}

} // namespace Speckle
