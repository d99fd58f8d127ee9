// SPDX-License-Identifier: MIT
#include "core/net/query.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;

using Compare = Query::Compare;

class TestQuery : public QObject
{
    Q_OBJECT

private slots:
    void options()
    {
        QVERIFY(Query().isEmpty());
        QCOMPARE(Query().encoded(), QString());
        QCOMPARE(Query().fields({u"name"_s, u"tags"_s}).omit({u"objects"_s}).encoded(),
                 u"fields=name%2Ctags&omit=objects"_s);
        QCOMPARE(Query().sortBy(u"updatedAt"_s, Qt::DescendingOrder).sortBy(u"name"_s).encoded(),
                 u"sort=-updatedAt%2Cname"_s);
        QCOMPARE(Query().offset(20).limit(10).encoded(), u"offset=20&limit=10"_s);
        QCOMPARE(Query().limit(10).limit(5).encoded(), u"limit=5"_s);
        QCOMPARE(Query().offset(0).limit(0).encoded(), QString());
        QCOMPARE(Query().populatePermissions().encoded(), u"populatePermissions=1"_s);
        QCOMPARE(Query().limit(1).populatePermissions().whereExists(u"a"_s).withoutPopulation().encoded(),
                 u"limit=1&a"_s);
        QCOMPARE(Query().fields({}).omit({}).encoded(), QString());
        QVERIFY(Query().limit(3) == Query().limit(3));
        QVERIFY(!(Query().limit(3) == Query().limit(4)));
    }

    void comparisons_data()
    {
        QTest::addColumn<Compare>("compare");
        QTest::addColumn<QString>("wire");
        QTest::newRow("=") << Compare::Equal << u"a=5"_s;
        QTest::newRow("!=") << Compare::NotEqual << u"a%21=5"_s;
        QTest::newRow("<") << Compare::Less << u"a%3C5"_s;
        QTest::newRow("<=") << Compare::LessOrEqual << u"a%3C=5"_s;
        QTest::newRow(">") << Compare::Greater << u"a%3E5"_s;
        QTest::newRow(">=") << Compare::GreaterOrEqual << u"a%3E=5"_s;
    }
    void comparisons()
    {
        QFETCH(Compare, compare);
        QFETCH(QString, wire);
        QCOMPARE(Query().where(u"a"_s, compare, u"5"_s).encoded(), wire);
    }

    // The server guesses types and drops what stands outside of quotes; the right column is what reaches it.
    void values_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("received");
        const auto row = [](const char *value, const char *received) {
            QTest::newRow(value) << QString::fromUtf8(value) << QString::fromUtf8(received);
        };
        row("Main", "Main");
        row("two words", "two words");
        row("", "\"\"");
        row("12", "12");
        row("-0.5", "-0.5");
        row("007", "\"007\"");
        row("1.0", "\"1.0\"");
        row("1e3", "\"1e3\"");
        row("0x10", "\"0x10\"");
        row(" ", "\" \"");
        row("-0", "\"-0\"");
        row("12345678901234567890", "\"12345678901234567890\"");
        row("Infinity", "\"Infinity\"");
        row("2020-01-01", "\"2020-01-01\"");
        row("true", "true");
        row("a,b", "\"a,b\"");
        row("it's", "\"it's\"");
        row("say \"hi\"", "'say \"hi\"'");
        row("it's \"so\"", "/^it\\x27s \\x22so\\x22$/");
        row("line\nbreak", "/^line\\nbreak$/");
        row("a.b\n(c)", "/^a\\.b\\n\\(c\\)$/");
        row("/re/i", "\"/re/i\"");
        row("!x", "/^!x$/");
        row("x!", "x!");
        row("<x", "\"<x\"");
        row(">=x", "\">=x\"");
        row(":in=x", "\":in=x\"");
        row("=x", "\"=x\"");
        row("a=b&c#d+e%f?", "a=b&c#d+e%f?");
        row("\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80", "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
        row("back\\slash", "back\\slash");
    }
    void values()
    {
        QFETCH(QString, value);
        QFETCH(QString, received);
        const QString wire = Query().whereEqual(u"name"_s, value).encoded();
        QVERIFY(wire.startsWith("name="_L1));
        const QByteArray encoded = wire.sliced(5).toLatin1();
        QCOMPARE(QString::fromUtf8(QByteArray::fromPercentEncoding(encoded)), received);
        for (const char c : QByteArray("&=#+ /,\"'"))
            QVERIFY2(!encoded.contains(c), encoded.constData());
    }

    void oddComparisons()
    {
        const auto wire = [](Compare compare, const QString &value) {
            return QString::fromUtf8(
                QByteArray::fromPercentEncoding(Query().where(u"a"_s, compare, value).encoded().toLatin1()));
        };
        QCOMPARE(wire(Compare::NotEqual, u"x\ny"_s), u"a:not=/^x\\ny$/"_s);
        QCOMPARE(wire(Compare::NotEqual, u"!x"_s), u"a!=\"!x\""_s);
        QCOMPARE(wire(Compare::Greater, u"!5"_s), u"a>\"!5\""_s);
        QCOMPARE(wire(Compare::NotEqual, u"a=b'\""_s), u"a:not=/^a\\x3db\\x27\\x22$/"_s);
        QCOMPARE(wire(Compare::Greater, u"=5"_s), u"a>\"=5\""_s);
        QCOMPARE(wire(Compare::GreaterOrEqual, u"2020-01-01T00:00:00.000Z"_s),
                 u"a>=2020-01-01T00:00:00.000Z"_s);
        QCOMPARE(wire(Compare::Less, u"a,b"_s), u"a<\"a,b\""_s);
        // Brackets in a key would be nesting to the server.
        QCOMPARE(wire(Compare::Greater, u"x[1]"_s), u"a>=x[1]&a!=x[1]"_s);
    }

