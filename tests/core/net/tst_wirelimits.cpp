// SPDX-License-Identifier: MIT
#include "tests/core/net/wirebench.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Speckle;
using namespace std::chrono_literals;

namespace {

using Kind = ApiError::Kind;

// Much more than any limit below, and less than for ever: a call that is over by then was ended by its limit.
constexpr qint64 longAfter = 20'000; // ms

constexpr qint64 megabyte = 1024LL * 1024;

// A hundred kilobytes on the wire, a hundred megabytes unpacked.
QByteArray bomb()
{
    static const QByteArray packed = [] {
        QByteArray plain(96 * megabyte, ' ');
        plain.front() = '{';
        return gzipped(plain);
    }();
    return packed;
}

//! Answers with the head at once, because Qt does not tell of its parts, and with two bytes of the body at a
//! time.
class Trickle : public QTcpServer
{
public:
    explicit Trickle(std::chrono::milliseconds pause, qsizetype announced = ok.size())
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no free port");
        connect(this, &QTcpServer::newConnection, this, [this, pause, announced] {
            QTcpSocket *socket = nextPendingConnection();
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(announced) + "\r\n\r\n");
            auto *timer = new QTimer(socket);
            connect(timer, &QTimer::timeout, socket, [=, sent = qsizetype(0)]() mutable {
                socket->write(sent < ok.size() ? ok.mid(sent, 2) : QByteArray("  "));
                sent += 2;
                if (sent >= announced)
                    timer->stop();
            });
            timer->start(pause);
        });
    }
    [[nodiscard]] ServerAddress address() const
    {
        return ServerAddress(QUrl(u"http://127.0.0.1:%1"_s.arg(serverPort())));
    }
};

} // namespace

//! How long a call may take, and how much it may bring.
class TestWireLimits : public QObject
{
    Q_OBJECT

private slots:
    void defaults()
    {
        const ClientOptions options;
        QCOMPARE(options.answerLimit, 268'435'456); // 256 MB
        QCOMPARE(options.timeout, 30s);
        QCOMPARE(options.wholeTimeout, 10min);
    }

    void slowIsNotSilent()
    {
        // Twice the limit on silence in all.
        ClientOptions options = patient();
        options.timeout = 1s;
        const Trickle server(100ms);
        Client client(server.address(), nullptr, options);
        const auto outcome = await(client.call(get()));
        QVERIFY2(outcome.index() == 0, describe(outcome).constData());
    }

    void silenceEndsInTime()
    {
        WireServer server;
        server.setAnswer(WireAnswer::hang());
        Client client(server.address(), nullptr, impatient());
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(errorOf(await(client.call(get()))).kind, Kind::Timeout);
        QVERIFY2(clock.elapsed() < longAfter, QByteArray::number(clock.elapsed()).constData());
        worksAgain(client, server);
    }

    void anAnswerThatTricklesWithoutEndIsGivenUp_data()
    {
        QTest::addColumn<bool>("write");
        QTest::newRow("GET") << false;
        QTest::newRow("PUT") << true;
    }
    void anAnswerThatTricklesWithoutEndIsGivenUp()
    {
        QFETCH(bool, write);
        ClientOptions options = patient();
        options.wholeTimeout = 500ms;
        const Trickle server(20ms, 1'000'000);
        Client client(server.address(), nullptr, options);
        QElapsedTimer clock;
        clock.start();
        const ApiError error = errorOf(await(client.call(write ? put() : get())));
        QCOMPARE(error.kind, Kind::Timeout);
        QCOMPARE(error.nextStep().contains("carried out all the same"_L1), write);
        QVERIFY2(clock.elapsed() < longAfter, QByteArray::number(clock.elapsed()).constData());
    }

