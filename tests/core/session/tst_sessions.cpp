// SPDX-License-Identifier: MIT
#include "core/session/sessions.h"
#include "tests/core/session/fakespeckle.h"
#include "tests/support/await.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Speckle;
using namespace std::chrono_literals;

namespace {

//! A keychain that can be locked, and one that never answers.
class FakeKeychain : public SecretStore
{
public:
    bool locked = false;
    bool silent = false;
    bool slow = false; //!< writes are done by finishWrites()
    QHash<QString, Token> tokens;
    int calls = 0;

    Reply<Token> *read(const QString &accountId, bool) override
    {
        return answer<Token>(tokens.value(accountId));
    }
    Reply<Done> *write(const QString &accountId, const Token &token) override
    {
        if (slow) {
            auto *reply = new Reply<Done>(this);
            const auto cancelled = std::make_shared<bool>(false);
            reply->setCanceller([cancelled] { *cancelled = true; });
            writes.append([this, accountId, token, cancelled, guard = QPointer(reply)] {
                // As the real one: what comes too late is taken away again.
                if (*cancelled)
                    tokens.remove(accountId);
                else
                    tokens.insert(accountId, token);
                if (guard)
                    guard->succeed({});
            });
            return reply;
        }
        if (!locked && !silent)
            tokens.insert(accountId, token);
        return answer<Done>({});
    }
    Reply<Done> *remove(const QString &accountId) override
    {
        if (!locked && !silent)
            tokens.remove(accountId);
        return answer<Done>({});
    }
    void finishWrites()
    {
        slow = false;
        for (const auto &write : std::exchange(writes, {}))
            write();
    }
    QList<std::function<void()>> writes;
    Availability availability() const override
    {
        return locked ? Availability::Locked : Availability::Available;
    }

private:
    template <typename T>
    Reply<T> *answer(const T &value)
    {
        ++calls;
        if (silent)
            return new Reply<T>(this);
        if (locked)
            return settledReply<T>(this, ApiError(ApiError::Kind::Keychain, u"locked"_s));
        return settledReply<T>(this, value);
    }
};

SignIn adasSignIn()
{
    SignIn signIn;
    signIn.user = User({{u"_id"_s, u"ada"_s}, {u"name"_s, u"Ada"_s}, {u"email"_s, u"ada@example.com"_s}});
    signIn.apiToken = FakeSpeckle::token();
    return signIn;
}

} // namespace

