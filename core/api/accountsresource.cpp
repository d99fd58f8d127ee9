// SPDX-License-Identifier: MIT
#include "core/api/accountsresource.h"

#include "core/api/beforehand.h"
#include "core/api/decoders.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

struct AccountsText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::AccountsResource)
};

QJsonObject filled(const QList<std::pair<QLatin1String, QString>> &members)
{
    QJsonObject object;
    for (const auto &[key, value] : members) {
        if (!value.isEmpty())
            object.insert(key, value);
    }
    return object;
}

// Takes the user and its secrets apart. \a given is the token that was sent, where one was.
Result<SignIn> signInOf(const Answer &answer, const Token &given)
{
    const auto resource = answer.resource();
    if (const auto *error = std::get_if<ApiError>(&resource))
        return *error;
    const QJsonObject json = std::get<QJsonObject>(resource);
    SignIn signIn;
    signIn.user = User(json).withoutSecrets();
    signIn.apiToken = Token::fromText(json.value("apitoken"_L1).toString());
    signIn.token = Token::fromText(json.value("token"_L1).toString());
    if (signIn.token.isEmpty())
        signIn.token = given;
    if (signIn.apiToken.isEmpty() || signIn.user.id().isEmpty())
        return ApiError(ApiError::Kind::NotSpeckle, AccountsText::tr("its answer holds no account"),
                        answer.status);
    return signIn;
}

Request accountRequest(const Token &token, const QString &action)
{
    Request request = Request::get(route({u"accounts"_s}), action);
    request.token = token;
    return request;
}

void explainKeptOut(ApiError &error)
{
    error.advice = AccountsText::tr(
        "The server, or something in front of it, keeps you out: ask its administrator why.");
}

void explainRegistration(ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Offline:
    case ApiError::Kind::Timeout:
        error.advice
            = AccountsText::tr("The account may have been made all the same: try to sign in with it.");
        break;
    case ApiError::Kind::Forbidden:
        explainKeptOut(error);
        break;
    case ApiError::Kind::Unauthorized:
        error.kind = ApiError::Kind::Forbidden;
        error.advice
            = AccountsText::tr("Registration is closed here: ask the server's administrator for an account.");
        break;
    case ApiError::Kind::NotFound:
        error.message = AccountsText::tr("accounts are not made here");
        error.advice
            = AccountsText::tr("Sign in the way the server offers on its web page, and paste the token.");
        break;
    default:
        break;
    }
}

void explainLogin(ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Offline:
    case ApiError::Kind::Timeout:
        error.advice.clear(); // nothing that could have been carried out
        break;
    case ApiError::Kind::Unauthorized:
        // The server answers an unknown address and a wrong password differently; telling them apart would
        // tell strangers who has an account.
        error.message = AccountsText::tr("The e-mail address or the password is wrong.");
        error.advice = AccountsText::tr("Check both and try again.");
        break;
    case ApiError::Kind::Forbidden:
        if (isArchivedAccount(error))
            error.advice = AccountsText::tr("Ask the server's administrator to bring the account back.");
        else
            explainKeptOut(error);
        break;
    case ApiError::Kind::NotFound:
        error.message = AccountsText::tr("signing in with a password is switched off");
        error.advice
            = AccountsText::tr("Sign in the way the server offers on its web page, and paste the token.");
        break;
    default:
        break;
    }
}

void explainToken(ApiError &error)
{
    if (error.kind == ApiError::Kind::Unauthorized) {
        error.message = AccountsText::tr("The server does not accept this token.");
        error.advice = AccountsText::tr("It may have expired, or belong to another server: copy it again.");
    }
}

void explainAdmin(ApiError &error)
{
    if (error.kind == ApiError::Kind::Forbidden) {
        error.message.clear();
        error.advice = AccountsText::tr("Only admins of the server may do this: ask one of them.");
    }
}

// GET /accounts/admin has its list under "resource", tokens and all.
Result<QList<User>> everybody(const Answer &answer)
{
    const QJsonValue resource = answer.json.value("resource"_L1);
    if (!resource.isArray())
        return ApiError(ApiError::Kind::NotSpeckle, AccountsText::tr("its answer holds no accounts"),
                        answer.status);
    QList<User> users;
    const QJsonArray array = resource.toArray();
    for (const auto &item : array) {
        if (item.isObject())
            users += User(item.toObject()).withoutSecrets();
    }
    return users;
}

// The six fields that PUT /accounts/:id insists on. None may be null there, but accounts have such: empty
// text is what the server then takes.
QJsonObject requiredFields(const User &user)
{
    return {{u"name"_s, user.name()},   {u"surname"_s, user.surname()}, {u"company"_s, user.company()},
            {u"email"_s, user.email()}, {u"role"_s, user.role()},       {u"archived"_s, user.isArchived()}};
}

} // namespace

bool isArchivedAccount(const ApiError &error)
{
    return error.kind == ApiError::Kind::Forbidden
           && error.message.contains("archived"_L1, Qt::CaseInsensitive);
}

