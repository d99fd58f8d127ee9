// SPDX-License-Identifier: MIT
#include "core/session/recordlist.h"
#include "core/session/session.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;

using LoadState = RecordList::State;

namespace {

//! A list whose answers the test gives.
struct Bench
{
    Session session{Account(), Token()};
    QList<QPointer<Reply<QStringList>>> calls;
    RecordList list{&session,
                    [this] {
                        auto *reply = new Reply<QStringList>(&session);
                        calls.append(reply);
                        return reply;
                    },
                    &session};

    [[nodiscard]] bool settle()
    {
        return QTest::qWaitFor([this] { return !list.isBusy(); });
    }
};

} // namespace

class TestRecordList : public QObject
{
    Q_OBJECT

private slots:
    void loadsOnce()
    {
        Bench bench;
        QCOMPARE(bench.list.state(), LoadState::Loading);
        bench.list.load();
        bench.list.load();
        QCOMPARE(bench.calls.size(), 1);
        bench.calls.at(0)->succeed({u"a"_s, u"b"_s, u"a"_s});
        QVERIFY(bench.settle());
        QCOMPARE(bench.list.ids(), QStringList({u"a"_s, u"b"_s})); // each once
        QCOMPARE(bench.list.state(), LoadState::Ready);
    }

    void tellsEmptyFromForbiddenFromFailed()
    {
        Bench bench;
        bench.list.refresh();
        bench.calls.at(0)->succeed({});
        QVERIFY(bench.settle());
        QCOMPARE(bench.list.state(), LoadState::Empty);
        bench.list.refresh();
        bench.calls.at(1)->fail(ApiError(ApiError::Kind::Forbidden));
        QVERIFY(bench.settle());
        QCOMPARE(bench.list.state(), LoadState::Forbidden);
        QSignalSpy failed(&bench.list, &RecordList::failed);
        bench.list.refresh();
        bench.calls.at(2)->fail(ApiError(ApiError::Kind::Server));
        QVERIFY(bench.settle());
        QCOMPARE(bench.list.state(), LoadState::Failed);
        QCOMPARE(failed.count(), 1);
    }

    void keepsItsRowsWhenARefreshFails()
    {
        Bench bench;
        bench.list.refresh();
        bench.calls.at(0)->succeed({u"a"_s});
        QVERIFY(bench.settle());
        bench.list.refresh();
        bench.calls.at(1)->fail(ApiError(ApiError::Kind::Timeout));
        QVERIFY(bench.settle());
        QCOMPARE(bench.list.ids(), QStringList{u"a"_s});
        QCOMPARE(bench.list.state(), LoadState::Ready);
        QCOMPARE(bench.list.error().kind, ApiError::Kind::Timeout);
    }

    void dropsAnAnswerThatWasSuperseded()
    {
        Bench bench;
        bench.list.refresh();
        bench.list.refresh();
        QCOMPARE(bench.calls.size(), 2);
        if (bench.calls.at(0))
            bench.calls.at(0)->succeed({u"old"_s});
        bench.calls.at(1)->succeed({u"new"_s});
        QVERIFY(bench.settle());
        QCOMPARE(bench.list.ids(), QStringList{u"new"_s});
    }

    void dropsAnAnswerThatHadArrivedButWasNotDeliveredYet()
    {
        Bench bench;
        bench.list.refresh();
        bench.calls.at(0)->succeed({u"old"_s}); // settled: it cannot be cancelled any more
        bench.list.refresh();
        QCoreApplication::processEvents();
        QVERIFY(bench.list.isBusy()); // the second one is still under way
        QVERIFY(bench.list.ids().isEmpty());
        bench.calls.at(1)->succeed({u"new"_s});
        QVERIFY(bench.settle());
        QCOMPARE(bench.list.ids(), QStringList{u"new"_s});
    }

    void whatWasJustDoneIsNotUndoneByALateAnswer()
    {
        Bench bench;
        bench.list.refresh();
        bench.calls.at(0)->succeed({u"a"_s, u"b"_s});
        QVERIFY(bench.settle());
        bench.list.refresh();
        bench.list.add(u"c"_s);
        QCOMPARE(bench.calls.size(), 3); // asked anew
        bench.list.take(u"a"_s);
        QCOMPARE(bench.calls.size(), 4);
        QCOMPARE(bench.list.ids(), QStringList({u"b"_s, u"c"_s}));
        bench.calls.at(3)->succeed({u"b"_s, u"c"_s});
        QVERIFY(bench.settle());
        QCOMPARE(bench.list.ids(), QStringList({u"b"_s, u"c"_s}));
        // With nothing under way there is nothing to ask.
        bench.list.take(u"b"_s);
        QCOMPARE(bench.calls.size(), 4);
        QCOMPARE(bench.list.ids(), QStringList{u"c"_s});
    }
};

QTEST_GUILESS_MAIN(TestRecordList)
#include "tst_recordlist.moc"
