// SPDX-License-Identifier: MIT
#include "core/live/livesocket.h"
#include "tests/support/liveserver.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>
#include <QWebSocket>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Speckle;
using namespace std::chrono_literals;

namespace {

using Kind = ApiError::Kind;
using State = LiveSocket::State;

// '+' and '/' are what goes wrong where a query is put together carelessly.
const QString jwt = u"eyJhbGciOiJIUzI1NiJ9.eyJfaWQiOiI1ZjAwIn0.c2lnbmF0dXJlLXRoYXQtbm9ib2R5LXNob3VsZC1zZWU"_s;

LiveSocketOptions quick()
{
    LiveSocketOptions options;
    options.firstReconnect = 10ms;
    options.longestReconnect = 40ms;
    options.shortestStay = 0ms;
    options.joinAnswerLimit = 50ms;
    return options;
}

QJsonObject json(const QString &frame)
{
    return QJsonDocument::fromJson(frame.toUtf8()).object();
}

QStringList framesOf(const LiveServer &server, const QString &eventName)
{
    QStringList frames;
    for (const QString &frame : server.frames()) {
        if (json(frame)["eventName"_L1].toString() == eventName)
            frames += frame;
    }
    return frames;
}

int hoursUntil(const QDateTime &then)
{
    return qRound(static_cast<double>(QDateTime::currentDateTimeUtc().secsTo(then)) / 3600.0);
}

//! A socket and what it says.
struct Listener
{
    explicit Listener(const LiveSocketOptions &options = quick())
        : socket(nullptr, options)
    {
        QObject::connect(&socket, &LiveSocket::received, &socket,
                         [this](const LiveMessage &message) { messages += message; });
        QObject::connect(&socket, &LiveSocket::failed, &socket,
                         [this](const ApiError &error) { errors += error; });
    }

    void open(const LiveServer &server, const QString &token = jwt)
    {
        socket.open(server.address(), u"c1"_s, Token::fromText(token));
    }

    LiveSocket socket;
    QSignalSpy states{&socket, &LiveSocket::stateChanged};
    QSignalSpy resumed{&socket, &LiveSocket::resumed};
    QList<LiveMessage> messages;
    QList<ApiError> errors;
};

} // namespace

class TestLiveSocket : public QObject
{
    Q_OBJECT

private slots:
    void opensWithIdAndToken()
    {
        LiveServer server;
        Listener listener;
        listener.open(server);
        QCOMPARE(listener.socket.state(), State::Connecting);
        QTRY_COMPARE(listener.socket.state(), State::Open);
        QVERIFY(!listener.socket.isAnonymous());
        QCOMPARE(listener.socket.clientId(), u"c1"_s);
        QVERIFY(!listener.socket.nextTry().isValid());
        const QUrl address = server.addresses().constFirst();
        QCOMPARE(address.path(), u"/"_s);
        QCOMPARE(QUrlQuery(address).queryItemValue(u"client_id"_s), u"c1"_s);
        QCOMPARE(QUrlQuery(address).queryItemValue(u"access_token"_s, QUrl::FullyDecoded), u"JWT "_s + jwt);
        QVERIFY(address.query(QUrl::FullyEncoded).contains(u"access_token=JWT%20"_s));
        QVERIFY(listener.errors.isEmpty());
        QCOMPARE(listener.resumed.count(), 0);
    }

    void opensNothingWithoutAClientId()
    {
        LiveServer server;
        Listener listener;
        QTest::ignoreMessage(QtWarningMsg, "without an address and a client id nothing is opened");
        listener.socket.open(server.address(), {}, Token::fromText(jwt));
        QCOMPARE(listener.socket.state(), State::Closed);
        QTest::ignoreMessage(QtWarningMsg, "without an address and a client id nothing is opened");
        listener.socket.open({}, u"c1"_s, Token::fromText(jwt));
        QCOMPARE(listener.socket.state(), State::Closed);
    }

