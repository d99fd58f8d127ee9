// SPDX-License-Identifier: MIT
#include "core/session/usernames.h"

#include "core/api/accountsresource.h"

namespace Speckle {

namespace {
constexpr qsizetype mostAtOnce = 6; // what HTTP/1.1 connections to one host allow anyway
}

UserNames::UserNames(Client *client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
}

QString UserNames::name(const QString &userId)
{
    const auto it = m_names.constFind(userId);
    if (it != m_names.cend())
        return *it;
    if (!userId.isEmpty() && !m_asked.contains(userId) && !m_wanted.contains(userId)) {
        m_wanted += userId;
        askNext();
    }
    return userId;
}

User UserNames::user(const QString &userId)
{
    static_cast<void>(name(userId));
    return m_users.value(userId);
}

void UserNames::put(const User &user)
{
    const QString id = user.id();
    m_wanted.removeAll(id);
    // Some answers hold less of them than others did.
    if (id.isEmpty() || !m_users[id].merge(user.withoutSecrets().json()))
        return;
    m_names.insert(id, m_users.value(id).displayName());
    emit changed(id);
}

void UserNames::setActive(bool active)
{
    m_active = active;
    askNext();
}

void UserNames::askNext()
{
    while (m_active && !m_wanted.isEmpty() && m_asked.size() < mostAtOnce) {
        const QString id = m_wanted.takeFirst();
        m_asked.insert(id);
        Reply<User> *reply = AccountsResource(m_client).get(id);
        reply->then(
            this, [this](const User &user) { put(user); },
            [this, id](const ApiError &error) {
                // A failure that passes is forgotten, so that the name is asked for when it is shown next.
                if (!error.isTransient())
                    m_names.insert(id, id);
            });
        connect(reply, &AbstractReply::finished, this, [this, id] {
            m_asked.remove(id);
            askNext();
        });
    }
}

} // namespace Speckle
