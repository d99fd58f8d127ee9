// SPDX-License-Identifier: MIT
#include "core/session/streamlist.h"
#include "tests/core/session/fakespeckle.h"
#include "tests/support/await.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Speckle;

using ListState = StreamList::State;

namespace {

const QString listCall = u"GET /api/streams"_s;
const QString adminCall = u"GET /api/streams/admin"_s;

//! A list and a copy of its rows that is kept by its signals alone, as a model's view does.
struct Follower
{
    explicit Follower(FakeSpeckle &fake, const SessionOptions &options = FakeSpeckle::quick())
        : session(fake.account(), FakeSpeckle::token(), nullptr, options)
        , list(&session)
    {
        list.setPageSize(10);
        QObject::connect(&list, &StreamList::aboutToInsert, &list, [this](int first, int last) {
            first_ = first;
            count_ = last - first + 1;
        });
        QObject::connect(&list, &StreamList::inserted, &list, [this] {
            for (int row = first_; row < first_ + count_; ++row)
                rows.insert(row, list.streamIds().value(row));
        });
        QObject::connect(&list, &StreamList::aboutToRemove, &list,
                         [this](int first, int last) { rows.remove(first, last - first + 1); });
        QObject::connect(&list, &StreamList::resetDone, &list, [this] {
            ++resets;
            rows = list.streamIds();
        });
    }

    //! Fetches, and waits until it is done.
    [[nodiscard]] bool settle()
    {
        return QTest::qWaitFor([this] { return !list.isBusy(); });
    }

    Session session;
    StreamList list;
    QStringList rows;
    int resets = 0;

private:
    int first_ = 0;
    int count_ = 0;
};

} // namespace

class TestStreamList : public QObject
{
    Q_OBJECT

private slots:
    void growsByPages()
    {
        FakeSpeckle fake;
        fake.addStreams(25);
        Follower follower(fake);
        QCOMPARE(follower.list.state(), ListState::Loading);
        QVERIFY(follower.list.canFetchMore());
        follower.list.fetchMore();
        QVERIFY(follower.list.isBusy());
        follower.list.fetchMore(); // one at a time
        QVERIFY(follower.settle());
        QCOMPARE(fake.count(listCall), 1);
        QCOMPARE(follower.list.state(), ListState::Ready);
        QCOMPARE(follower.list.streamIds(), fake.order.mid(0, 10));
        QCOMPARE(follower.session.stream(u"s3"_s)->name(), u"Stream s3"_s);
        for (int i = 0; i < 2; ++i) {
            follower.list.fetchMore();
            QVERIFY(follower.settle());
        }
        QCOMPARE(follower.list.streamIds(), fake.order);
        QCOMPARE(follower.rows, fake.order);
        QVERIFY(!follower.list.canFetchMore());
        follower.list.fetchMore();
        QVERIFY(!follower.list.isBusy());
        QCOMPARE(follower.resets, 0);
    }

    void asksForWhatItDescribes_data()
    {
        QTest::addColumn<StreamScope>("scope");
        QTest::addColumn<QString>("item");
        using Which = StreamScope::Which;
        StreamScope scope;
        scope.order = Qt::AscendingOrder; // so that it is not what the list begins with
        QTest::newRow("own") << scope << u"owner=ada"_s;
        QTest::newRow("page") << scope << u"limit=10"_s;
        QTest::newRow("not archived") << scope << u"deleted!=true"_s;
        QTest::newRow("latest change") << scope << u"sort=updatedAt,_id"_s;
        scope.sortField = u"name"_s;
        scope.order = Qt::DescendingOrder;
        QTest::newRow("sorted") << scope << u"sort=-name,_id"_s;
        scope.which = Which::Shared;
        QTest::newRow("shared") << scope << u"owner!=ada"_s;
        scope.text = u" name:a.b "_s;
        QTest::newRow("name") << scope << u"name=/a\\.b/i"_s;
        scope.text = u"#roof"_s;
        QTest::newRow("tag") << scope << u"tags=/roof/i"_s;
        QTest::newRow("no versions") << scope << u"parent:not=/./"_s;
        scope.which = Which::Archive;
        QTest::newRow("archive") << scope << u"deleted=true"_s;
        scope.which = Which::Starred;
        scope.starred = {u"s1"_s, u"s2"_s};
        QTest::newRow("starred") << scope << u"streamId=s1,s2"_s;
        scope.starred.clear();
        QTest::newRow("no star") << scope << u"_id=\"000000000000000000000000\""_s;
    }

