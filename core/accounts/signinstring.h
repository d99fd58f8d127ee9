// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/serveraddress.h"
#include "core/net/token.h"

namespace Speckle {

/*!
 * What a server's sign-in page hands out: "JWT …:::https://speckle.example.com", percent-encoded where it
 * travels in an address. The page sends it to its `redirectUrl` and shows it as "connection string".
 */
struct SignInString
{
    Token token; //!< empty where there is none in it
    QString server; //!< as the server calls its own address; empty where only a token was given

    //! Of \a text in any of the forms that people copy: encoded or not, in Base64, the token alone, or the
    //! whole address that the page called (`http://localhost:5050/?token=…`).
    [[nodiscard]] static SignInString fromText(const QString &text);

    //! It is the string of \a asked: same host and path, and same port (the default ports of http and https
    //! count as one, and so do all names of this machine). True where no server is named.
    [[nodiscard]] bool belongsTo(const ServerAddress &asked) const;
};

} // namespace Speckle
