// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace Speckle {

/*!
 * A token of a Speckle server: a JWT that goes out as `Authorization: JWT …`.
 *
 * Servers hand out two: the \e token of 24 hours and the \e apitoken of two years. Both serve REST, only the
 * apitoken serves the socket. There is no operator<< for it and no conversion to a string, on purpose.
 */
class Token
{
public:
    enum class Kind {
        Unknown, //!< its claims do not tell
        Session, //!< the \e token
        Api, //!< the \e apitoken
    };

    Token() = default;
    //! As the server sent it or as a person pasted it: the "JWT " prefix, quotes and white space are
    //! optional. Empty where \a text is no JWT by its shape.
    [[nodiscard]] static Token fromText(const QString &text);

    [[nodiscard]] bool isEmpty() const { return m_jwt.isEmpty(); }
    //! What goes into the Authorization header and into `access_token`: "JWT " and the token.
    [[nodiscard]] QByteArray headerValue() const;
    //! The `exp` claim in UTC; invalid where there is none. Read, not verified: only the server can do that.
    [[nodiscard]] QDateTime expiresAt() const;
    //! Told by how long it was made for.
    [[nodiscard]] Kind kind() const;
    //! The user's `_id` in the claims; empty where there is none.
    [[nodiscard]] QString userId() const;
    [[nodiscard]] bool isExpired(const QDateTime &now = QDateTime::currentDateTimeUtc()) const;

    friend bool operator==(const Token &, const Token &) = default;

private:
    [[nodiscard]] QJsonObject claims() const;

    QByteArray m_jwt;
};

} // namespace Speckle
