// SPDX-License-Identifier: MIT
#pragma once

namespace Speckle {

class MainWindow;

//! Fills the window's table of actions: everything that can be done with it stands in this one list.
void addWindowActions(MainWindow *window);

} // namespace Speckle
