// SPDX-License-Identifier: MIT
#include "tests/support/sandboxprocess.h"
#include "tests/support/wireserver.h"
#include "tests/ui/logindesk.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;

//! The forms of the login dialog, and what stays of them.
class TestLoginDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_sandbox.start({u"--sample"_s, u"none"_s}));
        m_adasToken = registerAda(m_sandbox.address());
        QVERIFY(!m_adasToken.isEmpty());
    }

    void signsInByKeysAlone()
    {
        Desk desk;
        const QString address = m_sandbox.address().base().toString();
        QTest::keyClicks(desk.dialog->focusWidget(), address);
        QTest::keyClick(desk.dialog->focusWidget(), Qt::Key_Tab); // the bar of tabs
        QTest::keyClick(desk.dialog->focusWidget(), Qt::Key_Tab);
        QCOMPARE(desk.dialog->focusWidget()->objectName(), u"emailEdit"_s);
        QTest::keyClicks(desk.dialog->focusWidget(), u"ada@example.com"_s);
        QTest::keyClick(desk.dialog->focusWidget(), Qt::Key_Tab);
        QCOMPARE(desk.dialog->focusWidget()->objectName(), u"passwordEdit"_s);
        QTest::keyClicks(desk.dialog->focusWidget(), Password);
        QSignalSpy accepted(desk.dialog.get(), &QDialog::accepted);
        // Without waiting for the server's check: it is waited for.
        QTest::keyClick(desk.dialog->focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(accepted.size(), 1);
        QCOMPARE(desk.added->size(), 1);
        const auto account = desk.store.find(desk.added->first().first().toString());
        QVERIFY(account);
        QCOMPARE(account->email, u"ada@example.com"_s);
        QCOMPARE(account->displayName, u"Ada Byron"_s);
        QVERIFY(account->secretStored);
        QVERIFY(desk.sessions.session(account->id));
        QVERIFY(!desk.dialog->isVisible());
        QCOMPARE(desk.edit(u"passwordEdit"_s)->text(), QString());
    }

    void theSameUserIsReplacedNotDoubled()
    {
        Desk desk;
        for (int i = 0; i < 2; ++i) {
            desk.typeServer(m_sandbox.address());
            desk.typeSignIn(u"ada@example.com"_s, Password);
            desk.submit();
            QTRY_COMPARE(desk.added->size(), 1);
            desk.open();
        }
        QCOMPARE(desk.store.accounts().size(), 1);
    }

    void signInErrorsStandBesideTheirField_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("words");
        QTest::newRow("wrong password") << u"ada@example.com"_s << u"wrong password"_s << u"passwordEdit"_s
                                        << u"Wrong e-mail address or password"_s;
        QTest::newRow("unknown address") << u"nobody@example.com"_s << Password << u"passwordEdit"_s
                                         << u"Wrong e-mail address or password"_s;
        QTest::newRow("no password") << u"ada@example.com"_s << QString() << u"passwordEdit"_s
                                     << u"missing"_s;
        QTest::newRow("no address") << QString() << Password << u"emailEdit"_s << u"missing"_s;
        QTest::newRow("bad address") << u"ada"_s << Password << u"emailEdit"_s << u"no e-mail address"_s;
    }

    void signInErrorsStandBesideTheirField()
    {
        QFETCH(QString, email);
        QFETCH(QString, password);
        QFETCH(QString, field);
        QFETCH(QString, words);
        const Desk desk;
        desk.typeServer(m_sandbox.address());
        desk.typeSignIn(email, password);
        desk.submit();
        QTRY_VERIFY2(desk.shownText(field + "Error"_L1).contains(words),
                     qPrintable(desk.shownText(field + "Error"_L1)));
        QVERIFY(!desk.isBusy());
        QVERIFY(desk.dialog->isVisible());
        QTRY_VERIFY(desk.edit(field)->hasFocus());
        QCOMPARE(desk.edit(field)->accessibleDescription(), desk.shownText(field + "Error"_L1));
        QCOMPARE(desk.edit(u"emailEdit"_s)->text(), email); // what was typed stays
        QCOMPARE(desk.edit(u"passwordEdit"_s)->text(), password);
        QCOMPARE(desk.added->size(), 0);
        desk.type(field, u"x"_s);
        QCOMPARE(desk.shownText(field + "Error"_L1), QString()); // and the error goes when it is mended
    }

    void anArchivedAccountIsToldBesideTheAddress()
    {
        WireServer server;
        beSpeckle(server, WireAnswer::http(403, R"({"success":false,"message":"User is archived"})"));
        const Desk desk;
        desk.typeServer(server.address());
        desk.typeSignIn(u"ada@example.com"_s, Password);
        desk.submit();
        QTRY_VERIFY(desk.shownText(u"emailEditError"_s).contains(u"archived"_s));
    }

    void withoutLocalAccountsItPointsToTheToken()
    {
        WireServer server;
        beSpeckle(server, WireAnswer::http(404, "<html>Cannot POST</html>", "text/html"));
        for (const Tab tab : {SignInTab, RegisterTab}) {
            const Desk desk;
            desk.typeServer(server.address());
            desk.show(tab);
            desk.type(tab == SignInTab ? u"emailEdit"_s : u"registerEmailEdit"_s, u"ada@example.com"_s);
            desk.type(tab == SignInTab ? u"passwordEdit"_s : u"registerPasswordEdit"_s, Password);
            desk.submit();
            QTRY_VERIFY(desk.shownText(u"loginError"_s).contains(u"Token"_s));
        }
    }

    void registers()
    {
        const Desk desk;
        desk.typeServer(m_sandbox.address());
        desk.show(RegisterTab);
        desk.type(u"registerEmailEdit"_s, u"grace@example.com"_s);
        desk.type(u"registerPasswordEdit"_s, Password);
        desk.type(u"registerNameEdit"_s, u"Grace"_s);
        desk.type(u"registerSurnameEdit"_s, u"Hopper"_s);
        desk.type(u"registerCompanyEdit"_s, u"Navy"_s);
        QCOMPARE(desk.find<QPushButton>(u"signInButton"_s)->text(), u"Register"_s);
        desk.submit();
        QTRY_COMPARE(desk.added->size(), 1);
        QCOMPARE(desk.store.accounts().first().displayName, u"Grace Hopper"_s);
        QCOMPARE(desk.edit(u"registerPasswordEdit"_s)->text(), QString());
    }

    void registrationErrorsStandBesideTheirField_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("words");
        QTest::newRow("taken") << u"ada@example.com"_s << Password << u"registerEmailEdit"_s << u"already"_s;
        QTest::newRow("short password")
            << u"new@example.com"_s << u"short"_s << u"registerPasswordEdit"_s << u"at least 8 characters"_s;
        QTest::newRow("bad address") << u"new@"_s << Password << u"registerEmailEdit"_s
                                     << u"no e-mail address"_s;
        // The server is stricter than we are, and its words are shown.
        QTest::newRow("address the server refuses")
            << u"new@x"_s << Password << u"registerEmailEdit"_s << u"refused"_s;
    }

    void registrationErrorsStandBesideTheirField()
    {
        QFETCH(QString, email);
        QFETCH(QString, password);
        QFETCH(QString, field);
        QFETCH(QString, words);
        const Desk desk;
        desk.typeServer(m_sandbox.address());
        desk.show(RegisterTab);
        desk.type(u"registerEmailEdit"_s, email);
        desk.type(u"registerPasswordEdit"_s, password);
        desk.submit();
        QTRY_VERIFY2(desk.shownText(field + "Error"_L1).contains(words),
                     qPrintable(desk.shownText(field + "Error"_L1) + desk.shownText(u"loginError"_s)));
        QCOMPARE(desk.edit(u"registerEmailEdit"_s)->text(), email);
        QCOMPARE(desk.edit(u"registerPasswordEdit"_s)->text(), password);
    }

    //! In a tab, a label of several lines is cut off unless it claims its height.
    void nothingIsCutOff()
    {
        const Desk desk({.isConfidential = [](const ServerAddress &) { return false; }});
        desk.typeServer(m_sandbox.address());
        QTRY_VERIFY(desk.find<QWidget>(u"insecureWarning"_s)->isVisible());
        desk.find<QCheckBox>(u"insecureCheck"_s)->setChecked(true);
        desk.show(RegisterTab);
        desk.type(u"registerEmailEdit"_s, u"ada@example.com"_s);
        desk.type(u"registerPasswordEdit"_s, Password);
        desk.submit();
        QTRY_VERIFY(!desk.shownText(u"registerEmailEditError"_s).isEmpty());
        for (const QLabel *label : desk.dialog->findChildren<QLabel *>()) {
            if (label->isVisible() && label->wordWrap())
                QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()),
                             qPrintable(label->text()));
        }
        for (const QLineEdit *edit : desk.dialog->findChildren<QLineEdit *>()) {
            if (edit->isVisible())
                QTRY_VERIFY2(edit->height() >= edit->minimumSizeHint().height(),
                             qPrintable(edit->objectName()));
        }
    }

    void aShortPasswordIsNotSent()
    {
        WireServer server;
        beSpeckle(server, WireAnswer::json("{}"));
        const Desk desk;
        desk.typeServer(server.address());
        QTRY_VERIFY(desk.status().contains(u"Wire"_s));
        desk.show(RegisterTab);
        desk.type(u"registerEmailEdit"_s, u"new@example.com"_s);
        desk.type(u"registerPasswordEdit"_s, u"1234567"_s);
        desk.submit();
        QVERIFY(!desk.isBusy());
        QCOMPARE(posts(server), 0);
    }

    void closedRegistrationIsTold()
    {
        WireServer server;
        beSpeckle(server, WireAnswer::http(401, R"({"success":false,"message":"Registration is disabled"})"));
        const Desk desk;
        desk.typeServer(server.address());
        desk.show(RegisterTab);
        desk.type(u"registerEmailEdit"_s, u"new@example.com"_s);
        desk.type(u"registerPasswordEdit"_s, Password);
        desk.submit();
        QTRY_VERIFY(desk.shownText(u"loginError"_s).contains(u"takes no registrations"_s));
    }

    void aTokenSignsIn_data()
    {
        QTest::addColumn<bool>("withPrefix");
        QTest::newRow("as the server shows it") << true;
        QTest::newRow("bare") << false;
    }

    void aTokenSignsIn()
    {
        QFETCH(bool, withPrefix);
        const Desk desk;
        desk.typeServer(m_sandbox.address());
        desk.show(TokenTab);
        QCOMPARE(desk.edit(u"tokenEdit"_s)->echoMode(), QLineEdit::Password);
        desk.type(u"tokenEdit"_s, withPrefix ? m_adasToken : QString(m_adasToken).remove(u"JWT "_s));
        desk.submit();
        QTRY_COMPARE(desk.added->size(), 1);
        QCOMPARE(desk.store.accounts().first().email, u"ada@example.com"_s);
        QCOMPARE(desk.edit(u"tokenEdit"_s)->text(), QString());
    }

    void tokenErrorsStandBesideTheField_data()
    {
        QTest::addColumn<QString>("token");
        QTest::addColumn<QString>("words");
        QTest::newRow("missing") << QString() << u"missing"_s;
        QTest::newRow("no token") << u"hello"_s << u"This is no token"_s;
        QTest::newRow("expired") << jwt({{u"_id"_s, u"x"_s}, {u"exp"_s, qint64(1'000'000'000)}})
                                 << u"expired on"_s;
        QTest::newRow("another server's")
            << "JWT "_L1 + jwt({{u"_id"_s, u"x"_s}, {u"exp"_s, qint64(4'000'000'000)}})
            << u"does not accept this token"_s;
    }

    void tokenErrorsStandBesideTheField()
    {
        QFETCH(QString, token);
        QFETCH(QString, words);
        const Desk desk;
        desk.typeServer(m_sandbox.address());
        desk.show(TokenTab);
        desk.type(u"tokenEdit"_s, token);
        desk.submit();
        QTRY_VERIFY2(desk.shownText(u"tokenEditError"_s).contains(words),
                     qPrintable(desk.shownText(u"tokenEditError"_s) + desk.shownText(u"loginError"_s)));
        QCOMPARE(desk.edit(u"tokenEdit"_s)->text(), token);
    }

    void escapeTakesOneStepBack()
    {
        WireServer server;
        beSpeckle(server, WireAnswer::hang());
        const Desk desk;
        desk.typeServer(server.address());
        desk.typeSignIn(u"ada@example.com"_s, Password);
        desk.submit();
        QTRY_COMPARE(posts(server), 1);
        QVERIFY(desk.isBusy());
        QVERIFY(!desk.edit(u"emailEdit"_s)->isEnabled());
        QTest::keyClick(desk.dialog.get(), Qt::Key_Escape);
        QVERIFY(!desk.isBusy());
        QVERIFY(desk.dialog->isVisible());
        QCOMPARE(desk.edit(u"passwordEdit"_s)->text(), Password);
        QTest::keyClick(desk.dialog.get(), Qt::Key_Escape);
        QVERIFY(!desk.dialog->isVisible());
        QCOMPARE(desk.edit(u"passwordEdit"_s)->text(), QString());
    }

    void closingWipesWhatIsSecret()
    {
        const Desk desk;
        desk.typeSignIn(u"ada@example.com"_s, Password);
        desk.type(u"registerPasswordEdit"_s, Password);
        desk.type(u"tokenEdit"_s, u"token"_s);
        auto *show = desk.edit(u"passwordEdit"_s)->findChild<QAction *>(u"showSecret"_s);
        show->trigger();
        QCOMPARE(desk.edit(u"passwordEdit"_s)->echoMode(), QLineEdit::Normal);
        desk.dialog->close();
        QVERIFY(!desk.dialog->isVisible());
        for (const QString &name : {u"passwordEdit"_s, u"registerPasswordEdit"_s, u"tokenEdit"_s}) {
            QCOMPARE(desk.edit(name)->text(), QString());
            QCOMPARE(desk.edit(name)->echoMode(), QLineEdit::Password);
            QVERIFY(!desk.edit(name)->isUndoAvailable());
        }
        QCOMPARE(desk.edit(u"emailEdit"_s)->text(), u"ada@example.com"_s);
    }

    void warningsCanBeReadInLightAndDark()
    {
        const Desk desk;
        desk.submit();
        QTRY_VERIFY(desk.status().contains(u"missing"_s));
        QTRY_VERIFY(!desk.isBusy());
        desk.type(u"serverEdit"_s, u"no address"_s);
        QTRY_VERIFY(desk.status().contains(u"no address"_s));
        const auto lightness = [&desk](const QString &name) {
            return desk.find<QLabel>(name)->palette().color(QPalette::WindowText).lightness();
        };
        const QPalette before = QApplication::palette();
        QPalette dark;
        dark.setColor(QPalette::Window, QColor(32, 33, 36));
        dark.setColor(QPalette::WindowText, Qt::white);
        for (const QString &name : {u"serverStatus"_s, u"loginError"_s, u"insecureText"_s}) {
            QApplication::setPalette(before);
            QTRY_VERIFY2(lightness(name) < 128, qPrintable(name));
            QApplication::setPalette(dark);
            QTRY_VERIFY2(lightness(name) > 160, qPrintable(name));
        }
        QApplication::setPalette(before);
    }

    void everyFieldHasAnAccessibleName()
    {
        const Desk desk;
        for (const QLineEdit *edit : desk.dialog->findChildren<QLineEdit *>())
            QVERIFY2(!edit->accessibleName().isEmpty(), qPrintable(edit->objectName()));
        for (const QPushButton *button : desk.dialog->findChildren<QPushButton *>())
            QVERIFY2(!button->text().isEmpty(), qPrintable(button->objectName()));
    }

private:
    SandboxProcess m_sandbox;
    QString m_adasToken;
};

QTEST_MAIN(TestLoginDialog)
#include "tst_logindialog.moc"
