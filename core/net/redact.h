// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QByteArray;
class QUrl;

namespace Speckle {

/*!
 * The one place that takes secrets out of text that is logged or shown: JWTs (with or without their prefix,
 * whole or cut), `Authorization` values, and the values of token, apitoken, access_token, password and their
 * kin in JSON, in query strings and in forms. Replaces each by "‹redacted›"; leaves the rest as it is.
 */
[[nodiscard]] QString redact(const QString &text);
[[nodiscard]] QString redact(const QByteArray &utf8);
//! Scheme, host, port and path; user info, query and fragment left out.
[[nodiscard]] QString redact(const QUrl &url);

} // namespace Speckle
