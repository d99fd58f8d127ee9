// SPDX-License-Identifier: MIT
#include "core/net/token.h"

#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

QByteArray part(const QJsonObject &json)
{
    return QJsonDocument(json)
        .toJson(QJsonDocument::Compact)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QString jwtOf(const QJsonObject &claims)
{
    return QString::fromLatin1(part({{u"alg"_s, u"HS256"_s}}) + '.' + part(claims) + ".c2lnbmF0dXJl-_");
}

} // namespace

class TestToken : public QObject
{
    Q_OBJECT

private slots:
    void takesWhatPeoplePaste_data()
    {
        QTest::addColumn<QString>("text");
        const QString bare = jwtOf({{u"_id"_s, u"5f00"_s}});
        QTest::newRow("bare") << bare;
        QTest::newRow("prefix") << u"JWT "_s + bare;
        QTest::newRow("lower-case prefix") << u"jwt "_s + bare;
        QTest::newRow("bearer") << u"Bearer "_s + bare;
        QTest::newRow("spaces around") << u"  \n "_s + bare + u"\t\n"_s;
        QTest::newRow("quoted") << u"\"JWT "_s + bare + u'"';
        QTest::newRow("single quotes") << u'\'' + bare + u'\'';
        QTest::newRow("broken into lines") << bare.left(20) + u"\r\n   "_s + bare.sliced(20);
    }
    void takesWhatPeoplePaste()
    {
        QFETCH(QString, text);
        const Token token = Token::fromText(text);
        QCOMPARE(token.headerValue(), "JWT " + jwtOf({{u"_id"_s, u"5f00"_s}}).toLatin1());
        QCOMPARE(token.userId(), u"5f00"_s);
    }

    void refusesWhatIsNone_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", "JWT ", "x", "a.b.c", "eyJ.eyJ.", "JWT hello world", "\"", "''", "a.b.c.d",
              "https://speckle.example.com", "eyJhbGciOiJIUzI1NiJ9.eyJ9.a b\xc3\xa9"})
            QTest::newRow(text) << QString::fromUtf8(text);
        QTest::newRow("header injection") << jwtOf({}) + u"\r\nX-Evil: 1"_s;
    }
    void refusesWhatIsNone()
    {
        QFETCH(QString, text);
        const Token token = Token::fromText(text);
        QVERIFY(token.isEmpty());
        QVERIFY(token.headerValue().isEmpty());
        QVERIFY(!token.expiresAt().isValid());
        QVERIFY(!token.isExpired());
        QVERIFY(token.userId().isEmpty());
    }

    void expiry()
    {
        const QDateTime then(QDate(2030, 1, 2), QTime(3, 4, 5), QTimeZone::utc());
        const Token token = Token::fromText(jwtOf({{u"exp"_s, then.toSecsSinceEpoch()}}));
        QCOMPARE(token.expiresAt(), then);
        QVERIFY(!token.isExpired(then.addSecs(-1)));
        QVERIFY(token.isExpired(then));
        QVERIFY(!Token::fromText(jwtOf({{u"_id"_s, u"x"_s}})).isExpired());
    }

    void oddExpiry_data()
    {
        QTest::addColumn<QJsonValue>("exp");
        QTest::newRow("text") << QJsonValue(u"soon"_s);
        QTest::newRow("null") << QJsonValue(QJsonValue::Null);
        QTest::newRow("negative") << QJsonValue(-5);
        QTest::newRow("huge") << QJsonValue(1e300);
        QTest::newRow("object") << QJsonValue(QJsonObject());
    }
    void oddExpiry()
    {
        QFETCH(QJsonValue, exp);
        QVERIFY(!Token::fromText(jwtOf({{u"exp"_s, exp}})).expiresAt().isValid());
    }

    void kind_data()
    {
        QTest::addColumn<QJsonObject>("claims");
        QTest::addColumn<Token::Kind>("kind");
        QTest::newRow("of a day") << QJsonObject{{u"iat"_s, 1000}, {u"exp"_s, 1000 + 86400}}
                                  << Token::Kind::Session;
        QTest::newRow("of two years")
            << QJsonObject{{u"iat"_s, 1000}, {u"exp"_s, 1000 + 2 * 365 * 86400}} << Token::Kind::Api;
        QTest::newRow("no end") << QJsonObject{{u"iat"_s, 1000}} << Token::Kind::Unknown;
        QTest::newRow("no beginning") << QJsonObject{{u"exp"_s, 1000}} << Token::Kind::Unknown;
        QTest::newRow("text") << QJsonObject{{u"iat"_s, u"1"_s}, {u"exp"_s, u"2"_s}} << Token::Kind::Unknown;
    }
    void kind()
    {
        QFETCH(QJsonObject, claims);
        QFETCH(Token::Kind, kind);
        QCOMPARE(Token::fromText(jwtOf(claims)).kind(), kind);
        QCOMPARE(Token().kind(), Token::Kind::Unknown);
    }
};

QTEST_GUILESS_MAIN(TestToken)
#include "tst_token.moc"
