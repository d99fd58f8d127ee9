// SPDX-License-Identifier: MIT
#include "core/api/objectsresource.h"
#include "tests/core/api/apibench.h"
#include "tests/support/await.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace Speckle;

using Kind = ApiError::Kind;

namespace {

// Stores everything: the id of an object is its value.
WireAnswer store(const WireRequest &request)
{
    QJsonArray placeholders;
    const QJsonArray objects = QJsonDocument::fromJson(request.body).array();
    for (const auto &object : objects)
        placeholders += placeholderFor(u"id%1"_s.arg(object["value"_L1].toInt()));
    return ApiBench::json({{u"success"_s, true}, {u"resources"_s, placeholders}});
}

} // namespace

class TestObjectsResource : public QObject
{
    Q_OBJECT

private slots:
    void listIsNotThere()
    {
        ApiBench bench;
        bench.answer(u"obj-list-no-route"_s);
        const ApiError error = errorOf(await(ObjectsResource(bench.client()).list()));
        QCOMPARE(bench.lastLine(), QByteArray("GET /api/objects"));
        QCOMPARE(error.kind, Kind::NotFound);
        QVERIFY2(error.sentence().contains("servers have no list of all objects"_L1),
                 qPrintable(error.sentence()));
    }

    void getWithQuery()
    {
        ApiBench bench;
        bench.answer(u"obj-props-check"_s);
        SPECKLE_VALUE(object, ObjectsResource(bench.client()).get(u"o"_s, Query().omit({u"value"_s})));
        QCOMPARE(bench.lastLine(), QByteArray("GET /api/objects/o?omit=value"));
        QCOMPARE(object.type(), u"Point"_s);
    }

    void createOne()
    {
        ApiBench bench;
        bench.server().setHandler(store);
        SPECKLE_VALUE(id, ObjectsResource(bench.client()).create(number(7)));
        QCOMPARE(bench.lastLine(), QByteArray("POST /api/objects"));
        QCOMPARE(bench.lastBody(), QByteArray(R"([{"type":"Number","value":7}])"));
        QCOMPARE(id, u"id7"_s);
    }

    void createMany()
    {
        ApiBench bench;
        bench.answer(u"obj-post-many"_s);
        SPECKLE_VALUE(ids, ObjectsResource(bench.client()).createAll({number(1), number(2), number(3)}));
        QCOMPARE(ids, QStringList({u"6b047160ab886e5505b018af"_s, u"6b047160ab886e5505b018b0"_s,
                                   u"6b047160ab886e5505b018b1"_s}));
        SPECKLE_VALUE(none, ObjectsResource(bench.client()).createAll({}));
        QVERIFY(none.isEmpty());
        QCOMPARE(bench.count(), 1);
    }

    // A server takes an object with an _id for stored, and one with a known hash for the one that it knows.
    void createLeavesIdentityBehind()
    {
        ApiBench bench;
        bench.server().setHandler(store);
        QJsonObject copied = number(1);
        copied.insert("_id"_L1, u"of another"_s);
        copied.insert("hash"_L1, u"of what it was"_s);
        QJsonObject fresh = number(2);
        fresh.insert("hash"_L1, u"its own"_s);
        SPECKLE_VALUE(ids, ObjectsResource(bench.client()).createAll({copied, fresh}));
        QCOMPARE(ids.size(), 2);
        const QJsonArray sent = bench.arrayOf(0);
        QCOMPARE(sent.at(0).toObject(), number(1));
        QCOMPARE(sent.at(1).toObject(), fresh);
    }

    void createRefuses_data()
    {
        QTest::addColumn<QJsonObject>("object");
        QTest::newRow("placeholder") << placeholderFor(u"id"_s);
        QTest::newRow("no type") << QJsonObject{{u"value"_s, 1}};
        QTest::newRow("null type") << QJsonObject{{u"type"_s, QJsonValue::Null}};
        QTest::newRow("empty type") << QJsonObject{{u"type"_s, QString()}};
    }
    void createRefuses()
    {
        QFETCH(QJsonObject, object);
        ApiBench bench;
        const ApiError error = errorOf(await(ObjectsResource(bench.client()).createAll({number(1), object})));
        QCOMPARE(error.kind, Kind::Rejected);
        QVERIFY(error.sentence().startsWith("Could not store the objects on "_L1));
        QCOMPARE(bench.count(), 0);
    }

