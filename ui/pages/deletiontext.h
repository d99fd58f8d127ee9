// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace Speckle {

class Session;
struct StreamDeletionPlan;
struct StreamDeletionReport;

//! What goes along with the stream, what stays and mentions it, and what could not be looked at: a sentence
//! each, the gravest first. Server text in it is one line, and is to be shown plainly.
[[nodiscard]] QStringList consequencesOf(const StreamDeletionPlan &plan, Session *session);
//! What went along and what could not be mended; empty where there is nothing to tell.
[[nodiscard]] QString remarkOn(const StreamDeletionReport &report);

} // namespace Speckle
