// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

//! Dotted paths ("permissions.canRead") into JSON objects.
namespace Speckle::Sandbox::JsonPath {

//! Undefined where nothing is there. Does not look into arrays.
[[nodiscard]] QJsonValue valueAt(const QJsonObject &object, QStringView path);

//! Makes the objects on the way where they are missing or of another type.
void setAt(QJsonObject &object, QStringView path, const QJsonValue &value);

//! Members that are empty objects vanish from what is stored, at any depth, as they do on the real server.
//! Elements of lists stay, empty or not.
[[nodiscard]] QJsonObject withoutEmptyObjects(const QJsonObject &object);

} // namespace Speckle::Sandbox::JsonPath
