// SPDX-License-Identifier: MIT
#include "core/api/accountsresource.h"
#include "tests/core/api/apibench.h"
#include "tests/support/await.h"

using namespace Qt::StringLiterals;
using namespace Speckle;

using Kind = ApiError::Kind;
using Role = AccountsResource::Role;

class TestAccountsAdmin : public QObject
{
    Q_OBJECT

    const QString m_user = u"6b04715dab886e5505b018a9"_s;
    const QString m_other = u"6b04715eab886e5505b018aa"_s; // the server has null for his company

private slots:
    void search()
    {
        ApiBench bench;
        bench.answer(u"acc-search-name"_s);
        SPECKLE_VALUE(found, AccountsResource(bench.client()).search(u"RENAMED"_s));
        QCOMPARE(bench.lastLine(), QByteArray("POST /api/accounts/search"));
        QCOMPARE(bench.lastBody(), QByteArray(R"({"searchString":"RENAMED"})"));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().displayName(), u"Renamed Person"_s);
    }

    void searchTooShort()
    {
        ApiBench bench;
        const ApiError error = errorOf(await(AccountsResource(bench.client()).search(u"ab"_s)));
        QCOMPARE(error.kind, Kind::Rejected);
        QVERIFY2(error.sentence().contains("three letters"_L1), qPrintable(error.sentence()));
        QVERIFY(error.sentence().startsWith("Could not search for people on "_L1));
        QCOMPARE(bench.count(), 0);
    }

    void listAll()
    {
        ApiBench bench;
        bench.answer(u"acc-admin-list"_s);
        SPECKLE_VALUE(everybody, AccountsResource(bench.client()).listAll());
        QCOMPARE(bench.lastLine(), QByteArray("GET /api/accounts/admin"));
        QCOMPARE(everybody.size(), 3);
        QVERIFY(everybody.first().isAdmin());
        for (const User &user : everybody)
            QVERIFY2(!user.has("apitoken"), "nobody's secret is kept");
    }

    void listAllAsUser()
    {
        ApiBench bench;
        bench.answer(u"acc-admin-list-user"_s);
        const ApiError error = errorOf(await(AccountsResource(bench.client()).listAll()));
        QCOMPARE(error.kind, Kind::Forbidden);
        QVERIFY2(error.sentence().contains("Only admins"_L1), qPrintable(error.sentence()));
    }

    void listAllOfSomethingElse()
    {
        ApiBench bench;
        bench.answer(ApiBench::json({{u"success"_s, true}, {u"resources"_s, QJsonArray()}}));
        QCOMPARE(errorOf(await(AccountsResource(bench.client()).listAll())).kind, Kind::NotSpeckle);
    }

    // The server wants six fields at once, none of them null.
    void setRole()
    {
        ApiBench bench;
        bench.answer(u"acc-admin-list"_s);
        bench.answer(ApiBench::json({{u"success"_s, true}, {u"message"_s, u"User profile updated."_s}}));
        SPECKLE_VALUE(done, AccountsResource(bench.client()).setRole(m_other, Role::Admin));
        QCOMPARE(done, Done());
        QCOMPARE(bench.line(0), QByteArray("GET /api/accounts/admin"));
        QCOMPARE(bench.line(1), "PUT /api/accounts/" + m_other.toLatin1());
        QCOMPARE(bench.lastObject(), QJsonObject({{u"name"_s, u"Anonymous"_s},
                                                  {u"surname"_s, u""_s},
                                                  {u"company"_s, u""_s},
                                                  {u"email"_s, u"other@example.com"_s},
                                                  {u"role"_s, u"admin"_s},
                                                  {u"archived"_s, false}}));
    }

    void setRoleThatItHas()
    {
        ApiBench bench;
        bench.answer(u"acc-admin-list"_s);
        SPECKLE_VALUE(done, AccountsResource(bench.client()).setRole(m_user, Role::User));
        QCOMPARE(done, Done());
        QCOMPARE(bench.count(), 1);
    }

    void setRoleOfNobody()
    {
        ApiBench bench;
        bench.answer(u"acc-admin-list"_s);
        const ApiError error = errorOf(await(AccountsResource(bench.client()).setRole(u"5f"_s, Role::Admin)));
        QCOMPARE(error.kind, Kind::NotFound);
        QVERIFY(error.sentence().startsWith("Could not change the role on "_L1));
        QCOMPARE(bench.count(), 1);
    }

    void setRoleAsUser()
    {
        ApiBench bench;
        bench.answer(u"acc-admin-list-user"_s);
        const ApiError error = errorOf(await(AccountsResource(bench.client()).setRole(m_user, Role::Admin)));
        QCOMPARE(error.kind, Kind::Forbidden);
        QCOMPARE(bench.count(), 1);
    }

    void setArchived()
    {
        ApiBench bench;
        bench.answer(u"acc-admin-list"_s);
        bench.answer(ApiBench::json({{u"success"_s, true}}));
        SPECKLE_VALUE(done, AccountsResource(bench.client()).setArchived(m_user, true));
        QCOMPARE(done, Done());
        QCOMPARE(bench.lastObject(), QJsonObject({{u"name"_s, u"User"_s},
                                                  {u"surname"_s, u"Tester"_s},
                                                  {u"company"_s, u"ACME"_s},
                                                  {u"email"_s, u"user@example.com"_s},
                                                  {u"role"_s, u"user"_s},
                                                  {u"archived"_s, true}}));
    }
};

QTEST_GUILESS_MAIN(TestAccountsAdmin)
#include "tst_accountsadmin.moc"
