// SPDX-License-Identifier: MIT
#include "ui/pages/streampart.h"

namespace Speckle {

QList<StreamPart *> makeStreamParts(const QString &streamId, UiState *state)
{
    Q_UNUSED(streamId)
    Q_UNUSED(state)
    return {};
}

} // namespace Speckle
