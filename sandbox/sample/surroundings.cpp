// SPDX-License-Identifier: MIT
#include "sandbox/sample/buildingparts.h"
#include "sandbox/sample/shapes.h"

#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox::Building {

SampleLayers site()
{
    SampleLayer boundary{u"Site Boundary"_s, u"#E65100"_s, {}};
    boundary.objects << named(Shapes::closedCurve({{-14, -12, 0},
                                                   {12, -16, 0},
                                                   {38, -11, 0},
                                                   {41, 12, 0},
                                                   {36, 30, 0},
                                                   {8, 33, 0},
                                                   {-15, 27, 0},
                                                   {-18, 8, 0}}),
                              u"Site Boundary"_s, {},
                              {{u"parcel"_s, u"Flur 12, Nr. 481/3"_s}, {u"area"_s, 2417.5}});
    SampleLayer terrain{u"Topography"_s, u"#8D6E63"_s, {}};
    terrain.objects << named(Shapes::terrainMesh({-20, -18, -1.5}, 4, 16, 13), u"Existing Terrain"_s,
                             u"Topography"_s);
    SampleLayer survey{u"Survey Points"_s, u"#6A1B9A"_s, {}};
    for (int i = 0; i < 12; ++i) {
        const double angle = i * M_PI / 6;
        survey.objects << named(
            Shapes::point({12 + 26 * std::cos(angle), 8 + 20 * std::sin(angle), -0.1 * (i % 4)}),
            u"Survey %1"_s.arg(101 + i), {}, {{u"surveyor"_s, u"Ing.-Büro Hansen"_s}, {u"accuracy"_s, 0.01}});
    }
    SampleLayer trees{u"Trees"_s, u"#388E3C"_s, {}};
    static const QStringList species{u"Quercus robur"_s, u"Tilia cordata"_s, u"Betula pendula"_s,
                                     u"Acer campestre"_s};
    for (int i = 0; i < 16; ++i) {
        trees.objects << named(Shapes::circle({-10.0 + 3 * i, i % 2 ? 24.5 : 26.0, 0}, 1.2 + 0.1 * (i % 5)),
                               u"Tree %1"_s.arg(i + 1), {},
                               {{u"species"_s, species.at(i % species.size())}, {u"height"_s, 6 + i % 4}});
    }
    SampleLayer roads{u"Roads and Parking"_s, u"#616161"_s, {}};
    for (int i = 0; i < 2; ++i)
        roads.objects << named(Shapes::arc({30, -4, 0}, 6.0 + 3.5 * i, 3.14159, 4.71239),
                               u"Kerb %1"_s.arg(i + 1));
    roads.objects << named(Shapes::polycurve({Shapes::line({-12, -9, 0}, {20, -9, 0}),
                                              Shapes::arc({20, -5, 0}, 4, 4.71239, 6.28319),
                                              Shapes::line({24, -5, 0}, {24, -1, 0})},
                                             false),
                           u"Access Road Axis"_s);
    for (int i = 0; i < 8; ++i)
        roads.objects << named(Shapes::rectangle({-8 + 2.5 * i, -7.5, 0}, 2.5, 5), u"Parking %1"_s.arg(i + 1),
                               u"Parking"_s);
    roads.objects << named(Shapes::vector({0.087, 0.996, 0}), u"True North"_s);
    return {boundary, terrain, survey, trees, roads};
}

SampleLayers facadeStudy()
{
    SampleLayer modules{u"Modules"_s, u"#00897B"_s, {}};
    SampleLayer openings{u"Openings"_s, u"#5E35B1"_s, {}};
    SampleLayer solids{u"Solids"_s, u"#B0BEC5"_s, {}};
    SampleLayer parameters{u"Parameters"_s, u"#212121"_s, {}};
    for (int i = 0; i < 4; ++i) {
        const double x = i * 4.0;
        modules.objects << named(
            Shapes::polycurve({Shapes::line({x, 0, 0}, {x + 3.6, 0, 0}),
                               Shapes::arc({x + 3.6, 0.5, 0}, 0.5, 4.71239, 7.85398),
                               Shapes::line({x + 3.6, 1, 0}, {x, 1, 0}), Shapes::line({x, 1, 0}, {x, 0, 0})},
                              true),
            u"Module %1"_s.arg(i + 1));
        openings.objects << named(Shapes::ellipse({x + 1.8, 0.5, 1.6}, 1.2, 0.4 + 0.1 * i),
                                  u"Opening %1"_s.arg(i + 1), {}, {{u"openRatio"_s, 0.32 + 0.04 * i}});
    }
    for (int i = 0; i < 2; ++i)
        solids.objects << named(Shapes::brep(Shapes::boxMesh({i * 8.0, 0, 0}, {3.6, 1, 3.2})),
                                u"Fin %1"_s.arg(i + 1));
    parameters.objects << named(Shapes::interval(0.2, 0.6), u"Allowed Open Ratio"_s)
                       << named(Shapes::interval(15, 45), u"Fin Angle"_s)
                       << named(QJsonObject{{u"type"_s, u"Interval2d"_s},
                                            {u"U"_s, Shapes::interval(0, 24)},
                                            {u"V"_s, Shapes::interval(0, 21.6)}},
                                u"Façade Domain"_s);
    return {modules, openings, solids, parameters};
}

