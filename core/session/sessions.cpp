// SPDX-License-Identifier: MIT
#include "core/session/sessions.h"

#include <QTimer>
#include <QUuid>

#include <algorithm>
#include <memory>

namespace Speckle {

namespace {

//! What \a call ends in, or an error where it takes longer than \a limit: a keychain may never answer.
//! Belongs to \a owner: the call's own parent, a store, outlives it and what it captures.
template <typename T>
Reply<T> *within(std::chrono::milliseconds limit, QObject *owner, Reply<T> *call)
{
    auto *reply = call->template map<T>([](const T &value) { return value; });
    reply->setParent(owner);
    QTimer::singleShot(limit, reply, [reply, guard = QPointer<Reply<T>>(call)] {
        ApiError error(ApiError::Kind::Keychain, Sessions::tr("The keychain does not answer."));
        error.action = Sessions::tr("use the keychain");
        error.advice = Sessions::tr("Try again, or sign in for this session only.");
        reply->fail(error);
        if (guard)
            guard->cancel();
    });
    return reply;
}

} // namespace

Sessions::Sessions(AccountStore *accounts, SecretStore *secrets, QObject *parent,
                   const SessionOptions &options)
    : QObject(parent)
    , m_accounts(accounts)
    , m_secrets(secrets)
    , m_options(options)
{
}

Sessions::~Sessions()
{
    for (Session *session : std::as_const(m_sessions))
        session->stop();
}

void Sessions::startAll()
{
    const QList<Account> accounts = m_accounts->accounts();
    for (const Account &account : accounts)
        start(account.id);
}

void Sessions::start(const QString &accountId)
{
    const std::optional<Account> account = m_accounts->find(accountId);
    if (!account || account->signedOut || m_sessions.contains(accountId) || m_reading.value(accountId))
        return;
    SecretStore *secrets = account->secretStored ? m_secrets : &m_sessionSecrets;
    Reply<Token> *reading
        = within(m_options.keychainLimit, this, secrets->read(accountId, account->secretStored));
    m_reading.insert(accountId, reading);
    reading->then(
        this,
        [this, accountId](const Token &token) {
            m_reading.remove(accountId);
            std::optional<Account> found = m_accounts->find(accountId);
            if (!found || found->signedOut || m_sessions.contains(accountId))
                return;
            if (!token.isEmpty()) {
                begin(*found, token);
                return;
            }
            // Its token was for an earlier session only.
            found->signedOut = true;
            m_accounts->put(*found);
        },
        [this, accountId](const ApiError &error) {
            m_reading.remove(accountId);
            emit secretUnavailable(accountId, error);
        });
}

Reply<Account> *Sessions::add(const ServerInfo &server, const SignIn &signIn, Keep keep)
{
    const QList<Account> all = m_accounts->accounts();
    const auto known = std::find_if(all.cbegin(), all.cend(), [&](const Account &account) {
        return account.server == server.address && account.userId == signIn.user.id();
    });
    Account account = known == all.cend() ? Account() : *known;
    const bool wasStored = account.secretStored;
    if (account.id.isEmpty())
        account.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    account.server = server.address;
    account.serverName = server.name;
    account.userId = signIn.user.id();
    account.email = signIn.user.email();
    account.displayName = signIn.user.displayName();
    account.secretStored = keep == Keep::Keychain;
    account.signedOut = false;

    const Token token = signIn.apiToken.isEmpty() ? signIn.token : signIn.apiToken;
    Reply<Done> *writing = nullptr;
    if (keep == Keep::SessionOnly)
        writing = m_sessionSecrets.write(account.id, token);
    else if (wasStored)
        writing = replaceSecret(account.id, token);
    else
        writing = within(m_options.keychainLimit, this, m_secrets->write(account.id, token));
    return writing->map<Account>([this, account, token, wasStored](const Done &) {
        end(account.id);
        const Account kept = m_accounts->put(account);
        begin(kept, token);
        if (wasStored && !account.secretStored)
            forgetStored(account.id);
        return kept;
    });
}

Reply<Done> *Sessions::replaceSecret(const QString &accountId, const Token &token)
{
    // A keychain that does not let itself be read has nothing that could be put back.
    auto *old = new Reply<Token>(this);
    within(m_options.keychainLimit, this, m_secrets->read(accountId, false))
        ->then(
            old, [old](const Token &found) { old->succeed(found); },
            [old](const ApiError &) { old->succeed({}); });
    return old->chain<Done>([this, accountId, token](const Token &before) {
        return within(m_options.keychainLimit, this, overwrite(accountId, before, token));
    });
}

Reply<Done> *Sessions::overwrite(const QString &accountId, const Token &before, const Token &after)
{
    auto *reply = new Reply<Done>(this);
    const auto givenUp = std::make_shared<bool>(false);
    reply->setCanceller([givenUp] { *givenUp = true; });
    // Not cancelled with the reply: a store takes what it writes too late away again, and with it what was
    // there before.
    m_secrets->write(accountId, after)
        ->then(
            m_secrets,
            [reply = QPointer(reply), givenUp, secrets = m_secrets, accountId, before](const Done &) {
                if (reply && !*givenUp) {
                    reply->succeed({});
                    return;
                }
                Reply<Done> *undo
                    = before.isEmpty() ? secrets->remove(accountId) : secrets->write(accountId, before);
                undo->then(
                    secrets, [](const Done &) {}, [](const ApiError &) {});
            },
            [reply = QPointer(reply)](const ApiError &error) {
                if (reply)
                    reply->fail(error);
            });
    return reply;
}

void Sessions::forgetStored(const QString &accountId)
{
    // Where the keychain fails there is nobody to tell: that it does is why the user chose so.
    within(m_options.keychainLimit, this, m_secrets->remove(accountId))
        ->then(
            this, [](const Done &) {}, [](const ApiError &) {});
}

Reply<Done> *Sessions::signOut(const QString &accountId)
{
    end(accountId);
    std::optional<Account> account = m_accounts->find(accountId);
    if (!account)
        return settledReply<Done>(this, Done{});
    account->signedOut = true;
    m_accounts->put(*account);
    if (!account->secretStored)
        return m_sessionSecrets.remove(accountId);
    return within(m_options.keychainLimit, this, m_secrets->remove(accountId))
        ->map<Done>([this, accountId](const Done &) {
            if (std::optional<Account> now = m_accounts->find(accountId)) {
                now->secretStored = false;
                m_accounts->put(*now);
            }
            return Done{};
        });
}

Reply<Done> *Sessions::remove(const QString &accountId)
{
    // It was removed before, and the keychain failed: its token is still there.
    if (!m_accounts->find(accountId))
        return within(m_options.keychainLimit, this, m_secrets->remove(accountId));
    Reply<Done> *reply = signOut(accountId);
    connect(reply, &AbstractReply::finished, this, [this, accountId] { m_accounts->remove(accountId); });
    return reply;
}

void Sessions::begin(const Account &account, const Token &apiToken)
{
    auto *session = new Session(account, apiToken, this, m_options);
    m_sessions.insert(account.id, session);
    connect(session, &Session::accountChanged, this,
            [this, session] { m_accounts->put(session->account()); });
    session->start();
    emit sessionStarted(account.id, session);
}

void Sessions::end(const QString &accountId)
{
    if (const QPointer<AbstractReply> reading = m_reading.take(accountId))
        reading->cancel();
    Session *session = m_sessions.take(accountId);
    if (!session)
        return;
    session->stop();
    emit sessionEnded(accountId);
    session->deleteLater();
}

} // namespace Speckle
