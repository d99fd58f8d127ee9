// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/objecttype.h"
#include "core/records/record.h"

#include <QList>

#include <array>
#include <optional>

namespace Speckle {

class RawObject;

/*!
 * An object of a stream, decoded: what all types have in common. From GET /objects/:objectId, POST
 * /objects/getbulk, GET /streams/:streamId/objects.
 *
 * The classes in `records/geometry/` put the fields of one type on top: `Geometry::Mesh(object).vertices()`.
 * They read any object: fields that it does not have are empty. Where there are many objects and few are
 * looked at, keep RawObject and decode at the last moment.
 */
class SpeckleObject : public Record
{
public:
    using Record::Record;
    //! Decodes all of it. Where Qt cannot (see RawObject::decoded()), only `_id`, `type` and `name` are
    //! there.
    [[nodiscard]] static SpeckleObject of(const RawObject &raw);
    //! An object inside another: in `properties`, `displayValue`, `segments` …: a JSON object with a `type`.
    [[nodiscard]] static std::optional<SpeckleObject> nested(const QJsonValue &value);
    //! `{type: "Placeholder", _id}`: what stands for an object that the server has.
    [[nodiscard]] static SpeckleObject placeholder(const QString &id);

    //! As sent, e.g. "Mesh/Wall".
    [[nodiscard]] QString type() const { return text("type"); }
    [[nodiscard]] ObjectType objectType() const { return objectTypeOf(type()); }
    [[nodiscard]] QString name() const { return text("name"); }
    void setName(const QString &name) { setValue("name", name); }
    //! What the sending program calls it.
    [[nodiscard]] QString applicationId() const { return text("applicationId"); }
    void setApplicationId(const QString &id) { setValue("applicationId", id); }
    //! The server keeps one object a hash, whoever sends it, and does not compute it again after a PUT.
    [[nodiscard]] QString hash() const { return text("hash"); }
    [[nodiscard]] QString geometryHash() const { return text("geometryHash"); }
    //! May hold whole objects, see nested(). Empty where it is null, too.
    [[nodiscard]] QJsonObject properties() const { return value("properties").toObject(); }
    void setProperties(const QJsonObject &properties) { setValue("properties", properties); }
    //! Sixteen numbers, row by row; nothing where there are others.
    [[nodiscard]] std::optional<std::array<double, 16>> transform() const;
    [[nodiscard]] bool isDeleted() const { return flag("deleted"); }

    //! Ids of the object that it was derived from, of those derived from it, and of all before.
    [[nodiscard]] QString parent() const;
    [[nodiscard]] QStringList children() const { return ids("children"); }
    [[nodiscard]] QStringList ancestors() const { return ids("ancestors"); }

    /*!
     * What a PUT may hold to get from \a before to \a after: changedMembers() without what is the server's
     * or has calls of its own: `owner`, `comments`, `parent`, `children`, `ancestors`, `partOf`, `__v`.
     * A PUT replaces `properties` and lists whole, and merges other nested objects member by member.
     */
    [[nodiscard]] static QJsonObject difference(const SpeckleObject &before, const SpeckleObject &after);

protected:
    //! Of a list, those that are nested() objects.
    [[nodiscard]] static QList<SpeckleObject> objectsIn(const QJsonValue &value);
};

} // namespace Speckle
