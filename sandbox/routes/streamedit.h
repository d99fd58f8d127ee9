// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/models/schema.h"
#include "sandbox/store/store.h"

#include <optional>

namespace Speckle::Sandbox {

/*!
    Puts \a changes, and the list of objects where there is one, into \a stream and writes it.
    A changed list of objects moves `updatedAt` as any other change does. Returns whether anything changed.
*/
bool saveStream(Store &store, QJsonObject &stream, const QJsonObject &changes,
                const std::optional<QStringList> &objects = std::nullopt,
                Versioning versioning = Versioning::Counted);

} // namespace Speckle::Sandbox
