// SPDX-License-Identifier: MIT
#include "sandbox/auth/password.h"
#include "sandbox/auth/session.h"
#include "sandbox/json/inspect.h"
#include "sandbox/models/casting.h"
#include "sandbox/models/models.h"
#include "sandbox/routes/handlers.h"
#include "sandbox/store/objectid.h"

#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox::Accounts {

namespace {

constexpr qsizetype ShortestPassword = 8;

QJsonObject body(const Request &request)
{
    return request.bodyObject();
}

Answer refusal(int status, const QString &message)
{
    return Answer::json({{u"success"_s, false}, {u"message"_s, message}}, status);
}

//! In lower case, as it is stored. Throws what the real model's validation throws.
QString checkedEmail(const QJsonValue &sent)
{
    static const QRegularExpression address(u"\\S+@\\S+\\.\\S+"_s);
    const auto text = castValue(Kind::Text, sent);
    if (!text)
        throw Problem::validation(u"User"_s, u"email: "_s + Schema::castMessage(Kind::Text, sent, u"email"));
    const QString email = text->toString().toLower();
    if (!address.match(email).hasMatch())
        throw Problem::validation(u"User"_s, u"email: %1 much email wow error"_s.arg(email));
    return email;
}

void requireFreeEmail(const Context &context, const QString &email, const QString &userId)
{
    const auto other = context.store.users.findBy(u"email"_s, email);
    if (other && other->value("_id"_L1) != userId) {
        throw Problem(u"E11000 duplicate key error collection: speckle.users index: email_1 dup key: "
                      "{ email: \"%1\" }"_s.arg(email),
                      u"MongoError"_s);
    }
}

void save(Context &context, QJsonObject user, QJsonObject changes)
{
    if (changes.contains("email"_L1)) {
        const QString email = checkedEmail(changes.value("email"_L1));
        requireFreeEmail(context, email, user.value("_id"_L1).toString());
        changes.insert("email"_L1, email);
    }
    Models::user().update(user, changes);
    context.store.users.replace(user);
}

QJsonObject reduced(const QJsonObject &user, const QStringList &fields)
{
    QJsonObject result;
    for (const QString &field : fields) {
        if (user.contains(field))
            result.insert(field, user.value(field));
    }
    return result;
}

} // namespace

Answer registerUser(Context &context, Request &request)
{
    const QJsonObject sent = body(request);
    if (!truthy(sent.value("email"_L1)))
        return refusal(400, u"Do not fuck with us. Give us your email."_s);
    if (!truthy(sent.value("password"_L1)))
        return refusal(400, u"Passwords are a necessary evil, fam."_s);
    const QString email = checkedEmail(sent.value("email"_L1));
    if (context.store.users.findBy(u"email"_s, email))
        return refusal(400, u"Email taken. Please login. Thanks!"_s);
    const QString password = inspected(sent.value("password"_L1));
    if (password.size() < ShortestPassword)
        return refusal(400, u"Password too short."_s);

    const QString id = Ids::newObjectId();
    QJsonObject fields{{u"_id"_s, id},
                       {u"email"_s, email},
                       {u"name"_s, truthy(sent.value("name"_L1)) ? sent.value("name"_L1) : u"Anonymous"_s},
                       {u"surname"_s, truthy(sent.value("surname"_L1)) ? sent.value("surname"_L1) : u""_s},
                       {u"apitoken"_s, apiToken(context.store, id)}};
    if (sent.contains("company"_L1))
        fields.insert("company"_L1, sent.value("company"_L1));
    if (context.store.isEmpty())
        fields.insert("role"_L1, u"admin"_s);
    const QJsonObject user = Models::user().create(fields);
    context.store.users.insertWithPassword(user, Password::hashed(password));
    return success({{u"message"_s, u"User saved. Redirect to login."_s},
                    {u"resource"_s, QJsonObject{{u"apitoken"_s, user.value("apitoken"_L1)},
                                                {u"token"_s, loginToken(context.store, user)},
                                                {u"email"_s, email}}}});
}

