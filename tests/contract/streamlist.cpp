// SPDX-License-Identifier: MIT
#include "tests/contract/contractcase.h"
#include "tests/contract/expect.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace Speckle::Contract {

namespace {

QStringList names(const QList<Stream> &streams)
{
    QStringList result;
    for (const Stream &stream : streams)
        result.append(stream.name());
    return result;
}

QStringList sortedNames(const QList<Stream> &streams)
{
    QStringList result = names(streams);
    result.sort();
    return result;
}

} // namespace

class StreamList : public ContractCase
{
    Q_OBJECT

public:
    using ContractCase::ContractCase;

private slots:
    void listsOwnAndShared()
    {
        call(u"GET /streams"_s, u"own and shared"_s);
        const QString mark = newMark();
        const QJsonObject marked{{u"jobNumber"_s, mark}, {u"private"_s, true}};
        QJsonObject own = marked, read = marked, write = marked, hidden = marked;
        own.insert("name"_L1, u"1 own"_s);
        read.insert("name"_L1, u"2 to read"_s);
        read.insert("canRead"_L1, QJsonArray{m_bob->id()});
        write.insert("name"_L1, u"3 to write"_s);
        write.insert("canWrite"_L1, QJsonArray{m_bob->id()});
        hidden.insert("name"_L1, u"4 hidden"_s);
        QVERIFY(!newStream(*m_bob, own).isEmpty());
        for (const QJsonObject &json : {read, write, hidden})
            QVERIFY(!newStream(*m_ada, json).isEmpty());

        SPECKLE_VALUE(streams, m_bob->streams().list(Query().whereEqual(u"jobNumber"_s, mark)));
        QCOMPARE(sortedNames(streams), QStringList({u"1 own"_s, u"2 to read"_s, u"3 to write"_s}));
    }

    void listsWithoutToken()
    {
        call(u"GET /streams"_s, u"no token"_s);
        Client client(m_server);
        SPECKLE_FAILS(StreamsResource(&client).list(), Unauthorized, 401);
    }

    void listsFields()
    {
        call(u"GET /streams"_s, u"fields"_s);
        const Stream stream = newStream(*m_ada, {{u"description"_s, u"long"_s}, {u"jobNumber"_s, u"7"_s}});
        SPECKLE_VALUE(
            streams,
            m_ada->streams().list(
                Query().fields({u"name"_s, u"streamId"_s}).whereEqual(u"streamId"_s, stream.streamId())));
        QCOMPARE(streams.size(), 1);
        QCOMPARE(streams.first().name(), stream.name());
        QCOMPARE(streams.first().streamId(), stream.streamId());
        QVERIFY(!streams.first().has("description"));
        QVERIFY(!streams.first().has("jobNumber"));
        QVERIFY2(streams.first().has("canRead") && streams.first().has("canWrite"),
                 "these always come along");
    }

    void listsOmitting()
    {
        call(u"GET /streams"_s, u"omit"_s);
        const Stream stream = newStream(*m_ada, {{u"description"_s, u"long"_s}});
        SPECKLE_VALUE(
            streams,
            m_ada->streams().list(
                Query().omit({u"description"_s, u"objects"_s}).whereEqual(u"streamId"_s, stream.streamId())));
        QCOMPARE(streams.size(), 1);
        QCOMPARE(streams.first().name(), stream.name());
        QVERIFY(!streams.first().has("description"));
        QVERIFY(!streams.first().has("objects"));
    }

