// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/reply.h"
#include "core/net/token.h"

#include <QHash>
#include <QObject>

namespace Speckle {

/*!
 * Where apitokens are kept: the system's keychain, under the account's id, or for this session only in
 * memory.
 *
 * Errors are of ApiError::Kind::Keychain; which of the reasons it was is told by availability() after a call,
 * so that the user can be asked the right question.
 */
class SecretStore : public QObject
{
    Q_OBJECT

public:
    enum class Availability {
        Unknown, //!< no call was made yet
        Available,
        Locked, //!< there is a keychain, and it must be unlocked first
        None, //!< this machine has no keychain, or none is running
        Denied, //!< the user, or the keychain, said no
    };
    Q_ENUM(Availability)

    using QObject::QObject;

    //! The token of \a accountId; an empty one where none was ever written.
    //! \a expected: the account says that one was written, so that "not found" means locked or removed: an
    //! error.
    [[nodiscard]] virtual Reply<Token> *read(const QString &accountId, bool expected) = 0;
    [[nodiscard]] virtual Reply<Done> *write(const QString &accountId, const Token &token) = 0;
    //! Success also where there was none.
    [[nodiscard]] virtual Reply<Done> *remove(const QString &accountId) = 0;
    //! As of the last call that has settled.
    [[nodiscard]] virtual Availability availability() const = 0;
};

//! Forgets with the program: the demo, the tests, and the user's choice where there is no keychain.
class SessionSecretStore final : public SecretStore
{
    Q_OBJECT

public:
    using SecretStore::SecretStore;
    [[nodiscard]] Reply<Token> *read(const QString &accountId, bool expected) override;
    [[nodiscard]] Reply<Done> *write(const QString &accountId, const Token &token) override;
    [[nodiscard]] Reply<Done> *remove(const QString &accountId) override;
    [[nodiscard]] Availability availability() const override { return Availability::Available; }

private:
    QHash<QString, Token> m_tokens;
};

} // namespace Speckle
