// SPDX-License-Identifier: MIT
#include "core/net/client.h"
#include "core/objects/objectstore.h"
#include "tests/support/await.h"
#include "tests/support/wireserver.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Speckle;
using namespace std::chrono_literals;

namespace {

using Kind = ApiError::Kind;

QStringList numbered(int from, int count)
{
    QStringList ids;
    for (int i = from; i < from + count; ++i)
        ids += u"id%1"_s.arg(i);
    return ids;
}

QStringList idsOf(const WireRequest &request)
{
    QStringList ids;
    const QJsonArray array = QJsonDocument::fromJson(request.body).array();
    for (const QJsonValue &id : array)
        ids += id.toString();
    return ids;
}

WireAnswer objectsFor(const WireRequest &request, const QByteArray &payload = {})
{
    QByteArray body = R"({"success":true,"resources":[)";
    const QStringList ids = idsOf(request);
    for (qsizetype i = 0; i < ids.size(); ++i)
        body += (i ? "," : "") + QByteArray("{\"_id\":\"") + ids.at(i).toUtf8()
                + "\",\"type\":\"Wall\",\"p\":\"" + payload + "\"}";
    return WireAnswer::json(body + "]}");
}

} // namespace

class TestObjectStore : public QObject
{
    Q_OBJECT

    std::unique_ptr<WireServer> m_server;
    std::unique_ptr<Client> m_client;
    std::unique_ptr<ObjectStore> m_store;

private slots:
    void init()
    {
        m_server = std::make_unique<WireServer>();
        m_server->setHandler([](const WireRequest &request) { return objectsFor(request); });
        ClientOptions options;
        options.retries = 0;
        options.timeout = 20s;
        m_client = std::make_unique<Client>(m_server->address(), nullptr, options);
        m_store = std::make_unique<ObjectStore>(m_client.get());
    }
    void cleanup()
    {
        m_store.reset();
        m_client.reset();
        m_server.reset();
    }

    void gathersAndFetches()
    {
        QSignalSpy changed(m_store.get(), &ObjectStore::objectsChanged);
        for (const QString &id : numbered(0, 10))
            m_store->request({id});
        QVERIFY(m_store->isPending(u"id3"_s));
        QVERIFY(!m_store->object(u"id3"_s));
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(m_server->requests().size(), 1);
        const WireRequest request = m_server->requests().constFirst();
        QCOMPARE(request.target, QByteArray("/api/objects/getbulk?omit=base64%2CrawData%2CdisplayValue"));
        QCOMPARE(changed.at(0).at(0).toStringList().size(), 10);
        QVERIFY(m_store->object(u"id3"_s));
        QCOMPARE(m_store->object(u"id3"_s)->typeName(), u"Wall"_s);
        QVERIFY(!m_store->isPending(u"id3"_s));
        // What is here is not asked for again.
        m_store->request(numbered(0, 10));
        m_store->request({u"new"_s});
        QTRY_COMPARE(changed.count(), 2);
        QCOMPARE(idsOf(m_server->requests().constLast()), QStringList{u"new"_s});
    }

    void atMostSixBatches()
    {
        m_server->setAnswer(WireAnswer::hang());
        m_store->setBatchSize(10);
        m_store->request(numbered(0, 100));
        QTRY_COMPARE(m_server->requests().size(), 6);
        QStringList sent;
        for (const WireRequest &request : m_server->requests())
            sent += idsOf(request);
        std::sort(sent.begin(), sent.end());
        QStringList first = numbered(0, 60);
        std::sort(first.begin(), first.end());
        QCOMPARE(sent, first);
        for (const QString &id : numbered(0, 100))
            QVERIFY(m_store->isPending(id));
        // Those that hang are let go; Qt asks for them once more, as it may.
        m_server->setHandler([](const WireRequest &request) { return objectsFor(request); });
        m_server->stop();
        QVERIFY(m_server->resume());
        QTRY_VERIFY(!m_store->isPending(u"id99"_s) && !m_store->isPending(u"id0"_s));
        QVERIFY(m_store->object(u"id99"_s));
    }

    void latestFirst()
    {
        m_store->setBatchSize(5);
        m_server->setAnswer(WireAnswer::hang());
        m_store->request(numbered(0, 30)); // fills all six
        QTRY_COMPARE(m_server->requests().size(), 6);
        m_store->request(numbered(100, 5));
        m_store->request(numbered(200, 5));
        m_store->request({u"id100"_s}); // asked for again: to the front
        m_server->forget();
        m_server->setHandler([](const WireRequest &request) { return objectsFor(request); });
        m_store->withdraw(numbered(103, 2));
        m_server->stop();
        QVERIFY(m_server->resume());
        QTRY_VERIFY(!m_store->isPending(u"id102"_s) && !m_store->isPending(u"id204"_s));
        QStringList sent;
        QList<QStringList> batches;
        for (const WireRequest &request : m_server->requests()) {
            batches += idsOf(request);
            sent += idsOf(request);
        }
        QVERIFY(batches.contains(QStringList({u"id100"_s, u"id200"_s, u"id201"_s, u"id202"_s, u"id203"_s})));
        QVERIFY(!sent.contains(u"id103"_s) && !sent.contains(u"id104"_s));
        QVERIFY(!m_store->isPending(u"id103"_s));
    }

