// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/client.h"
#include "tests/support/await.h"
#include "tests/support/wireserver.h"

#include <QTest>

// What the wire tests ask, and with how much patience.

namespace Speckle {

const QString jwt
    = QStringLiteral("eyJhbGciOiJIUzI1NiJ9.eyJfaWQiOiI1ZjAwIn0.c2lnbmF0dXJlLXRoYXQtbm9ib2R5LXNob3VsZC1zZWU");
const QByteArray ok = R"({"success":true,"resource":{"name":"x"}})";

inline ClientOptions impatient()
{
    ClientOptions options;
    options.timeout = std::chrono::milliseconds(300);
    options.retryPause = std::chrono::milliseconds(1);
    options.retries = 0;
    return options;
}

inline ClientOptions patient()
{
    ClientOptions options = impatient();
    options.timeout = std::chrono::seconds(20);
    return options;
}

inline Request get()
{
    return Request::get(QStringLiteral("/streams/x"), QStringLiteral("load the stream"));
}

inline Request put()
{
    return Request::put(QStringLiteral("/streams/x"), QStringLiteral("save the stream"),
                        {{QStringLiteral("name"), QStringLiteral("precious body")}});
}

//! After each fault the same client has to work again.
inline void worksAgain(Client &client, WireServer &server)
{
    server.setAnswer(WireAnswer::json(ok));
    const auto outcome = await(client.call(get()));
    QVERIFY2(outcome.index() == 0, describe(outcome).constData());
}

} // namespace Speckle
