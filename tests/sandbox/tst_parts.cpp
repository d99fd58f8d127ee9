// SPDX-License-Identifier: MIT
#include "sandbox/auth/jwt.h"
#include "sandbox/auth/password.h"
#include "sandbox/http/inflate.h"
#include "sandbox/json/rawjson.h"
#include "sandbox/models/models.h"
#include "sandbox/models/permissions.h"
#include "sandbox/store/store.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle::Sandbox;
using namespace std::chrono_literals;

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

//! What requirePermission says; empty: it lets one through.
QString verdict(const Asker &asker, Operation operation, const QJsonObject &document,
                const QStringList &keys = {})
{
    try {
        requirePermission(asker, operation, document, keys);
    } catch (const Problem &problem) {
        return problem.message();
    }
    return {};
}

} // namespace

class TestParts : public QObject
{
    Q_OBJECT

private slots:
    void tokenIsReadable();
    void tokenIsRefused();
    void passwordMatches();
    void inflates_data();
    void inflates();
    void inflateStops();
    void keepsTheOrderOfKeys();
    void parsesElements();
    void createsWithDefaults();
    void updatesAndMerges();
    void refusesAsAWhole();
    void permissions();
    void storeKeepsObjectsApart();
    void storeRefusesForeignFiles();
};

void TestParts::tokenIsReadable()
{
    const QDateTime now = QDateTime::fromSecsSinceEpoch(1'700'000'000);
    const QString token = Jwt::signedToken({{u"_id"_s, u"5c0"_s}}, 24h, "secret", now);
    // A client takes the middle part and reads `exp` in it, without knowing the secret.
    const QJsonObject claims
        = object(QByteArray::fromBase64(token.split(u'.').at(1).toLatin1(), QByteArray::Base64UrlEncoding));
    QCOMPARE(claims.value("exp"_L1).toInteger(), 1'700'000'000 + 24 * 3600);
    QCOMPARE(Jwt::verified(token, "secret", now)->value("_id"_L1), u"5c0"_s);
}

void TestParts::tokenIsRefused()
{
    const QDateTime now = QDateTime::fromSecsSinceEpoch(1'700'000'000);
    const QString token = Jwt::signedToken({{u"_id"_s, u"5c0"_s}}, 24h, "secret", now);
    QVERIFY(Jwt::verified(token, "secret", now.addSecs(24 * 3600 - 1)));
    QVERIFY(!Jwt::verified(token, "secret", now.addSecs(qint64(24) * 3600)));
    QVERIFY(!Jwt::verified(token, "another secret", now));
    QStringList parts = token.split(u'.');
    QVERIFY(!Jwt::verified(parts.at(0) + u'.' + parts.at(1) + u'.', "secret", now));
    parts[1] = QString::fromLatin1(QByteArray(R"({"_id":"5c1"})").toBase64(QByteArray::OmitTrailingEquals));
    QVERIFY(!Jwt::verified(parts.join(u'.'), "secret", now));
    const QByteArray none
        = QByteArray(R"({"alg":"none","typ":"JWT"})").toBase64(QByteArray::OmitTrailingEquals);
    QVERIFY(!Jwt::verified(QString::fromLatin1(none) + u'.' + parts.at(1) + u'.', "secret", now));
    QVERIFY(!Jwt::verified(u"garbage"_s, "secret", now));
}

void TestParts::passwordMatches()
{
    const QString stored = Password::hashed(u"correct horse"_s);
    QVERIFY(!stored.contains("horse"_L1));
    QVERIFY(stored != Password::hashed(u"correct horse"_s)); // the salt
    QVERIFY(Password::matches(u"correct horse"_s, stored));
    QVERIFY(!Password::matches(u"correct hors"_s, stored));
    QVERIFY(!Password::matches(QString(), QString()));
}

void TestParts::inflates_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("short") << QByteArray("{}");
    QTest::newRow("repetitive") << QByteArray("abc").repeated(50'000);
    QByteArray noise(100'000, 0);
    QRandomGenerator random(7);
    for (char &byte : noise)
        byte = char(random.bounded(256));
    QTest::newRow("noise") << noise;
    QByteArray text;
    for (int i = 0; i < 20'000; ++i)
        text += QByteArray::number(random.bounded(1000)) + ',';
    QTest::newRow("numbers") << text;
}

void TestParts::inflates()
{
    QFETCH(QByteArray, data);
    for (const int level : {0, 1, 9}) {
        // qCompress writes zlib's format behind four bytes of its own.
        const Inflated zlib = inflated(qCompress(data, level).sliced(4), data.size());
        QVERIFY(zlib.result == InflateResult::Done);
        QCOMPARE(zlib.data, data);
    }
}

void TestParts::inflateStops()
{
    const QByteArray bomb = qCompress(QByteArray(20'000'000, ' '), 9).sliced(4);
    QVERIFY(bomb.size() < 50'000);
    QVERIFY(inflated(bomb, 10'000'000).result == InflateResult::TooLarge);
    for (qsizetype size = 0; size < 40; ++size)
        QVERIFY(inflated(bomb.first(size), 1'000'000'000).result != InflateResult::Done);
    QVERIFY(inflated("not packed at all", 1000).result == InflateResult::Damaged);
    QRandomGenerator random(11);
    for (int i = 0; i < 500; ++i) {
        QByteArray rubbish = bomb.first(60);
        rubbish[2 + random.bounded(58)] = char(random.bounded(256));
        (void)inflated(rubbish, 100'000); // must come back
    }
}

void TestParts::keepsTheOrderOfKeys()
{
    const QByteArray json = R"( { "zeta" : [1, {"a":"},"}] , "a\u0062" : "q\"\\" , "zeta":2, "e":{} } )";
    const QList<RawJson::Member> members = RawJson::members(json);
    QCOMPARE(members.size(), 3);
    QCOMPARE(members.at(0).key, u"zeta"_s);
    QCOMPARE(members.at(0).value, QByteArray("2"));
    QCOMPARE(members.at(1).key, u"ab"_s);
    QCOMPARE(members.at(2).value, QByteArray("{}"));
    QCOMPARE(RawJson::compact(R"({ "a b" : [ 1 , 2 ] })"), QByteArray(R"({"a b":[1,2]})"));
}

void TestParts::parsesElements()
{
    QCOMPARE(RawJson::elements(R"([ {"a":[1,2]} , "x,y]" ,null,3.5e2, [[]] ])"),
             (QList<QByteArray>{R"({"a":[1,2]})", R"("x,y]")", "null", "3.5e2", "[[]]"}));
    QVERIFY(RawJson::elements("[]").isEmpty());
    QVERIFY(RawJson::elements("{}").isEmpty());
}

void TestParts::createsWithDefaults()
{
    const QJsonObject stream
        = Models::stream().create(object(R"({"name":5,"unknown":{"k":[1]},"empty":{},"a.b":1})"));
    QCOMPARE(stream.value("name"_L1), u"5"_s);
    QCOMPARE(stream.value("description"_L1), u"This is a simple speckle stream."_s);
    QCOMPARE(stream.value("unknown"_L1).toObject().value("k"_L1).toArray().size(), 1);
    QCOMPARE(stream.value("a"_L1).toObject().value("b"_L1), 1);
    QVERIFY(!stream.contains("empty"_L1));
    QVERIFY(!stream.contains("baseProperties"_L1));
    const QJsonObject client = Models::client().create(object(R"({"role":"Sender","bogus":1})"));
    QVERIFY(!client.contains("bogus"_L1));
    QCOMPARE(client.value("online"_L1), true);
}

void TestParts::updatesAndMerges()
{
    QJsonObject document = Models::object().create(object(
        R"({"type":"M","hash":"h","updatedAt":"2001-01-01T00:00:00.000Z","properties":{"a":1},"free":{"a":1,"n":{"x":1}}})"));
    const QJsonObject before = document;
    QVERIFY(!Models::object().update(document, object(R"({"type":"M","properties":{"a":1}})")));
    QCOMPARE(document, before);
    QVERIFY(
        Models::object().update(document, object(R"({"properties":{"b":2},"free":{"b":2,"n":{"y":2}}})")));
    QCOMPARE(document.value("properties"_L1).toObject(), object(R"({"b":2})"));
    QCOMPARE(document.value("free"_L1).toObject(), object(R"({"a":1,"b":2,"n":{"x":1,"y":2}})"));
    QVERIFY(document.value("updatedAt"_L1).toString() > before.value("updatedAt"_L1).toString());
}

void TestParts::refusesAsAWhole()
{
    QJsonObject document = Models::object().create(object(R"({"type":"M","hash":"h"})"));
    const QJsonObject before = document;
    try {
        Models::object().update(document, object(R"({"name":"new","private":"maybe"})"));
        QFAIL("a flag took \"maybe\"");
    } catch (const Problem &problem) {
        QCOMPARE(
            problem.text(),
            u"ValidationError: private: Cast to Boolean failed for value \"maybe\" at path \"private\""_s);
        QCOMPARE(
            problem.message(),
            u"SpeckleObject validation failed: private: Cast to Boolean failed for value \"maybe\" at path \"private\""_s);
    }
    QCOMPARE(document, before);
    QVERIFY_THROWS_EXCEPTION(Problem, (void)Models::object().create(object(R"({"hash":"h"})")));
    QVERIFY_THROWS_EXCEPTION(
        Problem, Models::object().update(document, object(R"({"_id":"5f00000000000000000000ff"})")));
}

void TestParts::permissions()
{
    const Asker owner = object(R"({"_id":"o","role":"user"})");
    const Asker reader = object(R"({"_id":"r","role":"user"})");
    const Asker writer = object(R"({"_id":"w","role":"user"})");
    const Asker admin = object(R"({"_id":"x","role":"admin"})");
    const QJsonObject document = object(
        R"({"owner":"o","private":true,"anonymousComments":false,"canRead":["r"],"canWrite":["w"]})");
    QJsonObject open = document;
    open.insert("private"_L1, false);
    const QString noReading = u"You are not authorised to read."_s;
    const QString noWriting = u"You are not authorised to write."_s;
    QCOMPARE(verdict(owner, Operation::Delete, document), QString());
    QCOMPARE(verdict(admin, Operation::Write, document), QString());
    QCOMPARE(verdict(reader, Operation::Read, document), QString());
    QCOMPARE(verdict(reader, Operation::Write, document), noWriting);
    QCOMPARE(verdict(writer, Operation::Read, document), QString());
    QCOMPARE(verdict(writer, Operation::Write, document, {u"private"_s, u"canRead"_s}), QString());
    QCOMPARE(verdict(writer, Operation::Write, document, {u"owner"_s}),
             u"Protected field, you are not authorised to edit owner."_s);
    QCOMPARE(verdict(writer, Operation::Delete, document), u"You do not own the stream."_s);
    QCOMPARE(verdict({}, Operation::Read, document), noReading);
    QCOMPARE(verdict({}, Operation::Read, open), QString());
    QCOMPARE(verdict({}, Operation::Comment, open), u"You are not authorised to comment."_s);
    open.insert("anonymousComments"_L1, true);
    QCOMPARE(verdict({}, Operation::Comment, open), QString());
    // A comment has no lists, and a lost owner cannot be compared: the real server stumbles, and says so.
    QCOMPARE(verdict(reader, Operation::Read, object(R"({"owner":"o"})")),
             u"Cannot read properties of undefined (reading 'filter')"_s);
    QCOMPARE(verdict(reader, Operation::Read, object(R"({"owner":null})")),
             u"Cannot read properties of null (reading 'toString')"_s);
}

void TestParts::storeKeepsObjectsApart()
{
    Store store{QString()};
    QJsonObject stream = Models::stream().create({{u"streamId"_s, u"abc"_s},
                                                  {u"owner"_s, u"5c0000000000000000000001"_s},
                                                  {u"canRead"_s, QJsonArray{u"5c0000000000000000000002"_s}}});
    stream.remove("objects"_L1);
    const QStringList objects{u"5c00000000000000000000aa"_s, u"5c00000000000000000000bb"_s,
                              u"5c00000000000000000000aa"_s};
    store.streams.insert(stream, objects);
    QCOMPARE(store.streams.objects(stream), objects); // the order, and the same one twice
    QCOMPARE(store.streams.require(u"abc"_s), stream);
    QCOMPARE(store.streams.visibleTo(u"5c0000000000000000000001"_s).size(), 1);
    QCOMPARE(store.streams.visibleTo(u"5c0000000000000000000002"_s).size(), 1);
    stream.insert("canRead"_L1, QJsonArray());
    store.streams.replace(stream);
    QCOMPARE(store.streams.visibleTo(u"5c0000000000000000000002"_s).size(), 0);
    QCOMPARE(store.streams.remove({u"abc"_s, u"gone"_s}), 1);
    QVERIFY(!store.streams.find(u"abc"_s));
}

void TestParts::storeRefusesForeignFiles()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(QByteArray("this is no database, but it is long enough to be looked at ").repeated(100));
    file.close();
    QVERIFY_THROWS_EXCEPTION(StoreError, Store(file.fileName()));
    QVERIFY_THROWS_EXCEPTION(StoreError, Store(u"/nonexistent/folder/data.sqlite"_s));
}

QTEST_GUILESS_MAIN(TestParts)
#include "tst_parts.moc"
