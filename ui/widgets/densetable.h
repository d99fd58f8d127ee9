// SPDX-License-Identifier: MIT
#pragma once

class QTreeView;

namespace Speckle {

//! The looks and keys of a table of records: one level, dense rows, several of them selected at once.
void makeDense(QTreeView *view);

} // namespace Speckle
