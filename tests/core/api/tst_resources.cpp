// SPDX-License-Identifier: MIT
#include "core/api/accountsresource.h"
#include "core/api/clientsresource.h"
#include "core/api/objectsresource.h"
#include "core/api/streamsresource.h"
#include "tests/support/await.h"
#include "tests/support/wireserver.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

using Kind = ApiError::Kind;

const QByteArray dayToken = "JWT eyJhbGciOiJIUzI1NiJ9.eyJfaWQiOiI1ZjAwIn0.ZGF5";
const QByteArray apiToken = "JWT eyJhbGciOiJIUzI1NiJ9.eyJfaWQiOiI1ZjAwIn0.eWVhcnM";

QByteArray userJson(bool withDayToken)
{
    QJsonObject user{{u"_id"_s, u"5f00"_s},
                     {u"name"_s, u"Ada"_s},
                     {u"email"_s, u"a@b.c"_s},
                     {u"apitoken"_s, QString::fromLatin1(apiToken)}};
    if (withDayToken)
        user.insert("token"_L1, QString::fromLatin1(dayToken));
    return QJsonDocument(QJsonObject{{u"success"_s, true}, {u"resource"_s, user}}).toJson();
}

} // namespace

class TestResources : public QObject
{
    Q_OBJECT

    std::unique_ptr<WireServer> m_server;
    std::unique_ptr<Client> m_client;

    [[nodiscard]] QByteArray line(qsizetype request) const
    {
        return m_server->requests().at(request).method + ' ' + m_server->requests().at(request).target;
    }

private slots:
    void init()
    {
        m_server = std::make_unique<WireServer>();
        ClientOptions options;
        options.retries = 0;
        m_client = std::make_unique<Client>(m_server->address(), nullptr, options);
        m_client->setToken(Token::fromText(QString::fromLatin1(apiToken)));
    }
    void cleanup()
    {
        m_client.reset();
        m_server.reset();
    }

    void login()
    {
        m_server->setAnswer(WireAnswer::json(userJson(true)));
        SPECKLE_VALUE(signIn, AccountsResource(m_client.get()).login(u"a@b.c"_s, u"pass \"word\""_s));
        QCOMPARE(line(0), QByteArray("POST /api/accounts/login"));
        QVERIFY(m_server->requests().at(0).header("Authorization").isNull());
        QCOMPARE(QJsonDocument::fromJson(m_server->requests().at(0).body).object(),
                 QJsonObject({{u"email"_s, u"a@b.c"_s}, {u"password"_s, u"pass \"word\""_s}}));
        QCOMPARE(signIn.user.name(), u"Ada"_s);
        QVERIFY(!signIn.user.has("apitoken") && !signIn.user.has("token"));
        QCOMPARE(signIn.token.headerValue(), dayToken);
        QCOMPARE(signIn.apiToken.headerValue(), apiToken);
    }

    void loginFails_data()
    {
        QTest::addColumn<WireAnswer>("answer");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("part");
        QTest::newRow("wrong password")
            << WireAnswer::http(401, R"({"success":false,"message":"Invalid credentials."})")
            << Kind::Unauthorized << u"The e-mail address or the password is wrong."_s;
        QTest::newRow("unknown address")
            << WireAnswer::http(401, R"({"success":false,"message":{}})") << Kind::Unauthorized
            << u"The e-mail address or the password is wrong."_s;
        QTest::newRow("archived") << WireAnswer::http(
            403, R"({"success":false,"message":"This user is archived."})")
                                  << Kind::Forbidden << u"bring the account back"_s;
        QTest::newRow("kept out") << WireAnswer::http(403, "<title>Forbidden</title>", "text/html")
                                  << Kind::Forbidden << u"Forbidden. The server, or something in front"_s;
        QTest::newRow("no local accounts")
            << WireAnswer::http(404, "<pre>Cannot POST /api/accounts/login</pre>", "text/html")
            << Kind::NotFound << u"switched off"_s;
        QTest::newRow("no account in it") << WireAnswer::json(R"({"success":true,"resource":{"_id":"x"}})")
                                          << Kind::NotSpeckle << u"no account"_s;
    }
    void loginFails()
    {
        QFETCH(WireAnswer, answer);
        QFETCH(Kind, kind);
        QFETCH(QString, part);
        m_server->setAnswer(answer);
        const ApiError error = errorOf(await(AccountsResource(m_client.get()).login(u"a@b.c"_s, u"x"_s)));
        QCOMPARE(error.kind, kind);
        QVERIFY2(error.sentence().contains(part), qPrintable(error.sentence()));
        QVERIFY(error.sentence().startsWith("Could not sign in on "_L1));
    }

