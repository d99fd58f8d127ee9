// SPDX-License-Identifier: MIT
#include "core/session/sessioncomments.h"

#include "core/session/session.h"

namespace Speckle {

SessionComments::SessionComments(Session *session)
    : QObject(session)
    , m_session(session)
{
}

} // namespace Speckle
