// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/http/request.h"
#include "sandbox/qtcompat.h"

#include <chrono>
#include <functional>

namespace Speckle::Sandbox {

/*!
    What stands in front of the routes: takes connections, answers CORS, makes ETags, waits the latency.
    Everything that is not an upgrade to a WebSocket goes to one function.
*/
class HttpFront : public QAbstractHttpServer
{
    Q_OBJECT

public:
    using Handler = std::function<Answer(Request &)>;

    explicit HttpFront(Handler handler, QObject *parent = nullptr);

    //! Each answer is held back that long; requests that come meanwhile are not.
    void setLatency(std::chrono::milliseconds latency) { m_latency = latency; }

protected:
    bool handleRequest(const QHttpServerRequest &request, Compat::HandlerChannel channel) override;
    void missingHandler(const QHttpServerRequest &request, Compat::HandlerChannel channel) override;

private:
    [[nodiscard]] Answer answerTo(Request &request) const;

    Handler m_handler;
    std::chrono::milliseconds m_latency{0};
};

} // namespace Speckle::Sandbox
