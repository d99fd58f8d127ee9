// SPDX-License-Identifier: MIT
#include "sandbox/sample/sample.h"

#include "sandbox/sample/parts.h"

namespace Speckle::Sandbox {

bool loadSample(Store &store, SampleSize size)
{
    if (!store.isEmpty())
        return false;
    // All or nothing to the eye of a restart: killed half-way, the file is as empty as before.
    Database::Batch batch(store.database);
    SampleBuilder builder(store);
    addSmallSample(builder, store);
    if (size == SampleSize::Large)
        addLargeSample(builder, store);
    batch.commit();
    return true;
}

} // namespace Speckle::Sandbox
