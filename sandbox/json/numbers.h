// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace Speckle::Sandbox {

/*!
    \a json with its numbers as JavaScript understands them: whole numbers beyond 2^53 become their nearest
    double, and what is too large for a double becomes null. Text that is no JSON stays none.
*/
[[nodiscard]] QByteArray asDoubles(const QByteArray &json);

} // namespace Speckle::Sandbox
