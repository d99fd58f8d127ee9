// SPDX-License-Identifier: MIT
#include "sandbox/sample/parts.h"

#include "sandbox/models/models.h"
#include "sandbox/sample/buildingparts.h"
#include "sandbox/sample/people.h"
#include "sandbox/sample/shapes.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

namespace {

constexpr int StreamCount = 3000;
constexpr int ObjectCount = 100'000;

const QStringList &sites()
{
    static const QStringList names{
        u"Harbour Office"_s,    u"Coal Quay Housing"_s, u"Elm Street School"_s,   u"North Station"_s,
        u"Lindqvist Library"_s, u"Weir Bridge"_s,       u"St. Olav Hospital"_s,   u"Market Hall"_s,
        u"Depot 14"_s,          u"Ropewalk Studios"_s,  u"Observatory Museum"_s,  u"Tannery Lofts"_s,
        u"Riverside Clinic"_s,  u"Signal Box Hotel"_s,  u"Orchard Kindergarten"_s};
    return names;
}

SampleStream numbered(int i, int people)
{
    static const QStringList disciplines{u"Structure"_s, u"Architecture"_s, u"Façade"_s,   u"Ventilation"_s,
                                         u"Rooms"_s,     u"Site"_s,         u"Lighting"_s, u"Furniture"_s};
    static const QStringList stages{u"stage-1"_s, u"stage-2"_s, u"stage-3"_s, u"stage-4"_s};
    static const QStringList messages{u"Weekly issue"_s, u"After coordination"_s, u"Grid corrected"_s, u""_s};
    const QString &site = sites().at(i % sites().size());
    const QString &discipline = disciplines.at(i / 7 % disciplines.size());
    SampleStream stream;
    stream.name = u"%1 – %2 %3"_s.arg(site, discipline).arg(i + 1, 4, 10, QLatin1Char('0'));
    stream.description = u"%1 of %2, kept by the coordination team."_s.arg(discipline, site);
    stream.commitMessage = messages.at(i % messages.size());
    stream.jobNumber = u"24%1-00"_s.arg(200 + i % sites().size(), 4, 10, QLatin1Char('0'));
    stream.tags = {discipline.toLower(), stages.at(i % stages.size())};
    stream.owner = i % 3 ? i % people : 0; // the first user owns nearly half of them, and reads most others
    if (stream.owner != 0 && i % 5 != 0)
        stream.readers = {0};
    stream.isPrivate = i % 11 == 0;
    stream.daysAgo = 1 + (i * 37) % 700 + i / 3000.0;
    return stream;
}

//! Small solids in a lattice: as many vertices as a real export's median, no two alike.
QJsonObject latticeMesh(int i)
{
    const int row = i / 100 % 100;
    const int level = i / 10'000;
    const double x = (i % 100) * 1.2;
    const double y = row * 1.2;
    const double z = level * 3.0;
    return Building::named(Shapes::boxMesh({x, y, z}, {1, 1, 0.2 + (i % 13) * 0.2}),
                           u"Element %1"_s.arg(i + 1, 6, 10, QLatin1Char('0')),
                           i % 4 ? u"Wall"_s : u"Floor"_s,
                           {{u"level"_s, Building::levelName(level)},
                            {u"mark"_s, QString::number(i)},
                            {u"volume"_s, 0.2 + (i % 13) * 0.2}});
}

} // namespace

void addLargeSample(SampleBuilder &add, Store &store)
{
    Q_UNUSED(store)
    const int people = int(samplePeople().size());
    for (int i = 0; i < StreamCount - 1; ++i)
        add.addStream(numbered(i, people));

    SampleStream huge = numbered(StreamCount - 1, people);
    huge.name = u"North Station – Federated Model"_s;
    huge.description = u"Everything in one: 100,000 objects on ten levels."_s;
    huge.owner = 0;
    huge.isPrivate = false;
    huge.daysAgo = 0.05;
    constexpr int ALayer = 10'000;
    for (int first = 0; first < ObjectCount; first += ALayer) {
        SampleLayer layer{Building::levelName(first / ALayer), u"#90A4AE"_s, {}};
        layer.objects.reserve(ALayer);
        for (int i = first; i < first + ALayer; ++i)
            layer.objects << latticeMesh(i);
        huge.layers << layer;
    }
    add.addStream(huge);
}

} // namespace Speckle::Sandbox
