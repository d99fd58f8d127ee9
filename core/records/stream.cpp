// SPDX-License-Identifier: MIT
#include "core/records/stream.h"

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

std::optional<double> number(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

} // namespace

QString Stream::units() const
{
    return value("baseProperties")["units"_L1].toString();
}

std::optional<double> Stream::tolerance() const
{
    return number(value("baseProperties")["tolerance"_L1]);
}

std::optional<double> Stream::angleTolerance() const
{
    return number(value("baseProperties")["angleTolerance"_L1]);
}

void Stream::setUnits(const QString &units)
{
    setBaseProperty("units"_L1, units.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(units));
}

void Stream::setTolerance(std::optional<double> tolerance)
{
    setBaseProperty("tolerance"_L1, tolerance ? QJsonValue(*tolerance) : QJsonValue(QJsonValue::Undefined));
}

void Stream::setAngleTolerance(std::optional<double> tolerance)
{
    setBaseProperty("angleTolerance"_L1,
                    tolerance ? QJsonValue(*tolerance) : QJsonValue(QJsonValue::Undefined));
}

void Stream::setBaseProperty(QLatin1String key, const QJsonValue &property)
{
    // The server replaces baseProperties as a whole: its other members have to come along.
    QJsonObject all = value("baseProperties").toObject();
    if (all.value(key) == property)
        return;
    if (property.isUndefined())
        all.remove(key);
    else
        all.insert(key, property);
    setValue("baseProperties", all);
}

QList<Layer> Stream::layers() const
{
    QList<Layer> list;
    const QJsonArray array = value("layers").toArray();
    list.reserve(array.size());
    for (const auto &item : array) {
        if (item.isObject())
            list += Layer(item.toObject());
    }
    return list;
}

QJsonObject Stream::difference(const Stream &before, const Stream &after)
{
    QJsonObject changes = changedMembers(before, after);
    for (const QLatin1String key : {"streamId"_L1, "owner"_L1, "objects"_L1, "layers"_L1})
        changes.remove(key);
    return changes;
}

} // namespace Speckle
