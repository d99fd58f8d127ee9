// SPDX-License-Identifier: MIT
#include "sandbox/sample/buildingparts.h"
#include "sandbox/sample/shapes.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox::Building {

namespace {

constexpr double PanelWidth = 4;

QList<QJsonObject> facade(bool glazed)
{
    constexpr double Thickness = 0.2;
    QList<QJsonObject> panels;
    for (int storey = 0; storey < Storeys; ++storey) {
        int number = 0;
        const auto add = [&](QLatin1StringView side, Shapes::Xyz corner, Shapes::Xyz size, bool isGlazed) {
            ++number;
            if (isGlazed != glazed)
                return;
            panels << named(Shapes::boxMesh(corner, size),
                            u"%1 %2 %3.%4"_s.arg(glazed ? u"Curtain Panel"_s : u"Façade Wall"_s, side)
                                .arg(storey)
                                .arg(number, 2, 10, QLatin1Char('0')),
                            glazed ? u"CurtainPanel"_s : u"Wall"_s,
                            {{u"level"_s, levelName(storey)},
                             {u"orientation"_s, side},
                             {u"uValue"_s, glazed ? 0.9 : 0.18},
                             {u"finish"_s, glazed ? u"Triple glazing, low-e"_s : u"Larch boarding"_s}});
        };
        const double z = floorLevel(storey);
        const double height = StoreyHeight - 0.3;
        for (int i = 0; i < int(Width / PanelWidth); ++i)
            add("South"_L1, {i * PanelWidth, -Thickness, z}, {PanelWidth, Thickness, height}, true);
        for (int i = 0; i < int(Depth / Bay); ++i) {
            add("West"_L1, {-Thickness, i * Bay, z}, {Thickness, Bay, height}, false);
            add("East"_L1, {Width, i * Bay, z}, {Thickness, Bay, height}, false);
        }
        for (int i = 0; i < int(Width / (1.5 * PanelWidth)); ++i)
            add("North"_L1, {i * 1.5 * PanelWidth, Depth, z}, {1.5 * PanelWidth, Thickness, height},
                i % 2 == 0);
    }
    return panels;
}

QList<QJsonObject> partitions()
{
    QList<QJsonObject> walls;
    for (int storey = 0; storey < Storeys; ++storey) {
        const double z = floorLevel(storey);
        const auto add = [&](int number, Shapes::Xyz corner, Shapes::Xyz size) {
            walls << named(
                Shapes::boxMesh(corner, size), u"Partition %1.%2"_s.arg(storey).arg(number), u"Wall"_s,
                {{u"level"_s, levelName(storey)}, {u"thickness"_s, 0.125}, {u"acoustics"_s, u"Rw 48 dB"_s}});
        };
        add(1, {8, 0, z}, {0.125, 6, 3});
        add(2, {16, 0, z}, {0.125, 6, 3});
        add(3, {8, 10, z}, {0.125, 6, 3});
        add(4, {16, 10, z}, {0.125, 6, 3});
    }
    return walls;
}

struct RoomPlan
{
    QString name;
    QString use;
    double x;
    double y;
    double width;
    double depth;
};

QList<RoomPlan> roomsOf(int storey)
{
    const bool ground = storey == 0;
    return {
        {ground ? u"Reception"_s : u"Open Office South-West"_s, u"Office"_s, 0, 0, 8, 6},
        {ground ? u"Café"_s : u"Open Office South"_s, ground ? u"Catering"_s : u"Office"_s, 8, 0, 8, 6},
        {u"Meeting Room"_s, u"Meeting"_s, 16, 0, 8, 6},
        {u"Corridor"_s, u"Circulation"_s, 0, 6, 10, 4},
        {u"Stair and Lift Core"_s, u"Circulation"_s, 10, 6, 4, 4},
        {ground ? u"Plant Room"_s : u"Kitchenette"_s, ground ? u"Technical"_s : u"Catering"_s, 14, 6, 10, 4},
        {ground ? u"Bicycle Store"_s : u"Open Office North-West"_s, ground ? u"Storage"_s : u"Office"_s, 0,
         10, 16, 6},
        {u"Washrooms"_s, u"Sanitary"_s, 16, 10, 8, 6}};
}

} // namespace

