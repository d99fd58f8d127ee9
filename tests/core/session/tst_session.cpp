// SPDX-License-Identifier: MIT
#include "core/session/session.h"
#include "tests/core/session/fakespeckle.h"
#include "tests/support/await.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <QWebSocket>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Speckle;
using namespace std::chrono_literals;

using State = Session::State;

namespace {

const WireAnswer unauthorized = WireAnswer::http(401, "Unauthorized", "text/plain");
const WireAnswer badGateway = WireAnswer::http(502, "<html>Bad Gateway</html>", "text/html");

std::unique_ptr<Session> started(const FakeSpeckle &fake,
                                 const SessionOptions &options = FakeSpeckle::quick())
{
    auto session = std::make_unique<Session>(fake.account(), FakeSpeckle::token(), nullptr, options);
    session->start();
    return session;
}

//! Without delays that another try could come in.
SessionOptions patient()
{
    SessionOptions options = FakeSpeckle::quick();
    options.socket.firstReconnect = options.socket.longestReconnect = 1h;
    return options;
}

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private slots:
    void makesItselfKnown()
    {
        FakeSpeckle fake;
        Session session(fake.account(), FakeSpeckle::token(), nullptr, FakeSpeckle::quick());
        QCOMPARE(session.state(), State::SignedOut);
        QSignalSpy states(&session, &Session::stateChanged);
        QSignalSpy changed(&session, &Session::accountChanged);
        session.start();
        session.start(); // has begun
        QCOMPARE(session.state(), State::Connecting);
        QTRY_COMPARE(session.state(), State::Online);
        QCOMPARE(states.count(), 2);
        QCOMPARE(fake.calls(), QStringList({u"GET /api"_s, u"GET /api/accounts"_s, u"POST /api/clients"_s}));
        const QJsonObject client
            = QJsonDocument::fromJson(fake.server.http().requests().constLast().body).object();
        QCOMPARE(client["role"_L1].toString(), u"Hybrid"_s);
        QCOMPARE(client["documentType"_L1].toString(), u"SpeckleBrowser"_s);
        QCOMPARE(client["documentGuid"_L1].toString(), u"account-1"_s);
        QCOMPARE(client["online"_L1].toBool(), true);
        QCOMPARE(QUrlQuery(fake.server.addresses().constFirst()).queryItemValue(u"client_id"_s), u"c1"_s);
        QCOMPARE(session.server().name, u"Fake"_s);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(session.account().displayName, u"Ada Byron"_s);
        QCOMPARE(session.account().serverName, u"Fake"_s);
        QVERIFY(!session.lastError().isError());
        QCOMPARE(session.userName(u"ada"_s), u"Ada Byron"_s); // known by the profile
    }

    void withoutATokenNothingIsAsked()
    {
        FakeSpeckle fake;
        Session session(fake.account(), {}, nullptr, FakeSpeckle::quick());
        session.start();
        QCOMPARE(session.state(), State::SignedOut);
        QSignalSpy asked(&fake.server.http(), &WireServer::requested);
        QVERIFY(!asked.wait(100));
    }

    void anonymousSocket()
    {
        FakeSpeckle fake;
        fake.clientId = u"temp-1"_s;
        const auto session = started(fake);
        QTRY_COMPARE(session->state(), State::Anonymous);
    }

    void expired()
    {
        FakeSpeckle fake;
        fake.instead[u"GET /api/accounts"_s] = {unauthorized};
        Session session(fake.account(), FakeSpeckle::token(), nullptr, FakeSpeckle::quick());
        QSignalSpy needed(&session, &Session::signInNeeded);
        session.start();
        QTRY_COMPARE(session.state(), State::Expired);
        QCOMPARE(needed.count(), 1);
        QCOMPARE(session.lastError().kind, ApiError::Kind::Unauthorized);
        QVERIFY(fake.server.addresses().isEmpty());
        // It does not try that again by itself.
        fake.server.forget();
        QSignalSpy asked(&fake.server.http(), &WireServer::requested);
        QVERIFY(!asked.wait(100));
        // Whoever mended the server says so.
        fake.instead.clear();
        session.retryNow();
        QTRY_COMPARE(session.state(), State::Online);
        QCOMPARE(needed.count(), 1);
    }

