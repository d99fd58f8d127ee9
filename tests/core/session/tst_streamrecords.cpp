// SPDX-License-Identifier: MIT
#include "core/session/streamrecords.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

Stream stream(QByteArray json)
{
    return Stream(QJsonDocument::fromJson(json.replace('\'', '"')).object());
}

} // namespace

class TestStreamRecords : public QObject
{
    Q_OBJECT

private slots:
    void partsDoNotMakeAWhole()
    {
        StreamRecords records;
        QVERIFY(!records.stream(u"s"_s));
        QVERIFY(records.putPart(stream("{'streamId':'s','name':'A','owner':'o'}")));
        QVERIFY(!records.putPart(stream("{'streamId':'s','name':'A'}"))); // nothing new
        QVERIFY(!records.isWhole(u"s"_s));
        QCOMPARE(records.stream(u"s"_s)->owner(), u"o"_s);
        QVERIFY(!records.putPart(stream("{'name':'without an id'}")));
    }

    void partsDoNotDamageAWhole()
    {
        StreamRecords records;
        QVERIFY(records.putWhole(stream("{'streamId':'s','name':'A','description':'d','unknown':{'x':1},"
                                        "'layers':[{'guid':'g','name':'L','objectCount':3}]}")));
        QVERIFY(records.putPart(
            stream("{'streamId':'s','name':'B','layers':[{'objectCount':5},{'objectCount':2}]}")));
        const Stream known = *records.stream(u"s"_s);
        QVERIFY(records.isWhole(u"s"_s));
        QCOMPARE(known.name(), u"B"_s);
        QCOMPARE(known.description(), u"d"_s);
        QVERIFY(known.has("unknown"));
        QCOMPARE(known.layers().size(), 1);
        QCOMPARE(known.layers().constFirst().name(), u"L"_s);
        QCOMPARE(records.objectCount(u"s"_s), 7);
    }

    void anOlderPartUndoesNothing()
    {
        StreamRecords records;
        records.putWhole(stream("{'streamId':'s','name':'new','updatedAt':'2026-02-02T00:00:00.000Z'}"));
        QVERIFY(
            !records.putPart(stream("{'streamId':'s','name':'old','updatedAt':'2026-02-01T00:00:00.000Z'}")));
        QCOMPARE(records.stream(u"s"_s)->name(), u"new"_s);
        QVERIFY(records.putPart(
            stream("{'streamId':'s','name':'newer','updatedAt':'2026-02-03T00:00:00.000Z'}")));
        QVERIFY(records.putPart(stream("{'streamId':'s','name':'no time'}")));
    }

    void aWholeTakesAwayWhatIsGone()
    {
        StreamRecords records;
        records.putPart(stream("{'streamId':'s','name':'A','tags':['x'],'layers':[{'objectCount':5}]}"));
        QVERIFY(records.putWhole(stream("{'streamId':'s','name':'A','layers':[],'objects':['1']}")));
        const Stream known = *records.stream(u"s"_s);
        QVERIFY(!known.has("tags"));
        QVERIFY(!known.has("objects"));
        QVERIFY(!records.objectCount(u"s"_s));
        QVERIFY(!records.putWhole(stream("{'streamId':'s','name':'A','layers':[]}")));
    }

    void counts()
    {
        StreamRecords records;
        records.putPart(stream(
            "{'streamId':'s','layers':[{'objectCount':5},{'objectCount':-3},{'objectCount':2.0},{}]}"));
        QCOMPARE(records.objectCount(u"s"_s), 7);
        QVERIFY(!records.stream(u"s"_s)->has("layers"));
        // The ids know best.
        QVERIFY(records.putObjectIds(u"s"_s, {u"1"_s, u"1"_s}));
        QVERIFY(!records.putObjectIds(u"s"_s, {u"1"_s, u"1"_s}));
        QCOMPARE(records.objectCount(u"s"_s), 2);
        QCOMPARE(records.objectIds(u"s"_s), QStringList({u"1"_s, u"1"_s}));
        // No layers: there may be objects all the same.
        QVERIFY(records.putPart(stream("{'streamId':'t','name':'x','layers':[]}")));
        QVERIFY(!records.objectCount(u"t"_s));
        QVERIFY(!records.objectIds(u"t"_s));
    }

    void listsAskForNoObjects()
    {
        QVERIFY(!listedStreamFields().contains(u"objects"_s));
        QVERIFY(!listedStreamFields().contains(u"layers"_s));
        QVERIFY(listedStreamFields().contains(u"streamId"_s)); // or nobody knows whose they are
        QVERIFY(listedStreamFields().contains(u"updatedAt"_s)); // or an old answer undoes an edit
    }
};

QTEST_APPLESS_MAIN(TestStreamRecords)
#include "tst_streamrecords.moc"
