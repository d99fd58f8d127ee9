// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/await.h"

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