class TestSessions : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_options = options();
        m_fake = std::make_unique<FakeSpeckle>();
        m_keychain = std::make_unique<FakeKeychain>();
        m_accounts = std::make_unique<AccountStore>(m_directory->path());
        restart();
    }

    void cleanup()
    {
        m_sessions.reset();
        m_accounts.reset();
    }

    void addKeepsAndStarts()
    {
        QSignalSpy startedSpy(m_sessions.get(), &Sessions::sessionStarted);
        SPECKLE_VALUE(account, m_sessions->add(server(), adasSignIn()));
        QVERIFY(account.secretStored);
        QCOMPARE(m_keychain->tokens.size(), 1);
        QVERIFY(m_keychain->tokens.value(account.id) == FakeSpeckle::token());
        QCOMPARE(m_accounts->accounts().size(), 1);
        QCOMPARE(startedSpy.count(), 1);
        Session *session = m_sessions->session(account.id);
        QVERIFY(session);
        QTRY_COMPARE(session->state(), Session::State::Online);
        // What the profile says is kept.
        QTRY_COMPARE(m_accounts->find(account.id)->displayName, u"Ada Byron"_s);

        // The same user again: the same account, a new session.
        QSignalSpy ended(m_sessions.get(), &Sessions::sessionEnded);
        SPECKLE_VALUE(again, m_sessions->add(server(), adasSignIn()));
        QCOMPARE(again.id, account.id);
        QCOMPARE(ended.count(), 1);
        QCOMPARE(m_accounts->accounts().size(), 1);
        QVERIFY(m_sessions->session(account.id) != session);
    }

    void nextTimeItStartsByItself()
    {
        SPECKLE_VALUE(account, m_sessions->add(server(), adasSignIn()));
        restart();
        QVERIFY(!m_sessions->session(account.id));
        m_sessions->startAll();
        m_sessions->startAll(); // one session all the same
        QTRY_VERIFY(m_sessions->session(account.id));
        QCOMPARE(m_keychain->calls, 2); // a write, a read
        QTRY_COMPARE(m_sessions->session(account.id)->state(), Session::State::Online);
    }

    void aFailingKeychainKeepsNothing_data()
    {
        QTest::addColumn<bool>("silent");
        QTest::newRow("locked") << false;
        QTest::newRow("never answers") << true;
    }

    void aFailingKeychainKeepsNothing()
    {
        QFETCH(const bool, silent);
        m_keychain->locked = !silent;
        m_keychain->silent = silent;
        const ApiError error = errorOf(await(m_sessions->add(server(), adasSignIn())));
        QCOMPARE(error.kind, ApiError::Kind::Keychain);
        QVERIFY(m_accounts->accounts().isEmpty());

        // The user is asked, and chooses.
        const int calls = m_keychain->calls;
        SPECKLE_VALUE(account, m_sessions->add(server(), adasSignIn(), Sessions::Keep::SessionOnly));
        QVERIFY(!account.secretStored);
        QCOMPARE(m_keychain->calls, calls);
        QVERIFY(m_sessions->session(account.id));

        // And has to sign in again next time, without a word of the keychain.
        restart();
        QSignalSpy unavailable(m_sessions.get(), &Sessions::secretUnavailable);
        m_sessions->startAll();
        QTRY_VERIFY(m_accounts->find(account.id)->signedOut);
        QVERIFY(!m_sessions->session(account.id));
        QCOMPARE(unavailable.count(), 0);
        QCOMPARE(m_keychain->calls, calls);
    }

    void cancelledWhileTheKeychainAsks()
    {
        m_keychain->silent = true;
        m_options.keychainLimit = 1h;
        restart();
        Reply<Account> *reply = m_sessions->add(server(), adasSignIn());
        QSignalSpy finished(reply, &AbstractReply::finished);
        reply->cancel();
        QVERIFY(finished.wait());
        QVERIFY(m_accounts->accounts().isEmpty());
    }

    void aSignInGivenUpLeavesTheOldToken_data()
    {
        QTest::addColumn<bool>("cancelled");
        QTest::newRow("cancelled") << true;
        QTest::newRow("too slow") << false;
    }

    void aSignInGivenUpLeavesTheOldToken()
    {
        QFETCH(bool, cancelled);
        m_options.keychainLimit = cancelled ? std::chrono::milliseconds(1h) : 500ms;
        restart();
        SPECKLE_VALUE(account, m_sessions->add(server(), adasSignIn()));
        const Token before = m_keychain->tokens.value(account.id);
        SignIn again = adasSignIn();
        again.apiToken = Token::fromText(u"eyJhbGciOiJIUzI1NiJ9.eyJfaWQiOiJhZGEifQ.YW5vdGhlcg"_s);
        QVERIFY(!before.isEmpty() && !(before == again.apiToken));
        m_keychain->slow = true;
        Reply<Account> *reply = m_sessions->add(server(), again);
        QSignalSpy finished(reply, &AbstractReply::finished);
        QTRY_COMPARE(m_keychain->writes.size(), 1);
        if (cancelled)
            reply->cancel();
        QVERIFY(!finished.isEmpty() || finished.wait(60'000));
        m_keychain->finishWrites();
        QTRY_VERIFY(m_keychain->tokens.value(account.id) == before);
        QVERIFY(m_accounts->find(account.id)->secretStored);
        QVERIFY(m_sessions->session(account.id));
    }

    void aNewTokenReplacesTheOld()
    {
        SPECKLE_VALUE(account, m_sessions->add(server(), adasSignIn()));
        SignIn again = adasSignIn();
        again.apiToken = Token::fromText(u"eyJhbGciOiJIUzI1NiJ9.eyJfaWQiOiJhZGEifQ.YW5vdGhlcg"_s);
        SPECKLE_VALUE(same, m_sessions->add(server(), again));
        QCOMPARE(same.id, account.id);
        QVERIFY(m_keychain->tokens.value(account.id) == again.apiToken);
        QCOMPARE(m_keychain->tokens.size(), 1);
    }

    void forThisSessionOnlyForgetsWhatWasStored()
    {
        SPECKLE_VALUE(account, m_sessions->add(server(), adasSignIn()));
        QVERIFY(m_keychain->tokens.contains(account.id));
        SPECKLE_VALUE(again, m_sessions->add(server(), adasSignIn(), Sessions::Keep::SessionOnly));
        QCOMPARE(again.id, account.id);
        QVERIFY(!again.secretStored);
        QTRY_VERIFY(!m_keychain->tokens.contains(account.id));
        QVERIFY(m_sessions->session(account.id));
    }

    void aSecretThatCannotBeRead()
    {
        SPECKLE_VALUE(account, m_sessions->add(server(), adasSignIn()));
        restart();
        m_keychain->locked = true;
        QSignalSpy unavailable(m_sessions.get(), &Sessions::secretUnavailable);
        m_sessions->startAll();
        QVERIFY(unavailable.wait());
        QCOMPARE(unavailable.constFirst().constFirst().toString(), account.id);
        QCOMPARE(availability(), SecretStore::Availability::Locked);
        QVERIFY(!m_accounts->find(account.id)->signedOut);
        // Unlocked meanwhile.
        m_keychain->locked = false;
        m_sessions->start(account.id);
        QTRY_VERIFY(m_sessions->session(account.id));
    }

    void aSlowKeychainDelaysNobodyElse()
    {
        SPECKLE_VALUE(account, m_sessions->add(server(), adasSignIn()));
        SignIn other = adasSignIn();
        other.user = User({{u"_id"_s, u"bob"_s}});
        SPECKLE_VALUE(second, m_sessions->add(server(), other, Sessions::Keep::SessionOnly));
        QVERIFY(account.id != second.id);
        m_keychain->silent = true;
        m_options.keychainLimit = 1h;
        Sessions more(m_accounts.get(), m_keychain.get(), nullptr, m_options);
        more.startAll();
        QTRY_VERIFY(m_accounts->find(second.id)->signedOut); // decided, while the other's is awaited
        QVERIFY(!more.session(account.id));
    } // and goes with a read under way

    void signsOut()
    {
        SPECKLE_VALUE(account, m_sessions->add(server(), adasSignIn()));
        const QPointer<Session> session = m_sessions->session(account.id);
        QSignalSpy ended(m_sessions.get(), &Sessions::sessionEnded);
        SPECKLE_VALUE(done, m_sessions->signOut(account.id));
        QCOMPARE(done, Done());
        QCOMPARE(ended.count(), 1);
        QVERIFY(m_keychain->tokens.isEmpty());
        QTRY_VERIFY(!session);
        QVERIFY(m_accounts->find(account.id)->signedOut);
        QVERIFY(!m_accounts->find(account.id)->secretStored);
        m_sessions->startAll();
        QVERIFY(!m_sessions->session(account.id));
        SPECKLE_VALUE(nobody, m_sessions->signOut(u"nobody"_s));
        QCOMPARE(nobody, Done());
    }

    void signsOutEvenWhenTheKeychainFails()
    {
        SPECKLE_VALUE(account, m_sessions->add(server(), adasSignIn()));
        m_keychain->locked = true;
        QCOMPARE(errorOf(await(m_sessions->signOut(account.id))).kind, ApiError::Kind::Keychain);
        QVERIFY(!m_sessions->session(account.id));
        QVERIFY(m_accounts->find(account.id)->signedOut);
        QVERIFY(m_accounts->find(account.id)->secretStored); // it still is
    }

    void removes()
    {
        SPECKLE_VALUE(account, m_sessions->add(server(), adasSignIn()));
        SPECKLE_VALUE(done, m_sessions->remove(account.id));
        QCOMPARE(done, Done());
        QTRY_VERIFY(m_accounts->accounts().isEmpty());

        SPECKLE_VALUE(second, m_sessions->add(server(), adasSignIn()));
        m_keychain->locked = true;
        QVERIFY(errorOf(await(m_sessions->remove(second.id))).isError());
        QTRY_VERIFY(m_accounts->accounts().isEmpty()); // all the same
        QVERIFY(m_keychain->tokens.contains(second.id));
        m_keychain->locked = false;
        QCOMPARE(errorOf(await(m_sessions->remove(second.id))).kind, ApiError::Kind::None);
        QVERIFY(!m_keychain->tokens.contains(second.id)); // no token of nobody stays behind
    }

private:
    void restart()
    {
        m_sessions.reset();
        m_sessions = std::make_unique<Sessions>(m_accounts.get(), m_keychain.get(), nullptr, m_options);
    }

    [[nodiscard]] ServerInfo server() const
    {
        ServerInfo info;
        info.address = m_fake->server.address();
        info.name = u"Fake"_s;
        return info;
    }

    [[nodiscard]] SecretStore::Availability availability() const
    {
        return m_sessions->secrets()->availability();
    }

    static SessionOptions options()
    {
        SessionOptions options = FakeSpeckle::quick();
        options.keychainLimit = 100ms;
        return options;
    }

    SessionOptions m_options = options();
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<FakeSpeckle> m_fake;
    std::unique_ptr<FakeKeychain> m_keychain;
    std::unique_ptr<AccountStore> m_accounts;
    std::unique_ptr<Sessions> m_sessions;
};

QTEST_GUILESS_MAIN(TestSessions)
#include "tst_sessions.moc"
