// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/geometry/values.h"
#include "core/records/speckleobject.h"

#include <array>

namespace Speckle::Geometry {

class Point : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit Point(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
    [[nodiscard]] std::optional<Xyz> position() const { return placeIn(value("value")); }
};

class Vector : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit Vector(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
    [[nodiscard]] std::optional<Xyz> direction() const { return placeIn(value("value")); }
};

class Plane : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit Plane(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
    [[nodiscard]] std::optional<Frame> frame() const { return frameIn(json()); }
};

class Line : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit Line(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
    //! Both or neither.
    [[nodiscard]] std::optional<Xyz> start() const;
    [[nodiscard]] std::optional<Xyz> end() const;
    [[nodiscard]] std::optional<Range> domain() const { return rangeIn(value("domain")); }
};

class Box : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit Box(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
    [[nodiscard]] std::optional<Frame> frame() const { return frameIn(value("basePlane")); }
    //! Along the plane's xdir, its ydir and its normal.
    [[nodiscard]] std::optional<Range> xSize() const { return rangeIn(value("xSize")); }
    [[nodiscard]] std::optional<Range> ySize() const { return rangeIn(value("ySize")); }
    [[nodiscard]] std::optional<Range> zSize() const { return rangeIn(value("zSize")); }
    //! Bit 0 of the index chooses between the ends of xSize(), bit 1 of ySize(), bit 2 of zSize().
    [[nodiscard]] std::optional<std::array<Xyz, 8>> corners() const;
};

} // namespace Speckle::Geometry