    void asksForWhatItDescribes()
    {
        QFETCH(const StreamScope, scope);
        QFETCH(const QString, item);
        FakeSpeckle fake;
        Follower follower(fake);
        follower.list.setScope(scope);
        QVERIFY(follower.settle());
        const QString query
            = QUrl::fromPercentEncoding(fake.lastQuery(listCall).toString(QUrl::FullyEncoded).toLatin1());
        QVERIFY2(query.split(u'&').contains(item), qPrintable(query));
        const QStringList fields = query.section(u"fields="_s, 1).section(u'&', 0, 0).split(u',');
        QVERIFY(fields.contains(u"layers.objectCount"_s));
        QVERIFY(!fields.contains(u"objects"_s));
    }

    void everythingAndTheArchive()
    {
        FakeSpeckle fake;
        Follower follower(fake);
        StreamScope scope;
        scope.which = StreamScope::Which::All;
        scope.withArchived = true;
        scope.withVersions = true;
        follower.list.setScope(scope);
        QVERIFY(follower.settle());
        QStringList keys;
        for (const auto &[key, value] : fake.lastQuery(adminCall).queryItems())
            keys += key;
        keys.sort();
        QCOMPARE(keys, QStringList({u"fields"_s, u"limit"_s, u"sort"_s}));
    }

    void emptyAndFilteredOutAreTwo()
    {
        FakeSpeckle fake;
        Follower follower(fake);
        follower.list.fetchMore();
        QVERIFY(follower.settle());
        QCOMPARE(follower.list.state(), ListState::Empty);
        StreamScope scope;
        scope.text = u"x"_s;
        follower.list.setScope(scope);
        QCOMPARE(follower.list.state(), ListState::FilteredOut);
    }

    void searchesWhatIsHereAtOnce()
    {
        FakeSpeckle fake;
        fake.addStreams(25);
        Follower follower(fake);
        follower.list.fetchMore();
        QVERIFY(follower.settle());
        StreamScope scope;
        scope.text = u"s1"_s; // s1, s10 … s19, of which the second page has most
        follower.list.setScope(scope);
        QCOMPARE(follower.rows, QStringList{u"s1"_s});
        QVERIFY(follower.settle());
        QCOMPARE(follower.rows.size(), 11);
        QCOMPARE(fake.count(listCall), 2);
        scope.text = u"s1 -s19"_s;
        follower.list.setScope(scope);
        QCOMPARE(follower.rows.size(), 10);
        scope.text.clear();
        follower.list.setScope(scope);
        QCOMPARE(follower.rows.size(), 25);
        QVERIFY(!follower.list.isBusy());
        QCOMPARE(fake.count(listCall), 2);
        QCOMPARE(follower.resets, 0);
    }

    //! The server tells nobody of what others make.
    void aSearchAsksAgainForWhatIsOld()
    {
        FakeSpeckle fake;
        fake.addStreams(3);
        Follower follower(fake);
        follower.list.setFreshFor({});
        follower.list.fetchMore();
        QVERIFY(follower.settle());
        fake.addStream(u"s1b"_s);
        StreamScope scope;
        scope.text = u"s1"_s;
        follower.list.setScope(scope);
        QCOMPARE(follower.rows, QStringList{u"s1"_s});
        QTRY_COMPARE(follower.rows, QStringList({u"s1"_s, u"s1b"_s}));
    }

