// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/geometry/values.h"
#include "core/records/speckleobject.h"

#include <array>

namespace Speckle::Geometry {

//! A triangle or a quad: indices into Mesh::vertices(), all of them in range.
struct Face
{
    std::array<int, 4> corners{};
    int count = 0; //!< 3 or 4

    friend bool operator==(const Face &, const Face &) = default;
};

class Mesh : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit Mesh(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
    [[nodiscard]] QList<Xyz> vertices() const { return placesIn(value("vertices")); }
    //! Those that can be drawn: a face that points beyond the vertices is left out, and from a flag that is
    //! neither triangle nor quad on nothing is read, because nobody knows where the next face begins.
    [[nodiscard]] QList<Face> faces() const;
    //! 0xAARRGGBB, one a vertex, or none at all.
    [[nodiscard]] QList<quint32> colors() const;
    //! One a vertex, or none at all.
    [[nodiscard]] QList<Uv> textureCoordinates() const;
};

} // namespace Speckle::Geometry