    void theWholeLimitIsOverRepetitions_data()
    {
        QTest::addColumn<WireAnswer>("answer");
        QTest::newRow("503") << WireAnswer::http(503, "<html>busy</html>", "text/html");
        QTest::newRow("reset") << WireAnswer::reset();
    }
    void theWholeLimitIsOverRepetitions()
    {
        QFETCH(WireAnswer, answer);
        WireServer server;
        server.setAnswer(answer);
        ClientOptions options = patient();
        options.wholeTimeout = 1s;
        options.retryPause = 10ms; // doubled each time: the last of these pauses is longer than the universe
        options.retries = 60;
        Client client(server.address(), nullptr, options);
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(errorOf(await(client.call(get()))).kind, Kind::Timeout);
        QVERIFY2(clock.elapsed() < longAfter, QByteArray::number(clock.elapsed()).constData());
        QVERIFY(server.requests().size() > 1);
        worksAgain(client, server);
    }

    void aGigabyte_data()
    {
        QTest::addColumn<bool>("announced");
        QTest::newRow("announced") << true;
        QTest::newRow("until closed") << false;
    }
    void aGigabyte()
    {
        QFETCH(bool, announced);
        constexpr qint64 gigabyte = 1024 * megabyte;
        WireServer server;
        auto left = std::make_shared<qint64>(gigabyte);
        WireAnswer answer;
        answer.bytes = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
        if (announced)
            answer.bytes += "Content-Length: " + QByteArray::number(gigabyte) + "\r\n";
        answer.bytes += "\r\n{\"x\":\"";
        answer.ending = WireAnswer::Ending::Close;
        answer.more = [left]() -> QByteArray {
            if (*left <= 0)
                return {};
            *left -= megabyte;
            return QByteArray(megabyte, 'x');
        };
        server.setAnswer(answer);
        ClientOptions options = patient();
        options.answerLimit = 4 * megabyte;
        Client client(server.address(), nullptr, options);
        const ApiError error = errorOf(await(client.call(get())));
        QCOMPARE(error.kind, Kind::TooLarge);
        // Given up early: the limit, and what was in the buffers on the way.
        QVERIFY2(server.bytesSent() < 64 * megabyte, QByteArray::number(server.bytesSent()).constData());
        worksAgain(client, server);
    }

    void decompressionBomb()
    {
        WireServer server;
        server.setAnswer(WireAnswer::http(200, bomb(), "application/json", {"Content-Encoding: gzip"}));
        ClientOptions options = patient();
        options.answerLimit = 8 * megabyte;
        Client client(server.address(), nullptr, options);
        QCOMPARE(errorOf(await(client.call(get()))).kind, Kind::TooLarge);
        worksAgain(client, server);
    }

    void largeRepetitiveAnswersPass()
    {
        // Packs a thousandfold, as a bomb does, and is below the limit: Qt's own guard would refuse it.
        const QByteArray body = "{\"success\":true,\"x\":\"" + QByteArray(24 * megabyte, 'x') + "\"}";
        WireServer server;
        server.setAnswer(
            WireAnswer::http(200, gzipped(body), "application/json", {"Content-Encoding: gzip"}));
        Client client(server.address(), nullptr, patient());
        Request request = get();
        request.rawBody = true;
        Reply<qint64> *reply = client.call<qint64>(
            request, [](const Answer &answer) -> Result<qint64> { return answer.body.size(); });
        SPECKLE_VALUE(size, reply);
        QCOMPARE(size, body.size());
    }

    void answerLimitIsExact()
    {
        WireServer server;
        server.setAnswer(WireAnswer::chunked(ok));
        Client client(server.address(), nullptr, patient());
        Request request = get();
        request.answerLimit = ok.size();
        QCOMPARE(errorOf(await(client.call(request))).kind, Kind::None);
        request.answerLimit = ok.size() - 1;
        QCOMPARE(errorOf(await(client.call(request))).kind, Kind::TooLarge);
        worksAgain(client, server);
    }
};

QTEST_GUILESS_MAIN(TestWireLimits)
#include "tst_wirelimits.moc"
