// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/secretstore.h"

namespace QKeychain {
class Job;
}

namespace Speckle {

/*!
 * SecretStore over QtKeychain (Secret Service or KWallet, macOS Keychain, Windows Credential Store).
 *
 * QtKeychain 0.13 reports a locked keyring as "entry not found" and a missing one as "unknown error": on
 * Linux the Secret Service is therefore asked over D-Bus (asynchronously) what the matter is, after each
 * failure. Whatever prompts there are for unlocking are the keychain's own; a call lasts as long as they are
 * open. A call that is cancelled meanwhile leaves nothing behind: what it still writes is removed again.
 */
class KeychainStore final : public SecretStore
{
    Q_OBJECT

public:
    //! \a service is the name that entries are filed under: "speckle-browser".
    explicit KeychainStore(const QString &service, QObject *parent = nullptr);
    ~KeychainStore() override;

    [[nodiscard]] Reply<Token> *read(const QString &accountId, bool expected) override;
    [[nodiscard]] Reply<Done> *write(const QString &accountId, const Token &token) override;
    [[nodiscard]] Reply<Done> *remove(const QString &accountId) override;
    [[nodiscard]] Availability availability() const override { return m_availability; }

private:
    //! Settles \a reply by what became of \a job; \a notFound is the outcome where the entry is not there and
    //! the keychain is open.
    template <typename T>
    void settleByState(Reply<T> *reply, const QKeychain::Job &job, const QString &action,
                       const Result<T> &notFound);

    QString m_service;
    Availability m_availability = Availability::Unknown;
};

} // namespace Speckle
