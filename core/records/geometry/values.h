// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonValue>
#include <QList>

#include <optional>

//! The fields of Speckle objects, type by type. Lengths are in the stream's units, angles in radians.
namespace Speckle::Geometry {

struct Xyz
{
    double x = 0;
    double y = 0;
    double z = 0;

    friend bool operator==(const Xyz &, const Xyz &) = default;
    friend Xyz operator+(const Xyz &a, const Xyz &b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
    friend Xyz operator*(double factor, const Xyz &a) { return {factor * a.x, factor * a.y, factor * a.z}; }
};

//! A place in a texture.
struct Uv
{
    double u = 0;
    double v = 0;

    friend bool operator==(const Uv &, const Uv &) = default;
};

struct Range
{
    double start = 0;
    double end = 0;

    friend bool operator==(const Range &, const Range &) = default;
};

//! A plane with directions in it: what is flat is measured along \c xdir and \c ydir.
struct Frame
{
    Xyz origin;
    Xyz normal;
    Xyz xdir;
    Xyz ydir;

    //! origin + u · xdir + v · ydir + w · normal
    [[nodiscard]] Xyz at(double u, double v, double w = 0) const;

    friend bool operator==(const Frame &, const Frame &) = default;
};

// What senders write is taken as it should be or not at all: a list with one member that is no number cannot
// be trusted from there on, so it reads as empty.

[[nodiscard]] std::optional<double> numberIn(const QJsonValue &value);
[[nodiscard]] QList<double> numbersIn(const QJsonValue &value);
//! x, y, z, x, y, z …; one or two numbers too many at the end are left out.
[[nodiscard]] QList<Xyz> placesIn(const QJsonValue &value);
//! A Point or Vector, or its three numbers alone.
[[nodiscard]] std::optional<Xyz> placeIn(const QJsonValue &value);
//! An Interval.
[[nodiscard]] std::optional<Range> rangeIn(const QJsonValue &value);
//! A Plane; all four of its members have to be there.
[[nodiscard]] std::optional<Frame> frameIn(const QJsonValue &value);
//! Directions for a plane of which only the normal is known; nothing where that has no length.
[[nodiscard]] std::optional<Frame> frameAround(const Xyz &origin, const Xyz &normal);

} // namespace Speckle::Geometry