    void createInBatches()
    {
        ApiBench bench;
        bench.server().setHandler(store);
        QList<QJsonObject> objects;
        QStringList expected;
        for (int i = 0; i < 100; ++i) {
            objects += number(i);
            expected += u"id%1"_s.arg(i);
        }
        UploadLimits limits;
        limits.bodyBytes = 500;
        SPECKLE_VALUE(ids, ObjectsResource(bench.client(), limits).createAll(objects));
        QCOMPARE(ids, expected);
        QVERIFY(bench.count() > 4);
        for (qsizetype i = 0; i < bench.count(); ++i)
            QVERIFY2(bench.body(i).size() <= 500, bench.body(i).constData());

        bench.server().forget();
        limits.objects = 7;
        SPECKLE_VALUE(again, ObjectsResource(bench.client(), limits).createAll(objects));
        QCOMPARE(again, expected);
        QCOMPARE(bench.count(), 15);
    }

    void createGoesAroundSmallerLimit()
    {
        ApiBench bench;
        bench.server().setHandler([](const WireRequest &request) {
            return request.body.size() > 120 ? ApiBench::recorded(u"body-over-req-size"_s) : store(request);
        });
        QList<QJsonObject> objects;
        QStringList expected;
        for (int i = 0; i < 40; ++i) {
            objects += number(i);
            expected += u"id%1"_s.arg(i);
        }
        SPECKLE_VALUE(ids, ObjectsResource(bench.client()).createAll(objects));
        QCOMPARE(ids, expected);
    }

    void createTooLarge()
    {
        ApiBench bench;
        bench.server().setAnswer(ApiBench::recorded(u"body-over-req-size"_s));
        const ApiError error
            = errorOf(await(ObjectsResource(bench.client()).createAll({number(1), number(2), number(3)})));
        QCOMPARE(error.kind, Kind::TooLarge);
        QVERIFY2(error.sentence().contains("larger than this server accepts"_L1),
                 qPrintable(error.sentence()));
        QVERIFY(bench.count() < 4);
    }

    void createStopsAtFailure()
    {
        ApiBench bench;
        bench.server().setHandler([&bench](const WireRequest &request) {
            return bench.count() < 3 ? store(request) : ApiBench::recorded(u"obj-post-no-type"_s);
        });
        UploadLimits limits;
        limits.objects = 1;
        const ApiError error
            = errorOf(await(ObjectsResource(bench.client(), limits)
                                .createAll({number(1), number(2), number(3), number(4), number(5)})));
        QCOMPARE(error.httpStatus, 400);
        QCOMPARE(bench.count(), 3);
    }

