// SPDX-License-Identifier: MIT
#include "core/accounts/keychainstore.h"
#include "core/accounts/secretstore.h"
#include "tests/support/await.h"
#include "tests/support/samplejwt.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Speckle;

using Availability = SecretStore::Availability;

namespace {

} // namespace

//! The memory, and the keychain of a machine that has none; tst_keychainstore has those that there are.
class TestSecretStore : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // Before anything asks for the session bus: each process connects to it once.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        qputenv("XDG_CURRENT_DESKTOP", "GNOME");
    }

    void forgetsWithTheProgram()
    {
        SessionSecretStore store;
        QCOMPARE(store.availability(), Availability::Available);
        SPECKLE_VALUE(none, store.read(u"a"_s, false));
        QVERIFY(none.isEmpty());
        const Token token = Token::fromText(sampleJwt);
        SPECKLE_VALUE(written, store.write(u"a"_s, token));
        QCOMPARE(written, Done());
        SPECKLE_VALUE(read, store.read(u"a"_s, true));
        QVERIFY(read == token);
        SPECKLE_VALUE(other, store.read(u"b"_s, false));
        QVERIFY(other.isEmpty());
        SPECKLE_VALUE(removed, store.remove(u"a"_s));
        SPECKLE_VALUE(removedAgain, store.remove(u"a"_s));
        QCOMPARE(removed, removedAgain);
        const ApiError error = errorOf(await(store.read(u"a"_s, true)));
        QCOMPARE(error.kind, ApiError::Kind::Keychain);
    }

    void neverAtOnce()
    {
        SessionSecretStore store;
        Reply<Token> *reply = store.read(u"a"_s, false);
        QSignalSpy finished(reply, &AbstractReply::finished);
        QCOMPARE(finished.count(), 0);
        QVERIFY(finished.wait());
        QCOMPARE(finished.count(), 1);
    }

    void withoutABusThereIsNone()
    {
#if !defined(Q_OS_LINUX)
        QSKIP("the keychain of this system needs no bus");
#endif
        KeychainStore store(u"speckle-browser-test"_s);
        QCOMPARE(store.availability(), Availability::Unknown);
        const ApiError write = errorOf(await(store.write(u"a"_s, Token::fromText(sampleJwt))));
        QCOMPARE(write.kind, ApiError::Kind::Keychain);
        QCOMPARE(store.availability(), Availability::None);
        QVERIFY(!write.sentence().contains(sampleJwt.right(20)));
        QVERIFY(!write.headline().isEmpty());

        KeychainStore reader(u"speckle-browser-test"_s);
        QCOMPARE(errorOf(await(reader.read(u"a"_s, true))).kind, ApiError::Kind::Keychain);
        QCOMPARE(reader.availability(), Availability::None);
        KeychainStore remover(u"speckle-browser-test"_s);
        QCOMPARE(errorOf(await(remover.remove(u"a"_s))).kind, ApiError::Kind::Keychain);
        QCOMPARE(remover.availability(), Availability::None);
    }

    void destroyedInMidFlight()
    {
        auto store = std::make_unique<KeychainStore>(u"speckle-browser-test"_s);
        Reply<Token> *reply = store->read(u"a"_s, true);
        bool ran = false;
        reply->then(
            this, [&ran](const Token &) { ran = true; }, [&ran](const ApiError &) { ran = true; });
        QSignalSpy gone(reply, &QObject::destroyed);
        store.reset();
        QCOMPARE(gone.count(), 1);
        // Another one's answer comes later than that of the one that is gone.
        KeychainStore other(u"speckle-browser-test"_s);
        QVERIFY(errorOf(await(other.read(u"a"_s, true))).isError());
        QVERIFY(!ran);
    }
};

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"
