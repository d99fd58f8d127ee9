// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/serveraddress.h"
#include "tests/ui/canary/hostilerecords.h"

#include <QHash>
#include <QObject>
#include <QTcpServer>

#include <memory>
#include <optional>

class QTcpSocket;

namespace Speckle {

/*!
 * Stands before a real server and puts a canary into each of its answers. On a free port of 127.0.0.1.
 * WebSockets pass through it as they are.
 */
class CanaryServer : public QObject
{
    Q_OBJECT

public:
    explicit CanaryServer(const ServerAddress &target, QObject *parent = nullptr);
    ~CanaryServer() override;

    [[nodiscard]] ServerAddress address() const;
    //! Into answers from now on; nullopt: into none.
    void setCanary(const std::optional<Canary> &canary) { m_canary = canary; }
    //! Every answer from now on is a refusal, with the canary's text for its reason.
    void setRefusing(bool on) { m_refusing = on; }

private:
    struct Pair;

    void welcome(QTcpSocket *client);
    void pass(Pair *pair);
    [[nodiscard]] bool passAnswer(Pair *pair);
    [[nodiscard]] QByteArray answer(const QByteArray &head, const QByteArray &body) const;

    ServerAddress m_target;
    QTcpServer m_server;
    std::optional<Canary> m_canary;
    bool m_refusing = false;
    QHash<QTcpSocket *, std::shared_ptr<Pair>> m_pairs; //!< by the client's side
};

} // namespace Speckle
