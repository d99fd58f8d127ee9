// SPDX-License-Identifier: MIT
#include "core/net/reply.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

using Kind = ApiError::Kind;

// Counts which of the two handlers ran, and with what.
struct Seen
{
    int values = 0;
    int errors = 0;
    QString value;
    ApiError error;

    void watch(Reply<QString> *reply, QObject *context)
    {
        reply->then(
            context,
            [this](const QString &v) {
                ++values;
                value = v;
            },
            [this](const ApiError &e) {
                ++errors;
                error = e;
            });
    }
};

} // namespace

class TestReply : public QObject
{
    Q_OBJECT

private slots:
    void settlesByWayOfTheEventLoop()
    {
        auto *reply = new Reply<QString>(this);
        QPointer<AbstractReply> alive(reply);
        QSignalSpy finished(reply, &AbstractReply::finished);
        Seen seen;
        seen.watch(reply, this);
        reply->succeed(u"done"_s);
        QCOMPARE(seen.values, 0);
        QVERIFY(!reply->isFinished());
        QVERIFY(finished.wait());
        QCOMPARE(seen.values, 1);
        QCOMPARE(seen.value, u"done"_s);
        QCOMPARE(seen.errors, 0);
        QTRY_VERIFY(!alive);
        QCOMPARE(finished.count(), 1);
    }

    void takesTheFirstOutcomeOnly()
    {
        auto *reply = new Reply<QString>(this);
        QSignalSpy finished(reply, &AbstractReply::finished);
        Seen seen;
        seen.watch(reply, this);
        reply->fail(ApiError(Kind::Timeout));
        reply->succeed(u"late"_s);
        reply->fail(ApiError(Kind::Server));
        QVERIFY(finished.wait());
        QCOMPARE(seen.values, 0);
        QCOMPARE(seen.errors, 1);
        QCOMPARE(seen.error.kind, Kind::Timeout);
    }

    void handlersRunBeforeFinished()
    {
        auto *reply = new Reply<QString>(this);
        QStringList order;
        reply->then(
            this, [&order](const QString &) { order += u"first"_s; }, [](const ApiError &) {});
        reply->then(
            this, [&order](const QString &) { order += u"second"_s; }, [](const ApiError &) {});
        connect(reply, &AbstractReply::finished, this, [&order] { order += u"finished"_s; });
        reply->succeed({});
        QTRY_COMPARE(order, QStringList({u"first"_s, u"second"_s, u"finished"_s}));
    }

    void contextMayDie_data()
    {
        QTest::addColumn<bool>("beforeItSettles");
        QTest::newRow("in mid-flight") << true;
        QTest::newRow("between outcome and delivery") << false;
    }
    void contextMayDie()
    {
        QFETCH(bool, beforeItSettles);
        auto *reply = new Reply<QString>(this);
        QSignalSpy finished(reply, &AbstractReply::finished);
        auto context = std::make_unique<QObject>();
        Seen seen;
        seen.watch(reply, context.get());
        if (beforeItSettles)
            context.reset();
        reply->succeed(u"x"_s);
        context.reset();
        QVERIFY(finished.wait());
        QCOMPARE(seen.values + seen.errors, 0);
    }

    void cancelRunsNoHandler_data()
    {
        QTest::addColumn<QString>("phase");
        for (const char *phase : {"pending", "settled", "then after cancel", "finished"})
            QTest::newRow(phase) << QString::fromLatin1(phase);
    }
    void cancelRunsNoHandler()
    {
        QFETCH(QString, phase);
        auto *reply = new Reply<QString>(this);
        QSignalSpy finished(reply, &AbstractReply::finished);
        int stopped = 0;
        reply->setCanceller([&stopped] { ++stopped; });
        Seen seen;
        if (phase != "then after cancel"_L1)
            seen.watch(reply, this);
        if (phase == "settled"_L1 || phase == "finished"_L1)
            reply->succeed(u"x"_s);
        bool tooLate = false;
        if (phase == "finished"_L1) {
            connect(reply, &AbstractReply::finished, this, [reply, &tooLate] {
                reply->cancel();
                tooLate = !reply->error().isCancelled();
            });
        } else {
            reply->cancel();
            reply->cancel();
        }
        if (phase == "then after cancel"_L1)
            seen.watch(reply, this);
        QCOMPARE(stopped, phase == "settled"_L1 || phase == "finished"_L1 ? 0 : 1);
        QCOMPARE(finished.count(), 0);
        QVERIFY(finished.wait());
        QCOMPARE(finished.count(), 1);
        QCOMPARE(seen.values, phase == "finished"_L1 ? 1 : 0);
        QCOMPARE(seen.errors, 0);
        QCOMPARE(tooLate, phase == "finished"_L1);
    }

