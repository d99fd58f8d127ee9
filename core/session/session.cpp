// SPDX-License-Identifier: MIT
#include "core/session/session.h"

#include "core/objects/objectstore.h"
#include "core/session/introduction.h"
#include "core/session/sessionclients.h"
#include "core/session/sessioncomments.h"
#include "core/session/sessionpeople.h"
#include "core/session/sessionprojects.h"
#include "core/session/usernames.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace Speckle {

Session::Session(const Account &account, const Token &apiToken, QObject *parent,
                 const SessionOptions &options)
    : QObject(parent)
    , m_account(account)
    , m_client(new Client(account.server, this, options.client))
    , m_socket(new LiveSocket(this, options.socket))
    , m_objects(new ObjectStore(m_client, this))
    , m_projects(new SessionProjects(this))
    , m_clients(new SessionClients(this))
    , m_comments(new SessionComments(this))
    , m_people(new SessionPeople(this))
    , m_names(new UserNames(m_client, this))
    , m_backoff(options.socket.firstReconnect, options.socket.longestReconnect, options.socket.jitter)
{
    m_client->setToken(apiToken);
    m_retryTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &Session::tryNow);
    connect(m_client, &Client::reachableChanged, this, &Session::onReachable);
    connect(m_client, &Client::tokenRejected, this, [this] {
        ApiError error(ApiError::Kind::Unauthorized);
        error.action = tr("sign in");
        error.server = m_account.server.display();
        expire(error);
    });
    connect(m_names, &UserNames::changed, this, &Session::userChanged);
    connect(m_socket, &LiveSocket::stateChanged, this, [this](LiveSocket::State state) {
        if (state == LiveSocket::State::Open && !m_reachable)
            tryNow(); // who serves the socket serves REST
        if (state == LiveSocket::State::Open || state == LiveSocket::State::Waiting)
            m_asked = false;
        updateState();
    });
    connect(m_socket, &LiveSocket::anonymousChanged, this, &Session::updateState);
    connect(m_socket, &LiveSocket::received, this, &Session::onMessage);
    connect(m_socket, &LiveSocket::resumed, this, [this] {
        m_askedUnknown.clear();
        emit resumed();
    });
}

Session::~Session() = default;

void Session::setAccount(const Account &account)
{
    m_account = account;
}

void Session::start()
{
    if (m_started || m_client->token().isEmpty())
        return;
    m_started = true;
    m_asked = true;
    tryNow();
}

void Session::stop()
{
    m_started = false;
    m_retryTimer.stop();
    m_names->setActive(false);
    m_socket->close();
    m_client->setToken({});
    const auto calls = m_client->findChildren<AbstractReply *>();
    for (AbstractReply *call : calls)
        call->cancel();
    updateState();
}

void Session::retryNow()
{
    if (!m_started)
        return;
    m_asked = true;
    m_expired = false;
    m_backoff.reset();
    if (!m_introduced || !m_reachable)
        tryNow();
    m_socket->reconnectNow();
    updateState();
}

void Session::tryNow()
{
    m_retryTimer.stop();
    if (!m_started || m_expired || m_attempt)
        return;
    if (m_introduced) {
        Reply<ServerInfo> *check = checkServer(m_client);
        m_attempt = check;
        check->then(
            this, [this](const ServerInfo &) { onReachable(true); },
            [this](const ApiError &error) { tryLater(error); });
    } else {
        Reply<Introduction> *introduction = introduce(m_client, m_account);
        m_attempt = introduction;
        introduction->then(
            this, [this](const Introduction &known) { onIntroduced(known); },
            [this](const ApiError &error) {
                if (error.kind == ApiError::Kind::Unauthorized)
                    expire(error);
                else
                    tryLater(error);
            });
    }
    updateState();
}

void Session::tryLater(const ApiError &error)
{
    m_restError = error;
    m_asked = false;
    m_attempt = nullptr;
    m_retryTimer.start(m_backoff.next(QRandomGenerator::global()->generateDouble()));
    updateState();
}

void Session::onIntroduced(const Introduction &introduction)
{
    m_introduced = true;
    m_reachable = true;
    m_restError = {};
    m_attempt = nullptr;
    m_backoff.reset();
    m_server = introduction.server;
    m_user = introduction.user.withoutSecrets();
    m_names->put(introduction.user);
    m_names->setActive(true);

    Account account = m_account;
    account.userId = introduction.user.id();
    account.displayName = introduction.user.displayName();
    account.email = introduction.user.email();
    if (!m_server.name.isEmpty())
        account.serverName = m_server.name;
    const bool changed = std::exchange(m_account, account) != account;
    m_socket->open(m_account.server, introduction.client.id(), m_client->token());
    updateState();
    if (changed)
        emit accountChanged();
}

void Session::onReachable(bool reachable)
{
    if (!m_started || m_expired)
        return;
    if (!m_introduced) {
        // Somebody's call got through: no use in waiting. A failure is told by the introduction itself.
        if (reachable && m_retryTimer.isActive())
            tryNow();
        return;
    }
    m_reachable = reachable;
    if (reachable) {
        m_retryTimer.stop();
        // Its answer is of no use any more, and its failure would be news of a time that is over.
        if (m_attempt)
            m_attempt->cancel();
        m_attempt = nullptr;
        m_restError = {};
        m_backoff.reset();
        m_socket->reconnectNow();
        updateState();
    } else if (!m_attempt) {
        ApiError error(ApiError::Kind::Offline);
        error.action = tr("reach the server");
        error.server = m_account.server.display();
        tryLater(error);
    }
}

void Session::expire(const ApiError &error)
{
    if (m_expired || !m_started)
        return;
    m_expired = true;
    m_introduced = false;
    m_restError = error;
    m_attempt = nullptr;
    m_retryTimer.stop();
    m_names->setActive(false);
    m_socket->close();
    // Whatever is open stays open, and joins again should the token be taken after all.
    for (auto it = m_joined.cbegin(); it != m_joined.cend(); ++it) {
        for (int i = 0; i < it.value(); ++i)
            m_socket->join(u"stream"_s, it.key());
    }
    updateState();
    emit signInNeeded();
}

void Session::updateState()
{
    using Socket = LiveSocket::State;
    State state = State::Connecting;
    ApiError error;
    if (!m_started) {
        state = State::SignedOut;
    } else if (m_expired) {
        state = State::Expired;
        error = m_restError;
    } else if (m_restError.isError() && !m_asked) {
        state = State::Offline;
        error = m_restError;
    } else if (m_introduced && !m_restError.isError() && m_socket->state() == Socket::Open) {
        state = m_socket->isAnonymous() ? State::Anonymous : State::Online;
    } else if (m_socket->lastError().isError() && !m_asked) {
        state = State::Offline;
        error = m_socket->lastError();
    }
    m_lastError = error;
    if (state != std::exchange(m_state, state))
        emit stateChanged(state);
}

} // namespace Speckle
