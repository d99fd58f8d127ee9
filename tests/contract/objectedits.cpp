// SPDX-License-Identifier: MIT
#include "tests/contract/contractcase.h"
#include "tests/contract/expect.h"

using namespace Qt::StringLiterals;

namespace Speckle::Contract {

namespace {

const QString nothing = u"5f00000000000000000000ff"_s;

QJsonObject number(int value)
{
    return {{u"type"_s, u"Number"_s}, {u"value"_s, value}};
}

} // namespace

class ObjectEdits : public ContractCase
{
    Q_OBJECT

public:
    using ContractCase::ContractCase;

private:
    //! number() under a hash that nothing else has.
    [[nodiscard]] QJsonObject unique(int value, const QJsonObject &more = {})
    {
        QJsonObject object = number(value);
        object.insert("hash"_L1, newMark());
        for (auto it = more.begin(); it != more.end(); ++it)
            object.insert(it.key(), it.value());
        return object;
    }

    [[nodiscard]] static QJsonObject contentOf(const Person &person, const QString &id)
    {
        const auto outcome = await(person.objects().get(id));
        const auto *object = std::get_if<RawObject>(&outcome);
        return object ? object->decoded() : QJsonObject();
    }

private slots:
    void createsOne()
    {
        call(u"POST /objects"_s, u"one; a hash is made"_s);
        QJsonObject point{
            {u"type"_s, u"Point"_s}, {u"value"_s, QJsonArray{1.5, 2, 3}}, {u"mark"_s, newMark()}};
        SPECKLE_VALUE(id, m_ada->objects().create(point));
        const QJsonObject stored = contentOf(*m_bob, id);
        QCOMPARE(stored.value("value"_L1), point.value("value"_L1));
        QVERIFY(!stored.value("hash"_L1).toString().isEmpty());
        SPECKLE_VALUE(again, m_bob->objects().create(point));
        QCOMPARE(again, id);
    }

