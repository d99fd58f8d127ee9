// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/geometry/mesh.h"

namespace Speckle::Geometry {

//! A solid in the sending program's own format, and how that program draws it.
class Brep : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit Brep(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
    //! For the program named in provenance(); nobody else can read it.
    [[nodiscard]] QJsonValue rawData() const { return value("rawData"); }
    [[nodiscard]] QString base64() const { return text("base64"); }
    [[nodiscard]] QString provenance() const { return text("provenance"); }
    [[nodiscard]] Mesh displayValue() const { return Mesh(value("displayValue").toObject()); }
};

class Extrusion : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit Extrusion(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
    [[nodiscard]] bool isCapped() const { return flag("capped"); }
    //! The curve that is drawn out; empty where there is none.
    [[nodiscard]] SpeckleObject profile() const { return SpeckleObject(value("profile").toObject()); }
    [[nodiscard]] QList<SpeckleObject> profiles() const { return objectsIn(value("profiles")); }
    [[nodiscard]] std::optional<Xyz> pathStart() const { return placeIn(value("pathStart")); }
    [[nodiscard]] std::optional<Xyz> pathEnd() const { return placeIn(value("pathEnd")); }
    [[nodiscard]] SpeckleObject pathCurve() const { return SpeckleObject(value("pathCurve").toObject()); }
    [[nodiscard]] std::optional<Xyz> pathTangent() const { return placeIn(value("pathTangent")); }
    [[nodiscard]] std::optional<double> length() const { return numberIn(value("length")); }
};

} // namespace Speckle::Geometry
