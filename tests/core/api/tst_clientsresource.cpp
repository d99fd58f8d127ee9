// SPDX-License-Identifier: MIT
#include "core/api/clientsresource.h"
#include "tests/core/api/apibench.h"
#include "tests/support/await.h"

#include <QUuid>

using namespace Qt::StringLiterals;
using namespace Speckle;

using Kind = ApiError::Kind;

class TestClientsResource : public QObject
{
    Q_OBJECT

    const ApiClient m_rhino{QJsonObject{{u"_id"_s, u"c1"_s},
                                        {u"role"_s, u"Sender"_s},
                                        {u"owner"_s, u"ada"_s},
                                        {u"documentGuid"_s, u"guid-1"_s},
                                        {u"documentName"_s, u"tower"_s}}};

private slots:
    void list()
    {
        ApiBench bench;
        bench.answer(u"cli-list"_s);
        SPECKLE_VALUE(clients, ClientsResource(bench.client()).list(Query().limit(5)));
        QCOMPARE(bench.lastLine(), QByteArray("GET /api/clients?limit=5"));
        QCOMPARE(clients.first().documentType(), u"Rhino"_s);
        QVERIFY(clients.first().isOnline());
    }

    void get()
    {
        ApiBench bench;
        bench.answer(u"cli-get"_s);
        SPECKLE_VALUE(client, ClientsResource(bench.client()).get(u"c1"_s));
        QCOMPARE(bench.lastLine(), QByteArray("GET /api/clients/c1"));
        QCOMPARE(client.owner(), u"6b04715dab886e5505b018a9"_s);
        QCOMPARE(client.documentLocation(), u"C:\\models\\x.3dm"_s);
    }

    void ofStream()
    {
        ApiBench bench;
        bench.answer(u"strcli-fields"_s);
        SPECKLE_VALUE(
            clients,
            ClientsResource(bench.client()).ofStream(u"s"_s, Query().whereEqual(u"role"_s, u"Sender"_s)));
        QCOMPARE(bench.lastLine(), QByteArray("GET /api/streams/s/clients?role=Sender"));
        QCOMPARE(clients.size(), 1);
    }

    void createMakesGuid()
    {
        ApiBench bench;
        bench.server().setAnswer(ApiBench::recorded(u"cli-get"_s));
        SPECKLE_VALUE(one, ClientsResource(bench.client()).create(ApiClient({{u"role"_s, u"Receiver"_s}})));
        const QString first = bench.lastObject().value("documentGuid"_L1).toString();
        QVERIFY2(!QUuid(first).isNull(), qPrintable(first));
        SPECKLE_VALUE(two, ClientsResource(bench.client()).create(ApiClient({{u"role"_s, u"Receiver"_s}})));
        QVERIFY(bench.lastObject().value("documentGuid"_L1).toString() != first);
        QCOMPARE(one, two);
    }

    void createKeepsGuidAndDropsId()
    {
        ApiBench bench;
        bench.answer(u"cli-get"_s);
        SPECKLE_VALUE(client, ClientsResource(bench.client()).create(m_rhino));
        QVERIFY(!client.isTemporary());
        QCOMPARE(bench.lastLine(), QByteArray("POST /api/clients"));
        QCOMPARE(bench.lastObject().value("documentGuid"_L1).toString(), u"guid-1"_s);
        QVERIFY(!bench.lastObject().contains("_id"_L1));
    }

    void updateSendsDifference()
    {
        ApiBench bench;
        ApiClient after = m_rhino;
        after.setValue("documentName", u"bridge"_s);
        after.setValue("owner", u"bob"_s);
        bench.answer(ApiBench::json({{u"success"_s, true}}));
        SPECKLE_VALUE(done, ClientsResource(bench.client()).update(m_rhino, after));
        QCOMPARE(bench.lastLine(), QByteArray("PUT /api/clients/c1"));
        QCOMPARE(bench.lastBody(), QByteArray(R"({"documentName":"bridge"})"));
        SPECKLE_VALUE(nothing, ClientsResource(bench.client()).update(m_rhino, m_rhino));
        QCOMPARE(nothing, done);
        QCOMPARE(bench.count(), 1);
    }

    void remove()
    {
        ApiBench bench;
        bench.answer(ApiBench::json({{u"success"_s, true}}));
        SPECKLE_VALUE(done, ClientsResource(bench.client()).remove(u"c1"_s));
        QCOMPARE(done, Done());
        QCOMPARE(bench.lastLine(), QByteArray("DELETE /api/clients/c1"));
    }

    void errorsNameTheRule_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("rule");
        QTest::newRow("get: not on the lists") << u"cli-get-own-on-foreign-public-stream"_s << Kind::Forbidden
                                               << u"even where the stream is public"_s;
        QTest::newRow("get: no stream")
            << u"cli-get-no-stream"_s << Kind::NotFound << u"has no stream, or its stream was deleted"_s;
        QTest::newRow("put: not a writer") << u"cli-put-own-on-foreign"_s << Kind::Forbidden
                                           << u"Only those who may write to the client's stream"_s;
        QTest::newRow("put: owner") << u"cli-put-writer-owner"_s << Kind::Forbidden
                                    << u"Only the owner of the client's stream"_s;
        QTest::newRow("put: no stream")
            << u"cli-put-no-stream"_s << Kind::NotFound << u"has no stream, or its stream was deleted"_s;
        QTest::newRow("put: gone") << u"cli-put-missing"_s << Kind::Rejected << u"may have been deleted"_s;
        QTest::newRow("put: bad value")
            << u"cli-put-badbool"_s << Kind::Rejected << u"Check what was entered"_s;
        QTest::newRow("delete: not a writer") << u"cli-del-own-on-foreign"_s << Kind::Forbidden
                                              << u"Only those who may write to the client's stream"_s;
        QTest::newRow("delete: no stream")
            << u"cli-del-no-stream"_s << Kind::NotFound << u"has no stream, or its stream was deleted"_s;
        QTest::newRow("delete: gone") << u"cli-del-missing"_s << Kind::NotFound << u"may have been deleted"_s;
    }
    void errorsNameTheRule()
    {
        QFETCH(QString, answer);
        QFETCH(Kind, kind);
        QFETCH(QString, rule);
        ApiBench bench;
        bench.answer(answer);
        ClientsResource clients(bench.client());
        ApiClient after = m_rhino;
        after.setValue("online", true);
        const ApiError error = answer.startsWith("cli-get"_L1) ? errorOf(await(clients.get(u"c1"_s)))
                               : answer.startsWith("cli-put"_L1)
                                   ? errorOf(await(clients.update(m_rhino, after)))
                                   : errorOf(await(clients.remove(u"c1"_s)));
        QCOMPARE(error.kind, kind);
        QVERIFY2(error.sentence().contains(rule), qPrintable(error.sentence()));
    }
};

QTEST_GUILESS_MAIN(TestClientsResource)
#include "tst_clientsresource.moc"
