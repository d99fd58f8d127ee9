// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/comment.h"
#include "tests/support/await.h"

namespace Speckle::Contract {

//! Of the right form, and nobody's.
inline const QString unknownId = QStringLiteral("5f00000000000000000000ff");

[[nodiscard]] inline Comment saying(const QString &text)
{
    Comment comment;
    comment.setText(text);
    return comment;
}

} // namespace Speckle::Contract

//! Ends the test function where a call fails.
#define SPECKLE_OK(reply)                                                         \
    do {                                                                          \
        const auto outcome = ::Speckle::await(reply);                             \
        QVERIFY2(outcome.index() == 0, ::Speckle::describe(outcome).constData()); \
    } while (false)

//! Ends the test function unless the call fails with this kind and HTTP status.
#define SPECKLE_FAILS(reply, expectedKind, expectedStatus)                             \
    do {                                                                               \
        const ::Speckle::ApiError error = ::Speckle::errorOf(::Speckle::await(reply)); \
        QCOMPARE(error.kind, ::Speckle::ApiError::Kind::expectedKind);                 \
        QCOMPARE(error.httpStatus, expectedStatus);                                    \
        QVERIFY(!error.sentence().isEmpty());                                          \
    } while (false)
