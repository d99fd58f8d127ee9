// SPDX-License-Identifier: MIT
#include "tests/contract/contractcase.h"
#include "tests/contract/expect.h"

using namespace Qt::StringLiterals;

namespace Speckle::Contract {

namespace {

ApiClient rhinoOn(const QString &streamId)
{
    return ApiClient({{u"role"_s, u"Sender"_s},
                      {u"documentName"_s, u"tower.3dm"_s},
                      {u"documentGuid"_s, u"guid-1"_s},
                      {u"documentType"_s, u"Rhino"_s},
                      {u"documentLocation"_s, u"desk"_s},
                      {u"streamId"_s, streamId},
                      {u"online"_s, true}});
}

} // namespace

class Clients : public ContractCase
{
    Q_OBJECT

public:
    using ContractCase::ContractCase;

private slots:
    void createsClient()
    {
        call(u"POST /clients"_s);
        const Stream stream = newStream(*m_ada);
        SPECKLE_VALUE(client, m_ada->clients().create(rhinoOn(stream.streamId())));
        QVERIFY(!client.id().isEmpty());
        QVERIFY(!client.isTemporary());
        QCOMPARE(client.role(), u"Sender"_s);
        QCOMPARE(client.documentName(), u"tower.3dm"_s);
        QCOMPARE(client.documentType(), u"Rhino"_s);
        QCOMPARE(client.streamId(), stream.streamId());
        QVERIFY(client.isOnline());
        QCOMPARE(client.owner(), m_ada->id());
    }

    void createsClientAnonymously()
    {
        call(u"POST /clients"_s, u"no token: a temporary one, not stored"_s);
        Client nobody(m_server);
        SPECKLE_VALUE(client, ClientsResource(&nobody).create(rhinoOn(newMark())));
        QVERIFY(client.isTemporary());
    }

    void listsClientsOfStream()
    {
        call(u"GET /streams/:streamId/clients"_s);
        const Stream stream = newStream(*m_ada);
        SPECKLE_VALUE(none, m_ada->clients().ofStream(stream.streamId()));
        QVERIFY(none.isEmpty());
        SPECKLE_VALUE(made, m_ada->clients().create(rhinoOn(stream.streamId())));
        SPECKLE_VALUE(clients, m_ada->clients().ofStream(stream.streamId()));
        QCOMPARE(clients.size(), 1);
        QCOMPARE(clients.first().id(), made.id());
        QCOMPARE(clients.first().documentType(), u"Rhino"_s);
    }

    void listsClientsOfPrivateStream()
    {
        call(u"GET /streams/:streamId/clients"_s, u"private, not yours"_s);
        const Stream stream = newStream(*m_ada, {{u"private"_s, true}});
        QCOMPARE(errorOf(await(m_bob->clients().ofStream(stream.streamId()))).httpStatus, 401);
    }

    void listsClientsOfUnknownStream()
    {
        call(u"GET /streams/:streamId/clients"_s, u"unknown id"_s);
        SPECKLE_FAILS(m_ada->clients().ofStream(newMark()), NotFound, 404);
    }

    void createsClientWithGuid()
    {
        call(u"POST /clients"_s, u"without a document guid: one is made"_s);
        const Stream stream = newStream(*m_ada);
        ApiClient nameless({{u"role"_s, u"Hybrid"_s}, {u"streamId"_s, stream.streamId()}});
        SPECKLE_VALUE(client, m_ada->clients().create(nameless));
        QVERIFY(!client.documentGuid().isEmpty());
    }

    void listsClients()
    {
        call(u"GET /clients"_s, u"one's own; fields, sort, limit; filters are not looked at"_s);
        const auto person = newPerson(u"Cleo"_s);
        QVERIFY(person);
        const Stream stream = newStream(*person);
        SPECKLE_VALUE(first, person->clients().create(rhinoOn(stream.streamId())));
        ApiClient later = rhinoOn(newMark());
        later.setValue("documentName", u"zoo.3dm"_s);
        SPECKLE_VALUE(second, person->clients().create(later));
        SPECKLE_VALUE(all, person->clients().list());
        QCOMPARE(all.size(), 2);
        SPECKLE_VALUE(filtered, person->clients().list(Query().whereEqual(u"role"_s, u"Receiver"_s)));
        QCOMPARE(filtered.size(), 2);
        SPECKLE_VALUE(
            last,
            person->clients().list(
                Query().fields({u"streamId"_s}).sortBy(u"documentName"_s, Qt::DescendingOrder).limit(1)));
        QCOMPARE(last.size(), 1);
        QCOMPARE(last.first().id(), second.id());
        QVERIFY(!last.first().has("documentName"));
        QVERIFY(first.id() != second.id());
    }

    void listsClientsWithoutToken()
    {
        call(u"GET /clients"_s, u"no token"_s);
        Client nobody(m_server);
        SPECKLE_FAILS(ClientsResource(&nobody).list(), Unauthorized, 401);
    }

    void getsClient()
    {
        call(u"GET /clients/:id"_s, u"by readers of the stream, with its owner as a person"_s);
        const Stream stream = newStream(*m_ada, {{u"canRead"_s, QJsonArray{m_bob->id()}}});
        SPECKLE_VALUE(made, m_ada->clients().create(rhinoOn(stream.streamId())));
        SPECKLE_VALUE(client, m_bob->clients().get(made.id()));
        QCOMPARE(client.documentName(), u"tower.3dm"_s);
        QCOMPARE(client.owner(), m_ada->id());
        QVERIFY(client.value("owner").isObject());
    }

