// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/accountstore.h"
#include "core/accounts/secretstore.h"
#include "core/session/session.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace Speckle {

/*!
 * All accounts of the profile with their sessions: reads the secrets, starts and stops sessions, keeps what a
 * sign-in brought. Views reach sessions through this, never a keychain or a store.
 */
class Sessions : public QObject
{
    Q_OBJECT

public:
    //! \a accounts and \a secrets outlive it. \a options for every session it makes.
    Sessions(AccountStore *accounts, SecretStore *secrets, QObject *parent = nullptr,
             const SessionOptions &options = {});
    ~Sessions() override;

    [[nodiscard]] AccountStore *accounts() const { return m_accounts; }
    //! nullptr while the account is signed out or its secret is being read.
    [[nodiscard]] Session *session(const QString &accountId) const { return m_sessions.value(accountId); }

    //! Reads the secrets of all accounts that are not signed out and starts their sessions, each by itself: a
    //! slow keychain or a dead server delays nobody else.
    void startAll();
    //! One account; does nothing where it is signed out, has a session or its secret is being read. Where a
    //! secret could not be read (secretUnavailable()) this tries again.
    void start(const QString &accountId);

    /*!
     * Keeps the account and its apitoken and starts its session; an account that is there already gets a new
     * one. Where the keychain fails (or does not answer for SessionOptions::keychainLimit) the reply fails
     * with Kind::Keychain and nothing is kept: ask the user, and call again with \a keep = SessionOnly.
     * Cancelling gives it up; nothing is kept then, either. In both cases an account that was there keeps the
     * token that it had. For SessionOnly an older token is removed from the keychain.
     */
    enum class Keep { Keychain, SessionOnly };
    [[nodiscard]] Reply<Account> *add(const ServerInfo &server, const SignIn &signIn,
                                      Keep keep = Keep::Keychain);
    //! Ends the session and forgets the secret; the account stays in the list as signed out. Where the
    //! keychain fails the account is signed out all the same, but its token is still there: the reply fails
    //! with Kind::Keychain.
    [[nodiscard]] Reply<Done> *signOut(const QString &accountId);
    //! signOut() and out of the list, the latter even where the former fails. Call it again then: it takes
    //! the token that is left out of the keychain.
    [[nodiscard]] Reply<Done> *remove(const QString &accountId);

    [[nodiscard]] SecretStore *secrets() const { return m_secrets; }

signals:
    void sessionStarted(const QString &accountId, Speckle::Session *session);
    //! Before it is deleted; the account may still be listed.
    void sessionEnded(const QString &accountId);
    //! The secret of an account could not be read: locked, none, denied (see SecretStore::availability()).
    void secretUnavailable(const QString &accountId, const Speckle::ApiError &error);

private:
    //! Writes \a token where another is; given up, the other is put back.
    [[nodiscard]] Reply<Done> *replaceSecret(const QString &accountId, const Token &token);
    [[nodiscard]] Reply<Done> *overwrite(const QString &accountId, const Token &before, const Token &after);
    void forgetStored(const QString &accountId);
    void begin(const Account &account, const Token &apiToken);
    void end(const QString &accountId);

    AccountStore *m_accounts;
    SecretStore *m_secrets;
    SessionSecretStore m_sessionSecrets;
    SessionOptions m_options;
    QHash<QString, Session *> m_sessions;
    QHash<QString, QPointer<AbstractReply>> m_reading; //!< secrets under way, by account
};

} // namespace Speckle
