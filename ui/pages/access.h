// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Speckle {

class Record;
class Session;

// Why the user of a session may not do a thing to a stream or project, in a sentence; empty where they may.
// Where it is not known who the user is, the server is left to decide.

//! As its owner, by its canWrite list, or as an admin one may.
[[nodiscard]] QString whyNotWrite(Session *session, const Record &record);
//! Commenting on it: as its owner, by one of its lists, as an admin, or where it is public and says that all
//! may.
[[nodiscard]] QString whyNotComment(Session *session, const Record &record);
//! Deleting it, and giving it away: as its owner or as an admin one may.
[[nodiscard]] QString whyNotOwn(Session *session, const Record &record);
//! What only administrators may.
[[nodiscard]] QString whyNotAdminister(Session *session);

} // namespace Speckle