    void expiresWhileAtWork()
    {
        FakeSpeckle fake;
        const auto session = started(fake);
        QTRY_COMPARE(session->state(), State::Online);
        session->joinStream(u"s"_s);
        QSignalSpy needed(session.get(), &Session::signInNeeded);
        fake.instead[u"GET /api/streams"_s] = {unauthorized};
        QVERIFY(errorOf(await(session->loadStreams({}))).isError());
        QTRY_COMPARE(session->state(), State::Expired);
        QCOMPARE(needed.count(), 1);
        QTRY_COMPARE(fake.server.openCount(), 0);
        // What is open joins again.
        fake.instead.clear();
        fake.server.forget();
        session->retryNow();
        QTRY_COMPARE(session->state(), State::Online);
        QTRY_COMPARE(fake.server.frames().size(), 1);
    }

    void somebodyElsesToken()
    {
        FakeSpeckle fake;
        fake.self = u"bob"_s;
        const auto session = started(fake);
        QTRY_COMPARE(session->state(), State::Expired);
        QVERIFY(session->lastError().reason().contains(u"Bob Builder"_s));
        QCOMPARE(fake.count(u"POST /api/clients"_s), 0);
        QCOMPARE(session->userId(), u"ada"_s);
    }

    void offlineAndBackByItself()
    {
        FakeSpeckle fake;
        fake.server.stop();
        const auto session = started(fake);
        QTRY_COMPARE(session->state(), State::Offline);
        QCOMPARE(session->lastError().kind, ApiError::Kind::Refused);
        QSignalSpy states(session.get(), &Session::stateChanged);
        QVERIFY(fake.server.resume());
        QTRY_COMPARE(session->state(), State::Online);
        // No flicker between the tries: Offline until it is back.
        for (const QList<QVariant> &change : std::as_const(states))
            QVERIFY(change.constFirst().value<State>() != State::SignedOut);
        QVERIFY(states.count() <= 2);
        QVERIFY(!session->lastError().isError());
    }

    void retryNowDoesNotWait()
    {
        FakeSpeckle fake;
        fake.server.stop();
        const auto session = started(fake, patient());
        QTRY_COMPARE(session->state(), State::Offline);
        QVERIFY(fake.server.resume());
        session->retryNow();
        QCOMPARE(session->state(), State::Connecting);
        QTRY_COMPARE(session->state(), State::Online);
    }

