// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QThread>

namespace Speckle {

/*!
 * Answers every GET of `…/streams` with the same bytes and everything else with `{"success":true}`, from
 * memory, on the loopback and in a thread of its own: all that is measured beside it is somebody else's time.
 */
class ListServer
{
public:
    explicit ListServer(const QByteArray &streams);
    ~ListServer();

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    QThread m_thread;
    quint16 m_port = 0;
};

//! The answer of GET /streams with \a count streams in it, as wide as the list asks for them. Always the
//! same.
[[nodiscard]] QByteArray streamsAnswer(int count);

} // namespace Speckle
