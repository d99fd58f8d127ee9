// SPDX-License-Identifier: MIT
#include "core/session/sessionpeople.h"

#include "core/session/session.h"

namespace Speckle {

SessionPeople::SessionPeople(Session *session)
    : QObject(session)
    , m_session(session)
{
}

} // namespace Speckle
