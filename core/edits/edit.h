// SPDX-License-Identifier: MIT
#pragma once

#include "core/edits/caught.h"
#include "core/edits/merge.h"
#include "core/net/reply.h"
#include "core/records/record.h"

#include <functional>
#include <memory>

namespace Speckle {

//! What became of an edit: it is saved, or it collides with what others saved meanwhile.
template <typename T>
struct EditOutcome
{
    T now; //!< what the server has: after the save, or, with conflicts, when they were found
    Merged merged; //!< with conflicts: what both sides changed, theirs where they collide
    QJsonObject sent; //!< the members that went out; empty where there was nothing left to change

    [[nodiscard]] bool isSaved() const { return merged.conflicts.isEmpty(); }
    [[nodiscard]] const QList<EditConflict> &conflicts() const { return merged.conflicts; }
    //! What to save next, upon now, when somebody has chosen a side for each conflict.
    [[nodiscard]] T resolvedWith(const QList<EditSide> &choices) const
    {
        return T(Speckle::resolved(merged, choices));
    }
};

//! What an edit has to know about a kind of record; editStream() and its like fill it in.
template <typename T>
struct EditTarget
{
    QObject *parent = nullptr; //!< of the replies: the client
    QString action; //!< for error texts, see Request::action: who saves must not hear that loading failed
    std::function<Reply<T> *()> read;
    std::function<Merged(const QJsonObject &base, const QJsonObject &mine, const QJsonObject &theirs)> merge;
    //! What a PUT has to hold to get from the present state to the merged one.
    std::function<QJsonObject(const T &present, const T &merged)> changes;
    std::function<Reply<Done> *(const QJsonObject &changes)> write;
    //! Once, as soon as the server has taken the changes, before the record is read again. May be empty.
    std::function<void(const QJsonObject &changes)> written;
};

namespace Edits {

//! The server's own check: of two PUTs of the same document that overlap there, one is refused.
[[nodiscard]] bool isVersionConflict(const ApiError &error);
//! Why changes that a PUT does not hold must not be dropped without a word; None where there are none.
[[nodiscard]] ApiError unsendable(const Record &present, const Record &merged, const QJsonObject &changes);
//! Refusals of a write, and of the reading after it, say what that means to the edit.
[[nodiscard]] ApiError refusedAgain(ApiError error);
[[nodiscard]] ApiError savedButNotRead(ApiError error);
[[nodiscard]] ApiError inConflict(const QString &action);
/*!
 * \a changes fit for a PUT. The server merges objects in fields that it does not know key by key into what it
 * has (only those of \a replaced it replaces): a key that is gone has to go out as null.
 */
[[nodiscard]] QJsonObject withRemovals(QJsonObject changes, const Record &present,
                                       const QStringList &replaced);

constexpr int mostRepetitions = 3;

template <typename T>
struct Run
{
    EditTarget<T> target;
    T base;
    T mine;
};

template <typename T>
[[nodiscard]] Reply<EditOutcome<T>> *attempt(const std::shared_ptr<const Run<T>> &run, int repetitions)
{
    using Outcome = EditOutcome<T>;
    return caught(run->target.read())->template chain<Outcome>([run, repetitions](const Result<T> &read) {
        const EditTarget<T> &target = run->target;
        if (const auto *failure = std::get_if<ApiError>(&read)) {
            ApiError error = *failure;
            error.action = target.action;
            return settledReply<Outcome>(target.parent, error);
        }
        const T &present = std::get<T>(read);
        Outcome outcome;
        outcome.now = present;
        outcome.merged = target.merge(run->base.json(), run->mine.json(), present.json());
        if (!outcome.isSaved())
            return settledReply<Outcome>(target.parent, outcome);
        const T merged(outcome.merged.json);
        outcome.sent = target.changes(present, merged);
        if (ApiError error = unsendable(present, merged, outcome.sent); error.isError()) {
            error.action = target.action;
            return settledReply<Outcome>(target.parent, error);
        }
        if (outcome.sent.isEmpty())
            return settledReply<Outcome>(target.parent, outcome);
        return caught(target.write(outcome.sent))
            ->template chain<Outcome>([run, repetitions, outcome](const Result<Done> &written) {
                const EditTarget<T> &to = run->target;
                if (const auto *error = std::get_if<ApiError>(&written)) {
                    if (!isVersionConflict(*error))
                        return settledReply<Outcome>(to.parent, *error);
                    if (repetitions == 0)
                        return settledReply<Outcome>(to.parent, refusedAgain(*error));
                    return attempt(run, repetitions - 1);
                }
                if (to.written)
                    to.written(outcome.sent);
                return caught(to.read())->template map<Outcome>(
                    [outcome](const Result<T> &now) mutable -> Result<Outcome> {
                        if (const auto *error = std::get_if<ApiError>(&now))
                            return savedButNotRead(*error);
                        outcome.now = std::get<T>(now);
                        return outcome;
                    });
            });
    });
}

} // namespace Edits

/*!
 * An edit that overwrites nobody: reads what the server has now, merges it with \a base (what the edit began
 * from) and \a mine (what it led to), PUTs what differs from the present state and nothing else, and reads
 * the record again. Where nothing is left to change nothing is sent.
 *
 * - Conflicts are a value, see EditOutcome; nothing was sent then. Ask, and edit again upon EditOutcome::now.
 * - A PUT that the server refuses because another one overlapped with it is repeated from the reading on, at
 *   most 3 times. No other write is repeated.
 * - A change that the PUT may not hold (another owner, say) fails with Rejected before anything is sent.
 * - Cancelled while the PUT is under way, it may have been saved or not. So it may after a timeout; the same
 *   edit again is harmless then.
 *
 * What it cannot promise: the server knows no condition for a write (no ETag, no version). Who writes the
 * same field between our reading and our PUT, a few milliseconds on a good network, is overwritten without
 * either of us hearing of it. As only fields that I changed go out, all others are safe even then. The server
 * itself notices only PUTs that overlap within it, and of those only the ones that change lists.
 */
template <typename T>
[[nodiscard]] Reply<EditOutcome<T>> *edit(const EditTarget<T> &target, const T &base, const T &mine)
{
    return Edits::attempt(std::make_shared<const Edits::Run<T>>(Edits::Run<T>{target, base, mine}),
                          Edits::mostRepetitions);
}

//! For where nobody can be asked: a conflict of \a reply is an error then (Rejected). \a action as in
//! Request::action.
template <typename T>
[[nodiscard]] Reply<Done> *requireSaved(Reply<EditOutcome<T>> *reply, const QString &action)
{
    return reply->template map<Done>([action](const EditOutcome<T> &outcome) -> Result<Done> {
        if (outcome.isSaved())
            return Done{};
        return Edits::inConflict(action);
    });
}

} // namespace Speckle
