// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/account.h"
#include "core/api/serverresource.h"
#include "core/net/client.h"
#include "core/records/apiclient.h"
#include "core/records/user.h"

namespace Speckle {

//! What a server and we know of each other after the first calls.
struct Introduction
{
    ServerInfo server;
    User user; //!< who the token belongs to; no secrets
    ApiClient client; //!< us; isTemporary() where the server took the token for nobody's
};

/*!
 * GET /api, GET /accounts, POST /clients, one after the other. Unauthorized where the token is refused or
 * belongs to another user than \a account says. \a client has the token and outlives the reply.
 */
[[nodiscard]] Reply<Introduction> *introduce(Client *client, const Account &account);

} // namespace Speckle
