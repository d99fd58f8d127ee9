// SPDX-License-Identifier: MIT
#pragma once

#include <QList>

#include <algorithm>

namespace Speckle {

//! Of an odd number of values.
inline double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

} // namespace Speckle
