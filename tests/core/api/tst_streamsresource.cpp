// SPDX-License-Identifier: MIT
#include "core/api/streamsresource.h"
#include "tests/core/api/apibench.h"
#include "tests/support/await.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace Speckle;

using Kind = ApiError::Kind;

namespace {

WireAnswer success()
{
    return ApiBench::json({{u"success"_s, true}});
}

Layer walls()
{
    return Layer({{u"guid"_s, u"g1"_s}, {u"name"_s, u"Walls"_s}, {u"objectCount"_s, 2}});
}

// As it comes with the answer of a real server.
Layer generated()
{
    return Layer({{u"name"_s, u"Default Generated Speckle Layer"_s},
                  {u"guid"_s, u"517ba935-b74d-4752-a000-000000000000"_s},
                  {u"orderIndex"_s, 0},
                  {u"startIndex"_s, 0},
                  {u"objectCount"_s, 3},
                  {u"topology"_s, u"0;0-3 "_s}});
}

} // namespace

class TestStreamsResource : public QObject
{
    Q_OBJECT

private slots:
    void listAll()
    {
        ApiBench bench;
        bench.answer(u"str-admin"_s);
        SPECKLE_VALUE(streams, StreamsResource(bench.client()).listAll(Query().fields({u"name"_s})));
        QCOMPARE(bench.lastLine(), QByteArray("GET /api/streams/admin?fields=name"));
        QCOMPARE(streams.size(), 3);
        bench.answer(u"str-admin-user"_s);
        const ApiError error = errorOf(await(StreamsResource(bench.client()).listAll()));
        QCOMPARE(error.kind, Kind::Forbidden);
        QVERIFY2(error.sentence().contains("Only admins"_L1), qPrintable(error.sentence()));
    }

    void remove()
    {
        ApiBench bench;
        bench.answer(u"str-del-parent"_s);
        SPECKLE_VALUE(gone, StreamsResource(bench.client()).remove(u"ogzI3xTA2Z"_s));
        QCOMPARE(bench.lastLine(), QByteArray("DELETE /api/streams/ogzI3xTA2Z"));
        QCOMPARE(gone.size(), 9);
        QVERIFY(gone.contains("n0DTKVUKS"_L1));
        QCOMPARE(gone.last(), u"ogzI3xTA2Z"_s);
        bench.answer(u"str-del-other-writer"_s);
        const ApiError error = errorOf(await(StreamsResource(bench.client()).remove(u"a"_s)));
        QCOMPARE(error.kind, Kind::Forbidden);
        QVERIFY2(error.sentence().contains("Only its owner and admins"_L1), qPrintable(error.sentence()));
    }

    void objects()
    {
        ApiBench bench;
        bench.answer(u"strobj-fields"_s);
        SPECKLE_VALUE(objects, StreamsResource(bench.client()).objects(u"s"_s, Query().fields({u"type"_s})));
        QCOMPARE(bench.lastLine(), QByteArray("GET /api/streams/s/objects?fields=type"));
        QCOMPARE(objects.size(), 3);
        QCOMPARE(objects.at(0).id(), objects.at(2).id());
        QCOMPARE(objects.at(1).type(), u"Number"_s);
        bench.answer(u"strobj-private-other"_s);
        QCOMPARE(errorOf(await(StreamsResource(bench.client()).objects(u"s"_s))).kind, Kind::Forbidden);
    }

    void createLeavesIdentityBehind()
    {
        ApiBench bench;
        bench.answer(u"str-put-empty-check"_s);
        QJsonObject stored = number(1);
        stored.insert("_id"_L1, u"o"_s);
        stored.insert("hash"_L1, u"h"_s);
        const Stream copied({{u"_id"_s, u"x"_s},
                             {u"streamId"_s, u"s"_s},
                             {u"name"_s, u"copy"_s},
                             {u"objects"_s, QJsonArray{placeholderFor(u"p"_s), stored}},
                             {u"layers"_s, QJsonArray{generated().json(), walls().json()}}});
        SPECKLE_VALUE(made, StreamsResource(bench.client()).create(copied));
        QVERIFY(!made.id().isEmpty());
        QCOMPARE(bench.lastObject(),
                 QJsonObject({{u"name"_s, u"copy"_s},
                              {u"objects"_s, QJsonArray{placeholderFor(u"p"_s), number(1)}},
                              {u"layers"_s, QJsonArray{walls().json()}}}));
    }

