// SPDX-License-Identifier: MIT
#include "ui/widgets/textformat.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Speckle {

class TextFormatTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsTimes_data();
    void tellsTimes();
    void tellsExactTimes();
    void groupsCounts();
};

void TextFormatTest::tellsTimes_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QDateTime>("time");
    QTest::addColumn<QString>("text");
    const QLocale british(QLocale::English, QLocale::UnitedKingdom);
    const QLocale american(QLocale::English, QLocale::UnitedStates);
    const QLocale german(QLocale::German, QLocale::Germany);
    const QDateTime old(QDate(2026, 11, 3), QTime(14, 5, 9));
    QTest::newRow("today") << british << QDateTime(QDate(2026, 11, 23), QTime(14, 5)) << u"Today 14:05"_s;
    QTest::newRow("just after midnight")
        << british << QDateTime(QDate(2026, 11, 23), QTime(0, 0)) << u"Today 00:00"_s;
    QTest::newRow("yesterday") << british << QDateTime(QDate(2026, 11, 22), QTime(23, 59))
                               << u"Yesterday 23:59"_s;
    QTest::newRow("before") << british << old << u"3 Nov 2026"_s;
    QTest::newRow("American") << american << old << u"Nov 3, 2026"_s;
    QTest::newRow("German") << german << old << u"3. Nov. 2026"_s;
    QTest::newRow("ahead") << british << QDateTime(QDate(2027, 1, 2), QTime(1, 1)) << u"2 Jan 2027"_s;
    QTest::newRow("none") << british << QDateTime() << QString();
}

void TextFormatTest::tellsTimes()
{
    QFETCH(QLocale, locale);
    QFETCH(QDateTime, time);
    const QDateTime now(QDate(2026, 11, 23), QTime(18, 0));
    QTEST(timeText(time, locale, now), "text");
    // As servers send it.
    QTEST(timeText(time.toUTC(), locale, now), "text");
}

void TextFormatTest::tellsExactTimes()
{
    const QLocale british(QLocale::English, QLocale::UnitedKingdom);
    const QDateTime now(QDate(2026, 11, 23), QTime(18, 0));
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    constexpr qint64 day = 24 * hour;
    const auto after = [&](qint64 seconds) { return exactTimeText(now.addSecs(-seconds), british, now); };
    QVERIFY(after(0).contains("18:00:00 (just now)"_L1));
    QVERIFY(after(minute).endsWith("(a minute ago)"_L1));
    QVERIFY(after(59 * minute).endsWith("(59 minutes ago)"_L1));
    QVERIFY(after(2 * hour).endsWith("(2 hours ago)"_L1));
    QVERIFY(after(20 * day).endsWith("(20 days ago)"_L1));
    QVERIFY(!after(-hour).contains(u'('));
    QCOMPARE(exactTimeText({}, british, now), QString());
}

void TextFormatTest::groupsCounts()
{
    QCOMPARE(countText(1234567, QLocale(QLocale::English, QLocale::UnitedKingdom)), u"1,234,567"_s);
    QCOMPARE(countText(1234567, QLocale(QLocale::German, QLocale::Germany)), u"1.234.567"_s);
    QCOMPARE(countText(0), u"0"_s);
}

} // namespace Speckle

QTEST_MAIN(Speckle::TextFormatTest)
#include "tst_textformat.moc"
