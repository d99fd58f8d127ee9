// SPDX-License-Identifier: MIT
#include "tests/core/session/fakespeckle.h"

#include "core/session/sessions.h"
#include "ui/mainwindow.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/accountstatus.h"

#include <QLabel>
#include <QPushButton>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Speckle;

//! What the status bar says of each account, while their servers do what servers do.
class TestAccountStatus : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void eachAccountHasItsWord();
    void theWordFollowsTheServer();
    void saysWhyAndWhatToDo_data();
    void saysWhyAndWhatToDo();

private:
    //! An account on \a fake, at once in its session.
    AccountStatus *add(const FakeSpeckle &fake, const QString &name)
    {
        SignIn signIn;
        signIn.user = User({{u"_id"_s, u"ada"_s}, {u"name"_s, name}});
        signIn.apiToken = FakeSpeckle::token();
        const auto before = statuses();
        auto *reply = m_sessions->add({fake.account().server, u"Fake"_s, u"1.6.0"_s, {}, true}, signIn);
        if (!QTest::qWaitFor([&] { return statuses().size() > before.size(); }))
            qFatal("the account was not taken: %s", qPrintable(reply->error().sentence()));
        return statuses().constLast();
    }
    QList<AccountStatus *> statuses() const { return m_window->statusBar()->findChildren<AccountStatus *>(); }
    static QString shown(const AccountStatus *status)
    {
        return status->isVisible() ? status->text() : u"(hidden)"_s;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<AccountStore> m_accounts;
    std::unique_ptr<SessionSecretStore> m_secrets;
    std::unique_ptr<Sessions> m_sessions;
    std::unique_ptr<UiState> m_state;
    std::unique_ptr<MainWindow> m_window;
};

void TestAccountStatus::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_accounts = std::make_unique<AccountStore>(m_directory->path());
    m_secrets = std::make_unique<SessionSecretStore>();
    m_sessions = std::make_unique<Sessions>(m_accounts.get(), m_secrets.get(), nullptr, FakeSpeckle::quick());
    m_state = std::make_unique<UiState>(QString());
    m_window = std::make_unique<MainWindow>(m_sessions.get(), m_state.get());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestAccountStatus::cleanup()
{
    m_window.reset();
    m_sessions.reset();
}

void TestAccountStatus::eachAccountHasItsWord()
{
    FakeSpeckle well;
    FakeSpeckle slow;
    slow.instead[u"GET /api/accounts"_s] = {WireAnswer::hang()};
    FakeSpeckle down;
    down.server.stop();
    FakeSpeckle forgetful;
    forgetful.clientId = u"temp-1"_s;
    FakeSpeckle strict;
    strict.instead[u"GET /api/accounts"_s] = {WireAnswer::http(401, "Unauthorized", {})};
    well.users[u"ada"_s] = {{u"_id"_s, u"ada"_s}, {u"name"_s, u"Olga"_s}};
    forgetful.users[u"ada"_s] = {{u"_id"_s, u"ada"_s}, {u"name"_s, u"Anna"_s}};

    const AccountStatus *online = add(well, u"Olga"_s);
    const AccountStatus *connecting = add(slow, u"Conrad"_s);
    const AccountStatus *offline = add(down, u"Otto"_s);
    const AccountStatus *anonymous = add(forgetful, u"Anna"_s);
    const AccountStatus *expired = add(strict, u"Emil"_s);
    QTRY_COMPARE(shown(online), u"Olga: online"_s);
    QTRY_COMPARE(shown(connecting), u"Conrad: connecting"_s);
    QTRY_COMPARE(shown(offline), u"Otto: offline"_s);
    QTRY_COMPARE(shown(anonymous), u"Anna: anonymous"_s);
    QTRY_COMPARE(shown(expired), u"Emil: expired"_s);

    // Each with a picture of its own, and for those who hear it rather than see it.
    QSet<QByteArray> pictures;
    for (const AccountStatus *status : statuses()) {
        const QImage picture = status->icon().pixmap(16).toImage();
        pictures.insert(QByteArray(reinterpret_cast<const char *>(picture.constBits()),
                                   static_cast<qsizetype>(picture.sizeInBytes())));
        QVERIFY(status->accessibleName().endsWith(status->text().section(u": "_s, 1)));
        QVERIFY(!status->accessibleDescription().isEmpty());
    }
    QCOMPARE(pictures.size(), statuses().size());
}

void TestAccountStatus::theWordFollowsTheServer()
{
    FakeSpeckle fake;
    const AccountStatus *status = add(fake, u"Ada"_s);
    QTRY_COMPARE(shown(status), u"Ada Byron: online"_s);
    fake.server.stop();
    QTRY_COMPARE(shown(status), u"Ada Byron: offline"_s);
    QVERIFY(fake.server.resume());
    QTRY_COMPARE(shown(status), u"Ada Byron: online"_s);
    auto *signedOut = m_sessions->signOut(status->accountId());
    Q_UNUSED(signedOut)
    QTRY_COMPARE(shown(status), u"Ada Byron: signed out"_s);
}

void TestAccountStatus::saysWhyAndWhatToDo_data()
{
    QTest::addColumn<bool>("down");
    QTest::addColumn<QString>("headline");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("button");
    QTest::newRow("offline") << true << u"Ada is offline"_s
                             << u"The server cannot be reached. It is tried again by itself."_s
                             << u"accountRetry"_s;
    QTest::newRow("anonymous")
        << false << u"Ada Byron is anonymous"_s
        << u"Connected, but the server takes the live connection for nobody's: messages "
           "of private streams do not arrive. Signing in again usually mends it."_s
        << u"accountSignIn"_s;
}

void TestAccountStatus::saysWhyAndWhatToDo()
{
    QFETCH(bool, down);
    QFETCH(QString, headline);
    QFETCH(QString, sentence);
    QFETCH(QString, button);
    FakeSpeckle fake;
    if (down)
        fake.server.stop();
    else
        fake.clientId = u"temp-1"_s;
    AccountStatus *status = add(fake, u"Ada"_s);
    QTRY_VERIFY2(shown(status).endsWith(headline.section(u' ', -1)), qPrintable(shown(status)));
    // The popup closes where the state changes: each try at a server that is down is such a change.
    const auto words = [status](const QString &name) {
        const auto *label = status->findChild<QLabel *>(name);
        return label ? QString(label->text()).remove(QChar(0x200b)) : QString();
    };
    QTRY_VERIFY((status->click(), words(u"accountHeadline"_s) == headline));
    QCOMPARE(words(u"accountSentence"_s), sentence);
    QVERIFY(status->findChild<QPushButton *>(button));
}

QTEST_MAIN(TestAccountStatus)
#include "tst_accountstatus.moc"
