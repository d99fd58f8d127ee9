// SPDX-License-Identifier: MIT
#include "tests/support/sandboxprocess.h"
#include "tests/ui/logindesk.h"

#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;

//! A sign-in that the keychain does not take.
class TestLoginKeychain : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_sandbox.start({u"--sample"_s, u"none"_s}));
        QVERIFY(!registerAda(m_sandbox.address()).isEmpty());
    }

    void aFailingKeychainIsAskedAbout_data()
    {
        QTest::addColumn<SecretStore::Availability>("state");
        QTest::addColumn<QString>("words");
        QTest::newRow("locked") << SecretStore::Availability::Locked << u"is locked"_s;
        QTest::newRow("none") << SecretStore::Availability::None << u"no keychain on this machine"_s;
        QTest::newRow("denied") << SecretStore::Availability::Denied << u"said no"_s;
        QTest::newRow("unknown") << SecretStore::Availability::Unknown << u"did not keep"_s;
    }

    void aFailingKeychainIsAskedAbout()
    {
        QFETCH(SecretStore::Availability, state);
        QFETCH(QString, words);
        Desk desk;
        desk.secrets.state = state;
        desk.typeServer(m_sandbox.address());
        desk.typeSignIn(u"ada@example.com"_s, Password);
        desk.submit();
        QTRY_VERIFY2(desk.shownText(u"keychainHeadline"_s).contains(words),
                     qPrintable(desk.shownText(u"keychainHeadline"_s)));
        QVERIFY(desk.store.accounts().isEmpty());
        QVERIFY(!desk.isBusy());

        // Cancel: nothing is kept, and the form is as it was.
        desk.find<QPushButton>(u"keychainCancelButton"_s)->click();
        QVERIFY(desk.dialog->isVisible());
        QVERIFY(desk.edit(u"passwordEdit"_s)->isVisible());
        QCOMPARE(desk.edit(u"passwordEdit"_s)->text(), Password);
        QVERIFY(desk.store.accounts().isEmpty());

        desk.submit();
        QTRY_VERIFY(desk.find<QWidget>(u"keychainQuestion"_s)->isVisible());
        const int writes = desk.secrets.writes;
        QTest::keyClick(desk.find<QPushButton>(u"sessionOnlyButton"_s), Qt::Key_Space);
        QTRY_COMPARE(desk.added->size(), 1);
        QCOMPARE(desk.secrets.writes, writes);
        QCOMPARE(desk.store.accounts().size(), 1);
        QVERIFY(!desk.store.accounts().first().secretStored);
        QVERIFY(desk.sessions.session(desk.store.accounts().first().id));
    }

    void theKeychainCanBeTriedAgain()
    {
        Desk desk;
        desk.secrets.state = SecretStore::Availability::Locked;
        desk.typeServer(m_sandbox.address());
        desk.typeSignIn(u"ada@example.com"_s, Password);
        desk.submit();
        QTRY_VERIFY(desk.find<QWidget>(u"keychainQuestion"_s)->isVisible());
        auto *again = desk.find<QPushButton>(u"keychainRetryButton"_s);
        QTRY_VERIFY(again->hasFocus());
        QTest::keyClick(again, Qt::Key_Return); // still locked
        QTRY_COMPARE(desk.secrets.writes, 2);
        QTRY_VERIFY(again->isEnabled());
        QVERIFY(desk.find<QWidget>(u"keychainQuestion"_s)->isVisible());
        desk.secrets.state = SecretStore::Availability::Available;
        QTest::keyClick(again, Qt::Key_Return);
        QTRY_COMPARE(desk.added->size(), 1);
        QVERIFY(desk.store.accounts().first().secretStored);
    }

    void afterARegistrationThatWasNotKeptOneSignsIn()
    {
        Desk desk;
        desk.secrets.state = SecretStore::Availability::None;
        desk.typeServer(m_sandbox.address());
        desk.show(RegisterTab);
        desk.type(u"registerEmailEdit"_s, u"mary@example.com"_s);
        desk.type(u"registerPasswordEdit"_s, Password);
        desk.submit();
        QTRY_VERIFY(desk.find<QWidget>(u"keychainQuestion"_s)->isVisible());
        QTest::keyClick(desk.dialog.get(), Qt::Key_Escape);
        QVERIFY(desk.dialog->isVisible());
        QCOMPARE(desk.edit(u"emailEdit"_s)->text(), u"mary@example.com"_s);
        QVERIFY(desk.edit(u"passwordEdit"_s)->isVisible());
        QVERIFY(desk.shownText(u"loginError"_s).contains(u"was made"_s));
    }

private:
    SandboxProcess m_sandbox;
};

QTEST_MAIN(TestLoginKeychain)
#include "tst_loginkeychain.moc"
