// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/reply.h"
#include "core/net/request.h"
#include "core/net/serveraddress.h"
#include "core/net/token.h"

#include <QObject>
#include <QThread>

#include <chrono>
#include <functional>

namespace Speckle {

class Transport;

//! Limits and delays of a Client. The defaults suit people; tests shorten them.
struct ClientOptions
{
    std::chrono::milliseconds timeout{30'000}; //!< longest silence of the server before a call is given up
    std::chrono::milliseconds wholeTimeout{600'000}; //!< longest duration of a call, repetitions included: an
                                                     //!< answer may trickle without ever being silent
    std::chrono::milliseconds retryPause{300}; //!< before the first repetition of a GET, doubled for the next
    int retries = 2; //!< repetitions of a GET that broke, was refused, or got 502, 503, 504; never of a write
    qint64 answerLimit = 256LL * 1024 * 1024; //!< bytes of an answer after unpacking
};

/*!
 * The connection to one server: the only place that makes HTTP requests (with transport.cpp, its other half).
 *
 * Requests, unpacking and decoding happen in a thread of the client's own, results arrive in the thread of
 * the client. It keeps these rules, whoever calls:
 * - redirects are followed to the same origin only; elsewhere neither token nor body goes out (NotSpeckle
 * error);
 * - every call has a time limit on silence, one on its whole duration, and a limit on the size of its answer,
 * measured after unpacking;
 * - TLS errors are never ignored; HTTP/2 is off where Qt's is unsafe (before 6.8);
 * - only a GET is repeated by itself;
 * - an answer becomes an ApiError unless it is 2xx (or a 400 that carries success:true) and a JSON object
 * whose `success`, where it has one, is true;
 * - nothing that holds a token is logged (category speckle.net).
 */
class Client : public QObject
{
    Q_OBJECT

public:
    explicit Client(const ServerAddress &address, QObject *parent = nullptr,
                    const ClientOptions &options = {});
    ~Client() override;

    [[nodiscard]] const ServerAddress &address() const { return m_address; }

    //! Goes out with every request made from now on; empty: none does.
    void setToken(const Token &token) { m_token = token; }
    [[nodiscard]] const Token &token() const { return m_token; }

    //! Turns an answer into a value. Runs in the client's thread of work: touches nothing but its argument.
    template <typename T>
    using Decoder = std::function<Result<T>(const Answer &)>;

    template <typename T>
    [[nodiscard]] Reply<T> *call(const Request &request, Decoder<T> decode)
    {
        auto *reply = new Reply<T>(this);
        start(
            request, reply,
            [decode = std::move(decode),
             guard = QPointer<Reply<T>>(reply)](const Result<Answer> &answer) -> Delivery {
                Result<T> result = std::holds_alternative<ApiError>(answer)
                                       ? Result<T>(std::get<ApiError>(answer))
                                       : decode(std::get<Answer>(answer));
                return [guard, result = std::move(result)](const ErrorContext &complete) mutable {
                    if (!guard)
                        return;
                    if (auto *error = std::get_if<ApiError>(&result))
                        complete(*error);
                    guard->settleWith(std::move(result));
                };
            },
            [reply](std::function<void()> canceller) { reply->setCanceller(std::move(canceller)); });
        return reply;
    }
    //! For calls whose answer holds nothing of use.
    [[nodiscard]] Reply<Done> *call(const Request &request);

signals:
    //! After an answer or a failure below HTTP that changes it (true at the beginning). Not after a cancelled
    //! call.
    void reachableChanged(bool reachable);
    //! A call that carried the token was answered 401: it has expired or been revoked.
    void tokenRejected();

private:
    //! Fills in action and server of an error and lets the request explain it; called in the client's thread.
    using ErrorContext = std::function<void(ApiError &)>;
    //! What is done in the client's thread with a decoded answer.
    using Delivery = std::function<void(const ErrorContext &)>;
    //! Runs in the thread of work.
    using Decode = std::function<Delivery(const Result<Answer> &)>;

    void start(const Request &request, AbstractReply *reply, Decode decode,
               const std::function<void(std::function<void()>)> &setCanceller);

    ServerAddress m_address;
    Token m_token;
    ClientOptions m_options;
    QThread m_thread;
    Transport *m_transport; //!< lives in m_thread, which deletes it
    quint64 m_lastCall = 0;
    bool m_reachable = true;
};

} // namespace Speckle