    void answersPingAndShowsItToNobody()
    {
        LiveServer server;
        server.onOpen([](QWebSocket *socket) {
            socket->sendTextMessage(u"ping"_s);
            socket->sendTextMessage(u"You already joined that room."_s);
        });
        Listener listener;
        listener.open(server);
        QTRY_COMPARE(server.frames(), QStringList{u"alive"_s});
        QTRY_COMPARE(listener.messages.size(), 1);
        QCOMPARE(listener.messages.constFirst().text, u"You already joined that room."_s);
    }

    void deliversInOrder()
    {
        LiveServer server;
        server.onOpen([](QWebSocket *socket) {
            for (int i = 0; i < 500; ++i)
                socket->sendTextMessage(uR"({"eventName":"broadcast","streamId":"s%1","args":{}})"_s.arg(i));
        });
        Listener listener;
        listener.open(server);
        QTRY_COMPARE(listener.messages.size(), 500);
        for (int i = 0; i < 500; ++i)
            QCOMPARE(listener.messages.at(i).streamId, u"s%1"_s.arg(i));
    }

    void rubbishIsShownAndHarmless()
    {
        LiveServer server;
        server.onOpen([](QWebSocket *socket) {
            for (const QString &frame :
                 {u"{"_s, u""_s, u"null"_s, u"{\"eventName\":"_s, u"\"alive\""_s, u"PING"_s})
                socket->sendTextMessage(frame);
            socket->sendBinaryMessage(QByteArray("\0\xff\xfe", 3));
            socket->sendTextMessage(u"the last"_s);
        });
        Listener listener;
        listener.open(server);
        QTRY_VERIFY(!listener.messages.isEmpty() && listener.messages.constLast().text == "the last"_L1);
        QCOMPARE(listener.messages.size(), 7); // the binary one is dropped
        QCOMPARE(listener.socket.state(), State::Open);
        QVERIFY(server.frames().isEmpty());
    }

    void joinsAndLeavesByCount()
    {
        LiveServer server;
        server.onText(&LiveServer::acknowledgeJoin);
        Listener listener;
        listener.socket.join(u"stream"_s, u"early"_s); // before there is a connection
        listener.open(server);
        QTRY_COMPARE(listener.socket.state(), State::Open);
        QTRY_COMPARE(framesOf(server, u"join"_s).size(), 1);
        const QJsonObject early = json(framesOf(server, u"join"_s).constFirst());
        QCOMPARE(early, QJsonObject({{u"eventName"_s, u"join"_s},
                                     {u"senderId"_s, u"c1"_s},
                                     {u"resourceType"_s, u"stream"_s},
                                     {u"resourceId"_s, u"early"_s}}));

        listener.socket.join(u"stream"_s, u"early"_s);
        listener.socket.leave(u"stream"_s, u"early"_s);
        listener.socket.leave(u"stream"_s, u"never"_s);
        QVERIFY(framesOf(server, u"leave"_s).isEmpty());
        listener.socket.leave(u"stream"_s, u"early"_s);
        QTRY_COMPARE(framesOf(server, u"leave"_s).size(), 1);
        QCOMPARE(framesOf(server, u"join"_s).size(), 1);
    }

    void asksAgainUntilAJoinIsAnswered()
    {
        // A server that is still looking up who we are forgets the first one without a word.
        LiveServer server;
        server.onText([&server](QWebSocket *socket, const QString &frame) {
            if (server.frames().size() > 1)
                LiveServer::acknowledgeJoin(socket, frame);
        });
        Listener listener;
        listener.socket.join(u"stream"_s, u"s"_s);
        listener.open(server);
        QTRY_COMPARE(listener.messages.size(), 1);
        QCOMPARE(server.frames().size(), 2);
        QCOMPARE(server.frames().at(0), server.frames().at(1));
        QCOMPARE(listener.messages.constFirst().roomName, u"stream-s"_s);
    }

