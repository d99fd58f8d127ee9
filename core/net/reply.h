// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/apierror.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace Speckle {

//! Either a value or why there is none.
template <typename T>
using Result = std::variant<T, ApiError>;

//! The value of calls that answer with nothing but success.
struct Done
{
    friend bool operator==(const Done &, const Done &) = default;
};

/*!
 * One call under way: to a server, to the keychain, or to both in turn.
 *
 * Contract of completion:
 * - It settles exactly once: with a value, with an error, or cancelled.
 * - It never settles before control went back to the event loop, failures and cancellation included.
 * - finished() is emitted once, after the handlers of then() have run, in every outcome.
 * - It deletes itself (deleteLater) after finished(). Keep it, if at all, in a QPointer.
 * - Everything happens in the thread that the reply was made in.
 * - Its parent is the Client (or store) that made it. Where that is destroyed first, the reply goes with it:
 *   no handler runs any more.
 */
class AbstractReply : public QObject
{
    Q_OBJECT

public:
    ~AbstractReply() override;

    //! Gives the call up. finished() still comes, error() is then Cancelled, the handlers do not run: neither
    //! where the reply had settled already and they were about to. Does nothing once it has finished.
    void cancel();

    //! True from the moment the outcome is known to the reader, that is just before the handlers run.
    [[nodiscard]] bool isFinished() const { return m_state == State::Finished; }
    //! Kind::None while under way and after success.
    [[nodiscard]] const ApiError &error() const { return m_error; }

signals:
    //! Bytes received (or sent) of the \a total; total is -1 where the server does not say.
    void progressed(qint64 done, qint64 total);
    //! Exactly once, in every outcome, never synchronously, after the handlers.
    void finished();

protected:
    explicit AbstractReply(QObject *parent);

    //! The producer's side of it; the first to call wins, later calls do nothing. Returns whether it won.
    bool settle(const ApiError &error);
    //! What cancel() has to stop. Runs at most once, and not after the reply has settled.
    void setCanceller(std::function<void()> canceller) { m_canceller = std::move(canceller); }
    //! Cancelling this cancels \a upstream too, and its progress becomes this one's.
    void follow(AbstractReply *upstream);
    [[nodiscard]] bool isPending() const { return m_state == State::Pending; }
    virtual void runHandlers() = 0;
    virtual void dropHandlers() = 0;

private:
    enum class State { Pending, Settled, Finished };
    void deliver();

    std::function<void()> m_canceller;
    ApiError m_error;
    State m_state = State::Pending;

    template <typename U>
    friend class Reply;
};

/*!
 * An AbstractReply that ends in a \c T.
 *
 * \code
 * session->streams().get(id)->then(this,
 *     [this](const Stream &stream) { show(stream); },
 *     [this](const ApiError &error) { show(error); });
 * \endcode
 */
template <typename T>
class Reply final : public AbstractReply
{
public:
    explicit Reply(QObject *parent = nullptr)
        : AbstractReply(parent)
    {
    }

    //! Valid once finished() without an error.
    [[nodiscard]] const T &value() const { return *m_value; }
    [[nodiscard]] bool hasValue() const { return m_value.has_value(); }

    //! Runs exactly one of the two, unless the reply is cancelled or \a context is gone by then. Both are
    //! mandatory. May be called more than once; the pairs run in order.
    template <typename Context, typename Ok, typename Failed>
    Reply *then(Context *context, Ok &&ok, Failed &&failed)
    {
        static_assert(std::is_base_of_v<QObject, Context>, "the context of a handler is a QObject");
        static_assert(std::is_invocable_v<Ok, const T &>, "the first handler takes the value");
        static_assert(std::is_invocable_v<Failed, const ApiError &>, "the second handler takes the error");
        m_handlers.push_back(
            [guard = QPointer<QObject>(context), ok = std::forward<Ok>(ok),
             failed = std::forward<Failed>(failed)](const T *value, const ApiError &error) mutable {
                if (!guard)
                    return;
                if (value)
                    ok(*value);
                else
                    failed(error);
            });
        return this;
    }

    //! A reply that ends with what \a convert makes of this one's value (a U, or a Result<U>).
    //! Cancelling the new one cancels this one.
    template <typename U, typename Convert>
    [[nodiscard]] Reply<U> *map(Convert &&convert)
    {
        auto *next = new Reply<U>(parent());
        next->follow(this);
        then(
            next,
            [next, convert = std::forward<Convert>(convert)](const T &value) mutable {
                if (next->isPending())
                    next->settleWith(convert(value));
            },
            [next](const ApiError &error) { next->fail(error); });
        QObject::connect(this, &AbstractReply::finished, next, [this, next] {
            if (error().isCancelled())
                next->fail(error());
        });
        return next;
    }

    //! A reply that goes on with the call that \a next makes from this one's value.
    //! Cancelling the new one cancels whichever call is under way.
    template <typename U, typename Next>
    [[nodiscard]] Reply<U> *chain(Next &&next)
    {
        auto *whole = new Reply<U>(parent());
        whole->follow(this);
        then(
            whole,
            [whole, next = std::forward<Next>(next)](const T &value) mutable {
                // Cancelled by a handler of this one that ran before: what was given up must not go on.
                if (!whole->isPending())
                    return;
                Reply<U> *second = next(value);
                whole->follow(second);
                second->then(
                    whole, [whole](const U &result) { whole->succeed(result); },
                    [whole](const ApiError &error) { whole->fail(error); });
                QObject::connect(second, &AbstractReply::finished, whole, [second, whole] {
                    if (second->error().isCancelled())
                        whole->fail(second->error());
                });
            },
            [whole](const ApiError &error) { whole->fail(error); });
        QObject::connect(this, &AbstractReply::finished, whole, [this, whole] {
            if (error().isCancelled())
                whole->fail(error());
        });
        return whole;
    }

    // The producer's side. The first of these wins; the others then do nothing.
    void succeed(T value)
    {
        if (settle({}))
            m_value = std::move(value);
    }
    void fail(const ApiError &error)
    {
        Q_ASSERT(error.isError());
        settle(error);
    }
    void settleWith(Result<T> result)
    {
        if (auto *error = std::get_if<ApiError>(&result))
            fail(*error);
        else
            succeed(std::move(std::get<T>(result)));
    }
    using AbstractReply::setCanceller;

private:
    void runHandlers() override
    {
        // Copies: a handler may delete the reply, by deleting its owner, while it still looks at the value.
        const std::optional<T> value = m_value;
        const ApiError failure = error();
        const QPointer<AbstractReply> alive(this);
        for (auto &handler : std::exchange(m_handlers, {})) {
            if (alive)
                handler(value ? &*value : nullptr, failure);
        }
    }
    void dropHandlers() override { m_handlers.clear(); }

    std::optional<T> m_value;
    std::vector<std::function<void(const T *, const ApiError &)>> m_handlers;
};

//! A reply that is already decided; it still settles by way of the event loop.
template <typename T>
[[nodiscard]] Reply<T> *settledReply(QObject *parent, Result<T> result)
{
    auto *reply = new Reply<T>(parent);
    reply->settleWith(std::move(result));
    return reply;
}

} // namespace Speckle
