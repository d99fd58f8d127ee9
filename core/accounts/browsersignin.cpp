// SPDX-License-Identifier: MIT
#include "core/accounts/browsersignin.h"

#include "core/accounts/callback.h"

#include <QTcpSocket>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

//! A browser makes two or three calls at once; more is somebody's try to use up our descriptors.
constexpr qsizetype MostCalls = 16;
//! Two free ports of the same number, one a family, may take more than one try.
constexpr int MostTries = 20;

ApiError error(const QString &words, const QString &advice)
{
    ApiError error(ApiError::Kind::Browser, words);
    error.action = BrowserSignIn::tr("sign in in the browser");
    error.advice = advice;
    return error;
}

} // namespace

BrowserSignIn::BrowserSignIn(const ServerAddress &server, QObject *parent,
                             const BrowserSignInOptions &options)
    : QObject(parent)
    , m_server(server)
    , m_options(options)
    , m_port(options.port)
{
    for (QTcpServer &each : m_servers)
        connect(&each, &QTcpServer::newConnection, this, [this, &each] { welcome(&each); });
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        close();
        m_reply->fail(error(tr("Nobody signed in in the browser within the time there was."), {}));
    });
}

BrowserSignIn::~BrowserSignIn()
{
    close();
}

QUrl BrowserSignIn::pageToCopyFrom() const
{
    QUrl url = m_server.base();
    url.setPath(url.path(QUrl::FullyEncoded) + "/signin"_L1, QUrl::TolerantMode);
    return url;
}

QUrl BrowserSignIn::page() const
{
    QUrl url = pageToCopyFrom();
    QUrlQuery query;
    // By this name: servers let their page call localhost on any port, and 127.0.0.1 on none.
    query.addQueryItem(u"redirectUrl"_s, u"http://localhost:%1"_s.arg(m_port));
    url.setQuery(query);
    return url;
}

Reply<Token> *BrowserSignIn::listen()
{
    Q_ASSERT(!m_reply);
    m_reply = new Reply<Token>(this);
    m_reply->setCanceller([this] { close(); });
    if (open()) {
        m_limit.start(m_options.timeLimit);
    } else {
        m_reply->fail(error(
            tr("Another program uses port %1 of this computer, which the sign-in page calls.").arg(m_port),
            tr("Close that program, or paste the string that the sign-in page shows.")));
    }
    return m_reply;
}

bool BrowserSignIn::open()
{
    for (int i = 0; i < MostTries; ++i) {
        close();
        auto &[v4, v6] = m_servers;
        if (!v4.listen(QHostAddress::LocalHost, m_options.port)) {
            m_portTaken = true;
            return false;
        }
        m_port = v4.serverPort();
        // Without IPv6 there is no such address. With it, "localhost" may mean either: a stranger who
        // listens there would get the token.
        if (v6.listen(QHostAddress::LocalHostIPv6, m_port)
            || v6.serverError() != QAbstractSocket::AddressInUseError)
            return true;
        if (m_options.port != 0)
            break;
    }
    close();
    m_portTaken = true;
    return false;
}

void BrowserSignIn::close()
{
    m_limit.stop();
    for (QTcpServer &server : m_servers)
        server.close();
    const QList<Incoming> calls = std::exchange(m_calls, {});
    for (const Incoming &call : calls)
        call.socket->deleteLater();
}

void BrowserSignIn::forget(QTcpSocket *socket)
{
    m_calls.removeIf([socket](const Incoming &call) { return call.socket == socket; });
}

void BrowserSignIn::welcome(QTcpServer *server)
{
    while (QTcpSocket *socket = server->nextPendingConnection()) {
        // Its server may end before the last bytes are out.
        socket->setParent(this);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (m_calls.size() >= MostCalls)
            m_calls.takeFirst().socket->abort();
        m_calls.append(Incoming{socket, {}});
        socket->setReadBufferSize(Callback::LargestHead);
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] { forget(socket); });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        QTimer::singleShot(m_options.callLimit, socket, [socket] { socket->abort(); });
    }
}

void BrowserSignIn::read(QTcpSocket *socket)
{
    const auto known = std::find_if(m_calls.begin(), m_calls.end(),
                                    [socket](const Incoming &call) { return call.socket == socket; });
    if (known == m_calls.end()) {
        socket->readAll(); // it has its answer; what is left unread would reset the connection
        return;
    }
    known->bytes += socket->readAll();
    Callback::Call call;
    switch (Callback::parse(known->bytes, call)) {
    case Callback::Parsing::Incomplete:
        return;
    case Callback::Parsing::TooLarge:
        answer(socket, Callback::page(431, tr("This call is too large.")));
        return;
    case Callback::Parsing::Bad:
        answer(socket, Callback::page(400, tr("This is no call of a sign-in page.")));
        return;
    case Callback::Parsing::Complete:
        break;
    }
    const QPointer<BrowserSignIn> alive(this);
    const QByteArray bytes = respond(call);
    if (!alive)
        return;
    answer(socket, bytes);
    if (bytes.startsWith("HTTP/1.1 200"))
        succeed(SignInString::fromText(*Callback::parameter(call.query, "token")).token);
}

void BrowserSignIn::answer(QTcpSocket *socket, const QByteArray &bytes)
{
    forget(socket);
    socket->write(bytes);
    socket->flush();
    socket->disconnectFromHost();
}

QByteArray BrowserSignIn::respond(const Callback::Call &call)
{
    // Another name that leads here is a web site's trick to talk to this machine.
    if (!isOurs(call.host) || !isPage(call.origin))
        return Callback::page(403, tr("This is no call of the sign-in page that was asked."));
    if (call.method == "OPTIONS")
        return Callback::permission(call);
    if (call.method != "GET")
        return Callback::page(405, tr("This is no call of a sign-in page."), call.origin);
    const std::optional<QString> sent = Callback::parameter(call.query, "token");
    if (call.path != "/" || !sent)
        return Callback::page(404, tr("There is nothing here."), call.origin);
    const SignInString found = SignInString::fromText(*sent);
    if (found.token.isEmpty() || found.server.isEmpty())
        return Callback::page(400, tr("This is no sign-in of a Speckle server."), call.origin);
    if (!found.belongsTo(m_server)) {
        emit foreignAnswer(ServerAddress(QUrl(found.server)).display());
        return Callback::page(403, tr("This is the sign-in of another server than the one that was asked."),
                              call.origin);
    }
    return Callback::page(200, tr("You are signed in to Speckle Browser. You can close this window."),
                          call.origin);
}

bool BrowserSignIn::isOurs(const QByteArray &host) const
{
    if (host.isEmpty())
        return true;
    const QByteArray port = ':' + QByteArray::number(m_port);
    return host == "localhost" + port || host == "127.0.0.1" + port || host == "[::1]" + port;
}

bool BrowserSignIn::isPage(const QByteArray &origin) const
{
    if (origin.isEmpty())
        return true; // a window that was sent here
    const SignInString named{{}, QString::fromUtf8(origin) + m_server.base().path()};
    return named.belongsTo(m_server);
}

void BrowserSignIn::succeed(const Token &token)
{
    close();
    m_reply->succeed(token);
}

BrowserSignIn::Pasted BrowserSignIn::paste(const QString &text)
{
    const SignInString found = SignInString::fromText(text);
    if (found.token.isEmpty())
        return Pasted::NoToken;
    if (!found.belongsTo(m_server))
        return Pasted::OtherServer;
    if (m_reply)
        succeed(found.token);
    return Pasted::Taken;
}

} // namespace Speckle
