// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/client.h"

#include <QByteArray>

namespace Speckle {

/*!
 * GET /streams/:streamId: the bytes of the stream as they were received, its order of keys and its digits
 * kept, without what stood around it in the answer. \a withObjects: with the placeholders of its objects,
 * which may be many; without them the server makes up no layer either.
 */
[[nodiscard]] Reply<QByteArray> *rawStream(Client *client, const QString &streamId, bool withObjects);

} // namespace Speckle
