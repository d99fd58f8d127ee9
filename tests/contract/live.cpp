// SPDX-License-Identifier: MIT
#include "tests/contract/contractcase.h"
#include "tests/contract/expect.h"
#include "tests/contract/listener.h"

using namespace Qt::StringLiterals;

namespace Speckle::Contract {

namespace {

// The words depend on the form of the join and, for an unknown stream, on the version of the server's Node.
bool isRefusal(const LiveMessage &message)
{
    return message.kind == LiveMessage::Kind::Notice && !message.raw.contains("Room joined");
}

} // namespace

class Live : public ContractCase
{
    Q_OBJECT

public:
    using ContractCase::ContractCase;

private slots:
    void joinsRoom()
    {
        call(u"socket: join"_s, u"acknowledged with the room's name"_s);
        const Stream stream = newStream(*m_ada);
        Listener ada(m_server, *m_ada, m_ada->signIn.apiToken);
        QVERIFY(ada.waitUntilOpen());
        ada.socket().join(u"stream"_s, stream.streamId());
        QVERIFY(ada.waitForWords("stream-" + stream.streamId().toUtf8()));
        QCOMPARE(ada.heard().last().kind, LiveMessage::Kind::Notice);
    }

    void joinsPrivateRoom()
    {
        call(u"socket: join"_s, u"private, not yours: refused in plain text"_s);
        const Stream stream = newStream(*m_ada, {{u"private"_s, true}});
        Listener bob(m_server, *m_bob, m_bob->signIn.apiToken);
        QVERIFY(bob.waitUntilOpen());
        bob.socket().join(u"stream"_s, stream.streamId());
        QVERIFY(bob.waitFor(isRefusal));
        QVERIFY(!bob.heard().last().text.isEmpty());
    }

    void joinsUnknownRoom()
    {
        call(u"socket: join"_s, u"unknown stream: refused in plain text"_s);
        Listener bob(m_server, *m_bob, m_bob->signIn.apiToken);
        QVERIFY(bob.waitUntilOpen());
        bob.socket().join(u"stream"_s, newMark());
        QVERIFY(bob.waitFor(isRefusal));
    }

    void broadcasts()
    {
        call(u"socket: broadcast"_s, u"to everybody else in the room, not to oneself"_s);
        const Stream stream
            = newStream(*m_ada, {{u"private"_s, true}, {u"canRead"_s, QJsonArray{m_bob->id()}}});
        Listener ada(m_server, *m_ada, m_ada->signIn.apiToken);
        Listener bob(m_server, *m_bob, m_bob->signIn.apiToken);
        QVERIFY(ada.waitUntilOpen() && bob.waitUntilOpen());
        QVERIFY(ada.joinAndWait(stream.streamId()) && bob.joinAndWait(stream.streamId()));

        QVERIFY(ada.socket().broadcast(u"stream"_s, stream.streamId(),
                                       {{u"eventType"_s, u"update-global"_s}, {u"text"_s, u"ä <b>"_s}}));
        QVERIFY(bob.waitForEvent(u"update-global"_s));
        const LiveMessage &message = bob.heard().last();
        QCOMPARE(message.kind, LiveMessage::Kind::Broadcast);
        QCOMPARE(message.senderId, ada.clientId());
        QCOMPARE(message.streamId, stream.streamId());
        QVERIFY(message.isUpdate());
        QVERIFY2(message.raw.contains("ä <b>"), "byte for byte");

        // Bob's answer comes after whatever the server had to say to Ada before.
        QVERIFY(bob.socket().broadcast(u"stream"_s, stream.streamId(), {{u"eventType"_s, u"answer"_s}}));
        QVERIFY(ada.waitForEvent(u"answer"_s));
        QVERIFY(!ada.heardEvent(u"update-global"_s));
    }

