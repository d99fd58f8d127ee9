// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/store/store.h"

#include <optional>

//! Who sends a request, and the tokens that say so.
namespace Speckle::Sandbox {

//! `JWT …`, for 24 hours.
[[nodiscard]] QString loginToken(const Store &store, const QJsonObject &user);
//! `JWT …`, for two years.
[[nodiscard]] QString apiToken(const Store &store, const QString &userId);

//! Notes in the user's document that they have signed in just now.
void recordLogin(Store &store, QJsonObject &user);

/*!
    The user of an `Authorization` header, or nobody if its token is missing, foreign or expired.
    Throws a Crash for a valid token of a user who is gone or archived: that is a 500 on the real server.
*/
[[nodiscard]] std::optional<QJsonObject> userOfToken(const Store &store, const QByteArray &authorization);

} // namespace Speckle::Sandbox
