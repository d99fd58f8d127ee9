// SPDX-License-Identifier: MIT
#include "core/accounts/browsersignin.h"
#include "tests/support/await.h"
#include "tests/support/samplejwt.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

const QByteArray SomeServer = "https://speckle.example.com";

//! What a server's page calls: its own address behind the token, all of it encoded once.
QByteArray target(const QByteArray &server = SomeServer,
                  const QByteArray &token = "JWT " + sampleJwt.toUtf8())
{
    return "/?token=" + (token + ":::" + server).toPercentEncoding();
}

struct Desk
{
    explicit Desk(std::chrono::milliseconds timeLimit = std::chrono::minutes(5),
                  std::chrono::milliseconds callLimit = std::chrono::minutes(1))
        : signIn(ServerAddress(QUrl(QString::fromLatin1(SomeServer))), nullptr,
                 {.port = 0, .timeLimit = timeLimit, .callLimit = callLimit})
        , foreign(&signIn, &BrowserSignIn::foreignAnswer)
    {
        Reply<Token> *reply = signIn.listen();
        QObject::connect(reply, &AbstractReply::finished, &context, [this, reply] {
            finished = true;
            error = reply->error();
        });
        reply->then(
            &context, [this](const Token &got) { token = got; }, [](const ApiError &) {});
    }

    quint16 port() const
    {
        const QUrl back(QUrlQuery(signIn.page()).queryItemValue(u"redirectUrl"_s, QUrl::FullyDecoded));
        return quint16(back.port());
    }

    //! The whole answer; the connection is closed with it.
    QByteArray send(const QByteArray &bytes, const QString &host = u"127.0.0.1"_s) const
    {
        QTcpSocket socket;
        socket.connectToHost(host, port());
        socket.write(bytes);
        QByteArray all;
        if (!QTest::qWaitFor(
                [&] {
                    all += socket.readAll();
                    return socket.state() == QAbstractSocket::UnconnectedState;
                },
                30'000))
            qWarning("the connection stays open");
        return all + socket.readAll();
    }

    QByteArray get(const QByteArray &what, const QByteArray &headers = {}) const
    {
        return send("GET " + what + " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(port()) + "\r\n"
                    + headers + "\r\n");
    }

    bool stillWaits() const { return signIn.isListening() && !finished; }

    BrowserSignIn signIn;
    QSignalSpy foreign;
    QObject context;
    std::optional<Token> token;
    ApiError error;
    bool finished = false;
};

} // namespace

class TestBrowserSignIn : public QObject
{
    Q_OBJECT

private slots:
    void asksTheServersPage()
    {
        const BrowserSignIn signIn(ServerAddress(QUrl(u"http://127.0.0.1:3000"_s)));
        QCOMPARE(signIn.page().toString(QUrl::FullyEncoded),
                 u"http://127.0.0.1:3000/signin?redirectUrl=http://localhost:5050"_s);
        QCOMPARE(signIn.pageToCopyFrom().toString(), u"http://127.0.0.1:3000/signin"_s);
        const BrowserSignIn deeper(ServerAddress(QUrl(u"https://example.com/speckle/api"_s)));
        QCOMPARE(deeper.pageToCopyFrom().toString(), u"https://example.com/speckle/signin"_s);
        QVERIFY(!signIn.isListening());
    }

    void takesTheAnswerOfThePage()
    {
        Desk desk;
        const QByteArray answer = desk.get(target(), "Origin: " + SomeServer + "\r\n");
        QVERIFY2(answer.startsWith("HTTP/1.1 200 "), answer.constData());
        QVERIFY2(answer.contains("\r\nAccess-Control-Allow-Origin: " + SomeServer + "\r\n"),
                 answer.constData());
        QVERIFY2(answer.contains("close this window"), answer.constData());
        QVERIFY(!answer.contains(sampleJwt.toUtf8()));
        QTRY_VERIFY(desk.finished);
        QVERIFY(desk.token == Token::fromText(sampleJwt));
        QVERIFY(!desk.signIn.isListening());
    }

    void takesItFromAWindowThatWasSentHere()
    {
        Desk desk; // location.href: no Origin
        QVERIFY(desk.get(target()).startsWith("HTTP/1.1 200 "));
        QTRY_VERIFY(desk.token);
    }

    void takesItInPieces()
    {
        Desk desk;
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, desk.port());
        const QByteArray call = "GET " + target() + " HTTP/1.1\r\nHost: 127.0.0.1:"
                                + QByteArray::number(desk.port()) + "\r\n\r\n";
        for (const char byte : call) {
            socket.write(&byte, 1);
            QVERIFY(socket.bytesToWrite() == 0 || socket.waitForBytesWritten());
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY(desk.token);
    }

