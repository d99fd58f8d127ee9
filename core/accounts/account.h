// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/serveraddress.h"

#include <QString>

namespace Speckle {

//! Somebody's account on some server, as kept in the settings. Holds no secret.
struct Account
{
    QString id; //!< ours: a UUID, never reused; the key of its secret
    ServerAddress server;
    QString serverName; //!< as the server called itself last
    QString userId; //!< `_id` of the user
    QString email;
    QString displayName;
    bool secretStored
        = false; //!< an apitoken was put into the keychain: if it is not found, somebody locked or removed it
    bool signedOut = false; //!< the user signed out: shown, but not connected by itself

    //! "Ada Byron · speckle.example.com"
    [[nodiscard]] QString label() const;

    friend bool operator==(const Account &, const Account &) = default;
};

} // namespace Speckle
