// SPDX-License-Identifier: MIT
#include "ui/pages/streampart.h"

#include "ui/pages/streamclients.h"
#include "ui/pages/streamcomments.h"
#include "ui/pages/streamjson.h"
#include "ui/pages/streamsharing.h"
#include "ui/pages/streamversions.h"

namespace Speckle {

QList<StreamPart *> makeStreamParts(const QString &streamId, UiState *state)
{
    return {
        new StreamVersionsPart(streamId, state),
        new StreamSharing(streamId, state),
        new StreamComments(streamId, state),
        new StreamClients(streamId, state),
        new StreamJson(streamId),
    };
}

} // namespace Speckle
