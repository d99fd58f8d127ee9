// SPDX-License-Identifier: MIT
#include "core/net/redact.h"

#include <QRandomGenerator>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

const QString wholeJwt = u"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJfaWQiOiI1ZjAwIiwiZXhwIjoxOTAwMDAwMDAwfQ."
                         "4Adcj3UFYzPUVaVF43FmMab6RlaQD8A9V8wFzzht-KQ"_s;

// The parts of random texts: what surrounds secrets in logs, bodies and addresses, and what is no secret at
// all.
const QStringList pieces{u" "_s,
                         u"\n"_s,
                         u"\""_s,
                         u"'"_s,
                         u"\\"_s,
                         u"&"_s,
                         u"="_s,
                         u":"_s,
                         u","_s,
                         u"{"_s,
                         u"}"_s,
                         u"["_s,
                         u"]"_s,
                         u"%22"_s,
                         u"%3A"_s,
                         u"%3D"_s,
                         u"%20"_s,
                         u"JWT "_s,
                         u"Bearer "_s,
                         u"token"_s,
                         u"Authorization"_s,
                         u"access_token"_s,
                         u"password"_s,
                         u"null"_s,
                         u"name"_s,
                         u"é"_s,
                         u"😀"_s,
                         u"‹redacted›"_s,
                         u"<b>"_s,
                         u"https://h/p?"_s,
                         u"."_s,
                         u"eyJ"_s};

} // namespace