    void speaksToOldServersInTheirForm()
    {
        LiveServer server; // which knows the form with streamId only, and does not answer that one
        Listener listener;
        listener.socket.join(u"stream"_s, u"s"_s);
        listener.open(server);
        QTRY_COMPARE(server.frames().size(), 3);
        QVERIFY(!json(server.frames().at(1)).contains("streamId"_L1));
        QCOMPARE(
            json(server.frames().at(2)),
            QJsonObject({{u"eventName"_s, u"join"_s}, {u"senderId"_s, u"c1"_s}, {u"streamId"_s, u"s"_s}}));
    }

    void aRefusalIsAnAnswer()
    {
        LiveServer server;
        server.onText([](QWebSocket *socket, const QString &frame) {
            if (json(frame)["eventName"_L1] == "join"_L1)
                socket->sendTextMessage(u"You are not authorised to read."_s);
        });
        Listener listener;
        listener.open(server);
        QTRY_COMPARE(listener.socket.state(), State::Open);
        listener.socket.join(u"stream"_s, u"private"_s);
        QTRY_COMPARE(listener.messages.size(), 1);
        // Long after it would have asked again, had it not understood.
        server.last()->sendTextMessage(u"ping"_s);
        QTRY_VERIFY(server.frames().contains(u"alive"_s));
        QSignalSpy idle(&server, &LiveServer::frameArrived);
        QVERIFY(!idle.wait(200));
        QCOMPARE(framesOf(server, u"join"_s).size(), 1);
    }

    void broadcastsAndMessages()
    {
        LiveServer server;
        Listener listener;
        QVERIFY(!listener.socket.broadcast(u"stream"_s, u"s"_s, {})); // not open
        listener.open(server);
        QTRY_COMPARE(listener.socket.state(), State::Open);
        const QJsonObject args{{u"eventType"_s, u"update-meta"_s}};
        QVERIFY(listener.socket.broadcast(u"stream"_s, u"s"_s, args));
        QVERIFY(listener.socket.broadcast(u"project"_s, u"p"_s, args));
        QVERIFY(listener.socket.message(u"other"_s, u"s"_s, args));
        QTRY_COMPARE(server.frames().size(), 3);
        const QJsonObject stream = json(server.frames().at(0));
        QCOMPARE(stream["eventName"_L1].toString(), u"broadcast"_s);
        QCOMPARE(stream["senderId"_L1].toString(), u"c1"_s);
        QCOMPARE(stream["resourceType"_L1].toString(), u"stream"_s);
        QCOMPARE(stream["resourceId"_L1].toString(), u"s"_s);
        QCOMPARE(stream["streamId"_L1].toString(), u"s"_s); // for older servers and clients
        QCOMPARE(stream["args"_L1].toObject(), args);
        QVERIFY(!json(server.frames().at(1)).contains("streamId"_L1));
        const QJsonObject message = json(server.frames().at(2));
        QCOMPARE(message["eventName"_L1].toString(), u"message"_s);
        QCOMPARE(message["recipientId"_L1].toString(), u"other"_s);
    }

    void reconnectsJoinsAgainAndSaysSo()
    {
        LiveServer server;
        server.onText(&LiveServer::acknowledgeJoin);
        Listener listener;
        listener.socket.join(u"stream"_s, u"a"_s);
        listener.open(server);
        QTRY_COMPARE(listener.messages.size(), 1);
        QCOMPARE(listener.resumed.count(), 0);

        // Rooms that change meanwhile are those that are joined.
        connect(&listener.socket, &LiveSocket::stateChanged, this, [&](State state) {
            if (state == State::Waiting)
                listener.socket.join(u"stream"_s, u"b"_s);
        });
        int joinsAtResume = 0;
        connect(&listener.socket, &LiveSocket::resumed, this, [&] { joinsAtResume = 1; });
        server.last()->abort();
        QTRY_COMPARE(listener.resumed.count(), 1);
        QCOMPARE(listener.socket.state(), State::Open);
        QCOMPARE(listener.errors.size(), 1);
        QCOMPARE(listener.errors.constFirst().kind, Kind::Offline);
        QVERIFY(listener.errors.constFirst().server.contains(u"127.0.0.1"_s));
        QTRY_COMPARE(framesOf(server, u"join"_s).size(), 3);
        QCOMPARE(joinsAtResume, 1);
        QCOMPARE(server.addresses().size(), 2);
        QVERIFY(!listener.socket.lastError().isError());
    }

