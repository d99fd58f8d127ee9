// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/options.h"
#include "sandbox/store/store.h"

namespace Speckle::Sandbox {

//! Fills an empty store, in one transaction. False, and nothing done, where somebody has registered already.
[[nodiscard]] bool loadSample(Store &store, SampleSize size);

} // namespace Speckle::Sandbox
