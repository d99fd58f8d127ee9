// SPDX-License-Identifier: MIT
#include "tests/sandbox/localserver.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;

class TestHttp : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void describesItself_data();
    void describesItself();
    void unknownRoutes();
    void badBodies_data();
    void badBodies();
    void packedBody();
    void sizeLimit();
    void crossOrigin();
    void notModified();
    void headHasNoBody();
    void whoGetsIn();
    void roundTrip();
    void refusedObjectsInBulk();
    void answersWaitSideBySide();

private:
    LocalServer m_server;
    QString m_admin;
    QString m_user;
};

void TestHttp::initTestCase()
{
    QVERIFY(m_server.isRunning());
    m_admin = m_server.registered(u"Admin@Example.com"_s).value("token"_L1).toString();
    m_user = m_server.registered(u"user@example.com"_s).value("token"_L1).toString();
    QVERIFY(m_user.startsWith("JWT "_L1));
}

void TestHttp::describesItself_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path : {"/api", "/api/", "/api/v1", "/API/V1/"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

void TestHttp::describesItself()
{
    QFETCH(QString, path);
    const Response response = m_server.call("GET", path);
    QCOMPARE(response.status, 200);
    QCOMPARE(response.json().value("isSpeckleServer"_L1), true);
    QCOMPARE(response.contentType, QByteArray("application/json; charset=utf-8"));
    QVERIFY(!response.json().contains("success"_L1));
}

void TestHttp::unknownRoutes()
{
    for (const QString &path :
         {u"/"_s, u"/nope"_s, u"/api/nope"_s, u"/api/objects"_s, u"/api/v2/accounts"_s}) {
        const Response response = m_server.call("GET", path);
        QCOMPARE(response.status, 404);
        QCOMPARE(response.contentType, QByteArray("text/html; charset=utf-8"));
        QVERIFY2(response.body.contains("Cannot GET " + path.toLatin1()), response.body.constData());
    }
    QCOMPARE(m_server.call("PATCH", u"/api/accounts"_s, QByteArray("{}")).status, 404);
    QCOMPARE(m_server.call("GET", u"/api/v0/streams"_s).status, 410);
}

void TestHttp::badBodies_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("cut off") << QByteArray("application/json") << QByteArray("{\"email\": ") << 400;
    QTest::newRow("scalar") << QByteArray("application/json") << QByteArray("\"hello\"") << 400;
    QTest::newRow("odd charset") << QByteArray("application/json; charset=latin1") << QByteArray("{}") << 415;
}

void TestHttp::badBodies()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    for (const QString &path : {u"/api/accounts/register"_s, u"/api/nope"_s}) {
        const Response response = m_server.call("POST", path, body, {}, {{"Content-Type", type}});
        QCOMPARE(response.status, status);
        QCOMPARE(response.contentType, QByteArray("text/html; charset=utf-8"));
    }
    // Another type means an empty body, and nobody complains of the type.
    const Response plain
        = m_server.call("POST", u"/api/accounts/register"_s, QByteArray("{\"email\":\"z@z.com\"}"), {},
                        {{"Content-Type", "text/plain"}});
    QCOMPARE(plain.json().value("message"_L1), u"Do not fuck with us. Give us your email."_s);
}

void TestHttp::packedBody()
{
    // Made by gzip from {"type":"Number","value":4711}
    const QByteArray packed = QByteArray::fromHex(
        "1f8b0800000000000203ab562aa92c4855b252f22bcd4d4a2d52d2512a4bcc29050a98981b1ad602007b93f7"
        "981e000000");
    const Response created
        = m_server.call("POST", u"/api/objects"_s, packed, m_user,
                        {{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}});
    QCOMPARE(created.status, 200);
    const QString id
        = created.json().value("resources"_L1).toArray().at(0).toObject().value("_id"_L1).toString();
    QCOMPARE(m_server.call("GET", u"/api/objects/"_s + id).resource().value("value"_L1), 4711);
    QCOMPARE(m_server
                 .call("POST", u"/api/objects"_s, QByteArray("rubbish"), m_user,
                       {{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}})
                 .status,
             400);
    QCOMPARE(m_server
                 .call("POST", u"/api/objects"_s, packed, m_user,
                       {{"Content-Type", "application/json"}, {"Content-Encoding", "br"}})
                 .status,
             415);
}

