// SPDX-License-Identifier: MIT
#include "tests/contract/contractcase.h"
#include "tests/contract/expect.h"

using namespace Qt::StringLiterals;

namespace Speckle::Contract {

namespace {

QJsonObject number(int value, const QString &hash)
{
    return {{u"type"_s, u"Number"_s}, {u"value"_s, value}, {u"name"_s, u"n"_s}, {u"hash"_s, hash}};
}

} // namespace

class Objects : public ContractCase
{
    Q_OBJECT

public:
    using ContractCase::ContractCase;

private slots:
    void createsObjects()
    {
        call(u"POST /objects"_s, u"placeholders in the order sent"_s);
        const QStringList ids
            = newObjects(*m_ada, {number(1, newMark()), number(2, newMark()), number(3, newMark())});
        QCOMPARE(ids.size(), 3);
        SPECKLE_VALUE(objects, m_ada->objects().getBulk(ids));
        QCOMPARE(objects.size(), 3);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(objects[i].decoded().value("value"_L1).toInt(), i + 1);
    }

    void createsObjectsOnce()
    {
        call(u"POST /objects"_s, u"the same hash is the same object"_s);
        const QString hash = newMark();
        const QStringList first = newObjects(*m_ada, {number(1, hash)});
        const QStringList second = newObjects(*m_ada, {number(2, hash)});
        QCOMPARE(second, first);
        SPECKLE_VALUE(object, m_ada->objects().get(first.value(0)));
        QCOMPARE(object.decoded().value("value"_L1).toInt(), 1);
    }

    void createsObjectsWithoutType()
    {
        call(u"POST /objects"_s, u"no type"_s);
        SPECKLE_FAILS(
            m_ada->ask(Request::post(u"/objects"_s, u"make it"_s, QJsonArray{QJsonObject{{u"value"_s, 1}}})),
            Rejected, 400);
    }

    void createsObjectsWithoutToken()
    {
        call(u"POST /objects"_s, u"no token"_s);
        Person nobody;
        nobody.client = std::make_unique<Client>(m_server);
        SPECKLE_FAILS(
            nobody.ask(Request::post(u"/objects"_s, u"make it"_s, QJsonArray{number(1, newMark())})),
            Unauthorized, 401);
    }

    void getsBulk()
    {
        call(u"POST /objects/getbulk"_s, u"in the order asked"_s);
        const QStringList ids = newObjects(*m_ada, {number(1, newMark()), number(2, newMark())});
        QCOMPARE(ids.size(), 2);
        SPECKLE_VALUE(objects, m_bob->objects().getBulk({ids[1], ids[0]}));
        QCOMPARE(objects.size(), 2);
        QCOMPARE(objects[0].id(), ids[1]);
        QCOMPARE(objects[0].type(), u"Number"_s);
        QCOMPARE(objects[0].name(), u"n"_s);
        QCOMPARE(objects[1].id(), ids[0]);
        SPECKLE_VALUE(none, m_bob->objects().getBulk({}));
        QVERIFY(none.isEmpty());
    }

    void getsBulkFields()
    {
        call(u"POST /objects/getbulk"_s, u"fields, omit"_s);
        const QStringList ids = newObjects(*m_ada, {number(1, newMark())});
        SPECKLE_VALUE(some, m_ada->objects().getBulk(ids, Query().fields({u"name"_s})));
        QCOMPARE(some.size(), 1);
        QVERIFY(!some.first().decoded().contains("value"_L1));
        QVERIFY2(some.first().decoded().contains("type"_L1), "the type always comes along");
        SPECKLE_VALUE(rest, m_ada->objects().getBulk(ids, Query().omit({u"value"_s})));
        QVERIFY(!rest.first().decoded().contains("value"_L1));
        QCOMPARE(rest.first().name(), u"n"_s);
    }

    void getsBulkDenied()
    {
        call(u"POST /objects/getbulk"_s, u"private or missing: a String that says so, under that id"_s);
        QJsonObject secret = number(1, newMark());
        secret.insert("private"_L1, true);
        const QStringList ids = newObjects(*m_ada, {secret, number(2, newMark())});
        QCOMPARE(ids.size(), 2);
        const QString missing = u"5f00000000000000000000ff"_s;
        SPECKLE_VALUE(objects, m_bob->objects().getBulk({ids[0], missing, ids[1]}));
        QCOMPARE(objects.size(), 3);
        QVERIFY(objects[0].isDenied());
        QCOMPARE(objects[0].id(), ids[0]);
        QVERIFY(objects[1].isDenied());
        QCOMPARE(objects[1].id(), missing);
        QVERIFY(!objects[2].isDenied());
    }

    void getsObject()
    {
        call(u"GET /objects/:id"_s);
        QJsonObject mesh = number(7, newMark());
        mesh.insert("type"_L1, u"Mesh/Wall"_s);
        mesh.insert("properties"_L1, QJsonObject{{u"Phase"_s, QJsonObject{{u"built"_s, true}}}});
        const QStringList ids = newObjects(*m_ada, {mesh});
        SPECKLE_VALUE(object, m_bob->objects().get(ids.value(0)));
        QCOMPARE(object.id(), ids.value(0));
        QCOMPARE(object.typeName(), u"Wall"_s);
        QCOMPARE(object.decoded().value("properties"_L1).toObject(), mesh.value("properties"_L1).toObject());
    }

    void getsUnknownObject()
    {
        call(u"GET /objects/:id"_s, u"unknown id: 400"_s);
        QCOMPARE(errorOf(await(m_ada->objects().get(u"5f00000000000000000000ff"_s))).httpStatus, 400);
    }

    void getsPrivateObjectOfOthers()
    {
        call(u"GET /objects/:id"_s, u"private, not yours: 400"_s);
        QJsonObject secret = number(1, newMark());
        secret.insert("private"_L1, true);
        const QStringList ids = newObjects(*m_ada, {secret});
        QCOMPARE(errorOf(await(m_bob->objects().get(ids.value(0)))).httpStatus, 400);
    }

    void listsNoObjects()
    {
        call(u"GET /objects"_s, u"in the reference, not in the server: 404 in HTML"_s);
        QCOMPARE(errorOf(await(m_ada->ask(Request::get(u"/objects"_s, u"list all objects"_s)))).httpStatus,
                 404);
    }
};

static const ContractCase::Registered<Objects> objectsRegistered;

} // namespace Speckle::Contract

#include "objects.moc"