    void waitsLongerEachTime()
    {
        LiveServer server;
        server.stop(); // the port refuses
        LiveSocketOptions options = quick();
        options.firstReconnect = 1h;
        options.longestReconnect = 4h;
        options.jitter = 0;
        Listener listener(options);
        listener.open(server);
        for (const int hours : {1, 2, 4, 4}) {
            QTRY_COMPARE(listener.socket.state(), State::Waiting);
            QCOMPARE(hoursUntil(listener.socket.nextTry()), hours);
            QCOMPARE(listener.errors.constLast().kind, Kind::Refused);
            QCOMPARE(listener.socket.lastError(), listener.errors.constLast());
            listener.socket.reconnectNow();
        }
        QTRY_COMPARE(listener.socket.state(), State::Waiting);
        QVERIFY(server.resume());
        listener.socket.reconnectNow();
        QTRY_COMPARE(listener.socket.state(), State::Open);
        QCOMPARE(listener.resumed.count(), 1); // it was not there at the first try
    }

    void doesNotHammerAServerThatDropsAtOnce()
    {
        LiveServer server;
        server.onOpen([](QWebSocket *socket) { socket->close(); });
        LiveSocketOptions options = quick();
        options.firstReconnect = 1h;
        options.longestReconnect = 10h;
        options.jitter = 0;
        Listener listener(options);
        listener.open(server);
        for (const int hours : {1, 2, 4}) {
            QTRY_COMPARE(listener.socket.state(), State::Waiting);
            QCOMPARE(hoursUntil(listener.socket.nextTry()), hours); // each opened, none proved anything
            listener.socket.reconnectNow();
        }
        QVERIFY(server.addresses().size() >= 3);
    }

    void reconnectNowDoesNotWait()
    {
        LiveServer server;
        server.stop();
        LiveSocketOptions options = quick();
        options.firstReconnect = options.longestReconnect = 1h;
        Listener listener(options);
        listener.socket.reconnectNow(); // closed: nothing
        QCOMPARE(listener.socket.state(), State::Closed);
        listener.open(server);
        QTRY_COMPARE(listener.socket.state(), State::Waiting);
        QVERIFY(listener.socket.nextTry() > QDateTime::currentDateTimeUtc().addSecs(60));
        QVERIFY(server.resume());
        listener.socket.reconnectNow();
        QTRY_COMPARE(listener.socket.state(), State::Open);
        listener.socket.reconnectNow(); // open: nothing
        QCOMPARE(listener.socket.state(), State::Open);
        QCOMPARE(server.addresses().size(), 1);
    }

    void givesUpAServerThatDoesNotAnswer()
    {
        LiveServer server;
        server.setDeaf(true);
        LiveSocketOptions options = quick();
        options.connectTimeout = 50ms;
        Listener listener(options);
        listener.open(server);
        QTRY_VERIFY(!listener.errors.isEmpty());
        QCOMPARE(listener.errors.constFirst().kind, Kind::Timeout);
        server.setDeaf(false);
        QTRY_COMPARE(listener.socket.state(), State::Open);
    }

    void givesUpAServerThatFallsSilent()
    {
        LiveServer server;
        LiveSocketOptions options = quick();
        options.silenceLimit = 100ms;
        Listener listener(options);
        listener.open(server);
        QTRY_VERIFY(!listener.errors.isEmpty());
        QCOMPARE(listener.errors.constFirst().kind, Kind::Timeout);
        QTRY_VERIFY(listener.resumed.count() >= 1);
    }

