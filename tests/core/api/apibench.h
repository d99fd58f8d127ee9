// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/client.h"
#include "tests/support/wireserver.h"

namespace Speckle {

//! A client and the server that it talks to, for tests of what goes out and what is made of the answers.
class ApiBench
{
public:
    ApiBench();

    //! What a real server answered, by the name it has in fixtures/answers.jsonl.
    [[nodiscard]] static WireAnswer recorded(const QString &name);
    [[nodiscard]] static WireAnswer json(const QJsonObject &body, int status = 200);

    [[nodiscard]] Client *client() { return &m_client; }
    [[nodiscard]] WireServer &server() { return m_server; }
    //! The next call is answered with what is recorded under \a name.
    void answer(const QString &name) { m_server.enqueue(recorded(name)); }
    void answer(const WireAnswer &answer) { m_server.enqueue(answer); }

    [[nodiscard]] qsizetype count() const { return m_server.requests().size(); }
    //! "GET /api/streams/a" of a request
    [[nodiscard]] QByteArray line(qsizetype request) const;
    [[nodiscard]] QByteArray lastLine() const { return line(count() - 1); }
    [[nodiscard]] QByteArray body(qsizetype request) const { return m_server.requests().at(request).body; }
    [[nodiscard]] QByteArray lastBody() const { return body(count() - 1); }
    [[nodiscard]] QJsonObject lastObject() const;
    [[nodiscard]] QJsonArray arrayOf(qsizetype request) const;

private:
    WireServer m_server;
    Client m_client;
};

//! An object of the simplest type, as it is sent.
[[nodiscard]] QJsonObject number(int value);

} // namespace Speckle
