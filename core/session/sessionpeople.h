// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/accountsresource.h"

#include <QObject>

namespace Speckle {

class Session;

//! The people that a session knows: who was searched for, everybody for administrators, and the own profile.
class SessionPeople : public QObject
{
    Q_OBJECT

public:
    explicit SessionPeople(Session *session);

private:
    Session *m_session;
};

} // namespace Speckle
