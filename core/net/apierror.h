// SPDX-License-Identifier: MIT
#pragma once

#include <QMetaType>
#include <QString>

namespace Speckle {

/*!
 * Why a call failed: a value that can be shown as it is.
 *
 * The four parts of the sentence for people are kept apart, so that a form can put only the reason beside a
 * field and an error bar can show all of it: \e what was tried, on which \e server, \e why it failed and what
 * to do \e next. No part ever holds a token or a query string; \c message went through redact().
 */
class ApiError
{
    Q_GADGET

public:
    enum class Kind {
        None,
        Cancelled, //!< by us: the call was cancelled or superseded
        Offline, //!< no network, or the connection broke while the answer was under way
        NameNotFound, //!< DNS does not know the host
        Refused, //!< nothing listens at that address and port
        Timeout, //!< no progress within the call's time limit
        Tls, //!< certificate or handshake; never ignored
        Unauthorized, //!< who are you: no, an expired or an unknown token, or wrong credentials
        Forbidden, //!< you are known, but may not
        NotFound,
        Rejected, //!< the server refuses what was sent (400, 409, 415, 422 …)
        TooLarge, //!< the answer passed our limit, or the body passed the server's (413)
        Server, //!< 5xx
        NotSpeckle, //!< an answer that no Speckle server gives: HTML, garbage, a redirect elsewhere
        Keychain, //!< the system's keychain, see SecretStore
        File, //!< a file of the profile could not be read or written
        Browser, //!< a sign-in in the system's browser did not come about, see BrowserSignIn
    };
    Q_ENUM(Kind)

    ApiError() = default;
    ApiError(Kind what, const QString &words = {}, int status = 0)
        : kind(what)
        , httpStatus(status)
        , message(words)
    {
    }

    [[nodiscard]] bool isError() const { return kind != Kind::None; }
    [[nodiscard]] bool isCancelled() const { return kind == Kind::Cancelled; }
    //! The same call may succeed later without anything being changed by the user.
    [[nodiscard]] bool isTransient() const;

    //! What failed and where: "Could not save the stream on speckle.example.com."
    [[nodiscard]] QString headline() const;
    //! Why, in our words and then the server's: "The server refused it: Stream validation failed." Words that
    //! are no language for people (stack traces, JSON, markup) are left to details().
    [[nodiscard]] QString reason() const;
    //! What the user can do now: \c advice, or what the kind suggests: "Check the address, or try again
    //! later."
    [[nodiscard]] QString nextStep() const;
    //! headline(), reason() and nextStep() in one line of plain text.
    [[nodiscard]] QString sentence() const;
    //! The lines behind a "Details" button: kind, HTTP status, server, the server's words. Holds no secret.
    [[nodiscard]] QString details() const;

    friend bool operator==(const ApiError &, const ApiError &) = default;

    Kind kind = Kind::None;
    int httpStatus = 0; //!< 0 where no HTTP answer arrived
    bool badCertificate = false; //!< Tls: the server speaks it; what it shows is not to be trusted
    QString message; //!< the server's own words (or Qt's, for errors below HTTP), redacted, at most 2,000
                     //!< characters
    QString action; //!< what was tried, as an infinitive: "save the stream"
    QString server; //!< host and port as shown to people: "speckle.example.com:3000"
    QString advice; //!< what to do next, translated, where it is not what the kind suggests; else empty
};

} // namespace Speckle

Q_DECLARE_METATYPE(Speckle::ApiError)
