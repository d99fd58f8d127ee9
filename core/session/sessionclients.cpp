// SPDX-License-Identifier: MIT
#include "core/session/sessionclients.h"

#include "core/session/session.h"

namespace Speckle {

SessionClients::SessionClients(Session *session)
    : QObject(session)
    , m_session(session)
{
}

} // namespace Speckle