    void updateNeverRenames()
    {
        ApiBench bench;
        const Stream before({{u"streamId"_s, u"a"_s}, {u"name"_s, u"x"_s}, {u"layers"_s, QJsonArray()}});
        Stream after({{u"streamId"_s, u"b"_s},
                      {u"name"_s, u"y"_s},
                      {u"owner"_s, u"me"_s},
                      {u"objects"_s, QJsonArray()},
                      {u"layers"_s, QJsonArray{generated().json()}}});
        bench.answer(success());
        SPECKLE_VALUE(done, StreamsResource(bench.client()).update(before, after));
        QCOMPARE(done, Done());
        QCOMPARE(bench.lastLine(), QByteArray("PUT /api/streams/a"));
        QCOMPARE(bench.lastBody(), QByteArray(R"({"name":"y"})"));
    }

    // The server would keep the whole objects only.
    void setObjectsUploadsFirst()
    {
        ApiBench bench;
        bench.answer(u"obj-post-many"_s);
        bench.answer(success());
        QJsonObject third = number(3);
        third.insert("_id"_L1, u"old"_s);
        SPECKLE_VALUE(
            ids, StreamsResource(bench.client())
                     .setObjects(u"s"_s, {number(1), u"kept"_s, number(2), placeholderFor(u"kept"_s), third},
                                 QList<Layer>{generated(), walls()}));
        const QStringList expected{u"6b047160ab886e5505b018af"_s, u"kept"_s, u"6b047160ab886e5505b018b0"_s,
                                   u"kept"_s, u"6b047160ab886e5505b018b1"_s};
        QCOMPARE(ids, expected);
        QCOMPARE(bench.count(), 2);
        QCOMPARE(bench.line(0), QByteArray("POST /api/objects"));
        QCOMPARE(bench.arrayOf(0), QJsonArray({number(1), number(2), number(3)}));
        QCOMPARE(bench.line(1), QByteArray("PUT /api/streams/s"));
        QJsonArray placeholders;
        for (const QString &id : expected)
            placeholders += placeholderFor(id);
        QCOMPARE(bench.lastObject(),
                 QJsonObject({{u"objects"_s, placeholders}, {u"layers"_s, QJsonArray{walls().json()}}}));
    }

