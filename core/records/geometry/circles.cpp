// SPDX-License-Identifier: MIT
#include "core/records/geometry/circles.h"

#include <cmath>

namespace Speckle::Geometry {

namespace {

std::optional<Xyz> onEllipse(const std::optional<Frame> &frame, std::optional<double> first,
                             std::optional<double> second, double angle)
{
    if (!frame || !first || !second)
        return {};
    return frame->at(*first * std::cos(angle), *second * std::sin(angle));
}

} // namespace

std::optional<Frame> Circle::frame() const
{
    if (const auto plane = frameIn(value("plane")))
        return plane;
    const auto center = placeIn(value("center"));
    const auto normal = placeIn(value("normal"));
    return center && normal ? frameAround(*center, *normal) : std::nullopt;
}

std::optional<Xyz> Circle::pointAt(double angle) const
{
    return onEllipse(frame(), radius(), radius(), angle);
}

std::optional<Xyz> Arc::pointAt(double angle) const
{
    return onEllipse(frame(), radius(), radius(), angle);
}

std::optional<Xyz> Ellipse::pointAt(double angle) const
{
    return onEllipse(frame(), firstRadius(), secondRadius(), angle);
}

} // namespace Speckle::Geometry