Reply<SignIn> *AccountsResource::registerUser(const Registration &registration)
{
    const QString action = AccountsText::tr("register");
    Request request = Request::post(route({u"accounts"_s, u"register"_s}), action,
                                    filled({{"email"_L1, registration.email},
                                            {"password"_L1, registration.password},
                                            {"name"_L1, registration.name},
                                            {"surname"_L1, registration.surname},
                                            {"company"_L1, registration.company}}));
    request.withToken = false;
    request.explain = explainRegistration;

    // The answer tells the tokens, but not who the user is: its `_id` comes with the profile.
    auto *registered = m_client->call<Token>(request, [](const Answer &answer) -> Result<Token> {
        const auto resource = answer.resource();
        if (const auto *error = std::get_if<ApiError>(&resource))
            return *error;
        const Token token = Token::fromText(std::get<QJsonObject>(resource).value("token"_L1).toString());
        if (token.isEmpty())
            return ApiError(ApiError::Kind::NotSpeckle, AccountsText::tr("its answer holds no token"),
                            answer.status);
        return token;
    });
    return registered->chain<SignIn>([client = m_client, action](const Token &token) {
        return client->call<SignIn>(accountRequest(token, action),
                                    [token](const Answer &answer) { return signInOf(answer, token); });
    });
}

Reply<SignIn> *AccountsResource::login(const QString &email, const QString &password)
{
    Request request = Request::post(route({u"accounts"_s, u"login"_s}), AccountsText::tr("sign in"),
                                    QJsonObject{{u"email"_s, email}, {u"password"_s, password}});
    request.withToken = false;
    request.explain = explainLogin;
    return m_client->call<SignIn>(request, [](const Answer &answer) { return signInOf(answer, {}); });
}

Reply<SignIn> *AccountsResource::loginWithToken(const Token &token)
{
    Request request = accountRequest(token, AccountsText::tr("sign in"));
    request.explain = explainToken;
    return m_client->call<SignIn>(request, [token](const Answer &answer) { return signInOf(answer, token); });
}

Reply<User> *AccountsResource::profile()
{
    return m_client->call<User>(Request::get(route({u"accounts"_s}), AccountsText::tr("load the profile")),
                                [](const Answer &answer) -> Result<User> {
                                    Result<User> user = Decode::one<User>(answer);
                                    if (auto *found = std::get_if<User>(&user))
                                        return found->withoutSecrets();
                                    return user;
                                });
}

Reply<Done> *AccountsResource::updateProfile(const User &before, const User &after)
{
    const QJsonObject all = Record::changedMembers(before, after);
    QJsonObject changes;
    for (const QLatin1String key : {"name"_L1, "surname"_L1, "company"_L1, "email"_L1}) {
        if (all.contains(key))
            changes.insert(key, all.value(key));
    }
    if (changes.isEmpty())
        return settledReply<Done>(m_client, Done{});
    return m_client->call(
        Request::put(route({u"accounts"_s}), AccountsText::tr("save the profile"), changes));
}

Reply<User> *AccountsResource::get(const QString &id)
{
    return m_client->call<User>(Request::get(route({u"accounts"_s, id}), AccountsText::tr("load the user")),
                                Decode::one<User>);
}

Reply<QList<User>> *AccountsResource::search(const QString &text)
{
    const QString action = AccountsText::tr("search for people");
    if (text.size() < 3)
        return refusedBeforehand<QList<User>>(
            m_client, action, AccountsText::tr("it takes three letters or more"),
            AccountsText::tr("Type more of the name or the e-mail address."));
    Request request
        = Request::post(route({u"accounts"_s, u"search"_s}), action, QJsonObject{{u"searchString"_s, text}});
    request.repeatable = true;
    return m_client->call<QList<User>>(request, Decode::list<User>);
}

Reply<QList<User>> *AccountsResource::listAll()
{
    Request request = Request::get(route({u"accounts"_s, u"admin"_s}), AccountsText::tr("load all accounts"));
    request.explain = explainAdmin;
    return m_client->call<QList<User>>(request, everybody);
}

Reply<Done> *AccountsResource::setRole(const QString &id, Role role)
{
    return changeAccount(id, AccountsText::tr("change the role"), "role"_L1,
                         role == Role::Admin ? u"admin"_s : u"user"_s);
}

Reply<Done> *AccountsResource::setArchived(const QString &id, bool archived)
{
    return changeAccount(
        id, archived ? AccountsText::tr("archive the account") : AccountsText::tr("bring the account back"),
        "archived"_L1, archived);
}

Reply<Done> *AccountsResource::changeAccount(const QString &id, const QString &action, QLatin1String field,
                                             const QJsonValue &value)
{
    Request request = Request::get(route({u"accounts"_s, u"admin"_s}), action);
    request.explain = explainAdmin;
    return m_client->call<QList<User>>(request, everybody)
        ->chain<Done>([client = m_client, id, action, field, value](const QList<User> &users) {
            for (const User &user : users) {
                if (user.id() != id)
                    continue;
                QJsonObject fields = requiredFields(user);
                if (fields.value(field) == value)
                    return settledReply<Done>(client, Done{});
                fields.insert(field, value);
                Request change = Request::put(route({u"accounts"_s, id}), action, fields);
                change.explain = explainAdmin;
                return client->call(change);
            }
            ApiError error(ApiError::Kind::NotFound);
            error.action = action;
            error.server = client->address().display();
            return settledReply<Done>(client, error);
        });
}

} // namespace Speckle
