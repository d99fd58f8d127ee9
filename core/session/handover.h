// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/reply.h"

#include <QString>

namespace Speckle {

class Session;

//! What became of a stream or project that was given away.
struct HandOver
{
    //! None, or why it could not be read again: the user may have lost it.
    ApiError notRead;
};

/*!
 * Makes \a userId the owner of the stream, which its owner and administrators may (Forbidden). With
 * \a keepsWriting the owner until then is put on its canWrite list first: an edit as with
 * Session::saveStream(). Then GET /accounts/:id and PUT /streams/:streamId with `owner` alone, a broadcast to
 * the stream's room, and the stream is read again.
 *
 * Rejected: the account is in the archive, so that nobody could use it; or the stream has been given to
 * somebody else meanwhile. Objects, comments and versions stay whose they are.
 */
[[nodiscard]] Reply<HandOver> *handOverStream(Session *session, const QString &streamId,
                                              const QString &userId, bool keepsWriting);
/*!
 * The same of a project, by SessionProjects::save() and PUT /projects/:projectId; nobody is told. The server
 * would let everybody who may write the project give it away: refused here (Forbidden) unless the user owns
 * it or is an administrator. Its streams stay whose they are and nobody comes onto their lists.
 */
[[nodiscard]] Reply<HandOver> *handOverProject(Session *session, const QString &projectId,
                                               const QString &userId, bool keepsWriting);

} // namespace Speckle
