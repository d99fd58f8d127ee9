// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/http/front.h"
#include "sandbox/options.h"
#include "sandbox/routes/router.h"
#include "sandbox/socket/hub.h"

namespace Speckle::Sandbox {

//! The whole server around a store: routes and socket on one port.
class Server : public QObject
{
    Q_OBJECT

public:
    Server(Store &store, const Options &options, QObject *parent = nullptr);

    //! False if the address cannot be had; problem() says why then.
    [[nodiscard]] bool listen();
    [[nodiscard]] const QString &problem() const { return m_problem; }
    //! http://127.0.0.1:3000, once it listens.
    [[nodiscard]] const QString &address() const { return m_address; }

private:
    Store &m_store;
    Options m_options;
    Hub m_hub;
    std::unique_ptr<Router> m_router; //!< made when the address is known: the description names it
    HttpFront m_front;
    QString m_address;
    QString m_problem;
};

} // namespace Speckle::Sandbox
