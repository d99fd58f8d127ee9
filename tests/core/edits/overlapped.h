// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/wireserver.h"

namespace Speckle {

//! The saving of the stream "s", and what the server says to it where another one came in between.
inline const QString put = QStringLiteral("PUT /api/streams/s");
inline const WireAnswer overlapped = WireAnswer::http(
    400, R"({"success":false,"message":"VersionError: No matching document found for id 5f version 3"})");

} // namespace Speckle
