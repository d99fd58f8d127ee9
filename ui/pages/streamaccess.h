// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Speckle {

class Session;
class Stream;

/*!
 * Why the user of \a session cannot change \a stream, in a sentence; empty where they can: as its owner, by
 * its canWrite list, or as an admin. Where it is not known who the user is, the server is left to decide.
 */
[[nodiscard]] QString whyReadOnly(Session *session, const Stream &stream);

} // namespace Speckle
