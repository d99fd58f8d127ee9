// SPDX-License-Identifier: MIT
#include "ui/pages/streamranges.h"

#include "core/session/session.h"

namespace Speckle {

LayerRanges streamRanges(const Session *session, const QString &streamId)
{
    const auto stream = session ? session->stream(streamId) : std::nullopt;
    if (!stream)
        return {};
    const auto ids = session->objectIds(streamId);
    return layerRanges(stream->layers(), ids ? std::optional(ids->size()) : std::nullopt);
}

} // namespace Speckle
