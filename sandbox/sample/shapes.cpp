// SPDX-License-Identifier: MIT
#include "sandbox/sample/shapes.h"

#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox::Shapes {

namespace {

double rounded(double metres)
{
    return std::round(metres * 10'000)
           / 10'000; // a tenth of a millimetre: short texts, equal on all machines
}

void append(QJsonArray &values, Xyz at)
{
    values.append(rounded(at.x));
    values.append(rounded(at.y));
    values.append(rounded(at.z));
}

QJsonArray triple(Xyz at)
{
    QJsonArray values;
    append(values, at);
    return values;
}

QJsonArray flat(const QList<Xyz> &points)
{
    QJsonArray values;
    for (const Xyz &at : points)
        append(values, at);
    return values;
}

QJsonArray listOf(const QList<QJsonObject> &objects)
{
    QJsonArray list;
    for (const QJsonObject &object : objects)
        list.append(object);
    return list;
}

Xyz onCircle(Xyz centre, double radius, double angle)
{
    return {centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle), centre.z};
}

} // namespace

QJsonObject value(const QString &type, const QJsonValue &value)
{
    return {{u"type"_s, type}, {u"value"_s, value}};
}

QJsonObject point(Xyz at)
{
    return value(u"Point"_s, triple(at));
}

QJsonObject vector(Xyz direction)
{
    return value(u"Vector"_s, triple(direction));
}

QJsonObject plane(Xyz origin)
{
    return {{u"type"_s, u"Plane"_s},
            {u"origin"_s, point(origin)},
            {u"normal"_s, vector({0, 0, 1})},
            {u"xdir"_s, vector({1, 0, 0})},
            {u"ydir"_s, vector({0, 1, 0})}};
}

QJsonObject interval(double start, double end)
{
    return {{u"type"_s, u"Interval"_s}, {u"start"_s, rounded(start)}, {u"end"_s, rounded(end)}};
}

QJsonObject line(Xyz from, Xyz to)
{
    const double length = std::hypot(to.x - from.x, to.y - from.y, to.z - from.z);
    return {{u"type"_s, u"Line"_s}, {u"value"_s, flat({from, to})}, {u"domain"_s, interval(0, length)}};
}

QJsonObject polyline(const QList<Xyz> &points, bool closed)
{
    return {{u"type"_s, u"Polyline"_s},
            {u"value"_s, flat(points)},
            {u"closed"_s, closed},
            {u"domain"_s, interval(0, double(points.size()))}};
}

QJsonObject rectangle(Xyz corner, double width, double depth)
{
    return polyline({corner,
                     {corner.x + width, corner.y, corner.z},
                     {corner.x + width, corner.y + depth, corner.z},
                     {corner.x, corner.y + depth, corner.z}},
                    true);
}

QJsonObject circle(Xyz centre, double radius)
{
    return {{u"type"_s, u"Circle"_s},
            {u"radius"_s, rounded(radius)},
            {u"plane"_s, plane(centre)},
            {u"domain"_s, interval(0, 2 * M_PI)}};
}

QJsonObject arc(Xyz centre, double radius, double startAngle, double endAngle)
{
    return {{u"type"_s, u"Arc"_s},
            {u"radius"_s, rounded(radius)},
            {u"startAngle"_s, rounded(startAngle)},
            {u"endAngle"_s, rounded(endAngle)},
            {u"angleRadians"_s, rounded(endAngle - startAngle)},
            {u"plane"_s, plane(centre)},
            {u"domain"_s, interval(0, endAngle - startAngle)},
            {u"startPoint"_s, point(onCircle(centre, radius, startAngle))},
            {u"midPoint"_s, point(onCircle(centre, radius, (startAngle + endAngle) / 2))},
            {u"endPoint"_s, point(onCircle(centre, radius, endAngle))}};
}

QJsonObject ellipse(Xyz centre, double firstRadius, double secondRadius)
{
    return {{u"type"_s, u"Ellipse"_s},
            {u"firstRadius"_s, rounded(firstRadius)},
            {u"secondRadius"_s, rounded(secondRadius)},
            {u"plane"_s, plane(centre)},
            {u"domain"_s, interval(0, 2 * M_PI)}};
}

