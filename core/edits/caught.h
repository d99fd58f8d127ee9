// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/reply.h"

#include <QList>

#include <memory>

//! Calls that go on after a failure. For the edits' own use.
namespace Speckle::Edits {

//! Succeeds with the outcome of \a reply, whichever it is; only a cancellation stays one. Cancelling it
//! cancels \a reply.
template <typename T>
[[nodiscard]] Reply<Result<T>> *caught(Reply<T> *reply)
{
    auto *outcome = new Reply<Result<T>>(reply->parent());
    outcome->setCanceller([guard = QPointer<Reply<T>>(reply)] {
        if (guard)
            guard->cancel();
    });
    reply->then(
        outcome, [outcome](const T &value) { outcome->succeed(Result<T>(value)); },
        [outcome](const ApiError &error) { outcome->succeed(Result<T>(error)); });
    QObject::connect(reply, &AbstractReply::finished, outcome, [reply, outcome] {
        if (reply->error().isCancelled())
            outcome->fail(reply->error());
    });
    return outcome;
}

//! The outcomes of all \a replies, in their order, when the last is there. They run at the same time, as many
//! as the client lets through. Cancelling it cancels all; where one of them is cancelled, it is, too.
template <typename T>
[[nodiscard]] Reply<QList<Result<T>>> *gathered(QObject *parent, const QList<Reply<T> *> &replies)
{
    using All = QList<Result<T>>;
    auto *whole = new Reply<All>(parent);
    if (replies.isEmpty()) {
        whole->succeed({});
        return whole;
    }
    QList<QPointer<Reply<T>>> guards;
    for (Reply<T> *reply : replies)
        guards += reply;
    whole->setCanceller([guards] {
        for (const auto &guard : guards) {
            if (guard)
                guard->cancel();
        }
    });
    const auto all = std::make_shared<All>(replies.size());
    const auto missing = std::make_shared<qsizetype>(replies.size());
    for (qsizetype i = 0; i < replies.size(); ++i) {
        const auto take = [whole, all, missing, i](const Result<T> &outcome) {
            (*all)[i] = outcome;
            if (--*missing == 0)
                whole->succeed(*all);
        };
        Reply<T> *reply = replies.at(i);
        reply->then(
            whole, [take](const T &value) { take(value); }, [take](const ApiError &error) { take(error); });
        QObject::connect(reply, &AbstractReply::finished, whole, [reply, whole] {
            if (reply->error().isCancelled())
                whole->fail(reply->error());
        });
    }
    return whole;
}

} // namespace Speckle::Edits
