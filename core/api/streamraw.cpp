// SPDX-License-Identifier: MIT
#include "core/api/streamraw.h"

#include "core/objects/rawobject.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Speckle {

Reply<QByteArray> *rawStream(Client *client, const QString &streamId, bool withObjects)
{
    const Query query = withObjects ? Query() : Query().omit({u"objects"_s});
    Request request
        = Request::get(route({u"streams"_s, streamId}),
                       QCoreApplication::translate("Speckle::StreamsResource", "load the stream"), query);
    request.rawBody = true;
    return client->call<QByteArray>(request, [](const Answer &answer) -> Result<QByteArray> {
        // What is around a stream in its answer is what is around an object.
        const Result<RawObject> resource = takeObject(answer.body);
        if (const auto *error = std::get_if<ApiError>(&resource))
            return *error;
        return std::get<RawObject>(resource).json();
    });
}

} // namespace Speckle
