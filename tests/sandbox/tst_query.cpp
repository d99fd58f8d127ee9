// SPDX-License-Identifier: MIT
#include "sandbox/models/models.h"
#include "sandbox/query/query.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle::Sandbox;

namespace {

QJsonObject object(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

QList<QJsonObject> streams()
{
    return {
        object(
            R"({"_id":"5c000000000000000000000a","name":"Main","jobNumber":"12","private":false,"tags":["t1","t2"],
                   "commitMessage":"cm","baseProperties":{"units":"Meters"},"size":3,
                   "updatedAt":"2019-05-31T09:26:53.589Z",
                   "layers":[{"name":"A","objectCount":2},{"name":"B","objectCount":7}]})"),
        object(
            R"({"_id":"5c000000000000000000000b","name":"Priv","jobNumber":"","private":true,"tags":[],"size":10,
                   "updatedAt":"2020-01-01T00:00:00.000Z","layers":[]})"),
        object(R"({"_id":"5c000000000000000000000c","name":null,"private":false,"tags":["t2"],"size":10,
                   "updatedAt":"2021-01-01T00:00:00.000Z","layers":[{"name":"C","objectCount":9}]})"),
        object(R"({"_id":"5c000000000000000000000d","name":"a, b","private":false,"tags":[],"size":-1,
                   "updatedAt":"2018-01-01T00:00:00.000Z"})"),
    };
}

//! The last digits of the identifiers of what a query finds, in order.
QString found(const QString &query)
{
    QString result;
    const QList<QJsonObject> selected = Query::parsed(query).select(Models::stream(), streams());
    for (const QJsonObject &stream : selected)
        result += stream.value("_id"_L1).toString().back();
    return result;
}

} // namespace

class TestQuery : public QObject
{
    Q_OBJECT

private slots:
    void filters_data();
    void filters();
    void orderAndCuts_data();
    void orderAndCuts();
    void projection_data();
    void projection();
    void enforcesWhatPermissionsNeed();
    void refusesWhatFieldsCannotHold();
    void crashesAsTheRealOne();
    void populates();
};

void TestQuery::filters_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("expected");
    QTest::newRow("none") << u""_s << u"abcd"_s;
    QTest::newRow("equal") << u"name=Main"_s << u"a"_s;
    QTest::newRow("equal to a number's text") << u"jobNumber=12"_s << u"a"_s;
    QTest::newRow("not equal, null counts") << u"name!=Main"_s << u"bcd"_s;
    QTest::newRow("not equal, in the value") << u"name=!Main"_s << u"bcd"_s;
    QTest::newRow("in") << u"name=Main,Priv"_s << u"ab"_s;
    QTest::newRow("not in") << u"name!=Main,Priv"_s << u"cd"_s;
    QTest::newRow("repeated is in") << u"name=Main&name=Priv"_s << u"ab"_s;
    QTest::newRow("quoted comma") << u"name=%22a,%20b%22"_s << u"d"_s;
    QTest::newRow("regular expression") << u"name=/^ma/i"_s << u"a"_s;
    QTest::newRow("regular expression minds the case") << u"name=/^ma/"_s << u""_s;
    QTest::newRow("not a regular expression") << u"name!=/^ma/i"_s << u"bcd"_s;
    QTest::newRow("exists") << u"commitMessage"_s << u"a"_s;
    QTest::newRow("exists, null too") << u"name="_s << u"abcd"_s;
    QTest::newRow("exists not") << u"!commitMessage"_s << u"bcd"_s;
    QTest::newRow("flag") << u"private=true"_s << u"b"_s;
    QTest::newRow("greater") << u"size%3E3"_s << u"bc"_s;
    QTest::newRow("at least") << u"size%3E=3"_s << u"abc"_s;
    QTest::newRow("less") << u"size<3"_s << u"d"_s;
    QTest::newRow("at most") << u"size<=3"_s << u"ad"_s;
    QTest::newRow("date") << u"updatedAt%3E=2020-01-01T00:00:00.000Z"_s << u"bc"_s;
    QTest::newRow("greater by name") << u"size:gt=3"_s << u"bc"_s;
    QTest::newRow("in by name") << u"name:in=Main,Priv"_s << u"ab"_s;
    QTest::newRow("not by name") << u"name:not=/^ma/i"_s << u"bcd"_s;
    QTest::newRow("dotted") << u"baseProperties.units=Meters"_s << u"a"_s;
    QTest::newRow("dotted through a list") << u"layers.objectCount%3E5"_s << u"ac"_s;
    QTest::newRow("one of a list") << u"tags=t2"_s << u"ac"_s;
    QTest::newRow("two filters") << u"tags=t2&private=false&size=10"_s << u"c"_s;
    QTest::newRow("skip is a filter") << u"skip=1"_s << u""_s;
    QTest::newRow("so is a cache-buster") << u"_=123"_s << u""_s;
    QTest::newRow("nested never fits") << u"name[$in]=Main"_s << u""_s;
}

void TestQuery::filters()
{
    QFETCH(QString, query);
    QFETCH(QString, expected);
    QCOMPARE(found(query), expected);
}

