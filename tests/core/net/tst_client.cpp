// SPDX-License-Identifier: MIT
#include "core/net/client.h"
#include "tests/support/await.h"
#include "tests/support/samplejwt.h"
#include "tests/support/wireserver.h"

#include <QLoggingCategory>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Speckle;
using namespace std::chrono_literals;

namespace {

using Kind = ApiError::Kind;

const QString otherJwt
    = u"eyJhbGciOiJIUzI1NiJ9.eyJfaWQiOiI1ZjAxIn0.c2lnbmF0dXJlLXRoYXQtbm9ib2R5LXNob3VsZC1zZWU"_s;

ClientOptions quick()
{
    ClientOptions options;
    options.retryPause = 1ms;
    return options;
}

Request getStreams()
{
    return Request::get(u"/streams"_s, u"load the streams"_s);
}

Request putStream()
{
    return Request::put(u"/streams/x"_s, u"save the stream"_s, {{u"name"_s, u"n"_s}});
}

} // namespace

class TestClient : public QObject
{
    Q_OBJECT

private slots:
    void sendsWhatItShould()
    {
        WireServer server;
        Client client(server.address());
        client.setToken(Token::fromText(sampleJwt));
        SPECKLE_VALUE(done, client.call(Request::get(u"/streams"_s, u"load"_s, Query().limit(2))));
        QCOMPARE(done, Done());
        const WireRequest get = server.requests().constFirst();
        QCOMPARE(get.method, QByteArray("GET"));
        QCOMPARE(get.target, QByteArray("/api/streams?limit=2"));
        QCOMPARE(get.header("Authorization"), "JWT " + sampleJwt.toLatin1());
        QVERIFY(get.header("Cookie").isNull());
        QVERIFY(get.header("Upgrade").isNull());
        QVERIFY(get.header("Accept-Encoding").contains("gzip"));

        SPECKLE_VALUE(saved, client.call(putStream()));
        QCOMPARE(saved, Done());
        const WireRequest put = server.requests().constLast();
        QCOMPARE(put.method, QByteArray("PUT"));
        QCOMPARE(put.body, QByteArray(R"({"name":"n"})"));
        QCOMPARE(put.header("Content-Type"), QByteArray("application/json"));
    }

    void tokenOnlyWhereWanted()
    {
        WireServer server;
        Client client(server.address());
        client.setToken(Token::fromText(sampleJwt));
        Request without = getStreams();
        without.withToken = false;
        SPECKLE_VALUE(first, client.call(without));
        Request instead = getStreams();
        instead.token = Token::fromText(otherJwt);
        SPECKLE_VALUE(second, client.call(instead));
        QCOMPARE(first, second);
        QVERIFY(server.requests().at(0).header("Authorization").isNull());
        QCOMPARE(server.requests().at(1).header("Authorization"), "JWT " + otherJwt.toLatin1());
    }

    void cookiesAreNotKept()
    {
        WireServer server;
        server.setAnswer(WireAnswer::http(200, R"({"success":true})", "application/json",
                                          {"Set-Cookie: session=evil; Path=/"}));
        Client client(server.address());
        SPECKLE_VALUE(first, client.call(getStreams()));
        SPECKLE_VALUE(second, client.call(getStreams()));
        QCOMPARE(first, second);
        QVERIFY(server.requests().at(1).header("Cookie").isNull());
    }

    void decodesAwayFromThisThread()
    {
        WireServer server;
        server.setAnswer(WireAnswer::json(R"({"success":true,"resource":{"a":7}})"));
        Client client(server.address());
        QThread *here = QThread::currentThread();
        QThread *there = nullptr;
        QThread *handled = nullptr;
        Reply<int> *reply = client.call<int>(getStreams(), [&there](const Answer &answer) -> Result<int> {
            there = QThread::currentThread();
            return std::get<QJsonObject>(answer.resource()).value("a"_L1).toInt();
        });
        int value = 0;
        reply->then(
            this,
            [&](int v) {
                value = v;
                handled = QThread::currentThread();
            },
            [](const ApiError &) {});
        QTRY_COMPARE(value, 7);
        QVERIFY(there && there != here);
        QCOMPARE(handled, here);
    }

    void errorsSayWhatAndWhere()
    {
        WireServer server;
        server.setAnswer(
            WireAnswer::http(400, R"({"success":false,"message":"Error: Stream validation failed"})"));
        Client client(server.address());
        const ApiError error = errorOf(await(client.call(putStream())));
        QCOMPARE(error.kind, Kind::Rejected);
        QCOMPARE(error.httpStatus, 400);
        QCOMPARE(error.message, u"Stream validation failed"_s);
        QCOMPARE(error.action, u"save the stream"_s);
        QCOMPARE(error.server, u"127.0.0.1:%1"_s.arg(server.port()));
        QCOMPARE(
            error.sentence(),
            u"Could not save the stream on 127.0.0.1:%1. The server refused it: Stream validation failed. "
            "Check what was entered and try again."_s.arg(server.port()));
    }

