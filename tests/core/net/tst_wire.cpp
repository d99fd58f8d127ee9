// SPDX-License-Identifier: MIT
#include "core/objects/rawobject.h"
#include "tests/core/net/wirebench.h"
#include "tests/support/faultproxy.h"

using namespace Qt::StringLiterals;
using namespace Speckle;
using namespace std::chrono_literals;

// What networks do to a call. After each fault the same client has to work again.

namespace {

using Kind = ApiError::Kind;

} // namespace

class TestWire : public QObject
{
    Q_OBJECT

private slots:
    void hang_data()
    {
        QTest::addColumn<WireAnswer>("answer");
        const QByteArray whole = WireAnswer::json(ok).bytes;
        QTest::newRow("before the answer") << WireAnswer::hang();
        QTest::newRow("in the head") << WireAnswer::raw(whole.left(25), WireAnswer::Ending::Hang);
        QTest::newRow("in the body") << WireAnswer::raw(whole.left(whole.size() - 5),
                                                        WireAnswer::Ending::Hang);
        QTest::newRow("in a chunk") << WireAnswer::raw(WireAnswer::chunked(ok).bytes.chopped(12),
                                                       WireAnswer::Ending::Hang);
    }
    void hang()
    {
        QFETCH(WireAnswer, answer);
        WireServer server;
        server.setAnswer(answer);
        Client client(server.address(), nullptr, impatient());
        QCOMPARE(errorOf(await(client.call(get()))).kind, Kind::Timeout);
        const ApiError write = errorOf(await(client.call(put())));
        QCOMPARE(write.kind, Kind::Timeout);
        QVERIFY(write.nextStep().contains("carried out all the same"_L1));
        QCOMPARE(server.requests().size(), 2);
        worksAgain(client, server);
    }

