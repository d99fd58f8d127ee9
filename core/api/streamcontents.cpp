// SPDX-License-Identifier: MIT
#include "core/api/beforehand.h"
#include "core/api/streamsresource.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

//! What is in a stream: its objects and layers.
namespace Speckle {

namespace {

struct ContentsText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::StreamsResource)
};

QJsonArray withoutGenerated(const QList<Layer> &layers)
{
    QJsonArray own;
    for (const Layer &layer : layers) {
        if (!layer.isGenerated())
            own += layer.json();
    }
    return own;
}

void explainListSize(ApiError &error)
{
    if (error.kind == ApiError::Kind::TooLarge)
        error.advice = ContentsText::tr(
            "The list of objects is longer than this server accepts: spread them over several "
            "streams.");
}

// The id where \a object names one at the server, whichever way.
QString objectIdOf(const StreamObject &object)
{
    if (const auto *id = std::get_if<QString>(&object))
        return *id;
    const auto &json = std::get<QJsonObject>(object);
    return isPlaceholder(json) ? json.value("_id"_L1).toString() : QString();
}

} // namespace

Reply<QStringList> *StreamsResource::setObjects(const QString &streamId, const QList<StreamObject> &objects,
                                                const std::optional<QList<Layer>> &layers)
{
    const QString action = ContentsText::tr("save the stream's objects");
    if (objects.isEmpty())
        return refusedBeforehand<QStringList>(m_client, action, ContentsText::tr("no objects were given"));

    Upload upload;
    upload.path = route({u"objects"_s});
    upload.action = action;
    upload.limits = m_limits;
    QStringList ids; // with gaps for the new ones
    ids.reserve(objects.size());
    for (const StreamObject &object : objects) {
        ids += objectIdOf(object);
        if (!ids.constLast().isEmpty())
            continue;
        const auto *fresh = std::get_if<QJsonObject>(&object);
        if (!fresh || isPlaceholder(*fresh))
            return refusedBeforehand<QStringList>(m_client, action,
                                                  ContentsText::tr("one of the objects has no id"));
        upload.objects += withoutIdentity(*fresh);
    }
    QJsonObject changes;
    if (layers) {
        if (const QJsonArray own = withoutGenerated(*layers); !own.isEmpty())
            changes.insert("layers"_L1, own);
    }

    return uploadObjects(m_client, upload)
        ->chain<QStringList>([client = m_client, streamId, action, ids, changes](const QStringList &stored) {
            QStringList all = ids;
            qsizetype next = 0;
            for (QString &id : all) {
                if (id.isEmpty())
                    id = stored.at(next++);
            }
            QJsonObject body = changes;
            body.insert("objects"_L1, placeholdersFor(all));
            Request request = Request::put(route({u"streams"_s, streamId}), action, body);
            request.explain = explainListSize;
            return client->call<QStringList>(request,
                                             [all](const Answer &) -> Result<QStringList> { return all; });
        });
}

Reply<Done> *StreamsResource::clearObjects(const QString &streamId)
{
    return put(streamId, {{u"objects"_s, QJsonArray()}});
}

Reply<Done> *StreamsResource::setLayers(const QString &streamId, const QList<Layer> &layers)
{
    if (layers.isEmpty())
        return refusedBeforehand<Done>(m_client, ContentsText::tr("save the layers"),
                                       ContentsText::tr("no layers were given"));
    const QJsonArray own = withoutGenerated(layers);
    if (own.isEmpty())
        return settledReply<Done>(m_client, Done{});
    return put(streamId, {{u"layers"_s, own}});
}

Reply<Done> *StreamsResource::clearLayers(const QString &streamId)
{
    return put(streamId, {{u"layers"_s, QJsonArray()}});
}

} // namespace Speckle
