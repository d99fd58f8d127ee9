// SPDX-License-Identifier: MIT
#include "core/session/sessionpeople.h"

#include "core/session/session.h"

#include <algorithm>
#include <utility>

namespace Speckle {

SessionPeople::SessionPeople(Session *session)
    : QObject(session)
    , m_session(session)
    , m_everybody(new RecordList(
          session, [this] { return loadEverybody(); }, this))
{
}

void SessionPeople::put(const User &user)
{
    m_session->putUser(user);
    if (m_users.put(user.withoutSecrets()))
        emit changed(user.id());
}

Reply<QStringList> *SessionPeople::loadEverybody()
{
    return AccountsResource(m_session->client()).listAll()->map<QStringList>([this](QList<User> users) {
        std::sort(users.begin(), users.end(), [](const User &a, const User &b) {
            const int order = a.displayName().localeAwareCompare(b.displayName());
            return order != 0 ? order < 0 : a.id() < b.id();
        });
        QStringList ids;
        for (const User &user : std::as_const(users)) {
            put(user);
            ids += user.id();
        }
        return ids;
    });
}

Reply<QList<User>> *SessionPeople::search(const QString &text)
{
    Reply<QList<User>> *reply = AccountsResource(m_session->client()).search(text);
    reply->then(
        this,
        [this](const QList<User> &users) {
            for (const User &user : users) {
                // Less than what an administrator's list knows of them.
                if (!m_users.find(user.id()))
                    put(user);
            }
        },
        [](const ApiError &) {});
    return reply;
}

Reply<Done> *SessionPeople::setRole(const QString &id, AccountsResource::Role role)
{
    return readAgain(AccountsResource(m_session->client()).setRole(id, role));
}

Reply<Done> *SessionPeople::setArchived(const QString &id, bool archived)
{
    return readAgain(AccountsResource(m_session->client()).setArchived(id, archived));
}

Reply<Done> *SessionPeople::readAgain(Reply<Done> *call)
{
    return call->chain<Done>([this](const Done &) {
        return loadEverybody()->map<Done>([](const QStringList &) { return Done{}; });
    });
}

} // namespace Speckle