    void aFailingServerIsTriedAgain_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("not Speckle") << u"GET /api"_s << QByteArray("<html>hello</html>") << 200;
        QTest::newRow("profile fails") << u"GET /api/accounts"_s << QByteArray("<html>oops</html>") << 500;
        QTest::newRow("profile without an id")
            << u"GET /api/accounts"_s << QByteArray(R"({"success":true,"resource":{}})") << 200;
        QTest::newRow("client refused")
            << u"POST /api/clients"_s << QByteArray(R"({"success":false})") << 400;
        QTest::newRow("client without an id")
            << u"POST /api/clients"_s << QByteArray(R"({"success":true,"resource":{}})") << 200;
    }

    void aFailingServerIsTriedAgain()
    {
        QFETCH(const QString, call);
        QFETCH(const QByteArray, body);
        QFETCH(const int, status);
        FakeSpeckle fake;
        fake.instead[call] = {WireAnswer::http(status, body)};
        const auto session = started(fake);
        QTRY_COMPARE(session->state(), State::Offline);
        QVERIFY(session->lastError().isError());
        QVERIFY(!session->lastError().sentence().isEmpty());
        QTRY_VERIFY(fake.count(call) >= 2);
        QVERIFY(fake.server.addresses().isEmpty());
        fake.instead.clear();
        QTRY_COMPARE(session->state(), State::Online);
    }

    void aRefusedSocketLeavesRestAlone()
    {
        FakeSpeckle fake;
        fake.addStreams(2);
        fake.server.setDeaf(true);
        SessionOptions options = patient();
        options.socket.connectTimeout = 50ms;
        const auto session = started(fake, options);
        QTRY_COMPARE(session->state(), State::Offline);
        QCOMPARE(session->lastError().kind, ApiError::Kind::Timeout);
        SPECKLE_VALUE(streams, session->loadStreams(Query().offset(0).limit(10)));
        QCOMPARE(streams.size(), 2);
        fake.server.setDeaf(false);
        session->retryNow();
        QTRY_COMPARE(session->state(), State::Online);
    }

    void theServerDiesAndComesBack()
    {
        FakeSpeckle fake;
        const auto session = started(fake);
        QTRY_COMPARE(session->state(), State::Online);
        session->joinStream(u"s"_s);
        QTRY_COMPARE(fake.server.frames().size(), 1);
        QSignalSpy resumed(session.get(), &Session::resumed);
        fake.server.stop();
        QTRY_COMPARE(session->state(), State::Offline);
        QVERIFY(session->lastError().isError());
        QVERIFY(errorOf(await(session->loadStreams({}))).isError());
        fake.server.forget();
        QVERIFY(fake.server.resume());
        QTRY_COMPARE(session->state(), State::Online);
        QTRY_COMPARE(resumed.count(), 1);
        QTRY_COMPARE(fake.server.frames().size(), 1); // joined again
        QCOMPARE(fake.count(u"POST /api/clients"_s), 0); // as the same client
    }

    void restFailsWhileTheSocketStaysOpen()
    {
        FakeSpeckle fake;
        const auto session = started(fake);
        QTRY_COMPARE(session->state(), State::Online);
        const QList<WireAnswer> cut{WireAnswer::raw("", WireAnswer::Ending::Reset)};
        fake.instead[u"GET /api/streams"_s] = cut;
        fake.instead[u"GET /api"_s] = cut;
        QVERIFY(errorOf(await(session->loadStreams({}))).isError());
        QTRY_COMPARE(session->state(), State::Offline);
        QCOMPARE(fake.server.openCount(), 1);
        fake.instead.clear();
        QTRY_COMPARE(session->state(), State::Online);
    }

    void aLongListLeavesTheEventLoopItsTurns()
    {
        FakeSpeckle fake;
        fake.addStreams(40);
        const auto session = started(fake);
        QTRY_COMPARE(session->state(), State::Online);
        int changes = 0;
        int turns = 0;
        QList<int> turnOfChange;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] { ++turns; });
        timer.start(1);
        connect(session.get(), &Session::streamChanged, this, [&] {
            ++changes;
            turnOfChange.append(turns);
            QThread::msleep(2); // what a view may take for it
        });
        SPECKLE_VALUE(streams, session->loadStreams(Query().offset(0).limit(40)));
        QCOMPARE(streams.size(), 40);
        QCOMPARE(changes, 40);
        QVERIFY(turnOfChange.constLast() > turnOfChange.constFirst());
    }

    void cancelledWhileALongListGoesIn()
    {
        FakeSpeckle fake;
        fake.addStreams(40);
        const auto session = started(fake);
        QTRY_COMPARE(session->state(), State::Online);
        Reply<QList<Stream>> *reply = session->loadStreams(Query().offset(0).limit(40));
        QSignalSpy finished(reply, &AbstractReply::finished);
        bool ran = false;
        reply->then(
            this, [&ran](const QList<Stream> &) { ran = true; }, [&ran](const ApiError &) { ran = true; });
        int changes = 0;
        connect(session.get(), &Session::streamChanged, this, [&] {
            QThread::msleep(2);
            if (++changes == 10)
                reply->cancel();
        });
        QTRY_COMPARE(finished.count(), 1);
        SPECKLE_VALUE(streams, session->loadStreams(Query().offset(0).limit(40)));
        QCOMPARE(streams.size(), 40);
        QVERIFY(!ran);
        QCOMPARE(changes, 40); // ten of the first, thirty of the second
    }

    void stopGivesUpEverything()
    {
        FakeSpeckle fake;
        fake.instead[u"GET /api/streams"_s] = {WireAnswer::hang()};
        const auto session = started(fake);
        QTRY_COMPARE(session->state(), State::Online);
        Reply<QList<Stream>> *reply = session->loadStreams({});
        QSignalSpy finished(reply, &AbstractReply::finished);
        bool ran = false;
        reply->then(
            this, [&ran](const QList<Stream> &) { ran = true; }, [&ran](const ApiError &) { ran = true; });
        session->stop();
        QCOMPARE(session->state(), State::SignedOut);
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!ran);
        QTRY_COMPARE(fake.server.openCount(), 0);
        session->retryNow();
        QCOMPARE(session->state(), State::SignedOut);
    }

    void destroyedInMidFlight()
    {
        FakeSpeckle fake;
        fake.addStreams(1);
        for (const QString &call : {u"GET /api"_s, u"GET /api/accounts"_s, u"POST /api/clients"_s}) {
            fake.server.forget();
            const auto session = started(fake);
            auto *reply = session->loadStream(u"s0"_s);
            reply->then(
                this, [](const Stream &) {}, [](const ApiError &) {});
            QTRY_VERIFY(fake.calls().contains(call));
        }
        QTRY_COMPARE(fake.server.openCount(), 0);
    }

    void loadsAStream()
    {
        FakeSpeckle fake;
        fake.addStream(
            u"s"_s,
            {{u"objects"_s, QJsonArray{QJsonObject{{u"_id"_s, u"o1"_s}, {u"type"_s, u"Placeholder"_s}},
                                       QJsonObject{{u"_id"_s, u"o2"_s}, {u"type"_s, u"Placeholder"_s}}}},
             {u"layers"_s, QJsonArray{QJsonObject{{u"name"_s, u"real"_s}, {u"guid"_s, u"1"_s}}}}});
        const auto session = started(fake);
        QTRY_COMPARE(session->state(), State::Online);
        QSignalSpy changed(session.get(), &Session::streamChanged);
        QVERIFY(!session->objectIds(u"s"_s));
        SPECKLE_VALUE(stream, session->loadStream(u"s"_s));
        QCOMPARE(stream.name(), u"Stream s"_s);
        QVERIFY(session->hasWholeStream(u"s"_s));
        QCOMPARE(session->objectIds(u"s"_s), QStringList({u"o1"_s, u"o2"_s}));
        QCOMPARE(session->objectCount(u"s"_s), 2);
        QCOMPARE(session->stream(u"s"_s)->layers().size(), 1);
        QCOMPARE(session->stream(u"s"_s)->layers().constFirst().name(), u"real"_s); // not the invented one
        QCOMPARE(changed.count(), 2);
        QTRY_COMPARE(fake.count(u"GET /api/streams/s/clients"_s), 1);

        const ApiError error = errorOf(await(session->loadStream(u"none"_s)));
        QCOMPARE(error.kind, ApiError::Kind::NotFound);
        QVERIFY(!session->stream(u"none"_s));
    }

    void savesTheDifferenceAndTellsOthers()
    {
        FakeSpeckle fake;
        fake.addStream(u"s"_s, {{u"unknown"_s, 1}});
        const auto session = started(fake);
        QTRY_COMPARE(session->state(), State::Online);
        SPECKLE_VALUE(before, session->loadStream(u"s"_s));
        Stream after = before;
        after.setName(u"Renamed"_s);
        fake.server.forget();
        SPECKLE_VALUE(saved, session->saveStream(before, after));
        QVERIFY(saved.isSaved());
        QCOMPARE(saved.now.name(), u"Renamed"_s);
        QCOMPARE(session->stream(u"s"_s)->name(), u"Renamed"_s);
        QCOMPARE(fake.calls(),
                 QStringList({u"GET /api/streams/s"_s, u"PUT /api/streams/s"_s, u"GET /api/streams/s"_s}));
        QCOMPARE(fake.server.http().requests().at(1).body, QByteArray(R"({"name":"Renamed"})"));
        QTRY_COMPARE(fake.server.frames().size(), 1);
        const QJsonObject frame
            = QJsonDocument::fromJson(fake.server.frames().constFirst().toUtf8()).object();
        QCOMPARE(frame["resourceId"_L1].toString(), u"s"_s);
        QCOMPARE(frame["args"_L1]["eventType"_L1].toString(), u"update-name"_s);

        // Without a difference nothing is sent, and nobody is told.
        fake.server.forget();
        SPECKLE_VALUE(same, session->saveStream(saved.now, saved.now));
        QCOMPARE(same.now, saved.now);
        QCOMPARE(fake.calls(), QStringList{u"GET /api/streams/s"_s});
        QVERIFY(fake.server.frames().isEmpty());
    }

    void aConflictTellsNobodyButUs()
    {
        FakeSpeckle fake;
        fake.addStream(u"s"_s);
        const auto session = started(fake);
        QTRY_COMPARE(session->state(), State::Online);
        SPECKLE_VALUE(before, session->loadStream(u"s"_s));
        Stream after = before;
        after.setName(u"Mine"_s);
        fake.streams[u"s"_s].insert(u"name"_s, u"Theirs"_s);
        SPECKLE_VALUE(outcome, session->saveStream(before, after));
        QVERIFY(!outcome.isSaved());
        QCOMPARE(session->stream(u"s"_s)->name(), u"Theirs"_s); // that much is known now
        QCOMPARE(fake.count(u"PUT /api/streams/s"_s), 0);
        QVERIFY(fake.server.frames().isEmpty());
        SPECKLE_VALUE(again, session->saveStream(outcome.now, outcome.resolvedWith({EditSide::Mine})));
        QCOMPARE(again.now.name(), u"Mine"_s);
        QTRY_COMPARE(fake.server.frames().size(), 1);
    }

    void aFailedSaveChangesNothing()
    {
        FakeSpeckle fake;
        fake.addStream(u"s"_s);
        const auto session = started(fake);
        QTRY_COMPARE(session->state(), State::Online);
        SPECKLE_VALUE(before, session->loadStream(u"s"_s));
        Stream after = before;
        after.setName(u"Renamed"_s);
        fake.instead[u"PUT /api/streams/s"_s]
            = {WireAnswer::http(400, R"({"success":false,"message":"You are not authorised to write."})")};
        QVERIFY(errorOf(await(session->saveStream(before, after))).isError());
        QCOMPARE(session->stream(u"s"_s)->name(), u"Stream s"_s);
        QVERIFY(fake.server.frames().isEmpty());
    }

    void namesOfUsers()
    {
        FakeSpeckle fake;
        for (int i = 0; i < 20; ++i) {
            const QString id = u"u%1"_s.arg(i);
            fake.users.insert(id,
                              {{u"_id"_s, id}, {u"name"_s, u"User"_s}, {u"surname"_s, QString::number(i)}});
        }
        const auto session = started(fake);
        QCOMPARE(session->userName(u"u0"_s), u"u0"_s); // asked for when we are known
        QTRY_COMPARE(session->state(), State::Online);
        QSignalSpy changed(session.get(), &Session::userChanged);
        for (int again = 0; again < 3; ++again) {
            for (int i = 0; i < 20; ++i)
                (void)session->userName(u"u%1"_s.arg(i));
            (void)session->userName(u"nobody"_s);
        }
        QTRY_COMPARE(session->userName(u"u19"_s), u"User 19"_s);
        QTRY_COMPARE(fake.count(u"GET /api/accounts/nobody"_s), 1);
        QCOMPARE(session->userName(u"nobody"_s), u"nobody"_s);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(fake.count(u"GET /api/accounts/u%1"_s.arg(i)), 1);
        // The failure is remembered, too.
        QSignalSpy asked(&fake.server.http(), &WireServer::requested);
        (void)session->userName(u"nobody"_s);
        QVERIFY(!asked.wait(50));
        QVERIFY(session->userName({}).isEmpty());
    }

    void namesOfSenders()
    {
        FakeSpeckle fake;
        fake.addStream(u"s"_s);
        fake.clients[u"s"_s]
            = {QJsonObject{{u"_id"_s, u"x1"_s}, {u"owner"_s, u"bob"_s}, {u"documentType"_s, u"Rhino"_s}}};
        const auto session = started(fake);
        QTRY_COMPARE(session->state(), State::Online);
        QCOMPARE(session->senderName(u"s"_s, u"x1"_s), u"x1"_s);
        QTRY_COMPARE(session->senderName(u"s"_s, u"x1"_s), u"Bob Builder (Rhino)"_s);
        QCOMPARE(session->clientsOf(u"s"_s).size(), 1);
        QCOMPARE(session->senderName(u"s"_s, u"c1"_s), u"Ada Byron (Speckle Browser)"_s);
        QVERIFY(session->senderName(u"s"_s, {}).isEmpty());
        // Made-up ids do not make us ask for ever.
        for (int i = 0; i < 200; ++i)
            QCOMPARE(session->senderName(u"s"_s, u"made-up-%1"_s.arg(i)), u"made-up-%1"_s.arg(i));
        SPECKLE_VALUE(stream, session->loadStream(u"s"_s));
        QCOMPARE(stream.streamId(), u"s"_s);
        QVERIFY(fake.count(u"GET /api/streams/s/clients"_s) <= 60);
    }

    void liveMessages()
    {
        FakeSpeckle fake;
        fake.addStream(u"s"_s);
        const auto session = started(fake);
        QTRY_COMPARE(session->state(), State::Online);
        SPECKLE_VALUE(stream, session->loadStream(u"s"_s));
        QCOMPARE(stream.name(), u"Stream s"_s);
        QSignalSpy messages(session.get(), &Session::liveMessage);
        QSignalSpy outdated(session.get(), &Session::streamOutdated);
        session->joinStream(u"s"_s);
        QTRY_COMPARE(messages.count(), 1); // the acknowledgement, which concerns no stream by its form
        QVERIFY(messages.takeFirst().constFirst().toString().isEmpty());

        const auto say = [&fake](const QString &type, const QString &streamId) {
            fake.server.last()->sendTextMessage(
                uR"({"eventName":"broadcast","senderId":"x1","streamId":"%1","args":{"eventType":"%2"}})"_s
                    .arg(streamId, type));
        };
        say(u"update-name"_s, u"s"_s);
        say(u"compute-response"_s, u"s"_s);
        QTRY_COMPARE(messages.count(), 2);
        QCOMPARE(messages.constFirst().constFirst().toString(), u"s"_s);
        QCOMPARE(outdated.count(), 1);
        QCOMPARE(outdated.constFirst(), QVariantList({u"s"_s, u"update-name"_s, u"x1"_s}));

        // It is open: its page decides. Nobody has it open: the lists' fields are fetched.
        fake.streams[u"s"_s].insert(u"name"_s, u"Renamed by others"_s);
        fake.streams[u"s"_s].insert(u"updatedAt"_s, u"2026-03-03T00:00:00.000Z"_s);
        session->leaveStream(u"s"_s);
        session->leaveStream(u"s"_s); // once too often
        fake.server.forget();
        say(u"update-object"_s, u"s"_s); // changes nothing that lists show
        say(u"update-meta"_s, u"unknown"_s);
        say(u"update-meta"_s, u"s"_s);
        QTRY_COMPARE(session->stream(u"s"_s)->name(), u"Renamed by others"_s);
        QCOMPARE(fake.calls(), QStringList{u"GET /api/streams/s"_s});
        QVERIFY(session->hasWholeStream(u"s"_s));
    }

    void listsBringNoWholeStreams()
    {
        FakeSpeckle fake;
        fake.addStream(u"s"_s, {{u"layers"_s, QJsonArray{QJsonObject{{u"objectCount"_s, 4}}}}});
        const auto session = started(fake);
        SPECKLE_VALUE(streams, session->loadStreams(Query().offset(0).limit(5)));
        QCOMPARE(streams.size(), 1);
        QVERIFY(!session->hasWholeStream(u"s"_s));
        QCOMPARE(session->objectCount(u"s"_s), 4);
        QVERIFY(!session->stream(u"s"_s)->has("layers"));
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
