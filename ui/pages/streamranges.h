// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/layerranges.h"

class QString;

namespace Speckle {

class Session;

//! Which objects each layer of a stream holds, as far as \a session (nullptr: not at all) knows the stream.
[[nodiscard]] LayerRanges streamRanges(const Session *session, const QString &streamId);

} // namespace Speckle
