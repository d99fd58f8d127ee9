// SPDX-License-Identifier: MIT
#include "tests/contract/contractcase.h"
#include "tests/contract/expect.h"

using namespace Qt::StringLiterals;

namespace Speckle::Contract {

class Accounts : public ContractCase
{
    Q_OBJECT

public:
    using ContractCase::ContractCase;

private slots:
    void registers()
    {
        call(u"POST /accounts/register"_s);
        const Registration registration = newRegistration(u"Eve"_s);
        Client client(m_server);
        SPECKLE_VALUE(signIn, AccountsResource(&client).registerUser(registration));
        QVERIFY(!signIn.user.id().isEmpty());
        QCOMPARE(signIn.user.email(), registration.email);
        QCOMPARE(signIn.user.name(), registration.name);
        QCOMPARE(signIn.user.surname(), registration.surname);
        QCOMPARE(signIn.user.company(), registration.company);
        QVERIFY2(!signIn.user.isAdmin(), "only the first to register is admin");
        QVERIFY2(!signIn.user.has("apitoken") && !signIn.user.has("token"), "a record holds no secret");

        const QDateTime now = QDateTime::currentDateTimeUtc();
        QVERIFY(signIn.token.expiresAt() > now);
        QVERIFY(signIn.token.expiresAt() < now.addDays(2));
        QVERIFY(signIn.apiToken.expiresAt() > now.addDays(300));
        QCOMPARE(signIn.apiToken.userId(), signIn.user.id());
    }

    void registersAddressTaken()
    {
        call(u"POST /accounts/register"_s, u"address taken"_s);
        Client client(m_server);
        SPECKLE_FAILS(AccountsResource(&client).registerUser(m_ada->registration), Rejected, 400);
    }

    void registersAddressTakenInOtherCase()
    {
        call(u"POST /accounts/register"_s, u"address taken, in capitals"_s);
        Client client(m_server);
        Registration registration = m_ada->registration;
        registration.email = registration.email.toUpper();
        SPECKLE_FAILS(AccountsResource(&client).registerUser(registration), Rejected, 400);
    }

    void registersShortPassword()
    {
        call(u"POST /accounts/register"_s, u"password of 7 characters"_s);
        Client client(m_server);
        Registration registration = newRegistration(u"Short"_s);
        registration.password = u"seven77"_s;
        SPECKLE_FAILS(AccountsResource(&client).registerUser(registration), Rejected, 400);
    }

    void registersBadAddress()
    {
        call(u"POST /accounts/register"_s, u"no e-mail address"_s);
        Client client(m_server);
        Registration registration = newRegistration(u"Bad"_s);
        registration.email = u"not-an-email"_s;
        SPECKLE_FAILS(AccountsResource(&client).registerUser(registration), Rejected, 400);
    }

    void logsIn()
    {
        call(u"POST /accounts/login"_s);
        Client client(m_server);
        SPECKLE_VALUE(
            signIn, AccountsResource(&client).login(m_ada->registration.email, m_ada->registration.password));
        QCOMPARE(signIn.user.id(), m_ada->id());
        QVERIFY2(!signIn.user.has("apitoken") && !signIn.user.has("token"), "a record holds no secret");

        client.setToken(signIn.apiToken);
        SPECKLE_OK(AccountsResource(&client).profile());
        client.setToken(signIn.token);
        SPECKLE_OK(AccountsResource(&client).profile());
    }

    void logsInWrongPassword()
    {
        call(u"POST /accounts/login"_s, u"wrong password"_s);
        Client client(m_server);
        SPECKLE_FAILS(AccountsResource(&client).login(m_ada->registration.email, u"not her password"_s),
                      Unauthorized, 401);
    }

    void logsInUnknownAddress()
    {
        call(u"POST /accounts/login"_s, u"unknown address"_s);
        Client client(m_server);
        const QString nobody = newRegistration(u"nobody"_s).email;
        SPECKLE_FAILS(AccountsResource(&client).login(nobody, u"whatever it is"_s), Unauthorized, 401);
    }

    void logsInWithApiToken()
    {
        call(u"GET /accounts"_s, u"sign in with the apitoken"_s);
        Client client(m_server);
        SPECKLE_VALUE(signIn, AccountsResource(&client).loginWithToken(m_ada->signIn.apiToken));
        QCOMPARE(signIn.user.id(), m_ada->id());
        QVERIFY(!signIn.apiToken.isEmpty());
    }

