// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

//! The two kinds of identifiers the server hands out.
namespace Speckle::Sandbox::Ids {

//! 24 hexadecimal digits: seconds, a random part of this process, a counter. Sorts by time.
[[nodiscard]] QString newObjectId();

//! The short identifier of a stream: letters, digits, `-` and `_`.
[[nodiscard]] QString newStreamId();

[[nodiscard]] bool isObjectId(QStringView text);

} // namespace Speckle::Sandbox::Ids
