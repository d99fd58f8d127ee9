// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/apierror.h"
#include "core/net/query.h"
#include "core/net/token.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>
#include <variant>

namespace Speckle {

//! A call as a value: what to send, and what to say when it fails.
struct Request
{
    enum class Verb { Get, Post, Put, Delete };

    Verb verb = Verb::Get;
    QString path; //!< below `/api`, percent-encoded, as made by route(): "/streams/abc"
    Query query;
    std::optional<QByteArray> body; //!< JSON; goes out as application/json
    QString action; //!< infinitive for error texts, translated: "save the stream"
    bool withToken = true; //!< false: the call goes out without the client's token
    std::optional<Token> token; //!< goes out in place of the client's
    bool repeatable = false; //!< a POST that only reads (getbulk): may be sent again like a GET
    bool rawBody = false; //!< the body of a 2xx is not decoded and not looked at: the decoder does that
    std::optional<std::chrono::milliseconds>
        timeout; //!< overrides the client's: longest silence, not whole duration
    std::optional<qint64> answerLimit; //!< overrides the client's, in bytes after unpacking
    std::function<void(ApiError &)>
        explain; //!< puts an error into this call's own terms; runs in the client's thread

    [[nodiscard]] static Request get(const QString &path, const QString &action, const Query &query = {});
    [[nodiscard]] static Request post(const QString &path, const QString &action, const QJsonObject &body);
    [[nodiscard]] static Request post(const QString &path, const QString &action, const QJsonArray &body);
    [[nodiscard]] static Request put(const QString &path, const QString &action, const QJsonObject &body);
    [[nodiscard]] static Request remove(const QString &path, const QString &action);
};

//! "/streams/" and an id as one encoded segment: route({u"streams"_s, id}). Slashes, dots and the like in an
//! id cannot leave their segment; an empty one becomes an id that nothing has.
[[nodiscard]] QString route(const QStringList &segments);

/*!
 * What a server answered with status 2xx and a JSON object for a body.
 * Everything else has become an ApiError before a decoder sees it.
 */
struct Answer
{
    int status = 0;
    QByteArray body; //!< as received, unpacked
    QJsonObject json; //!< the body, decoded; empty where Request::rawBody was set
    QString warning; //!< why a 400 that carries success and data counts as an answer; empty otherwise

    //! `resource`, or an error of kind NotSpeckle where it is missing or no object.
    [[nodiscard]] std::variant<QJsonObject, ApiError> resource() const;
    //! `resources`, likewise.
    [[nodiscard]] std::variant<QJsonArray, ApiError> resources() const;
};

} // namespace Speckle
