// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/apierror.h"

#include <QString>

namespace Speckle {

class Client;

/*!
 * What refusals of the routes of projects and comments really mean. For the resources' own use.
 *
 * These routes answer 404 to whatever goes wrong besides a missing permission. Most often they have fallen
 * over a member that a document does not have, which they look at only where the caller is neither its owner
 * nor an administrator. The words for that are Node's and change with it; that they are not "not found" does
 * not.
 */
namespace Refusals {

//! 404 in JSON that does not say that something was not found.
[[nodiscard]] bool isStumble(const ApiError &error);
//! Somebody else's write came in between.
[[nodiscard]] bool isVersionConflict(const ApiError &error);
//! Has the shape of an `_id`: anything else was never handed out by a server.
[[nodiscard]] bool isObjectId(QStringView id);
//! The client has a token that is good by this machine's clock.
[[nodiscard]] bool isSignedIn(const Client *client);

//! Turns \a error into a refusal for lack of permission, for somebody who is \a signedIn or not.
void setNotAllowed(ApiError &error, bool signedIn, const QString &advice);
//! For lists: a 404 means that the server could not make sense of a filter.
void explainList(ApiError &error);
//! Of a call that writes.
void explainConflict(ApiError &error);

//! An error of our own, for a call that is not made; complete with server and \a action.
[[nodiscard]] ApiError refused(const Client *client, ApiError::Kind kind, const QString &action,
                               const QString &words, const QString &advice);

} // namespace Refusals

} // namespace Speckle
