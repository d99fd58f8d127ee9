// SPDX-License-Identifier: MIT
#include "sandbox/sample/buildingparts.h"
#include "sandbox/sample/shapes.h"

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox::Building {

namespace {

QString gridName(int column, int row)
{
    return u"%1-%2"_s.arg(QChar(u'A' + row)).arg(column + 1);
}

QList<QJsonObject> slabs()
{
    constexpr double Thickness = 0.3;
    constexpr double Overhang = 0.4;
    QList<QJsonObject> slabs;
    for (int storey = 0; storey <= Storeys; ++storey) {
        const bool isRoof = storey == Storeys;
        slabs << named(Shapes::boxMesh({-Overhang, -Overhang, floorLevel(storey) - Thickness},
                                       {Width + 2 * Overhang, Depth + 2 * Overhang, Thickness}),
                       isRoof ? u"Roof Slab"_s : u"Slab "_s + levelName(storey), u"Slab"_s,
                       {{u"level"_s, isRoof ? u"Roof"_s : levelName(storey)},
                        {u"thickness"_s, Thickness},
                        {u"material"_s, u"Concrete C30/37"_s},
                        {u"fireRating"_s, u"REI 90"_s},
                        {u"area"_s, (Width + 2 * Overhang) * (Depth + 2 * Overhang)}});
    }
    return slabs;
}

QList<QJsonObject> columns()
{
    QList<QJsonObject> columns;
    for (int storey = 0; storey < Storeys; ++storey) {
        const double side = storey < 2 ? 0.5 : 0.4;
        for (int row = 0; row <= BaysY; ++row) {
            for (int column = 0; column <= BaysX; ++column) {
                columns << named(
                    Shapes::boxMesh({column * Bay - side / 2, row * Bay - side / 2, floorLevel(storey)},
                                    {side, side, StoreyHeight - 0.3}),
                    u"Column %1 %2"_s.arg(gridName(column, row), levelName(storey)), u"Column"_s,
                    {{u"level"_s, levelName(storey)},
                     {u"grid"_s, gridName(column, row)},
                     {u"section"_s, storey < 2 ? u"500x500"_s : u"400x400"_s},
                     {u"material"_s, u"Concrete C40/50"_s},
                     {u"loadBearing"_s, true}});
            }
        }
    }
    return columns;
}

QList<QJsonObject> beams()
{
    QList<QJsonObject> beams;
    const auto add = [&](int storey, Shapes::Xyz from, Shapes::Xyz to, const QString &name) {
        beams << named(
            Shapes::line(from, to), u"Beam %1 %2"_s.arg(name, levelName(storey)), u"Beam"_s,
            {{u"level"_s, levelName(storey)}, {u"section"_s, u"IPE 400"_s}, {u"material"_s, u"S355"_s}});
    };
    for (int storey = 1; storey <= Storeys; ++storey) {
        const double z = floorLevel(storey) - 0.5;
        for (int row = 0; row <= BaysY; ++row) {
            for (int column = 0; column < BaysX; ++column)
                add(storey, {column * Bay, row * Bay, z}, {(column + 1) * Bay, row * Bay, z},
                    gridName(column, row) + u'/' + gridName(column + 1, row));
        }
        for (int column = 0; column <= BaysX; ++column) {
            for (int row = 0; row < BaysY; ++row)
                add(storey, {column * Bay, row * Bay, z}, {column * Bay, (row + 1) * Bay, z},
                    gridName(column, row) + u'/' + gridName(column, row + 1));
        }
    }
    return beams;
}

QList<QJsonObject> coreWalls()
{
    constexpr double Thickness = 0.25;
    constexpr double Left = 10;
    constexpr double Front = 6;
    constexpr double CoreWidth = 4;
    constexpr double CoreDepth = 4;
    QList<QJsonObject> walls;
    for (int storey = 0; storey < Storeys; ++storey) {
        const double z = floorLevel(storey);
        const double height = StoreyHeight - 0.3;
        const auto add = [&](const QString &side, Shapes::Xyz corner, Shapes::Xyz size) {
            walls << named(Shapes::boxMesh(corner, size), u"Core %1 %2"_s.arg(side, levelName(storey)),
                           u"Wall"_s,
                           {{u"level"_s, levelName(storey)},
                            {u"function"_s, u"Core shaft"_s},
                            {u"thickness"_s, Thickness},
                            {u"fireRating"_s, u"REI 120"_s}});
        };
        add(u"South"_s, {Left, Front, z}, {CoreWidth, Thickness, height});
        add(u"North"_s, {Left, Front + CoreDepth - Thickness, z}, {CoreWidth, Thickness, height});
        add(u"West"_s, {Left, Front + Thickness, z}, {Thickness, CoreDepth - 2 * Thickness, height});
        add(u"East"_s, {Left + CoreWidth - Thickness, Front + Thickness, z},
            {Thickness, CoreDepth - 2 * Thickness, height});
    }
    return walls;
}

} // namespace

SampleLayers structure()
{
    return {{u"Structure::Slabs"_s, u"#9E9E9E"_s, slabs()},
            {u"Structure::Columns"_s, u"#546E7A"_s, columns()},
            {u"Structure::Beams"_s, u"#C62828"_s, beams()},
            {u"Structure::Core"_s, u"#37474F"_s, coreWalls()}};
}

SampleLayers grids()
{
    SampleLayer lines{u"Grid Lines"_s, u"#D32F2F"_s, {}};
    SampleLayer bubbles{u"Grid Bubbles"_s, u"#D32F2F"_s, {}};
    SampleLayer labels{u"Grid Labels"_s, u"#212121"_s, {}};
    SampleLayer levels{u"Levels"_s, u"#1976D2"_s, {}};
    SampleLayer levelLabels{u"Level Labels"_s, u"#1976D2"_s, {}};
    constexpr double Beyond = 3;
    const auto add = [&](const QString &name, Shapes::Xyz from, Shapes::Xyz to) {
        lines.objects << named(Shapes::line(from, to), u"Grid "_s + name, u"GridLine"_s, {{u"mark"_s, name}});
        for (const Shapes::Xyz &end : {from, to}) {
            bubbles.objects << named(Shapes::circle(end, 0.6), u"Bubble "_s + name);
        }
        labels.objects << named(Shapes::annotation(name, from, 0.5), u"Label "_s + name);
    };
    for (int column = 0; column <= BaysX; ++column)
        add(QString::number(column + 1), {column * Bay, -Beyond, 0}, {column * Bay, Depth + Beyond, 0});
    for (int row = 0; row <= BaysY; ++row)
        add(QString(QChar(u'A' + row)), {-Beyond, row * Bay, 0}, {Width + Beyond, row * Bay, 0});
    for (int storey = 0; storey <= Storeys; ++storey) {
        const QString name = storey == Storeys ? u"Roof"_s : levelName(storey);
        levels.objects << named(Shapes::plane({0, 0, floorLevel(storey)}), name, u"Level"_s,
                                {{u"elevation"_s, floorLevel(storey)}, {u"computationHeight"_s, 1.2}});
        levelLabels.objects << named(
            Shapes::annotation(u"%1  +%2"_s.arg(name).arg(floorLevel(storey), 0, 'f', 2),
                               {-6, 0, floorLevel(storey)}, 0.4),
            u"Label "_s + name);
    }
    return {lines, bubbles, labels, levels, levelLabels};
}

} // namespace Speckle::Sandbox::Building