class TestRedact : public QObject
{
    Q_OBJECT

private slots:
    void leavesTheRest_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", "Stream validation failed", "5f00000000000000000000ff", "d41d8cd98f00b204e9800998ecf8427e",
              "You are not authorised to read.", "a token is missing", "password too short.",
              "{\"name\":\"x\",\"n\":1}", "https://h.example/api/streams?limit=1", "JWT", "JWT expired",
              "1.2.3", "{\"token\":null}", "www.example.com."})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void leavesTheRest()
    {
        QFETCH(QString, text);
        QCOMPARE(redact(text), text);
    }

    void takesOut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("rest");
        const auto row = [](const QString &text, const QString &rest) {
            QTest::newRow(qPrintable(text.left(50))) << text << rest;
        };
        row(wholeJwt, u"‹redacted›"_s);
        row(u"JWT "_s + wholeJwt + u" end"_s, u"JWT ‹redacted› end"_s);
        row(u"Authorization: JWT "_s + wholeJwt + u"\nAccept: x"_s,
            u"Authorization: ‹redacted›\nAccept: x"_s);
        row(u"authorization: Basic dXNlcjpwYXNz"_s, u"authorization: ‹redacted›"_s);
        row(u"Set-Cookie: a=b; HttpOnly"_s, u"Set-Cookie: ‹redacted›"_s);
        row(u"{\"apitoken\":\"JWT x\",\"a\":1}"_s, u"{\"apitoken\":\"‹redacted›\",\"a\":1}"_s);
        row(u"{\"Password\" : \"a\\\"b\", \"c\":2}"_s, u"{\"Password\" : \"‹redacted›\", \"c\":2}"_s);
        row(u"{\\\"token\\\":\\\"secret\\\",\\\"a\\\":1}"_s,
            u"{\\\"token\\\":\\\"‹redacted›\\\",\\\"a\\\":1}"_s);
        row(u"{'token': 'secret', 'a': 1}"_s, u"{'token': '‹redacted›', 'a': 1}"_s);
        row(u"{\"token\":[\"secret\"]}"_s, u"{\"token\":[\"‹redacted›\"]}"_s);
        row(u"{\"password\":12345}"_s, u"{\"password\":‹redacted›}"_s);
        row(u"?client_id=a&access_token=JWT%20abc&stream_id=b"_s,
            u"?client_id=a&access_token=‹redacted›&stream_id=b"_s);
        row(u"access_token=JWT abc&x=1"_s, u"access_token=‹redacted›&x=1"_s);
        row(u"email=a%40b&password=p%26w(1,2)'x&z=1"_s, u"email=a%40b&password=‹redacted›&z=1"_s);
        row(u"redirect=https%3A%2F%2Fh%3Ftoken%3Dsecret%26x%3D1"_s,
            u"redirect=https%3A%2F%2Fh%3Ftoken%3D‹redacted›%26x%3D1"_s);
        row(u"%7B%22token%22%3A%22secret%22%7D"_s, u"%7B%22token%22%3A%22‹redacted›%22%7D"_s);
        row(u"JWT%20"_s + wholeJwt, u"JWT%20‹redacted›"_s);
        row(u"{\"token\":\"unterminated"_s, u"{\"token\":\"‹redacted›"_s);
        row(u"token=a,password: 'b', c=1"_s, u"token=‹redacted›, c=1"_s);
        row(u"token=a,password:'b c' d"_s, u"token=‹redacted› d"_s);
        row(u"Cookie: a=b; password: 'c' d"_s, u"Cookie: ‹redacted›"_s);
        row(u"{\"m\":\"Cookie: x=\",\"token\":\"t\"}"_s,
            u"{\"m\":\"Cookie: ‹redacted›\",\"token\":\"‹redacted›\"}"_s);
        row(u"token: \"password\": \"x\""_s, u"token: \"‹redacted›\": \"‹redacted›\""_s);
        row(u"newPassword=x"_s, u"newPassword=‹redacted›"_s);
        row(u"X-Auth-Token: abc"_s, u"X-Auth-Token: ‹redacted›"_s);
    }
    void takesOut()
    {
        QFETCH(QString, text);
        QFETCH(QString, rest);
        QCOMPARE(redact(text), rest);
        QCOMPARE(redact(text.toUtf8()), rest);
    }

    // Wherever a token is cut, nothing longer than a syllable of it stays.
    void cutTokens()
    {
        for (qsizetype length = 11; length < wholeJwt.size(); ++length) {
            const QString out = redact(u"got "_s + wholeJwt.left(length));
            QVERIFY2(out == u"got ‹redacted›"_s, qPrintable(out));
        }
        for (qsizetype from = 0; from < wholeJwt.size() - 43; ++from) {
            const QString out = redact(u"got "_s + wholeJwt.sliced(from) + u" end"_s);
            QVERIFY2(QString(out).remove(u'.') == u"got ‹redacted› end"_s, qPrintable(out));
        }
    }

    void addresses()
    {
        QCOMPARE(redact(QUrl(u"wss://u:p@h.example:1/a?access_token=JWT%20x#token=y"_s)),
                 u"wss://h.example:1/a"_s);
        QCOMPARE(redact(QUrl()), QString());
    }

    void randomTexts()
    {
        const quint32 seed = qEnvironmentVariableIsSet("SPECKLE_SEED")
                                 ? qEnvironmentVariable("SPECKLE_SEED").toUInt()
                                 : QRandomGenerator::global()->generate();
        qInfo("seed %u (set SPECKLE_SEED to repeat)", seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 20'000; ++round) {
            QString text;
            bool whole = false;
            const int length = random.bounded(25);
            for (int i = 0; i < length; ++i) {
                const int what = random.bounded(12);
                if (what == 0) {
                    // A token that begins at a boundary, as tokens do.
                    if (!text.isEmpty() && (text.back().isLetterOrNumber() || text.back() == u'_'))
                        text += u' ';
                    text += wholeJwt;
                    whole = true;
                } else if (what == 1) {
                    text += wholeJwt.left(random.bounded(int(wholeJwt.size())));
                } else if (what == 2) {
                    text += QChar(random.bounded(0x20, 0xd7ff));
                } else if (what == 3) {
                    text += QChar(random.bounded(0xd800, 0xdfff)); // half a character
                } else {
                    text += pieces.at(random.bounded(int(pieces.size())));
                }
            }
            const QString once = redact(text);
            QVERIFY2(!once.contains(wholeJwt.left(20)), qPrintable(text));
            QVERIFY2(!once.contains(wholeJwt.right(43)) || !whole, qPrintable(text));
            const QString twice = redact(once);
            QVERIFY2(twice == once, qPrintable(text + u"\n→ "_s + once + u"\n→ "_s + twice));
        }
    }

    void randomBytes()
    {
        QRandomGenerator random(4711);
        for (int round = 0; round < 2'000; ++round) {
            QByteArray bytes(random.bounded(200), '\0');
            for (char &byte : bytes)
                byte = static_cast<char>(random.bounded(256));
            const QString once = redact(bytes);
            QCOMPARE(redact(once), once);
        }
    }

    void hugeInputIsLinear()
    {
        // Quadratic would be minutes.
        const QString quotes = u"\"token\":\"secret\","_s.repeated(200'000);
        QVERIFY(!redact(quotes).contains("secret"_L1));
        const QString slashes = u"token="_s + QString(2'000'000, u'\\');
        QVERIFY(redact(slashes).size() < 100);
        const QString names = u"token:"_s.repeated(300'000);
        QVERIFY(!redact(names).isEmpty());
        QVERIFY(redact(u"token=a,"_s + u"cookie:"_s.repeated(100'000)).size() < 100);
        QString quoted = u"token=a,"_s;
        for (int escapes = 0; escapes < 1'000; ++escapes)
            quoted += u"token="_s + QString(escapes, u'\\') + u'\'';
        QVERIFY(redact(quoted + u"\nx"_s).size() < 100);
    }
};

QTEST_GUILESS_MAIN(TestRedact)
#include "tst_redact.moc"
