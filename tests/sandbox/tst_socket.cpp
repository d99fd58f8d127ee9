// SPDX-License-Identifier: MIT
#include "tests/sandbox/localserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>
#include <QWebSocket>

using namespace Qt::StringLiterals;

namespace {

//! One client of the socket, and what it has heard.
class Listener
{
public:
    Listener(const LocalServer &server, const QString &clientId, const QString &token = {},
             const QString &streamId = {}, const QString &path = u"/"_s)
    {
        QUrlQuery query;
        if (!clientId.isEmpty())
            query.addQueryItem(u"client_id"_s, clientId);
        if (!token.isEmpty())
            query.addQueryItem(u"access_token"_s, token);
        if (!streamId.isEmpty())
            query.addQueryItem(u"stream_id"_s, streamId);
        QUrl url = server.socketUrl(path);
        url.setQuery(query);
        QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket, [this](const QString &text) {
            if (text == "ping"_L1)
                ++pings;
            else
                heard << text;
        });
        QSignalSpy opened(&socket, &QWebSocket::connected);
        socket.open(url);
        isOpen = opened.wait(10'000);
    }

    void say(const QByteArray &json) { socket.sendTextMessage(QString::fromUtf8(json)); }

    QWebSocket socket;
    QStringList heard;
    int pings = 0;
    bool isOpen = false;
};

QByteArray broadcast(const QString &room, const QByteArray &args)
{
    return R"({"eventName":"broadcast","streamId":")" + room.toLatin1() + R"(","args":)" + args + '}';
}

} // namespace

/*
    Silence is proven by what comes after it: frames of one sender arrive in order, so where the second is
   heard and the first is not, the first was not sent on.
*/
class TestSocket : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void anyPathOpens();
    void relaysByteForByte();
    void staysInItsRoom();
    void joinsAndLeaves();
    void privateRooms();
    void onlyTheApiTokenCounts();
    void messagesOnePerson();
    void namesASecondOneAnew();
    void wantsAClientId();
    void shrugsAtRubbish();
    void pings();
    void dropsWhoNeverAnswers();

private:
    [[nodiscard]] QString createStream(bool isPrivate);

    LocalServer m_server;
    QJsonObject m_user;
    QJsonObject m_other;
};

void TestSocket::initTestCase()
{
    QVERIFY(m_server.isRunning());
    m_user = m_server.registered(u"user@example.com"_s);
    m_other = m_server.registered(u"other@example.com"_s);
}

QString TestSocket::createStream(bool isPrivate)
{
    return m_server
        .call("POST", u"/api/streams"_s, QJsonObject{{u"name"_s, u"room"_s}, {u"private"_s, isPrivate}},
              m_user.value("token"_L1).toString())
        .resource()
        .value("streamId"_L1)
        .toString();
}

void TestSocket::anyPathOpens()
{
    for (const QString &path : {u"/"_s, u"/any/path"_s, u"/api"_s}) {
        Listener listener(m_server, u"path-client"_s, {}, {}, path);
        QVERIFY2(listener.isOpen, qPrintable(path));
    }
}

void TestSocket::relaysByteForByte()
{
    const QString stream = createStream(false);
    Listener sender(m_server, u"relay-a"_s, {}, stream);
    Listener receiver(m_server, u"relay-b"_s, {}, stream);
    const QByteArray odd
        = "{\"args\":{\"x\":1, \"big\":12345678901234567890},   \"eventName\":\"broadcast\",\"streamId\":\""
          + stream.toLatin1() + "\",\"ünknown\":true}";
    sender.say(odd);
    QTRY_COMPARE(receiver.heard.size(), 1);
    QCOMPARE(receiver.heard.at(0).toUtf8(), odd);
    const QByteArray large = broadcast(stream, '"' + QByteArray(1'000'000, 'x') + '"');
    sender.say(large);
    QTRY_COMPARE(receiver.heard.size(), 2);
    QCOMPARE(receiver.heard.at(1).toUtf8(), large);
    receiver.say(broadcast(stream, "\"back\""));
    QTRY_COMPARE(sender.heard.size(), 1); // of three broadcasts it heard only the one that was not its own
}

