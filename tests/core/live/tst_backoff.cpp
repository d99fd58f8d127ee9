// SPDX-License-Identifier: MIT
#include "core/live/backoff.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Speckle;
using namespace std::chrono_literals;

class TestBackoff : public QObject
{
    Q_OBJECT

private slots:
    void doublesUpToTheLongest()
    {
        Backoff backoff(1s, 30s, 0.2);
        const double middle = 0.5; // no jitter
        for (const auto expected : {1s, 2s, 4s, 8s, 16s, 30s, 30s})
            QCOMPARE(backoff.next(middle).count(), std::chrono::milliseconds(expected).count());
        backoff.reset();
        QCOMPARE(backoff.next(middle).count(), 1000);
    }

    void staysWithinItsJitter()
    {
        QRandomGenerator random(7);
        bool shorter = false;
        bool longer = false;
        for (int i = 0; i < 1000; ++i) {
            Backoff backoff(1s, 30s, 0.2);
            const auto pause = backoff.next(random.generateDouble());
            QVERIFY(pause >= 800ms && pause <= 1200ms);
            shorter |= pause < 950ms;
            longer |= pause > 1050ms;
        }
        QVERIFY(shorter && longer);
    }

    void endsOfTheRange()
    {
        Backoff backoff(1s, 30s, 0.2);
        QCOMPARE(backoff.next(0).count(), 800);
        Backoff none(0s, 0s, 5);
        QVERIFY(none.next(0.999).count() >= 0); // and no division, no endless loop of zero
    }
};

QTEST_APPLESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