    void endsAtTooLargeAMessage()
    {
        LiveServer server;
        bool first = true;
        server.onOpen([&first](QWebSocket *socket) {
            if (std::exchange(first, false))
                socket->sendTextMessage(QString(5000, u'x'));
            else
                socket->sendTextMessage(QString(900, u'y'));
        });
        LiveSocketOptions options = quick();
        options.incomingLimit = 1000;
        Listener listener(options);
        listener.open(server);
        QTRY_VERIFY(!listener.errors.isEmpty());
        QCOMPARE(listener.errors.constFirst().kind, Kind::TooLarge);
        QTRY_COMPARE(listener.messages.size(), 1);
        QCOMPARE(listener.messages.constFirst().text, QString(900, u'y'));
    }

    void oddAnswersToTheUpgrade_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("404") << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                             << Kind::NotSpeckle;
        QTest::newRow("401") << QByteArray("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n")
                             << Kind::Unauthorized;
        QTest::newRow("502") << QByteArray("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
                             << Kind::Server;
        QTest::newRow("a page") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")
                                << Kind::NotSpeckle;
        QTest::newRow("elsewhere") << QByteArray("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2/\r\n\r\n")
                                   << Kind::NotSpeckle;
    }

    void oddAnswersToTheUpgrade()
    {
        QFETCH(const QByteArray, answer);
        WireServer server;
        server.setAnswer(WireAnswer::raw(answer));
        Listener listener;
        listener.socket.open(server.address(), u"c1"_s, Token::fromText(jwt));
        QTRY_VERIFY(listener.errors.size() >= 2); // and it tries again
        QTEST(listener.errors.constFirst().kind, "kind");
        for (const ApiError &error : std::as_const(listener.errors)) {
            QVERIFY(!error.sentence().contains(jwt.right(20)));
            QVERIFY(!error.details().contains(jwt.right(20)));
        }
        QCOMPARE(listener.resumed.count(), 0);
    }

    void anUnknownName()
    {
        Listener listener;
        listener.socket.open(ServerAddress(QUrl(u"http://no-such-host.invalid"_s)), u"c1"_s,
                             Token::fromText(jwt));
        QTRY_VERIFY(!listener.errors.isEmpty());
        QCOMPARE(listener.errors.constFirst().kind, Kind::NameNotFound);
    }

    void adoptsTheNewIdWhileItLasts()
    {
        LiveServer server;
        bool first = true;
        server.onOpen([&first](QWebSocket *socket) {
            if (std::exchange(first, false))
                socket->sendTextMessage(
                    uR"({"message":"Warning: this client is open in another file.","newId":"n1"})"_s);
        });
        Listener listener;
        QSignalSpy ids(&listener.socket, &LiveSocket::clientIdChanged);
        listener.open(server);
        QTRY_COMPARE(listener.socket.clientId(), u"n1"_s);
        QVERIFY(listener.socket.broadcast(u"stream"_s, u"s"_s, {}));
        QTRY_COMPARE(server.frames().size(), 1);
        QCOMPARE(json(server.frames().constFirst())["senderId"_L1].toString(), u"n1"_s);
        // Nobody but the server gives names.
        server.last()->sendTextMessage(uR"({"eventName":"message","recipientId":"n1","newId":"evil"})"_s);
        QTRY_COMPARE(listener.messages.size(), 2);
        QCOMPARE(listener.socket.clientId(), u"n1"_s);

        server.last()->abort();
        QTRY_COMPARE(listener.resumed.count(), 1);
        QCOMPARE(listener.socket.clientId(), u"c1"_s);
        QCOMPARE(QUrlQuery(server.addresses().constLast()).queryItemValue(u"client_id"_s), u"c1"_s);
        QCOMPARE(ids.count(), 3);
    }

    void knowsWhenItIsAnonymous()
    {
        LiveServer server;
        Listener listener;
        QSignalSpy changes(&listener.socket, &LiveSocket::anonymousChanged);
        listener.open(server, {});
        QTRY_COMPARE(listener.socket.state(), State::Open);
        QVERIFY(listener.socket.isAnonymous());
        QVERIFY(!QUrlQuery(server.addresses().constLast()).hasQueryItem(u"access_token"_s));

        listener.socket.open(server.address(), u"temp-5f00"_s, Token::fromText(jwt));
        QTRY_COMPARE(server.addresses().size(), 2);
        QVERIFY(listener.socket.isAnonymous());

        listener.open(server);
        QTRY_COMPARE(server.addresses().size(), 3);
        QTRY_COMPARE(listener.socket.state(), State::Open);
        QVERIFY(!listener.socket.isAnonymous());
        server.last()->sendTextMessage(u"You are an anonymous client. You cannot access this resource."_s);
        QTRY_VERIFY(listener.socket.isAnonymous());
        QCOMPARE(changes.count(), 3);
    }

