// SPDX-License-Identifier: MIT
#include "core/records/geometry/values.h"

#include <QJsonArray>
#include <QJsonObject>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Speckle::Geometry {

namespace {

Xyz cross(const Xyz &a, const Xyz &b)
{
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

// Nothing where it has no length, or one beyond all numbers.
std::optional<Xyz> unit(const Xyz &a)
{
    const double length = std::hypot(a.x, a.y, a.z);
    if (!(length > 0) || !std::isfinite(length))
        return {};
    return Xyz{a.x / length, a.y / length, a.z / length};
}

} // namespace

Xyz Frame::at(double u, double v, double w) const
{
    return origin + u * xdir + v * ydir + w * normal;
}

std::optional<double> numberIn(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

QList<double> numbersIn(const QJsonValue &value)
{
    const QJsonArray array = value.toArray();
    QList<double> numbers;
    numbers.reserve(array.size());
    for (const auto &item : array) {
        if (!item.isDouble())
            return {};
        numbers += item.toDouble();
    }
    return numbers;
}

QList<Xyz> placesIn(const QJsonValue &value)
{
    const QList<double> numbers = numbersIn(value);
    QList<Xyz> places;
    places.reserve(numbers.size() / 3);
    for (qsizetype i = 0; i + 2 < numbers.size(); i += 3)
        places += Xyz{numbers.at(i), numbers.at(i + 1), numbers.at(i + 2)};
    return places;
}

std::optional<Xyz> placeIn(const QJsonValue &value)
{
    const QList<Xyz> places = placesIn(value.isObject() ? value["value"_L1] : value);
    return places.isEmpty() ? std::nullopt : std::optional(places.constFirst());
}

std::optional<Range> rangeIn(const QJsonValue &value)
{
    const auto start = numberIn(value["start"_L1]);
    const auto end = numberIn(value["end"_L1]);
    return start && end ? std::optional(Range{*start, *end}) : std::nullopt;
}

std::optional<Frame> frameIn(const QJsonValue &value)
{
    const auto origin = placeIn(value["origin"_L1]);
    const auto normal = placeIn(value["normal"_L1]);
    const auto xdir = placeIn(value["xdir"_L1]);
    const auto ydir = placeIn(value["ydir"_L1]);
    if (!origin || !normal || !xdir || !ydir)
        return {};
    return Frame{*origin, *normal, *xdir, *ydir};
}

std::optional<Frame> frameAround(const Xyz &origin, const Xyz &normal)
{
    const auto up = unit(normal);
    if (!up)
        return {};
    // Any direction will do that is not the normal's own.
    const Xyz other = std::abs(up->z) < 0.9 ? Xyz{0, 0, 1} : Xyz{0, 1, 0};
    const auto xdir = unit(cross(other, *up));
    if (!xdir)
        return {};
    return Frame{origin, *up, *xdir, cross(*up, *xdir)};
}

} // namespace Speckle::Geometry
