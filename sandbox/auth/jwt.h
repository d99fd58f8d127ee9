// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <chrono>
#include <optional>

//! JSON Web Tokens signed with HMAC-SHA256, the only kind the server makes or takes.
namespace Speckle::Sandbox::Jwt {

//! \a claims with `iat` and `exp`, signed. Without the scheme `JWT ` before it.
[[nodiscard]] QString signedToken(QJsonObject claims, std::chrono::seconds lifetime, const QByteArray &secret,
                                  const QDateTime &now = QDateTime::currentDateTimeUtc());

//! The claims of a token that is ours and has not expired. A token that names another algorithm is nobody's.
[[nodiscard]] std::optional<QJsonObject> verified(const QString &token, const QByteArray &secret,
                                                  const QDateTime &now = QDateTime::currentDateTimeUtc());

} // namespace Speckle::Sandbox::Jwt
