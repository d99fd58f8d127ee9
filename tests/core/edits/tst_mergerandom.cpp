// SPDX-License-Identifier: MIT
#include "core/edits/editrules.h"
#include "core/edits/listorder.h"
#include "tests/core/edits/dice.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

const QStringList editable{u"canRead"_s, u"canWrite"_s,       u"tags"_s, u"children"_s,
                           u"layers"_s,  u"objects"_s,        u"name"_s, u"jobNumber"_s,
                           u"unknown"_s, u"baseProperties"_s, u"new"_s};

bool isCovered(const QString &path, const Merged &merged)
{
    return std::any_of(merged.conflicts.cbegin(), merged.conflicts.cend(), [&](const EditConflict &conflict) {
        const QString where = u'/' + conflict.path.join(u'/');
        return path == where || path.startsWith(where + u'/');
    });
}

QStringList pathsOf(const Merged &merged)
{
    QStringList paths;
    for (const EditConflict &conflict : merged.conflicts)
        paths += conflict.path.join(u'/');
    paths.sort();
    return paths;
}

QByteArray pretty(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

//! Nobody's change disappears without a conflict, whatever both of them did.
class TestMergeRandom : public QObject
{
    Q_OBJECT

private slots:
    void keepsEveryChange()
    {
        const quint32 first = firstSeed();
        int collided = 0;
        for (quint32 seed = first; seed < first + rounds; ++seed) {
            Dice dice(seed);
            const QJsonObject base = dice.record();
            const QJsonObject mine = dice.edited(base, editable);
            const QJsonObject theirs = dice.edited(base, editable);
            const Merged merged = mergeStream(base, mine, theirs);
            collided += merged.conflicts.isEmpty() ? 0 : 1;
            QString wrong = problem(base, mine, theirs, merged);
            if (wrong.isEmpty())
                wrong = problem(base, theirs, mine, mergeStream(base, theirs, mine));
            if (wrong.isEmpty() && pathsOf(merged) != pathsOf(mergeStream(base, theirs, mine)))
                wrong = u"the other side sees other conflicts"_s;
            const QByteArray story = "seed " + QByteArray::number(seed) + ": " + wrong.toUtf8() + '\n'
                                     + pretty(base) + pretty(mine) + pretty(theirs) + pretty(merged.json)
                                     + pathsOf(merged).join(u' ').toUtf8();
            QVERIFY2(wrong.isEmpty(), story.constData());
        }
        // The test would prove nothing if they never met, or always.
        QVERIFY2(collided > int(rounds) / 10 && collided < int(rounds) * 9 / 10,
                 QByteArray::number(collided).constData());
    }

    void unchangedSidesHaveNoSay()
    {
        const quint32 first = firstSeed();
        for (quint32 seed = first; seed < first + rounds; ++seed) {
            Dice dice(seed);
            const QJsonObject base = dice.record();
            const QJsonObject other = dice.edited(base, editable);
            for (const Merged &merged : {mergeStream(base, base, other), mergeStream(base, other, base),
                                         mergeStream(base, other, other)}) {
                QVERIFY2(merged.conflicts.isEmpty(), QByteArray::number(seed).constData());
                QVERIFY2(factsOf(merged.json) == factsOf(other), QByteArray::number(seed).constData());
                QVERIFY2(order(merged.json) == order(other), QByteArray::number(seed).constData());
            }
            QCOMPARE(mergeStream(base, base, base).json, base);
            QCOMPARE(mergeStream(base, base, other).json, other);
        }
    }

    void aChoiceHolds()
    {
        const quint32 first = firstSeed();
        for (quint32 seed = first; seed < first + rounds; ++seed) {
            Dice dice(seed);
            const QJsonObject base = dice.record();
            const QJsonObject mine = dice.edited(base, editable);
            const QJsonObject theirs = dice.edited(base, editable);
            const Merged merged = mergeStream(base, mine, theirs);
            QList<EditSide> choices;
            for (qsizetype i = 0; i < merged.conflicts.size(); ++i)
                choices += dice.chance(50) ? EditSide::Mine : EditSide::Theirs;
            const QJsonObject chosen = resolved(merged, choices);
            const Facts facts = factsOf(chosen);
            for (qsizetype i = 0; i < choices.size(); ++i) {
                const EditConflict &conflict = merged.conflicts.at(i);
                if (conflict.path == QStringList{u"layers"_s})
                    continue; // what is inside of it may have been chosen otherwise
                const QJsonValue wanted = choices.at(i) == EditSide::Mine ? conflict.mine : conflict.theirs;
                Facts part;
                const QString path = u'/' + conflict.path.join(u'/');
                addFacts(part, path, wanted);
                for (auto it = part.cbegin(); it != part.cend(); ++it)
                    QVERIFY2(facts.value(it.key()) == it.value(), QByteArray::number(seed).constData());
                if (part.isEmpty())
                    QVERIFY2(!facts.contains(path), QByteArray::number(seed).constData());
            }
            // Saving what was chosen, upon what they have, meets nobody.
            const Merged again = mergeStream(theirs, chosen, theirs);
            QVERIFY2(again.conflicts.isEmpty(), QByteArray::number(seed).constData());
            QVERIFY2(factsOf(again.json) == facts, QByteArray::number(seed).constData());
        }
    }

private:
    static constexpr quint32 rounds = roundsOf(1'500);

    static QStringList order(const QJsonObject &record)
    {
        QStringList guids;
        const QJsonArray layers = record["layers"_L1].toArray();
        for (const auto &layer : layers)
            guids += layer["guid"_L1].toString();
        return guids;
    }

    static QString problem(const QJsonObject &base, const QJsonObject &mine, const QJsonObject &theirs,
                           const Merged &merged)
    {
        const Facts before = factsOf(base);
        const Facts ours = factsOf(mine);
        const Facts others = factsOf(theirs);
        const Facts result = factsOf(merged.json);
        QStringList paths = before.keys() + ours.keys() + others.keys() + result.keys();
        paths.removeDuplicates();
        for (const QString &path : std::as_const(paths)) {
            const QByteArray was = before.value(path);
            const QByteArray now = result.value(path);
            if (isCovered(path, merged)) {
                if (now != others.value(path) && !isCovered(u"/layers"_s, merged))
                    return u"a conflict was resolved: "_s + path;
                continue;
            }
            if (ours.value(path) != was && now != ours.value(path))
                return u"my change is lost: "_s + path;
            if (others.value(path) != was && now != others.value(path))
                return u"their change is lost: "_s + path;
            if (ours.value(path) == was && others.value(path) == was && now != was)
                return u"nobody changed that: "_s + path;
        }
        for (const QJsonObject &side : {mine, theirs}) {
            if (!isCovered(u"/layers"_s, merged) && ListOrder::differs(order(base), order(side))
                && ListOrder::differs(order(merged.json), order(side)))
                return u"an order is lost"_s;
        }
        for (const EditConflict &conflict : merged.conflicts) {
            if (conflict.mine == conflict.theirs)
                return u"they agree: "_s + conflict.path.join(u'/');
        }
        return {};
    }
};

QTEST_GUILESS_MAIN(TestMergeRandom)
#include "tst_mergerandom.moc"
