// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/http/answer.h"
#include "sandbox/http/request.h"

#include <optional>

namespace Speckle::Sandbox {

//! The largest body the server takes, unpacked: more gets 413.
inline constexpr qsizetype LargestBody = qsizetype(10) * 1024 * 1024;

/*!
    Reads the request's payload into its body: JSON or a form, maybe packed. Another content type, or none,
    means an empty body, without any complaint.

    Returns the page to send instead where the payload cannot be read; that happens before any route is
    looked for, so even an unknown one answers 400 or 413.
*/
[[nodiscard]] std::optional<Answer> readBody(Request &request);

} // namespace Speckle::Sandbox
