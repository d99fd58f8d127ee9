// SPDX-License-Identifier: MIT
#include "core/accounts/keychainstore.h"
#include "core/accounts/secretservice.h"
#include "tests/core/accounts/fakesecretservice.h"
#include "tests/support/await.h"
#include "tests/support/samplejwt.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Speckle;
using namespace std::chrono_literals;

using Availability = SecretStore::Availability;
using Mood = FakeSecretService::Mood;
Q_DECLARE_METATYPE(FakeSecretService::Mood)
Q_DECLARE_METATYPE(Speckle::SecretServiceState)

namespace {

} // namespace

//! KeychainStore by way of QtKeychain and libsecret, with a keychain of ours on a bus of ours.
class TestKeychainStore : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // QtKeychain chooses by the desktop; it must not find the developer's own.
        qputenv("XDG_CURRENT_DESKTOP", "GNOME");
        qunsetenv("KDE_FULL_SESSION");
        if (!m_bus.start())
            QSKIP("there is no dbus-daemon on this machine");
        m_service = std::make_unique<FakeSecretService>(m_bus.address());
    }

    void init()
    {
        m_service->setMood(Mood::Open);
        QVERIFY(m_service->appear());
    }

    void cleanup() { m_service->vanish(); }

    void probe_data()
    {
        QTest::addColumn<Mood>("mood");
        QTest::addColumn<SecretServiceState>("state");
        QTest::newRow("open") << Mood::Open << SecretServiceState::Unlocked;
        QTest::newRow("locked") << Mood::Locked << SecretServiceState::Locked;
        QTest::newRow("no collection") << Mood::NoCollection << SecretServiceState::NoCollection;
        QTest::newRow("denying") << Mood::Denying << SecretServiceState::Denied;
        QTest::newRow("silent") << Mood::Silent << SecretServiceState::Absent;
    }

    void probe()
    {
        QFETCH(const Mood, mood);
        m_service->setMood(mood);
        SPECKLE_VALUE(state, askSecretService(QDBusConnection::sessionBus(), this, 200ms));
        QTEST(state, "state");
    }

    void probeOfNobody()
    {
        m_service->vanish();
        SPECKLE_VALUE(state, askSecretService(QDBusConnection::sessionBus(), this));
        QCOMPARE(state, SecretServiceState::Absent);
        SPECKLE_VALUE(noBus, askSecretService(QDBusConnection(u"no such connection"_s), this));
        QCOMPARE(noBus, SecretServiceState::Absent);
    }

    void keepsASecret()
    {
        KeychainStore store(u"speckle-browser-test"_s);
        const Token token = Token::fromText(sampleJwt);
        SPECKLE_VALUE(none, store.read(u"a"_s, false));
        QVERIFY(none.isEmpty());
        QCOMPARE(store.availability(), Availability::Available);
        SPECKLE_VALUE(written, store.write(u"a"_s, token));
        QCOMPARE(written, Done());
        QCOMPARE(m_service->secrets().size(), 1);
        QVERIFY(m_service->secrets().constFirst().contains(sampleJwt.toLatin1()));
        SPECKLE_VALUE(read, store.read(u"a"_s, true));
        QVERIFY(read == token);
        SPECKLE_VALUE(other, store.read(u"b"_s, false));
        QVERIFY(other.isEmpty());
        SPECKLE_VALUE(removed, store.remove(u"a"_s));
        QVERIFY(m_service->secrets().isEmpty());
        SPECKLE_VALUE(removedAgain, store.remove(u"a"_s));
        QCOMPARE(removed, removedAgain);
        QCOMPARE(store.availability(), Availability::Available);
    }

    void aSecretThatIsGone()
    {
        KeychainStore store(u"speckle-browser-test"_s);
        const ApiError error = errorOf(await(store.read(u"a"_s, true)));
        QCOMPARE(error.kind, ApiError::Kind::Keychain);
        QCOMPARE(store.availability(), Availability::Available); // it is just not there
    }

    void aKeychainThatFails_data()
    {
        QTest::addColumn<Mood>("mood");
        QTest::addColumn<Availability>("availability");
        QTest::newRow("locked") << Mood::Locked << Availability::Locked;
        QTest::newRow("denying") << Mood::Denying << Availability::Denied;
    }

    void aKeychainThatFails()
    {
        QFETCH(const Mood, mood);
        KeychainStore before(u"speckle-browser-test"_s);
        SPECKLE_VALUE(written, before.write(u"a"_s, Token::fromText(sampleJwt)));
        QCOMPARE(written, Done());

        m_service->setMood(mood);
        KeychainStore reader(u"speckle-browser-test"_s);
        const ApiError read = errorOf(await(reader.read(u"a"_s, true)));
        QCOMPARE(read.kind, ApiError::Kind::Keychain);
        QTEST(reader.availability(), "availability");

        KeychainStore writer(u"speckle-browser-test"_s);
        const ApiError write = errorOf(await(writer.write(u"b"_s, Token::fromText(sampleJwt))));
        QCOMPARE(write.kind, ApiError::Kind::Keychain);
        QTEST(writer.availability(), "availability");
        QVERIFY(!write.details().contains(sampleJwt.right(20)));

        KeychainStore remover(u"speckle-browser-test"_s);
        QCOMPARE(errorOf(await(remover.remove(u"a"_s))).kind, ApiError::Kind::Keychain);
        QTEST(remover.availability(), "availability");
        QCOMPARE(m_service->secrets().size(), 1);
    }

    void noKeychain()
    {
        m_service->vanish();
        KeychainStore store(u"speckle-browser-test"_s);
        QCOMPARE(errorOf(await(store.write(u"a"_s, Token::fromText(sampleJwt)))).kind,
                 ApiError::Kind::Keychain);
        QCOMPARE(store.availability(), Availability::None);
    }

    void aCancelledWriteLeavesNothing()
    {
        KeychainStore store(u"speckle-browser-test"_s);
        Reply<Done> *reply = store.write(u"a"_s, Token::fromText(sampleJwt));
        QSignalSpy finished(reply, &AbstractReply::finished);
        reply->cancel();
        QVERIFY(finished.wait());
        // QtKeychain runs its jobs one after the other: when this one is done, so is the removal.
        SPECKLE_VALUE(other, store.write(u"b"_s, Token::fromText(sampleJwt)));
        QCOMPARE(other, Done());
        QTRY_COMPARE(m_service->secrets().size(), 1);
        SPECKLE_VALUE(kept, store.read(u"b"_s, true));
        QVERIFY(!kept.isEmpty());
    }

private:
    PrivateBus m_bus;
    std::unique_ptr<FakeSecretService> m_service;
};

QTEST_GUILESS_MAIN(TestKeychainStore)
#include "tst_keychainstore.moc"
