// SPDX-License-Identifier: MIT
#include "core/objects/rawobject.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;

using Kind = ApiError::Kind;

class TestRawObject : public QObject
{
    Q_OBJECT

private slots:
    void splits()
    {
        const QByteArray first
            = R"({"type":"Mesh/Wall","z":12345678901234567890, "_id":"a","name":"W\u00e9","p":{"_id":"no","type":"no"}})";
        const QByteArray second = R"({"_id":"b"})";
        const QByteArray denied
            = R"({"_id":"c","type":"String","value":"You do not have permissions to view this object"})";
        const auto result = splitObjects("{\"message\":\"m\",\"resources\":[" + first + " ,\n " + second + ","
                                         + denied + "],\"success\":true}");
        QVERIFY(std::holds_alternative<QList<RawObject>>(result));
        const auto objects = std::get<QList<RawObject>>(result);
        QCOMPARE(objects.size(), 3);
        QCOMPARE(objects.at(0).id(), u"a"_s);
        QCOMPARE(objects.at(0).type(), u"Mesh/Wall"_s);
        QCOMPARE(objects.at(0).typeName(), u"Wall"_s);
        QCOMPARE(objects.at(0).name(), u"Wé"_s);
        QCOMPARE(objects.at(0).json(), first);
        QCOMPARE(objects.at(0).decoded().value("p"_L1)["_id"_L1].toString(), u"no"_s);
        QCOMPARE(objects.at(1).json(), second);
        QVERIFY(objects.at(1).type().isEmpty());
        QVERIFY(!objects.at(1).isDenied());
        QVERIFY(objects.at(2).isDenied());
    }

    void oddMembers()
    {
        const auto result = splitObjects(
            R"({"resources":[{},{"_id":5,"type":null,"name":["x"]},{"name":"n","name":"m"}]})");
        const auto objects = std::get<QList<RawObject>>(result);
        QCOMPARE(objects.size(), 3);
        QCOMPARE(objects.at(0).json(), QByteArray("{}"));
        QVERIFY(objects.at(1).id().isEmpty() && objects.at(1).type().isEmpty()
                && objects.at(1).name().isEmpty());
        QCOMPARE(objects.at(2).name(), u"m"_s);
        QVERIFY(std::get<0>(splitObjects(R"({"resources":[]})")).isEmpty());
    }

    void keepsItsOwnBytes()
    {
        RawObject object;
        {
            QByteArray answer = R"({"resources":[{"_id":"a"}]})";
            object = std::get<0>(splitObjects(answer)).constFirst();
            answer.fill('!');
        }
        QCOMPARE(object.json(), QByteArray(R"({"_id":"a"})"));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Kind>("kind");
        const auto row
            = [](const char *answer, Kind kind) { QTest::newRow(answer) << QByteArray(answer) << kind; };
        row("", Kind::NotSpeckle);
        row("   ", Kind::NotSpeckle);
        row("<html>", Kind::NotSpeckle);
        row("[]", Kind::NotSpeckle);
        row("{}", Kind::NotSpeckle);
        row(R"({"success":true})", Kind::NotSpeckle);
        row(R"({"resources":{}})", Kind::NotSpeckle);
        row(R"({"resources":[1]})", Kind::NotSpeckle);
        row(R"({"resources":[null]})", Kind::NotSpeckle);
        row(R"({"success":false,"message":"Nope","resources":[]})", Kind::Rejected);
        row(R"({"success":false,"message":"Resource not found."})", Kind::NotFound);
        row("\xff\xfe{}", Kind::NotSpeckle);
    }
    void refuses()
    {
        QFETCH(QByteArray, answer);
        QFETCH(Kind, kind);
        const auto result = splitObjects(answer);
        QVERIFY(std::holds_alternative<ApiError>(result));
        QCOMPARE(std::get<ApiError>(result).kind, kind);
    }

    void cutAnywhereIsNeverAShortSuccess()
    {
        const QByteArray whole = "{\"success\":true,\"resources\":[{\"_id\":\"a\",\"type\":\"x/"
                                 "y\",\"v\":[1,{\"b\":2}]},{\"_id\":\"b\",\"s\":\"\\\"q\\\"]}\"}]}";
        QCOMPARE(std::get<0>(splitObjects(whole)).size(), 2);
        for (qsizetype length = 0; length < whole.size(); ++length) {
            const auto result = splitObjects(whole.left(length));
            QVERIFY2(std::holds_alternative<ApiError>(result), whole.left(length).constData());
        }
    }

    void whatTheServerSaysIsRedacted()
    {
        const auto result
            = takeObject(R"({"success":false,"message":"Bad token: eyJhbGciOiJIUzI1NiJ9.eyJ9.x"})");
        const ApiError error = std::get<ApiError>(result);
        QVERIFY2(error.message.startsWith("Bad token"_L1) && !error.message.contains("eyJ"_L1),
                 qPrintable(error.message));
    }

    void bytesAfterTheEnd()
    {
        QVERIFY(
            std::holds_alternative<ApiError>(splitObjects(R"({"success":true,"resources":[]} {"more":1})")));
    }

    void one()
    {
        const auto result = takeObject(R"({"success":true,"resource":{"_id":"a","type":"t"}})");
        QCOMPARE(std::get<RawObject>(result).id(), u"a"_s);
        QCOMPARE(std::get<RawObject>(result).json(), QByteArray(R"({"_id":"a","type":"t"})"));
        QCOMPARE(std::get<ApiError>(takeObject(R"({"success":true})")).kind, Kind::NotSpeckle);
        QCOMPARE(std::get<ApiError>(takeObject(R"({"success":true,"resource":[]})")).kind, Kind::NotSpeckle);
    }

    void bracketsThatCloseWhatIsNotOpen()
    {
        const QByteArray broken
            = R"({"success":true,"resource":{"_id":"a","name":],"properties":{"a":{"b":[l}}}})";
        QCOMPARE(std::get<ApiError>(takeObject(broken)).kind, Kind::NotSpeckle);
    }

    void nestedDeeply()
    {
        const QByteArray deep
            = R"({"_id":"a","v":)" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + '}';
        const auto result = splitObjects(R"({"resources":[)" + deep + R"(,{"_id":"b"}]})");
        QVERIFY(std::holds_alternative<QList<RawObject>>(result));
        const auto objects = std::get<QList<RawObject>>(result);
        QCOMPARE(objects.size(), 2);
        QCOMPARE(objects.at(0).json(), deep);
        QVERIFY(objects.at(0).decoded().isEmpty());
        QCOMPARE(objects.at(1).id(), u"b"_s);
    }

    void manyObjects()
    {
        QByteArray answer = R"({"success":true,"resources":[)";
        for (int i = 0; i < 50'000; ++i)
            answer += "{\"_id\":\"" + QByteArray::number(i) + "\",\"vertices\":[1.5,2.5,3.5,4.5]},";
        answer += R"({"_id":"last"}]})";
        const auto objects = std::get<QList<RawObject>>(splitObjects(answer));
        QCOMPARE(objects.size(), 50'001);
        QCOMPARE(objects.constLast().id(), u"last"_s);
        QCOMPARE(objects.at(777).id(), u"777"_s);
    }
};

QTEST_GUILESS_MAIN(TestRawObject)
#include "tst_rawobject.moc"
