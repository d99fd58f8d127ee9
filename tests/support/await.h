// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/reply.h"

#include <QSignalSpy>
#include <QTest>

#include <optional>

namespace Speckle {

//! Waits for the outcome of a call. A call that never settles is an error of kind None, which no test takes
//! for one.
template <typename T>
[[nodiscard]] Result<T> await(Reply<T> *reply)
{
    QObject context;
    std::optional<Result<T>> outcome;
    reply->then(
        &context, [&outcome](const T &value) { outcome = value; },
        [&outcome](const ApiError &error) { outcome = error; });
    // By the signal and not by QTest::qWaitFor(), which looks every 10 ms only: some tests make thousands of
    // calls.
    QSignalSpy finished(reply, &AbstractReply::finished);
    if (!finished.wait(60'000) || !outcome)
        return ApiError(ApiError::Kind::None, QStringLiteral("the call did not settle"));
    return *outcome;
}

//! The error of an outcome; of kind None where it is a success.
template <typename T>
[[nodiscard]] ApiError errorOf(const Result<T> &outcome)
{
    const auto *error = std::get_if<ApiError>(&outcome);
    return error ? *error : ApiError();
}

template <typename T>
[[nodiscard]] QByteArray describe(const Result<T> &outcome)
{
    const auto *error = std::get_if<ApiError>(&outcome);
    return error ? (error->sentence() + u'\n' + error->details()).toUtf8() : QByteArray("it succeeded");
}

} // namespace Speckle

//! Declares \a name with the value of a call; ends the test function where the call fails.
#define SPECKLE_VALUE(name, reply)                                                        \
    const auto name##Outcome = ::Speckle::await(reply);                                   \
    QVERIFY2(name##Outcome.index() == 0, ::Speckle::describe(name##Outcome).constData()); \
    const auto &name = std::get<0>(name##Outcome) // NOLINT(bugprone-macro-parentheses): it declares
