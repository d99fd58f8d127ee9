// SPDX-License-Identifier: MIT
#include "core/accounts/keychainstore.h"

#include "core/accounts/secretservice.h"
#include "core/net/redact.h"

#include <qt6keychain/keychain.h>

#include <memory>

namespace Speckle {

namespace {

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN) && !defined(Q_OS_ANDROID)
constexpr bool hasSecretService = true;
#else
constexpr bool hasSecretService = false;
#endif

using Availability = SecretStore::Availability;

//! What QtKeychain's word for a failure and the service's own account of itself come to.
Availability availabilityOf(QKeychain::Error error, SecretServiceState service)
{
    if (error == QKeychain::AccessDeniedByUser)
        return Availability::Denied;
    switch (service) {
    case SecretServiceState::Absent:
        return Availability::None;
    case SecretServiceState::Locked:
        return Availability::Locked;
    case SecretServiceState::Denied:
        return Availability::Denied;
    case SecretServiceState::Unlocked:
    case SecretServiceState::NoCollection:
    case SecretServiceState::Unasked:
        break;
    }
    // QtKeychain 0.13 also says so of a locked one, so the service had its say first.
    if (error == QKeychain::AccessDenied)
        return Availability::Denied;
    if (error == QKeychain::NoBackendAvailable || error == QKeychain::NotImplemented)
        return Availability::None;
    // It is there and open: either it just has no such entry (or one that is no token), or it would not do
    // what it was asked.
    return error == QKeychain::EntryNotFound || error == QKeychain::CouldNotDeleteEntry
                   || error == QKeychain::NoError
               ? Availability::Available
               : Availability::Denied;
}

ApiError keychainError(const QString &action, const QString &words, const QString &advice)
{
    ApiError error(ApiError::Kind::Keychain, redact(words).left(2'000));
    error.action = action;
    error.advice = advice;
    return error;
}

void removeEntry(const QString &service, const QString &key)
{
    auto *job = new QKeychain::DeletePasswordJob(service);
    job->setKey(key);
    job->start();
}

} // namespace

KeychainStore::KeychainStore(const QString &service, QObject *parent)
    : SecretStore(parent)
    , m_service(service)
{
}

KeychainStore::~KeychainStore() = default;

// Jobs have no parent and delete themselves: QtKeychain 0.13 writes into a job that is destroyed before its
// backend has answered.

Reply<Token> *KeychainStore::read(const QString &accountId, bool expected)
{
    auto *reply = new Reply<Token>(this);
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    job->setKey(accountId);
    connect(job, &QKeychain::Job::finished, reply, [this, reply, job, expected] {
        const QString action = tr("read the token of the account");
        const Token token = Token::fromText(job->textData());
        if (job->error() == QKeychain::NoError && !token.isEmpty()) {
            m_availability = Availability::Available;
            reply->succeed(token);
            return;
        }
        Result<Token> notFound = Token();
        if (expected)
            notFound = keychainError(action, tr("There is no entry of this account any more."),
                                     tr("Sign in again."));
        settleByState(reply, *job, action, notFound);
    });
    job->start();
    return reply;
}

Reply<Done> *KeychainStore::write(const QString &accountId, const Token &token)
{
    auto *reply = new Reply<Done>(this);
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setKey(accountId);
    job->setTextData(QString::fromLatin1(token.headerValue()));
    const auto cancelled = std::make_shared<bool>(false);
    reply->setCanceller([cancelled] { *cancelled = true; });
    connect(job, &QKeychain::Job::finished, this, [job, cancelled, service = m_service, accountId] {
        if (*cancelled && job->error() == QKeychain::NoError)
            removeEntry(service, accountId);
    });
    connect(job, &QKeychain::Job::finished, reply, [this, reply, job] {
        if (job->error() == QKeychain::NoError) {
            m_availability = Availability::Available;
            reply->succeed({});
            return;
        }
        const QString action = tr("keep the token of the account");
        settleByState<Done>(reply, *job, action, keychainError(action, job->errorString(), {}));
    });
    job->start();
    return reply;
}

Reply<Done> *KeychainStore::remove(const QString &accountId)
{
    auto *reply = new Reply<Done>(this);
    auto *job = new QKeychain::DeletePasswordJob(m_service);
    job->setKey(accountId);
    connect(job, &QKeychain::Job::finished, reply, [this, reply, job] {
        // Success is no proof: of a locked keyring libsecret removes nothing and is content.
        settleByState<Done>(reply, *job, tr("remove the token of the account"), Done{});
    });
    job->start();
    return reply;
}

template <typename T>
void KeychainStore::settleByState(Reply<T> *reply, const QKeychain::Job &job, const QString &action,
                                  const Result<T> &notFound)
{
    const auto settle = [this, reply, action, notFound, code = job.error(),
                         words = job.errorString()](SecretServiceState service) {
        m_availability = availabilityOf(code, service);
        switch (m_availability) {
        case Availability::Available:
            reply->settleWith(notFound);
            return;
        case Availability::Locked:
            reply->fail(keychainError(action, tr("The keychain is locked."),
                                      tr("Unlock the keychain and try again.")));
            return;
        case Availability::None:
            reply->fail(
                keychainError(action, tr("This computer has no keychain, or it is not running."),
                              tr("Start a keychain such as GNOME Keyring or KWallet, or sign in for this "
                                 "session only.")));
            return;
        case Availability::Denied:
        case Availability::Unknown:
            reply->fail(keychainError(action, tr("The keychain refused: %1").arg(words),
                                      tr("Allow the access, or sign in for this session only.")));
            return;
        }
    };
    if constexpr (hasSecretService)
        askSecretService(QDBusConnection::sessionBus(), reply)
            ->then(
                reply, [settle](SecretServiceState service) { settle(service); }, [](const ApiError &) {});
    else
        settle(SecretServiceState::Unasked);
}

} // namespace Speckle
