// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/sample/builder.h"

namespace Speckle::Sandbox {

//! The people, the building, and all that is said about it.
void addSmallSample(SampleBuilder &add, Store &store);

//! 3,000 streams more, the last of them with 100,000 objects. After the small one, whose people own them.
void addLargeSample(SampleBuilder &add, Store &store);

} // namespace Speckle::Sandbox