    void logsInWithDayToken()
    {
        call(u"GET /accounts"_s, u"sign in with the token of 24 hours: yields the apitoken"_s);
        Client client(m_server);
        SPECKLE_VALUE(signIn, AccountsResource(&client).loginWithToken(m_ada->signIn.token));
        QCOMPARE(signIn.user.id(), m_ada->id());
        QVERIFY(signIn.apiToken.expiresAt() > QDateTime::currentDateTimeUtc().addDays(300));
    }

    void logsInWithForgedToken()
    {
        call(u"GET /accounts"_s, u"token signed by somebody else"_s);
        // {"alg":"HS256","typ":"JWT"}.{"_id":"5f00000000000000000000ff","exp":4102444800}, signed with
        // another secret
        const Token forged
            = Token::fromText(u"JWT "
                              u"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
                              u"eyJfaWQiOiI1ZjAwMDAwMDAwMDAwMDAwMDAwMDAwZmYiLCJleHAiOjQxMDI0NDQ4MDB9."
                              "Y29udHJhY3QtdGVzdC1mb3JnZWQtc2lnbmF0dXJlLTE"_s);
        QVERIFY(!forged.isEmpty());
        Client client(m_server);
        SPECKLE_FAILS(AccountsResource(&client).loginWithToken(forged), Unauthorized, 401);
    }

    void tellsProfile()
    {
        call(u"GET /accounts"_s);
        SPECKLE_VALUE(user, m_ada->accounts().profile());
        QCOMPARE(user.id(), m_ada->id());
        QCOMPARE(user.email(), m_ada->registration.email);
        QVERIFY(!user.has("apitoken"));
    }

    void tellsProfileWithoutToken()
    {
        call(u"GET /accounts"_s, u"no token"_s);
        Client client(m_server);
        SPECKLE_FAILS(AccountsResource(&client).profile(), Unauthorized, 401);
    }

    void updatesProfile()
    {
        call(u"PUT /accounts"_s);
        const auto person = newPerson(u"Changing"_s);
        QVERIFY(person);
        User after = person->signIn.user;
        after.setValue("name", u"Zoë <b>"_s);
        after.setValue("company", u"Elsewhere"_s);
        SPECKLE_OK(person->accounts().updateProfile(person->signIn.user, after));
        SPECKLE_VALUE(user, person->accounts().profile());
        QCOMPARE(user.name(), u"Zoë <b>"_s);
        QCOMPARE(user.company(), u"Elsewhere"_s);
        QCOMPARE(user.surname(), person->registration.surname);
        QCOMPARE(user.email(), person->registration.email);
    }

    void updatesProfileIgnoringRoleAndEmpty()
    {
        call(u"PUT /accounts"_s, u"role and empty fields are ignored, with success"_s);
        const auto person = newPerson(u"Climbing"_s);
        QVERIFY(person);
        SPECKLE_OK(person->ask(Request::put(u"/accounts"_s, u"become admin"_s,
                                            {{u"role"_s, u"admin"_s}, {u"name"_s, QString()}})));
        SPECKLE_VALUE(user, person->accounts().profile());
        QVERIFY(!user.isAdmin());
        QCOMPARE(user.name(), person->registration.name);
    }

    void updatesProfileAddressTaken()
    {
        call(u"PUT /accounts"_s, u"address taken"_s);
        User after = m_bob->signIn.user;
        after.setValue("email", m_ada->registration.email);
        SPECKLE_FAILS(m_bob->accounts().updateProfile(m_bob->signIn.user, after), Rejected, 400);
    }

    void tellsUser()
    {
        call(u"GET /accounts/:id"_s);
        SPECKLE_VALUE(user, m_bob->accounts().get(m_ada->id()));
        QCOMPARE(user.id(), m_ada->id());
        QCOMPARE(user.name(), m_ada->registration.name);
        QVERIFY2(!user.has("apitoken"), "nobody's token is anybody's business");
    }

    void tellsUnknownUser()
    {
        call(u"GET /accounts/:id"_s, u"unknown id"_s);
        QCOMPARE(errorOf(await(m_bob->accounts().get(u"5f00000000000000000000ff"_s))).httpStatus, 400);
    }
};

static const ContractCase::Registered<Accounts> accountsRegistered;

} // namespace Speckle::Contract

#include "accounts.moc"
