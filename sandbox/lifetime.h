// SPDX-License-Identifier: MIT
#pragma once

//! What ends the program besides itself.
namespace Speckle::Sandbox {

//! SIGTERM and SIGINT quit the application, with exit code 0.
void quitOnSignals();

//! Quits the application when standard input is closed.
void quitWhenStdinCloses();

} // namespace Speckle::Sandbox
