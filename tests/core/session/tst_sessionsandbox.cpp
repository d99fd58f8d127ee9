// SPDX-License-Identifier: MIT
#include "core/session/session.h"
#include "core/session/streamlist.h"
#include "core/session/streamversions.h"
#include "tests/core/session/fakespeckle.h"
#include "tests/support/await.h"
#include "tests/support/sandboxprocess.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Speckle;

using State = Session::State;

//! Two people's sessions on a server of the real kind: what a fake cannot show is that both sides mean the
//! same.
class TestSessionSandbox : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_directory.isValid());
        QVERIFY(m_sandbox.start({u"--data"_s, m_directory.filePath(u"data.sqlite"_s)}));
        // The first to register is the admin, who may do too much.
        signIn(u"admin"_s);
        m_ada = signIn(u"ada"_s);
        m_bob = signIn(u"bob"_s);
        QVERIFY(!m_ada.apiToken.isEmpty() && !m_bob.apiToken.isEmpty());
    }

    void aRenameReachesTheOther()
    {
        const auto ada = session(m_ada);
        const auto bob = session(m_bob);
        QTRY_COMPARE(ada->state(), State::Online);
        QTRY_COMPARE(bob->state(), State::Online);
        const QString id = create(*ada, u"Tower"_s, m_bob.user.id());

        SPECKLE_VALUE(stream, ada->loadStream(id));
        QCOMPARE(stream.name(), u"Tower"_s);
        QCOMPARE(ada->objectCount(id), 2);
        QCOMPARE(ada->objectIds(id)->size(), 2);
        QSignalSpy messages(ada.get(), &Session::liveMessage);
        ada->joinStream(id);
        QTRY_COMPARE(messages.count(), 1); // joined
        QSignalSpy outdated(ada.get(), &Session::streamOutdated);

        SPECKLE_VALUE(before, bob->loadStream(id));
        Stream after = before;
        after.setName(u"Tower B"_s);
        SPECKLE_VALUE(saved, bob->saveStream(before, after));
        QCOMPARE(saved.now.name(), u"Tower B"_s);
        QTRY_COMPARE(outdated.count(), 1);
        QCOMPARE(outdated.constFirst().at(1).toString(), u"update-name"_s);
        SPECKLE_VALUE(again, ada->loadStream(id));
        QCOMPARE(again.name(), u"Tower B"_s);
        QCOMPARE(again.layers().size(), 2); // the save has left them alone
        QTRY_COMPARE(ada->userName(m_bob.user.id()), u"Bob Tester"_s);
    }

    void listsOfBoth()
    {
        const auto ada = session(m_ada);
        const auto bob = session(m_bob);
        const QString id = create(*ada, u"Shared (1.0) house"_s, m_bob.user.id());
        StreamList own(ada.get());
        own.fetchMore();
        QTRY_VERIFY(own.streamIds().contains(id));
        QCOMPARE(own.streamIds().constFirst(), id); // the latest first
        QCOMPARE(ada->objectCount(id), 2); // by the layers' counts alone
        QVERIFY(!ada->hasWholeStream(id));

        StreamList theirs(bob.get());
        StreamScope scope;
        scope.text = u"(1.0)"_s; // no regular expression
        theirs.setScope(scope);
        QTRY_COMPARE(theirs.state(), StreamList::State::FilteredOut); // it is not his own
        scope.which = StreamScope::Which::Shared;
        theirs.setScope(scope);
        QTRY_COMPARE(theirs.streamIds(), QStringList{id});
        scope.text = u"#Roof"_s;
        theirs.setScope(scope);
        QTRY_VERIFY(!theirs.isBusy());
        QVERIFY(theirs.streamIds().contains(id));
    }

    void survivesTheDeathOfTheServer()
    {
        const auto ada = session(m_ada);
        QTRY_COMPARE(ada->state(), State::Online);
        const QString id = create(*ada, u"Survivor"_s, m_bob.user.id());
        QSignalSpy messages(ada.get(), &Session::liveMessage);
        ada->joinStream(id);
        QTRY_COMPARE(messages.count(), 1);
        QSignalSpy resumed(ada.get(), &Session::resumed);
        m_sandbox.kill();
        QTRY_COMPARE(ada->state(), State::Offline);
        QVERIFY(m_sandbox.restart());
        QTRY_COMPARE(ada->state(), State::Online);
        QTRY_COMPARE(resumed.count(), 1);
        QTRY_COMPARE(messages.count(), 2); // joined again
        SPECKLE_VALUE(stream, ada->loadStream(id));
        QCOMPARE(stream.name(), u"Survivor"_s);
        const auto bob = session(m_bob);
        QTRY_COMPARE(bob->state(), State::Online);
        QVERIFY(bob->broadcast(id, {{u"eventType"_s, u"update-global"_s}}));
        QTRY_COMPARE(messages.count(), 3);
    }

    void theDayTokenIsAnonymousInTheSocketOnly()
    {
        Session day(account(m_ada), m_ada.token, nullptr, FakeSpeckle::quick());
        day.start();
        QTRY_COMPARE(day.state(), State::Online); // the server does not tell
        const QString id = create(day, u"Private"_s, m_bob.user.id());
        day.joinStream(id); // now it has to
        QTRY_COMPARE(day.state(), State::Anonymous);
    }

    //! What a colleague pushes while somebody goes back to an old version is kept as a version, too.
    void aRestoreLosesNothingThatCameMeanwhile()
    {
        const auto ada = session(m_ada);
        const auto bob = session(m_bob);
        QTRY_COMPARE(ada->state(), State::Online);
        const QString id = create(*ada, u"Going back"_s, m_bob.user.id());
        StreamsResource streams(ada->client());
        SPECKLE_VALUE(old, streams.objectIds(id));
        SPECKLE_VALUE(version, streams.clone(id, u"Old"_s));
        SPECKLE_VALUE(dropped, streams.setObjects(id, {StreamObject(old.first())}));
        Q_UNUSED(dropped)

        StreamRestore restore(ada.get(), id, version.clone.streamId(), u"Before going back"_s, nullptr);
        SPECKLE_VALUE(kept, restore.keepPresent());
        Q_UNUSED(kept)
        SPECKLE_VALUE(read, restore.readVersion());
        Q_UNUSED(read)
        const StreamObject pushed(
            QJsonObject{{u"type"_s, u"Number"_s}, {u"value"_s, 77}, {u"hash"_s, u"n77"_s}});
        SPECKLE_VALUE(pushedIds, StreamsResource(bob->client()).setObjects(id, {pushed}));
        SPECKLE_VALUE(written, restore.write());
        Q_UNUSED(written)

        SPECKLE_VALUE(now, streams.objectIds(id));
        QCOMPARE(now, old);
        SPECKLE_VALUE(stream, streams.get(id));
        QList<QStringList> versions;
        for (const QString &child : stream.children()) {
            SPECKLE_VALUE(ids, streams.objectIds(child));
            versions += ids;
        }
        QCOMPARE(versions.size(), 3); // the old one, the present, and what came then
        QVERIFY(versions.contains(old));
        QVERIFY(versions.contains(QStringList{old.first()}));
        QVERIFY(versions.contains(pushedIds));
    }