SampleLayers daylightResults()
{
    SampleLayer numbers{u"Daylight Factor"_s, u"#FDD835"_s, {}};
    SampleLayer texts{u"Remarks"_s, u"#212121"_s, {}};
    SampleLayer flags{u"Compliance"_s, u"#43A047"_s, {}};
    static const QStringList zones{u"South-West"_s, u"South"_s, u"South-East"_s, u"North-West"_s};
    for (int i = 0; i < 8; ++i)
        numbers.objects << named(Shapes::value(u"Number"_s, 1.4 + 0.35 * (i % 5)),
                                 u"%1, %2"_s.arg(zones.at(i % 4), levelName(i / 4 + 1)), {},
                                 {{u"unit"_s, u"%"_s}});
    for (int i = 0; i < 4; ++i) {
        texts.objects << named(
            Shapes::value(u"String"_s, i == 2
                                           ? u"Glare above the threshold on 43 days, external blinds needed"_s
                                           : u"Within limits"_s),
            u"Remark "_s + zones.at(i));
        flags.objects << named(Shapes::value(u"Boolean"_s, i != 2), u"Complies "_s + zones.at(i));
    }
    return {numbers, texts, flags};
}

SampleLayers titleBlocks()
{
    SampleLayer sheets{u"Title Blocks"_s, u"Black"_s, {}};
    struct Sheet
    {
        QString name;
        double width;
        double height;
    };
    const QList<Sheet> sizes{{u"A0"_s, 1.189, 0.841}, {u"A1"_s, 0.841, 0.594},
                             {u"A2"_s, 0.594, 0.42},  {u"A3"_s, 0.42, 0.297},
                             {u"A4"_s, 0.21, 0.297},  {u"A1 portrait"_s, 0.594, 0.841}};
    for (const Sheet &sheet : sizes) {
        sheets.objects << named(
            Shapes::block(
                u"Title block "_s + sheet.name,
                {Shapes::rectangle({0, 0, 0}, sheet.width, sheet.height),
                 Shapes::line({sheet.width - 0.18, 0, 0}, {sheet.width - 0.18, 0.06, 0}),
                 Shapes::annotation(u"Harbour & Quay Architects"_s, {sheet.width - 0.17, 0.04, 0}, 0.005)}),
            u"Title Block "_s + sheet.name, {}, {{u"scale"_s, u"1:100"_s}});
    }
    return {sheets};
}

SampleLayers pavilion()
{
    SampleLayer ribs{u"Pavilion::Ribs"_s, u"#EF6C00"_s, {}};
    SampleLayer panels{u"Pavilion::Roof Panels"_s, u"#FFE0B2"_s, {}};
    constexpr int Ribs = 6;
    for (int i = 0; i < Ribs; ++i) {
        const double x = i * 3.0;
        ribs.objects << named(Shapes::line({x, 0, 3 + 0.4 * i}, {x, 12, 3 + 0.4 * (Ribs - i)}),
                              u"Rib %1"_s.arg(i + 1), u"Beam"_s, {{u"section"_s, u"GL24h 120x360"_s}});
    }
    for (int i = 0; i < 24; ++i) {
        const int row = i / 6;
        const double x = (i % 6) * 2.5;
        const double y = row * 3.0;
        panels.objects << named(Shapes::boxMesh({x, y, 3.6 + 0.1 * (i % 6)}, {2.45, 2.95, 0.12}),
                                u"Roof Panel %1"_s.arg(i + 1, 2, 10, QLatin1Char('0')), u"Roof"_s,
                                {{u"material"_s, u"CLT 120"_s}, {u"weight"_s, 412}});
    }
    return {ribs, panels};
}

} // namespace Speckle::Sandbox::Building
