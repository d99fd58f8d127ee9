// SPDX-License-Identifier: MIT
#include "core/session/rowdiff.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

QStringList letters(const QString &text)
{
    return text.split(QString(), Qt::SkipEmptyParts);
}

QString staying(const QStringList &before, const RowDiff &diff)
{
    QString text;
    for (qsizetype row = 0; row < before.size(); ++row)
        text += diff.stays.at(row) ? before.at(row) : QString();
    return text;
}

//! What a view that follows the diff ends up with.
QStringList applied(const QStringList &before, const QStringList &after, const RowDiff &diff)
{
    QStringList rows;
    for (qsizetype row = 0; row < before.size(); ++row) {
        if (diff.stays.at(row))
            rows += before.at(row);
    }
    for (qsizetype row = 0; row < after.size(); ++row) {
        if (diff.isNew.at(row))
            rows.insert(row, after.at(row));
    }
    return rows;
}

} // namespace

class TestRowDiff : public QObject
{
    Q_OBJECT

private slots:
    void keepsAsMuchAsPossible_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("stays");
        QTest::addColumn<int>("moved");
        QTest::newRow("nothing") << u""_s << u""_s << u""_s << 0;
        QTest::newRow("first rows") << u""_s << u"abc"_s << u""_s << 0;
        QTest::newRow("all gone") << u"abc"_s << u""_s << u""_s << 0;
        QTest::newRow("the same") << u"abc"_s << u"abc"_s << u"abc"_s << 0;
        QTest::newRow("one new") << u"abc"_s << u"axbc"_s << u"abc"_s << 0;
        QTest::newRow("one gone") << u"abc"_s << u"ac"_s << u"ac"_s << 0;
        QTest::newRow("one to the top") << u"abcd"_s << u"cabd"_s << u"abd"_s << 1;
        QTest::newRow("one to the end") << u"abcd"_s << u"acdb"_s << u"acd"_s << 1;
        QTest::newRow("moved, new and gone") << u"abcde"_s << u"eaxcd"_s << u"acd"_s << 1;
    }

    void keepsAsMuchAsPossible()
    {
        QFETCH(const QString, before);
        QFETCH(const QString, after);
        const RowDiff diff = RowDiff::between(letters(before), letters(after));
        QTEST(staying(letters(before), diff), "stays");
        QTEST(static_cast<int>(diff.moved), "moved");
        QCOMPARE(applied(letters(before), letters(after), diff), letters(after));
    }

    void alwaysEndsRight()
    {
        QRandomGenerator random(11);
        for (int round = 0; round < 300; ++round) {
            const auto some = [&random] {
                QStringList rows = letters(u"abcdefghijklmnopqrst"_s);
                std::shuffle(rows.begin(), rows.end(), random);
                return rows.mid(0, random.bounded(20));
            };
            const QStringList before = some();
            const QStringList after = some();
            QCOMPARE(applied(before, after, RowDiff::between(before, after)), after);
        }
    }

    void aReversedListMovesAllButOne()
    {
        QStringList before;
        for (int i = 0; i < 1000; ++i)
            before += QString::number(i);
        QStringList after = before;
        std::reverse(after.begin(), after.end());
        QCOMPARE(RowDiff::between(before, after).moved, 999);
    }
};

QTEST_APPLESS_MAIN(TestRowDiff)
#include "tst_rowdiff.moc"
