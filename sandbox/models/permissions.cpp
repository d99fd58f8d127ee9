// SPDX-License-Identifier: MIT
#include "sandbox/models/permissions.h"

#include "sandbox/problem.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

namespace {

QString verb(Operation operation)
{
    switch (operation) {
    case Operation::Read:
        return u"read"_s;
    case Operation::Write:
        return u"write"_s;
    case Operation::Comment:
        return u"comment"_s;
    case Operation::Delete:
        return u"delete"_s;
    }
    return {};
}

QJsonArray permissionList(const QJsonObject &document, QLatin1StringView key)
{
    const QJsonValue list = document.value(key);
    if (list.isUndefined())
        throw Problem::typeError(u"Cannot read properties of undefined (reading 'filter')"_s);
    return list.toArray();
}

} // namespace

bool isAdmin(const Asker &asker)
{
    return asker && asker->value("role"_L1) == "admin"_L1;
}

void requirePermission(const Asker &asker, Operation operation, const QJsonObject &document,
                       const QStringList &touchedKeys)
{
    const QString id = asker ? asker->value("_id"_L1).toString() : QString();
    if (isAdmin(asker))
        return;
    const QJsonValue owner = document.value("owner"_L1);
    if (!owner.isString()) {
        throw Problem::typeError(u"Cannot read properties of %1 (reading 'toString')"_s.arg(
            owner.isUndefined() ? u"undefined"_s : u"null"_s));
    }
    if (!id.isEmpty() && owner == id)
        return;
    for (const QString &key : touchedKeys) {
        if (key == "owner"_L1 || key == "email"_L1)
            throw Problem(u"Protected field, you are not authorised to edit %1."_s.arg(key));
    }
    const bool mayRead = permissionList(document, "canRead"_L1).contains(id);
    const bool mayWrite = permissionList(document, "canWrite"_L1).contains(id);
    const bool isPublic = document.value("private"_L1) == false;
    bool allowed = false;
    switch (operation) {
    case Operation::Read:
        allowed = isPublic || mayRead || mayWrite;
        break;
    case Operation::Write:
        allowed = mayWrite;
        break;
    case Operation::Comment:
        allowed = (isPublic && document.value("anonymousComments"_L1) == true) || mayRead || mayWrite;
        break;
    case Operation::Delete:
        throw Problem(u"You do not own the stream."_s);
    }
    if (!allowed)
        throw Problem(u"You are not authorised to %1."_s.arg(verb(operation)));
}

void requireSelf(const Asker &asker, const QJsonObject &user)
{
    if (!isAdmin(asker) && (!asker || asker->value("_id"_L1) != user.value("_id"_L1)))
        throw Problem(u"Not authorised"_s);
}

} // namespace Speckle::Sandbox