    void loginWithToken()
    {
        m_server->setAnswer(WireAnswer::json(userJson(false)));
        const Token pasted = Token::fromText(QString::fromLatin1(dayToken));
        SPECKLE_VALUE(signIn, AccountsResource(m_client.get()).loginWithToken(pasted));
        QCOMPARE(line(0), QByteArray("GET /api/accounts"));
        QCOMPARE(m_server->requests().at(0).header("Authorization"), dayToken);
        QCOMPARE(signIn.token, pasted);
        QCOMPARE(signIn.apiToken.headerValue(), apiToken);
        m_server->setAnswer(WireAnswer::http(401, "Unauthorized", {}));
        const ApiError error = errorOf(await(AccountsResource(m_client.get()).loginWithToken(pasted)));
        QCOMPARE(error.kind, Kind::Unauthorized);
        QVERIFY(error.sentence().contains("does not accept this token"_L1));
    }

    void registration()
    {
        const QJsonObject tokens{{u"email"_s, u"a@b.c"_s},
                                 {u"token"_s, QString::fromLatin1(dayToken)},
                                 {u"apitoken"_s, QString::fromLatin1(apiToken)}};
        m_server->enqueue(WireAnswer::json(
            QJsonDocument(QJsonObject{{u"success"_s, true}, {u"resource"_s, tokens}}).toJson()));
        m_server->setAnswer(WireAnswer::json(userJson(false)));
        Registration person;
        person.email = u"a@b.c"_s;
        person.password = u"long enough"_s;
        person.name = u"Ada"_s;
        SPECKLE_VALUE(signIn, AccountsResource(m_client.get()).registerUser(person));
        QCOMPARE(line(0), QByteArray("POST /api/accounts/register"));
        QCOMPARE(QJsonDocument::fromJson(m_server->requests().at(0).body).object().keys(),
                 QStringList({u"email"_s, u"name"_s, u"password"_s}));
        QCOMPARE(line(1), QByteArray("GET /api/accounts"));
        QCOMPARE(m_server->requests().at(1).header("Authorization"), dayToken);
        QCOMPARE(signIn.user.id(), u"5f00"_s);
        QCOMPARE(signIn.token.headerValue(), dayToken);
    }

    void registrationFails_data()
    {
        QTest::addColumn<WireAnswer>("answer");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("part");
        QTest::newRow("taken") << WireAnswer::http(
            400, R"({"success":false,"message":"Email taken. Please login. Thanks!"})")
                               << Kind::Rejected << u"Email taken."_s;
        QTest::newRow("closed") << WireAnswer::http(
            401, R"({"success":false,"message":"Registration is closed."})")
                                << Kind::Forbidden << u"Registration is closed here"_s;
        QTest::newRow("kept out") << WireAnswer::http(403, "<title>Forbidden</title>", "text/html")
                                  << Kind::Forbidden << u"Forbidden. The server, or something in front"_s;
        QTest::newRow("elsewhere") << WireAnswer::http(404, "<html></html>", "text/html") << Kind::NotFound
                                   << u"accounts are not made here"_s;
    }
    void registrationFails()
    {
        QFETCH(WireAnswer, answer);
        QFETCH(Kind, kind);
        QFETCH(QString, part);
        m_server->setAnswer(answer);
        const ApiError error = errorOf(await(AccountsResource(m_client.get()).registerUser({})));
        QCOMPARE(error.kind, kind);
        QVERIFY2(error.sentence().contains(part), qPrintable(error.sentence()));
        QCOMPARE(m_server->requests().size(), 1);
    }

    void profile()
    {
        m_server->setAnswer(WireAnswer::json(userJson(true)));
        const AccountsResource accounts(m_client.get());
        SPECKLE_VALUE(me, AccountsResource(m_client.get()).profile());
        QVERIFY(!me.has("apitoken"));
        User changed = me;
        changed.setValue("surname", u"Byron"_s);
        changed.setValue("role", u"admin"_s); // the server would ignore it
        SPECKLE_VALUE(saved, AccountsResource(m_client.get()).updateProfile(me, changed));
        QCOMPARE(saved, Done());
        QCOMPARE(line(1), QByteArray("PUT /api/accounts"));
        QCOMPARE(m_server->requests().at(1).body, QByteArray(R"({"surname":"Byron"})"));
        SPECKLE_VALUE(again, AccountsResource(m_client.get()).updateProfile(me, me));
        QCOMPARE(again, Done());
        QCOMPARE(m_server->requests().size(), 2);
        SPECKLE_VALUE(other, AccountsResource(m_client.get()).get(u"a/b"_s));
        QCOMPARE(other.id(), u"5f00"_s);
        QCOMPARE(line(2), QByteArray("GET /api/accounts/a%2Fb"));
    }

