// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/geometry/values.h"
#include "core/records/speckleobject.h"

namespace Speckle::Geometry {

class Polyline : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit Polyline(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
    //! Where it is closed, the first is not repeated at the end.
    [[nodiscard]] QList<Xyz> points() const { return placesIn(value("value")); }
    [[nodiscard]] bool isClosed() const { return flag("closed"); }
    [[nodiscard]] std::optional<Range> domain() const { return rangeIn(value("domain")); }
};

//! Senders write rectangles as closed polylines; few call them so.
class Rectangle : public Polyline
{
public:
    using Polyline::Polyline;
};

//! A NURBS curve.
class Curve : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit Curve(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
    //! 0 where it is missing or no degree.
    [[nodiscard]] int degree() const;
    [[nodiscard]] bool isPeriodic() const { return flag("periodic"); }
    [[nodiscard]] bool isRational() const { return flag("rational"); }
    [[nodiscard]] bool isClosed() const { return flag("closed"); }
    //! The control points.
    [[nodiscard]] QList<Xyz> points() const { return placesIn(value("points")); }
    //! One a control point, or none.
    [[nodiscard]] QList<double> weights() const;
    //! points + degree − 1 of them, as Rhino writes them (others have one more at each end), or none.
    [[nodiscard]] QList<double> knots() const;
    [[nodiscard]] std::optional<Range> domain() const { return rangeIn(value("domain")); }
    //! How the sender drew it.
    [[nodiscard]] Polyline displayValue() const { return Polyline(value("displayValue").toObject()); }
};

class Polycurve : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit Polycurve(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
    //! Lines, arcs, curves …, end to end.
    [[nodiscard]] QList<SpeckleObject> segments() const { return objectsIn(value("segments")); }
    [[nodiscard]] bool isClosed() const { return flag("closed"); }
    [[nodiscard]] std::optional<Range> domain() const { return rangeIn(value("domain")); }
};

} // namespace Speckle::Geometry
