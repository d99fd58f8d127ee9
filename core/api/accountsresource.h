// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/client.h"
#include "core/records/user.h"

namespace Speckle {

//! Who signed in, and the secrets that the server handed out for it.
struct SignIn
{
    User user; //!< without its secrets
    Token token; //!< 24 hours, REST only
    Token apiToken; //!< two years, REST and socket
};

struct Registration
{
    QString email;
    QString password; //!< at least 8 characters
    QString name;
    QString surname;
    QString company;
};

//! The refusal that login() gets for an account that is archived. Whatever stands in front of a server
//! answers 403, too.
[[nodiscard]] bool isArchivedAccount(const ApiError &error);

//! /accounts. Stateless; \a client outlives it.
class AccountsResource
{
public:
    explicit AccountsResource(Client *client)
        : m_client(client)
    {
    }

    //! POST /accounts/register, and then GET /accounts with the new token: the answer holds no `_id`.
    //! Rejected: address taken, password too short, registration closed (Forbidden); NotFound: no local
    //! accounts.
    [[nodiscard]] Reply<SignIn> *registerUser(const Registration &registration);
    //! POST /accounts/login. Unauthorized: wrong address or password (the server does not tell which one,
    //! neither do we); Forbidden: archived (isArchivedAccount()), or kept out.
    [[nodiscard]] Reply<SignIn> *login(const QString &email, const QString &password);
    //! GET /accounts with \a token in place of the client's: yields the apitoken, whichever of the two it is.
    [[nodiscard]] Reply<SignIn> *loginWithToken(const Token &token);
    //! GET /accounts
    [[nodiscard]] Reply<User> *profile();
    //! PUT /accounts. The server ignores empty strings: a field cannot be cleared.
    [[nodiscard]] Reply<Done> *updateProfile(const User &before, const User &after);
    //! GET /accounts/:id
    [[nodiscard]] Reply<User> *get(const QString &id);
    //! POST /accounts/search: at most ten whose name, surname or e-mail address holds \a text, archived ones
    //! too. Refused beforehand with fewer than three characters, as the server would.
    [[nodiscard]] Reply<QList<User>> *search(const QString &text);

    //! GET /accounts/admin: everybody, for admins (Forbidden). Their secrets, which the server sends along,
    //! are left out.
    [[nodiscard]] Reply<QList<User>> *listAll();
    enum class Role { User, Admin };
    //! PUT /accounts/:id, for admins. The server wants six fields at once and writes all of them: they are
    //! read first, from GET /accounts/admin, and go back as they were but for the role. What somebody changes
    //! of that account between the two calls is undone; where nothing would change, only the first goes out.
    //! NotFound: no such user.
    [[nodiscard]] Reply<Done> *setRole(const QString &id, Role role);
    //! PUT /accounts/:id, likewise. Who is archived can no longer sign in; his tokens fail with status 500.
    [[nodiscard]] Reply<Done> *setArchived(const QString &id, bool archived);

private:
    Reply<Done> *changeAccount(const QString &id, const QString &action, QLatin1String field,
                               const QJsonValue &value);

    Client *m_client;
};

} // namespace Speckle
