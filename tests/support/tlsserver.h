// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/serveraddress.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTcpServer>

class QSslSocket;

namespace Speckle {

/*!
 * A server that speaks TLS with a certificate that nobody signed, and plain HTTP on the same port to whomever
 * does not begin with a handshake. On a free port of 127.0.0.1, for which the certificate is made out.
 */
class TlsServer : public QTcpServer
{
    Q_OBJECT

public:
    explicit TlsServer(QObject *parent = nullptr);

    //! What a client has to trust to be served.
    [[nodiscard]] static QSslCertificate certificate();

    //! For every request, in the clear or not. By default a Speckle server's description of itself.
    void setAnswer(const QByteArray &bytes) { m_answer = bytes; }
    //! \a host has to lead to this machine.
    [[nodiscard]] ServerAddress address(const QString &host = QStringLiteral("127.0.0.1")) const;

    //! Handshakes that were begun, whatever became of them.
    [[nodiscard]] int handshakes() const { return m_handshakes; }
    //! Requests that came in encrypted, as they came.
    [[nodiscard]] const QList<QByteArray> &encrypted() const { return m_encrypted; }
    //! And those that anybody on the way could read.
    [[nodiscard]] const QList<QByteArray> &inTheClear() const { return m_inTheClear; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void read(QSslSocket *socket);

    QByteArray m_answer;
    int m_handshakes = 0;
    QList<QByteArray> m_encrypted;
    QList<QByteArray> m_inTheClear;
};

//! The certificate of TlsServer is one that this machine trusts, as long as this lives.
class TlsTrust
{
public:
    TlsTrust();
    ~TlsTrust();
    Q_DISABLE_COPY_MOVE(TlsTrust)

private:
    QSslConfiguration m_before;
};

} // namespace Speckle