QJsonObject closedCurve(const QList<Xyz> &points)
{
    constexpr int Degree = 3;
    QList<Xyz> control = points;
    for (int i = 0; i < Degree; ++i)
        control.append(points.at(i)); // a periodic curve repeats its first control points
    QJsonArray weights;
    for (qsizetype i = 0; i < control.size(); ++i)
        weights.append(1);
    QJsonArray knots; // n + degree − 1 of them, as Rhino counts
    for (qsizetype i = 0; i < control.size() + Degree - 1; ++i)
        knots.append(i - Degree + 1);
    return {{u"type"_s, u"Curve"_s},
            {u"degree"_s, Degree},
            {u"periodic"_s, true},
            {u"rational"_s, false},
            {u"closed"_s, true},
            {u"points"_s, flat(control)},
            {u"weights"_s, weights},
            {u"knots"_s, knots},
            {u"domain"_s, interval(0, double(points.size()))},
            {u"displayValue"_s, polyline(points, true)}};
}

QJsonObject polycurve(const QList<QJsonObject> &segments, bool closed)
{
    return {{u"type"_s, u"Polycurve"_s},
            {u"segments"_s, listOf(segments)},
            {u"closed"_s, closed},
            {u"domain"_s, interval(0, double(segments.size()))}};
}

QJsonObject box(Xyz corner, Xyz size)
{
    return {{u"type"_s, u"Box"_s},
            {u"basePlane"_s, plane(corner)},
            {u"xSize"_s, interval(0, size.x)},
            {u"ySize"_s, interval(0, size.y)},
            {u"zSize"_s, interval(0, size.z)}};
}

QJsonObject boxMesh(Xyz corner, Xyz size)
{
    QJsonArray vertices;
    for (int i = 0; i < 8; ++i) {
        const bool right = i == 1 || i == 2 || i == 5 || i == 6;
        const bool back = i == 2 || i == 3 || i == 6 || i == 7;
        append(vertices, {corner.x + (right ? size.x : 0), corner.y + (back ? size.y : 0),
                          corner.z + (i > 3 ? size.z : 0)});
    }
    return {{u"type"_s, u"Mesh"_s},
            {u"vertices"_s, vertices},
            {u"faces"_s, QJsonArray{1, 3, 2, 1, 0, 1, 4, 5, 6, 7, 1, 0, 1, 5, 4,
                                    1, 1, 2, 6, 5, 1, 2, 3, 7, 6, 1, 3, 0, 4, 7}}};
}

QJsonObject terrainMesh(Xyz corner, double cell, int columns, int rows)
{
    QJsonArray vertices;
    QJsonArray colors;
    QJsonArray faces;
    for (int row = 0; row <= rows; ++row) {
        for (int column = 0; column <= columns; ++column) {
            const double height = 0.8 * std::sin(column * 0.45) * std::cos(row * 0.35) + 0.04 * row;
            append(vertices, {corner.x + column * cell, corner.y + row * cell, corner.z + height});
            const int green = 150 + int(height * 30);
            colors.append(int(0xff000000U | (96U << 16U) | (unsigned(green) << 8U) | 80U));
        }
    }
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const int first = row * (columns + 1) + column;
            for (const int index : {1, first, first + 1, first + columns + 2, first + columns + 1})
                faces.append(index);
        }
    }
    return {{u"type"_s, u"Mesh"_s}, {u"vertices"_s, vertices}, {u"faces"_s, faces}, {u"colors"_s, colors}};
}

QJsonObject extrusion(const QJsonObject &profile, Xyz from, Xyz to)
{
    const double length = std::hypot(to.x - from.x, to.y - from.y, to.z - from.z);
    return {{u"type"_s, u"Extrusion"_s},   {u"capped"_s, true},       {u"profile"_s, profile},
            {u"pathStart"_s, point(from)}, {u"pathEnd"_s, point(to)}, {u"pathCurve"_s, line(from, to)},
            {u"length"_s, rounded(length)}};
}

QJsonObject brep(const QJsonObject &displayMesh)
{
    return {{u"type"_s, u"Brep"_s},
            {u"provenance"_s, u"Rhino"_s},
            {u"base64"_s,
             QString::fromLatin1(QByteArray("the opaque boundary representation of a sample").toBase64())},
            {u"displayValue"_s, displayMesh}};
}

QJsonObject annotation(const QString &text, Xyz at, double height)
{
    return {{u"type"_s, u"Annotation"_s}, {u"text"_s, text},  {u"textHeight"_s, height},
            {u"fontName"_s, u"Arial"_s},  {u"bold"_s, false}, {u"italic"_s, false},
            {u"location"_s, point(at)}};
}

QJsonObject block(const QString &description, const QList<QJsonObject> &objects)
{
    return {{u"type"_s, u"Block"_s}, {u"description"_s, description}, {u"objects"_s, listOf(objects)}};
}

} // namespace Speckle::Sandbox::Shapes
