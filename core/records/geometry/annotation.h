// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/geometry/values.h"
#include "core/records/speckleobject.h"

namespace Speckle::Geometry {

//! Words in the model.
class Annotation : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit Annotation(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
    [[nodiscard]] QString words() const { return text("text"); }
    [[nodiscard]] std::optional<double> textHeight() const { return numberIn(value("textHeight")); }
    [[nodiscard]] QString fontName() const { return text("fontName"); }
    [[nodiscard]] bool isBold() const { return flag("bold"); }
    [[nodiscard]] bool isItalic() const { return flag("italic"); }
    //! `location`, or where that is missing the origin of frame().
    [[nodiscard]] std::optional<Xyz> location() const;
    [[nodiscard]] std::optional<Frame> frame() const { return frameIn(value("plane")); }
};

} // namespace Speckle::Geometry
