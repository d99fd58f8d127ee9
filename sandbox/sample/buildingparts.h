// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/sample/building.h"

//! Measures and helpers that the parts of the building share.
namespace Speckle::Sandbox::Building {

inline constexpr int Storeys = 6;
inline constexpr double StoreyHeight = 3.6;
inline constexpr double Bay = 8;
inline constexpr int BaysX = 3;
inline constexpr int BaysY = 2;
inline constexpr double Width = Bay * BaysX;
inline constexpr double Depth = Bay * BaysY;

[[nodiscard]] inline double floorLevel(int storey)
{
    return storey * StoreyHeight;
}

[[nodiscard]] inline QString levelName(int storey)
{
    return storey == 0 ? QStringLiteral("Ground Floor")
                       : QStringLiteral("Level %1").arg(storey, 2, 10, QLatin1Char('0'));
}

//! \a object with a name, properties, and a type as Revit's client writes it ("Mesh/Wall") where \a kind is
//! given.
[[nodiscard]] inline QJsonObject named(QJsonObject object, const QString &name, const QString &kind = {},
                                       const QJsonObject &properties = {})
{
    object.insert(QLatin1StringView("name"), name);
    object.insert(QLatin1StringView("applicationId"), QStringLiteral("sample/") + name);
    if (!kind.isEmpty())
        object.insert(QLatin1StringView("type"),
                      object.value(QLatin1StringView("type")).toString() + QLatin1Char('/') + kind);
    if (!properties.isEmpty())
        object.insert(QLatin1StringView("properties"), properties);
    return object;
}

} // namespace Speckle::Sandbox::Building