    void aHandlerMayDeleteTheOwner()
    {
        auto *owner = new QObject;
        auto *reply = new Reply<QString>(owner);
        QString seen;
        int second = 0;
        reply->then(
            this,
            [owner, &seen](const QString &value) {
                delete owner;
                seen = value; // still there
            },
            [](const ApiError &) {});
        reply->then(
            this, [&second](const QString &) { ++second; }, [](const ApiError &) {});
        reply->succeed(u"kept"_s);
        QTRY_COMPARE(seen, u"kept"_s);
        QCOMPARE(second, 0);
    }

    void goesWithItsOwner()
    {
        auto owner = std::make_unique<QObject>();
        Seen seen;
        auto *reply = new Reply<QString>(owner.get());
        seen.watch(reply, this);
        reply->succeed(u"x"_s);
        owner.reset();
        QCoreApplication::processEvents();
        QCOMPARE(seen.values + seen.errors, 0);
    }

    void mapConverts()
    {
        auto *number = new Reply<int>(this);
        Seen seen;
        seen.watch(number->map<QString>([](int n) { return QString::number(n); }), this);
        number->succeed(7);
        QTRY_COMPARE(seen.value, u"7"_s);
    }

    void mapMayRefuse()
    {
        auto *number = new Reply<int>(this);
        Seen seen;
        seen.watch(number->map<QString>([](int) -> Result<QString> { return ApiError(Kind::NotSpeckle); }),
                   this);
        number->succeed(7);
        QTRY_COMPARE(seen.error.kind, Kind::NotSpeckle);
    }

    void chainGoesOn()
    {
        auto *first = new Reply<int>(this);
        auto *second = new Reply<QString>(this);
        Seen seen;
        int asked = 0;
        Reply<QString> *whole = first->chain<QString>([second, &asked](int n) {
            asked = n;
            return second;
        });
        seen.watch(whole, this);
        QSignalSpy progress(whole, &AbstractReply::progressed);
        first->succeed(3);
        QTRY_COMPARE(asked, 3);
        emit second->progressed(1, 2);
        QCOMPARE(progress.count(), 1);
        second->succeed(u"end"_s);
        QTRY_COMPARE(seen.value, u"end"_s);
    }

    void chainPassesErrorsOn_data()
    {
        QTest::addColumn<bool>("firstFails");
        QTest::newRow("of the first") << true;
        QTest::newRow("of the second") << false;
    }
    void chainPassesErrorsOn()
    {
        QFETCH(bool, firstFails);
        auto *first = new Reply<int>(this);
        auto *second = new Reply<QString>(this);
        Seen seen;
        seen.watch(first->chain<QString>([second](int) { return second; }), this);
        if (firstFails)
            first->fail(ApiError(Kind::Refused));
        else
            first->succeed(1);
        second->fail(ApiError(Kind::Server));
        QTRY_COMPARE(seen.errors, 1);
        QCOMPARE(seen.error.kind, firstFails ? Kind::Refused : Kind::Server);
    }

    void cancellingTheWholeCancelsWhatIsUnderWay_data()
    {
        QTest::addColumn<int>("phase");
        QTest::newRow("first under way") << 0;
        QTest::newRow("first has its outcome, not delivered") << 1;
        QTest::newRow("second under way") << 2;
    }
    void cancellingTheWholeCancelsWhatIsUnderWay()
    {
        QFETCH(int, phase);
        auto *first = new Reply<int>(this);
        auto *second = new Reply<QString>(this);
        const QPointer<AbstractReply> guard(second);
        int firstStopped = 0;
        int secondStopped = 0;
        int asked = 0;
        first->setCanceller([&firstStopped] { ++firstStopped; });
        second->setCanceller([&secondStopped] { ++secondStopped; });
        Reply<QString> *whole = first->chain<QString>([second, &asked](int) {
            ++asked;
            return second;
        });
        QSignalSpy finished(whole, &AbstractReply::finished);
        Seen seen;
        seen.watch(whole, this);
        if (phase > 0)
            first->succeed(1);
        if (phase == 2)
            QTRY_COMPARE(asked, 1);
        whole->cancel();
        QVERIFY(finished.wait());
        QCoreApplication::processEvents();
        QCOMPARE(firstStopped, phase == 0 ? 1 : 0);
        QCOMPARE(secondStopped, phase == 2 ? 1 : 0);
        QCOMPARE(asked, phase == 2 ? 1 : 0); // what was given up does not go on
        QCOMPARE(seen.values + seen.errors, 0);
        delete guard.data();
    }

    void cancellingAPartCancelsTheWhole()
    {
        auto *first = new Reply<int>(this);
        Reply<QString> *whole = first->map<QString>([](int) { return QString(); });
        QSignalSpy finished(whole, &AbstractReply::finished);
        Seen seen;
        seen.watch(whole, this);
        first->cancel();
        QVERIFY(finished.wait());
        QCOMPARE(seen.values + seen.errors, 0);
    }

    void settledReplyIsNotSynchronous()
    {
        Seen seen;
        seen.watch(settledReply<QString>(this, u"at once"_s), this);
        QCOMPARE(seen.values, 0);
        QTRY_COMPARE(seen.value, u"at once"_s);
    }
};

QTEST_GUILESS_MAIN(TestReply)
#include "tst_reply.moc"
