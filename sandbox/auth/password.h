// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Speckle::Sandbox::Password {

//! PBKDF2-HMAC-SHA256 with a random salt; rounds and salt are part of the text that comes back.
[[nodiscard]] QString hashed(const QString &password);

//! False as well for a \a stored text that is none of ours.
[[nodiscard]] bool matches(const QString &password, const QString &stored);

} // namespace Speckle::Sandbox::Password
