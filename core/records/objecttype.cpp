// SPDX-License-Identifier: MIT
#include "core/records/objecttype.h"

#include <QLatin1String>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

constexpr std::array<std::pair<QLatin1String, ObjectType>, 25> names{{
    {"Null"_L1, ObjectType::Null},
    {"Boolean"_L1, ObjectType::Boolean},
    {"Number"_L1, ObjectType::Number},
    {"String"_L1, ObjectType::String},
    {"Interval"_L1, ObjectType::Interval},
    {"Interval2d"_L1, ObjectType::Interval2d},
    {"Point"_L1, ObjectType::Point},
    {"Vector"_L1, ObjectType::Vector},
    {"Plane"_L1, ObjectType::Plane},
    {"Line"_L1, ObjectType::Line},
    {"Rectangle"_L1, ObjectType::Rectangle},
    {"Circle"_L1, ObjectType::Circle},
    {"Arc"_L1, ObjectType::Arc},
    {"Ellipse"_L1, ObjectType::Ellipse},
    {"Polycurve"_L1, ObjectType::Polycurve},
    {"Box"_L1, ObjectType::Box},
    {"Polyline"_L1, ObjectType::Polyline},
    {"Curve"_L1, ObjectType::Curve},
    {"Mesh"_L1, ObjectType::Mesh},
    {"Brep"_L1, ObjectType::Brep},
    {"Annotation"_L1, ObjectType::Annotation},
    {"Extrusion"_L1, ObjectType::Extrusion},
    {"Block"_L1, ObjectType::Block},
    {"Abstract"_L1, ObjectType::Abstract},
    {"Placeholder"_L1, ObjectType::Placeholder},
}};

} // namespace

ObjectType objectTypeOf(QStringView type)
{
    while (true) {
        const qsizetype slash = type.lastIndexOf(u'/');
        const QStringView segment = type.sliced(slash + 1);
        for (const auto &[name, known] : names) {
            if (segment == name)
                return known;
        }
        if (slash < 0)
            return ObjectType::Unknown;
        type = type.first(slash);
    }
}

} // namespace Speckle
