// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <optional>

namespace Speckle::Sandbox {

enum class InflateResult { Done, Damaged, TooLarge };

struct Inflated
{
    InflateResult result = InflateResult::Damaged;
    QByteArray data;
};

/*!
    Undoes gzip (RFC 1952) or, for `deflate`, zlib (RFC 1950). Stops at \a limit bytes: a few kilobytes can
    unpack to gigabytes. Qt has no public call that takes gzip, and zlib's headers are no dependency of ours.
*/
[[nodiscard]] Inflated inflated(const QByteArray &packed, qsizetype limit);

} // namespace Speckle::Sandbox
