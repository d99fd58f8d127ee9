// SPDX-License-Identifier: MIT
#include "core/net/interpret.h"
#include "core/net/redact.h"
#include "tests/support/samplejwt.h"

#include <QFile>
#include <QJsonDocument>
#include <QMetaEnum>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

using Kind = ApiError::Kind;

HttpAnswer http(int status, const QByteArray &body, bool sentToken = false)
{
    HttpAnswer answer;
    answer.status = status;
    answer.body = body;
    answer.sentToken = sentToken;
    return answer;
}

ApiError errorFrom(const HttpAnswer &answer)
{
    const Interpretation outcome = interpret(answer);
    const auto *error = std::get_if<ApiError>(&outcome.result);
    return error ? *error : ApiError();
}

} // namespace

class TestInterpret : public QObject
{
    Q_OBJECT

private slots:
    // Every odd answer that a real server was seen to give.
    void recorded_data()
    {
        QTest::addColumn<QJsonObject>("odd");
        QFile file(QStringLiteral(FIXTURES "/oddbodies.jsonl"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int line = 0;
        while (!file.atEnd()) {
            const QJsonObject odd = QJsonDocument::fromJson(file.readLine()).object();
            QVERIFY(!odd.isEmpty());
            const QString name = u"%1: %2 %3"_s.arg(++line)
                                     .arg(odd.value("status"_L1).toInt())
                                     .arg(odd.value("body"_L1).toString().left(60).simplified());
            QTest::newRow(qPrintable(name)) << odd;
        }
        QVERIFY(line > 100);
    }
    void recorded()
    {
        QFETCH(QJsonObject, odd);
        ApiError error
            = errorFrom(http(odd.value("status"_L1).toInt(), odd.value("body"_L1).toString().toUtf8(),
                             odd.value("token"_L1).toBool()));
        const auto kinds = QMetaEnum::fromType<Kind>();
        QCOMPARE(QString::fromLatin1(kinds.valueToKey(static_cast<int>(error.kind))),
                 odd.value("kind"_L1).toString());
        if (!error.isError())
            return;
        error.action = u"do it"_s;
        error.server = u"speckle.example.com"_s;
        const QString sentence = error.sentence();
        QVERIFY(sentence.startsWith("Could not do it on speckle.example.com. "_L1));
        QVERIFY(!error.reason().isEmpty() && u".!"_s.contains(error.reason().back()));
        QVERIFY(!error.nextStep().isEmpty() && error.nextStep().endsWith(u'.'));
        for (const QString &bad :
             {u"{"_s, u"}"_s, u"<"_s, u">"_s, u"\n"_s, u".."_s, u"/srv/"_s, u"&quot;"_s, u"TypeError"_s})
            QVERIFY2(!sentence.contains(bad), qPrintable(sentence));
        QVERIFY2(!sentence.contains("eyJ"_L1) && !error.details().contains("eyJ"_L1), "a token");
        QVERIFY2(!error.message.contains(QRegularExpression(u"</?[a-z]"_s)), qPrintable(error.message));
    }

    void okIsAnAnswer()
    {
        const Interpretation outcome = interpret(http(200, R"({"success":true,"resource":{"a":1}})"));
        const auto &answer = std::get<Answer>(outcome.result);
        QCOMPARE(answer.status, 200);
        QCOMPARE(std::get<QJsonObject>(answer.resource()), QJsonObject({{u"a"_s, 1}}));
        QCOMPARE(std::get<ApiError>(answer.resources()).kind, Kind::NotSpeckle);
        QVERIFY(answer.warning.isEmpty());
        QVERIFY(!outcome.tokenRejected);
    }

    void successFlagContradictsTheStatus()
    {
        const ApiError refused = errorFrom(http(200, R"({"success":false,"message":"Nope"})"));
        QCOMPARE(refused.kind, Kind::Rejected);
        QCOMPARE(refused.message, u"Nope"_s);
        QCOMPARE(
            errorFrom(http(200, R"({"success":false,"message":"You are not authorised to read."})", true))
                .kind,
            Kind::Forbidden);
        const Interpretation warned = interpret(http(400, R"({"success":true,"message":"odd","delta":{}})"));
        QCOMPARE(std::get<Answer>(warned.result).warning, u"odd"_s);
        QCOMPARE(errorFrom(http(500, R"({"success":true})")).kind, Kind::Server);
    }

    void wordsAreSafeToShow()
    {
        const auto words = [](const QString &message) {
            const QJsonObject refusal{{u"success"_s, false}, {u"message"_s, message}};
            return errorFrom(http(400, QJsonDocument(refusal).toJson())).message;
        };
        // What would turn our own words around beside them, or shows nothing at all, can be seen.
        QCOMPARE(words(u"a\u202Eb\u2066c\u0007d"_s), u"a\\u202eb\\u2066c\\u0007d"_s);
        // The digits of a mark's name may be what makes letters look like a token.
        const QString named = words(u"Not found: \u007F"_s + QString(40, u'P') + QString(10, u'x'));
        QVERIFY(named.startsWith("Not found: "_L1));
        QCOMPARE(redact(named), named);
        // Nor is half a character left where they are cut.
        for (const QString &before : {u""_s, u"x"_s}) {
            const QString cut = words(before + u"\U0001F424"_s.repeated(1'500));
            QVERIFY(cut.size() <= 2'000);
            QVERIFY(cut.endsWith(u'…'));
            QVERIFY(cut.isValidUtf16());
        }
    }

    void bodiesThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("empty") << QByteArray() << Kind::NotSpeckle;
        QTest::newRow("blank") << QByteArray(" \n ") << Kind::NotSpeckle;
        QTest::newRow("html") << QByteArray("<!doctype html><title>Hi</title>") << Kind::NotSpeckle;
        QTest::newRow("text") << QByteArray("It works!") << Kind::NotSpeckle;
        QTest::newRow("array") << QByteArray("[1,2]") << Kind::NotSpeckle;
        QTest::newRow("broken inside") << QByteArray(R"({"a":,"b":1})") << Kind::NotSpeckle;
        QTest::newRow("deep") << "{\"a\":" + QByteArray(5000, '[') + QByteArray(5000, ']') + '}'
                              << Kind::NotSpeckle;
        QTest::newRow("broken off") << QByteArray(R"({"success":true,"resources":[{"a":1})") << Kind::Offline;
        QTest::newRow("broken off in a word") << QByteArray(R"({"success":tr)") << Kind::Offline;
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{\"success\":true}") << Kind::None;
    }
    void bodiesThatAreNone()
    {
        QFETCH(QByteArray, body);
        QFETCH(Kind, kind);
        QCOMPARE(errorFrom(http(200, body)).kind, kind);
    }

    void statuses_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<bool>("transient");
        const auto row = [](int status, Kind kind, bool transient) {
            QTest::newRow(qPrintable(QString::number(status))) << status << kind << transient;
        };
        row(204, Kind::NotSpeckle, false);
        row(304, Kind::NotSpeckle, false);
        row(400, Kind::Rejected, false);
        row(401, Kind::Unauthorized, false);
        row(403, Kind::Forbidden, false);
        row(404, Kind::NotFound, false);
        row(405, Kind::Rejected, false);
        row(408, Kind::Timeout, true);
        row(409, Kind::Rejected, false);
        row(413, Kind::TooLarge, false);
        row(415, Kind::Rejected, false);
        row(418, Kind::Rejected, false);
        row(422, Kind::Rejected, false);
        row(429, Kind::Rejected, true);
        row(500, Kind::Server, false);
        row(502, Kind::Server, true);
        row(503, Kind::Server, true);
        row(504, Kind::Server, true);
        row(599, Kind::Server, false);
    }
    void statuses()
    {
        QFETCH(int, status);
        QFETCH(Kind, kind);
        QFETCH(bool, transient);
        const ApiError error = errorFrom(http(status, {}));
        QCOMPARE(error.kind, kind);
        QCOMPARE(error.httpStatus, status);
        QCOMPARE(error.isTransient(), transient);
    }

    void whoIsRefused()
    {
        // A plain 401 says that the token is no good; a JSON one that somebody known may not.
        const Interpretation plain = interpret(http(401, "Unauthorized", true));
        QCOMPARE(std::get<ApiError>(plain.result).kind, Kind::Unauthorized);
        QVERIFY(plain.tokenRejected);
        QVERIFY(!interpret(http(401, "Unauthorized", false)).tokenRejected);

        const QByteArray notYours = R"({"success":false,"message":"You are not authorised to read."})";
        const Interpretation known = interpret(http(401, notYours, true));
        QCOMPARE(std::get<ApiError>(known.result).kind, Kind::Forbidden);
        QVERIFY(!known.tokenRejected);
        QCOMPARE(errorFrom(http(401, notYours, false)).kind, Kind::Unauthorized);
        // On routes that take anybody an expired token silently means nobody.
        HttpAnswer expired = http(401, notYours, true);
        expired.tokenExpired = true;
        QCOMPARE(errorFrom(expired).kind, Kind::Unauthorized);
        QVERIFY(interpret(expired).tokenRejected);

        QCOMPARE(errorFrom(http(401, "Only admins can access this route", true)).kind, Kind::Forbidden);
        // A proxy's own sign-in is none of the token's business.
        QVERIFY(!interpret(http(401, "<html><title>Proxy login</title></html>", true)).tokenRejected);
    }

    void archivedUsersGetAHint()
    {
        const ApiError error = errorFrom(
            http(500, "<html><pre>Error: This user has been archived.<br> at x</pre></html>", true));
        QCOMPARE(error.kind, Kind::Server);
        QVERIFY(error.nextStep().contains("archived"_L1));
        QVERIFY(error.nextStep().contains("sign in"_L1));
    }

    void wordsAreTidied()
    {
        QCOMPARE(wordsOf(R"({"message":"Error: Resource not found."})"), u"Resource not found."_s);
        QCOMPARE(wordsOf(R"({"message":{}})"), QString());
        QCOMPARE(wordsOf(R"({"message":"{}"})"), QString());
        QCOMPARE(wordsOf(R"({"message":{"message":"inner"}})"), u"inner"_s);
        QCOMPARE(wordsOf(R"({"error":"The v0 API has been removed."})"), u"The v0 API has been removed."_s);
        QCOMPARE(wordsOf("<html><head><title>502 Bad Gateway</title></head><body>x</body></html>"),
                 u"502 Bad Gateway"_s);
        QCOMPARE(wordsOf("<pre>Cannot GET /a?b=&lt;c&gt;<br> at x</pre>"), u"Cannot GET /a?b=<c>"_s);
        QCOMPARE(wordsOf("<"), QString());
        QCOMPARE(wordsOf("<pre"), QString());
        QCOMPARE(wordsOf("password:\nhunter2"), u"password: ‹redacted›"_s);
        QCOMPARE(wordsOf("line one\r\nline two"), u"line one line two"_s);
        QVERIFY(wordsOf(QByteArray(100'000, 'x')).size() <= 2'000);
    }

    void noTokenGetsOut()
    {
        const ApiError error
            = errorFrom(http(400, "{\"message\":\"bad token JWT " + sampleJwt.toLatin1() + "\"}"));
        QVERIFY(!error.sentence().contains("eyJ"_L1));
        QVERIFY(!error.details().contains("eyJ"_L1));
        // Cut in the middle of the token by the limit on length.
        const QString cut = wordsOf(QByteArray(1'980, 'x') + ' ' + sampleJwt.toLatin1());
        QVERIFY2(!cut.contains("eyJ"_L1), qPrintable(cut.right(60)));
    }

    void rawBodiesAreLeftAlone()
    {
        HttpAnswer raw = http(200, "anything");
        raw.rawBody = true;
        QCOMPARE(std::get<Answer>(interpret(raw).result).body, QByteArray("anything"));
        raw.status = 404;
        raw.body = R"({"success":false,"message":"Resource not found."})";
        QCOMPARE(std::get<ApiError>(interpret(raw).result).kind, Kind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestInterpret)
#include "tst_interpret.moc"
