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

void UserNames::put(const User &user)
{
    const QString name = user.displayName();
    m_wanted.removeAll(user.id());
    if (user.id().isEmpty() || m_names.value(user.id()) == name)
        return;
    m_names.insert(user.id(), name);
    emit changed(user.id());
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
