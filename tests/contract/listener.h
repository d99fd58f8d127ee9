// SPDX-License-Identifier: MIT
#pragma once

#include "core/live/livesocket.h"
#include "tests/contract/person.h"

#include <QList>

#include <memory>

namespace Speckle {

//! Somebody's program at the socket, and what it heard.
class Listener
{
public:
    //! Registers a client for \a person (POST /clients) and opens its socket with \a token. Wait for
    //! isOpen().
    Listener(const ServerAddress &server, const Person &person, const Token &token);
    explicit Listener(const ServerAddress &server, const QString &clientId, const Token &token);

    [[nodiscard]] bool waitUntilOpen() const;
    //! Joins and waits for the acknowledgement.
    [[nodiscard]] bool joinAndWait(const QString &streamId);
    //! Waits for a message that \a matches; skips what came before it.
    [[nodiscard]] bool waitFor(const std::function<bool(const LiveMessage &)> &matches) const;
    [[nodiscard]] bool waitForEvent(const QString &eventType) const;
    [[nodiscard]] bool waitForWords(const QByteArray &words) const;
    [[nodiscard]] bool heardEvent(const QString &eventType) const;

    LiveSocket &socket() { return *m_socket; }
    [[nodiscard]] const QList<LiveMessage> &heard() const { return m_heard; }
    [[nodiscard]] QString clientId() const { return m_clientId; }

private:
    void open(const ServerAddress &server, const Token &token);

    QString m_clientId;
    QList<LiveMessage> m_heard;
    std::unique_ptr<LiveSocket> m_socket; //!< last: its handlers write into the others
};

} // namespace Speckle