    void asksTheServerWhereItHasAFilter()
    {
        FakeSpeckle fake;
        fake.addStreams(12);
        Follower follower(fake);
        follower.list.fetchMore();
        QVERIFY(follower.settle());
        StreamScope scope;
        for (const QString &text : {u"id:s1"_s, u"id:s11"_s}) { // the second before the first was answered
            scope.text = text;
            follower.list.setScope(scope);
        }
        QVERIFY(follower.rows.isEmpty());
        QCOMPARE(follower.list.state(), ListState::Loading);
        QVERIFY(follower.settle());
        QCOMPARE(follower.rows, QStringList{u"s11"_s});
    }

    void fetchesUntilThereIsAPageOfMatches()
    {
        FakeSpeckle fake; // knows no filters, as a server that cannot do this one
        fake.addStreams(1'200);
        for (const int hit : {7, 603, 1'111})
            fake.streams[u"s%1"_s.arg(hit)].insert("tags"_L1, QJsonArray{u"Roof"_s});
        Follower follower(fake);
        StreamScope scope;
        scope.text = u"roof"_s;
        follower.list.setScope(scope);
        QVERIFY(follower.settle());
        QCOMPARE(follower.rows, QStringList({u"s7"_s, u"s603"_s, u"s1111"_s}));
        QCOMPARE(fake.count(listCall), 3);
        QVERIFY(!follower.list.canFetchMore());
        scope.text = u"s11"_s; // s11, s110 … s119, s1100 … s1199
        follower.list.setScope(scope);
        QVERIFY(follower.settle());
        QCOMPARE(follower.rows.size(), 111); // all of them are here
        QCOMPARE(fake.count(listCall), 3);
    }

    void findsOwnersAsTheirNamesBecomeKnown()
    {
        FakeSpeckle fake;
        fake.addStreams(3);
        fake.addStream(u"theirs"_s, {{u"owner"_s, u"u7"_s}});
        fake.users.insert(u"u7"_s,
                          {{u"_id"_s, u"u7"_s}, {u"name"_s, u"Bruno"_s}, {u"surname"_s, u"Okafor"_s}});
        Follower follower(fake);
        follower.session.start();
        StreamScope scope;
        scope.which = StreamScope::Which::All;
        scope.text = u"owner:okafor"_s;
        follower.list.setScope(scope);
        QTRY_COMPARE(follower.rows, QStringList{u"theirs"_s});
    }

    void searchesAmongTheStarredOnes()
    {
        FakeSpeckle fake;
        fake.addStream(u"one"_s, {{u"deleted"_s, true}});
        fake.addStream(u"two"_s, {{u"parent"_s, u"one"_s}});
        Follower follower(fake);
        StreamScope scope;
        scope.which = StreamScope::Which::Starred;
        scope.starred = {u"one"_s, u"two"_s};
        scope.text = u"id:one mine"_s;
        follower.list.setScope(scope);
        QVERIFY(follower.settle());
        QCOMPARE(follower.rows, QStringList{u"one"_s});
        // One filter a field: the search's own would be another on the ids.
        QCOMPARE(fake.lastQuery(listCall).allQueryItemValues(u"streamId"_s).size(), 1);
    }

    void losesWhatGoesIntoTheArchive()
    {
        FakeSpeckle fake;
        fake.addStreams(3);
        Follower follower(fake);
        follower.list.fetchMore();
        QVERIFY(follower.settle());
        const Stream before = *follower.session.stream(u"s1"_s);
        Stream after = before;
        after.setDeleted(true);
        fake.interrupt = [&fake](const QString &call, const WireRequest &) {
            if (call.startsWith("PUT "_L1))
                fake.order.removeAll(u"s1"_s);
            return std::nullopt;
        };
        const int asked = fake.count(listCall);
        auto *reply = follower.session.saveStream(before, after);
        QTRY_COMPARE(follower.rows, QStringList({u"s0"_s, u"s2"_s}));
        Q_UNUSED(reply)
        QTRY_COMPARE(fake.count(listCall), asked + 1);
        QVERIFY(follower.settle());
        QCOMPARE(follower.rows, QStringList({u"s0"_s, u"s2"_s}));
        QCOMPARE(follower.resets, 0);
    }

    void fetchesAgainWhatWasMade()
    {
        FakeSpeckle fake;
        fake.addStreams(2);
        Follower follower(fake);
        follower.list.fetchMore();
        QVERIFY(follower.settle());
        fake.addStream(u"fresh"_s);
        // Several that are made one after the other are asked for once.
        emit follower.session.streamsMoved({u"fresh"_s});
        emit follower.session.streamsMoved({u"fresh"_s});
        QTRY_COMPARE(follower.rows.size(), 3);
        QCOMPARE(fake.count(listCall), 2);
    }

    void failures()
    {
        FakeSpeckle fake;
        fake.addStreams(3);
        fake.instead[listCall] = {WireAnswer::http(500, "<html>oops</html>", "text/html")};
        Follower follower(fake);
        QSignalSpy failed(&follower.list, &StreamList::failed);
        follower.list.fetchMore();
        QVERIFY(follower.settle());
        QCOMPARE(follower.list.state(), ListState::Failed);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(follower.list.error().kind, ApiError::Kind::Server);
        QVERIFY(!follower.list.canFetchMore());

        fake.instead[listCall]
            = {WireAnswer::http(403, R"({"success":false,"message":"You are not authorised to read."})")};
        follower.list.refresh();
        QVERIFY(follower.settle());
        QCOMPARE(follower.list.state(), ListState::Forbidden);

        fake.instead.clear();
        follower.list.refresh();
        QVERIFY(follower.settle());
        QCOMPARE(follower.list.state(), ListState::Ready);
        QVERIFY(!follower.list.error().isError());

        // Rows that are there stay.
        fake.instead[listCall] = {WireAnswer::http(500, "<html>oops</html>", "text/html")};
        follower.list.refresh();
        QVERIFY(follower.settle());
        QCOMPARE(follower.list.state(), ListState::Ready);
        QCOMPARE(follower.list.streamIds().size(), 3);
        QVERIFY(follower.list.error().isError());
        QCOMPARE(failed.count(), 3);
    }

    void aShiftOfPagesMakesNoDuplicates()
    {
        FakeSpeckle fake;
        fake.addStreams(25);
        Follower follower(fake);
        follower.list.fetchMore();
        QVERIFY(follower.settle());
        fake.order.prepend(fake.order.takeLast()); // somebody worked on the last one
        follower.list.fetchMore();
        QVERIFY(follower.settle());
        QCOMPARE(follower.list.streamIds().size(), 19);
        QCOMPARE(QSet<QString>(follower.rows.cbegin(), follower.rows.cend()).size(), 19);
    }

    void aPageOfDuplicatesIsNotTheEnd()
    {
        FakeSpeckle fake;
        fake.addStreams(12);
        Follower follower(fake);
        follower.list.fetchMore();
        QVERIFY(follower.settle());
        for (int i = 0; i < 10; ++i)
            fake.addStream(u"new%1"_s.arg(i));
        fake.order = fake.order.mid(12) + fake.order.mid(0, 12);
        follower.list.fetchMore();
        QTRY_COMPARE(follower.list.streamIds().size(), 12); // goes on to the third page by itself
        QCOMPARE(follower.rows, follower.list.streamIds());
    }

    void refreshKeepsRowsInPlace()
    {
        FakeSpeckle fake;
        fake.addStreams(25);
        Follower follower(fake);
        for (int i = 0; i < 2; ++i) {
            follower.list.fetchMore();
            QVERIFY(follower.settle());
        }
        QCOMPARE(follower.rows.size(), 20);
        fake.order.removeAll(u"s3"_s); // deleted
        fake.addStream(u"fresh"_s);
        fake.order.move(fake.order.size() - 1, 0); // new
        fake.order.move(fake.order.indexOf(u"s9"_s), 0); // worked on
        QSignalSpy removed(&follower.list, &StreamList::removed);
        follower.list.refresh();
        QVERIFY(follower.settle());
        QCOMPARE(follower.resets, 0);
        QCOMPARE(removed.count(), 2);
        QCOMPARE(follower.rows, fake.order.mid(0, 30));
        QCOMPARE(follower.rows, follower.list.streamIds());
        QCOMPARE(fake.lastQuery(listCall).queryItemValue(u"limit"_s), u"30"_s);

        // Nothing has changed: nothing is said.
        removed.clear();
        QSignalSpy inserted(&follower.list, &StreamList::inserted);
        follower.list.refresh();
        QVERIFY(follower.settle());
        QCOMPARE(removed.count() + inserted.count() + follower.resets, 0);
    }

    void anotherOrderIsAReset()
    {
        FakeSpeckle fake;
        fake.addStreams(30);
        Follower follower(fake);
        follower.list.setPageSize(50);
        follower.list.fetchMore();
        QVERIFY(follower.settle());
        std::reverse(fake.order.begin(), fake.order.end());
        StreamScope scope;
        scope.sortField = u"name"_s;
        follower.list.setScope(scope);
        QCOMPARE(follower.rows.size(), 30); // the old ones until the new ones are there
        QVERIFY(follower.settle());
        QCOMPARE(follower.resets, 1);
        QCOMPARE(follower.rows, fake.order);
    }

    void aSupersededAnswerIsDropped()
    {
        FakeSpeckle fake;
        fake.addStreams(3);
        WireAnswer late = WireAnswer::json(R"({"success":true,"resources":[{"streamId":"late-night"}]})");
        late.delay = std::chrono::milliseconds(200);
        const WireAnswer right = WireAnswer::json(R"({"success":true,"resources":[{"streamId":"right"}]})");
        fake.instead[listCall] = {late, right};
        Follower follower(fake);
        StreamScope scope;
        scope.text = u"h"_s;
        follower.list.setScope(scope);
        QTRY_COMPARE(fake.count(listCall), 1);
        scope.text = u"ht"_s;
        follower.list.setScope(scope);
        follower.list.setScope(scope); // the same: nothing
        QVERIFY(follower.settle());
        QCOMPARE(follower.rows, QStringList{u"right"_s});
        QSignalSpy inserted(&follower.list, &StreamList::inserted);
        QVERIFY(!inserted.wait(300));
        QCOMPARE(follower.rows, QStringList{u"right"_s});
        QCOMPARE(fake.count(listCall), 2);
    }

    void comesBackWithTheServer()
    {
        FakeSpeckle fake;
        fake.addStreams(3);
        Follower follower(fake);
        follower.session.start();
        QTRY_COMPARE(follower.session.state(), Session::State::Online);
        follower.list.fetchMore();
        QVERIFY(follower.settle());
        fake.server.stop();
        QTRY_COMPARE(follower.session.state(), Session::State::Offline);
        fake.addStream(u"meanwhile"_s);
        QVERIFY(fake.server.resume());
        QTRY_COMPARE(follower.rows.size(), 4);
    }

    void waitsUntilItKnowsWhoWeAre()
    {
        FakeSpeckle fake;
        fake.addStreams(3);
        Account account = fake.account();
        account.userId.clear();
        Session session(account, FakeSpeckle::token(), nullptr, FakeSpeckle::quick());
        StreamList list(&session);
        list.fetchMore();
        QCOMPARE(list.state(), ListState::Loading);
        QCOMPARE(fake.count(listCall), 0);
        session.start();
        QTRY_COMPARE(list.state(), ListState::Ready);
        QCOMPARE(fake.lastQuery(listCall).queryItemValue(u"owner"_s), u"ada"_s);
    }

    void diesWithItsSession()
    {
        FakeSpeckle fake;
        fake.addStreams(3);
        auto session = std::make_unique<Session>(fake.account(), FakeSpeckle::token());
        auto *list = new StreamList(session.get());
        QSignalSpy gone(list, &QObject::destroyed);
        list->fetchMore();
        session.reset();
        QCOMPARE(gone.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestStreamList)
#include "tst_streamlist.moc"