void TestHttp::sizeLimit()
{
    constexpr qsizetype Limit = qsizetype(10) * 1024 * 1024;
    const QByteArray frame = "{\"type\":\"String\",\"value\":\"\"}";
    QByteArray fits = frame;
    fits.insert(frame.size() - 2, QByteArray(Limit - frame.size(), 'x'));
    QCOMPARE(fits.size(), Limit);
    QCOMPARE(m_server.call("POST", u"/api/objects"_s, fits, m_user).status, 200);
    fits.insert(frame.size() - 2, 'x');
    const Response tooLarge = m_server.call("POST", u"/api/nope"_s, fits, m_user);
    QCOMPARE(tooLarge.status, 413);
    QVERIFY(tooLarge.body.contains("PayloadTooLargeError"));
}

void TestHttp::crossOrigin()
{
    const Response preflight
        = m_server.call("OPTIONS", u"/api/accounts"_s, QByteArray(), {},
                        {{"Origin", "http://x.test"},
                         {"Access-Control-Request-Method", "PUT"},
                         {"Access-Control-Request-Headers", "authorization,content-type"}});
    QCOMPARE(preflight.status, 204);
    QCOMPARE(preflight.headers.value("access-control-allow-origin"), QByteArray("*"));
    QCOMPARE(preflight.headers.value("access-control-allow-headers"),
             QByteArray("authorization,content-type"));
    QCOMPARE(m_server.call("GET", u"/api/accounts"_s).headers.value("access-control-allow-origin"),
             QByteArray("*"));
}

void TestHttp::notModified()
{
    const Response first = m_server.call("GET", u"/api"_s);
    QVERIFY(first.eTag.startsWith("W/\""));
    const Response second
        = m_server.call("GET", u"/api"_s, QByteArray(), {}, {{"If-None-Match", first.eTag}});
    QCOMPARE(second.status, 304);
    QCOMPARE(second.body, QByteArray());
    QCOMPARE(m_server.call("GET", u"/api"_s, QByteArray(), {}, {{"If-None-Match", "W/\"other\""}}).status,
             200);
}

void TestHttp::headHasNoBody()
{
    const QUrl url(m_server.address());
    QTcpSocket socket;
    socket.connectToHost(url.host(), quint16(url.port()));
    QVERIFY(socket.waitForConnected());
    // Two requests on one connection: were there a body after the first, it would stand before the second's
    // status.
    socket.write("HEAD /api HTTP/1.1\r\nHost: x\r\n\r\n");
    QTRY_VERIFY(socket.waitForReadyRead(100) || socket.bytesAvailable() > 0);
    const QByteArray head = socket.readAll();
    QVERIFY(head.startsWith("HTTP/1.1 200"));
    QVERIFY(head.endsWith("\r\n\r\n"));
    socket.write("GET /nope HTTP/1.1\r\nHost: x\r\n\r\n");
    QTRY_VERIFY(socket.waitForReadyRead(100) || socket.bytesAvailable() > 0);
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 404"));
}

void TestHttp::whoGetsIn()
{
    const Response nobody = m_server.call("GET", u"/api/accounts"_s);
    QCOMPARE(nobody.status, 401);
    QCOMPARE(nobody.body, QByteArray("Unauthorized"));
    QCOMPARE(nobody.contentType, QByteArray());
    QCOMPARE(m_server.call("GET", u"/api/accounts"_s, QByteArray(), u"Bearer "_s + m_user.sliced(4)).status,
             401);
    QCOMPARE(m_server.call("GET", u"/api/accounts"_s, QByteArray(), m_user.sliced(4)).status, 401);
    QCOMPARE(m_server.call("GET", u"/api/accounts"_s, QByteArray(), u"jwt  "_s + m_user.sliced(4)).status,
             200);
    const Response user = m_server.call("GET", u"/api/accounts/admin"_s, QByteArray(), m_user);
    QCOMPARE(user.status, 401);
    QCOMPARE(user.body, QByteArray("Only admins can access this route"));
    const Response admin = m_server.call("GET", u"/api/accounts/admin"_s, QByteArray(), m_admin);
    QCOMPARE(admin.json().value("resource"_L1).toArray().size(), 2);
    QVERIFY(!admin.body.contains("password") && !admin.body.contains("pbkdf2"));
    // A bad token on a route for everybody means nobody, not a refusal.
    const Response client = m_server.call("POST", u"/api/clients"_s, QByteArray("{}"), u"JWT garbage"_s);
    QVERIFY(client.resource().value("_id"_L1).toString().startsWith("temp-"_L1));
}

