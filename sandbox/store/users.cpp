// SPDX-License-Identifier: MIT
#include "sandbox/store/users.h"

#include "sandbox/models/models.h"

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

UserCollection::UserCollection(Database &database)
    : Collection(database, Models::user(), u"users"_s, {u"email"_s, u"apitoken"_s})
    , m_database(database)
{
}

void UserCollection::insertWithPassword(const QJsonObject &user, const QString &passwordHash)
{
    insert(user);
    m_database.execute(u"UPDATE users SET password=? WHERE id=?"_s,
                       {passwordHash, user.value("_id"_L1).toString()});
}

QString UserCollection::passwordHash(const QJsonObject &user) const
{
    QString hash;
    m_database.select(u"SELECT password FROM users WHERE id=?"_s, {user.value("_id"_L1).toString()},
                      [&](const QSqlQuery &row) { hash = row.value(0).toString(); });
    return hash;
}

} // namespace Speckle::Sandbox
