// SPDX-License-Identifier: MIT
#pragma once

class QAbstractSocket;

namespace Speckle {

//! Ends a connection by RST instead of FIN, as a crashed machine or an angry firewall does. Unsent bytes are
//! lost.
void resetConnection(QAbstractSocket *socket);

} // namespace Speckle
