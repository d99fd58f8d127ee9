// SPDX-License-Identifier: MIT
#include "ui/live/livemessagemodel.h"
#include "ui/live/messagetext.h"

#include <QAbstractItemModelTester>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

LiveMessage frame(const QByteArray &raw)
{
    return LiveMessage::fromFrame(raw, QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), QTimeZone::utc()));
}

LiveMessage broadcast(const QString &event, const QJsonObject &args = {},
                      const QString &sender = u"client-1"_s)
{
    QJsonObject all = args;
    all.insert(u"eventType"_s, event);
    return frame(QJsonDocument(QJsonObject{{u"eventName"_s, u"broadcast"_s},
                                           {u"senderId"_s, sender},
                                           {u"resourceType"_s, u"stream"_s},
                                           {u"resourceId"_s, u"abc"_s},
                                           {u"args"_s, all}})
                     .toJson(QJsonDocument::Compact));
}

LiveMessage numbered(int n)
{
    return broadcast(u"update-global"_s, {{u"n"_s, n}});
}

QString cell(const LiveMessageModel &model, int row, LiveMessageModel::Column column)
{
    return model.index(row, column).data().toString();
}

QString text(const LiveMessageModel &model, int row)
{
    return cell(model, row, LiveMessageModel::Text);
}

QStringList texts(const LiveMessageModel &model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all << text(model, row);
    return all;
}

} // namespace

