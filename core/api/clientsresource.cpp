// SPDX-License-Identifier: MIT
#include "core/api/clientsresource.h"

#include "core/api/decoders.h"

#include <QCoreApplication>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

struct ClientsText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::ClientsResource)
};

// The server asks for the client, then for its stream, and then what its lists say.
void explainByStream(ApiError &error, const QString &forbidden)
{
    if (error.kind == ApiError::Kind::Forbidden)
        error.advice = error.message.startsWith("Protected field"_L1)
                           ? ClientsText::tr("Only the owner of the client's stream may change that.")
                           : forbidden;
    else if (error.message.contains("Resource not found"_L1, Qt::CaseInsensitive))
        error.advice = ClientsText::tr(
            "The client has no stream, or its stream was deleted: the server lets nobody look at "
            "such a client, change or delete it.");
    else if (error.httpStatus == 404 || (error.httpStatus == 400 && !error.message.contains("alidation"_L1)))
        error.advice = ClientsText::tr("The client may have been deleted: refresh.");
}

void explainReading(ApiError &error)
{
    explainByStream(
        error, ClientsText::tr("Only those on the lists of the client's stream may look at a client, not "
                               "its owner, even where the stream is public: ask the stream's owner."));
}

void explainClientEdit(ApiError &error)
{
    explainByStream(
        error,
        ClientsText::tr("Only those who may write to the client's stream may change or delete a client, "
                        "not its owner: ask the stream's owner."));
}

} // namespace

Reply<QList<ApiClient>> *ClientsResource::list(const Query &query)
{
    return m_client->call<QList<ApiClient>>(
        Request::get(route({u"clients"_s}), ClientsText::tr("load your clients"), query),
        Decode::list<ApiClient>);
}

Reply<ApiClient> *ClientsResource::create(const ApiClient &client)
{
    QJsonObject json = client.json();
    json.remove("_id"_L1);
    if (client.documentGuid().isEmpty())
        json.insert("documentGuid"_L1, QUuid::createUuid().toString(QUuid::WithoutBraces));
    return m_client->call<ApiClient>(
        Request::post(route({u"clients"_s}), ClientsText::tr("make this program known"), json),
        Decode::one<ApiClient>);
}

Reply<ApiClient> *ClientsResource::get(const QString &id)
{
    Request request = Request::get(route({u"clients"_s, id}), ClientsText::tr("load the client"));
    request.explain = explainReading;
    return m_client->call<ApiClient>(request, Decode::one<ApiClient>);
}

Reply<Done> *ClientsResource::update(const ApiClient &before, const ApiClient &after)
{
    QJsonObject changes = Record::changedMembers(before, after);
    changes.remove("owner"_L1);
    if (changes.isEmpty())
        return settledReply<Done>(m_client, Done{});
    Request request
        = Request::put(route({u"clients"_s, before.id()}), ClientsText::tr("save the client"), changes);
    request.explain = explainClientEdit;
    return m_client->call(request);
}

Reply<Done> *ClientsResource::remove(const QString &id)
{
    Request request = Request::remove(route({u"clients"_s, id}), ClientsText::tr("delete the client"));
    request.explain = explainClientEdit;
    return m_client->call(request);
}

Reply<QList<ApiClient>> *ClientsResource::ofStream(const QString &streamId, const Query &query)
{
    return m_client->call<QList<ApiClient>>(Request::get(route({u"streams"_s, streamId, u"clients"_s}),
                                                         ClientsText::tr("load the stream's clients"), query),
                                            Decode::list<ApiClient>);
}

} // namespace Speckle