private:
    SignIn signIn(const QString &name)
    {
        Client client(m_sandbox.address());
        Registration registration;
        registration.email = name + u"@example.com"_s;
        registration.password = u"correct horse"_s;
        registration.name = name.at(0).toUpper() + name.mid(1);
        registration.surname = u"Tester"_s;
        const auto outcome = await(AccountsResource(&client).registerUser(registration));
        return outcome.index() == 0 ? std::get<0>(outcome) : SignIn();
    }

    [[nodiscard]] Account account(const SignIn &signIn) const
    {
        Account account;
        account.id = u"account-"_s + signIn.user.id();
        account.server = m_sandbox.address();
        account.userId = signIn.user.id();
        return account;
    }

    [[nodiscard]] std::unique_ptr<Session> session(const SignIn &signIn) const
    {
        auto session
            = std::make_unique<Session>(account(signIn), signIn.apiToken, nullptr, FakeSpeckle::quick());
        session->start();
        return session;
    }

    //! A private stream of two objects in two layers that \a writer may write, too. Its id; empty where it
    //! failed.
    static QString create(Session &session, const QString &name, const QString &writer)
    {
        const auto object = [](int number) {
            return QJsonObject{
                {u"type"_s, u"Number"_s}, {u"value"_s, number}, {u"hash"_s, u"n%1"_s.arg(number)}};
        };
        const auto layer = [](int index) {
            return QJsonObject{{u"name"_s, u"L%1"_s.arg(index)}, {u"guid"_s, u"g%1"_s.arg(index)},
                               {u"startIndex"_s, index},         {u"objectCount"_s, 1},
                               {u"orderIndex"_s, index},         {u"topology"_s, u"0;0-1 "_s}};
        };
        const Stream stream({{u"name"_s, name},
                             {u"private"_s, true},
                             {u"tags"_s, QJsonArray{u"roof"_s}},
                             {u"canRead"_s, QJsonArray{writer}},
                             {u"canWrite"_s, QJsonArray{writer}},
                             {u"layers"_s, QJsonArray{layer(0), layer(1)}},
                             {u"objects"_s, QJsonArray{object(1), object(2)}}});
        const auto outcome = await(StreamsResource(session.client()).create(stream));
        return outcome.index() == 0 ? std::get<0>(outcome).streamId() : QString();
    }

    QTemporaryDir m_directory;
    SandboxProcess m_sandbox;
    SignIn m_ada;
    SignIn m_bob;
};

QTEST_GUILESS_MAIN(TestSessionSandbox)
#include "tst_sessionsandbox.moc"
