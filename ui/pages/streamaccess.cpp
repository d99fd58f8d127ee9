// SPDX-License-Identifier: MIT
#include "ui/pages/streamaccess.h"

#include "core/records/stream.h"
#include "core/session/session.h"
#include "ui/widgets/plaintext.h"

#include <QCoreApplication>

namespace Speckle {

QString whyReadOnly(Session *session, const Stream &stream)
{
    const auto tr
        = [](const char *text) { return QCoreApplication::translate("Speckle::StreamAccess", text); };
    if (!session)
        return tr("You are signed out. Sign in again to change this stream.");
    const QString user = session->userId();
    if (user.isEmpty() || stream.owner() == user || stream.canWrite().contains(user)
        || session->user().isAdmin())
        return {};
    if (stream.owner().isEmpty())
        return tr("This stream has no owner: only administrators can change it.");
    return tr("You may look at this stream, but not change it: its owner %1 did not give you the right to "
              "write.")
        .arg(oneLine(session->userName(stream.owner())));
}

} // namespace Speckle
