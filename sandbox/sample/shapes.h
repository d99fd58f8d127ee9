// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

//! Objects of the types that other Speckle v1 clients send, in metres.
namespace Speckle::Sandbox::Shapes {

struct Xyz
{
    double x = 0;
    double y = 0;
    double z = 0;
};

[[nodiscard]] QJsonObject point(Xyz at);
[[nodiscard]] QJsonObject vector(Xyz direction);
//! A horizontal plane.
[[nodiscard]] QJsonObject plane(Xyz origin);
[[nodiscard]] QJsonObject interval(double start, double end);
[[nodiscard]] QJsonObject line(Xyz from, Xyz to);
[[nodiscard]] QJsonObject polyline(const QList<Xyz> &points, bool closed);
[[nodiscard]] QJsonObject rectangle(Xyz corner, double width, double depth);
[[nodiscard]] QJsonObject circle(Xyz centre, double radius);
//! In radians, counter-clockwise.
[[nodiscard]] QJsonObject arc(Xyz centre, double radius, double startAngle, double endAngle);
[[nodiscard]] QJsonObject ellipse(Xyz centre, double firstRadius, double secondRadius);
//! A closed smooth curve through control points, with the polyline to draw instead.
[[nodiscard]] QJsonObject closedCurve(const QList<Xyz> &points);
[[nodiscard]] QJsonObject polycurve(const QList<QJsonObject> &segments, bool closed);
[[nodiscard]] QJsonObject box(Xyz corner, Xyz size);
//! A cuboid as a mesh of six quads.
[[nodiscard]] QJsonObject boxMesh(Xyz corner, Xyz size);
//! A height field of \a columns × \a rows cells; with a colour a vertex.
[[nodiscard]] QJsonObject terrainMesh(Xyz corner, double cell, int columns, int rows);
[[nodiscard]] QJsonObject extrusion(const QJsonObject &profile, Xyz from, Xyz to);
[[nodiscard]] QJsonObject brep(const QJsonObject &displayMesh);
[[nodiscard]] QJsonObject annotation(const QString &text, Xyz at, double height);
[[nodiscard]] QJsonObject block(const QString &description, const QList<QJsonObject> &objects);
[[nodiscard]] QJsonObject value(const QString &type, const QJsonValue &value);

} // namespace Speckle::Sandbox::Shapes
