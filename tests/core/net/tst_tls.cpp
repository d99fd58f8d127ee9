// SPDX-License-Identifier: MIT
#include "core/api/serverresource.h"
#include "core/net/client.h"
#include "tests/support/await.h"
#include "tests/support/samplejwt.h"
#include "tests/support/tlsserver.h"
#include "tests/support/wireserver.h"

#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;
using namespace std::chrono_literals;

namespace {

using Kind = ApiError::Kind;

ClientOptions options()
{
    ClientOptions options;
    options.timeout = 20s;
    options.retryPause = 1ms;
    options.retries = 2;
    return options;
}

Request getStream()
{
    return Request::get(u"/streams/x"_s, u"load the stream"_s);
}

Request logInOverTls()
{
    return Request::post(u"/accounts/login"_s, u"sign in"_s,
                         QJsonObject{{u"password"_s, u"correct horse"_s}});
}

} // namespace

//! A certificate that is not to be trusted ends every call before anything of it goes out.
class TestTls : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!QSslSocket::supportsSsl())
            QSKIP("this Qt has no TLS");
    }

    void aTrustedServerIsServed()
    {
        const TlsTrust trust;
        TlsServer server;
        Client client(server.address(), nullptr, options());
        client.setToken(Token::fromText(sampleJwt));
        SPECKLE_VALUE(done, client.call(getStream()));
        Q_UNUSED(done)
        QCOMPARE(server.encrypted().size(), 1);
        QVERIFY(server.encrypted().constFirst().contains("JWT " + sampleJwt.toLatin1()));
        QVERIFY(server.inTheClear().isEmpty());
    }

    void aSelfSignedCertificateIsRefused_data()
    {
        QTest::addColumn<bool>("write");
        QTest::newRow("GET") << false;
        QTest::newRow("POST of a password") << true;
    }
    void aSelfSignedCertificateIsRefused()
    {
        QFETCH(bool, write);
        TlsServer server;
        Client client(server.address(), nullptr, options());
        client.setToken(Token::fromText(sampleJwt));
        const ApiError error = errorOf(await(client.call(write ? logInOverTls() : getStream())));
        QCOMPARE(error.kind, Kind::Tls);
        QVERIFY(error.badCertificate);
        QVERIFY(!error.isTransient());
        QVERIFY2(error.sentence().contains("not safe"_L1) && error.sentence().contains("self-signed"_L1)
                     && error.sentence().contains("Do not sign in there"_L1),
                 qPrintable(error.sentence()));
        QCOMPARE(server.handshakes(), 1); // it does not get better by being tried again
        QVERIFY(server.encrypted().isEmpty());
        QVERIFY(server.inTheClear().isEmpty());
        // The next call works as soon as the certificate does.
        const TlsTrust trust;
        Client again(server.address(), nullptr, options());
        SPECKLE_VALUE(done, again.call(getStream()));
        Q_UNUSED(done)
    }

    void aCertificateOfAnotherNameIsRefused()
    {
        const TlsTrust trust;
        TlsServer server;
        Client client(server.address(u"localhost"_s), nullptr, options());
        const ApiError error = errorOf(await(client.call(getStream())));
        QCOMPARE(error.kind, Kind::Tls);
        QVERIFY(error.badCertificate);
        QVERIFY(server.encrypted().isEmpty());
    }

    void noRedirectLeadsOutOfTls_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("write");
        for (const int status : {301, 302, 303, 307, 308}) {
            QTest::newRow(qPrintable(u"GET %1"_s.arg(status))) << status << false;
            QTest::newRow(qPrintable(u"login %1"_s.arg(status))) << status << true;
        }
    }
    void noRedirectLeadsOutOfTls()
    {
        QFETCH(int, status);
        QFETCH(bool, write);
        const TlsTrust trust;
        TlsServer server;
        const QByteArray target = "http://127.0.0.1:" + QByteArray::number(server.serverPort()) + "/api/";
        server.setAnswer(WireAnswer::redirect(status, target).bytes);
        Client client(server.address(), nullptr, options());
        client.setToken(Token::fromText(sampleJwt));
        QCOMPARE(errorOf(await(client.call(write ? logInOverTls() : getStream()))).kind, Kind::NotSpeckle);
        QCOMPARE(server.encrypted().size(), 1);
        QVERIFY(server.inTheClear().isEmpty());
    }

    void checkServerSaysSo()
    {
        TlsServer server;
        const ApiError error
            = errorOf(await(checkServer(server.address().base().toString(), this, options())));
        QCOMPARE(error.kind, Kind::Tls);
        QVERIFY(error.sentence().contains(server.address().display()));
    }

    //! Without a scheme https is tried before http. The same server would answer in the clear.
    void checkServerDoesNotFallBackToHttp()
    {
        TlsServer server;
        // Leads here, and is no loopback address by its looks: those are asked in the clear alone.
        const QString typed = u"0.0.0.0:%1"_s.arg(server.serverPort());
        QCOMPARE(ServerAddress::candidates(typed).size(), 2);
        const ApiError error = errorOf(await(checkServer(typed, this, options())));
        QCOMPARE(error.kind, Kind::Tls);
        QCOMPARE(server.handshakes(), 1);
        QVERIFY(server.inTheClear().isEmpty());
    }

    //! A port that knows nothing of TLS is no server with a bad certificate: it answers the handshake as it
    //! answers any nonsense, or not at all.
    void checkServerFindsPlainHttp_data()
    {
        QTest::addColumn<QByteArray>("toHandshake");
        QTest::newRow("an answer in the clear")
            << QByteArray("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
        QTest::newRow("a closed connection") << QByteArray();
    }
    void checkServerFindsPlainHttp()
    {
        QFETCH(QByteArray, toHandshake);
        QTcpServer plain;
        QVERIFY(plain.listen(QHostAddress::LocalHost));
        connect(&plain, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *socket = plain.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, toHandshake] {
                const QByteArray description
                    = R"({"isSpeckleServer":true,"serverName":"Plain","version":"1.6.0","api":{}})";
                socket->write(socket->readAll().startsWith("GET ") ? WireAnswer::json(description).bytes
                                                                   : toHandshake);
                socket->disconnectFromHost();
            });
        });
        SPECKLE_VALUE(info, checkServer(u"0.0.0.0:%1"_s.arg(plain.serverPort()), this, options()));
        QVERIFY(!info.address.isEncrypted());
        QCOMPARE(info.name, u"Plain"_s);
    }
};

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
