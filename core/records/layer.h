// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/record.h"

namespace Speckle {

/*!
 * A named range of a stream's objects: `objects[startIndex … startIndex + objectCount)`.
 * Layers have a `guid`, no `_id`. Servers hold counts that are doubles, negative or too large: clamp to the
 * list.
 */
class Layer : public Record
{
public:
    using Record::Record;

    [[nodiscard]] QString guid() const { return text("guid"); }
    [[nodiscard]] QString name() const { return text("name"); }
    [[nodiscard]] qsizetype startIndex() const { return index("startIndex"); }
    [[nodiscard]] qsizetype objectCount() const { return index("objectCount"); }
    [[nodiscard]] double orderIndex() const { return value("orderIndex").toDouble(); }
    [[nodiscard]] QString topology() const { return text("topology"); }
    [[nodiscard]] bool isVisible() const;
    //! `properties.color.hex` as sent: "#RRGGBB" or a .NET colour name; empty where there is none.
    [[nodiscard]] QString colorName() const;
    //! The server made it up for an answer, over all objects and with a new guid each time, because the
    //! stream has no layers or because they were not asked for. It is never written back.
    [[nodiscard]] bool isGenerated() const;

private:
    [[nodiscard]] qsizetype index(const char *key) const;
};

} // namespace Speckle
