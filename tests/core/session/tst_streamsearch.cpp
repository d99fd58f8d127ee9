// SPDX-License-Identifier: MIT
#include "core/session/streamsearch.h"

#include <QRandomGenerator>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

const QString ada = u"5f00000000000000000000a1"_s;
const QString bruno = u"5f00000000000000000000b2"_s;

QString nameOf(const QString &userId)
{
    return userId == ada ? u"Ada Lindqvist"_s : userId == bruno ? u"Bruno Okafor"_s : userId;
}

QString noon(const QString &day)
{
    return QDate::fromString(day, Qt::ISODate)
        .startOfDay()
        .addSecs(12 * 3600)
        .toUTC()
        .toString(Qt::ISODateWithMs);
}

Stream harbour()
{
    return Stream({{u"streamId"_s, u"bx7IhVsK4Z"_s},
                   {u"name"_s, u"Harbour Office – Architecture"_s},
                   {u"tags"_s, QJsonArray{u"façade"_s, u"stage-3"_s}},
                   {u"jobNumber"_s, u"240117-00"_s},
                   {u"owner"_s, ada},
                   {u"private"_s, true},
                   {u"createdAt"_s, noon(u"2026-01-31"_s)},
                   {u"updatedAt"_s, noon(u"2026-03-01"_s)}});
}

QString narrowed(const QString &text, bool ownerIsFiltered = false)
{
    const auto search = StreamSearch::parse(text);
    Query query;
    std::get<StreamSearch>(search).narrow(query, ada, ownerIsFiltered);
    return QUrl::fromPercentEncoding(query.encoded().toLatin1());
}

} // namespace