SampleLayers architecture()
{
    return {{u"Architecture::Façade::Glazing"_s, u"#4FC3F7"_s, facade(true)},
            {u"Architecture::Façade::Solid"_s, u"#A1887F"_s, facade(false)},
            {u"Architecture::Partitions"_s, u"#FFF59D"_s, partitions()}};
}

SampleLayers rooms()
{
    SampleLayer outlines{u"Room Outlines"_s, u"#7CB342"_s, {}};
    SampleLayer labels{u"Room Labels"_s, u"#212121"_s, {}};
    for (int storey = 0; storey < Storeys; ++storey) {
        int number = 0;
        const QList<RoomPlan> plans = roomsOf(storey);
        for (const RoomPlan &room : plans) {
            const QString mark = u"%1.%2"_s.arg(storey).arg(++number, 2, 10, QLatin1Char('0'));
            const double area = room.width * room.depth;
            outlines.objects << named(
                Shapes::rectangle({room.x, room.y, floorLevel(storey)}, room.width, room.depth),
                mark + u' ' + room.name, u"Room"_s,
                {{u"number"_s, mark},
                 {u"name"_s, room.name},
                 {u"use"_s, room.use},
                 {u"level"_s, levelName(storey)},
                 {u"area"_s, area},
                 {u"perimeter"_s, 2 * (room.width + room.depth)},
                 {u"height"_s, 3.0},
                 {u"occupants"_s, room.use == "Office"_L1 ? int(area / 10) : 0},
                 {u"finishes"_s,
                  QJsonObject{{u"floor"_s, room.use == "Office"_L1 ? u"Carpet tiles"_s : u"Terrazzo"_s},
                              {u"ceiling"_s, u"Exposed concrete"_s}}}});
            labels.objects << named(
                Shapes::annotation(u"%1\n%2\n%3 m²"_s.arg(mark, room.name).arg(area),
                                   {room.x + room.width / 2, room.y + room.depth / 2, floorLevel(storey)},
                                   0.35),
                u"Label "_s + mark);
        }
    }
    return {outlines, labels};
}

SampleLayers services()
{
    SampleLayer ducts{u"HVAC::Ducts"_s, u"#26A69A"_s, {}};
    SampleLayer bends{u"HVAC::Bends"_s, u"#26A69A"_s, {}};
    SampleLayer diffusers{u"HVAC::Diffusers"_s, u"#80CBC4"_s, {}};
    SampleLayer equipment{u"Equipment"_s, u"#FFA726"_s, {}};
    for (int storey = 0; storey < Storeys; ++storey) {
        const double z = floorLevel(storey) + 2.9;
        for (int run = 0; run < 3; ++run) {
            const Shapes::Xyz from{2.0 + 7 * run, 8, z};
            ducts.objects << named(
                Shapes::extrusion(Shapes::rectangle(from, 0.4, 0.3), from, {from.x + 6, 8, z}),
                u"Supply Duct %1.%2"_s.arg(storey).arg(run + 1), u"Duct"_s,
                {{u"system"_s, u"Supply Air"_s},
                 {u"size"_s, u"400x300"_s},
                 {u"flow"_s, 1200 - 150 * run},
                 {u"level"_s, levelName(storey)}});
        }
        bends.objects << named(Shapes::arc({22, 7, z}, 1, 0, 1.5708), u"Bend %1"_s.arg(storey));
        for (int i = 0; i < 2; ++i)
            diffusers.objects << named(Shapes::circle({6.0 + 12 * i, 3, z - 0.2}, 0.3),
                                       u"Diffuser %1.%2"_s.arg(storey).arg(i + 1));
        equipment.objects << named(
            Shapes::box({15, 6.5, floorLevel(storey)}, {2.4, 1.2, 2}), u"Air Handling Unit %1"_s.arg(storey),
            {},
            {{u"tag"_s, u"AHU-%1"_s.arg(storey, 2, 10, QLatin1Char('0'))},
             {u"power"_s, 7.5},
             {u"maintenance"_s, QJsonObject{{u"intervalMonths"_s, 6}, {u"contract"_s, u"NBS-2231"_s}}}});
    }
    return {ducts, bends, diffusers, equipment};
}

} // namespace Speckle::Sandbox::Building
