// SPDX-License-Identifier: MIT
#include "ui/pages/access.h"

#include "core/session/session.h"
#include "ui/widgets/plaintext.h"

#include <QCoreApplication>

namespace Speckle {

namespace {

struct AccessText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::Access)
};

QString ownerName(Session *session, const Record &record)
{
    return oneLine(session->userName(record.owner()), 80);
}

} // namespace

QString whyNotWrite(Session *session, const Record &record)
{
    if (!session)
        return AccessText::tr("You are signed out.");
    const QString user = session->userId();
    if (user.isEmpty() || record.owner() == user || record.canWrite().contains(user)
        || session->user().isAdmin())
        return {};
    if (record.owner().isEmpty())
        return AccessText::tr("It has no owner: only administrators can change it.");
    return AccessText::tr(
               "You may look at it, but not change it: its owner %1 did not give you the right to write.")
        .arg(ownerName(session, record));
}

QString whyNotComment(Session *session, const Record &record)
{
    if (whyNotWrite(session, record).isEmpty() || (session && record.canRead().contains(session->userId())))
        return {};
    if (!session)
        return AccessText::tr("You are signed out.");
    if (!record.isPrivate() && record.anonymousComments())
        return {};
    return AccessText::tr("You may read it, but not comment on it: its owner %1 did not share it with you.")
        .arg(ownerName(session, record));
}

QString whyNotOwn(Session *session, const Record &record)
{
    if (!session)
        return AccessText::tr("You are signed out.");
    const QString user = session->userId();
    if (user.isEmpty() || record.owner() == user || session->user().isAdmin())
        return {};
    if (record.owner().isEmpty())
        return AccessText::tr("It has no owner: only administrators may do this.");
    return AccessText::tr("Only its owner %1 and administrators may do this.")
        .arg(ownerName(session, record));
}

QString whyNotAdminister(Session *session)
{
    if (!session)
        return AccessText::tr("You are signed out.");
    return session->user().isAdmin() ? QString() : AccessText::tr("Only administrators may do this.");
}

} // namespace Speckle
