// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/clientsresource.h"

#include <QObject>

namespace Speckle {

class Session;

//! The clients (programs at work on streams) that a session knows, and what is done with them.
class SessionClients : public QObject
{
    Q_OBJECT

public:
    explicit SessionClients(Session *session);

private:
    Session *m_session;
};

} // namespace Speckle
