// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/reply.h"
#include "core/net/serveraddress.h"
#include "core/net/token.h"

#include <QList>

#include <chrono>

namespace Speckle {

//! An account that another Speckle program on this machine keeps.
struct FoundAccount
{
    ServerAddress server;
    QString serverName; //!< plain text of a stranger, like email
    QString email; //!< may be empty
    Token token;
    bool isDefault = false;

    friend bool operator==(const FoundAccount &, const FoundAccount &) = default;
};

struct FoundAccounts
{
    QList<FoundAccount> accounts; //!< the default one first, then as they are stored; none twice
    int damaged = 0; //!< rows without a server or a token that could be used
};

/*!
 * The accounts in a `SpeckleCache.db`, the SQLite file that the programs around Rhino, Revit, Dynamo and
 * Python keep: table `Account(AccountId, ServerName, RestApi, Email, Token, IsDefault)`.
 *
 * Opened to read and for nothing else, in the background; no file is made or changed, beside it neither.
 * Fails with Kind::File: there is no such file, it is no database, it has no such table, or another program
 * holds it (after \a patience). The reply belongs to \a parent.
 */
[[nodiscard]] Reply<FoundAccounts> *readSpeckleCache(const QString &path, QObject *parent,
                                                     std::chrono::milliseconds patience
                                                     = std::chrono::seconds(2));

//! Where such a file is on this machine, or would be; a folder that exists.
[[nodiscard]] QString speckleCacheFolder();

} // namespace Speckle
