// SPDX-License-Identifier: MIT
#include "tests/contract/contractcase.h"
#include "tests/contract/expect.h"

using namespace Qt::StringLiterals;

namespace Speckle::Contract {

class StreamContents : public ContractCase
{
    Q_OBJECT

public:
    using ContractCase::ContractCase;

private:
    [[nodiscard]] QJsonObject number(int value)
    {
        return {{u"type"_s, u"Number"_s}, {u"value"_s, value}, {u"hash"_s, newMark()}};
    }

    [[nodiscard]] static QList<int> valuesOf(const QList<RawObject> &objects)
    {
        QList<int> values;
        for (const RawObject &object : objects)
            values += object.decoded().value("value"_L1).toInt();
        return values;
    }

    [[nodiscard]] static Layer layer(const QString &guid, int count)
    {
        return Layer({{u"guid"_s, guid}, {u"name"_s, guid}, {u"startIndex"_s, 0}, {u"objectCount"_s, count}});
    }

private slots:
    void setsMixedObjects()
    {
        call(u"PUT /streams/:streamId"_s, u"objects: new ones stored first, placeholders alone go out"_s);
        const QStringList ids = newObjects(*m_ada, {number(1), number(2)});
        QCOMPARE(ids.size(), 2);
        const Stream stream = newStream(*m_ada);
        SPECKLE_VALUE(all, m_ada->streams().setObjects(stream.streamId(),
                                                       {ids[1], number(3), ids[0], number(4), ids[1]},
                                                       QList<Layer>{layer(u"walls"_s, 5)}));
        SPECKLE_VALUE(objects, m_ada->streams().objects(stream.streamId()));
        QCOMPARE(valuesOf(objects), QList<int>({2, 3, 1, 4, 2}));
        SPECKLE_VALUE(now, m_ada->streams().objectIds(stream.streamId()));
        QCOMPARE(now, all);
        SPECKLE_VALUE(read, m_ada->streams().get(stream.streamId()));
        QCOMPARE(read.layers().first().guid(), u"walls"_s);
    }

    void losesPlaceholdersOfMixture()
    {
        call(u"PUT /streams/:streamId"_s, u"objects, mixed on the wire: the whole ones alone are kept"_s);
        const QStringList ids = newObjects(*m_ada, {number(1)});
        const Stream stream = newStream(*m_ada);
        SPECKLE_OK(
            m_ada->ask(Request::put(route({u"streams"_s, stream.streamId()}), u"save"_s,
                                    {{u"objects"_s, QJsonArray{placeholderFor(ids.value(0)), number(7)}}})));
        SPECKLE_VALUE(objects, m_ada->streams().objects(stream.streamId()));
        QCOMPARE(valuesOf(objects), QList<int>({7}));
    }

    void clearsObjects()
    {
        call(u"PUT /streams/:streamId"_s, u"objects: an empty list clears them"_s);
        const Stream stream = newStream(*m_ada, {{u"objects"_s, QJsonArray{number(1)}}});
        SPECKLE_FAILS(m_ada->streams().setObjects(stream.streamId(), {}), Rejected, 0);
        SPECKLE_OK(m_ada->streams().clearObjects(stream.streamId()));
        SPECKLE_VALUE(ids, m_ada->streams().objectIds(stream.streamId()));
        QVERIFY(ids.isEmpty());
    }

    void setsObjectsOfOthers()
    {
        call(u"PUT /streams/:streamId"_s, u"objects, not yours: 400"_s);
        const Stream stream = newStream(*m_ada);
        SPECKLE_FAILS(m_bob->streams().setObjects(stream.streamId(), {number(1)}), Forbidden, 400);
    }

