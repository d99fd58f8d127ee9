// SPDX-License-Identifier: MIT
#include "tests/support/tlsserver.h"

#include "tests/support/wireserver.h"

#include <QSslKey>
#include <QSslSocket>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

constexpr char firstByteOfAHandshake = 0x16;

// Made for these tests alone: valid until 2120, for the address 127.0.0.1 and no name.
const QByteArray key = R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQghvNFcfgKDe0RhPMN
qlnjKAYQCC0v3Hl+KI1F0FDIctihRANCAATO7ChQjVkwxdH2OPsoEu7136BF7dnt
r69wigOap/mEK1RBPFSZIsgmk7CoKhHwehtaD3r55uO7OG+5fTLnylci
-----END PRIVATE KEY-----
)";
const QByteArray certificatePem = R"(-----BEGIN CERTIFICATE-----
MIIBlTCCATugAwIBAgIBATAKBggqhkjOPQQDAjAmMSQwIgYDVQQDDBtTcGVja2xl
IEJyb3dzZXIgdGVzdCBzZXJ2ZXIwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEw
MDAwMDBaMCYxJDAiBgNVBAMMG1NwZWNrbGUgQnJvd3NlciB0ZXN0IHNlcnZlcjBZ
MBMGByqGSM49AgEGCCqGSM49AwEHA0IABM7sKFCNWTDF0fY4+ygS7vXfoEXt2e2v
r3CKA5qn+YQrVEE8VJkiyCaTsKgqEfB6G1oPevnm47s4b7l9MufKVyKjWDBWMA8G
A1UdEwEB/wQFMAMBAf8wDwYDVR0RBAgwBocEfwAAATATBgNVHSUEDDAKBggrBgEF
BQcDATAdBgNVHQ4EFgQUUKRu/0oYMlChKhKwQocyQAWkUCkwCgYIKoZIzj0EAwID
SAAwRQIhAIAwsHVINHpAnSrRWLssWTD9sAK1jalLAvHc1CBRFIh3AiBZzRfU3N+y
LOvw/+npVPe8ztsQPbX4TxgeTC6UYHgaDQ==
-----END CERTIFICATE-----
)";

} // namespace

TlsServer::TlsServer(QObject *parent)
    : QTcpServer(parent)
    , m_answer(
          WireAnswer::json(R"({"isSpeckleServer":true,"serverName":"Tls","version":"1.6.0","api":{}})").bytes)
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("no free port: %s", qPrintable(errorString()));
}

QSslCertificate TlsServer::certificate()
{
    return QSslCertificate(certificatePem);
}

ServerAddress TlsServer::address(const QString &host) const
{
    return ServerAddress(QUrl(u"https://%1:%2"_s.arg(host).arg(serverPort())));
}

void TlsServer::incomingConnection(qintptr descriptor)
{
    auto *socket = new QSslSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    socket->setLocalCertificate(certificate());
    socket->setPrivateKey(QSslKey(key, QSsl::Ec));
    socket->setPeerVerifyMode(QSslSocket::VerifyNone);
    connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QSslSocket::readyRead, this, [this, socket] { read(socket); });
}

void TlsServer::read(QSslSocket *socket)
{
    if (socket->mode() == QSslSocket::UnencryptedMode && socket->peek(1).startsWith(firstByteOfAHandshake)) {
        ++m_handshakes;
        socket->startServerEncryption();
        return;
    }
    // As few bytes as the tests ask with arrive in one piece, or the end of the head does.
    const QByteArray request = socket->readAll();
    if (request.isEmpty())
        return;
    (socket->isEncrypted() ? m_encrypted : m_inTheClear) += request;
    if (request.contains("\r\n\r\n"))
        socket->write(m_answer);
}

TlsTrust::TlsTrust()
    : m_before(QSslConfiguration::defaultConfiguration())
{
    QSslConfiguration trusting = m_before;
    trusting.addCaCertificate(TlsServer::certificate());
    QSslConfiguration::setDefaultConfiguration(trusting);
}

TlsTrust::~TlsTrust()
{
    QSslConfiguration::setDefaultConfiguration(m_before);
}

} // namespace Speckle