    void requestsExplainTheirErrors()
    {
        WireServer server;
        server.setAnswer(WireAnswer::http(401, R"({"success":false,"message":{}})"));
        Client client(server.address());
        Request request = getStreams();
        QString actionSeen;
        request.explain = [&actionSeen](ApiError &error) {
            actionSeen = error.action;
            error.advice = u"Look closer."_s;
        };
        QCOMPARE(errorOf(await(client.call(request))).nextStep(), u"Look closer."_s);
        QCOMPARE(actionSeen, u"load the streams"_s);
    }

    void decodersMayRefuse()
    {
        WireServer server;
        Client client(server.address());
        Reply<int> *reply = client.call<int>(getStreams(), [](const Answer &) -> Result<int> {
            return ApiError(Kind::NotSpeckle, u"odd"_s, 200);
        });
        const ApiError error = errorOf(await(reply));
        QCOMPARE(error.kind, Kind::NotSpeckle);
        QCOMPARE(error.action, u"load the streams"_s);
    }

    void getsAreRepeated_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {0, 502, 503, 504})
            QTest::newRow(qPrintable(QString::number(status))) << status;
    }
    void getsAreRepeated()
    {
        QFETCH(int, status);
        WireServer server;
        const WireAnswer bad = status ? WireAnswer::http(status, "<h1>no</h1>", "text/html")
                                      : WireAnswer::json(R"({"success":true})").cutAfter(60);
        server.enqueue(bad);
        server.enqueue(bad);
        Client client(server.address(), nullptr, quick());
        SPECKLE_VALUE(done, client.call(getStreams()));
        QCOMPARE(done, Done());
        QCOMPARE(server.requests().size(), 3);
    }

    void repetitionEnds()
    {
        WireServer server;
        server.setAnswer(WireAnswer::http(503, "<h1>no</h1>", "text/html"));
        Client client(server.address(), nullptr, quick());
        const ApiError error = errorOf(await(client.call(getStreams())));
        QCOMPARE(error.kind, Kind::Server);
        QCOMPARE(error.httpStatus, 503);
        QCOMPARE(server.requests().size(), 3);
    }

    void otherFailuresAreNotRepeated_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {400, 401, 403, 404, 413, 429, 500})
            QTest::newRow(qPrintable(QString::number(status))) << status;
    }
    void otherFailuresAreNotRepeated()
    {
        QFETCH(int, status);
        WireServer server;
        server.setAnswer(WireAnswer::http(status, "<h1>no</h1>", "text/html"));
        Client client(server.address(), nullptr, quick());
        QCOMPARE(errorOf(await(client.call(getStreams()))).httpStatus, status);
        QCOMPARE(server.requests().size(), 1);
    }

    // QNetworkAccessManager sends a request up to three times more by itself where the connection breaks
    // before the answer begins. A write must go out once.
    void writesGoOutOnce_data()
    {
        QTest::addColumn<WireAnswer>("answer");
        QTest::addColumn<bool>("warm");
        const QByteArray whole = WireAnswer::json(R"({"success":true})").bytes;
        for (const bool warm : {false, true}) {
            const QByteArray suffix = warm ? ", reused connection" : "";
            QTest::newRow(QByteArray("closed without a word" + suffix).constData())
                << WireAnswer::raw({}) << warm;
            QTest::newRow(QByteArray("reset" + suffix).constData()) << WireAnswer::reset() << warm;
            QTest::newRow(QByteArray("cut in the head" + suffix).constData())
                << WireAnswer::raw(whole.left(20)) << warm;
            QTest::newRow(QByteArray("cut in the body" + suffix).constData())
                << WireAnswer::raw(whole.left(whole.size() - 3)) << warm;
            QTest::newRow(QByteArray("503" + suffix).constData())
                << WireAnswer::http(503, "<h1>no</h1>", "text/html") << warm;
        }
    }
    void writesGoOutOnce()
    {
        QFETCH(WireAnswer, answer);
        QFETCH(bool, warm);
        for (const Request::Verb verb : {Request::Verb::Post, Request::Verb::Put}) {
            WireServer server;
            Client client(server.address(), nullptr, quick());
            if (warm) {
                SPECKLE_VALUE(done, client.call(getStreams()));
                QCOMPARE(done, Done());
                server.forget();
            }
            server.setAnswer(answer);
            Request write = putStream();
            write.verb = verb;
            const ApiError error = errorOf(await(client.call(write)));
            if (error.httpStatus == 503) {
                QCOMPARE(error.kind, Kind::Server);
            } else {
                QCOMPARE(error.kind, Kind::Offline);
                QVERIFY(error.nextStep().contains("carried out all the same"_L1));
            }
            QCOMPARE(server.requests().size(), 1);
        }
    }

    void readingPostsMayBeRepeatedByQt()
    {
        WireServer server;
        Client client(server.address(), nullptr, quick());
        SPECKLE_VALUE(done, client.call(getStreams()));
        server.enqueue(WireAnswer::raw({}));
        Request post = Request::post(u"/objects/getbulk"_s, u"load"_s, QJsonArray{u"a"_s});
        post.repeatable = true;
        SPECKLE_VALUE(again, client.call(post));
        QCOMPARE(done, again);
        QCOMPARE(server.requests().constLast().body, QByteArray(R"(["a"])"));
    }

    void reachabilityIsToldWhenItChanges()
    {
        WireServer server;
        ClientOptions options = quick();
        options.retries = 0;
        Client client(server.address(), nullptr, options);
        QSignalSpy changes(&client, &Client::reachableChanged);
        SPECKLE_VALUE(first, client.call(getStreams()));
        QCOMPARE(first, Done());
        QCOMPARE(changes.count(), 0);
        server.stop();
        for (int i = 0; i < 2; ++i)
            QCOMPARE(errorOf(await(client.call(getStreams()))).kind, Kind::Refused);
        QCOMPARE(changes.count(), 1);
        QCOMPARE(changes.at(0).at(0).toBool(), false);
        QVERIFY(server.resume());
        server.setAnswer(WireAnswer::http(404, "<h1>no</h1>", "text/html"));
        QCOMPARE(errorOf(await(client.call(getStreams()))).kind, Kind::NotFound);
        QCOMPARE(changes.count(), 2);
        QCOMPARE(changes.at(1).at(0).toBool(), true);
    }

    void rejectedTokensAreTold()
    {
        WireServer server;
        server.setAnswer(WireAnswer::http(401, "Unauthorized", {}));
        Client client(server.address());
        QSignalSpy rejected(&client, &Client::tokenRejected);
        QCOMPARE(errorOf(await(client.call(getStreams()))).kind, Kind::Unauthorized);
        QCOMPARE(rejected.count(), 0); // none was sent
        client.setToken(Token::fromText(sampleJwt));
        QCOMPARE(errorOf(await(client.call(getStreams()))).kind, Kind::Unauthorized);
        QCOMPARE(rejected.count(), 1);
        Request foreign = getStreams();
        foreign.token = Token::fromText(otherJwt);
        QCOMPARE(errorOf(await(client.call(foreign))).kind, Kind::Unauthorized);
        QCOMPARE(rejected.count(), 1);
        // The answer to a call from before the token was changed.
        Reply<Done> *late = client.call(getStreams());
        client.setToken(Token::fromText(otherJwt));
        QCOMPARE(errorOf(await(late)).kind, Kind::Unauthorized);
        QCOMPARE(rejected.count(), 1);
    }

    void cancelInEachPhase_data()
    {
        QTest::addColumn<QString>("phase");
        for (const char *phase : {"at once", "sent", "queued", "pausing", "decoded"})
            QTest::newRow(phase) << QString::fromLatin1(phase);
    }
    void cancelInEachPhase()
    {
        QFETCH(QString, phase);
        WireServer server;
        ClientOptions options = quick();
        if (phase == "pausing"_L1) {
            options.retryPause = 1h;
            server.setAnswer(WireAnswer::http(503, {}));
        } else if (phase != "decoded"_L1) {
            server.setAnswer(WireAnswer::hang());
        }
        Client client(server.address(), nullptr, options);
        QSignalSpy changes(&client, &Client::reachableChanged);
        if (phase == "queued"_L1) {
            for (int i = 0; i < 6; ++i)
                client.call(getStreams())->setParent(&client);
            QTRY_COMPARE(server.requests().size(), 6);
        }
        // The decoder waits for us, so that its result lands in our mail while we do not look.
        std::atomic_bool decoding = false;
        std::atomic_bool decoded = false;
        QSemaphore gate;
        Reply<int> *reply = client.call<int>(getStreams(), [&](const Answer &) -> Result<int> {
            decoding = true;
            gate.acquire();
            decoded = true;
            return 1;
        });
        QSignalSpy finished(reply, &AbstractReply::finished);
        int handlers = 0;
        reply->then(
            this, [&handlers](int) { ++handlers; }, [&handlers](const ApiError &) { ++handlers; });
        if (phase == "sent"_L1 || phase == "pausing"_L1)
            QTRY_COMPARE(server.requests().size(), 1);
        if (phase == "decoded"_L1)
            QTRY_VERIFY(decoding);
        gate.release();
        while (decoding && !decoded)
            QThread::yieldCurrentThread();
        reply->cancel();
        QVERIFY(finished.wait());
        QCOMPARE(handlers, 0);
        QCOMPARE(changes.count(), 0);
        if (phase == "queued"_L1)
            QCOMPARE(server.requests().size(), 6);
        server.setAnswer(WireAnswer::json(R"({"success":true})"));
        server.stop(); // whoever hangs is let go
        QVERIFY(server.resume());
        SPECKLE_VALUE(next, client.call(getStreams()));
        QCOMPARE(next, Done());
    }

    void destructionDoesNotHang()
    {
        WireServer server;
        server.setAnswer(WireAnswer::hang());
        auto client = std::make_unique<Client>(server.address());
        int handlers = 0;
        QPointer<AbstractReply> last;
        for (int i = 0; i < 20; ++i) {
            Reply<Done> *reply = client->call(getStreams());
            reply->then(
                this, [&handlers](const Done &) { ++handlers; },
                [&handlers](const ApiError &) { ++handlers; });
            last = reply;
        }
        QTRY_COMPARE(server.requests().size(), 6);
        client.reset();
        QVERIFY(!last);
        QCoreApplication::processEvents();
        QCOMPARE(handlers, 0);
    }

    void destructionAtOnce()
    {
        WireServer server;
        for (int i = 0; i < 50; ++i) {
            Client client(server.address());
            client.call(getStreams())->setParent(&client);
        }
    }

    void destructionWithResultsInTheMail()
    {
        WireServer server;
        for (int i = 0; i < 20; ++i) {
            auto client = std::make_unique<Client>(server.address());
            client->call(getStreams())->setParent(client.get());
            server.forget();
            QTRY_COMPARE(server.requests().size(), 1);
            client.reset();
        }
    }

    void sixAtATime()
    {
        WireServer server;
        server.setAnswer(WireAnswer::hang());
        ClientOptions options = quick();
        options.timeout = 1h;
        Client client(server.address(), nullptr, options);
        QList<AbstractReply *> replies;
        for (int i = 0; i < 10; ++i)
            replies += client.call(getStreams());
        QTRY_COMPARE(server.requests().size(), 6);
        replies.at(0)->cancel();
        replies.at(1)->cancel();
        QTRY_COMPARE(server.requests().size(), 8);
    }

    void progressIsTold()
    {
        WireServer server;
        const QByteArray body = "{\"success\":true,\"x\":\"" + QByteArray(3'000'000, 'x') + "\"}";
        server.setAnswer(WireAnswer::json(body));
        Client client(server.address());
        Reply<Done> *reply = client.call(getStreams());
        QSignalSpy progress(reply, &AbstractReply::progressed);
        QSignalSpy finished(reply, &AbstractReply::finished);
        QVERIFY(finished.wait(20'000));
        QVERIFY(!progress.isEmpty());
        QCOMPARE(progress.constLast().at(0).toLongLong(), body.size());
        QCOMPARE(progress.constLast().at(1).toLongLong(), body.size());
    }

    void nothingSecretIsLogged()
    {
        static QStringList log;
        log.clear();
        const auto before = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext &, const QString &text) { log += text; });
        QLoggingCategory::setFilterRules(u"speckle.*=true"_s);
        WireServer server;
        server.setAnswer(WireAnswer::http(400, "{\"success\":false,\"message\":\"bad token "
                                                   + sampleJwt.toLatin1() + "\"}"));
        {
            Client client(server.address());
            client.setToken(Token::fromText(sampleJwt));
            const ApiError error = errorOf(await(client.call(
                Request::get(u"/streams"_s, u"load"_s, Query().whereEqual(u"name"_s, u"secret-search"_s)))));
            QCOMPARE(error.kind, Kind::Rejected);
        }
        QLoggingCategory::setFilterRules({});
        qInstallMessageHandler(before);
        const QString all = log.join(u'\n');
        QVERIFY(all.contains("/api/streams"_L1));
        QVERIFY2(!all.contains("eyJ"_L1) && !all.contains("secret-search"_L1), qPrintable(all));
    }
};

QTEST_GUILESS_MAIN(TestClient)
#include "tst_client.moc"
