// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/session.h"

#include <memory>

namespace Speckle {

//! The password of everybody in the sandbox's sample.
inline constexpr auto samplePassword = QLatin1String("speckle-sample");

//! A started session of somebody who is known to the server; nullptr (and a warning) where signing in fails.
//! Delays are short, so that nobody waits for a reconnection.
[[nodiscard]] std::unique_ptr<Session> signIn(const ServerAddress &server, const QString &email,
                                              const QString &password = samplePassword);
//! Registers somebody first.
[[nodiscard]] std::unique_ptr<Session> registerAndSignIn(const ServerAddress &server, const QString &email);

//! The id of the stream of that name among the session's own and shared ones; empty where there is none.
[[nodiscard]] QString streamIdByName(Session *session, const QString &name);

} // namespace Speckle
