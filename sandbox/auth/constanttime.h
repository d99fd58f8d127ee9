// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace Speckle::Sandbox {

//! Compares in a time that does not tell where the two differ.
[[nodiscard]] inline bool equalInConstantTime(QByteArrayView a, QByteArrayView b)
{
    if (a.size() != b.size())
        return false;
    unsigned difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
    return difference == 0;
}

} // namespace Speckle::Sandbox