    void tooLargeIsHalved_data()
    {
        QTest::addColumn<bool>("byTheServer");
        QTest::newRow("413") << true;
        QTest::newRow("our own limit") << false;
    }
    void tooLargeIsHalved()
    {
        QFETCH(bool, byTheServer);
        m_server->setHandler([byTheServer](const WireRequest &request) {
            const QStringList ids = idsOf(request);
            if (ids.size() <= 3 && !ids.contains(u"id5"_s))
                return objectsFor(request);
            if (byTheServer)
                return WireAnswer::http(
                    413, "<html><pre>PayloadTooLargeError: request entity too large</pre></html>",
                    "text/html");
            WireAnswer answer;
            answer.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n{";
            return answer;
        });
        m_store->request(numbered(0, 20));
        QTRY_VERIFY([this] {
            const QStringList ids = numbered(0, 20);
            return std::none_of(ids.cbegin(), ids.cend(),
                                [this](const QString &id) { return m_store->isPending(id); });
        }());
        for (const QString &id : numbered(0, 20)) {
            if (id == "id5"_L1)
                QCOMPARE(m_store->error(id).kind, Kind::TooLarge);
            else
                QVERIFY2(m_store->object(id), qPrintable(id));
        }
    }

    void errorsAreKeptAndForgotten()
    {
        m_server->setAnswer(WireAnswer::http(500, "<html></html>", "text/html"));
        QSignalSpy changed(m_store.get(), &ObjectStore::objectsChanged);
        m_store->request({u"a"_s});
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(m_store->error(u"a"_s).kind, Kind::Server);
        QVERIFY(!m_store->object(u"a"_s));
        m_server->setHandler([](const WireRequest &request) { return objectsFor(request); });
        m_store->request({u"a"_s});
        QCOMPARE(m_store->error(u"a"_s).kind, Kind::None);
        QTRY_VERIFY(m_store->object(u"a"_s));
    }

    void deniedAndMissing()
    {
        m_server->setAnswer(WireAnswer::json(
            R"({"success":true,"resources":[{"_id":"a","type":"String","value":"You do not have permissions to view this object"}]})"));
        QSignalSpy changed(m_store.get(), &ObjectStore::objectsChanged);
        m_store->request({u"a"_s, u"b"_s});
        QTRY_COMPARE(changed.count(), 1);
        QVERIFY(m_store->object(u"a"_s)->isDenied());
        QCOMPARE(m_store->error(u"b"_s).kind, Kind::NotFound);
        QVERIFY(m_store->error(u"b"_s).sentence().contains("load the object"_L1));
    }

    void invalidating()
    {
        QSignalSpy changed(m_store.get(), &ObjectStore::objectsChanged);
        m_store->request({u"a"_s});
        QTRY_COMPARE(changed.count(), 1);
        m_store->invalidate({u"a"_s});
        QVERIFY(!m_store->object(u"a"_s));
        // Under way when it changed: fetched once more.
        m_server->forget();
        m_store->request({u"a"_s});
        QTRY_VERIFY(!m_server->requests().isEmpty() || changed.count() > 1);
        if (m_store->isPending(u"a"_s)) {
            m_store->invalidate({u"a"_s});
            QTRY_COMPARE(m_server->requests().size(), 2);
        }
        QTRY_VERIFY(m_store->object(u"a"_s));
    }

    void budget()
    {
        const QByteArray payload(10'000, 'x');
        m_server->setHandler([payload](const WireRequest &request) { return objectsFor(request, payload); });
        m_store->setByteBudget(55'000); // five of them
        for (int i = 0; i < 5; ++i) {
            m_store->request({u"id%1"_s.arg(i)});
            QTRY_VERIFY(m_store->object(u"id%1"_s.arg(i)));
        }
        QVERIFY(m_store->object(u"id0"_s)); // looked at last
        m_store->request({u"new"_s});
        QTRY_VERIFY(m_store->object(u"new"_s));
        QVERIFY(m_store->object(u"id0"_s));
        QVERIFY(!m_store->object(u"id1"_s));
        // Larger than all of the budget: here all the same, alone.
        m_store->setByteBudget(5'000);
        m_store->request({u"large"_s});
        QTRY_VERIFY(m_store->object(u"large"_s));
    }

    void wholeObjects()
    {
        m_server->setAnswer(WireAnswer::json(R"({"success":true,"resource":{"_id":"a","base64":"zz"}})"));
        SPECKLE_VALUE(whole, m_store->fetchWhole(u"a"_s));
        QCOMPARE(whole.json(), QByteArray(R"({"_id":"a","base64":"zz"})"));
        QCOMPARE(m_server->requests().constFirst().target, QByteArray("/api/objects/a"));
        QVERIFY(!m_store->object(u"a"_s));
    }

    void destroyedInMidFlight()
    {
        m_server->setAnswer(WireAnswer::hang());
        m_store->request(numbered(0, 1000));
        QTRY_COMPARE(m_server->requests().size(), 6);
        m_store.reset();
        m_server->setAnswer(WireAnswer::json(R"({"success":true})"));
        SPECKLE_VALUE(done, m_client->call(Request::get(u"/streams"_s, u"x"_s)));
        QCOMPARE(done, Done());
    }
};

QTEST_GUILESS_MAIN(TestObjectStore)
#include "tst_objectstore.moc"
