// SPDX-License-Identifier: MIT
#include "tests/support/sandboxprocess.h"
#include "tests/support/wireserver.h"
#include "tests/ui/logindesk.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>
#include <QRegularExpression>
#include <QTabBar>
#include <QTabWidget>
#include <QTcpServer>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

//! GET /api of a server that leaves signing in to a web page: no route with a password.
const QByteArray WithoutPasswords
    = R"({"isSpeckleServer":true,"serverName":"Wire","version":"1.6.0","api":{"accounts":[)"
      R"({"method":"GET","route":"https://x/api/accounts"}]}})";

//! The user's browser, and the user in front of it.
class Browser
{
public:
    [[nodiscard]] LoginOptions options(quint16 port = 0)
    {
        LoginOptions options;
        options.browser.port = port;
        options.openPage = [this](const QUrl &page) {
            opened.append(page);
            return works;
        };
        return options;
    }

    //! The page's forms, filled in, and the string that is on the page after that, still encoded.
    QString signIn(const QString &email, const QString &password)
    {
        get(opened.constLast());
        QNetworkRequest request(opened.constLast().resolved(QUrl(u"/signin/local/login"_s)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
        const QByteArray form = "email=" + QUrl::toPercentEncoding(email)
                                + "&password=" + QUrl::toPercentEncoding(password)
                                + "&redirectUrl=" + QUrl::toPercentEncoding(redirectUrl());
        const QByteArray html = wait(m_network.post(request, form));
        static const QRegularExpression shown(u"id=\"connectionString\">([^<]*)<"_s);
        return shown.match(QString::fromUtf8(html)).captured(1);
    }

    //! What the page's script does then.
    QByteArray handOver(const QString &connection)
    {
        return get(QUrl(redirectUrl() + "?token="_L1 + connection, QUrl::StrictMode));
    }

    QString redirectUrl() const
    {
        return QUrlQuery(opened.constLast()).queryItemValue(u"redirectUrl"_s, QUrl::FullyDecoded);
    }

    QList<QUrl> opened;
    bool works = true;

private:
    QByteArray get(const QUrl &url) { return wait(m_network.get(QNetworkRequest(url))); }
    static QByteArray wait(QNetworkReply *reply)
    {
        QSignalSpy finished(reply, &QNetworkReply::finished);
        if (!reply->isFinished() && !finished.wait(60'000))
            qWarning("no answer");
        reply->deleteLater();
        return reply->readAll();
    }

    QNetworkAccessManager m_network;
};

} // namespace

//! Signing in on the server's own page, by the keys of a user.
class TestBrowserSignIn : public QObject
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
        Browser browser;
        const Desk desk(browser.options());
        QTest::keyClicks(desk.dialog->focusWidget(), m_sandbox.address().base().toString());
        QTest::keyClick(desk.dialog->focusWidget(), Qt::Key_Tab); // the bar of tabs
        auto *bar = qobject_cast<QTabBar *>(desk.dialog->focusWidget());
        QVERIFY(bar);
        QTest::keyClick(bar, Qt::Key_Right);
        QTest::keyClick(bar, Qt::Key_Right);
        QCOMPARE(bar->tabText(bar->currentIndex()), u"In the browser"_s);
        QCOMPARE(desk.find<QPushButton>(u"signInButton"_s)->text(), u"Open the browser"_s);
        QTest::keyClick(bar, Qt::Key_Return);
        QTRY_COMPARE(browser.opened.size(), 1);
        QVERIFY(browser.opened.first().toString().startsWith(m_sandbox.address().base().toString()
                                                             + "/signin?redirectUrl=http://localhost:"_L1));
        QVERIFY(desk.isBusy());
        QVERIFY(desk.shownText(u"browserStatus"_s).contains(u"Waiting"_s));
        QTRY_VERIFY(desk.edit(u"pasteEdit"_s)->hasFocus());

        const QString connection = browser.signIn(u"ada@example.com"_s, Password);
        QVERIFY(!connection.isEmpty());
        QVERIFY(browser.handOver(connection).contains("close this window"));
        QTRY_COMPARE(desk.added->size(), 1);
        QCOMPARE(desk.store.accounts().first().displayName, u"Ada Byron"_s);
        // What is kept is the token of two years, not the page's of one day.
        QVERIFY(desk.secrets.stored(desk.store.accounts().first().id) == Token::fromText(m_adasToken));
        QVERIFY(!desk.dialog->isVisible());
    }

    void comesFirstWhereThereAreNoPasswords()
    {
        WireServer wire;
        wire.setAnswer(WireAnswer::json(WithoutPasswords));
        Browser browser;
        const Desk desk(browser.options());
        desk.typeServer(wire.address());
        const auto *tabs = desk.find<QTabWidget>(u"loginTabs"_s);
        QTRY_COMPARE(tabs->currentIndex(), int(BrowserTab));
        QVERIFY(desk.edit(u"serverEdit"_s)->hasFocus()); // nobody is thrown out of a field he types in
        QVERIFY(desk.shownText(u"browserExplanation"_s).contains(u"no passwords"_s));
        QVERIFY(browser.opened.isEmpty());
        // And the other way round, where the next one has them.
        desk.typeServer(m_sandbox.address());
        QTRY_COMPARE(tabs->currentIndex(), int(SignInTab));
    }

    void aChoiceOfTheUserStays()
    {
        Browser browser;
        const Desk desk(browser.options());
        desk.show(BrowserTab);
        desk.typeServer(m_sandbox.address());
        QTRY_VERIFY(desk.status().contains(u"Speckle 1."_s));
        QCOMPARE(desk.find<QTabWidget>(u"loginTabs"_s)->currentIndex(), int(BrowserTab));
    }

    void aPasswordForNobodyIsNotSent()
    {
        WireServer wire;
        wire.setAnswer(WireAnswer::json(WithoutPasswords));
        Browser browser;
        LoginOptions options = browser.options();
        options.checkPause = std::chrono::hours(1); // so that Return comes first
        const Desk desk(options);
        desk.typeServer(wire.address());
        desk.typeSignIn(u"ada@example.com"_s, Password);
        desk.submit();
        QTRY_COMPARE(desk.find<QTabWidget>(u"loginTabs"_s)->currentIndex(), int(BrowserTab));
        QTRY_VERIFY(!desk.isBusy());
        QCOMPARE(posts(wire), 0);
        QVERIFY(browser.opened.isEmpty());
        QTRY_VERIFY(desk.edit(u"pasteEdit"_s)->hasFocus());
    }

    void theStringCanBePasted_data()
    {
        QTest::addColumn<bool>("waiting");
        QTest::newRow("while it waits") << true;
        QTest::newRow("at once") << false;
    }

    void theStringCanBePasted()
    {
        QFETCH(bool, waiting);
        Browser browser;
        const Desk desk(browser.options());
        desk.typeServer(m_sandbox.address());
        desk.show(BrowserTab);
        desk.submit();
        QTRY_COMPARE(browser.opened.size(), 1);
        const QString connection = browser.signIn(u"ada@example.com"_s, Password);
        if (!waiting) {
            QTest::keyClick(desk.dialog.get(), Qt::Key_Escape);
            QTRY_VERIFY(!desk.isBusy());
            QVERIFY(desk.dialog->isVisible());
        }
        desk.type(u"pasteEdit"_s, connection);
        QCOMPARE(desk.find<QPushButton>(u"signInButton"_s)->text(), u"Use the string"_s);
        QTest::keyClick(desk.edit(u"pasteEdit"_s), Qt::Key_Return);
        QTRY_COMPARE(desk.added->size(), 1);
        QCOMPARE(desk.edit(u"pasteEdit"_s)->text(), QString());
    }

    void pastedErrorsStandBesideTheField_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        const QString good = jwt({{u"_id"_s, u"x"_s}, {u"exp"_s, qint64(4'000'000'000)}});
        QTest::newRow("no string") << u"hello"_s << u"no connection string"_s;
        QTest::newRow("another server's") << good + ":::https://x.example.com"_L1 << u"x.example.com"_s;
        QTest::newRow("expired") << jwt({{u"exp"_s, qint64(1'000'000'000)}}) << u"too old"_s;
        QTest::newRow("refused") << good << u"does not accept"_s;
    }

    void pastedErrorsStandBesideTheField()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        Browser browser;
        const Desk desk(browser.options());
        desk.typeServer(m_sandbox.address());
        desk.show(BrowserTab);
        desk.type(u"pasteEdit"_s, text);
        desk.submit();
        QTRY_VERIFY2(desk.shownText(u"pasteEditError"_s).contains(words),
                     qPrintable(desk.shownText(u"pasteEditError"_s)));
        QTRY_VERIFY(!desk.isBusy());
        QCOMPARE(desk.edit(u"pasteEdit"_s)->text(), text);
        QVERIFY(browser.opened.isEmpty());
    }

    void anAnswerOfAnotherServerIsTold()
    {
        Browser browser;
        const Desk desk(browser.options());
        desk.typeServer(m_sandbox.address());
        desk.show(BrowserTab);
        desk.submit();
        QTRY_COMPARE(browser.opened.size(), 1);
        browser.handOver(
            QString::fromLatin1(QUrl::toPercentEncoding(m_adasToken + ":::https://evil.example.com"_L1)));
        QTRY_VERIFY2(desk.shownText(u"browserStatus"_s).contains(u"evil.example.com"_s),
                     qPrintable(desk.shownText(u"browserStatus"_s)));
        QVERIFY(desk.isBusy());
        QCOMPARE(desk.added->size(), 0);
    }

    void escapeEndsTheWaiting()
    {
        Browser browser;
        const Desk desk(browser.options());
        desk.typeServer(m_sandbox.address());
        desk.show(BrowserTab);
        desk.submit();
        QTRY_COMPARE(browser.opened.size(), 1);
        QCOMPARE(desk.find<QPushButton>(u"signInButton"_s)->text(), u"Open the page again"_s);
        desk.submit();
        QCOMPARE(browser.opened.size(), 2);
        QCOMPARE(browser.opened.first(), browser.opened.last());
        const QString connection = browser.signIn(u"ada@example.com"_s, Password);
        QTest::keyClick(desk.dialog.get(), Qt::Key_Escape);
        QTRY_VERIFY(!desk.isBusy());
        QVERIFY(desk.dialog->isVisible());
        QCOMPARE(browser.handOver(connection), QByteArray());
        QCOMPARE(desk.added->size(), 0);
        QTest::keyClick(desk.dialog.get(), Qt::Key_Escape);
        QVERIFY(!desk.dialog->isVisible());
    }

    void theTimeEnds()
    {
        Browser browser;
        LoginOptions options = browser.options();
        options.browser.timeLimit = std::chrono::milliseconds(50);
        const Desk desk(options);
        desk.typeServer(m_sandbox.address());
        desk.show(BrowserTab);
        desk.submit();
        QTRY_VERIFY(desk.shownText(u"pasteEditError"_s).contains(u"Nobody signed in"_s));
        QVERIFY(!desk.isBusy());
        QVERIFY(desk.dialog->isVisible());
    }

    void whereThePortIsTakenTheStringIsCopied()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        Browser browser;
        const Desk desk(browser.options(other.serverPort()));
        desk.typeServer(m_sandbox.address());
        desk.show(BrowserTab);
        desk.submit();
        QTRY_VERIFY2(desk.shownText(u"pasteEditError"_s).contains(QString::number(other.serverPort())),
                     qPrintable(desk.shownText(u"pasteEditError"_s)));
        QVERIFY(desk.shownText(u"pasteEditError"_s).contains(u"paste"_s));
        QVERIFY(browser.opened.isEmpty()); // the other program would get the token
        desk.submit();
        QCOMPARE(browser.opened.size(), 1);
        QVERIFY(!browser.opened.first().hasQuery());
        QTRY_VERIFY(desk.edit(u"pasteEdit"_s)->hasFocus());
        QTest::keyClicks(desk.edit(u"pasteEdit"_s), browser.signIn(u"ada@example.com"_s, Password));
        QTest::keyClick(desk.edit(u"pasteEdit"_s), Qt::Key_Return);
        QTRY_COMPARE(desk.added->size(), 1);
    }

    void withoutABrowserTheAddressIsShown()
    {
        Browser browser;
        browser.works = false;
        const Desk desk(browser.options());
        desk.typeServer(m_sandbox.address());
        desk.show(BrowserTab);
        desk.submit();
        QTRY_VERIFY(desk.shownText(u"browserStatus"_s).contains(u"/signin"_s));
        QVERIFY(desk.isBusy());
    }

private:
    SandboxProcess m_sandbox;
    QString m_adasToken;
};

QTEST_MAIN(TestBrowserSignIn)
#include "tst_browsersignin.moc"