    void setObjectsOfIdsAlone()
    {
        ApiBench bench;
        bench.answer(success());
        SPECKLE_VALUE(
            ids,
            StreamsResource(bench.client()).setObjects(u"s"_s, {u"a"_s, u"b"_s}, QList<Layer>{generated()}));
        QCOMPARE(ids, QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(bench.count(), 1);
        QCOMPARE(bench.lastObject(),
                 QJsonObject({{u"objects"_s, QJsonArray{placeholderFor(u"a"_s), placeholderFor(u"b"_s)}}}));
    }

    void setObjectsFailsBeforeItTouchesTheStream()
    {
        ApiBench bench;
        bench.answer(u"obj-post-no-type"_s);
        QCOMPARE(errorOf(await(StreamsResource(bench.client()).setObjects(u"s"_s, {number(1), u"a"_s})))
                     .httpStatus,
                 400);
        QCOMPARE(bench.count(), 1);
    }

    void emptyListsGoOutWhereTheyAreMeant()
    {
        ApiBench bench;
        bench.server().setAnswer(success());
        StreamsResource streams(bench.client());
        QCOMPARE(errorOf(await(streams.setObjects(u"s"_s, {}))).kind, Kind::Rejected);
        QCOMPARE(errorOf(await(streams.setObjects(u"s"_s, {QString()}))).kind, Kind::Rejected);
        QCOMPARE(errorOf(await(streams.setLayers(u"s"_s, {}))).kind, Kind::Rejected);
        QCOMPARE(bench.count(), 0);
        SPECKLE_VALUE(emptied, streams.clearObjects(u"s"_s));
        QCOMPARE(bench.lastBody(), QByteArray(R"({"objects":[]})"));
        SPECKLE_VALUE(flat, streams.clearLayers(u"s"_s));
        QCOMPARE(bench.lastBody(), QByteArray(R"({"layers":[]})"));
        QCOMPARE(emptied, flat);
    }

    void setLayersWithoutGenerated()
    {
        ApiBench bench;
        bench.server().setAnswer(success());
        StreamsResource streams(bench.client());
        SPECKLE_VALUE(nothing, streams.setLayers(u"s"_s, {generated()}));
        QCOMPARE(bench.count(), 0);
        SPECKLE_VALUE(done, streams.setLayers(u"s"_s, {generated(), walls()}));
        QCOMPARE(done, nothing);
        QCOMPARE(bench.lastLine(), QByteArray("PUT /api/streams/s"));
        QCOMPARE(bench.lastObject(), QJsonObject({{u"layers"_s, QJsonArray{walls().json()}}}));
    }

    void generatedLayers()
    {
        ApiBench bench;
        bench.answer(u"str-put-objects-placeholders-check"_s);
        SPECKLE_VALUE(stream, StreamsResource(bench.client()).get(u"s"_s));
        QCOMPARE(stream.layers().size(), 1);
        QVERIFY(stream.layers().first().isGenerated());
        QVERIFY(generated().isGenerated());
        QVERIFY(!walls().isGenerated());
        Layer renamed = stream.layers().first();
        renamed.setValue("name", u"Mine"_s);
        QVERIFY2(!renamed.isGenerated(), "somebody made it his own");
    }

    void clone()
    {
        ApiBench bench;
        bench.answer(u"clone"_s);
        SPECKLE_VALUE(made, StreamsResource(bench.client()).clone(u"ogzI3xTA2Z"_s));
        QCOMPARE(bench.lastLine(), QByteArray("POST /api/streams/ogzI3xTA2Z/clone"));
        QCOMPARE(bench.lastBody(), QByteArray("{}"));
        QCOMPARE(made.clone.parent(), u"ogzI3xTA2Z"_s);
        QVERIFY(made.parent.children().contains(made.clone.streamId()));
        bench.answer(u"clone"_s);
        SPECKLE_VALUE(named, StreamsResource(bench.client()).clone(u"a"_s, u"N"_s));
        QCOMPARE(bench.lastBody(), QByteArray(R"({"name":"N"})"));
        QVERIFY(!named.clone.isEmpty());
        bench.answer(u"clone-private-other"_s);
        const ApiError error = errorOf(await(StreamsResource(bench.client()).clone(u"a"_s)));
        QCOMPARE(error.kind, Kind::Rejected);
        QVERIFY2(error.sentence().contains("you may not read it"_L1), qPrintable(error.sentence()));
        bench.answer(success());
        QCOMPARE(errorOf(await(StreamsResource(bench.client()).clone(u"a"_s))).kind, Kind::NotSpeckle);
    }

    void diff()
    {
        ApiBench bench;
        bench.answer(u"diff"_s);
        SPECKLE_VALUE(diff, StreamsResource(bench.client()).diff(u"ogzI3xTA2Z"_s, u"n0DTKVUKS"_s));
        QCOMPARE(bench.lastLine(), QByteArray("GET /api/streams/ogzI3xTA2Z/diff/n0DTKVUKS"));
        QCOMPARE(diff.objects.common, QStringList{u"6b047160ab886e5505b018ae"_s});
        QCOMPARE(diff.objects.inA,
                 QStringList({u"6b047160ab886e5505b018af"_s, u"6b047161ab886e5505b018bb"_s}));
        QCOMPARE(diff.objects.inB, QStringList{u"6b047160ab886e5505b018b0"_s});
        QVERIFY(diff.layers.common.isEmpty());
        QCOMPARE(diff.layers.inA.first().name(), u"L1"_s);
        QCOMPARE(diff.layers.inB.first().guid(), u"l2"_s);
        bench.answer(u"diff-missing"_s);
        QCOMPARE(errorOf(await(StreamsResource(bench.client()).diff(u"a"_s, u"b"_s))).kind, Kind::NotFound);
    }

    void comparesNothingWithItself()
    {
        ApiBench bench;
        StreamsResource streams(bench.client());
        QCOMPARE(errorOf(await(streams.diff(u"a"_s, u"a"_s))).kind, Kind::Rejected);
        QCOMPARE(errorOf(await(streams.delta(u"a"_s, u"a"_s))).kind, Kind::Rejected);
        QCOMPARE(bench.count(), 0);
    }

    void delta()
    {
        ApiBench bench;
        bench.answer(u"delta-ok"_s);
        SPECKLE_VALUE(delta, StreamsResource(bench.client()).delta(u"ogzI3xTA2Z"_s, u"n0DTKVUKS"_s));
        QCOMPARE(bench.lastLine(), QByteArray("GET /api/streams/ogzI3xTA2Z/delta/n0DTKVUKS"));
        QCOMPARE(delta.created, QStringList{u"6b047160ab886e5505b018b0"_s});
        QCOMPARE(delta.deleted.size(), 2);
        QCOMPARE(delta.common.size(), 1);
        QCOMPARE(delta.author.displayName(), u"Renamed Person"_s);
        QCOMPARE(delta.revisionA.streamId, u"ogzI3xTA2Z"_s);
        QCOMPARE(delta.revisionA.sender, u"Rhino"_s);
        QCOMPARE(delta.revisionB.sender, u"GH"_s);
        QCOMPARE(delta.warning, QString());
    }

    // The server says 400 and answers all the same.
    void deltaWithoutSenders()
    {
        ApiBench bench;
        bench.answer(u"delta-no-clientA"_s);
        SPECKLE_VALUE(delta, StreamsResource(bench.client()).delta(u"n0DTKVUKS"_s, u"ogzI3xTA2Z"_s));
        QCOMPARE(delta.created.size(), 2);
        QVERIFY(delta.author.isEmpty());
        QCOMPARE(delta.revisionA.sender, QString());
        QCOMPARE(delta.revisionA.updatedAt, QString());
        QCOMPARE(delta.revisionB.sender, u"Rhino"_s);
        QVERIFY2(delta.warning.contains("n0DTKVUKS"_L1) && !delta.warning.contains("ogzI3xTA2Z"_L1),
                 qPrintable(delta.warning));
        bench.answer(u"delta-no-clients"_s);
        SPECKLE_VALUE(neither, StreamsResource(bench.client()).delta(u"a"_s, u"b"_s));
        QVERIFY(neither.warning.contains("n0DTKVUKS, "_L1));
        bench.answer(u"delta-missing"_s);
        QCOMPARE(errorOf(await(StreamsResource(bench.client()).delta(u"a"_s, u"b"_s))).kind, Kind::NotFound);
    }

    void applyDelta()
    {
        ApiBench bench;
        StreamDelta delta;
        delta.revisionA.streamId = u"s"_s;
        delta.created = QStringList{u"new"_s};
        delta.deleted = QStringList{u"6b047160ab886e5505b018af"_s};
        bench.answer(u"str-put-objects-placeholders-check"_s);
        bench.answer(u"applydelta-noop"_s);
        SPECKLE_VALUE(done, StreamsResource(bench.client()).applyDelta(u"s"_s, delta, u"before"_s));
        QCOMPARE(done, Done());
        QCOMPARE(bench.line(0), QByteArray("GET /api/streams/s?fields=objects"));
        QCOMPARE(bench.line(1), QByteArray("POST /api/streams/s/delta"));
        QCOMPARE(bench.lastObject(),
                 QJsonObject({{u"name"_s, u"before"_s},
                              {u"revisionA"_s, QJsonObject{{u"id"_s, u"s"_s}}},
                              {u"created"_s, QJsonArray{placeholderFor(u"new"_s)}},
                              {u"deleted"_s, QJsonArray{placeholderFor(u"6b047160ab886e5505b018af"_s)}}}));
    }

    // The server would clone the stream first, and then find out.
    void applyDeltaThatDoesNotFit()
    {
        ApiBench bench;
        bench.server().setAnswer(ApiBench::recorded(u"str-put-objects-placeholders-check"_s));
        StreamsResource streams(bench.client());
        StreamDelta delta;
        delta.revisionA.streamId = u"other"_s;
        QCOMPARE(errorOf(await(streams.applyDelta(u"s"_s, delta))).kind, Kind::Rejected);
        QCOMPARE(bench.count(), 0);
        delta.revisionA.streamId = u"s"_s;
        delta.created = QStringList{u"6b047160ab886e5505b018ae"_s};
        QCOMPARE(errorOf(await(streams.applyDelta(u"s"_s, delta))).kind, Kind::Rejected);
        delta.created.clear();
        delta.deleted = QStringList{u"gone"_s};
        QCOMPARE(errorOf(await(streams.applyDelta(u"s"_s, delta))).kind, Kind::Rejected);
        QCOMPARE(bench.count(), 2);
        QCOMPARE(bench.lastLine(), QByteArray("GET /api/streams/s?fields=objects"));
    }
};

QTEST_GUILESS_MAIN(TestStreamsResource)
#include "tst_streamsresource.moc"