void TestSocket::staysInItsRoom()
{
    const QString stream = createStream(false);
    Listener member(m_server, u"room-member"_s, {}, stream);
    Listener outsider(m_server, u"room-outsider"_s);
    outsider.say(R"({"eventName":"broadcast","args":{}})");
    outsider.say(R"({"eventName":"broadcast","streamId":"   ","args":{}})");
    outsider.say(R"({"eventName":"broadcast","streamId":5,"args":{}})");
    outsider.say(R"({"eventName":"broadcast","resourceId":"x","args":{}})");
    outsider.say(R"({"eventName":"broadcast","resourceType":"streams","resourceId":")" + stream.toLatin1()
                 + R"(","args":{}})");
    const QByteArray last
        = R"({"eventName":"broadcast","resourceType":"stream","resourceId":")" + stream.toLatin1() + R"("})";
    outsider.say(last);
    QTRY_COMPARE(member.heard, QStringList{QString::fromUtf8(last)});
    QVERIFY(outsider.heard.isEmpty());
}

void TestSocket::joinsAndLeaves()
{
    const QString stream = createStream(false);
    const QByteArray id = stream.toLatin1();
    Listener member(m_server, u"join-member"_s);
    Listener sender(m_server, u"join-sender"_s);
    // By streamId: no acknowledgement, so asking twice shows that the first was taken.
    member.say(R"({"eventName":"join","streamId":")" + id + R"("})");
    member.say(R"({"eventName":"join","streamId":")" + id + R"("})");
    QTRY_COMPARE(member.heard, QStringList{u"You already joined that room."_s});
    sender.say(broadcast(stream, "1"));
    QTRY_COMPARE(member.heard.size(), 2);
    member.heard.clear();
    member.say(R"({"eventName":"leave","streamId":")" + id + R"("})");
    // By type and identifier: acknowledged, which also shows that the leaving was done.
    member.say(R"({"eventName":"join","resourceType":"stream","resourceId":")" + id + R"("})");
    QTRY_COMPARE(member.heard.size(), 1);
    const QJsonObject joined = QJsonDocument::fromJson(member.heard.at(0).toUtf8()).object();
    QCOMPARE(joined,
             (QJsonObject{{u"message"_s, u"Room joined."_s}, {u"roomName"_s, u"stream-"_s + stream}}));
    member.heard.clear();
    member.say(R"({"eventName":"join","streamId":"does-not-exist"})");
    member.say(R"({"eventName":"join","resourceType":"widget","resourceId":"zzz"})");
    member.say(R"({"eventName":"join","resourceType":"project","resourceId":"zzz"})");
    member.say(R"({"eventName":"join","resourceType":"project","resourceId":"5f00000000000000000000ff"})");
    QTRY_COMPARE(
        member.heard,
        (QStringList{u"Failed to join room stream-does-not-exist"_s,
                     u"Cast to ObjectId failed for value \"zzz\" at path \"_id\" for model \"Project\""_s,
                     u"Cannot read properties of null (reading 'private')"_s}));
}

void TestSocket::privateRooms()
{
    const QString stream = createStream(true);
    const QByteArray id = stream.toLatin1();
    const QByteArray byId = R"({"eventName":"join","streamId":")" + id + R"("})";
    const QByteArray byType = R"({"eventName":"join","resourceType":"stream","resourceId":")" + id + R"("})";
    Listener nobody(m_server, u"private-nobody"_s);
    nobody.say(byId);
    nobody.say(byType);
    QTRY_COMPARE(nobody.heard,
                 (QStringList{u"Failed to join room stream-"_s + stream,
                              u"You are an anonymous client. You cannot access this resource."_s,
                              u"Anonymous room join for private resource."_s}));
    Listener other(m_server, u"private-other"_s, m_other.value("apitoken"_L1).toString());
    other.say(byId);
    other.say(byType);
    QTRY_COMPARE(other.heard, (QStringList{u"Failed to join room stream-"_s + stream,
                                           u"You are not authorised to read."_s}));
    Listener owner(m_server, u"private-owner"_s, m_user.value("apitoken"_L1).toString());
    owner.say(byType);
    QTRY_COMPARE(owner.heard.size(), 1);
    QVERIFY(owner.heard.at(0).contains("Room joined."_L1));
    // What the address names is not checked, not even here.
    Listener spy(m_server, u"private-spy"_s, {}, stream);
    owner.say(broadcast(stream, "\"secret\""));
    QTRY_COMPARE(spy.heard.size(), 1);
}

void TestSocket::onlyTheApiTokenCounts()
{
    const QString stream = createStream(true);
    const QByteArray join = R"({"eventName":"join","streamId":")" + stream.toLatin1() + R"("})";
    const QString apitoken = m_user.value("apitoken"_L1).toString();
    for (const QString &token : {m_user.value("token"_L1).toString(), apitoken.sliced(4)}) {
        Listener listener(m_server, u"token-client-%1"_s.arg(token.size()), token);
        listener.say(join);
        QTRY_COMPARE(listener.heard, QStringList{u"Failed to join room stream-"_s + stream});
    }
}

