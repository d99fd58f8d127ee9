// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

namespace Speckle {

//! The types that Speckle 1 objects are made of. Kits add others of their own.
enum class ObjectType {
    Unknown,
    Null,
    Boolean,
    Number,
    String,
    Interval,
    Interval2d,
    Point,
    Vector,
    Plane,
    Line,
    Rectangle,
    Circle,
    Arc,
    Ellipse,
    Polycurve,
    Box,
    Polyline,
    Curve,
    Mesh,
    Brep,
    Annotation,
    Extrusion,
    Block,
    Abstract,
    Placeholder,
};

//! The right-most segment that is a known type counts: "Mesh/Wall" is a Mesh, "Mesh/Line" a Line.
[[nodiscard]] ObjectType objectTypeOf(QStringView type);

} // namespace Speckle
