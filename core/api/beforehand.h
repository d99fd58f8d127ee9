// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/client.h"

namespace Speckle {

//! A call that is refused before anything goes out, because the server would do something else than was
//! meant. Ends in an error of kind Rejected without an HTTP status: \a why in the words of this program, \a
//! advice what to do.
template <typename T>
[[nodiscard]] Reply<T> *refusedBeforehand(Client *client, const QString &action, const QString &why,
                                          const QString &advice = {})
{
    ApiError error(ApiError::Kind::Rejected, why);
    error.action = action;
    error.server = client->address().display();
    error.advice = advice;
    return settledReply<T>(client, error);
}

} // namespace Speckle
