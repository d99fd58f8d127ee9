// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/commentsresource.h"

#include <QObject>

namespace Speckle {

class Session;

//! The comments that a session knows, by thread and in the user's inbox, and what is done with them.
class SessionComments : public QObject
{
    Q_OBJECT

public:
    explicit SessionComments(Session *session);

private:
    Session *m_session;
};

} // namespace Speckle
