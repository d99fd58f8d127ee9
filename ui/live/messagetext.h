// SPDX-License-Identifier: MIT
#pragma once

#include "core/live/livemessage.h"

#include <QString>

namespace Speckle {

//! What a message says, in one harmless line for a table: a notice's words, the arguments of an event, or,
//! where an event that we know has none, what it means. Costs no more for a message of megabytes than for one
//! of 64 KB.
[[nodiscard]] QString messageText(const LiveMessage &message);

//! The message as it came, for reading: indented, without its secrets, without characters that turn the
//! writing round, long lines and long messages cut with a note. Linear in time; for large messages not for
//! the GUI thread.
[[nodiscard]] QString readableMessage(const LiveMessage &message);

//! The whole message for the clipboard: as received, but without its secrets.
[[nodiscard]] QString copyableMessage(const LiveMessage &message);

} // namespace Speckle