class TestLiveMessageModel : public QObject
{
    Q_OBJECT

private slots:
    void isEmptyAtFirst()
    {
        LiveMessageModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.columnCount(), 4);
        QCOMPARE(model.dropped(), 0U);
    }

    void showsAMessage()
    {
        LiveMessageModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSenderNames([](const QString &id) { return "name of "_L1 + id; });
        model.append(broadcast(u"update-name"_s, {{u"name"_s, u"Tower"_s}}));
        QCOMPARE(model.rowCount(), 0); // not before the frame
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(cell(model, 0, LiveMessageModel::Sender), u"name of client-1"_s);
        QCOMPARE(cell(model, 0, LiveMessageModel::Event), u"update-name"_s);
        QCOMPARE(text(model, 0), uR"({"name":"Tower"})"_s);
        QVERIFY(cell(model, 0, LiveMessageModel::Time).contains(u':'));
    }

    void saysWhatABareEventMeans()
    {
        QCOMPARE(messageText(broadcast(u"update-global"_s)), u"The stream's data changed"_s);
        QCOMPARE(messageText(broadcast(u"something-else"_s)), QString());
    }

    void ownMessagesAreYours()
    {
        LiveMessageModel model;
        model.append(broadcast(u"update-meta"_s), true);
        QTRY_COMPARE(model.rowCount(), 1);
        QVERIFY(model.isOwn(0));
        QCOMPARE(cell(model, 0, LiveMessageModel::Sender), u"you"_s);
    }

    void noticesAreTheServers()
    {
        LiveMessageModel model;
        model.append(frame("You already joined that room."));
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(cell(model, 0, LiveMessageModel::Sender), u"server"_s);
        QCOMPARE(cell(model, 0, LiveMessageModel::Event), u"notice"_s);
        QCOMPARE(text(model, 0), u"You already joined that room."_s);
    }

    void forgetsTheOldest()
    {
        LiveMessageModel model({.messages = 5});
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int i = 0; i < 3; ++i)
            model.append(numbered(i));
        QTRY_COMPARE(model.rowCount(), 3);
        QCOMPARE(model.dropped(), 0U);
        const quint64 third = model.serial(2);
        for (int i = 3; i < 7; ++i)
            model.append(numbered(i));
        QTRY_COMPARE(model.rowCount(), 5);
        QCOMPARE(texts(model), QStringList({uR"({"n":2})"_s, uR"({"n":3})"_s, uR"({"n":4})"_s,
                                            uR"({"n":5})"_s, uR"({"n":6})"_s}));
        QCOMPARE(model.dropped(), 2U);
        QCOMPARE(model.rowOf(third), 0);
        for (int i = 7; i < 8; ++i)
            model.append(numbered(i));
        QTRY_COMPARE(text(model, 4), uR"({"n":7})"_s);
        QCOMPARE(model.rowOf(third), -1);
        QCOMPARE(model.dropped(), 3U);
    }

    void moreThanTheRingAtOnce()
    {
        LiveMessageModel model({.messages = 5});
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append(numbered(0));
        QTRY_COMPARE(model.rowCount(), 1);
        for (int i = 1; i < 20; ++i)
            model.append(numbered(i));
        QTRY_COMPARE(model.rowCount(), 5);
        QCOMPARE(text(model, 0), uR"({"n":15})"_s);
        QCOMPARE(text(model, 4), uR"({"n":19})"_s);
        QCOMPARE(model.dropped(), 15U);
    }

    void aBurstIsOneInsertion()
    {
        LiveMessageModel model;
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.append(numbered(-1));
        QTRY_COMPARE(model.rowCount(), 1);
        inserted.clear();
        const LiveMessage message = numbered(1);
        for (int i = 0; i < 99'999; ++i) {
            model.append(message);
            QVERIFY(model.waiting() <= 10'000);
        }
        model.append(numbered(100'000));
        QTRY_COMPARE(model.waiting(), 0);
        QCOMPARE(model.rowCount(), 10'000);
        QCOMPARE(text(model, 9'999), uR"({"n":100000})"_s);
        QCOMPARE(model.dropped(), 90'001U);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(reset.size(), 0);
    }

    void isLimitedInBytes()
    {
        LiveMessageModel model({.messages = 1'000, .bytes = 1'000'000});
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const LiveMessage large = broadcast(u"large"_s, {{u"x"_s, QString(300'000, u'x')}});
        for (int i = 0; i < 3; ++i)
            model.append(large);
        QTRY_COMPARE(model.rowCount(), 3);
        model.append(large);
        QTRY_COMPARE(model.dropped(), 1U);
        QCOMPARE(model.rowCount(), 3);
        // One that is larger than the whole ring is shown all the same: it is what somebody is looking for.
        model.append(broadcast(u"huge"_s, {{u"x"_s, QString(3'000'000, u'x')}}));
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(cell(model, 0, LiveMessageModel::Event), u"huge"_s);
        QVERIFY(text(model, 0).size() <= 301);
    }

    void filtersWhatIsThereAndWhatComes()
    {
        LiveMessageModel model({.messages = 6});
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSenderNames([](const QString &id) { return id == "a"_L1 ? u"Ada"_s : u"Bob"_s; });
        model.append(broadcast(u"update-name"_s, {}, u"a"_s));
        model.append(broadcast(u"update-meta"_s, {}, u"b"_s));
        model.append(broadcast(u"x"_s, {{u"who"_s, u"ADA"_s}}, u"b"_s));
        QTRY_COMPARE(model.rowCount(), 3);
        model.setFilter(u"ada"_s);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(cell(model, 1, LiveMessageModel::Event), u"x"_s);
        model.append(broadcast(u"y"_s, {}, u"b"_s));
        model.append(broadcast(u"z"_s, {}, u"a"_s));
        QTRY_COMPARE(model.rowCount(), 3);
        QCOMPARE(cell(model, 2, LiveMessageModel::Event), u"z"_s);
        QCOMPARE(model.count(), 5);
        // The ring turns beneath the filter.
        for (int i = 0; i < 4; ++i)
            model.append(broadcast(u"w"_s, {}, u"b"_s));
        QTRY_COMPARE(model.dropped(), 3U);
        QCOMPARE(model.rowCount(), 1);
        model.setFilter({});
        QCOMPARE(model.rowCount(), 6);
    }

    void pausedStandsStill()
    {
        LiveMessageModel model({.messages = 5});
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int i = 0; i < 4; ++i)
            model.append(numbered(i));
        QTRY_COMPARE(model.rowCount(), 4);
        model.setPaused(true);
        QSignalSpy changed(&model, &LiveMessageModel::countsChanged);
        for (int i = 4; i < 20; ++i)
            model.append(numbered(i));
        QVERIFY(changed.wait());
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(text(model, 0), uR"({"n":0})"_s);
        QCOMPARE(model.waiting(), 5);
        model.setPaused(false);
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(text(model, 0), uR"({"n":15})"_s);
    }

    void clears()
    {
        LiveMessageModel model({.messages = 2});
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int i = 0; i < 4; ++i)
            model.append(numbered(i));
        QTRY_COMPARE(model.rowCount(), 2);
        model.append(numbered(9));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.waiting(), 0);
        QCOMPARE(model.dropped(), 0U);
        model.append(numbered(10));
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(text(model, 0), uR"({"n":10})"_s);
    }

    void namesComeLate()
    {
        LiveMessageModel model;
        QString name = u"client-1"_s;
        model.setSenderNames([&name](const QString &) { return name; });
        model.append(numbered(1));
        QTRY_COMPARE(model.rowCount(), 1);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        name = u"Ada Byron (Rhino)"_s;
        model.refreshSenders();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(cell(model, 0, LiveMessageModel::Sender), u"Ada Byron (Rhino)"_s);
    }

    void hostileTextIsHarmless_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::newRow("control characters") << QByteArray("a\0b\x01\x1b[31m\r\nc\x7f", 12);
        QTest::newRow("turned around") << QByteArray("You are \u202Enimda\u202C \u2066x\u2069");
        QTest::newRow("broken UTF-8") << QByteArray("\xff\xfe\xc3(", 4);
        QTest::newRow("markup") << QByteArray("<img src=file:///etc/passwd><b>x</b>");
        QTest::newRow("a megabyte") << QByteArray(1'000'000, 'x');
        QTest::newRow("a megabyte of JSON") << QByteArray(R"({"eventName":"broadcast","args":{"x":")"
                                                          + QByteArray(1'000'000, 'y') + R"("}})");
        QTest::newRow("deep") << QByteArray(50'000, '[');
        QTest::newRow("half a character at the cut") << QByteArray("x" + QString(2'000, u'é').toUtf8());
        QTest::newRow("hostile event")
            << QByteArray(R"({"eventName":"broadcast","args":{"eventType":"a\nb\u202Ec"}})");
        QTest::newRow("an event of another type")
            << QByteArray(R"({"eventName":"broadcast","args":{"eventType":{}}})");
    }

    void hostileTextIsHarmless()
    {
        QFETCH(QByteArray, raw);
        LiveMessageModel model;
        model.append(frame(raw));
        QTRY_COMPARE(model.rowCount(), 1);
        QStringList shown;
        for (int column = 0; column < LiveMessageModel::ColumnCount; ++column)
            shown << model.index(0, column).data().toString();
        for (const QString &line : std::as_const(shown)) {
            QVERIFY2(line.size() <= 301, qPrintable(QString::number(line.size())));
            for (const QChar c : line) {
                QVERIFY2(c.category() != QChar::Other_Control, qPrintable(line));
                QVERIFY2(c.unicode() < 0x202A || c.unicode() > 0x202E, qPrintable(line));
            }
        }
        const QString readable = readableMessage(model.message(0));
        QVERIFY(!readable.contains(QChar(0x202E)));
        QVERIFY(!readable.contains(QChar(0)));
        for (const QString &line : readable.split(u'\n'))
            QVERIFY(line.size() < 1'100);
    }

    void secretsAreNeverShown()
    {
        const QString secret
            = u"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJfaWQiOiJhYmMiLCJpYXQiOjE1MTYyMzkwMjJ9."
              "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"_s;
        LiveMessageModel model;
        model.append(broadcast(u"x"_s, {{u"apitoken"_s, "JWT "_L1 + secret}, {u"other"_s, secret}}));
        model.append(frame("Welcome, JWT " + secret.toUtf8()));
        QTRY_COMPARE(model.rowCount(), 2);
        for (int row = 0; row < 2; ++row) {
            QVERIFY(!text(model, row).contains(secret.right(20)));
            QVERIFY(!readableMessage(model.message(row)).contains(secret.right(20)));
            QVERIFY(!copyableMessage(model.message(row)).contains(secret.right(20)));
        }
    }

    void readableKeepsOrderAndDigits()
    {
        const QString readable = readableMessage(
            frame(R"({"eventName":"broadcast","z":12345678901234567890,"a":1,"args":{"eventType":"x"}})"));
        QVERIFY(readable.contains(u"12345678901234567890"_s));
        QVERIFY(readable.indexOf(u"\"z\""_s) < readable.indexOf(u"\"a\""_s));
        QVERIFY(readable.count(u'\n') > 3);
    }
};

QTEST_MAIN(TestLiveMessageModel)
#include "tst_livemessagemodel.moc"
