// SPDX-License-Identifier: MIT
#include "core/records/geometry/annotation.h"

namespace Speckle::Geometry {

std::optional<Xyz> Annotation::location() const
{
    if (const auto location = placeIn(value("location")))
        return location;
    const auto plane = frame();
    return plane ? std::optional(plane->origin) : std::nullopt;
}

} // namespace Speckle::Geometry