void TestHttp::roundTrip()
{
    const Response created = m_server.call(
        "POST", u"/api/streams"_s,
        QByteArray(R"({"name":"S","private":true,"free":{"a":1},"layers":[{"guid":"g"}]})"), m_user);
    QCOMPARE(created.status, 200);
    const QString id = created.resource().value("streamId"_L1).toString();
    QCOMPARE(m_server.call("GET", u"/api/streams/"_s + id).json().value("message"_L1),
             u"You are not authorised to read."_s);
    QCOMPARE(m_server.call("PUT", u"/api/streams/"_s + id, QByteArray(R"({"zz":1,"free":{"b":2}})"), m_user)
                 .json()
                 .value("message"_L1),
             u"Patched stream fields: zz,free"_s);
    const QJsonObject stream = m_server.call("GET", u"/api/streams/"_s + id, QByteArray(), m_user).resource();
    QCOMPARE(stream.value("free"_L1).toObject(), (QJsonObject{{u"a"_s, 1}, {u"b"_s, 2}}));
    QCOMPARE(stream.value("layers"_L1).toArray(), (QJsonArray{QJsonObject{{u"guid"_s, u"g"_s}}}));
    const QJsonObject reduced
        = m_server.call("GET", u"/api/streams/"_s + id + u"?fields=name"_s, QByteArray(), m_user).resource();
    QCOMPARE(reduced.keys(), (QStringList{u"_id"_s, u"canRead"_s, u"canWrite"_s, u"layers"_s, u"name"_s,
                                          u"owner"_s, u"private"_s}));
    // In the first place, streamId gets past the check that shall keep it.
    QCOMPARE(
        m_server
            .call("PUT", u"/api/streams/"_s + id, QByteArray(R"({"name":"T","streamId":"renamed"})"), m_user)
            .status,
        200);
    QCOMPARE(m_server.call("GET", u"/api/streams/renamed"_s, QByteArray(), m_user).status, 404);
    QCOMPARE(
        m_server.call("PUT", u"/api/streams/"_s + id, QByteArray(R"({"streamId":"renamed"})"), m_user).status,
        200);
    QCOMPARE(m_server.call("GET", u"/api/streams/renamed"_s, QByteArray(), m_user).status, 200);
}

void TestHttp::refusedObjectsInBulk()
{
    const Response created = m_server.call(
        "POST", u"/api/objects"_s,
        QByteArray(R"([{"type":"Number","value":1},{"type":"Number","value":2,"private":true}])"), m_user);
    QStringList ids;
    for (const QJsonValue placeholder : created.json().value("resources"_L1).toArray())
        ids << placeholder.toObject().value("_id"_L1).toString();
    QCOMPARE(ids.size(), 2);
    const QByteArray wanted
        = "[\"" + ids.at(1).toLatin1() + "\",\"" + ids.at(0).toLatin1() + "\",\"5f00000000000000000000ff\"]";
    const auto values = [&](const QString &token) {
        QVariantList found;
        const Response bulk = m_server.call("POST", u"/api/objects/getbulk"_s, wanted, token);
        for (const QJsonValue object : bulk.json().value("resources"_L1).toArray())
            found << object.toObject().value("value"_L1).toVariant();
        return found;
    };
    const QString refused = u"You do not have permissions to view this object"_s;
    QCOMPARE(values({}), (QVariantList{refused, 1, refused}));
    QCOMPARE(values(m_user), (QVariantList{2, 1, refused}));
}

void TestHttp::answersWaitSideBySide()
{
    LocalServer slow({u"--latency"_s, u"300"_s});
    QVERIFY(slow.isRunning());
    QNetworkAccessManager network;
    QList<QNetworkReply *> replies;
    int finished = 0;
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 6; ++i) {
        replies << network.get(QNetworkRequest(QUrl(slow.address() + u"/api?_=%1"_s.arg(i))));
        connect(replies.constLast(), &QNetworkReply::finished, this, [&finished] { ++finished; });
    }
    QTRY_COMPARE_WITH_TIMEOUT(finished, 6, 30'000);
    QVERIFY(clock.elapsed() >= 300); // it did wait; that six waits are not added up is for a bench to measure
    for (QNetworkReply *reply : std::as_const(replies)) {
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
        reply->deleteLater();
    }
    // A client that leaves before its answer must not take the server along.
    QNetworkReply *hasty = network.get(QNetworkRequest(QUrl(slow.address() + u"/api"_s)));
    QSignalSpy gone(hasty, &QObject::destroyed);
    hasty->abort();
    hasty->deleteLater();
    QVERIFY(gone.wait());
    QCOMPARE(slow.call("GET", u"/api"_s).status, 200);
}

QTEST_GUILESS_MAIN(TestHttp)
#include "tst_http.moc"
