// SPDX-License-Identifier: MIT
#include "tests/contract/listener.h"

#include "tests/contract/expect.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

Listener::Listener(const ServerAddress &server, const Person &person, const Token &token)
{
    const auto outcome = await(person.clients().create(
        ApiClient({{u"role"_s, u"Hybrid"_s}, {u"documentType"_s, u"Contract test"_s}})));
    if (const auto *client = std::get_if<ApiClient>(&outcome))
        m_clientId = client->id();
    open(server, token);
}

Listener::Listener(const ServerAddress &server, const QString &clientId, const Token &token)
    : m_clientId(clientId)
{
    open(server, token);
}

void Listener::open(const ServerAddress &server, const Token &token)
{
    m_socket = std::make_unique<LiveSocket>();
    QObject::connect(m_socket.get(), &LiveSocket::received, m_socket.get(),
                     [this](const LiveMessage &message) { m_heard.append(message); });
    // Without an id the server may lose its worker: the socket stays closed, and waitUntilOpen() says no.
    if (!m_clientId.isEmpty())
        m_socket->open(server, m_clientId, token);
}

bool Listener::waitUntilOpen() const
{
    return QTest::qWaitFor([this] { return m_socket->state() == LiveSocket::State::Open; }, 15'000);
}

bool Listener::joinAndWait(const QString &streamId)
{
    m_socket->join(u"stream"_s, streamId);
    return waitForWords("stream-" + streamId.toUtf8());
}

bool Listener::waitFor(const std::function<bool(const LiveMessage &)> &matches) const
{
    return QTest::qWaitFor([&] { return std::any_of(m_heard.begin(), m_heard.end(), matches); }, 15'000);
}

bool Listener::waitForEvent(const QString &eventType) const
{
    return waitFor([&](const LiveMessage &message) { return message.eventType == eventType; });
}

bool Listener::waitForWords(const QByteArray &words) const
{
    return waitFor([&](const LiveMessage &message) { return message.raw.contains(words); });
}

bool Listener::heardEvent(const QString &eventType) const
{
    return std::any_of(m_heard.begin(), m_heard.end(),
                       [&](const LiveMessage &message) { return message.eventType == eventType; });
}

} // namespace Speckle