void TestQuery::orderAndCuts_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("expected");
    QTest::newRow("null first") << u"sort=name"_s << u"cabd"_s;
    QTest::newRow("descending") << u"sort=-updatedAt"_s << u"cbad"_s;
    QTest::newRow("by two, stable") << u"sort=-size,updatedAt"_s << u"bcad"_s;
    QTest::newRow("offset") << u"sort=-updatedAt&offset=1"_s << u"bad"_s;
    QTest::newRow("offset and limit") << u"sort=-updatedAt&offset=1&limit=2"_s << u"ba"_s;
    QTest::newRow("limit 0 is none") << u"limit=0"_s << u"abcd"_s;
    QTest::newRow("negative limit") << u"limit=-2"_s << u"ab"_s;
    QTest::newRow("no number") << u"limit=x&offset=y"_s << u"abcd"_s;
    QTest::newRow("negative offset") << u"offset=-2"_s << u"abcd"_s;
    QTest::newRow("beyond the end") << u"offset=100"_s << u""_s;
}

void TestQuery::orderAndCuts()
{
    QFETCH(QString, query);
    QFETCH(QString, expected);
    QCOMPARE(found(query), expected);
}

void TestQuery::projection_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("fields") << u"fields=name,size"_s
                            << QByteArray(R"({"_id":"5c000000000000000000000a","name":"Main","size":3})");
    QTest::newRow("dotted")
        << u"fields=baseProperties.units"_s
        << QByteArray(R"({"_id":"5c000000000000000000000a","baseProperties":{"units":"Meters"}})");
    QTest::newRow("dotted through a list")
        << u"fields=layers.objectCount"_s
        << QByteArray(R"({"_id":"5c000000000000000000000a","layers":[{"objectCount":2},{"objectCount":7}]})");
    QTest::newRow("two paths into one list")
        << u"fields=layers.objectCount,layers.name"_s
        << QByteArray(R"({"_id":"5c000000000000000000000a",)"
                      R"("layers":[{"name":"A","objectCount":2},{"name":"B","objectCount":7}]})");
    QTest::newRow("unknown") << u"fields=nosuch"_s << QByteArray(R"({"_id":"5c000000000000000000000a"})");
    QTest::newRow("omit") << u"omit=layers,tags,baseProperties,commitMessage,jobNumber,private,updatedAt"_s
                          << QByteArray(R"({"_id":"5c000000000000000000000a","name":"Main","size":3})");
    QTest::newRow("omit wins")
        << u"fields=name&omit=layers,tags,baseProperties,commitMessage,jobNumber,private,updatedAt"_s
        << QByteArray(R"({"_id":"5c000000000000000000000a","name":"Main","size":3})");
}

void TestQuery::projection()
{
    QFETCH(QString, query);
    QFETCH(QByteArray, expected);
    const QJsonObject projected = Query::parsed(query).projection.applied(streams().constFirst());
    QCOMPARE(QJsonDocument(projected).toJson(QJsonDocument::Compact), expected);
}

void TestQuery::enforcesWhatPermissionsNeed()
{
    Query only = Query::parsed(u"fields=name"_s);
    only.enforcePermissionFields();
    QVERIFY(only.projection.lets("private"_L1) && only.projection.lets("owner"_L1)
            && only.projection.lets("name"_L1));
    QVERIFY(!only.projection.lets("layers"_L1));
    Query allBut = Query::parsed(u"omit=owner,layers"_s);
    allBut.enforcePermissionFields();
    QVERIFY(allBut.projection.lets("owner"_L1));
    QVERIFY(!allBut.projection.lets("layers"_L1));
}

void TestQuery::refusesWhatFieldsCannotHold()
{
    QVERIFY_THROWS_EXCEPTION(Problem, found(u"private=maybe"_s));
    QVERIFY_THROWS_EXCEPTION(Problem, found(u"_id=zzz"_s));
    QVERIFY_THROWS_EXCEPTION(Problem, found(u"name:nope=1"_s));
    QVERIFY_THROWS_EXCEPTION(Problem, found(u"$where=1"_s));
    try {
        found(u"private=maybe"_s);
    } catch (const Problem &problem) {
        QCOMPARE(
            problem.text(),
            u"CastError: Cast to Boolean failed for value \"maybe\" at path \"private\" for model \"DataStream\""_s);
    }
}

void TestQuery::crashesAsTheRealOne()
{
    QVERIFY_THROWS_EXCEPTION(Crash, found(u"name=/(/"_s));
    QVERIFY_THROWS_EXCEPTION(Crash, found(u"fields=name&fields=size"_s));
    QVERIFY_THROWS_EXCEPTION(Crash, found(u"fields[]=name"_s));
}

void TestQuery::populates()
{
    const Query query = Query::parsed(u"populatePermissions=1&name=Main"_s, true);
    QVERIFY(query.populatePermissions);
    QCOMPARE(query.select(Models::stream(), streams()).size(), 1);
    QCOMPARE(found(u"populatePermissions=1"_s), QString()); // elsewhere it is a filter like any other
}

QTEST_GUILESS_MAIN(TestQuery)
#include "tst_query.moc"
