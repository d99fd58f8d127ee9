// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

//! What the session's classes hand to replies and timers alike. For their own use.
namespace Speckle {

//! The handler for an outcome that nobody waits for here: who asked gets it from the reply, or a signal tells
//! it.
inline constexpr auto ignore = [](const auto &) {};

//! Of the event loop's time at once, in milliseconds: to take in 10,000 streams takes several times that.
inline constexpr qint64 longestSlice = 5;

} // namespace Speckle
