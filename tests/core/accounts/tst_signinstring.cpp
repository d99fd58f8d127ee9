// SPDX-License-Identifier: MIT
#include "core/accounts/signinstring.h"

#include "tests/support/samplejwt.h"

#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

const QString Server = u"https://speckle.example.com"_s;

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString base64(const QString &text)
{
    return QString::fromLatin1(text.toLatin1().toBase64());
}

} // namespace

class TestSignInString : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatPeoplePaste_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("server");
        const QString whole = "JWT "_L1 + sampleJwt + ":::"_L1 + Server;
        QTest::newRow("plain") << whole << Server;
        QTest::newRow("as the page shows it") << encoded(whole) << Server;
        QTest::newRow("encoded twice") << encoded(encoded(whole)) << Server;
        QTest::newRow("in quotes") << u'"' + encoded(whole) + u'"' << Server;
        QTest::newRow("with line ends") << u'\n' + whole + u"\r\n"_s << Server;
        QTest::newRow("broken lines") << QString(whole).insert(60, u'\n') << Server;
        QTest::newRow("without JWT") << sampleJwt + ":::"_L1 + Server << Server;
        QTest::newRow("the address called")
            << "http://localhost:5050/?token="_L1 + encoded(whole) + "&x=1"_L1 << Server;
        QTest::newRow("the parameter") << "token="_L1 + encoded(whole) << Server;
        QTest::newRow("base64") << base64(whole) << Server;
        QTest::newRow("token with prefix") << "JWT "_L1 + sampleJwt << QString();
        QTest::newRow("token") << sampleJwt << QString();
        QTest::newRow("token in base64") << base64("JWT "_L1 + sampleJwt) << QString();
    }

    void readsWhatPeoplePaste()
    {
        QFETCH(QString, text);
        QFETCH(QString, server);
        const SignInString found = SignInString::fromText(text);
        QVERIFY(found.token == Token::fromText(sampleJwt));
        QCOMPARE(found.server, server);
    }

    void everythingElseIsNothing_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("words") << u"show connection string"_s;
        QTest::newRow("a server alone") << ":::"_L1 + Server;
        QTest::newRow("a cut token") << sampleJwt.left(40) + ":::"_L1 + Server;
        QTest::newRow("percent signs") << u"%%%%zz%0"_s;
        QTest::newRow("too long") << sampleJwt + QString(30'000, u'a');
        QTest::newRow("zeros") << QString(100, QChar(0));
    }

    void everythingElseIsNothing()
    {
        QFETCH(QString, text);
        QVERIFY(SignInString::fromText(text).token.isEmpty());
    }

    void knowsItsServer_data()
    {
        QTest::addColumn<QString>("named");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<bool>("same");
        QTest::newRow("equal") << Server << Server << true;
        QTest::newRow("slash") << Server + u'/' << Server << true;
        QTest::newRow("with the API's path") << Server + "/api/v1"_L1 << Server << true;
        QTest::newRow("capitals") << u"https://SPECKLE.example.com"_s << Server << true;
        QTest::newRow("http for https") << u"http://speckle.example.com"_s << Server << true;
        QTest::newRow("default port") << u"https://speckle.example.com:443"_s << Server << true;
        QTest::newRow("names of this machine")
            << u"http://localhost:3000"_s << u"http://127.0.0.1:3000"_s << true;
        QTest::newRow("nobody is named") << QString() << Server << true;
        QTest::newRow("another host") << u"https://evil.example.com"_s << Server << false;
        QTest::newRow("another port") << u"https://speckle.example.com:8443"_s << Server << false;
        QTest::newRow("another path") << Server + "/other"_L1 << Server << false;
        QTest::newRow("a longer host") << Server + ".evil.com"_L1 << Server << false;
        QTest::newRow("a user before it") << u"https://speckle.example.com@evil.com"_s << Server << false;
        QTest::newRow("no address") << u"hello"_s << Server << false;
        QTest::newRow("another port here")
            << u"http://localhost:3000"_s << u"http://127.0.0.1:3001"_s << false;
    }

    void knowsItsServer()
    {
        QFETCH(QString, named);
        QFETCH(QString, asked);
        QFETCH(bool, same);
        const SignInString string{Token::fromText(sampleJwt), named};
        QCOMPARE(string.belongsTo(ServerAddress(QUrl(asked))), same);
    }
};

QTEST_APPLESS_MAIN(TestSignInString)
#include "tst_signinstring.moc"
