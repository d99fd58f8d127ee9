// SPDX-License-Identifier: MIT
#include "tests/contract/contractcase.h"
#include "tests/contract/expect.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle::Contract {

namespace {

using Role = AccountsResource::Role;

User find(const QList<User> &users, const QString &id)
{
    const auto at
        = std::find_if(users.begin(), users.end(), [&id](const User &user) { return user.id() == id; });
    return at == users.end() ? User() : *at;
}

} // namespace

class AccountsAdmin : public ContractCase
{
    Q_OBJECT

public:
    using ContractCase::ContractCase;

private slots:
    void searches()
    {
        call(u"POST /accounts/search"_s, u"by e-mail address, any part of it, any case"_s);
        const QString address = m_ada->registration.email;
        SPECKLE_VALUE(found, m_bob->accounts().search(address.first(address.indexOf(u'@')).toUpper()));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().id(), m_ada->id());
        QCOMPARE(found.first().email(), address);
        QVERIFY(!found.first().has("apitoken"));
    }

    void searchesByName()
    {
        call(u"POST /accounts/search"_s, u"by name; none found"_s);
        const QString name = newMark();
        SPECKLE_VALUE(none, m_bob->accounts().search(name));
        QVERIFY(none.isEmpty());
        const auto person = newPerson(name);
        QVERIFY(person);
        SPECKLE_VALUE(found, m_bob->accounts().search(name.sliced(1)));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().name(), name);
    }

    void searchesAtMostTen()
    {
        call(u"POST /accounts/search"_s, u"at most ten"_s);
        SPECKLE_VALUE(found, m_bob->accounts().search(u"@contract.example"_s));
        QVERIFY(!found.isEmpty() && found.size() <= 10);
    }

    void searchesTooShort()
    {
        call(u"POST /accounts/search"_s, u"fewer than three characters: 400"_s);
        SPECKLE_FAILS(m_bob->ask(Request::post(u"/accounts/search"_s, u"search"_s,
                                               QJsonObject{{u"searchString"_s, u"ab"_s}})),
                      Rejected, 400);
        SPECKLE_FAILS(m_bob->accounts().search(u"ab"_s), Rejected, 0);
    }

    void searchesWithoutToken()
    {
        call(u"POST /accounts/search"_s, u"no token"_s);
        Client client(m_server);
        SPECKLE_FAILS(AccountsResource(&client).search(u"contract"_s), Unauthorized, 401);
    }

    void listsAll()
    {
        call(u"GET /accounts/admin"_s, u"the list is under resource"_s);
        SPECKLE_NEEDS_ADMIN();
        SPECKLE_VALUE(users, m_admin->accounts().listAll());
        QCOMPARE(find(users, m_ada->id()).email(), m_ada->registration.email);
        QVERIFY(find(users, m_admin->id()).isAdmin());
        for (const User &user : users)
            QVERIFY2(!user.has("apitoken"), "a record holds no secret");
    }

    void listsAllAsUser()
    {
        call(u"GET /accounts/admin"_s, u"not an admin"_s);
        SPECKLE_FAILS(m_ada->accounts().listAll(), Forbidden, 401);
    }

    void setsRole()
    {
        call(u"PUT /accounts/:id"_s, u"the role, and nothing else"_s);
        SPECKLE_NEEDS_ADMIN();
        const auto person = newPerson(u"Climber"_s);
        QVERIFY(person);
        SPECKLE_OK(m_admin->accounts().setRole(person->id(), Role::Admin));
        SPECKLE_VALUE(users, m_admin->accounts().listAll());
        const User raised = find(users, person->id());
        QVERIFY(raised.isAdmin());
        QCOMPARE(raised.name(), person->registration.name);
        QCOMPARE(raised.surname(), person->registration.surname);
        QCOMPARE(raised.company(), person->registration.company);
        QCOMPARE(raised.email(), person->registration.email);
        QVERIFY(!raised.isArchived());
        SPECKLE_OK(person->accounts().listAll());
        SPECKLE_OK(m_admin->accounts().setRole(person->id(), Role::User));
        SPECKLE_FAILS(person->accounts().listAll(), Forbidden, 401);
    }

    void setsRoleOfUnknownUser()
    {
        call(u"PUT /accounts/:id"_s, u"unknown id"_s);
        SPECKLE_NEEDS_ADMIN();
        const QString nobody = u"5f00000000000000000000ff"_s;
        SPECKLE_FAILS(m_admin->accounts().setRole(nobody, Role::Admin), NotFound, 0);
        const QJsonObject fields{{u"name"_s, u"n"_s},      {u"surname"_s, u"s"_s}, {u"company"_s, u"c"_s},
                                 {u"email"_s, u"e@f.g"_s}, {u"role"_s, u"user"_s}, {u"archived"_s, false}};
        SPECKLE_FAILS(m_admin->ask(Request::put(route({u"accounts"_s, nobody}), u"change"_s, fields)),
                      NotFound, 400);
    }

    void setsRoleAlone()
    {
        call(u"PUT /accounts/:id"_s, u"one field of six: 400"_s);
        SPECKLE_NEEDS_ADMIN();
        SPECKLE_FAILS(m_admin->ask(Request::put(route({u"accounts"_s, m_bob->id()}), u"change"_s,
                                                QJsonObject{{u"role"_s, u"user"_s}})),
                      Rejected, 400);
    }

    void setsRoleAsUser()
    {
        call(u"PUT /accounts/:id"_s, u"not an admin"_s);
        SPECKLE_FAILS(m_ada->accounts().setRole(m_ada->id(), Role::Admin), Forbidden, 401);
        SPECKLE_FAILS(m_ada->ask(Request::put(route({u"accounts"_s, m_ada->id()}), u"change"_s,
                                              QJsonObject{{u"role"_s, u"admin"_s}})),
                      Forbidden, 401);
    }

    void archives()
    {
        call(u"PUT /accounts/:id"_s, u"archived: signing in is 403, the token 500, until brought back"_s);
        SPECKLE_NEEDS_ADMIN();
        const auto person = newPerson(u"Leaving"_s);
        QVERIFY(person);
        SPECKLE_OK(m_admin->accounts().setArchived(person->id(), true));
        SPECKLE_FAILS(person->accounts().profile(), Server, 500);
        Client client(m_server);
        const auto signIn = [&] {
            return AccountsResource(&client).login(person->registration.email, person->registration.password);
        };
        SPECKLE_FAILS(signIn(), Forbidden, 403);
        SPECKLE_VALUE(archived, m_ada->accounts().get(person->id()));
        QVERIFY(archived.isArchived());
        SPECKLE_OK(m_admin->accounts().setArchived(person->id(), false));
        SPECKLE_OK(signIn());
    }
};

static const ContractCase::Registered<AccountsAdmin> accountsAdminRegistered;

} // namespace Speckle::Contract

#include "accountsadmin.moc"
