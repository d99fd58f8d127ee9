// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/routes/context.h"

#include <QList>

namespace Speckle::Sandbox {

//! Who gets in.
enum class Auth {
    None,
    Optional, //!< without a valid token one is nobody, silently
    Mandatory, //!< else 401, plain text
    Admin,
};

//! How a handler's Problem looks on the wire. Each route of the real server has its own way.
enum class Failure {
    Text400, //!< "Error: Resource not found."
    Text404,
    Message400, //!< "Resource not found."
    Message404,
    Message401Or404, //!< 401 where the message says "authorised", else 404
    Vague400, //!< "Something failed."
    Hidden400, //!< message is {}
    HiddenText400, //!< message is "{}"
    Logged400, //!< message is an object with what the server's log made of the error
    Hidden401, //!< message is {}
};

struct Route
{
    QByteArray method;
    QString pattern; //!< behind /api or /api/v1; `:name` is a parameter
    Auth auth;
    Handler handler;
    Failure failure;
};

//! All routes, in the order in which they are tried.
[[nodiscard]] const QList<Route> &routeTable();

} // namespace Speckle::Sandbox
