// SPDX-License-Identifier: MIT
#include "core/api/serverresource.h"
#include "tests/support/await.h"
#include "tests/support/wireserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;
using namespace std::chrono_literals;

namespace {

using Kind = ApiError::Kind;

const QByteArray description
    = R"({"isSpeckleServer":true,"serverName":"<b>Loopback</b>","version":"1.6.0","jnMask":"####","api":{}})";

ClientOptions quick()
{
    ClientOptions options;
    options.timeout = 500ms;
    options.retries = 0;
    return options;
}

} // namespace

class TestCheckServer : public QObject
{
    Q_OBJECT

private slots:
    void findsIt_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QByteArray>("asked");
        QTest::newRow("bare") << u"127.0.0.1:%1"_s << QByteArray("/api");
        QTest::newRow("scheme") << u"http://127.0.0.1:%1/"_s << QByteArray("/api");
        QTest::newRow("api") << u"127.0.0.1:%1/api/v1"_s << QByteArray("/api");
        QTest::newRow("prefix") << u"127.0.0.1:%1/speckle"_s << QByteArray("/speckle/api");
    }
    void findsIt()
    {
        QFETCH(QString, typed);
        QFETCH(QByteArray, asked);
        WireServer server;
        server.setAnswer(WireAnswer::json(description));
        SPECKLE_VALUE(info, checkServer(typed.arg(server.port()), this, quick()));
        QCOMPARE(info.name, u"<b>Loopback</b>"_s);
        QCOMPARE(info.version, u"1.6.0"_s);
        QCOMPARE(info.jobNumberMask, u"####"_s);
        QVERIFY(info.address.isValid());
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(server.requests().constFirst().target, asked);
        QVERIFY(server.requests().constFirst().header("Authorization").isNull());
    }

    void tellsWhetherThereArePasswords_data()
    {
        QTest::addColumn<QByteArray>("api");
        QTest::addColumn<bool>("local");
        const QByteArray own = "{\"method\":\"GET\",\"route\":\"https://x/api/accounts\"}";
        const QByteArray login = QByteArray(own).replace("accounts", "accounts/login");
        QTest::newRow("nothing is said") << QByteArray("{}") << true;
        QTest::newRow("no routes") << QByteArray("{\"accounts\":[]}") << true;
        QTest::newRow("with them") << "{\"accounts\":[" + login + ',' + own + "]}" << true;
        QTest::newRow("without") << "{\"accounts\":[" + own + "]}" << false;
        QTest::newRow("nonsense") << QByteArray("{\"accounts\":\"login\"}") << true;
    }

    void tellsWhetherThereArePasswords()
    {
        QFETCH(QByteArray, api);
        QFETCH(bool, local);
        WireServer server;
        server.setAnswer(WireAnswer::json("{\"isSpeckleServer\":true,\"api\":" + api + '}'));
        SPECKLE_VALUE(info, checkServer(server.address().base().toString(), this));
        QCOMPARE(info.localAccounts, local);
    }

    void noTokenGoesOut()
    {
        WireServer server;
        server.setAnswer(WireAnswer::json(description));
        Client client(server.address());
        client.setToken(Token::fromText(u"eyJhbGciOiJIUzI1NiJ9.eyJfaWQiOiI1ZjAwIn0.c2ln"_s));
        SPECKLE_VALUE(info, checkServer(&client));
        QCOMPARE(info.address, server.address());
        QVERIFY(server.requests().constFirst().header("Authorization").isNull());
    }

    void fails_data()
    {
        QTest::addColumn<WireAnswer>("answer");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("another program's JSON") << WireAnswer::json(R"({"hello":1})") << Kind::NotSpeckle;
        QTest::newRow("says no") << WireAnswer::json(R"({"isSpeckleServer":false})") << Kind::NotSpeckle;
        QTest::newRow("web page") << WireAnswer::http(200, "<html></html>", "text/html") << Kind::NotSpeckle;
        QTest::newRow("404") << WireAnswer::http(404, "<html></html>", "text/html") << Kind::NotSpeckle;
        QTest::newRow("redirect") << WireAnswer::redirect(301, "https://elsewhere.invalid/api")
                                  << Kind::NotSpeckle;
        QTest::newRow("garbage") << WireAnswer::raw("SSH-2.0-OpenSSH\r\n") << Kind::None;
        QTest::newRow("broken") << WireAnswer::http(502, {}) << Kind::Server;
        QTest::newRow("silence") << WireAnswer::hang() << Kind::Timeout;
    }
    void fails()
    {
        QFETCH(WireAnswer, answer);
        QFETCH(Kind, kind);
        WireServer server;
        server.setAnswer(answer);
        const ApiError error
            = errorOf(await(checkServer(QString::fromLatin1(server.origin()), this, quick())));
        QVERIFY(error.isError());
        if (kind == Kind::None)
            QVERIFY(error.kind == Kind::NotSpeckle || error.kind == Kind::Offline);
        else
            QCOMPARE(error.kind, kind);
        QVERIFY(!error.sentence().isEmpty());
    }

    void tellsWhatTellsMost()
    {
        // https is tried first and fails one way or another; http answers, and that is what counts.
        WireServer server;
        server.setHandler([](const WireRequest &request) {
            return request.method == "GET" ? WireAnswer::http(404, "<html></html>", "text/html")
                                           : WireAnswer::raw({});
        });
        const QString name = u"[::ffff:127.0.0.1]:%1"_s.arg(server.port());
        const QList<ServerAddress> candidates = ServerAddress::candidates(name);
        const ApiError error = errorOf(await(checkServer(name, this, quick())));
        QVERIFY(error.isError());
        if (candidates.size() == 2)
            QVERIFY(error.kind == Kind::NotSpeckle || error.kind == Kind::Tls);
    }

    void noAddressAtAll()
    {
        for (const QString &typed : {QString(), u"two words"_s, u"ftp://x"_s, u"http://"_s}) {
            const ApiError error = errorOf(await(checkServer(typed, this)));
            QCOMPARE(error.kind, Kind::NameNotFound);
            QVERIFY(error.nextStep().contains("example"_L1));
        }
    }

    void canBeCancelled()
    {
        WireServer server;
        server.setAnswer(WireAnswer::hang());
        ClientOptions options;
        Reply<ServerInfo> *reply = checkServer(QString::fromLatin1(server.origin()), this, options);
        QSignalSpy finished(reply, &AbstractReply::finished);
        int handlers = 0;
        reply->then(
            this, [&handlers](const ServerInfo &) { ++handlers; },
            [&handlers](const ApiError &) { ++handlers; });
        QTRY_COMPARE(server.requests().size(), 1);
        reply->cancel();
        QVERIFY(finished.wait());
        QCOMPARE(handlers, 0);
    }

    void mayDieWithItsParent()
    {
        WireServer server;
        server.setAnswer(WireAnswer::hang());
        auto parent = std::make_unique<QObject>();
        Reply<ServerInfo> *reply = checkServer(QString::fromLatin1(server.origin()), parent.get());
        QVERIFY(reply);
        QTRY_COMPARE(server.requests().size(), 1);
        parent.reset();
    }
};

QTEST_GUILESS_MAIN(TestCheckServer)
#include "tst_checkserver.moc"
