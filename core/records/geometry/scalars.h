// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/geometry/values.h"
#include "core/records/speckleobject.h"

namespace Speckle::Geometry {

//! The value that is none.
class Null : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit Null(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
};

class Boolean : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit Boolean(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
    [[nodiscard]] std::optional<bool> isTrue() const
    {
        const QJsonValue sent = value("value");
        return sent.isBool() ? std::optional(sent.toBool()) : std::nullopt;
    }
};

class Number : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit Number(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
    [[nodiscard]] std::optional<double> number() const { return numberIn(value("value")); }
};

class String : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit String(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
    [[nodiscard]] QString words() const { return text("value"); }
};

class Interval : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit Interval(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
    [[nodiscard]] std::optional<Range> range() const { return rangeIn(json()); }
};

class Interval2d : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit Interval2d(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
    [[nodiscard]] std::optional<Range> u() const { return rangeIn(value("U")); }
    [[nodiscard]] std::optional<Range> v() const { return rangeIn(value("V")); }
};

} // namespace Speckle::Geometry
