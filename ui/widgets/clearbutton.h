// SPDX-License-Identifier: MIT
#pragma once

class QLineEdit;

namespace Speckle {

//! A cross at the end of \a edit that empties it, while there is something to empty. Qt's own asks the
//! desktop for its picture, and reads the index of every icon theme for it, on the GUI thread.
void addClearButton(QLineEdit *edit);

} // namespace Speckle
