// SPDX-License-Identifier: MIT
#include "core/live/livemessage.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;

using Kind = LiveMessage::Kind;
Q_DECLARE_METATYPE(LiveMessage::Kind)

namespace {

LiveMessage decoded(const QByteArray &frame)
{
    return LiveMessage::fromFrame(frame, QDateTime::currentDateTimeUtc());
}

} // namespace

class TestLiveMessage : public QObject
{
    Q_OBJECT

private slots:
    void recorded_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("streamId");
        QTest::addColumn<QString>("eventType");
        QTest::addColumn<QByteArray>("frame");
        const QHash<QByteArray, Kind> kinds{
            {"broadcast", Kind::Broadcast}, {"message", Kind::Message}, {"notice", Kind::Notice}};
        QFile file(QStringLiteral(FIXTURES "/frames.tsv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        int number = 0;
        for (const QByteArray &line : lines) {
            ++number;
            const QList<QByteArray> columns = line.split('\t');
            if (line.startsWith('#') || columns.size() != 4)
                continue;
            QVERIFY(kinds.contains(columns[0]));
            QTest::addRow("line %d: %.30s", number, columns[3].constData())
                << kinds.value(columns[0]) << QString::fromUtf8(columns[1]) << QString::fromUtf8(columns[2])
                << columns[3];
        }
        QVERIFY(number > 25);
    }

    void recorded()
    {
        QFETCH(const Kind, kind);
        QFETCH(const QByteArray, frame);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const LiveMessage message = LiveMessage::fromFrame(frame, now);
        QCOMPARE(message.kind, kind);
        QTEST(message.streamId, "streamId");
        QTEST(message.eventType, "eventType");
        QCOMPARE(message.raw, frame);
        QCOMPARE(message.receivedAt, now);
        QCOMPARE(message.text.isEmpty(), kind != Kind::Notice);
    }

    void strangersCannotSpeakForTheServer_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("a number that Qt refuses")
            << QByteArray(R"({"eventName":"broadcast","args":{"n":1e400}})") << Kind::Other;
        QTest::newRow("a nesting that Qt refuses")
            << QByteArray(R"({"eventName":"broadcast","args":)") + QByteArray(2000, '[')
                   + QByteArray(2000, ']') + '}'
            << Kind::Other;
        QTest::newRow("half of a frame") << QByteArray(R"({"eventName":"broadcast")") << Kind::Other;
        QTest::newRow("an event of their own") << QByteArray(R"({"eventName":"ping"})") << Kind::Other;
        QTest::newRow("no string for a name") << QByteArray(R"({"eventName":5})") << Kind::Other;
        QTest::newRow("an array") << QByteArray("[]") << Kind::Other;
        QTest::newRow("plain text") << QByteArray("hello") << Kind::Notice;
        QTest::newRow("nothing") << QByteArray() << Kind::Notice;
    }

    void strangersCannotSpeakForTheServer()
    {
        QFETCH(const QByteArray, frame);
        const LiveMessage message = decoded(frame);
        QTEST(message.kind, "kind");
        QCOMPARE(message.raw, frame);
    }

    void onlyNoticesRenameUs()
    {
        QCOMPARE(decoded(R"({"message":"open elsewhere","newId":"n1"})").newClientId, u"n1"_s);
        QVERIFY(
            decoded(R"({"eventName":"message","recipientId":"us","newId":"evil"})").newClientId.isEmpty());
        QVERIFY(decoded(R"({"eventName":"message","recipientId":"us","roomName":"stream-x"})")
                    .roomName.isEmpty());
        QCOMPARE(decoded(R"({"message":"Room joined.","roomName":"stream-x"})").roomName, u"stream-x"_s);
    }

    void streamsOfBothForms()
    {
        const LiveMessage legacy = decoded(R"({"eventName":"broadcast","streamId":"abc"})");
        QCOMPARE(legacy.resourceType, u"stream"_s);
        QCOMPARE(legacy.resourceId, u"abc"_s);
        const LiveMessage project
            = decoded(R"({"eventName":"broadcast","resourceType":"project","resourceId":"p"})");
        QVERIFY(project.streamId.isEmpty());
        // The server takes a blank streamId for none.
        const LiveMessage blank = decoded(
            R"({"eventName":"broadcast","streamId":"  ","resourceType":"stream","resourceId":"abc"})");
        QCOMPARE(blank.streamId, u"abc"_s);
    }

    void fieldsOfTheWrongType()
    {
        const LiveMessage message
            = decoded(R"({"eventName":"broadcast","streamId":5,"senderId":[],"resourceType":{},"args":"x"})");
        QCOMPARE(message.kind, Kind::Broadcast);
        QVERIFY(message.streamId.isEmpty());
        QVERIFY(message.senderId.isEmpty());
        QVERIFY(message.eventType.isEmpty());
        QVERIFY(!message.isUpdate());
        QVERIFY(decoded(R"({"eventName":"broadcast","args":{"eventType":"update-name"}})").isUpdate());
    }
};

QTEST_GUILESS_MAIN(TestLiveMessage)
#include "tst_livemessage.moc"
