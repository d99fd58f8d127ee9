// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/client.h"

#include <QPointer>

namespace Speckle {

//! What a server says of itself. From GET /api.
struct ServerInfo
{
    ServerAddress address;
    QString name; //!< `serverName`: plain text of a stranger
    QString version;
    QString jobNumberMask; //!< `jnMask`; empty where it has none
    //! False where its list of routes has none to sign in with a password: it leaves that to a web page, see
    //! BrowserSignIn.
    bool localAccounts = true;

    friend bool operator==(const ServerInfo &, const ServerInfo &) = default;
};

/*!
 * GET /api of each address that a person may have meant, one after the other, until one is a Speckle server.
 * For each candidate `{base}/api` is asked. Fails with the error that tells most: an answer of something that
 * is no Speckle server before a refused connection before an unknown name. A server whose certificate is not
 * to be trusted ends the search (Tls): it is not asked in the clear. Makes Clients of its own, without a
 * token.
 */
[[nodiscard]] Reply<ServerInfo> *checkServer(const QString &text, QObject *parent,
                                             const ClientOptions &options = {});
[[nodiscard]] Reply<ServerInfo> *checkServer(Client *client);

} // namespace Speckle
