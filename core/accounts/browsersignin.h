// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/signinstring.h"
#include "core/net/reply.h"

#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QTimer>

#include <array>
#include <chrono>

class QTcpSocket;

namespace Speckle {

namespace Callback {
struct Call;
}

struct BrowserSignInOptions
{
    quint16 port = 5050; //!< the one that every server lets its page call; 0: any free one
    std::chrono::milliseconds timeLimit{std::chrono::minutes(5)};
    std::chrono::milliseconds callLimit{std::chrono::seconds(10)}; //!< for one call to arrive
};

/*!
 * Signing in on a server's own web page, the only way where it has no local accounts: the user signs in
 * there, and the page calls this machine with the token, `GET http://localhost:5050/?token=…`. What arrives
 * goes through AccountsResource::loginWithToken() next.
 *
 * Listens on 127.0.0.1 and ::1 only, for one answer. Taken is only the call that a server's page makes, with
 * a token of the server that was asked; whatever else comes is answered with an error and changes nothing. No
 * token reaches a log, an error or a signal's text.
 */
class BrowserSignIn : public QObject
{
    Q_OBJECT

public:
    explicit BrowserSignIn(const ServerAddress &server, QObject *parent = nullptr,
                           const BrowserSignInOptions &options = {});
    ~BrowserSignIn() override;

    //! Begins to listen, until the token has come, the time is over or the reply is cancelled. Kind::Browser
    //! where the port is taken (portTaken() is true then) or the time is over. Once an object.
    [[nodiscard]] Reply<Token> *listen();
    //! True between listen() and the outcome.
    [[nodiscard]] bool isListening() const { return m_servers.front().isListening(); }
    //! Somebody else listens there: nothing may be sent to that port. Open pageToCopyFrom() and let the user
    //! paste.
    [[nodiscard]] bool portTaken() const { return m_portTaken; }

    //! What to open in the browser while this is listening:
    //! `{server}/signin?redirectUrl=http://localhost:5050`
    [[nodiscard]] QUrl page() const;
    //! `{server}/signin`: calls nobody, shows the string to copy.
    [[nodiscard]] QUrl pageToCopyFrom() const;

    enum class Pasted { Taken, NoToken, OtherServer };
    //! The string that the page shows, typed in by the user. Taken: listen()'s reply succeeds with it.
    Pasted paste(const QString &text);

signals:
    //! A well-formed answer of another server came, and was not taken. \a server for people, see
    //! ServerAddress::display(); plain text of a stranger, empty where it is no address.
    void foreignAnswer(const QString &server);

private:
    struct Incoming
    {
        QTcpSocket *socket;
        QByteArray bytes;
    };

    bool open();
    void close();
    void welcome(QTcpServer *server);
    void forget(QTcpSocket *socket);
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &bytes);
    [[nodiscard]] QByteArray respond(const Callback::Call &call);
    [[nodiscard]] bool isOurs(const QByteArray &host) const;
    [[nodiscard]] bool isPage(const QByteArray &origin) const;
    void succeed(const Token &token);

    ServerAddress m_server;
    BrowserSignInOptions m_options;
    std::array<QTcpServer, 2> m_servers; //!< 127.0.0.1 and ::1
    quint16 m_port;
    bool m_portTaken = false;
    QList<Incoming> m_calls; //!< the oldest first
    QPointer<Reply<Token>> m_reply;
    QTimer m_limit;
};

} // namespace Speckle
