// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Speckle {

class Session;

// How the state of an account is said and drawn: the same in the navigator and in the status bar.
// \a session nullptr: signed out, or its secret is being read.

//! "online", "offline" …
[[nodiscard]] QString stateWord(const Session *session);
//! What it means, for a tool tip or the details: "The server cannot be reached. It is tried again by itself."
[[nodiscard]] QString stateSentence(const Session *session);
//! See icons.h.
[[nodiscard]] QString stateIcon(const Session *session);

} // namespace Speckle
