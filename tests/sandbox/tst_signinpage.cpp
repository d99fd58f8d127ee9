// SPDX-License-Identifier: MIT
#include "tests/sandbox/localserver.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QHash<QByteArray, QByteArray> Form{{"Content-Type", "application/x-www-form-urlencoded"}};
const QByteArray Back = "http%3A%2F%2Flocalhost%3A5050";

//! What the page hands out, decoded: "JWT …:::http://…".
QString connectionString(const QByteArray &html)
{
    static const QRegularExpression shown(u"id=\"connectionString\">([^<]*)<"_s);
    const QString text = shown.match(QString::fromUtf8(html)).captured(1);
    return QUrl::fromPercentEncoding(text.toLatin1());
}

} // namespace

//! The pages of a sign-in in the browser, as a browser meets them.
class TestSignInPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_server.isRunning()); }

    void offersToSignInAndToRegister()
    {
        const Response page = m_server.call("GET", u"/signin?redirectUrl=http://localhost:5050"_s);
        QCOMPARE(page.status, 200);
        QCOMPARE(page.contentType, QByteArray("text/html; charset=utf-8"));
        QVERIFY(page.body.contains("action=\"/signin/local/login\""));
        QVERIFY(page.body.contains("action=\"/signin/local/register\""));
        QVERIFY(page.body.contains("value=\"http://localhost:5050\""));
    }

    void registersAndHandsTheTokenOver()
    {
        const Response page = m_server.call("POST", u"/signin/local/register"_s,
                                            "email=ada%40example.com&password=correct+horse&name=Ada&surname="
                                            "Byron&redirectUrl="
                                                + Back,
                                            {}, Form);
        QCOMPARE(page.status, 200);
        const QStringList parts = connectionString(page.body).split(u":::"_s);
        QCOMPARE(parts.size(), 2);
        QCOMPARE(parts.at(1), m_server.address());
        QVERIFY2(page.body.contains("href=\"http://localhost:5050?token=JWT%20"), page.body.constData());
        const Response profile = m_server.call("GET", u"/api/accounts"_s, QByteArray(), parts.at(0));
        QCOMPARE(profile.status, 200);
        QCOMPARE(profile.resource().value("email"_L1).toString(), u"ada@example.com"_s);
        QCOMPARE(profile.resource().value("surname"_L1).toString(), u"Byron"_s);
    }

    void signsIn()
    {
        m_server.registered(u"bob@example.com"_s);
        const Response page
            = m_server.call("POST", u"/signin/local/login"_s,
                            QByteArray("email=bob%40example.com&password=long+enough"), {}, Form);
        const Response wrong
            = m_server.call("POST", u"/signin/local/login"_s,
                            QByteArray("email=bob%40example.com&password=wrong+horse"), {}, Form);
        const Response nobody
            = m_server.call("POST", u"/signin/local/login"_s,
                            QByteArray("email=nobody%40x.com&password=secret123"), {}, Form);
        QVERIFY(wrong.body.contains("Failed to login")); // redirected there
        QVERIFY(connectionString(wrong.body).isEmpty());
        QVERIFY(nobody.body.contains("Failed to login"));
        QCOMPARE(page.status, 200);
        QVERIFY(connectionString(page.body).startsWith("JWT "_L1));
        QVERIFY(!page.body.contains("redirect\""));
    }

    void callsNobodyElse_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("another host") << u"https://evil.example.com"_s;
        QTest::newRow("by number") << u"http://127.0.0.1:5050"_s;
        QTest::newRow("no address") << u"hello"_s;
        QTest::newRow("script") << u"javascript://localhost/alert(1)"_s;
    }

    void callsNobodyElse()
    {
        QFETCH(QString, url);
        const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(url));
        QCOMPARE(m_server.call("GET", u"/signin?redirectUrl="_s + encoded).status, 400);
    }

    void whatIsTypedIsNoMarkup()
    {
        const Response page = m_server.call(
            "GET", u"/signin?redirectUrl=http://localhost:5050/%22%3E%3Cscript%3Ealert(1)%3C/script%3E"_s);
        QVERIFY2(!page.body.contains("<script"), page.body.constData());
    }

private:
    LocalServer m_server;
};

QTEST_GUILESS_MAIN(TestSignInPage)
#include "tst_signinpage.moc"
