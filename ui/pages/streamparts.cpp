// SPDX-License-Identifier: MIT
#include "ui/pages/streampart.h"

#include "ui/pages/streamcomments.h"
#include "ui/pages/streamjson.h"
#include "ui/pages/streamversions.h"

namespace Speckle {

QList<StreamPart *> makeStreamParts(const QString &streamId, UiState *state)
{
    return {
        new StreamVersionsPart(streamId, state),
        new StreamJson(streamId),
        new StreamComments(streamId, state),
    };
}

} // namespace Speckle
