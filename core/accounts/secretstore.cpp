// SPDX-License-Identifier: MIT
#include "core/accounts/secretstore.h"

namespace Speckle {

Reply<Token> *SessionSecretStore::read(const QString &accountId, bool expected)
{
    if (expected && !m_tokens.contains(accountId)) {
        ApiError error(ApiError::Kind::Keychain, tr("The token was kept until the program ended."));
        error.action = tr("read the token of the account");
        error.advice = tr("Sign in again.");
        return settledReply<Token>(this, error);
    }
    return settledReply<Token>(this, m_tokens.value(accountId));
}

Reply<Done> *SessionSecretStore::write(const QString &accountId, const Token &token)
{
    m_tokens.insert(accountId, token);
    return settledReply<Done>(this, Done{});
}

Reply<Done> *SessionSecretStore::remove(const QString &accountId)
{
    m_tokens.remove(accountId);
    return settledReply<Done>(this, Done{});
}

} // namespace Speckle
