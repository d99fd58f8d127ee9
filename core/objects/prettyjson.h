// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace Speckle {

/*!
 * \a json with line breaks and indents for reading. Order of keys, digits, duplicates and escapes stay as
 * they are; flat arrays of numbers stand several to a line. What is no JSON comes back unchanged. Levels
 * below the fortieth are not indented any further. Linear in time; output stops at \a limit bytes with a line
 * that says so (0: no limit).
 */
[[nodiscard]] QByteArray prettyJson(const QByteArray &json, qsizetype limit = 0);

} // namespace Speckle