    void closesForGood_data()
    {
        QTest::addColumn<int>("when");
        QTest::newRow("while connecting") << static_cast<int>(State::Connecting);
        QTest::newRow("while open") << static_cast<int>(State::Open);
        QTest::newRow("while waiting") << static_cast<int>(State::Waiting);
    }

    void closesForGood()
    {
        QFETCH(const int, when);
        LiveServer server;
        if (when == static_cast<int>(State::Waiting))
            server.stop();
        Listener listener;
        listener.open(server);
        QTRY_COMPARE(static_cast<int>(listener.socket.state()), when);
        const qsizetype errors = listener.errors.size();
        listener.socket.close();
        QCOMPARE(listener.socket.state(), State::Closed);
        listener.states.clear();
        if (when == static_cast<int>(State::Waiting)) {
            QVERIFY(server.resume());
            QSignalSpy opened(&server, &LiveServer::opened);
            QVERIFY(!opened.wait(150));
        } else {
            QTRY_COMPARE(server.closeCodes(), QList<int>{QWebSocketProtocol::CloseCodeNormal});
        }
        QCOMPARE(listener.states.count(), 0);
        QCOMPARE(listener.errors.size(), errors);
        QVERIFY(listener.messages.isEmpty());
        QVERIFY(!listener.socket.broadcast(u"stream"_s, u"s"_s, {}));
    }

    void closingFromAHandler()
    {
        LiveServer server;
        server.onOpen([](QWebSocket *socket) {
            for (int i = 0; i < 10; ++i)
                socket->sendTextMessage(uR"({"message":"m","newId":"n%1"})"_s.arg(i));
        });
        Listener listener;
        connect(&listener.socket, &LiveSocket::clientIdChanged, this, [&](const QString &id) {
            if (id == "n0"_L1)
                listener.socket.close();
        });
        listener.open(server);
        QTRY_COMPARE(listener.socket.state(), State::Closed);
        QTRY_COMPARE(server.openCount(), 0);
        QVERIFY(listener.messages.isEmpty());

        // And at each change of the state.
        for (const State at : {State::Connecting, State::Open}) {
            Listener other;
            connect(&other.socket, &LiveSocket::stateChanged, this, [&](State state) {
                if (state == at)
                    other.socket.close();
            });
            other.open(server);
            QTRY_COMPARE(other.socket.state(), State::Closed);
            QCOMPARE(other.states.count(), at == State::Open ? 3 : 2);
        }
    }

    void staysAMomentBeforeItCloses()
    {
        LiveServer server;
        LiveSocketOptions options = quick();
        options.shortestStay = 1h;
        {
            Listener listener(options);
            listener.open(server);
            QTRY_COMPARE(listener.socket.state(), State::Open);
            listener.socket.close();
            QCOMPARE(listener.socket.state(), State::Closed);
            QSignalSpy closed(&server, &LiveServer::closed);
            QVERIFY(!closed.wait(100));
        }
        // Even when the program has no use for it any more.
        QCOMPARE(server.openCount(), 1);
    }

    void destroyedWhileOpen()
    {
        LiveServer server;
        auto listener = std::make_unique<Listener>();
        listener->open(server);
        QTRY_COMPARE(listener->socket.state(), State::Open);
        listener.reset();
        QTRY_COMPARE(server.closeCodes(), QList<int>{QWebSocketProtocol::CloseCodeNormal});
    }
};

QTEST_GUILESS_MAIN(TestLiveSocket)
#include "tst_livesocket.moc"
