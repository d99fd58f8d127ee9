// SPDX-License-Identifier: MIT
#include "core/objects/prettyjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

// Everything but white space outside of strings.
QByteArray packed(const QByteArray &json)
{
    QByteArray out;
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json.at(i);
        if (inString && c == '\\') {
            out += json.mid(i++, 2);
            continue;
        }
        if (c == '"')
            inString = !inString;
        if (inString || !QByteArray(" \n\r\t").contains(c))
            out += c;
    }
    return out;
}

QJsonValue randomValue(QRandomGenerator &random, int depth)
{
    switch (random.bounded(depth > 5 ? 5 : 8)) {
    case 0:
        return QJsonValue::Null;
    case 1:
        return random.bounded(2) == 1;
    case 2:
        return random.bounded(1000) / 7.0;
    case 3:
        return QString(u"é\"\\\n"_s + QChar(random.bounded(0x20, 0xd7ff)));
    case 4:
        return random.bounded(100000);
    case 5:
    case 6: {
        QJsonArray array;
        for (int i = random.bounded(5); i > 0; --i)
            array += randomValue(random, depth + 1);
        return array;
    }
    default: {
        QJsonObject object;
        for (int i = random.bounded(5); i > 0; --i)
            object.insert(QString::number(i), randomValue(random, depth + 1));
        return object;
    }
    }
}

} // namespace

class TestPrettyJson : public QObject
{
    Q_OBJECT

private slots:
    void prints_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("pretty");
        const auto row = [](const char *json, const char *pretty) {
            QTest::newRow(json) << QByteArray(json) << QByteArray(pretty);
        };
        row("{}", "{}");
        row("[]", "[]");
        row(" { } ", "{}");
        row("7", "7");
        row("\"x\"", "\"x\"");
        row(R"({"b":1,"a":[true,null]})", "{\n  \"b\": 1,\n  \"a\": [\n    true,\n    null\n  ]\n}");
        row(R"([1,2.50,-3e+10])", "[\n  1, 2.50, -3e+10\n]");
        row(R"({"a":[1,2]})", "{\n  \"a\": [\n    1, 2\n  ]\n}");
        row(R"([1,"x"])", "[\n  1,\n  \"x\"\n]");
        row(R"([[1],[]])", "[\n  [\n    1\n  ],\n  []\n]");
        row(R"({"k":12345678901234567890,"k":1e400})",
            "{\n  \"k\": 12345678901234567890,\n  \"k\": 1e400\n}");
        row("{\"\\u00e9\\\"\":\"\\/\"}", "{\n  \"\\u00e9\\\"\": \"\\/\"\n}");
    }
    void prints()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, pretty);
        QCOMPARE(prettyJson(json), pretty);
        QCOMPARE(prettyJson(pretty), pretty);
    }

    void numbersStandSeveralToALine()
    {
        QByteArray json = "[";
        for (int i = 0; i < 1000; ++i)
            json += (i ? "," : "") + QByteArray::number(i);
        json += ']';
        const QByteArray pretty = prettyJson(json);
        const QList<QByteArray> lines = pretty.split('\n');
        QVERIFY(lines.size() > 10 && lines.size() < 100);
        for (const QByteArray &line : lines)
            QVERIFY(line.size() <= 100);
        QCOMPARE(packed(pretty), json);
    }

    void whatIsNoneComesBack_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text :
             {"",      " ",          "{",    "}",   "[1,]",     "[1 2]", "{\"a\"}", "{\"a\":}",
              "{a:1}", "{\"a\":1,}", "[,1]", "\"x", "\"\\",     "tru",   "01",      "1.",
              "-",     "+1",         ".5",   "1e",  "[1]]",     "{} {}", "nul",     "[1,2",
              "[1,2,", "{\"a\":[1}", "NaN",  "'x'", "\"a\nb\"", "[1.e5]"})
            QTest::newRow(text) << QByteArray(text);
    }
    void whatIsNoneComesBack()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(prettyJson(text), text);
    }

    void keepsEveryByteButSpaces()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 1000; ++round) {
            const QByteArray json
                = QJsonDocument(QJsonObject{{u"v"_s, randomValue(random, 0)}}).toJson(QJsonDocument::Compact);
            const QByteArray pretty = prettyJson(json);
            QCOMPARE(packed(pretty), json);
            QCOMPARE(QJsonDocument::fromJson(pretty), QJsonDocument::fromJson(json));
            // Cut anywhere, it is no JSON.
            const QByteArray cut = json.left(random.bounded(int(json.size())));
            QCOMPARE(prettyJson(cut), cut);
        }
    }

    void nestedDeeply()
    {
        const int depth = 100'000;
        const QByteArray arrays = QByteArray(depth, '[') + QByteArray(depth, ']');
        const QByteArray pretty = prettyJson(arrays);
        QCOMPARE(packed(pretty), arrays);
        QVERIFY(pretty.size() < 100 * arrays.size());
        QByteArray objects;
        for (int i = 0; i < depth; ++i)
            objects += "{\"a\":";
        objects += '1' + QByteArray(depth, '}');
        QCOMPARE(packed(prettyJson(objects)), objects);
        QCOMPARE(prettyJson(QByteArray(depth, '[')), QByteArray(depth, '['));
    }

    void hugeSingleLines()
    {
        const QByteArray text = '"' + QByteArray(50'000'000, 'x') + '"';
        QCOMPARE(prettyJson(text), text);
        QByteArray numbers = "[";
        for (int i = 0; i < 1'000'000; ++i)
            numbers += "1.25,";
        numbers += "0]";
        QCOMPARE(packed(prettyJson(numbers)), numbers);
        // Looks like numbers until its end: no quadratic look ahead.
        QByteArray nearly = "[";
        for (int i = 0; i < 1'000; ++i)
            nearly += "[1,2,3,";
        nearly += "\"x\"" + QByteArray(1'000, ']') + ']';
        QCOMPARE(packed(prettyJson(nearly)), nearly);
    }

    void limit_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("object") << QByteArray(
            R"({"aaaaaaaaaa":"bbbbbbbbbb","c":[1,2,3,4,5,6,7,8],"d":{"e":"é"}})");
        QTest::newRow("string") << "\"" + QByteArray("é").repeated(1000) + "\"";
        QTest::newRow("no JSON") << QByteArray("é").repeated(1000);
        QTest::newRow("numbers") << "[" + QByteArray("1,").repeated(10'000) + "1]";
    }
    void limit()
    {
        QFETCH(QByteArray, json);
        const QByteArray whole = prettyJson(json);
        for (qsizetype limit = 1; limit < whole.size() + 5; limit += 1 + whole.size() / 200) {
            const QByteArray cut = prettyJson(json, limit);
            if (limit >= whole.size()) {
                QCOMPARE(cut, whole);
                continue;
            }
            const QByteArray body = cut.left(cut.lastIndexOf('\n', -2));
            QVERIFY(body.size() <= limit && body.size() >= limit - 4);
            QVERIFY2(whole.startsWith(body), body.right(20).constData());
            QVERIFY(cut.endsWith('\n'));
            QCOMPARE(QString::fromUtf8(cut).toUtf8(), cut); // no half characters
        }
    }
};

QTEST_GUILESS_MAIN(TestPrettyJson)
#include "tst_prettyjson.moc"
