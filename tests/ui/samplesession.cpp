// SPDX-License-Identifier: MIT
#include "tests/ui/samplesession.h"

#include "tests/support/await.h"

namespace Speckle {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::unique_ptr<Session> begin(const ServerAddress &server, const Result<SignIn> &outcome)
{
    if (const auto *error = std::get_if<ApiError>(&outcome)) {
        qWarning().noquote() << error->sentence();
        return nullptr;
    }
    const SignIn &known = std::get<SignIn>(outcome);
    Account account;
    account.id = known.user.id();
    account.server = server;
    account.userId = known.user.id();
    SessionOptions options;
    options.client.retryPause = 10ms;
    options.socket.firstReconnect = 20ms;
    options.socket.longestReconnect = 100ms;
    auto session = std::make_unique<Session>(account, known.apiToken, nullptr, options);
    session->start();
    if (!QTest::qWaitFor([&] { return session->state() == Session::State::Online; }, 20'000))
        qWarning("the session did not get online");
    return session;
}

} // namespace

std::unique_ptr<Session> signIn(const ServerAddress &server, const QString &email, const QString &password)
{
    Client client(server);
    return begin(server, await(AccountsResource(&client).login(email, password)));
}

std::unique_ptr<Session> registerAndSignIn(const ServerAddress &server, const QString &email)
{
    Client client(server);
    return begin(server, await(AccountsResource(&client).registerUser(
                             {email, u"long enough"_s, u"Test"_s, u"Person"_s, u"Us"_s})));
}

QString streamIdByName(Session *session, const QString &name)
{
    const auto outcome
        = await(session->loadStreams(Query().fields({u"name"_s, u"streamId"_s}).whereEqual(u"name"_s, name)));
    const auto *streams = std::get_if<QList<Stream>>(&outcome);
    return streams && !streams->isEmpty() ? streams->first().streamId() : QString();
}

} // namespace Speckle
