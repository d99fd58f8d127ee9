// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/accountsresource.h"
#include "core/session/recordlist.h"
#include "core/session/recordtable.h"

#include <QObject>

namespace Speckle {

class Session;

/*!
 * The people that a session knows: who was searched for, and, for administrators, everybody with an account.
 * Records hold no tokens. Names become known to Session::userName(), too.
 */
class SessionPeople : public QObject
{
    Q_OBJECT

public:
    explicit SessionPeople(Session *session);

    [[nodiscard]] std::optional<User> user(const QString &id) const { return m_users.find(id); }
    //! GET /accounts/admin: everybody by name, the archived ones included. Forbidden for others.
    [[nodiscard]] RecordList *everybody() const { return m_everybody; }

    //! POST /accounts/search, from three letters on; at most ten.
    [[nodiscard]] Reply<QList<User>> *search(const QString &text);
    // PUT /accounts/:id, for administrators; everybody() is fetched again before the reply settles.
    [[nodiscard]] Reply<Done> *setRole(const QString &id, AccountsResource::Role role);
    [[nodiscard]] Reply<Done> *setArchived(const QString &id, bool archived);

signals:
    void changed(const QString &id);

private:
    void put(const User &user);
    [[nodiscard]] Reply<QStringList> *loadEverybody();
    [[nodiscard]] Reply<Done> *readAgain(Reply<Done> *call);

    Session *m_session;
    RecordTable<User> m_users;
    RecordList *m_everybody;
};

} // namespace Speckle
