// SPDX-License-Identifier: MIT
#include "core/api/streamsresource.h"

#include "core/api/decoders.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

struct StreamsText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::StreamsResource)
};

} // namespace

Reply<QList<Stream>> *StreamsResource::list(const Query &query)
{
    return m_client->call<QList<Stream>>(
        Request::get(route({u"streams"_s}), StreamsText::tr("load the streams"), query),
        Decode::list<Stream>);
}

Reply<Stream> *StreamsResource::get(const QString &streamId, const Query &query)
{
    return m_client->call<Stream>(
        Request::get(route({u"streams"_s, streamId}), StreamsText::tr("load the stream"), query),
        Decode::one<Stream>);
}

Reply<QStringList> *StreamsResource::objectIds(const QString &streamId)
{
    const Request request
        = Request::get(route({u"streams"_s, streamId}), StreamsText::tr("load the list of objects"),
                       Query().fields({u"objects"_s}));
    // A hundred thousand ids: collected in the thread of work.
    return m_client->call<QStringList>(request, [](const Answer &answer) -> Result<QStringList> {
        const Result<Stream> stream = Decode::one<Stream>(answer);
        if (const auto *error = std::get_if<ApiError>(&stream))
            return *error;
        return std::get<Stream>(stream).objectIds();
    });
}

Reply<Done> *StreamsResource::update(const Stream &before, const Stream &after)
{
    const QJsonObject changes = Stream::difference(before, after);
    if (changes.isEmpty())
        return settledReply<Done>(m_client, Done{});
    return put(before.streamId(), changes);
}

Reply<Done> *StreamsResource::setOwner(const QString &streamId, const QString &userId)
{
    Q_ASSERT(!userId.isEmpty()); // or none but administrators could use it
    Request request = Request::put(route({u"streams"_s, streamId}), StreamsText::tr("hand the stream over"),
                                   {{u"owner"_s, userId}});
    request.explain = [](ApiError &error) {
        if (error.message.contains("Protected field"_L1)) {
            error.kind = ApiError::Kind::Forbidden;
            error.message.clear();
            error.advice = StreamsText::tr("Only its owner and admins may give a stream away.");
        }
    };
    return m_client->call(request);
}

Reply<Done> *StreamsResource::put(const QString &streamId, const QJsonObject &changes)
{
    Q_ASSERT(!changes.contains("streamId"_L1));
    return m_client->call(
        Request::put(route({u"streams"_s, streamId}), StreamsText::tr("save the stream"), changes));
}

Reply<Stream> *StreamsResource::create(const Stream &stream)
{
    QJsonObject json = stream.json();
    for (const QLatin1String key : {"_id"_L1, "streamId"_L1})
        json.remove(key);
    if (json.value("objects"_L1).isArray()) {
        QJsonArray objects;
        const QJsonArray given = json.value("objects"_L1).toArray();
        for (const auto &item : given) {
            const bool whole = item.isObject() && !isPlaceholder(item.toObject());
            objects += whole ? QJsonValue(withoutIdentity(item.toObject())) : QJsonValue(item);
        }
        json.insert("objects"_L1, objects);
    }
    if (json.value("layers"_L1).isArray()) {
        QJsonArray layers;
        const QList<Layer> given = stream.layers();
        for (const Layer &layer : given) {
            if (!layer.isGenerated())
                layers += layer.json();
        }
        json.insert("layers"_L1, layers);
    }
    return m_client->call<Stream>(
        Request::post(route({u"streams"_s}), StreamsText::tr("create the stream"), json),
        Decode::one<Stream>);
}

Reply<QList<Stream>> *StreamsResource::listAll(const Query &query)
{
    Request request
        = Request::get(route({u"streams"_s, u"admin"_s}), StreamsText::tr("load everybody's streams"), query);
    request.explain = [](ApiError &error) {
        if (error.kind == ApiError::Kind::Forbidden) {
            error.message.clear();
            error.advice = StreamsText::tr("Only admins of the server may do this: ask one of them.");
        }
    };
    return m_client->call<QList<Stream>>(request, Decode::list<Stream>);
}

Reply<QStringList> *StreamsResource::remove(const QString &streamId)
{
    Request request = Request::remove(route({u"streams"_s, streamId}), StreamsText::tr("delete the stream"));
    request.explain = [](ApiError &error) {
        if (error.kind == ApiError::Kind::Forbidden)
            error.advice = StreamsText::tr(
                "Only its owner and admins may delete a stream. Who may write to it may move it "
                "to the archive.");
    };
    return m_client->call<QStringList>(request, [streamId](const Answer &answer) -> Result<QStringList> {
        QStringList gone = Stream({{u"children"_s, answer.json.value("deletedStreams"_L1)}}).children();
        if (!gone.contains(streamId))
            gone += streamId;
        return gone;
    });
}

Reply<QList<RawObject>> *StreamsResource::objects(const QString &streamId, const Query &query)
{
    Request request = Request::get(route({u"streams"_s, streamId, u"objects"_s}),
                                   StreamsText::tr("load the stream's objects"), query);
    request.rawBody = true;
    return m_client->call<QList<RawObject>>(request,
                                            [](const Answer &answer) { return splitObjects(answer.body); });
}

} // namespace Speckle