    void getsClientOnStreamOfOthers()
    {
        call(u"GET /clients/:id"_s, u"one's own, on another's public stream: 400"_s);
        const Stream stream = newStream(*m_ada);
        SPECKLE_VALUE(made, m_bob->clients().create(rhinoOn(stream.streamId())));
        SPECKLE_FAILS(m_bob->clients().get(made.id()), Forbidden, 400);
        SPECKLE_OK(m_ada->clients().get(made.id()));
    }

    void getsClientWithoutStream()
    {
        call(u"GET /clients/:id"_s, u"of a stream that is not there: 400"_s);
        SPECKLE_VALUE(made, m_ada->clients().create(rhinoOn(newMark())));
        const ApiError error = errorOf(await(m_ada->clients().get(made.id())));
        QCOMPARE(error.httpStatus, 400);
        QVERIFY2(error.sentence().contains("has no stream"_L1), qPrintable(error.sentence()));
    }

    void getsUnknownClient()
    {
        call(u"GET /clients/:id"_s, u"unknown id: 400"_s);
        QCOMPARE(errorOf(await(m_ada->clients().get(u"5f00000000000000000000ff"_s))).httpStatus, 400);
    }

    void updatesClient()
    {
        call(u"PUT /clients/:id"_s,
             u"the difference, by writers of the stream; unknown fields are dropped"_s);
        const Stream stream = newStream(*m_ada, {{u"canWrite"_s, QJsonArray{m_bob->id()}}});
        SPECKLE_VALUE(made, m_ada->clients().create(rhinoOn(stream.streamId())));
        ApiClient after = made;
        after.setValue("documentName", u"bridge.3dm"_s);
        after.setValue("online", false);
        after.setValue("foreign", 1);
        SPECKLE_OK(m_bob->clients().update(made, after));
        SPECKLE_VALUE(now, m_ada->clients().get(made.id()));
        QCOMPARE(now.documentName(), u"bridge.3dm"_s);
        QVERIFY(!now.isOnline());
        QVERIFY(!now.has("foreign"));
        QCOMPARE(now.documentGuid(), made.documentGuid());
    }

    void updatesClientOfOthers()
    {
        call(u"PUT and DELETE /clients/:id"_s, u"one's own, on another's stream: 400 · 404, and why"_s);
        const Stream stream = newStream(*m_ada);
        SPECKLE_VALUE(made, m_bob->clients().create(rhinoOn(stream.streamId())));
        ApiClient after = made;
        after.setValue("online", false);
        const ApiError refused = errorOf(await(m_bob->clients().update(made, after)));
        QCOMPARE(refused.kind, ApiError::Kind::Forbidden);
        QCOMPARE(refused.httpStatus, 400);
        QVERIFY2(refused.sentence().contains("may write to the client's stream"_L1),
                 qPrintable(refused.sentence()));
        SPECKLE_FAILS(m_bob->clients().remove(made.id()), Forbidden, 404);
        SPECKLE_OK(m_ada->clients().remove(made.id()));
    }

    void updatesClientWithoutStream()
    {
        call(u"PUT and DELETE /clients/:id"_s, u"of a stream that is gone: stuck"_s);
        const Stream stream = newStream(*m_ada);
        SPECKLE_VALUE(made, m_ada->clients().create(rhinoOn(stream.streamId())));
        SPECKLE_OK(m_ada->streams().remove(stream.streamId()));
        ApiClient after = made;
        after.setValue("online", false);
        SPECKLE_FAILS(m_ada->clients().update(made, after), NotFound, 400);
        SPECKLE_FAILS(m_ada->clients().remove(made.id()), NotFound, 404);
    }

    void removesClient()
    {
        call(u"DELETE /clients/:id"_s);
        const Stream stream = newStream(*m_ada);
        SPECKLE_VALUE(made, m_ada->clients().create(rhinoOn(stream.streamId())));
        SPECKLE_OK(m_ada->clients().remove(made.id()));
        SPECKLE_VALUE(left, m_ada->clients().ofStream(stream.streamId()));
        QVERIFY(left.isEmpty());
        QCOMPARE(errorOf(await(m_ada->clients().remove(made.id()))).httpStatus, 404);
    }

    void listsClientsOfStreamFiltered()
    {
        call(u"GET /streams/:streamId/clients"_s, u"fields and filters"_s);
        const Stream stream = newStream(*m_ada);
        SPECKLE_OK(m_ada->clients().create(rhinoOn(stream.streamId())));
        SPECKLE_VALUE(receivers, m_bob->clients().ofStream(stream.streamId(),
                                                           Query().whereEqual(u"role"_s, u"Receiver"_s)));
        QVERIFY(receivers.isEmpty());
        SPECKLE_VALUE(senders,
                      m_bob->clients().ofStream(
                          stream.streamId(), Query().fields({u"role"_s}).whereEqual(u"role"_s, u"Sender"_s)));
        QCOMPARE(senders.size(), 1);
        QVERIFY(!senders.first().has("documentName"));
    }
};

static const ContractCase::Registered<Clients> clientsRegistered;

} // namespace Speckle::Contract

#include "clients.moc"
