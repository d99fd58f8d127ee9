// SPDX-License-Identifier: MIT
#include "tests/contract/contractcase.h"
#include "tests/contract/expect.h"

using namespace Qt::StringLiterals;

namespace Speckle::Contract {

class Streams : public ContractCase
{
    Q_OBJECT

public:
    using ContractCase::ContractCase;

private slots:
    void createsStream()
    {
        call(u"POST /streams"_s);
        SPECKLE_VALUE(stream, m_ada->streams().create(Stream({{u"name"_s, u"Tower <b>"_s},
                                                              {u"description"_s, u"d"_s},
                                                              {u"tags"_s, QJsonArray{u"a"_s, u"b"_s}}})));
        QVERIFY(!stream.streamId().isEmpty());
        QVERIFY(!stream.id().isEmpty());
        QCOMPARE(stream.name(), u"Tower <b>"_s);
        QCOMPARE(stream.tags(), QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(stream.owner(), m_ada->id());
        QVERIFY(stream.createdAt().isValid());
    }

    void createsStreamWithObjects()
    {
        call(u"POST /streams"_s, u"with objects: they come back as placeholders"_s);
        const QJsonArray objects{
            QJsonObject{{u"type"_s, u"Number"_s}, {u"value"_s, 1}, {u"hash"_s, newMark()}},
            QJsonObject{{u"type"_s, u"Number"_s}, {u"value"_s, 2}, {u"hash"_s, newMark()}}};
        const Stream stream = newStream(*m_ada, {{u"objects"_s, objects}});
        QCOMPARE(stream.objectIds().size(), 2);
        QVERIFY(stream.objectIds().first() != stream.objectIds().last());
        QCOMPARE(stream.value("objects").toArray().first().toObject().value("type"_L1).toString(),
                 u"Placeholder"_s);
    }

    void createsStreamWithoutToken()
    {
        call(u"POST /streams"_s, u"no token"_s);
        Client client(m_server);
        SPECKLE_FAILS(StreamsResource(&client).create(Stream({{u"name"_s, u"x"_s}})), Unauthorized, 401);
    }

    void getsStream()
    {
        call(u"GET /streams/:streamId"_s);
        const Stream made = newStream(
            *m_ada, {{u"jobNumber"_s, u"42"_s},
                     {u"baseProperties"_s, QJsonObject{{u"units"_s, u"Meters"_s}, {u"tolerance"_s, 0.01}}},
                     {u"layers"_s, QJsonArray{QJsonObject{{u"guid"_s, u"g1"_s},
                                                          {u"name"_s, u"Walls"_s},
                                                          {u"startIndex"_s, 0},
                                                          {u"objectCount"_s, 0}}}}});
        SPECKLE_VALUE(stream, m_ada->streams().get(made.streamId()));
        QCOMPARE(stream.streamId(), made.streamId());
        QCOMPARE(stream.name(), made.name());
        QCOMPARE(stream.jobNumber(), u"42"_s);
        QCOMPARE(stream.units(), u"Meters"_s);
        QCOMPARE(stream.tolerance(), std::optional(0.01));
        QCOMPARE(stream.layers().size(), 1);
        QCOMPARE(stream.layers().first().name(), u"Walls"_s);
        QCOMPARE(stream.owner(), m_ada->id());
    }

    void getsStreamFields()
    {
        call(u"GET /streams/:streamId"_s, u"fields, omit"_s);
        const Stream made = newStream(*m_ada, {{u"description"_s, u"long"_s}, {u"jobNumber"_s, u"42"_s}});
        SPECKLE_VALUE(some, m_ada->streams().get(made.streamId(), Query().fields({u"name"_s})));
        QCOMPARE(some.name(), made.name());
        QVERIFY(!some.has("description"));
        for (const char *key : {"private", "canRead", "canWrite", "owner"})
            QVERIFY2(some.has(key), "these always come along");
        SPECKLE_VALUE(rest,
                      m_ada->streams().get(made.streamId(), Query().omit({u"description"_s, u"objects"_s})));
        QCOMPARE(rest.jobNumber(), u"42"_s);
        QVERIFY(!rest.has("description"));
        QVERIFY(!rest.has("objects"));
    }

    void getsUnknownStream()
    {
        call(u"GET /streams/:streamId"_s, u"unknown id"_s);
        SPECKLE_FAILS(m_ada->streams().get(newMark()), NotFound, 404);
    }

    void getsPrivateStreamOfOthers()
    {
        call(u"GET /streams/:streamId"_s, u"private, not yours"_s);
        const Stream made = newStream(*m_ada, {{u"private"_s, true}});
        QCOMPARE(errorOf(await(m_bob->streams().get(made.streamId()))).httpStatus, 401);
    }

    void getsPrivateStreamWithExpiredToken()
    {
        call(u"GET /streams/:streamId"_s, u"private, bad token: 401, not 500"_s);
        const Stream made = newStream(*m_ada, {{u"private"_s, true}});
        Client client(m_server);
        client.setToken(Token::fromText(
            u"JWT "
            u"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJfaWQiOiI1ZjAwMDAwMDAwMDAwMDAwMDAwMDAwZmYiLCJleHAiOjF9."
            "Y29udHJhY3QtdGVzdC1mb3JnZWQtc2lnbmF0dXJlLTE"_s));
        QCOMPARE(errorOf(await(StreamsResource(&client).get(made.streamId()))).httpStatus, 401);
    }

    void getsPublicStreamWithoutToken()
    {
        call(u"GET /streams/:streamId"_s, u"public, no token"_s);
        const Stream made = newStream(*m_ada, {{u"private"_s, false}});
        Client client(m_server);
        SPECKLE_VALUE(stream, StreamsResource(&client).get(made.streamId()));
        QCOMPARE(stream.name(), made.name());
    }

    void getsInventedLayer()
    {
        call(u"GET /streams/:streamId"_s,
             u"a stream without layers gets one invented, a new one each time"_s);
        const Stream made
            = newStream(*m_ada, {{u"objects"_s, QJsonArray{QJsonObject{{u"type"_s, u"Null"_s}}}}});
        SPECKLE_VALUE(once, m_ada->streams().get(made.streamId()));
        SPECKLE_VALUE(again, m_ada->streams().get(made.streamId()));
        QCOMPARE(once.layers().size(), 1);
        QCOMPARE(once.layers().first().objectCount(), 1);
        QVERIFY(once.layers().first().guid() != again.layers().first().guid());
    }

    void updatesDifference()
    {
        call(u"PUT /streams/:streamId"_s, u"the difference; the rest is kept, unknown fields too"_s);
        const Stream made
            = newStream(*m_ada, {{u"description"_s, u"before"_s},
                                 {u"objects"_s, QJsonArray{QJsonObject{{u"type"_s, u"Null"_s}}}},
                                 {u"foreign"_s, QJsonObject{{u"a"_s, QJsonArray{1, 2}}}}});
        SPECKLE_VALUE(before, m_ada->streams().get(made.streamId()));
        // A colleague changes another field meanwhile: what we do not send must not undo it.
        Stream colleagues = before;
        colleagues.setJobNumber(u"99"_s);
        SPECKLE_OK(m_ada->streams().update(before, colleagues));

        Stream after = before;
        after.setName(u"Renamed \"x\" & <b>"_s);
        after.setDescription(QString());
        after.setTags({u"new"_s});
        after.setUnits(u"Feet"_s);
        SPECKLE_OK(m_ada->streams().update(before, after));

        SPECKLE_VALUE(now, m_ada->streams().get(made.streamId()));
        QCOMPARE(now.name(), u"Renamed \"x\" & <b>"_s);
        QCOMPARE(now.description(), QString());
        QCOMPARE(now.tags(), QStringList{u"new"_s});
        QCOMPARE(now.units(), u"Feet"_s);
        QCOMPARE(now.jobNumber(), u"99"_s);
        QCOMPARE(now.objectIds(), before.objectIds());
        QCOMPARE(now.value("foreign"), QJsonValue(QJsonObject{{u"a"_s, QJsonArray{1, 2}}}));
        QCOMPARE(now.streamId(), made.streamId());
        QCOMPARE(now.owner(), m_ada->id());
    }

    void updatesNothing()
    {
        call(u"PUT /streams/:streamId"_s, u"no difference: succeeds without a call"_s);
        const Stream stream({{u"streamId"_s, newMark()}, {u"name"_s, u"exists nowhere"_s}});
        SPECKLE_OK(m_ada->streams().update(stream, stream));
    }

    void updatesAsWriter()
    {
        call(u"PUT /streams/:streamId"_s, u"as one who may write"_s);
        const Stream made = newStream(*m_ada, {{u"canWrite"_s, QJsonArray{m_bob->id()}}});
        Stream after = made;
        after.setName(u"Bob was here"_s);
        SPECKLE_OK(m_bob->streams().update(made, after));
        SPECKLE_VALUE(now, m_ada->streams().get(made.streamId()));
        QCOMPARE(now.name(), u"Bob was here"_s);
    }

    void updatesUnknownStream()
    {
        call(u"PUT /streams/:streamId"_s, u"unknown id"_s);
        const Stream before({{u"streamId"_s, newMark()}, {u"name"_s, u"a"_s}});
        Stream after = before;
        after.setName(u"b"_s);
        QCOMPARE(errorOf(await(m_ada->streams().update(before, after))).httpStatus, 400);
    }

    void updatesStreamOfOthers()
    {
        call(u"PUT /streams/:streamId"_s, u"not yours"_s);
        const Stream made = newStream(*m_ada, {{u"canRead"_s, QJsonArray{m_bob->id()}}});
        Stream after = made;
        after.setName(u"hack"_s);
        QCOMPARE(errorOf(await(m_bob->streams().update(made, after))).httpStatus, 400);
        SPECKLE_VALUE(now, m_ada->streams().get(made.streamId()));
        QCOMPARE(now.name(), made.name());
    }

    void updatesProtectedField()
    {
        call(u"PUT /streams/:streamId"_s, u"the owner, as one who may write"_s);
        const Stream made = newStream(*m_ada, {{u"canWrite"_s, QJsonArray{m_bob->id()}}});
        const Request request
            = Request::put(route({u"streams"_s, made.streamId()}), u"take it"_s, {{u"owner"_s, m_bob->id()}});
        QCOMPARE(errorOf(await(m_bob->ask(request))).httpStatus, 400);
        SPECKLE_VALUE(now, m_ada->streams().get(made.streamId()));
        QCOMPARE(now.owner(), m_ada->id());
    }

    void givesStreamAway()
    {
        call(u"PUT /streams/:streamId"_s, u"the owner, as its owner"_s);
        const Stream made = newStream(*m_ada, {{u"canWrite"_s, QJsonArray{m_bob->id()}}});
        const QString id = made.streamId();
        const ApiError refused = errorOf(await(m_bob->streams().setOwner(id, m_bob->id())));
        QCOMPARE(refused.kind, ApiError::Kind::Forbidden);
        QCOMPARE(refused.httpStatus, 400);
        SPECKLE_OK(m_ada->streams().setOwner(id, m_bob->id()));
        SPECKLE_VALUE(now, m_bob->streams().get(id));
        QCOMPARE(now.owner(), m_bob->id());
        QCOMPARE(now.canWrite(), made.canWrite()); // nobody was put on a list
        QVERIFY(now.canRead().isEmpty());
    }

    void updatesKeepTimeWithoutChange()
    {
        call(u"PUT /streams/:streamId"_s, u"updatedAt moves only with a change"_s);
        const Stream made = newStream(*m_ada);
        const auto put = [&](const QString &name) {
            return m_ada->ask(
                Request::put(route({u"streams"_s, made.streamId()}), u"rename"_s, {{u"name"_s, name}}));
        };
        SPECKLE_VALUE(before, m_ada->streams().get(made.streamId()));
        SPECKLE_OK(put(made.name()));
        SPECKLE_VALUE(same, m_ada->streams().get(made.streamId()));
        QCOMPARE(same.updatedAt(), before.updatedAt());
        SPECKLE_OK(put(u"another"_s));
        SPECKLE_VALUE(changed, m_ada->streams().get(made.streamId()));
        QVERIFY(changed.updatedAt() > before.updatedAt());
    }

    void getsStreamObjects()
    {
        call(u"GET /streams/:streamId/objects"_s, u"in order, duplicates kept; offset and limit"_s);
        const QStringList ids = newObjects(
            *m_ada, {QJsonObject{{u"type"_s, u"Number"_s}, {u"value"_s, 1}, {u"hash"_s, newMark()}},
                     QJsonObject{{u"type"_s, u"Number"_s}, {u"value"_s, 2}, {u"hash"_s, newMark()}}});
        QCOMPARE(ids.size(), 2);
        const auto placeholder = [](const QString &id) {
            return QJsonObject{{u"type"_s, u"Placeholder"_s}, {u"_id"_s, id}};
        };
        const Stream made = newStream(
            *m_ada,
            {{u"objects"_s, QJsonArray{placeholder(ids[1]), placeholder(ids[0]), placeholder(ids[1])}}});
        const auto valuesOf = [](const Answer &answer) {
            QList<int> values;
            for (const auto &object : answer.json.value("resources"_L1).toArray())
                values.append(object.toObject().value("value"_L1).toInt());
            return values;
        };
        const QString path = route({u"streams"_s, made.streamId(), u"objects"_s});
        SPECKLE_VALUE(all, m_ada->ask(Request::get(path, u"load"_s)));
        QCOMPARE(valuesOf(all), QList<int>({2, 1, 2}));
        SPECKLE_VALUE(page, m_ada->ask(Request::get(path, u"load"_s, Query().offset(1).limit(1))));
        QCOMPARE(valuesOf(page), QList<int>({1}));
    }
};

static const ContractCase::Registered<Streams> streamsRegistered;

} // namespace Speckle::Contract

#include "streams.moc"