    void createCancelled()
    {
        ApiBench bench;
        bench.server().setAnswer(WireAnswer::hang());
        auto *reply = ObjectsResource(bench.client()).createAll({number(1)});
        QSignalSpy finished(reply, &AbstractReply::finished);
        QSignalSpy requested(&bench.server(), &WireServer::requested);
        QVERIFY(requested.wait(30'000));
        reply->cancel();
        QVERIFY(finished.wait(30'000));
        QVERIFY(reply->error().isCancelled());
    }

    void createCancelledBetweenBatches()
    {
        ApiBench bench;
        bench.server().setHandler(store);
        UploadLimits limits;
        limits.objects = 1;
        auto *reply = ObjectsResource(bench.client(), limits).createAll({number(1), number(2), number(3)});
        QSignalSpy finished(reply, &AbstractReply::finished);
        connect(reply, &AbstractReply::progressed, this, [reply](qint64 done, qint64 total) {
            QCOMPARE(done, 27);
            QCOMPARE(total, -1);
            reply->cancel();
        });
        QVERIFY(finished.wait(30'000));
        QVERIFY(reply->error().isCancelled());
        SPECKLE_VALUE(one, ObjectsResource(bench.client()).create(number(9)));
        QCOMPARE(one, u"id9"_s);
        QCOMPARE(bench.count(), 2);
    }

    void createForClientThatGoes()
    {
        WireServer server;
        server.setHandler(store);
        auto client = std::make_unique<Client>(server.address());
        UploadLimits limits;
        limits.objects = 1;
        bool settled = false;
        auto *reply = ObjectsResource(client.get(), limits).createAll({number(1), number(2)});
        reply->then(
            this, [&settled](const QStringList &) { settled = true; },
            [&settled](const ApiError &) { settled = true; });
        connect(reply, &AbstractReply::progressed, this, [&client] { client.reset(); });
        QTRY_VERIFY_WITH_TIMEOUT(!client, 30'000);
        QVERIFY(!settled);
        QCOMPARE(server.requests().size(), 1);
    }

    void createWithAnswerThatLacksSome()
    {
        ApiBench bench;
        bench.answer(u"obj-post-many"_s);
        QCOMPARE(errorOf(await(ObjectsResource(bench.client()).createAll({number(1)}))).kind,
                 Kind::NotSpeckle);
    }

    void updateSendsDifference()
    {
        ApiBench bench;
        const Record before({{u"_id"_s, u"o"_s}, {u"name"_s, u"a"_s}, {u"owner"_s, u"x"_s}});
        Record after = before;
        after.setValue("name", u"b"_s);
        after.setValue("owner", u"y"_s);
        bench.answer(ApiBench::json({{u"success"_s, true}}));
        SPECKLE_VALUE(done, ObjectsResource(bench.client()).update(before, after));
        QCOMPARE(bench.lastLine(), QByteArray("PUT /api/objects/o"));
        QCOMPARE(bench.lastBody(), QByteArray(R"({"name":"b"})"));
        SPECKLE_VALUE(nothing, ObjectsResource(bench.client()).update(before, before));
        QCOMPARE(nothing, done);
        QCOMPARE(bench.count(), 1);
        bench.answer(u"obj-put-other"_s);
        const ApiError error = errorOf(await(ObjectsResource(bench.client()).update(before, after)));
        QCOMPARE(error.kind, Kind::Forbidden);
        QVERIFY2(error.sentence().contains("object's own list of writers"_L1), qPrintable(error.sentence()));
    }

    void updateProperties()
    {
        ApiBench bench;
        bench.answer(u"obj-props-check"_s);
        bench.answer(u"obj-props"_s);
        SPECKLE_VALUE(done, ObjectsResource(bench.client()).updateProperties(u"o"_s, {{u"b"_s, 2}}));
        QCOMPARE(done, Done());
        QCOMPARE(bench.line(0), QByteArray("GET /api/objects/o?fields=properties"));
        QCOMPARE(bench.line(1), QByteArray("PUT /api/objects/o/properties"));
        QCOMPARE(bench.lastBody(), QByteArray(R"({"b":2})"));
    }

    // The server would do nothing, and call it a success.
    void updatePropertiesOfNone()
    {
        ApiBench bench;
        bench.answer(u"obj-props-null-check"_s);
        const ApiError error
            = errorOf(await(ObjectsResource(bench.client()).updateProperties(u"o"_s, {{u"b"_s, 2}})));
        QCOMPARE(error.kind, Kind::Rejected);
        QVERIFY2(error.sentence().contains("has no properties yet"_L1), qPrintable(error.sentence()));
        QCOMPARE(bench.count(), 1);
    }

    void updatePropertiesWithNothing()
    {
        ApiBench bench;
        SPECKLE_VALUE(done, ObjectsResource(bench.client()).updateProperties(u"o"_s, {}));
        QCOMPARE(done, Done());
        QCOMPARE(bench.count(), 0);
    }

    void remove()
    {
        ApiBench bench;
        bench.answer(ApiBench::json({{u"success"_s, true}}));
        SPECKLE_VALUE(done, ObjectsResource(bench.client()).remove(u"o"_s));
        QCOMPARE(done, Done());
        QCOMPARE(bench.lastLine(), QByteArray("DELETE /api/objects/o"));
        bench.answer(u"obj-delete-other"_s);
        const ApiError error = errorOf(await(ObjectsResource(bench.client()).remove(u"o"_s)));
        QCOMPARE(error.kind, Kind::Forbidden);
        QVERIFY2(error.sentence().contains("Only its owner and admins"_L1), qPrintable(error.sentence()));
    }

    void derive()
    {
        ApiBench bench;
        bench.answer(u"obj-derive"_s);
        SPECKLE_VALUE(id, ObjectsResource(bench.client()).derive(u"o"_s, {{u"name"_s, u"n"_s}}));
        QCOMPARE(bench.lastLine(), QByteArray("POST /api/objects/derive"));
        QCOMPARE(bench.lastBody(), QByteArray(R"([{"_id":"o","name":"n"}])"));
        QCOMPARE(id, u"6b047162ab886e5505b018bc"_s);
        bench.answer(u"obj-derive-unknown"_s);
        QCOMPARE(errorOf(await(ObjectsResource(bench.client()).derive(u"o"_s, {}))).kind, Kind::NotFound);
    }

    void deriveRefuses()
    {
        ApiBench bench;
        ObjectsResource objects(bench.client());
        QCOMPARE(errorOf(await(objects.deriveAll({{{u"name"_s, u"n"_s}}}))).kind, Kind::Rejected);
        const QJsonObject same{{u"_id"_s, u"o"_s}};
        QCOMPARE(errorOf(await(objects.deriveAll({same, same}))).kind, Kind::Rejected);
        QCOMPARE(bench.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestObjectsResource)
#include "tst_objectsresource.moc"
