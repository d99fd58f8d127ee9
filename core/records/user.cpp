// SPDX-License-Identifier: MIT
#include "core/records/user.h"

using namespace Qt::StringLiterals;

namespace Speckle {

bool User::isAdmin() const
{
    return role() == "admin"_L1;
}

QString User::displayName() const
{
    const QString both = (name() + u' ' + surname()).simplified();
    if (!both.isEmpty())
        return both;
    return email().isEmpty() ? id() : email();
}

User User::withoutSecrets() const
{
    QJsonObject rest = json();
    for (const QLatin1String secret : {"apitoken"_L1, "token"_L1, "password"_L1})
        rest.remove(secret);
    return User(rest);
}

} // namespace Speckle