Answer login(Context &context, Request &request)
{
    const QJsonObject sent = body(request);
    if (!truthy(sent.value("email"_L1)) || !truthy(sent.value("password"_L1)))
        return refusal(401, u"Invalid credentials."_s);
    if (!sent.value("email"_L1).isString())
        throw Crash(u"TypeError: req.body.email.toLowerCase is not a function"_s);
    auto user = context.store.users.findBy(u"email"_s, sent.value("email"_L1).toString().toLower());
    if (!user)
        throw Problem::typeError(u"Cannot read properties of null (reading 'archived')"_s);
    if (user->value("archived"_L1) == true)
        return refusal(403, u"This user is archived."_s);
    if (!Password::matches(inspected(sent.value("password"_L1)), context.store.users.passwordHash(*user)))
        return refusal(401, u"Invalid credentials."_s);
    QJsonObject resource = *user; // as it was before this login was written, but for the list of logins
    recordLogin(context.store, *user);
    resource.insert("logins"_L1, user->value("logins"_L1));
    resource.insert("token"_L1, loginToken(context.store, *user));
    return success({{u"message"_s, u"You have logged in."_s}, {u"resource"_s, resource}});
}

Answer own(Context &, Request &request)
{
    return success({{u"resource"_s, *request.user}});
}

Answer all(Context &context, Request &)
{
    QJsonArray users;
    const QList<QJsonObject> stored = context.store.users.all();
    for (const QJsonObject &user : stored)
        users.append(user);
    return success({{u"resource"_s, users}});
}

Answer updateOwn(Context &context, Request &request)
{
    const QJsonObject sent = body(request);
    QJsonObject changes;
    for (const QString &field : {u"name"_s, u"surname"_s, u"company"_s, u"email"_s}) {
        if (truthy(sent.value(field)))
            changes.insert(field, sent.value(field));
    }
    save(context, *request.user, changes);
    return successMessage(u"User profile updated."_s);
}

Answer profile(Context &context, Request &request)
{
    const auto user = context.store.users.find(request.parameter(u"userId"_s));
    if (!user)
        throw Problem(u"no users found."_s);
    return success({{u"resource"_s, reduced(*user, {u"_id"_s, u"name"_s, u"surname"_s, u"company"_s,
                                                    u"archived"_s, u"email"_s})}});
}

Answer updateAny(Context &context, Request &request)
{
    const auto user = context.store.users.find(request.parameter(u"userId"_s));
    if (!user)
        throw Problem(u"no user found."_s);
    const QJsonObject sent = body(request);
    const QStringList fields{u"name"_s, u"surname"_s, u"company"_s, u"email"_s, u"role"_s, u"archived"_s};
    for (const QString &field : fields) {
        const QJsonValue value = sent.value(field);
        if (value.isUndefined() || value.isNull())
            throw Problem(u"Request body is missing required field"_s);
    }
    save(context, *user, reduced(sent, fields));
    return successMessage(u"User profile updated."_s);
}

Answer search(Context &context, Request &request)
{
    const QJsonValue wanted = body(request).value("searchString"_L1);
    const qsizetype length = wanted.isString()  ? wanted.toString().size()
                             : wanted.isArray() ? wanted.toArray().size()
                                                : 3;
    if (!truthy(wanted) || length < 3)
        return refusal(400, u"no search criteria present, or too short search string (must be > 2)."_s);
    if (!wanted.isString())
        throw Crash(u"TypeError: string.replace is not a function"_s);
    constexpr qsizetype Most = 10;
    QJsonArray found;
    const QList<QJsonObject> users = context.store.users.all();
    for (const QJsonObject &user : users) {
        const auto has = [&](QLatin1StringView field) {
            return user.value(field).toString().contains(wanted.toString(), Qt::CaseInsensitive);
        };
        if (found.size() < Most && (has("name"_L1) || has("surname"_L1) || has("email"_L1)))
            found.append(reduced(user, {u"_id"_s, u"name"_s, u"surname"_s, u"company"_s, u"email"_s}));
    }
    return success({{u"resources"_s, found}});
}

} // namespace Speckle::Sandbox::Accounts