    void createsManyOverTheLimit()
    {
        call(u"POST /objects"_s, u"12 MB in batches, in order"_s);
        QList<QJsonObject> objects;
        for (int i = 0; i < 40; ++i)
            objects += unique(i, {{u"filling"_s, QString(300'000, u'x')}});
        SPECKLE_VALUE(ids, m_ada->objects().createAll(objects));
        QCOMPARE(ids.size(), 40);
        SPECKLE_VALUE(stored, m_ada->objects().getBulk(ids, Query().fields({u"value"_s})));
        for (int i = 0; i < 40; ++i)
            QCOMPARE(stored[i].decoded().value("value"_L1).toInt(), i);
    }

    void createsTooLarge()
    {
        call(u"POST /objects"_s, u"one object beyond 10 MB: 413 in HTML"_s);
        SPECKLE_FAILS(m_ada->objects().create(unique(1, {{u"filling"_s, QString(11'000'000, u'x')}})),
                      TooLarge, 413);
    }

    void createsCopy()
    {
        call(u"POST /objects"_s, u"with an _id nothing would be stored: a copy goes without"_s);
        SPECKLE_VALUE(echoed, m_ada->ask(Request::post(u"/objects"_s, u"store"_s,
                                                       QJsonArray{unique(1, {{u"_id"_s, nothing}})})));
        QCOMPARE(echoed.json.value("resources"_L1).toArray().first().toObject().value("_id"_L1).toString(),
                 nothing);
        QCOMPARE(errorOf(await(m_ada->objects().get(nothing))).httpStatus, 400);

        SPECKLE_VALUE(id, m_ada->objects().create(unique(1)));
        QJsonObject changed = contentOf(*m_ada, id);
        changed.insert("value"_L1, 2);
        SPECKLE_VALUE(copy, m_bob->objects().create(changed));
        QVERIFY(copy != id);
        QCOMPARE(contentOf(*m_bob, copy).value("value"_L1).toInt(), 2);
    }

    void createsNothingOfBadBatch()
    {
        call(u"POST /objects"_s, u"one without a type among others: refused beforehand"_s);
        const ApiError error = errorOf(await(m_ada->objects().createAll({unique(1), {{u"value"_s, 1}}})));
        QCOMPARE(error.kind, ApiError::Kind::Rejected);
        QCOMPARE(error.httpStatus, 0);
    }

    void getsFields()
    {
        call(u"GET /objects/:id"_s, u"fields, omit"_s);
        SPECKLE_VALUE(id, m_ada->objects().create(unique(3, {{u"name"_s, u"n"_s}})));
        SPECKLE_VALUE(some, m_bob->objects().get(id, Query().fields({u"name"_s})));
        QCOMPARE(some.name(), u"n"_s);
        QVERIFY(!some.decoded().contains("value"_L1));
        SPECKLE_VALUE(rest, m_bob->objects().get(id, Query().omit({u"value"_s})));
        QVERIFY(!rest.decoded().contains("value"_L1));
    }

    void updates()
    {
        call(u"PUT /objects/:id"_s, u"the difference; properties are replaced, other objects merged"_s);
        SPECKLE_VALUE(id, m_ada->objects().create(unique(1, {{u"properties"_s, QJsonObject{{u"a"_s, 1}}},
                                                             {u"free"_s, QJsonObject{{u"a"_s, 1}}}})));
        const Record before(contentOf(*m_ada, id));
        Record after = before;
        after.setValue("name", u"renamed"_s);
        after.setValue("properties", QJsonObject{{u"b"_s, 2}});
        after.setValue("free", QJsonObject{{u"b"_s, 2}});
        SPECKLE_OK(m_ada->objects().update(before, after));
        const QJsonObject now = contentOf(*m_ada, id);
        QCOMPARE(now.value("name"_L1).toString(), u"renamed"_s);
        QCOMPARE(now.value("properties"_L1).toObject(), QJsonObject({{u"b"_s, 2}}));
        QCOMPARE(now.value("free"_L1).toObject(), QJsonObject({{u"a"_s, 1}, {u"b"_s, 2}}));
        QCOMPARE(now.value("hash"_L1), before.value("hash"));
        QCOMPARE(now.value("value"_L1).toInt(), 1);
    }

    void updatesOthers()
    {
        call(u"PUT /objects/:id"_s, u"somebody else's, unknown: 400; a writer may"_s);
        SPECKLE_VALUE(id, m_ada->objects().create(unique(1)));
        const Record before(contentOf(*m_ada, id));
        Record after = before;
        after.setValue("name", u"hack"_s);
        SPECKLE_FAILS(m_bob->objects().update(before, after), Forbidden, 400);
        Record shared = before;
        shared.setValue("canWrite", QJsonArray{m_bob->id()});
        SPECKLE_OK(m_ada->objects().update(before, shared));
        SPECKLE_OK(m_bob->objects().update(before, after));
        const Record gone({{u"_id"_s, nothing}});
        Record named = gone;
        named.setValue("name", u"x"_s);
        SPECKLE_FAILS(m_ada->objects().update(gone, named), NotFound, 400);
    }

    void updatesProperties()
    {
        call(u"PUT /objects/:id/properties"_s, u"merged, no deeper than one level"_s);
        const QJsonObject nested{{u"x"_s, 1}};
        SPECKLE_VALUE(id, m_ada->objects().create(unique(
                              1, {{u"properties"_s, QJsonObject{{u"a"_s, 1}, {u"nested"_s, nested}}}})));
        SPECKLE_OK(
            m_ada->objects().updateProperties(id, {{u"b"_s, 2}, {u"nested"_s, QJsonObject{{u"y"_s, 2}}}}));
        // The server answers before it has stored them.
        const QJsonObject expected{{u"a"_s, 1}, {u"b"_s, 2}, {u"nested"_s, QJsonObject{{u"y"_s, 2}}}};
        QTRY_COMPARE_WITH_TIMEOUT(contentOf(*m_ada, id).value("properties"_L1).toObject(), expected, 30'000);
    }

    void updatesPropertiesOfNone()
    {
        call(u"PUT /objects/:id/properties"_s,
             u"where there are none the server does nothing: refused beforehand"_s);
        SPECKLE_VALUE(id, m_ada->objects().create(unique(1)));
        SPECKLE_OK(m_ada->ask(
            Request::put(route({u"objects"_s, id, u"properties"_s}), u"change"_s, QJsonObject{{u"b"_s, 2}})));
        QVERIFY(contentOf(*m_ada, id).value("properties"_L1).isNull());
        SPECKLE_FAILS(m_ada->objects().updateProperties(id, {{u"b"_s, 2}}), Rejected, 0);
    }

    void updatesPropertiesOfOthers()
    {
        call(u"PUT /objects/:id/properties"_s, u"somebody else's, unknown: 400"_s);
        SPECKLE_VALUE(id, m_ada->objects().create(unique(1, {{u"properties"_s, QJsonObject{{u"a"_s, 1}}}})));
        SPECKLE_FAILS(m_bob->objects().updateProperties(id, {{u"a"_s, 2}}), Forbidden, 400);
        SPECKLE_FAILS(m_bob->objects().updateProperties(nothing, {{u"a"_s, 2}}), NotFound, 400);
    }

    void removes()
    {
        call(u"DELETE /objects/:id"_s, u"by its owner alone; again: 404"_s);
        SPECKLE_VALUE(id, m_ada->objects().create(unique(1, {{u"canWrite"_s, QJsonArray{m_bob->id()}}})));
        SPECKLE_FAILS(m_bob->objects().remove(id), Forbidden, 404);
        SPECKLE_OK(m_ada->objects().remove(id));
        SPECKLE_FAILS(m_ada->objects().remove(id), NotFound, 404);
        QCOMPARE(errorOf(await(m_ada->objects().get(id))).httpStatus, 400);
    }

    void derives()
    {
        call(u"POST /objects/derive"_s,
             u"merged deeply; lists do not get shorter; the first stays as it was"_s);
        SPECKLE_VALUE(id, m_ada->objects().create(unique(1, {{u"list"_s, QJsonArray{1, 2, 3}},
                                                             {u"properties"_s, QJsonObject{{u"a"_s, 1}}}})));
        SPECKLE_VALUE(derived, m_bob->objects().derive(id, {{u"name"_s, newMark()},
                                                            {u"list"_s, QJsonArray{9}},
                                                            {u"properties"_s, QJsonObject{{u"b"_s, 2}}}}));
        QVERIFY(derived != id);
        const QJsonObject made = contentOf(*m_bob, derived);
        QCOMPARE(made.value("owner"_L1).toString(), m_bob->id());
        QCOMPARE(made.value("list"_L1).toArray(), QJsonArray({9, 2, 3}));
        QCOMPARE(made.value("properties"_L1).toObject(), QJsonObject({{u"a"_s, 1}, {u"b"_s, 2}}));
        QCOMPARE(contentOf(*m_ada, id).value("list"_L1).toArray(), QJsonArray({1, 2, 3}));
    }

    void derivesMany()
    {
        call(u"POST /objects/derive"_s, u"many; those that are not for us, or missing, are left out"_s);
        SPECKLE_VALUE(ids,
                      m_ada->objects().createAll({unique(1), unique(2), unique(3, {{u"private"_s, true}})}));
        QList<QJsonObject> changes;
        for (const QString &id : {ids.at(0), ids.at(1), ids.at(2), nothing})
            changes += QJsonObject{{u"_id"_s, id}, {u"name"_s, newMark()}};
        SPECKLE_VALUE(derived, m_bob->objects().deriveAll(changes));
        QCOMPARE(derived.size(), 2);
        SPECKLE_FAILS(m_bob->objects().derive(ids.at(2), {{u"name"_s, u"x"_s}}), NotFound, 0);
    }

    void derivesWithoutToken()
    {
        call(u"POST /objects/derive"_s, u"no token; a malformed id: 400"_s);
        Client nobody(m_server);
        SPECKLE_FAILS(ObjectsResource(&nobody).derive(nothing, {}), Unauthorized, 401);
        SPECKLE_FAILS(m_ada->objects().derive(u"zzz"_s, {}), Rejected, 400);
    }

    void listsNone()
    {
        call(u"GET /objects"_s, u"no such route, and said so"_s);
        SPECKLE_FAILS(m_ada->objects().list(), NotFound, 404);
    }
};

static const ContractCase::Registered<ObjectEdits> objectEditsRegistered;

} // namespace Speckle::Contract

#include "objectedits.moc"
