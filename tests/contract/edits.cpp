// SPDX-License-Identifier: MIT
#include "core/edits/caught.h"
#include "core/edits/streamedit.h"
#include "tests/contract/contractcase.h"
#include "tests/contract/expect.h"

using namespace Qt::StringLiterals;

namespace Speckle::Contract {

class Edits : public ContractCase
{
    Q_OBJECT

public:
    using ContractCase::ContractCase;

private slots:
    void savesUponWhatOthersSaved()
    {
        call(u"PUT /streams/:streamId"_s, u"edit upon another's save"_s);
        const Stream base = shared({{u"tags"_s, QJsonArray{u"a"_s, u"b"_s}},
                                    {u"baseProperties"_s, QJsonObject{{u"units"_s, u"Meters"_s}}}});
        Stream theirs = base;
        theirs.setName(u"theirs"_s);
        theirs.setTags({u"a"_s, u"b"_s, u"t"_s});
        theirs.setTolerance(0.5);
        SPECKLE_OK(edit(m_bob, base, theirs));
        Stream mine = base;
        mine.setDescription(u"mine"_s);
        mine.setTags({u"b"_s, u"m"_s});
        mine.setUnits(u"Feet"_s);
        SPECKLE_VALUE(outcome, edit(m_ada, base, mine));
        QVERIFY(outcome.isSaved());
        QCOMPARE(outcome.now.name(), u"theirs"_s);
        QCOMPARE(outcome.now.description(), u"mine"_s);
        QCOMPARE(outcome.now.tags(), (QStringList{u"b"_s, u"t"_s, u"m"_s}));
        QCOMPARE(outcome.now.units(), u"Feet"_s);
        QCOMPARE(outcome.now.tolerance(), 0.5);
        QVERIFY(!outcome.sent.contains("name"_L1));
    }

    void keepsUsersThatOthersAdded()
    {
        call(u"PUT /streams/:streamId"_s, u"users added by both"_s);
        const auto eve = newPerson(u"Eve"_s);
        const auto mallory = newPerson(u"Mallory"_s);
        QVERIFY(eve && mallory);
        const Stream base = shared({});
        Stream theirs = base;
        theirs.setValue("canRead", QJsonArray{eve->id()});
        SPECKLE_OK(edit(m_bob, base, theirs));
        Stream mine = base;
        mine.setValue("canRead", QJsonArray{mallory->id()});
        SPECKLE_VALUE(outcome, edit(m_ada, base, mine));
        QCOMPARE(outcome.now.canRead(), (QStringList{eve->id(), mallory->id()}));
    }

    void handsConflictsBack()
    {
        call(u"PUT /streams/:streamId"_s, u"edits that collide"_s);
        const Stream base = shared({});
        Stream theirs = base;
        theirs.setName(u"theirs"_s);
        SPECKLE_OK(edit(m_bob, base, theirs));
        Stream mine = base;
        mine.setName(u"mine"_s);
        SPECKLE_VALUE(outcome, edit(m_ada, base, mine));
        QVERIFY(!outcome.isSaved());
        QCOMPARE(outcome.conflicts().size(), 1);
        QCOMPARE(outcome.conflicts().constFirst().theirs.toString(), u"theirs"_s);
        SPECKLE_VALUE(between, m_bob->streams().get(base.streamId()));
        QCOMPARE(between.name(), u"theirs"_s);
        SPECKLE_VALUE(again, edit(m_ada, outcome.now, outcome.resolvedWith({EditSide::Mine})));
        QCOMPARE(again.now.name(), u"mine"_s);
    }

    void removesWithinUnknownObjects()
    {
        call(u"PUT /streams/:streamId"_s, u"a key taken out of an unknown object"_s);
        const QString id = shared({{u"custom"_s, QJsonObject{{u"a"_s, 1}, {u"b"_s, 2}}}}).streamId();
        SPECKLE_VALUE(base, m_ada->streams().get(id));
        QCOMPARE(base.value("custom")["b"_L1].toInt(), 2);
        Stream mine = base;
        mine.setValue("custom", QJsonObject{{u"a"_s, 3}});
        SPECKLE_VALUE(outcome, edit(m_ada, base, mine));
        QCOMPARE(outcome.now.value("custom")["a"_L1].toInt(), 3);
        QVERIFY(outcome.now.value("custom")["b"_L1].isNull()
                || outcome.now.value("custom")["b"_L1].isUndefined());
    }

