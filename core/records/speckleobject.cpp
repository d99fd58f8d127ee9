// SPDX-License-Identifier: MIT
#include "core/records/speckleobject.h"

#include "core/objects/rawobject.h"
#include "core/records/geometry/values.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

SpeckleObject SpeckleObject::of(const RawObject &raw)
{
    SpeckleObject object(raw.decoded());
    if (object.isEmpty()) {
        object.setValue("_id", raw.id());
        object.setValue("type", raw.type());
        object.setValue("name", raw.name());
    }
    return object;
}

std::optional<SpeckleObject> SpeckleObject::nested(const QJsonValue &value)
{
    SpeckleObject object(value.toObject());
    if (object.type().isEmpty())
        return {};
    return object;
}

SpeckleObject SpeckleObject::placeholder(const QString &id)
{
    return SpeckleObject(QJsonObject{{u"type"_s, u"Placeholder"_s}, {u"_id"_s, id}});
}

std::optional<std::array<double, 16>> SpeckleObject::transform() const
{
    const QList<double> numbers = Geometry::numbersIn(value("transform"));
    std::array<double, 16> matrix{};
    if (numbers.size() != static_cast<qsizetype>(matrix.size()))
        return {};
    std::copy(numbers.cbegin(), numbers.cend(), matrix.begin());
    return matrix;
}

QString SpeckleObject::parent() const
{
    const QJsonValue parent = value("parent");
    return parent.isObject() ? Record(parent.toObject()).id() : parent.toString();
}

QJsonObject SpeckleObject::difference(const SpeckleObject &before, const SpeckleObject &after)
{
    QJsonObject changes = changedMembers(before, after);
    for (const QLatin1String key :
         {"owner"_L1, "comments"_L1, "parent"_L1, "children"_L1, "ancestors"_L1, "partOf"_L1, "__v"_L1})
        changes.remove(key);
    return changes;
}

QList<SpeckleObject> SpeckleObject::objectsIn(const QJsonValue &value)
{
    QList<SpeckleObject> objects;
    const QJsonArray array = value.toArray();
    for (const auto &item : array) {
        if (const auto object = nested(item))
            objects += *object;
    }
    return objects;
}

} // namespace Speckle
