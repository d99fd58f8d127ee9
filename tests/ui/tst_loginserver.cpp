// SPDX-License-Identifier: MIT
#include "tests/support/sandboxprocess.h"
#include "tests/support/wireserver.h"
#include "tests/ui/logindesk.h"
#include "ui/dialogs/serverfield.h"

#include <QCheckBox>
#include <QCompleter>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;

//! The address in the login dialog: what stands under it, and what goes to it.
class TestLoginServer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_sandbox.start({u"--sample"_s, u"none"_s}));
        m_adasToken = registerAda(m_sandbox.address());
        QVERIFY(!m_adasToken.isEmpty());
    }

    void firstStartHasTheFocusOnTheServer()
    {
        const Desk desk;
        QTRY_VERIFY(desk.edit(u"serverEdit"_s)->hasFocus());
        QVERIFY(!desk.isBusy());
        QVERIFY(desk.status().contains(u"speckle.example.com"_s));
    }

    void asksTheServerWhileItIsTyped()
    {
        const Desk desk;
        desk.typeServer(m_sandbox.address());
        QTRY_VERIFY2(desk.status().contains(u"Speckle 1."_s), qPrintable(desk.status()));
    }

    void dropsLateAnswers()
    {
        WireServer first;
        WireServer second;
        WireAnswer early = WireAnswer::json(Description);
        early.delay = std::chrono::milliseconds(30);
        first.setAnswer(early);
        WireAnswer late = WireAnswer::json(QByteArray(Description).replace("Wire", "Second"));
        late.delay = std::chrono::milliseconds(300);
        second.setAnswer(late);
        const Desk desk({.checkPause = std::chrono::milliseconds(0)});
        QSignalSpy checked(desk.dialog->findChild<ServerField *>(), &ServerField::checked);
        QSignalSpy asked(&first, &WireServer::requested);
        desk.typeServer(first.address());
        QVERIFY(!first.requests().isEmpty() || asked.wait());
        const qsizetype before = checked.size();
        desk.typeServer(second.address());
        QTRY_VERIFY2(desk.status().contains(u"Second"_s), qPrintable(desk.status()));
        QCOMPARE(checked.size(), before + 1);
    }

    void saysWhatIsWrongWithTheServer_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("words");
        QTest::newRow("no address") << u"my server"_s << u"no address of a server"_s;
        QTest::newRow("another scheme") << u"ftp://example.com"_s << u"no address of a server"_s;
        QTest::newRow("password in it") << u"https://me:secret@example.com"_s << u"no address of a server"_s;
        QTest::newRow("unknown name") << u"http://no-such-server.invalid"_s << u"No server of that name"_s;
    }

    void saysWhatIsWrongWithTheServer()
    {
        QFETCH(QString, address);
        QFETCH(QString, words);
        const Desk desk;
        desk.type(u"serverEdit"_s, address);
        QTRY_VERIFY2(desk.status().contains(words), qPrintable(desk.status()));
    }

    void saysThatTheServerIsDown()
    {
        WireServer server;
        server.stop();
        const Desk desk;
        desk.typeServer(server.address());
        QTRY_VERIFY2(desk.status().contains(u"Nothing answers at that address"_s), qPrintable(desk.status()));
    }

    void saysThatItIsNoSpeckleServer_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("status");
        QTest::newRow("HTML") << QByteArray("<!DOCTYPE html><html><body>It works!</body></html>")
                              << QByteArray("text/html") << 200;
        QTest::newRow("HTML 404") << QByteArray("<html><body>Cannot GET /api</body></html>")
                                  << QByteArray("text/html") << 404;
        QTest::newRow("other JSON") << QByteArray(R"({"hello":"world"})") << QByteArray("application/json")
                                    << 200;
    }

    void saysThatItIsNoSpeckleServer()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(int, status);
        WireServer server;
        server.setAnswer(WireAnswer::http(status, body, type));
        const Desk desk;
        desk.typeServer(server.address());
        QTRY_VERIFY2(desk.status().contains(u"not behaving like a Speckle server"_s),
                     qPrintable(desk.status()));
        QVERIFY(!desk.status().contains(u'<'));
    }

    void aHostileNameIsPlainText()
    {
        WireServer server;
        const QJsonObject description{{u"isSpeckleServer"_s, true},
                                      {u"serverName"_s, "<b>x</b>\n\u202E"_L1 + QString(5'000, u'y')},
                                      {u"version"_s, u"<img src=x>"_s}};
        server.setAnswer(WireAnswer::json(QJsonDocument(description).toJson()));
        const Desk desk;
        desk.typeServer(server.address());
        QTRY_VERIFY2(desk.status().startsWith(u"<b>x</b>"_s), qPrintable(desk.status()));
        QCOMPARE(desk.find<QLabel>(u"serverStatus"_s)->textFormat(), Qt::PlainText);
        QVERIFY(desk.status().size() < 120);
        QVERIFY(!desk.status().contains(u'\n'));
    }

    void isFilledInFromTheLastTime()
    {
        Desk desk;
        desk.typeServer(m_sandbox.address());
        desk.typeSignIn(u"ada@example.com"_s, Password);
        desk.submit();
        QTRY_COMPARE(desk.added->size(), 1);
        desk.open();
        QCOMPARE(desk.edit(u"serverEdit"_s)->text(), m_sandbox.address().base().toString());
        QCOMPARE(desk.edit(u"emailEdit"_s)->text(), u"ada@example.com"_s);
        QVERIFY(desk.edit(u"passwordEdit"_s)->hasFocus());
        const QCompleter *completer = desk.edit(u"serverEdit"_s)->completer();
        QVERIFY(completer);
        QCOMPARE(completer->model()->index(0, 0).data().toString(), m_sandbox.address().base().toString());
    }

    void aServerThatGoesAwayIsToldBesideItsAddress()
    {
        WireServer server;
        beSpeckle(server, WireAnswer::json("{}"));
        const Desk desk;
        desk.typeServer(server.address());
        QTRY_VERIFY(desk.status().contains(u"Wire"_s));
        server.stop();
        desk.typeSignIn(u"ada@example.com"_s, Password);
        desk.submit();
        QTRY_VERIFY2(desk.status().contains(u"Nothing answers"_s), qPrintable(desk.status()));
        QCOMPARE(desk.edit(u"passwordEdit"_s)->text(), Password);
        QVERIFY(!desk.isBusy());
    }

    void noPasswordGoesOutUnencryptedWithoutConsent_data()
    {
        QTest::addColumn<int>("tab");
        QTest::newRow("sign in") << int(SignInTab);
        QTest::newRow("register") << int(RegisterTab);
        QTest::newRow("token") << int(TokenTab);
    }

    void noPasswordGoesOutUnencryptedWithoutConsent()
    {
        QFETCH(int, tab);
        WireServer server;
        beSpeckle(server, WireAnswer::http(401, R"({"success":false,"message":"Invalid credentials."})"));
        const Desk desk({.isConfidential = [](const ServerAddress &) { return false; }});
        QVERIFY(!desk.find<QWidget>(u"insecureWarning"_s)->isVisible());
        desk.typeServer(server.address());
        QTRY_VERIFY(desk.find<QWidget>(u"insecureWarning"_s)->isVisible());
        QVERIFY(desk.shownText(u"insecureText"_s).contains(u"not encrypted"_s));
        desk.show(tab);
        desk.typeSignIn(u"ada@example.com"_s, Password);
        desk.type(u"registerEmailEdit"_s, u"ada@example.com"_s);
        desk.type(u"registerPasswordEdit"_s, Password);
        desk.type(u"tokenEdit"_s, m_adasToken);
        const qsizetype before = server.requests().size();
        desk.submit();
        QVERIFY(desk.shownText(u"insecureError"_s).contains(u"Nothing was sent"_s));
        QVERIFY(!desk.isBusy());
        QCOMPARE(server.requests().size(), before);
        auto *check = desk.find<QCheckBox>(u"insecureCheck"_s);
        QTRY_VERIFY(check->hasFocus());
        QTest::keyClick(check, Qt::Key_Space);
        QVERIFY(check->isChecked());
        QCOMPARE(desk.shownText(u"insecureError"_s), QString());
        desk.submit();
        QTRY_COMPARE(server.requests().size(), before + 1);
        QTRY_VERIFY(!desk.isBusy());
    }

    void consentIsForOneServerOnly()
    {
        WireServer server;
        beSpeckle(server, WireAnswer::json("{}"));
        const Desk desk({.isConfidential = [](const ServerAddress &) { return false; }});
        desk.typeServer(server.address());
        QTRY_VERIFY(desk.find<QWidget>(u"insecureWarning"_s)->isVisible());
        auto *check = desk.find<QCheckBox>(u"insecureCheck"_s);
        check->setChecked(true);
        QTest::keyClicks(desk.edit(u"serverEdit"_s), u"/x"_s);
        QVERIFY(!check->isChecked());
    }

    void plainHttpElsewhereIsNotConfidential()
    {
        const LoginOptions options;
        QVERIFY(!options.isConfidential(ServerAddress(QUrl(u"http://speckle.example.com"_s))));
        QVERIFY(options.isConfidential(ServerAddress(QUrl(u"https://speckle.example.com"_s))));
        QVERIFY(options.isConfidential(ServerAddress(QUrl(u"http://127.0.0.1:3000"_s))));
    }

private:
    SandboxProcess m_sandbox;
    QString m_adasToken;
};

QTEST_MAIN(TestLoginServer)
#include "tst_loginserver.moc"
