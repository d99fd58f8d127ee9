// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/reply.h"
#include "core/net/request.h"

#include <QList>

//! How answers become records. For the resources' own use.
namespace Speckle::Decode {

//! `resource` as a record.
template <typename T>
Result<T> one(const Answer &answer)
{
    auto resource = answer.resource();
    if (const auto *error = std::get_if<ApiError>(&resource))
        return *error;
    return T(std::get<QJsonObject>(resource));
}

//! `resources` as records; members that are no objects are left out.
template <typename T>
Result<QList<T>> list(const Answer &answer)
{
    auto resources = answer.resources();
    if (const auto *error = std::get_if<ApiError>(&resources))
        return *error;
    const QJsonArray array = std::get<QJsonArray>(resources);
    QList<T> records;
    records.reserve(array.size());
    for (const auto &item : array) {
        if (item.isObject())
            records += T(item.toObject());
    }
    return records;
}

} // namespace Speckle::Decode