    void streams()
    {
        m_server->setAnswer(
            WireAnswer::json(R"({"success":true,"resources":[{"streamId":"a"},null,{"streamId":"b"}]})"));
        SPECKLE_VALUE(list, StreamsResource(m_client.get()).list(Query().omit({u"objects"_s}).limit(2)));
        QCOMPARE(line(0), QByteArray("GET /api/streams?omit=objects&limit=2"));
        QCOMPARE(list.size(), 2);
        QCOMPARE(list.at(1).streamId(), u"b"_s);

        m_server->setAnswer(
            WireAnswer::json(R"({"success":true,"resource":{"streamId":"a","name":"N","x":1}})"));
        SPECKLE_VALUE(stream, StreamsResource(m_client.get()).get(u"a"_s, Query().fields({u"name"_s})));
        QCOMPARE(line(1), QByteArray("GET /api/streams/a?fields=name"));
        QCOMPARE(stream.value("x").toInt(), 1);

        Stream changed = stream;
        changed.setName(u"M"_s);
        SPECKLE_VALUE(saved, StreamsResource(m_client.get()).update(stream, changed));
        QCOMPARE(saved, Done());
        QCOMPARE(line(2), QByteArray("PUT /api/streams/a"));
        QCOMPARE(m_server->requests().at(2).body, QByteArray(R"({"name":"M"})"));
        SPECKLE_VALUE(nothing, StreamsResource(m_client.get()).update(stream, stream));
        QCOMPARE(nothing, Done());
        QCOMPARE(m_server->requests().size(), 3);

        SPECKLE_VALUE(made, StreamsResource(m_client.get()).create(changed));
        QCOMPARE(made.streamId(), u"a"_s);
        QCOMPARE(line(3), QByteArray("POST /api/streams"));
    }

    void streamNotForUs()
    {
        m_server->setAnswer(
            WireAnswer::http(401, R"({"success":false,"message":"You are not authorised to read."})"));
        QCOMPARE(errorOf(await(StreamsResource(m_client.get()).get(u"a"_s))).kind, Kind::Forbidden);
        m_client->setToken({});
        QCOMPARE(errorOf(await(StreamsResource(m_client.get()).get(u"a"_s))).kind, Kind::Unauthorized);
    }

    void answersWithoutWhatWasAskedFor()
    {
        m_server->setAnswer(WireAnswer::json(R"({"success":true,"resource":[],"resources":{}})"));
        QCOMPARE(errorOf(await(StreamsResource(m_client.get()).get(u"a"_s))).kind, Kind::NotSpeckle);
        QCOMPARE(errorOf(await(StreamsResource(m_client.get()).list())).kind, Kind::NotSpeckle);
        QCOMPARE(errorOf(await(ObjectsResource(m_client.get()).get(u"a"_s))).kind, Kind::NotSpeckle);
        QCOMPARE(errorOf(await(ObjectsResource(m_client.get()).getBulk({u"a"_s}))).kind, Kind::NotSpeckle);
    }

    void clients()
    {
        m_server->setAnswer(WireAnswer::json(R"({"success":true,"resource":{"_id":"temp-1"}})"));
        SPECKLE_VALUE(client, ClientsResource(m_client.get())
                                  .create(ApiClient(
                                      QJsonObject{{u"role"_s, u"Receiver"_s}, {u"documentGuid"_s, u"g"_s}})));
        QVERIFY(client.isTemporary());
        QCOMPARE(line(0), QByteArray("POST /api/clients"));
        QCOMPARE(m_server->requests().at(0).body, QByteArray(R"({"documentGuid":"g","role":"Receiver"})"));
        m_server->setAnswer(WireAnswer::json(R"({"success":true,"resources":[{"_id":"1"}]})"));
        SPECKLE_VALUE(list, ClientsResource(m_client.get()).ofStream(u"s"_s));
        QCOMPARE(list.size(), 1);
        QCOMPARE(line(1), QByteArray("GET /api/streams/s/clients"));
    }

    void objects()
    {
        m_server->setAnswer(WireAnswer::json(R"({"success":true,"resources":[{"_id":"1","type":"A/B"}]})"));
        SPECKLE_VALUE(list, ObjectsResource(m_client.get()).getBulk({u"1"_s}, Query().omit({u"base64"_s})));
        QCOMPARE(list.constFirst().typeName(), u"B"_s);
        QCOMPARE(line(0), QByteArray("POST /api/objects/getbulk?omit=base64"));
        QCOMPARE(m_server->requests().at(0).body, QByteArray(R"(["1"])"));
        m_server->setAnswer(
            WireAnswer::http(400, R"({"success":false,"message":"Error: You are not authorised to read."})"));
        QCOMPARE(errorOf(await(ObjectsResource(m_client.get()).get(u"1"_s))).kind, Kind::Forbidden);
    }
};

QTEST_GUILESS_MAIN(TestResources)
#include "tst_resources.moc"