    void cutAtEveryByte_data()
    {
        QTest::addColumn<QByteArray>("whole");
        QTest::addColumn<bool>("raw");
        const QByteArray objects = R"({"success":true,"resources":[{"_id":"a","type":"Wall"},{"_id":"b"}]})";
        const QByteArray packed = gzipped(objects);
        const auto row = [&](const char *name, const QByteArray &whole) {
            QTest::newRow(name) << whole << false;
            QTest::newRow(QByteArray(QByteArray(name) + ", body left raw").constData()) << whole << true;
        };
        row("content length", WireAnswer::json(objects).bytes);
        row("chunked", WireAnswer::chunked(objects).bytes);
        row("until closed", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + objects);
        row("gzip", WireAnswer::http(200, packed, "application/json", {"Content-Encoding: gzip"}).bytes);
        row("gzip, chunked", WireAnswer::chunked(packed, 16, {"Content-Encoding: gzip"}).bytes);
        row("gzip, until closed",
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n\r\n" + packed);
    }
    void cutAtEveryByte()
    {
        QFETCH(QByteArray, whole);
        QFETCH(bool, raw);
        WireServer server;
        ClientOptions options = patient();
        options.timeout = 2s;
        Client client(server.address(), nullptr, options);
        const auto call = [&client, raw] {
            Request request = get();
            request.rawBody = raw;
            return client.call<int>(request, [raw](const Answer &answer) -> Result<int> {
                if (!raw)
                    return static_cast<int>(answer.json.value("resources"_L1).toArray().size());
                const auto objects = splitObjects(answer.body);
                if (const auto *error = std::get_if<ApiError>(&objects))
                    return *error;
                return static_cast<int>(std::get<0>(objects).size());
            });
        };
        QStringList wrong;
        for (qsizetype length = 0; length < whole.size(); ++length) {
            server.setAnswer(WireAnswer::raw(whole.left(length)));
            const auto outcome = await(call());
            const ApiError error = errorOf(outcome);
            // Cut where only the frame is missing, all of the answer may be there; never less than all of it.
            if (!error.isError() && std::get<int>(outcome) != 2)
                wrong += u"%1 of %2: a short success"_s.arg(length).arg(whole.size());
            // Qt 6.4 does not notice that a chunked answer ended before its first chunk had a byte: our clock
            // does.
            const bool unnoticed = error.kind == Kind::Timeout && whole.contains("chunked")
                                   && length <= whole.indexOf("\r\n\r\n") + 4 + 4;
            const bool expected = error.kind == Kind::Offline || error.kind == Kind::NotSpeckle || unnoticed;
            if (error.isError() && !expected)
                wrong += u"%1: %2"_s.arg(length).arg(error.sentence());
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        server.setAnswer(WireAnswer::raw(whole));
        SPECKLE_VALUE(count, call());
        QCOMPARE(count, 2);
        worksAgain(client, server);
    }

    void cutIsSaidToBeABrokenConnection()
    {
        WireServer server;
        Client client(server.address(), nullptr, patient());
        const QByteArray whole = WireAnswer::json(ok).bytes;
        for (const qsizetype length : {qsizetype(0), qsizetype(30), whole.size() - 1}) {
            server.setAnswer(WireAnswer::raw(whole.left(length)));
            QCOMPARE(errorOf(await(client.call(get()))).kind, Kind::Offline);
            server.setAnswer(WireAnswer::raw(whole.left(length), WireAnswer::Ending::Reset));
            QCOMPARE(errorOf(await(client.call(get()))).kind, Kind::Offline);
        }
        // An error page that breaks off is no error page.
        const QByteArray refusal
            = WireAnswer::http(404, R"({"success":false,"message":"Resource not found."})").bytes;
        server.setAnswer(WireAnswer::raw(refusal.chopped(8)));
        QCOMPARE(errorOf(await(client.call(get()))).kind, Kind::Offline);
        worksAgain(client, server);
    }

    void reset()
    {
        WireServer server;
        server.setAnswer(WireAnswer::reset());
        Client client(server.address(), nullptr, patient());
        QCOMPARE(errorOf(await(client.call(get()))).kind, Kind::Offline);
        worksAgain(client, server);
    }

    void refusedAndBackAgain()
    {
        WireServer server;
        Client client(server.address(), nullptr, patient());
        server.stop();
        QCOMPARE(errorOf(await(client.call(get()))).kind, Kind::Refused);
        QVERIFY(server.resume());
        worksAgain(client, server);
    }

    void unknownName()
    {
        // ".invalid" is reserved: no resolver may know it.
        Client client(ServerAddress(QUrl(u"http://speckle.invalid"_s)), nullptr, patient());
        QCOMPARE(errorOf(await(client.call(get()))).kind, Kind::NameNotFound);
    }

    void tlsAgainstPlainText()
    {
        WireServer server;
        Client client(ServerAddress(QUrl(u"https://127.0.0.1:%1"_s.arg(server.port()))), nullptr,
                      impatient());
        const Kind kind = errorOf(await(client.call(get()))).kind;
        QVERIFY2(kind == Kind::Tls || kind == Kind::Timeout, "no success, and no retry in the clear");
        QVERIFY(server.requests().isEmpty());
    }

    void garbage_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("220 mail.example ESMTP\r\n");
        QTest::newRow("binary") << QByteArray("\x00\xff\x16\x03\x01\x02\x00 and more of it\r\n\r\n", 27);
        QTest::newRow("status") << QByteArray("HTTP/1.1 abc OK\r\n\r\n");
        QTest::newRow("html without head") << QByteArray("<html><body>hello</body></html>\r\n\r\n");
        QTest::newRow("bad chunk") << QByteArray(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzzz\r\n{\"success\":true}\r\n0\r\n\r\n");
        QTest::newRow("bad gzip") << WireAnswer::http(200, "this is not gzip at all", "application/json",
                                                      {"Content-Encoding: gzip"})
                                         .bytes;
        QTest::newRow("negative length")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{\"success\":true}");
        QTest::newRow("endless head") << "HTTP/1.1 200 OK\r\nX: " + QByteArray(1'000'000, 'x') + "\r\n\r\n";
    }
    void garbage()
    {
        QFETCH(QByteArray, bytes);
        WireServer server;
        server.setAnswer(WireAnswer::raw(bytes));
        Client client(server.address(), nullptr, patient());
        const auto outcome = await(client.call(get()));
        const Kind kind = errorOf(outcome).kind;
        const bool whole = QByteArray(QTest::currentDataTag()) == "negative length" && kind == Kind::None;
        QVERIFY2(kind == Kind::NotSpeckle || kind == Kind::Offline || whole, describe(outcome).constData());
        worksAgain(client, server);
    }

    void wrongContent_data()
    {
        QTest::addColumn<WireAnswer>("answer");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("JSON called text") << WireAnswer::http(200, ok, "text/plain") << Kind::None;
        QTest::newRow("JSON without a type") << WireAnswer::http(200, ok, {}) << Kind::None;
        QTest::newRow("HTML called JSON") << WireAnswer::http(200, "<html>hi</html>") << Kind::NotSpeckle;
        QTest::newRow("HTML error page")
            << WireAnswer::http(502, "<html><title>Bad Gateway</title></html>", "text/html") << Kind::Server;
        QTest::newRow("image") << WireAnswer::http(200, "\x89PNG\r\n", "image/png") << Kind::NotSpeckle;
        QTest::newRow("nothing") << WireAnswer::http(200, {}) << Kind::NotSpeckle;
        QTest::newRow("204") << WireAnswer::raw("HTTP/1.1 204 No Content\r\n\r\n") << Kind::NotSpeckle;
    }
    void wrongContent()
    {
        QFETCH(WireAnswer, answer);
        QFETCH(Kind, kind);
        WireServer server;
        server.setAnswer(answer);
        Client client(server.address(), nullptr, patient());
        QCOMPARE(errorOf(await(client.call(get()))).kind, kind);
        worksAgain(client, server);
    }

    void proxyFaults_data()
    {
        QTest::addColumn<FaultProxy::Mode>("mode");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("hang") << FaultProxy::Mode::Hang << Kind::Timeout;
        QTest::newRow("cut") << FaultProxy::Mode::Cut << Kind::Offline;
        QTest::newRow("reset") << FaultProxy::Mode::Reset << Kind::Offline;
        QTest::newRow("refuse") << FaultProxy::Mode::Refuse << Kind::Refused;
    }
    void proxyFaults()
    {
        QFETCH(FaultProxy::Mode, mode);
        QFETCH(Kind, kind);
        WireServer server;
        FaultProxy proxy(server.address());
        ClientOptions options = impatient();
        options.retries = 1; // a kept connection may end while the next request is on its way
        if (kind != Kind::Timeout)
            options.timeout = 2s;
        Client client(proxy.address(), nullptr, options);
        QCOMPARE(errorOf(await(client.call(get()))).kind, Kind::None);
        proxy.setMode(mode);
        const Kind met = errorOf(await(client.call(get()))).kind;
        // Qt 6.4 overlooks a reset that comes between the connection and the request (seen in 3 of 64 runs on
        // a busy machine): then it is our limit on silence that ends the call.
        if (mode != FaultProxy::Mode::Reset || met != Kind::Timeout)
            QCOMPARE(met, kind);
        proxy.setMode(FaultProxy::Mode::Pass);
        worksAgain(client, server);
    }
};

QTEST_GUILESS_MAIN(TestWire)
#include "tst_wire.moc"
