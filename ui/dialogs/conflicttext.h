// SPDX-License-Identifier: MIT
#pragma once

#include "core/edits/merge.h"

#include <QString>

namespace Speckle {

//! What people call the field that \a conflict is about: "Job number", "Layer “Walls”: name". One line.
[[nodiscard]] QString conflictFieldText(const EditConflict &conflict, const QJsonObject &merged);
//! A value for people: text as it is, lists with commas, "(nothing)". Plain text, cut where it gets long.
[[nodiscard]] QString conflictValueText(const QJsonValue &value);

} // namespace Speckle