class TestStreamSearch : public QObject
{
    Q_OBJECT

private slots:
    void finds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        const auto row
            = [](const QString &text, bool found) { QTest::addRow("%s", qPrintable(text)) << text << found; };
        row(u""_s, true);
        row(u"harbour"_s, true);
        row(u"harbour office"_s, true);
        row(u"office harbour"_s, true);
        row(u"\"office harbour\""_s, false);
        row(u"\"Harbour Office\""_s, true);
        row(u"FAÇADE"_s, true); // a tag
        row(u"bx7i"_s, true); // the id
        row(u"240117"_s, false); // the job number is asked for by its name
        row(u"jn:240117"_s, true);
        row(u"JN:240117"_s, true);
        row(u"quay"_s, false);
        row(u"-quay"_s, true);
        row(u"-harbour"_s, false);
        row(u"harbour -quay -tag:old"_s, true);
        row(u"name:office"_s, true);
        row(u"name:stage"_s, false);
        row(u"name:\"office – arch\""_s, true);
        row(u"id:VsK"_s, true);
        row(u"tag:roof"_s, false);
        row(u"tag:roof,stage"_s, true);
        row(u"#stage"_s, true);
        row(u"-#stage"_s, false);
        row(u"owner:me"_s, true);
        row(u"owner:lindqvist"_s, true);
        row(u"owner:bruno,ada"_s, true);
        row(u"owner:bruno"_s, false);
        row(u"-owner:bruno"_s, true);
        row(u"owner:"_s + ada, true);
        row(u"mine"_s, true);
        row(u"shared"_s, false);
        row(u"-shared"_s, true);
        row(u"private"_s, true);
        row(u"public"_s, false);
        row(u"Private Mine"_s, true);
        row(u"\"private\""_s, false); // the word
        row(u"updated>2026-02-28"_s, true);
        row(u"updated>2026-03-01"_s, false);
        row(u"updated>=2026-03-01"_s, true);
        row(u"updated:2026-03-01"_s, true);
        row(u"updated<2026-03-01"_s, false);
        row(u"updated<=2026-03-01"_s, true);
        row(u"-updated<2026-03-01"_s, true);
        row(u"created:2026-01-31 updated>2026-01-31"_s, true);
        row(u"created>2026-01-31"_s, false);
        row(u"harbour, office"_s, true);
        row(u"harbour ,"_s, true);
        row(u"-"_s, false); // a word: there is an en dash in the name, no minus … but one in "stage-3"
    }

    void finds()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, found);
        const auto search = StreamSearch::parse(text);
        QVERIFY2(search.index() == 0, qPrintable(search.index() ? std::get<1>(search).message : QString()));
        if (text == u"-"_s) {
            QVERIFY(std::get<0>(search).matches(harbour(), ada, nameOf));
            return;
        }
        QCOMPARE(std::get<0>(search).matches(harbour(), ada, nameOf), found);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("position");
        QTest::addColumn<int>("length");
        QTest::newRow("no value") << u"roof name:"_s << 5 << 5;
        QTest::newRow("open quotes") << u"a \"b c"_s << 2 << 4;
        QTest::newRow("unknown") << u"x level:2"_s << 2 << 7;
        QTest::newRow("no day") << u"updated>tomorrow"_s << 0 << 16;
        QTest::newRow("no such day") << u"updated:2026-02-30"_s << 0 << 18;
        QTest::newRow("two days") << u"created:2026-01-01,2026-01-02"_s << 0 << 29;
        QTest::newRow("not to be compared") << u"-name>x"_s << 0 << 7;
        QTest::newRow("no tag") << u"#"_s << 0 << 1;
    }

    void saysWhatIsWrong()
    {
        QFETCH(const QString, text);
        const auto search = StreamSearch::parse(text);
        QCOMPARE(search.index(), size_t(1));
        const auto &problem = std::get<StreamSearch::Problem>(search);
        QTEST(int(problem.position), "position");
        QTEST(int(problem.length), "length");
        QVERIFY(!problem.message.isEmpty());
    }

    void asksTheServer()
    {
        QCOMPARE(narrowed(u"roof"_s), QString()); // in one of three fields: the server knows no "or"
        QCOMPARE(narrowed(u"name:a.b"_s), u"name=/a\\.b/i"_s);
        QCOMPARE(narrowed(u"name:a name:b"_s), u"name=/a/i"_s);
        QCOMPARE(narrowed(u"tag:a,b"_s), QString());
        QCOMPARE(narrowed(u"-name:a"_s), QString());
        QCOMPARE(narrowed(u"#a jn:b id:c"_s), u"tags=/a/i&jobNumber=/b/i&streamId=/c/i"_s);
        QCOMPARE(narrowed(u"mine"_s), u"owner="_s + ada);
        QCOMPARE(narrowed(u"owner:me"_s), u"owner="_s + ada);
        QCOMPARE(narrowed(u"shared"_s), u"owner!="_s + ada);
        QCOMPARE(narrowed(u"mine"_s, true), QString());
        QCOMPARE(narrowed(u"private"_s), u"private=true"_s);
        QCOMPARE(narrowed(u"public"_s), u"private!=true"_s);
        QVERIFY(narrowed(u"updated>2026-01-31"_s).startsWith(u"updatedAt>="_s));
        QCOMPARE(narrowed(u"updated:2026-01-31"_s).count(u"updatedAt"_s), 2);
    }

    void knowsWhenNamesDecide()
    {
        const auto asks
            = [](const QString &text) { return std::get<0>(StreamSearch::parse(text)).asksForNames(); };
        QVERIFY(asks(u"owner:ada"_s));
        QVERIFY(asks(u"owner:me,ada"_s));
        QVERIFY(!asks(u"owner:me"_s));
        QVERIFY(!asks(u"ada"_s));
    }

    //! Whatever is typed is a search or a problem whose place lies in the text.
    void survivesAnything()
    {
        const quint32 seed = QRandomGenerator::system()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator random(seed);
        const QString letters = u"ab:<>=\"#-, name updated 2026-01-31,öµ"_s;
        for (int i = 0; i < 20'000; ++i) {
            QString text;
            for (int length = random.bounded(24); length > 0; --length)
                text += letters.at(random.bounded(int(letters.size())));
            const auto search = StreamSearch::parse(text);
            if (const auto *problem = std::get_if<StreamSearch::Problem>(&search)) {
                QVERIFY2(problem->position >= 0 && problem->position + problem->length <= text.size(),
                         qPrintable(text));
            } else {
                Query query;
                std::get<0>(search).narrow(query, ada, false);
                (void)std::get<0>(search).matches(harbour(), ada, nameOf);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestStreamSearch)
#include "tst_streamsearch.moc"
