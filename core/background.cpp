// SPDX-License-Identifier: MIT
#include "core/background.h"

namespace Speckle {

void awaitBackgroundAtTheEnd()
{
    // ~QCoreApplication waits, too, but from Qt 6.8 on work must not use a database any more by then.
    static const bool once = [] {
        qAddPostRoutine([] { QThreadPool::globalInstance()->waitForDone(); });
        return true;
    }();
    Q_UNUSED(once)
}

} // namespace Speckle