    void storesNoLayerThatWasMadeUp()
    {
        call(u"PUT /streams/:streamId"_s, u"layers, but none made up"_s);
        const QStringList objects
            = newObjects(*m_ada, {QJsonObject{{u"type"_s, u"Number"_s}, {u"value"_s, 1}}});
        QCOMPARE(objects.size(), 1);
        const QJsonObject placeholder{{u"type"_s, u"Placeholder"_s}, {u"_id"_s, objects.constFirst()}};
        const QString id = shared({{u"objects"_s, QJsonArray{placeholder}}}).streamId();
        SPECKLE_VALUE(base, m_ada->streams().get(id));
        QCOMPARE(base.layers().size(), 1); // made up
        Stream mine = base;
        mine.setName(u"renamed"_s);
        SPECKLE_OK(edit(m_ada, base, mine));
        SPECKLE_VALUE(without, m_ada->streams().get(id, Query().omit({u"objects"_s})));
        QCOMPARE(without.layers().size(), 0);
        QJsonArray layers = base.value("layers").toArray();
        layers += QJsonObject{{u"guid"_s, u"real"_s}, {u"name"_s, u"Real"_s}, {u"startIndex"_s, 0},
                              {u"objectCount"_s, 1},  {u"orderIndex"_s, 0},   {u"topology"_s, u"0;0-1 "_s}};
        mine.setValue("layers", layers);
        SPECKLE_OK(edit(m_ada, base, mine));
        SPECKLE_VALUE(with, m_ada->streams().get(id, Query().omit({u"objects"_s})));
        QCOMPARE(with.layers().size(), 1);
        QCOMPARE(with.layers().constFirst().guid(), u"real"_s);
        QCOMPARE(with.name(), u"renamed"_s);
        SPECKLE_VALUE(ids, m_ada->streams().objectIds(id));
        QCOMPARE(ids, objects);
    }

    void atOnceLosesNothingOfDifferentFields()
    {
        // A server that keeps its documents in MongoDB refuses one of two that overlap: it is read again.
        call(u"PUT /streams/:streamId"_s, u"two at once"_s);
        Stream now = shared({});
        for (int i = 0; i < 10; ++i) {
            Stream mine = now;
            mine.setTags(now.tags() + QStringList{u"t%1"_s.arg(i)});
            Stream theirs = now;
            QJsonArray marks = now.value("marks").toArray();
            marks += i;
            theirs.setValue("marks", marks);
            QObject parent;
            SPECKLE_VALUE(both, Speckle::Edits::gathered(
                                    &parent, QList{edit(m_ada, now, mine), edit(m_bob, now, theirs)}));
            for (const auto &outcome : both)
                QVERIFY2(outcome.index() == 0, describe(outcome).constData());
            SPECKLE_VALUE(next, m_ada->streams().get(now.streamId(), Query().omit({u"objects"_s})));
            QCOMPARE(next.tags(), mine.tags());
            QCOMPARE(next.value("marks").toArray(), marks);
            now = next;
        }
    }

    void failsWhereItMayNotWrite()
    {
        call(u"PUT /streams/:streamId"_s, u"edit as one who may only read"_s);
        const Stream base = newStream(*m_ada, {{u"canRead"_s, QJsonArray{m_bob->id()}}});
        Stream mine = base;
        mine.setName(u"hack"_s);
        SPECKLE_FAILS(edit(m_bob, base, mine), Forbidden, 400);
    }

private:
    //! Of ada, that bob may write.
    Stream shared(QJsonObject fields)
    {
        fields.insert("canWrite"_L1, QJsonArray{m_bob->id()});
        const Stream made = newStream(*m_ada, fields);
        const auto outcome = await(m_ada->streams().get(made.streamId(), Query().omit({u"objects"_s})));
        return outcome.index() == 0 ? std::get<0>(outcome) : Stream();
    }
    static Reply<EditOutcome<Stream>> *edit(const Person *who, const Stream &base, const Stream &mine)
    {
        return editStream(who->client.get(), base, mine);
    }
};

static const ContractCase::Registered<Edits> editsRegistered;

} // namespace Speckle::Contract

#include "edits.moc"
