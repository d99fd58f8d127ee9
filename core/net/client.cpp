// SPDX-License-Identifier: MIT
#include "core/net/client.h"

#include "core/net/redact.h"
#include "core/net/transport.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

Q_LOGGING_CATEGORY(lcNet, "speckle.net", QtWarningMsg)

const char *verbName(Request::Verb verb)
{
    switch (verb) {
    case Request::Verb::Get:
        return "GET";
    case Request::Verb::Post:
        return "POST";
    case Request::Verb::Put:
        return "PUT";
    case Request::Verb::Delete:
        return "DELETE";
    }
    return "";
}

// Any answer proves that the server is there; so does a certificate that we refuse.
bool provesReachable(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Offline:
    case ApiError::Kind::NameNotFound:
    case ApiError::Kind::Refused:
    case ApiError::Kind::Timeout:
        return error.httpStatus != 0;
    default:
        return true;
    }
}

} // namespace

Client::Client(const ServerAddress &address, QObject *parent, const ClientOptions &options)
    : QObject(parent)
    , m_address(address)
    , m_options(options)
    , m_transport(new Transport)
{
    m_transport->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_transport, &QObject::deleteLater);
    m_thread.setObjectName("speckle-net"_L1);
    m_thread.start();
}

Client::~Client()
{
    // Waits for one decoder at the most; calls under way are dropped, results in the mail die with this
    // object.
    m_transport->stop();
    m_thread.quit();
    m_thread.wait();
}

Reply<Done> *Client::call(const Request &request)
{
    return call<Done>(request, [](const Answer &) -> Result<Done> { return Done{}; });
}

void Client::start(const Request &request, AbstractReply *reply, Decode decode,
                   const std::function<void(std::function<void()>)> &setCanceller)
{
    const Token token = request.token.value_or(request.withToken ? m_token : Token());
    Transport::Job job;
    job.id = ++m_lastCall;
    job.call.verb = request.verb;
    job.call.url = m_address.api(request.path, request.query.encoded());
    job.call.body = request.body;
    job.call.authorization = token.headerValue();
    job.call.tokenExpired = token.isExpired();
    job.call.repeatable = request.repeatable || request.verb == Request::Verb::Get;
    job.call.rawBody = request.rawBody;
    job.call.timeout = request.timeout.value_or(m_options.timeout);
    job.call.wholeTimeout = m_options.wholeTimeout;
    job.call.retryPause = m_options.retryPause;
    job.call.retries = m_options.retries;
    job.call.answerLimit = request.answerLimit.value_or(m_options.answerLimit);

    const ErrorContext complete = [server = m_address.display(), action = request.action,
                                   explain = request.explain](ApiError &error) {
        error.server = server;
        error.action = action;
        if (explain)
            explain(error);
    };
    const QPointer<AbstractReply> guard(reply);
    job.progress = [this, guard](qint64 done, qint64 total) {
        QMetaObject::invokeMethod(this, [guard, done, total] {
            if (guard && !guard->isFinished())
                emit guard->progressed(done, total);
        });
    };
    const bool ownToken = !request.token && !token.isEmpty();
    const QString what = QLatin1String(verbName(request.verb)) + u' ' + redact(job.call.url);
    job.finish = [this, guard, decode = std::move(decode), complete, ownToken, token,
                  what](const Interpretation &outcome) {
        const Delivery delivery = decode(outcome.result);
        const auto *error = std::get_if<ApiError>(&outcome.result);
        const bool reachable = !error || provesReachable(*error);
        const bool rejected = outcome.tokenRejected && ownToken;
        if (error)
            qCInfo(lcNet).noquote() << what << error->kind << error->httpStatus << error->message;
        else
            qCDebug(lcNet).noquote() << what << std::get<Answer>(outcome.result).status;
        QMetaObject::invokeMethod(this, [this, guard, delivery, complete, reachable, rejected, token] {
            if (!guard || guard->isFinished() || guard->error().isCancelled())
                return;
            const QPointer<Client> alive(this);
            delivery(complete);
            if (reachable != std::exchange(m_reachable, reachable))
                emit reachableChanged(reachable);
            // An answer to a call from before setToken() says nothing of the present one.
            if (alive && rejected && token == m_token)
                emit tokenRejected();
        });
    };
    setCanceller([this, id = job.id] {
        QMetaObject::invokeMethod(m_transport, [transport = m_transport, id] { transport->cancel(id); });
    });
    QMetaObject::invokeMethod(m_transport, [transport = m_transport, job] { transport->start(job); });
}

} // namespace Speckle