    void broadcastsStayInTheirRoom()
    {
        call(u"socket: broadcast"_s, u"not into other rooms"_s);
        const Stream one = newStream(*m_ada);
        const Stream other = newStream(*m_ada);
        Listener ada(m_server, *m_ada, m_ada->signIn.apiToken);
        Listener bob(m_server, *m_bob, m_bob->signIn.apiToken);
        QVERIFY(ada.waitUntilOpen() && bob.waitUntilOpen());
        QVERIFY(bob.joinAndWait(other.streamId()));
        QVERIFY(ada.socket().broadcast(u"stream"_s, one.streamId(), {{u"eventType"_s, u"elsewhere"_s}}));
        QVERIFY(ada.socket().broadcast(u"stream"_s, other.streamId(), {{u"eventType"_s, u"here"_s}}));
        QVERIFY(bob.waitForEvent(u"here"_s));
        QVERIFY(!bob.heardEvent(u"elsewhere"_s));
    }

    void messages()
    {
        call(u"socket: message"_s, u"to one client alone"_s);
        const Stream stream = newStream(*m_ada);
        Listener ada(m_server, *m_ada, m_ada->signIn.apiToken);
        Listener bob(m_server, *m_bob, m_bob->signIn.apiToken);
        Listener third(m_server, *m_bob, m_bob->signIn.apiToken);
        QVERIFY(ada.waitUntilOpen() && bob.waitUntilOpen() && third.waitUntilOpen());
        QVERIFY(bob.joinAndWait(stream.streamId()) && third.joinAndWait(stream.streamId()));
        QVERIFY(ada.socket().message(bob.clientId(), stream.streamId(),
                                     {{u"eventType"_s, u"compute-request"_s}}));
        QVERIFY(bob.waitForEvent(u"compute-request"_s));
        QCOMPARE(bob.heard().last().kind, LiveMessage::Kind::Message);
        QCOMPARE(bob.heard().last().senderId, ada.clientId());
        QVERIFY(ada.socket().broadcast(u"stream"_s, stream.streamId(), {{u"eventType"_s, u"to-all"_s}}));
        QVERIFY(third.waitForEvent(u"to-all"_s));
        QVERIFY(!third.heardEvent(u"compute-request"_s));
    }

    void leavesRoom()
    {
        call(u"socket: leave"_s, u"not acknowledged, but kept"_s);
        const Stream left = newStream(*m_ada);
        const Stream kept = newStream(*m_ada);
        Listener ada(m_server, *m_ada, m_ada->signIn.apiToken);
        Listener bob(m_server, *m_bob, m_bob->signIn.apiToken);
        QVERIFY(ada.waitUntilOpen() && bob.waitUntilOpen());
        QVERIFY(bob.joinAndWait(left.streamId()));
        bob.socket().leave(u"stream"_s, left.streamId());
        QVERIFY(bob.joinAndWait(kept.streamId())); // acknowledged: the leave before it has been seen
        QVERIFY(ada.socket().broadcast(u"stream"_s, left.streamId(), {{u"eventType"_s, u"too-late"_s}}));
        QVERIFY(ada.socket().broadcast(u"stream"_s, kept.streamId(), {{u"eventType"_s, u"in-time"_s}}));
        QVERIFY(bob.waitForEvent(u"in-time"_s));
        QVERIFY(!bob.heardEvent(u"too-late"_s));
    }

    void isAnonymousWithDayToken()
    {
        call(u"socket: join"_s,
             u"with the token of 24 hours: anonymous, said when a private room is joined"_s);
        const Stream stream = newStream(*m_ada, {{u"private"_s, true}});
        Listener ada(m_server, *m_ada, m_ada->signIn.token);
        QVERIFY(ada.waitUntilOpen());
        ada.socket().join(u"stream"_s, stream.streamId());
        QVERIFY(ada.waitForWords("You are an anonymous client"));
        QVERIFY(ada.socket().isAnonymous());
    }

    void givesNewId()
    {
        call(u"socket: connect"_s, u"a client id that is connected already: newId"_s);
        Listener first(m_server, *m_ada, m_ada->signIn.apiToken);
        QVERIFY(first.waitUntilOpen());
        Listener second(m_server, first.clientId(), m_ada->signIn.apiToken);
        QVERIFY(second.waitUntilOpen());
        QTRY_VERIFY_WITH_TIMEOUT(second.socket().clientId() != first.clientId(), 15'000);
        QVERIFY(!second.socket().clientId().isEmpty());
    }
};

static const ContractCase::Registered<Live> liveRegistered;

} // namespace Speckle::Contract

#include "live.moc"
