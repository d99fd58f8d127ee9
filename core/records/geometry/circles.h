// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/geometry/values.h"
#include "core/records/speckleobject.h"

namespace Speckle::Geometry {

class Circle : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit Circle(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
    [[nodiscard]] std::optional<double> radius() const { return numberIn(value("radius")); }
    //! `plane`; older senders know `center` and `normal` only, which leave open where the angle 0 is.
    [[nodiscard]] std::optional<Frame> frame() const;
    [[nodiscard]] std::optional<Range> domain() const { return rangeIn(value("domain")); }
    [[nodiscard]] std::optional<Xyz> pointAt(double angle) const;
};

class Arc : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit Arc(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
    [[nodiscard]] std::optional<double> radius() const { return numberIn(value("radius")); }
    [[nodiscard]] std::optional<double> startAngle() const { return numberIn(value("startAngle")); }
    [[nodiscard]] std::optional<double> endAngle() const { return numberIn(value("endAngle")); }
    //! How far it goes.
    [[nodiscard]] std::optional<double> angle() const { return numberIn(value("angleRadians")); }
    [[nodiscard]] std::optional<Frame> frame() const { return frameIn(value("plane")); }
    [[nodiscard]] std::optional<Range> domain() const { return rangeIn(value("domain")); }
    //! As sent; not every sender does. pointAt() computes them.
    [[nodiscard]] std::optional<Xyz> startPoint() const { return placeIn(value("startPoint")); }
    [[nodiscard]] std::optional<Xyz> midPoint() const { return placeIn(value("midPoint")); }
    [[nodiscard]] std::optional<Xyz> endPoint() const { return placeIn(value("endPoint")); }
    [[nodiscard]] std::optional<Xyz> pointAt(double angle) const;
};

class Ellipse : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit Ellipse(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
    //! Along the plane's xdir, and along its ydir.
    [[nodiscard]] std::optional<double> firstRadius() const { return numberIn(value("firstRadius")); }
    [[nodiscard]] std::optional<double> secondRadius() const { return numberIn(value("secondRadius")); }
    [[nodiscard]] std::optional<Frame> frame() const { return frameIn(value("plane")); }
    [[nodiscard]] std::optional<Range> domain() const { return rangeIn(value("domain")); }
    [[nodiscard]] std::optional<Xyz> pointAt(double angle) const;
};

} // namespace Speckle::Geometry
