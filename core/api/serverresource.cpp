// SPDX-License-Identifier: MIT
#include "core/api/serverresource.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

struct ServerText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::ServerResource)
};

// How much an error tells of what is wrong with an address.
int weight(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::NameNotFound:
        return 1;
    case ApiError::Kind::Offline:
        return 2;
    case ApiError::Kind::Refused:
        return 3;
    case ApiError::Kind::Timeout:
        return 4;
    case ApiError::Kind::Tls:
        return 5;
    default:
        return 6;
    }
}

// One try after the other. Owned by the reply that it settles.
class ServerSearch : public QObject
{
public:
    ServerSearch(const QList<ServerAddress> &candidates, const ClientOptions &options,
                 Reply<ServerInfo> *reply)
        : QObject(reply)
        , m_candidates(candidates)
        , m_options(options)
        , m_reply(reply)
    {
        m_reply->setCanceller([this] {
            if (m_call)
                m_call->cancel();
        });
    }

    void next()
    {
        if (m_candidates.isEmpty()) {
            m_reply->fail(m_best);
            return;
        }
        auto *client = new Client(m_candidates.takeFirst(), this, m_options);
        const bool portNamed = client->address().base().port() > 0;
        Reply<ServerInfo> *call = checkServer(client);
        m_call = call;
        call->then(
            this, [this](const ServerInfo &info) { m_reply->succeed(info); },
            [this, portNamed](const ApiError &error) {
                if (isUnsafe(error, portNamed)) {
                    m_reply->fail(error);
                    return;
                }
                if (!m_best.isError() || weight(error) > weight(m_best))
                    m_best = error;
                next();
            });
    }

private:
    // A server that speaks TLS must not be asked again in the clear because its TLS is bad: that is what
    // somebody in between would wait for. No certificate at all comes from a port of plain http too; where it
    // is named, the next candidate is the same one.
    [[nodiscard]] static bool isUnsafe(const ApiError &error, bool portNamed)
    {
        return error.kind == ApiError::Kind::Tls && (error.badCertificate || !portNamed);
    }

    QList<ServerAddress> m_candidates;
    ClientOptions m_options;
    Reply<ServerInfo> *m_reply;
    QPointer<AbstractReply> m_call;
    ApiError m_best;
};

// The description lists the routes that are mounted: without local accounts, those of a password are not. A
// server that lists none says nothing of it.
bool hasLocalAccounts(const QJsonObject &api)
{
    const QJsonArray routes = api.value("accounts"_L1).toArray();
    return routes.isEmpty() || std::any_of(routes.begin(), routes.end(), [](const QJsonValue &route) {
               return route.toObject()
                   .value("route"_L1)
                   .toString()
                   .endsWith("/accounts/login"_L1, Qt::CaseInsensitive);
           });
}

Result<ServerInfo> infoOf(const ServerAddress &address, const Answer &answer)
{
    if (!answer.json.value("isSpeckleServer"_L1).toBool())
        return ApiError(ApiError::Kind::NotSpeckle, ServerText::tr("it does not call itself one"),
                        answer.status);
    return ServerInfo{address, answer.json.value("serverName"_L1).toString(),
                      answer.json.value("version"_L1).toString(), answer.json.value("jnMask"_L1).toString(),
                      hasLocalAccounts(answer.json.value("api"_L1).toObject())};
}

} // namespace

Reply<ServerInfo> *checkServer(const QString &text, QObject *parent, const ClientOptions &options)
{
    const QList<ServerAddress> candidates = ServerAddress::candidates(text);
    if (candidates.isEmpty()) {
        ApiError error(ApiError::Kind::NameNotFound);
        error.action = ServerText::tr("find the server");
        error.advice
            = ServerText::tr("Type an address such as speckle.example.com or http://localhost:3000.");
        return settledReply<ServerInfo>(parent, error);
    }
    auto *reply = new Reply<ServerInfo>(parent);
    (new ServerSearch(candidates, options, reply))->next();
    return reply;
}

Reply<ServerInfo> *checkServer(Client *client)
{
    Request request = Request::get({}, ServerText::tr("find the server"));
    request.withToken = false;
    request.explain = [](ApiError &error) {
        // A web server that knows no such page is no Speckle server; to any other route that would be "not
        // there".
        if (error.kind == ApiError::Kind::NotFound || error.kind == ApiError::Kind::Rejected) {
            error.kind = ApiError::Kind::NotSpeckle;
            error.message = ServerText::tr("it does not know the page that every Speckle server has");
        }
    };
    return client->call<ServerInfo>(
        request, [address = client->address()](const Answer &answer) { return infoOf(address, answer); });
}

} // namespace Speckle
