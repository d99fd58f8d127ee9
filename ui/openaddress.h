// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/serveraddress.h"

#include <QList>
#include <QString>

namespace Speckle {

/*!
 * What an address that somebody was sent, or typed, wants opened: a server, or a stream on it.
 *
 * Understands a server's address; a stream's in the REST API (`…/api/v1/streams/ID`), in the web admin
 * (`…/#/streams/ID`) and in its viewers (`…/#/view/ID`, `…/view/?streams=ID`); and the same after
 * `speckle://`, or without any scheme. Whatever else the address holds (a token, say) is ignored.
 */
struct OpenAddress
{
    QList<ServerAddress> servers; //!< which it may mean, best guess first; empty: no address at all
    QString streamId; //!< empty: the server itself

    [[nodiscard]] bool isValid() const { return !servers.isEmpty(); }
    [[nodiscard]] static OpenAddress fromText(const QString &text);

    friend bool operator==(const OpenAddress &, const OpenAddress &) = default;
};

} // namespace Speckle