    void listsSorted()
    {
        call(u"GET /streams"_s, u"sort by two fields"_s);
        const QString mark = newMark();
        for (const auto &[name, isPrivate] : {std::pair(u"b"_s, true), std::pair(u"a"_s, false),
                                              std::pair(u"a"_s, true), std::pair(u"c"_s, false)}) {
            QVERIFY(!newStream(*m_ada, {{u"name"_s, name}, {u"private"_s, isPrivate}, {u"jobNumber"_s, mark}})
                         .isEmpty());
        }
        const auto row
            = [](const Stream &stream) { return stream.name() + (stream.isPrivate() ? u"+"_s : u"-"_s); };
        const auto rows = [row](const QList<Stream> &streams) {
            QStringList result;
            for (const Stream &stream : streams)
                result.append(row(stream));
            return result;
        };
        SPECKLE_VALUE(upward, m_ada->streams().list(Query()
                                                        .sortBy(u"name"_s)
                                                        .sortBy(u"private"_s, Qt::DescendingOrder)
                                                        .whereEqual(u"jobNumber"_s, mark)));
        QCOMPARE(rows(upward), QStringList({u"a+"_s, u"a-"_s, u"b+"_s, u"c-"_s}));
        SPECKLE_VALUE(downward, m_ada->streams().list(Query()
                                                          .sortBy(u"name"_s, Qt::DescendingOrder)
                                                          .sortBy(u"private"_s)
                                                          .whereEqual(u"jobNumber"_s, mark)));
        QCOMPARE(rows(downward), QStringList({u"c-"_s, u"b+"_s, u"a-"_s, u"a+"_s}));
    }

    void listsPages()
    {
        call(u"GET /streams"_s, u"offset and limit"_s);
        const QString mark = newMark();
        for (int i = 0; i < 5; ++i)
            QVERIFY(!newStream(*m_ada, {{u"name"_s, QString::number(i)}, {u"jobNumber"_s, mark}}).isEmpty());
        const auto page = [&](int offset) {
            return m_ada->streams().list(
                Query().sortBy(u"name"_s).offset(offset).limit(2).whereEqual(u"jobNumber"_s, mark));
        };
        SPECKLE_VALUE(first, page(0));
        QCOMPARE(names(first), QStringList({u"0"_s, u"1"_s}));
        SPECKLE_VALUE(last, page(4));
        QCOMPARE(names(last), QStringList({u"4"_s}));
        SPECKLE_VALUE(beyond, page(6));
        QVERIFY(beyond.isEmpty());
    }

    void listsEqual()
    {
        call(u"GET /streams"_s, u"filters k=v and k!=v"_s);
        const QString mark = newMark();
        for (const QString &name : {u"one"_s, u"two & a half"_s})
            QVERIFY(!newStream(*m_ada, {{u"name"_s, name}, {u"jobNumber"_s, mark}}).isEmpty());
        const Query ours = Query().whereEqual(u"jobNumber"_s, mark);
        SPECKLE_VALUE(equal, m_ada->streams().list(Query(ours).whereEqual(u"name"_s, u"two & a half"_s)));
        QCOMPARE(names(equal), QStringList({u"two & a half"_s}));
        SPECKLE_VALUE(
            other, m_ada->streams().list(Query(ours).where(u"name"_s, Query::Compare::NotEqual, u"one"_s)));
        QCOMPARE(names(other), QStringList({u"two & a half"_s}));
    }

    void listsOneOf()
    {
        call(u"GET /streams"_s, u"filter k=a,b"_s);
        const QString mark = newMark();
        for (const QString &name : {u"one"_s, u"two"_s, u"three"_s})
            QVERIFY(!newStream(*m_ada, {{u"name"_s, name}, {u"jobNumber"_s, mark}}).isEmpty());
        SPECKLE_VALUE(
            streams,
            m_ada->streams().list(
                Query().whereEqual(u"jobNumber"_s, mark).whereIn(u"name"_s, {u"one"_s, u"three"_s})));
        QCOMPARE(sortedNames(streams), QStringList({u"one"_s, u"three"_s}));
    }

    void listsContaining()
    {
        call(u"GET /streams"_s, u"filter k=/re/i, with the text escaped"_s);
        const QString mark = newMark();
        for (const QString &name : {u"Façade (north) a.b"_s, u"façade north"_s, u"aXb"_s})
            QVERIFY(!newStream(*m_ada, {{u"name"_s, name}, {u"jobNumber"_s, mark}}).isEmpty());
        const Query ours = Query().whereEqual(u"jobNumber"_s, mark);
        SPECKLE_VALUE(parenthesis, m_ada->streams().list(Query(ours).whereContains(u"name"_s, u"(NORTH)"_s)));
        QCOMPARE(names(parenthesis), QStringList({u"Façade (north) a.b"_s}));
        SPECKLE_VALUE(dot, m_ada->streams().list(Query(ours).whereContains(u"name"_s, u"a.b"_s)));
        QCOMPARE(names(dot), QStringList({u"Façade (north) a.b"_s}));
        SPECKLE_VALUE(both, m_ada->streams().list(Query(ours).whereContains(u"name"_s, u"north"_s)));
        QCOMPARE(both.size(), 2);
    }

