// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/models/schema.h"

#include <optional>

namespace Speckle::Sandbox {

//! \a value as a field of \a kind stores it; nothing if it cannot be made one. Null stays null in all of
//! them.
[[nodiscard]] std::optional<QJsonValue> castValue(Kind kind, const QJsonValue &value);

//! "ObjectId", "Boolean", … as the kind is called in messages.
[[nodiscard]] QString kindName(Kind kind);

} // namespace Speckle::Sandbox
