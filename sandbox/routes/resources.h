// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/store/store.h"

#include <optional>

namespace Speckle::Sandbox {

enum class ResourceType { Stream, Object, Project, Comment, User };

//! `stream` or `streams`, `object` or `objects`, … `user`. Nothing for other words.
[[nodiscard]] std::optional<ResourceType> resourceType(const QString &word);

//! The document of that type, or nothing. Throws a CastError for an identifier that is none.
[[nodiscard]] std::optional<QJsonObject> findResource(const Store &store, ResourceType type,
                                                      const QString &id);

//! Writes a document of that type back.
void replaceResource(Store &store, ResourceType type, const QJsonObject &document);

} // namespace Speckle::Sandbox
