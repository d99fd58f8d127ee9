// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/reply.h"

#include <QDBusConnection>

#include <chrono>

namespace Speckle {

//! What the Secret Service of a Linux desktop says of itself.
enum class SecretServiceState {
    Absent, //!< no session bus, or nobody on it keeps secrets
    NoCollection, //!< it runs, and has no default collection yet
    Unlocked,
    Locked,
    Denied, //!< it does not talk to us
    Unasked, //!< another keeper of secrets (KWallet), whose state cannot be asked
};

/*!
 * Asks `org.freedesktop.secrets` on \a bus whether it is there and whether its default collection is locked.
 * Starts it where the bus can. Never fails; settles within \a timeLimit a step. The reply belongs to \a
 * parent.
 */
[[nodiscard]] Reply<SecretServiceState> *askSecretService(const QDBusConnection &bus, QObject *parent,
                                                          std::chrono::milliseconds timeLimit
                                                          = std::chrono::seconds(5));

} // namespace Speckle
