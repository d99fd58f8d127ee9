// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QHeaderView;

namespace Speckle {

class UiState;

//! Gives \a header the widths and the order that \a state holds under \a key, and writes each later change
//! there. Call it once the view has its model. Nothing happens without a \a state.
void keepColumns(QHeaderView *header, UiState *state, QLatin1String key);

} // namespace Speckle
