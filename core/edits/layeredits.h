// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/stream.h"

namespace Speckle {

/*!
 * Edits of the layers of a stream, to be saved like any other edit of it. What is not edited stays as it is,
 * fields that we do not know included. Layers are told apart by their guid. Layers that the server made up
 * (Layer::isGenerated()) are never touched.
 */
namespace LayerEdits {

[[nodiscard]] Stream withName(const Stream &stream, const QString &guid, const QString &name);
//! \a hex as "#rrggbb"; the opacity stays.
[[nodiscard]] Stream withColor(const Stream &stream, const QStringList &guids, const QString &hex);
[[nodiscard]] Stream withVisibility(const Stream &stream, const QStringList &guids, bool visible);
//! Puts them into the order of \a guids by their `orderIndex`: of those that have another place already, and
//! no others. Their objects stay where they are.
[[nodiscard]] Stream withOrder(const Stream &stream, const QStringList &guids);

} // namespace LayerEdits

} // namespace Speckle
