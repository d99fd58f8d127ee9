// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/routes/context.h"

#include <optional>

namespace Speckle::Sandbox {

/*!
 * The sign-in in a browser, outside of /api: `GET /signin[?redirectUrl=]`, and `POST /signin/local/login` and
 * `/signin/local/register` of its two forms. The page after them calls the redirectUrl with
 * `?token=<encoded "JWT …:::address">` and shows that string. The real server keeps the redirectUrl in a
 * session; here the forms carry it. Nothing where \a request is of no such page.
 */
[[nodiscard]] std::optional<Answer> signInPage(Context &context, const Request &request);

} // namespace Speckle::Sandbox