    void listensOnTheLoopbackOfBothFamilies()
    {
        QTcpServer probe;
        if (!probe.listen(QHostAddress::LocalHostIPv6))
            QSKIP("this machine has no IPv6");
        Desk desk;
        const QByteArray answer = desk.send(
            "GET " + target() + " HTTP/1.1\r\nHost: [::1]:" + QByteArray::number(desk.port()) + "\r\n\r\n",
            u"::1"_s);
        QVERIFY2(answer.startsWith("HTTP/1.1 200 "), answer.constData());
        QTRY_VERIFY(desk.token);
    }

    void endsWithTheFirstAnswer()
    {
        Desk desk;
        const quint16 port = desk.port();
        QVERIFY(desk.get(target()).startsWith("HTTP/1.1 200 "));
        QTcpSocket again;
        again.connectToHost(u"127.0.0.1"_s, port);
        QVERIFY(!again.waitForConnected(30'000));
        QTRY_VERIFY(desk.finished);
        QVERIFY(desk.token);
    }

    void anAnswerOfAnotherServerIsNotTaken()
    {
        Desk desk;
        const QByteArray answer = desk.get(target("https://evil.example.com"));
        QVERIFY2(answer.startsWith("HTTP/1.1 403 "), answer.constData());
        QVERIFY2(answer.contains("another server"), answer.constData());
        QCOMPARE(desk.foreign.size(), 1);
        QCOMPARE(desk.foreign.first().first().toString(), u"evil.example.com"_s);
        QVERIFY(desk.stillWaits());
        QVERIFY(desk.get(target()).startsWith("HTTP/1.1 200 "));
        QTRY_VERIFY(desk.token);
    }

    void hostileCallsChangeNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes"); // PORT is the port
        QTest::addColumn<int>("status");
        const QByteArray ok = " HTTP/1.1\r\nHost: localhost:PORT\r\n";
        QTest::newRow("no token") << "GET /" + ok + "\r\n" << 404;
        QTest::newRow("another path") << "GET /favicon.ico" + ok + "\r\n" << 404;
        QTest::newRow("another path with a token") << "GET /x" + target().mid(1) + ok + "\r\n" << 404;
        QTest::newRow("two tokens") << "GET " + target() + '&' + target().mid(2) + ok + "\r\n" << 404;
        QTest::newRow("no JWT") << "GET " + target(SomeServer, "JWT hello") + ok + "\r\n" << 400;
        QTest::newRow("no server") << "GET /?token=" + sampleJwt.toUtf8() + ok + "\r\n" << 400;
        QTest::newRow("POST") << "POST " + target() + ok + "Content-Length: 3\r\n\r\nabc" << 405;
        QTest::newRow("HEAD") << "HEAD " + target() + ok + "\r\n" << 405;
        QTest::newRow("from another site")
            << "GET " + target() + ok + "Origin: https://evil.example.com\r\n\r\n"
            << 403;
        QTest::newRow("from nowhere") << "GET " + target() + ok + "Origin: null\r\n\r\n" << 403;
        QTest::newRow("by another name")
            << "GET " + target() + " HTTP/1.1\r\nHost: evil.example.com:PORT\r\n\r\n"
            << 403;
        QTest::newRow("another port's name") << "GET " + target() + " HTTP/1.1\r\nHost: localhost:1\r\n\r\n"
                                             << 403;
        QTest::newRow("garbage") << QByteArray("\x16\x03\x01 hello\r\n\r\n") << 400;
        QTest::newRow("a proxy's request") << "GET http://localhost:PORT" + target() + ok + "\r\n" << 400;
        QTest::newRow("zeros") << QByteArray("GET ") + QByteArray(10, '\0') + ok + "\r\n" << 400;
        QTest::newRow("bare line feeds") << "GET " + target() + " HTTP/1.1\nX: y\r\n\r\n" << 400;
        QTest::newRow("a line without a colon") << "GET " + target() + ok + "hello\r\n\r\n" << 400;
        QTest::newRow("huge") << QByteArray("GET /") + QByteArray(40'000, 'a') << 431;
        QTest::newRow("huge and whole") << "GET /" + QByteArray(40'000, 'a') + ok + "\r\n" << 431;
    }

    void hostileCallsChangeNothing()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        Desk desk;
        const QByteArray answer = desk.send(bytes.replace("PORT", QByteArray::number(desk.port())));
        QVERIFY2(answer.startsWith("HTTP/1.1 " + QByteArray::number(status) + ' '), answer.constData());
        QVERIFY(!answer.contains(sampleJwt.toUtf8()));
        QVERIFY(!answer.contains("evil"));
        QVERIFY(desk.stillWaits());
        QVERIFY(desk.get(target()).startsWith("HTTP/1.1 200 "));
        QTRY_VERIFY(desk.token);
    }

    void answersThePreflight()
    {
        Desk desk;
        const QByteArray head = "OPTIONS " + target()
                                + " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(desk.port()) + "\r\n";
        const QByteArray answer = desk.send(head + "Origin: " + SomeServer
                                            + "\r\nAccess-Control-Request-Method: GET\r\n"
                                              "Access-Control-Request-Private-Network: true\r\n\r\n");
        QVERIFY2(answer.startsWith("HTTP/1.1 204 "), answer.constData());
        QVERIFY2(answer.contains("\r\nAccess-Control-Allow-Origin: " + SomeServer + "\r\n"),
                 answer.constData());
        QVERIFY2(answer.contains("\r\nAccess-Control-Allow-Methods: GET"), answer.constData());
        QVERIFY2(answer.contains("\r\nAccess-Control-Allow-Private-Network: true\r\n"), answer.constData());
        QVERIFY(desk.stillWaits()); // asking is not answering
        const QByteArray other = desk.send(head + "Origin: https://evil.example.com\r\n\r\n");
        QVERIFY2(other.startsWith("HTTP/1.1 403 "), other.constData());
        QVERIFY2(!other.contains("Access-Control"), other.constData());
    }

    void slowCallersAreCutOffAndHoldNobodyUp()
    {
        Desk desk(std::chrono::minutes(5), std::chrono::milliseconds(500));
        std::vector<std::unique_ptr<QTcpSocket>> crowd;
        for (int i = 0; i < 40; ++i) {
            crowd.push_back(std::make_unique<QTcpSocket>());
            crowd.back()->connectToHost(u"127.0.0.1"_s, desk.port());
            crowd.back()->write("GET /?tok");
        }
        QTRY_VERIFY_WITH_TIMEOUT(std::all_of(crowd.cbegin(), crowd.cend(),
                                             [](const auto &socket) {
                                                 return socket->state() == QAbstractSocket::UnconnectedState;
                                             }),
                                 60'000);
        QVERIFY(desk.stillWaits());
        QVERIFY(desk.get(target()).startsWith("HTTP/1.1 200 "));
        QTRY_VERIFY(desk.token);
    }

    void endsWhenTheTimeIsOver()
    {
        Desk desk(std::chrono::milliseconds(50));
        QTRY_VERIFY(desk.finished);
        QCOMPARE(desk.error.kind, ApiError::Kind::Browser);
        QVERIFY(desk.error.sentence().contains(u"within the time"_s));
        QVERIFY(!desk.signIn.portTaken());
        QVERIFY(!desk.signIn.isListening());
    }

    void saysThatThePortIsTaken_data()
    {
        QTest::addColumn<QHostAddress>("address");
        QTest::newRow("IPv4") << QHostAddress(QHostAddress::LocalHost);
        QTest::newRow("IPv6") << QHostAddress(QHostAddress::LocalHostIPv6);
    }

    void saysThatThePortIsTaken()
    {
        QFETCH(QHostAddress, address);
        QTcpServer other;
        if (!other.listen(address))
            QSKIP("this machine has no such address");
        BrowserSignIn signIn(ServerAddress(QUrl(QString::fromLatin1(SomeServer))), nullptr,
                             {.port = other.serverPort()});
        const ApiError error = errorOf(await(signIn.listen()));
        QCOMPARE(error.kind, ApiError::Kind::Browser);
        QVERIFY2(error.reason().contains(QString::number(other.serverPort())), qPrintable(error.reason()));
        QVERIFY2(error.nextStep().contains(u"paste"_s), qPrintable(error.nextStep()));
        QVERIFY(signIn.portTaken());
        QVERIFY(!signIn.isListening());
    }

    void canBeGivenUp()
    {
        BrowserSignIn signIn(ServerAddress(QUrl(QString::fromLatin1(SomeServer))), nullptr, {.port = 0});
        Reply<Token> *reply = signIn.listen();
        QSignalSpy finished(reply, &AbstractReply::finished);
        QVERIFY(signIn.isListening());
        reply->cancel();
        QVERIFY(!signIn.isListening());
        QVERIFY(finished.wait());
    }

    void mayGoWhileSomebodyTalks()
    {
        auto desk = std::make_unique<Desk>();
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, desk->port());
        socket.write("GET /");
        QVERIFY(socket.waitForBytesWritten());
        QCoreApplication::processEvents();
        desk.reset();
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    }

    void takesWhatIsPasted()
    {
        Desk desk;
        QCOMPARE(desk.signIn.paste(u"hello"_s), BrowserSignIn::Pasted::NoToken);
        QCOMPARE(desk.signIn.paste(sampleJwt + ":::https://evil.example.com"_L1),
                 BrowserSignIn::Pasted::OtherServer);
        QVERIFY(desk.stillWaits());
        QCOMPARE(desk.signIn.paste(QString::fromLatin1(target().mid(8))), BrowserSignIn::Pasted::Taken);
        QVERIFY(!desk.signIn.isListening());
        QTRY_VERIFY(desk.token);
    }
};

QTEST_GUILESS_MAIN(TestBrowserSignIn)
#include "tst_browsersignin.moc"