void TestSocket::messagesOnePerson()
{
    Listener a(m_server, u"message-a"_s);
    Listener b(m_server, u"message-b"_s);
    a.say(R"({"eventName":"message","recipientId":"nobody","args":{}})");
    a.say(R"({"eventName":"message","args":{}})");
    const QByteArray toB = R"({"eventName":"message","recipientId":"message-b","args":{"n":1}})";
    const QByteArray toSelf = R"({"eventName":"message","recipientId":"message-a","args":{"n":2}})";
    a.say(toB);
    a.say(toSelf);
    QTRY_COMPARE(b.heard, QStringList{QString::fromUtf8(toB)});
    QTRY_COMPARE(a.heard, QStringList{QString::fromUtf8(toSelf)});
}

void TestSocket::namesASecondOneAnew()
{
    Listener first(m_server, u"twin"_s);
    Listener second(m_server, u"twin"_s);
    QTRY_COMPARE(second.heard.size(), 1);
    const QJsonObject notice = QJsonDocument::fromJson(second.heard.at(0).toUtf8()).object();
    QCOMPARE(notice.value("message"_L1), u"Warning: this client is open in another file."_s);
    const QString newId = notice.value("newId"_L1).toString();
    QCOMPARE(newId.size(), 24);
    second.say(R"({"eventName":"message","recipientId":"twin","args":{}})");
    QTRY_COMPARE(first.heard.size(), 1);
    first.say(R"({"eventName":"message","recipientId":")" + newId.toLatin1() + R"(","args":{}})");
    QTRY_COMPARE(second.heard.size(), 2);
    // Once the server has noticed that the first is gone, its name is free.
    first.socket.close();
    const auto nameIsFree = [this] {
        Listener third(m_server, u"twin"_s);
        third.say(R"({"eventName":"message","recipientId":"twin","args":"mine"})");
        return QTest::qWaitFor([&] { return !third.heard.isEmpty(); })
               && third.heard.constFirst().contains("mine"_L1);
    };
    QTRY_VERIFY(nameIsFree());
}

void TestSocket::wantsAClientId()
{
    Listener listener(m_server, QString());
    QTRY_COMPARE(listener.socket.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(listener.heard.size(), 1);
    QVERIFY(listener.heard.at(0).startsWith("You must provide a client_id."_L1));
    QVERIFY(m_server.isRunning());
}

void TestSocket::shrugsAtRubbish()
{
    Listener listener(m_server, u"rubbish"_s);
    for (const QByteArray &text :
         {QByteArray("hello"), QByteArray(""), QByteArray("null"), QByteArray("{}"), QByteArray("[]"),
          QByteArray("5"), QByteArray(R"({"eventName":"nope"})"), QByteArray(R"({"eventName":)"),
          QByteArray("\"alive\""), QByteArray(R"({"eventName":"leave"})")})
        listener.say(text);
    listener.socket.sendBinaryMessage(QByteArray(R"({"eventName":"message","recipientId":"rubbish"})"));
    const QByteArray sane = R"({"eventName":"message","recipientId":"rubbish","args":{}})";
    listener.say(sane);
    QTRY_COMPARE(listener.heard, QStringList{QString::fromUtf8(sane)});
}

void TestSocket::pings()
{
    LocalServer hurried({u"--ping-seconds"_s, u"1"_s});
    Listener listener(hurried, u"pinged"_s);
    QObject::connect(&listener.socket, &QWebSocket::textMessageReceived, &listener.socket,
                     [&](const QString &text) {
                         if (text == "ping"_L1)
                             listener.say("alive");
                     });
    QTRY_VERIFY_WITH_TIMEOUT(listener.pings >= 3, 20'000);
    QVERIFY(listener.heard.isEmpty());
    QCOMPARE(listener.socket.state(), QAbstractSocket::ConnectedState);
}

void TestSocket::dropsWhoNeverAnswers()
{
    LocalServer hurried({u"--ping-seconds"_s, u"1"_s});
    Listener listener(hurried, u"deaf"_s);
    QTRY_COMPARE_WITH_TIMEOUT(listener.socket.state(), QAbstractSocket::UnconnectedState, 60'000);
    const QString warning = u"Warning: you missed 5 mins of pings. After 10, you will be kicked!"_s;
    QCOMPARE(listener.heard.count(warning), 6);
    QCOMPARE(listener.heard.constLast(), u"You missed 10 minutes of pings. Bye!"_s);
    QCOMPARE(listener.pings, 11);
}

QTEST_GUILESS_MAIN(TestSocket)
#include "tst_socket.moc"
