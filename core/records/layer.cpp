// SPDX-License-Identifier: MIT
#include "core/records/layer.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace Speckle {

bool Layer::isVisible() const
{
    return value("properties")["visible"_L1].toBool(true);
}

QString Layer::colorName() const
{
    return value("properties")["color"_L1]["hex"_L1].toString();
}

bool Layer::isGenerated() const
{
    return name() == "Default Generated Speckle Layer"_L1 && startIndex() == 0
           && topology() == u"0;0-%1 "_s.arg(objectCount());
}

qsizetype Layer::index(const char *key) const
{
    const double number = value(key).toDouble();
    // Not every double is an index; the comparison is false for NaN, too.
    if (!(number > 0))
        return 0;
    constexpr double most = std::numeric_limits<int>::max();
    return number < most ? static_cast<qsizetype>(number) : static_cast<qsizetype>(most);
}

} // namespace Speckle
