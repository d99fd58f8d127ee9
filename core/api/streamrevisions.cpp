// SPDX-License-Identifier: MIT
#include "core/api/beforehand.h"
#include "core/api/streamsresource.h"

#include <QCoreApplication>
#include <QSet>

using namespace Qt::StringLiterals;

//! Clones of streams, and what sets one apart from another.
namespace Speckle {

namespace {

struct RevisionsText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::StreamsResource)
};

Result<QJsonObject> member(const Answer &answer, QLatin1String key)
{
    const QJsonValue value = answer.json.value(key);
    if (!value.isObject())
        return ApiError(ApiError::Kind::NotSpeckle, RevisionsText::tr("its answer lacks \"%1\"").arg(key),
                        answer.status);
    return value.toObject();
}

// The server says {} to whatever went wrong.
void explainWithoutWords(ApiError &error, const QString &advice)
{
    if (error.kind == ApiError::Kind::Rejected && error.message.isEmpty())
        error.advice = advice;
}

QString sameStream()
{
    return RevisionsText::tr("a stream cannot be compared with itself");
}

// Why \a delta does not fit a stream that holds \a present; empty where it does.
QString misfit(const StreamDelta &delta, const QStringList &present)
{
    const QSet<QString> held(present.begin(), present.end());
    for (const QString &id : delta.created) {
        if (held.contains(id))
            return RevisionsText::tr("the stream already holds an object that would be added");
    }
    for (const QString &id : delta.deleted) {
        if (!held.contains(id))
            return RevisionsText::tr("the stream no longer holds an object that would be taken out");
    }
    return {};
}

} // namespace

Reply<StreamClone> *StreamsResource::clone(const QString &streamId, const QString &name)
{
    QJsonObject body;
    if (!name.isEmpty())
        body.insert("name"_L1, name);
    Request request = Request::post(route({u"streams"_s, streamId, u"clone"_s}),
                                    RevisionsText::tr("clone the stream"), body);
    request.explain = [](ApiError &error) {
        explainWithoutWords(
            error, RevisionsText::tr("The stream may have been deleted, or you may not read it: refresh."));
    };
    return m_client->call<StreamClone>(request, [](const Answer &answer) -> Result<StreamClone> {
        const Result<QJsonObject> clone = member(answer, "clone"_L1);
        if (const auto *error = std::get_if<ApiError>(&clone))
            return *error;
        return StreamClone{Stream(std::get<QJsonObject>(clone)),
                           Stream(answer.json.value("parent"_L1).toObject())};
    });
}

Reply<StreamDiff> *StreamsResource::diff(const QString &streamId, const QString &otherId)
{
    const QString action = RevisionsText::tr("compare the streams");
    if (streamId == otherId)
        return refusedBeforehand<StreamDiff>(m_client, action, sameStream());
    return m_client->call<StreamDiff>(
        Request::get(route({u"streams"_s, streamId, u"diff"_s, otherId}), action),
        [](const Answer &answer) -> Result<StreamDiff> {
            const Result<QJsonObject> objects = member(answer, "objects"_L1);
            if (const auto *error = std::get_if<ApiError>(&objects))
                return *error;
            return StreamDiff::fromJson(answer.json);
        });
}

Reply<StreamDelta> *StreamsResource::delta(const QString &streamId, const QString &otherId)
{
    const QString action = RevisionsText::tr("find what changed between the streams");
    if (streamId == otherId)
        return refusedBeforehand<StreamDelta>(m_client, action, sameStream());
    Request request = Request::get(route({u"streams"_s, streamId, u"delta"_s, otherId}), action);
    request.explain = [](ApiError &error) {
        // It cannot cope with senders that do not say what program they are.
        if (error.kind == ApiError::Kind::Rejected)
            error.advice
                = RevisionsText::tr("Compare the streams instead: that does not ask who sends to them.");
    };
    return m_client->call<StreamDelta>(request, [](const Answer &answer) -> Result<StreamDelta> {
        const Result<QJsonObject> delta = member(answer, "delta"_L1);
        if (const auto *error = std::get_if<ApiError>(&delta))
            return *error;
        return StreamDelta::fromJson(answer.json);
    });
}

Reply<Done> *StreamsResource::applyDelta(const QString &streamId, const StreamDelta &delta,
                                         const QString &cloneName)
{
    const QString action = RevisionsText::tr("apply the changes to the stream");
    if (delta.revisionA.streamId != streamId)
        return refusedBeforehand<Done>(m_client, action,
                                       RevisionsText::tr("they are changes to another stream"));
    QJsonObject body{{u"revisionA"_s, QJsonObject{{u"id"_s, streamId}}},
                     {u"created"_s, placeholdersFor(delta.created)},
                     {u"deleted"_s, placeholdersFor(delta.deleted)}};
    if (!cloneName.isEmpty())
        body.insert("name"_L1, cloneName);
    return objectIds(streamId)->chain<Done>([client = m_client, streamId, delta, body,
                                             action](const QStringList &present) {
        if (const QString why = misfit(delta, present); !why.isEmpty())
            return refusedBeforehand<Done>(
                client, action, why,
                RevisionsText::tr("Compare the streams again: one of them has changed."));
        Request request = Request::post(route({u"streams"_s, streamId, u"delta"_s}), action, body);
        request.explain = [](ApiError &error) {
            explainWithoutWords(
                error,
                RevisionsText::tr("Refresh the stream: it may have changed meanwhile. The server may have "
                                  "left a clone of it behind."));
        };
        return client->call(request);
    });
}

} // namespace Speckle