    void neverWritesGeneratedLayers()
    {
        call(u"PUT /streams/:streamId"_s, u"layers: one that the server made up is not written back"_s);
        const Stream made = newStream(*m_ada, {{u"objects"_s, QJsonArray{number(1)}}});
        SPECKLE_VALUE(stream, m_ada->streams().get(made.streamId()));
        QVERIFY(stream.layers().value(0).isGenerated());
        QList<Layer> layers = stream.layers();
        SPECKLE_OK(m_ada->streams().setLayers(made.streamId(), layers));
        SPECKLE_VALUE(still, m_ada->streams().get(made.streamId()));
        QVERIFY(still.layers().value(0).isGenerated());
        QVERIFY(still.layers().value(0).guid() != layers.value(0).guid());

        layers += layer(u"mine"_s, 1);
        SPECKLE_OK(m_ada->streams().setLayers(made.streamId(), layers));
        SPECKLE_VALUE(now, m_ada->streams().get(made.streamId()));
        QCOMPARE(now.layers().size(), 1);
        QCOMPARE(now.layers().first().guid(), u"mine"_s);
        SPECKLE_OK(m_ada->streams().clearLayers(made.streamId()));
        SPECKLE_VALUE(cleared, m_ada->streams().get(made.streamId()));
        QVERIFY(cleared.layers().value(0).isGenerated());
    }

    void neverRenames()
    {
        call(u"PUT /streams/:streamId"_s, u"streamId first on the wire renames: it never goes out"_s);
        const Stream stream = newStream(*m_ada);
        const QString other = newMark();
        SPECKLE_OK(m_ada->ask(
            Request::put(route({u"streams"_s, stream.streamId()}), u"rename"_s, {{u"streamId"_s, other}})));
        SPECKLE_VALUE(moved, m_ada->streams().get(other));
        Stream after = moved;
        after.setValue("streamId", stream.streamId());
        after.setDescription(u"d"_s);
        SPECKLE_OK(m_ada->streams().update(moved, after));
        SPECKLE_VALUE(now, m_ada->streams().get(other));
        QCOMPARE(now.description(), u"d"_s);
    }

    void createsCopy()
    {
        call(u"POST /streams"_s, u"a copy: without _id, streamId and made-up layers; objects stored anew"_s);
        const Stream first = newStream(*m_ada, {{u"objects"_s, QJsonArray{number(5)}}});
        SPECKLE_VALUE(read, m_ada->streams().get(first.streamId()));
        SPECKLE_VALUE(object, m_ada->objects().get(read.objectIds().value(0)));
        Stream copy = read;
        QJsonObject changed = object.decoded();
        changed.insert("value"_L1, 6);
        copy.setValue("objects", QJsonArray{placeholderFor(object.id()), changed});
        SPECKLE_VALUE(made, m_bob->streams().create(copy));
        QVERIFY(made.streamId() != first.streamId());
        QVERIFY(made.id() != first.id());
        QCOMPARE(made.owner(), m_bob->id());
        QVERIFY(made.layers().isEmpty());
        SPECKLE_VALUE(objects, m_bob->streams().objects(made.streamId()));
        QCOMPARE(valuesOf(objects), QList<int>({5, 6}));
    }

    void listsObjects()
    {
        call(u"GET /streams/:streamId/objects"_s, u"fields and filters"_s);
        const Stream stream
            = newStream(*m_ada, {{u"objects"_s, QJsonArray{number(1), number(2), number(3)}}});
        SPECKLE_VALUE(some,
                      m_bob->streams().objects(
                          stream.streamId(),
                          Query().fields({u"value"_s}).where(u"value"_s, Query::Compare::Greater, u"1"_s)));
        QCOMPARE(valuesOf(some), QList<int>({2, 3}));
        QVERIFY(!some.first().decoded().contains("hash"_L1));
    }

    void listsObjectsWithoutAccess()
    {
        call(u"GET /streams/:streamId/objects"_s, u"private, not yours; unknown: 404"_s);
        const Stream stream = newStream(*m_ada, {{u"private"_s, true}});
        SPECKLE_FAILS(m_bob->streams().objects(stream.streamId()), Forbidden, 404);
        SPECKLE_FAILS(m_bob->streams().objects(newMark()), NotFound, 404);
    }

    void listsPrivateObjects()
    {
        call(u"GET /streams/:streamId/objects"_s, u"private objects of a public stream come along"_s);
        QJsonObject secret = number(1);
        secret.insert("private"_L1, true);
        const Stream stream = newStream(*m_ada, {{u"objects"_s, QJsonArray{secret}}});
        SPECKLE_VALUE(objects, m_bob->streams().objects(stream.streamId()));
        QCOMPARE(valuesOf(objects), QList<int>({1}));
    }
};

static const ContractCase::Registered<StreamContents> streamContentsRegistered;

} // namespace Speckle::Contract

#include "streamcontents.moc"
