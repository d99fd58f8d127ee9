// SPDX-License-Identifier: MIT
#pragma once

#include "core/edits/edit.h"
#include "core/net/client.h"
#include "core/records/stream.h"

namespace Speckle {

/*!
 * GET /streams/:streamId, PUT /streams/:streamId, GET /streams/:streamId, see edit().
 *
 * \a base and \a mine hold all fields of the stream, with or without its objects. Goes out:
 * Stream::difference() and layers that changed; never `streamId`, never a layer that the server made up. The
 * stream that comes back has no objects unless they were edited.
 * \a written runs once the server has taken the changes: the time to tell others. Not after a failure.
 */
[[nodiscard]] Reply<EditOutcome<Stream>> *
editStream(Client *client, const Stream &base, const Stream &mine,
           const std::function<void(const QJsonObject &changes)> &written = {});

/*!
 * Which `args.eventType` tells others best of an edit that sent \a changes. What other programs do upon it:
 * - `update-global`: fetch all again. For objects, and for what every object's numbers depend on
 *   (`baseProperties`, `globalMeasures`).
 * - `update-name`: fetch the name. Where nothing but the name changed.
 * - `update-children`: fetch the list of versions. Where nothing but `children` changed.
 * - `update-meta`: fetch names and layers. For everything else.
 */
[[nodiscard]] QString updateEventOf(const QJsonObject &changes);

} // namespace Speckle