    void listsComparing()
    {
        call(u"GET /streams"_s, u"filters k>v, k>=v, k<v, k<=v"_s);
        const QString mark = newMark();
        for (const QString &name : {u"alpha"_s, u"beta"_s, u"gamma"_s})
            QVERIFY(!newStream(*m_ada, {{u"name"_s, name}, {u"jobNumber"_s, mark}}).isEmpty());
        const auto matching = [&](Query::Compare compare) {
            return m_ada->streams().list(Query()
                                             .sortBy(u"name"_s)
                                             .whereEqual(u"jobNumber"_s, mark)
                                             .where(u"name"_s, compare, u"beta"_s));
        };
        SPECKLE_VALUE(greater, matching(Query::Compare::Greater));
        QCOMPARE(names(greater), QStringList({u"gamma"_s}));
        SPECKLE_VALUE(greaterOrEqual, matching(Query::Compare::GreaterOrEqual));
        QCOMPARE(names(greaterOrEqual), QStringList({u"beta"_s, u"gamma"_s}));
        SPECKLE_VALUE(less, matching(Query::Compare::Less));
        QCOMPARE(names(less), QStringList({u"alpha"_s}));
        SPECKLE_VALUE(lessOrEqual, matching(Query::Compare::LessOrEqual));
        QCOMPARE(names(lessOrEqual), QStringList({u"alpha"_s, u"beta"_s}));
    }

    void listsExisting()
    {
        call(u"GET /streams"_s, u"filters k and !k"_s);
        const QString mark = newMark();
        QVERIFY(
            !newStream(*m_ada, {{u"name"_s, u"with"_s}, {u"jobNumber"_s, mark}, {u"extra"_s, 1}}).isEmpty());
        QVERIFY(!newStream(*m_ada, {{u"name"_s, u"without"_s}, {u"jobNumber"_s, mark}}).isEmpty());
        const Query ours = Query().whereEqual(u"jobNumber"_s, mark);
        SPECKLE_VALUE(with, m_ada->streams().list(Query(ours).whereExists(u"extra"_s)));
        QCOMPARE(names(with), QStringList({u"with"_s}));
        SPECKLE_VALUE(without, m_ada->streams().list(Query(ours).whereExists(u"extra"_s, false)));
        QCOMPARE(names(without), QStringList({u"without"_s}));
    }

    void listsNothingForUnknownParameter()
    {
        call(u"GET /streams"_s, u"an unknown parameter is a filter"_s);
        QVERIFY(!newStream(*m_ada).isEmpty());
        SPECKLE_VALUE(streams, m_ada->streams().list(Query().whereEqual(u"skip"_s, u"1"_s)));
        QVERIFY(streams.isEmpty());
    }

    void listsBadRegularExpression()
    {
        call(u"GET /streams"_s, u"bad regular expression: 500 in HTML"_s);
        SPECKLE_FAILS(m_ada->streams().list(Query().whereMatches(u"name"_s, u"("_s)), Server, 500);
    }

    void listsWithPeople()
    {
        call(u"GET /streams"_s, u"populatePermissions"_s);
        const Stream stream = newStream(*m_ada, {{u"canRead"_s, QJsonArray{m_bob->id()}}});
        SPECKLE_VALUE(streams, m_ada->streams().list(Query().populatePermissions().whereEqual(
                                   u"streamId"_s, stream.streamId())));
        QCOMPARE(streams.size(), 1);
        QCOMPARE(streams.first().canRead(), QStringList{m_bob->id()});
        QVERIFY2(streams.first().value("canRead").toArray().first().isObject(), "people, not ids");
    }
};

static const ContractCase::Registered<StreamList> streamListRegistered;

} // namespace Speckle::Contract

#include "streamlist.moc"