    void lists()
    {
        const auto wire = [](const QStringList &values) {
            return QString::fromUtf8(
                QByteArray::fromPercentEncoding(Query().whereIn(u"name"_s, values).encoded().toLatin1()));
        };
        QCOMPARE(wire({u"Main"_s, u"Priv"_s}), u"name=Main,Priv"_s);
        QCOMPARE(wire({u"a,b"_s, u"c"_s}), u"name=\"a,b\",c"_s);
        QCOMPARE(wire({u"'tis"_s, u"don't"_s}), u"name=\"'tis\",\"don't\""_s);
        QCOMPARE(wire({u"a,\"'"_s, u"c"_s}), u"name=/^a\\x2c\\x22\\x27$/,c"_s);
        QCOMPARE(wire({u"only"_s}), u"name=only"_s);
        QCOMPARE(wire({u"!only"_s}), u"name=/^!only$/"_s);
        QCOMPARE(wire({}), u"_id=\"000000000000000000000000\""_s);
    }

    void existence()
    {
        QCOMPARE(Query().whereExists(u"commitMessage"_s).encoded(), u"commitMessage"_s);
        QCOMPARE(Query().whereExists(u"commitMessage"_s, false).encoded(), u"%21commitMessage"_s);
        QCOMPARE(Query().whereEqual(u"baseProperties.units"_s, u"Meters"_s).encoded(),
                 u"baseProperties.units=Meters"_s);
    }

    void patterns_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("received");
        QTest::newRow("plain") << u"wall"_s << u"name=/wall/i"_s;
        QTest::newRow("special") << u"a.b*(c)[d]{e}^$|?+\\"_s
                                 << u"name=/a\\.b\\*\\(c\\)\\[d\\]\\{e\\}\\^\\$\\|\\?\\+\\\\/i"_s;
        QTest::newRow("comma and quotes") << u"a,'b\""_s << u"name=/a\\x2c\\x27b\\x22/i"_s;
        QTest::newRow("slash") << u"a/b"_s << u"name=/a/b/i"_s;
        QTest::newRow("break") << u"a\nb"_s << u"name=/a\\nb/i"_s;
        QTest::newRow("nothing") << QString() << QString();
    }
    void patterns()
    {
        QFETCH(QString, text);
        QFETCH(QString, received);
        const QString wire = Query().whereContains(u"name"_s, text).encoded();
        QCOMPARE(QString::fromUtf8(QByteArray::fromPercentEncoding(wire.toLatin1())), received);
    }

    // Whatever is looked for, the server sees one filter by that field, and the page that was asked for.
    void nothingElseGetsIn()
    {
        QRandomGenerator random(20260);
        const QString alphabet = u"ab0 ,.=&?#%+!<>[](){}/\\\"'\n\t\u2028é€|^$*:;-_"_s;
        for (int round = 0; round < 2'000; ++round) {
            QString value;
            for (quint32 n = random.bounded(12U); n > 0; --n)
                value += alphabet.at(random.bounded(int(alphabet.size())));
            const QList<Query> queries{
                Query().whereEqual(u"a.b"_s, value), Query().where(u"a.b"_s, Compare::NotEqual, value),
                Query().whereIn(u"a.b"_s, {value, value}), Query().whereContains(u"a.b"_s, value + u'x'),
                Query().whereMatches(u"a.b"_s, value + u'x')};
            for (Query query : queries) {
                const QString wire = query.limit(3).encoded();
                const QList<QByteArray> parts = wire.toLatin1().split('&');
                QVERIFY2(parts.size() <= 3, qPrintable(wire)); // a counted repetition brings its options
                QCOMPARE(parts.last(), QByteArray("limit=3"));
                for (const QByteArray &part : parts.first(parts.size() - 1)) {
                    const QByteArray key = QByteArray::fromPercentEncoding(part.left(part.indexOf('=')));
                    QVERIFY2(QList<QByteArray>({"a.b", "a.b!", "a.b:not", "a.b[$regex]", "a.b[$options]"})
                                 .contains(key),
                             qPrintable(wire));
                    QCOMPARE(part.count('='), 1);
                }
            }
        }
    }

    void expressions()
    {
        const auto wire = [](const QString &pattern, Qt::CaseSensitivity cs) {
            return QString::fromUtf8(QByteArray::fromPercentEncoding(
                Query().whereMatches(u"name"_s, pattern, cs).encoded().toLatin1()));
        };
        QCOMPARE(wire(u"^ma"_s, Qt::CaseInsensitive), u"name=/^ma/i"_s);
        QCOMPARE(wire(u"^ma"_s, Qt::CaseSensitive), u"name=/^ma/"_s);
        QCOMPARE(wire(u"a,b\\,c\\d\\\\"_s, Qt::CaseSensitive), u"name=/a\\x2cb\\x2cc\\d\\\\/"_s);
        QCOMPARE(wire(u"x{1,3},"_s, Qt::CaseInsensitive), u"name[$regex]=\"x{1,3}\\x2c\"&name[$options]=i"_s);
    }
};

QTEST_GUILESS_MAIN(TestQuery)
#include "tst_query.moc"
