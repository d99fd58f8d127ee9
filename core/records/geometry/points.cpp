// SPDX-License-Identifier: MIT
#include "core/records/geometry/points.h"

namespace Speckle::Geometry {

std::optional<Xyz> Line::start() const
{
    const QList<Xyz> ends = placesIn(value("value"));
    return ends.size() < 2 ? std::nullopt : std::optional(ends.at(0));
}

std::optional<Xyz> Line::end() const
{
    const QList<Xyz> ends = placesIn(value("value"));
    return ends.size() < 2 ? std::nullopt : std::optional(ends.at(1));
}

std::optional<std::array<Xyz, 8>> Box::corners() const
{
    const auto plane = frame();
    const auto x = xSize();
    const auto y = ySize();
    const auto z = zSize();
    if (!plane || !x || !y || !z)
        return {};
    std::array<Xyz, 8> corners;
    for (unsigned i = 0; i < corners.size(); ++i) {
        corners.at(i)
            = plane->at(i & 1U ? x->end : x->start, i & 2U ? y->end : y->start, i & 4U ? z->end : z->start);
    }
    return corners;
}

} // namespace Speckle::Geometry
