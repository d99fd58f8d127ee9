// SPDX-License-Identifier: MIT
#include "sandbox/auth/session.h"

#include "sandbox/auth/jwt.h"
#include "sandbox/models/models.h"

#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Speckle::Sandbox {

QString loginToken(const Store &store, const QJsonObject &user)
{
    return u"JWT "_s
           + Jwt::signedToken({{u"_id"_s, user.value("_id"_L1)}, {u"name"_s, user.value("name"_L1)}}, 24h,
                              store.secret());
}

QString apiToken(const Store &store, const QString &userId)
{
    return u"JWT "_s + Jwt::signedToken({{u"_id"_s, userId}}, 2 * 365 * 24h + 12h, store.secret());
}

void recordLogin(Store &store, QJsonObject &user)
{
    QJsonArray logins = user.value("logins"_L1).toArray();
    logins.append(QJsonObject{{u"date"_s, QDateTime::currentMSecsSinceEpoch()}});
    Models::user().update(user, {{u"logins"_s, logins}});
    store.users.replace(user);
}

std::optional<QJsonObject> userOfToken(const Store &store, const QByteArray &authorization)
{
    static const QRegularExpression form(u"(\\S+)\\s+(\\S+)"_s);
    const auto match = form.match(QString::fromLatin1(authorization));
    if (!match.hasMatch() || match.captured(1).compare("JWT"_L1, Qt::CaseInsensitive) != 0)
        return std::nullopt;
    const auto claims = Jwt::verified(match.captured(2), store.secret());
    if (!claims)
        return std::nullopt;
    std::optional<QJsonObject> user;
    try {
        if (claims->contains("_id"_L1))
            user = store.users.find(claims->value("_id"_L1).toString());
    } catch (const Problem &problem) {
        throw Crash(problem.text());
    }
    if (!user)
        throw Crash(u"Error: No user with these credentials found."_s);
    if (user->value("archived"_L1) == true)
        throw Crash(u"Error: This user has been archived."_s);
    return user;
}

} // namespace Speckle::Sandbox
