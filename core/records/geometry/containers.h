// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/speckleobject.h"

#include <QList>

namespace Speckle::Geometry {

//! Objects under one name.
class Block : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit Block(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
    [[nodiscard]] QString description() const { return text("description"); }
    [[nodiscard]] QList<SpeckleObject> objects() const { return objectsIn(value("objects")); }
};

//! A thing of the sending program, taken apart: what it is stands in its properties().
class Abstract : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit Abstract(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
    //! Of the sender's code: its class, where that is from, and whether it stands elsewhere in the same
    //! object.
    [[nodiscard]] QString className() const { return text("_type"); }
    [[nodiscard]] QString assembly() const { return text("_assembly"); }
    [[nodiscard]] QString reference() const { return text("_ref"); }
};

//! Stands for an object that the server has: nothing but its id().
class Placeholder : public SpeckleObject
{
public:
    using SpeckleObject::SpeckleObject;
    explicit Placeholder(const SpeckleObject &object)
        : SpeckleObject(object)
    {
    }
};

} // namespace Speckle::Geometry
