// SPDX-License-Identifier: MIT
#include "sandbox/routes/router.h"

#include "sandbox/auth/session.h"
#include "sandbox/http/bodyreader.h"
#include "sandbox/models/permissions.h"
#include "sandbox/routes/signinpage.h"

#include <QDateTime>
#include <QStringDecoder>

#include <optional>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

namespace {

//! Repeated slashes and one at the end make no difference.
QStringList segmentsOf(const QString &path)
{
    return path.split(u'/', Qt::SkipEmptyParts);
}

std::optional<QString> decodedSegment(const QString &segment)
{
    const QByteArray bytes = QByteArray::fromPercentEncoding(segment.toUtf8());
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(text);
}

bool matches(const QStringList &pattern, const QStringList &segments)
{
    if (pattern.size() != segments.size())
        return false;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (!pattern.at(i).startsWith(u':')
            && pattern.at(i).compare(segments.at(i), Qt::CaseInsensitive) != 0)
            return false;
    }
    return true;
}

Answer refused(int status, const QJsonValue &message)
{
    return Answer::json({{u"success"_s, false}, {u"message"_s, message}}, status);
}

QJsonObject loggedError(const Problem &problem)
{
    QJsonObject error{{u"level"_s, u"error"_s},
                      {u"timestamp"_s, QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-dd hh:mm:ss"_s)}};
    if (problem.name() == "CastError"_L1) {
        error.insert("message"_L1, problem.message());
        error.insert("name"_L1, problem.name());
        error.insert("path"_L1, u"_id"_s);
        error.insert("reason"_L1, QJsonObject());
        const QString value = problem.message().section(u'"', 1, 1);
        error.insert("value"_L1, value);
        error.insert("stringValue"_L1, u'"' + value + u'"');
    }
    return error;
}

Answer worded(const Problem &problem, Failure failure)
{
    switch (failure) {
    case Failure::Text400:
        return refused(400, problem.text());
    case Failure::Text404:
        return refused(404, problem.text());
    case Failure::Message400:
        return refused(400, problem.message());
    case Failure::Message404:
        return refused(404, problem.message());
    case Failure::Message401Or404:
        return refused(problem.message().contains("authorised"_L1) ? 401 : 404, problem.message());
    case Failure::Vague400:
        return refused(400, u"Something failed."_s);
    case Failure::Hidden400:
        return refused(400, QJsonObject());
    case Failure::HiddenText400:
        return refused(400, u"{}"_s);
    case Failure::Logged400:
        return refused(400, loggedError(problem));
    case Failure::Hidden401:
        return refused(401, QJsonObject());
    }
    return refused(500, problem.message());
}

bool reads(const QByteArray &method)
{
    return method == "GET" || method == "HEAD";
}

} // namespace

Router::Router(Context context)
    : m_context(std::move(context))
{
    for (const Route &route : routeTable())
        m_patterns.append({&route, segmentsOf(route.pattern)});
}

const Router::Pattern *Router::find(const QByteArray &method, const QStringList &segments) const
{
    const QByteArray wanted = method == "HEAD" ? QByteArray("GET") : method;
    for (const Pattern &pattern : m_patterns) {
        if (pattern.route->method == wanted && matches(pattern.segments, segments))
            return &pattern;
    }
    return nullptr;
}

Answer Router::answer(Request &request)
{
    if (const auto page = signInPage(m_context, request))
        return *page;
    if (auto refusal = readBody(request))
        return *refusal;
    const Answer unknown
        = Answer::page(404, u"Cannot %1 %2"_s.arg(QString::fromLatin1(request.method),
                                                  request.path.isEmpty() ? u"/"_s : request.path));
    QStringList segments = segmentsOf(request.path);
    const auto is = [&](qsizetype at, QLatin1StringView name) {
        return segments.size() > at && segments.at(at).compare(name, Qt::CaseInsensitive) == 0;
    };
    if (!is(0, "api"_L1))
        return unknown;
    if (is(1, "v0"_L1))
        return Answer::json({{u"error"_s, u"The v0 API has been removed."_s}}, 410);
    if (is(1, "plugins"_L1))
        return Answer::rawJson("[]");
    segments.remove(0, is(1, "v1"_L1) ? 2 : 1);
    const Pattern *pattern = find(request.method, segments);
    if (!pattern)
        return unknown;
    for (qsizetype i = 0; i < segments.size(); ++i) {
        if (!pattern->segments.at(i).startsWith(u':'))
            continue;
        const auto value = decodedSegment(segments.at(i));
        if (!value)
            return Answer::page(400, u"URIError: Failed to decode param '%1'"_s.arg(segments.at(i)));
        request.parameters.insert(pattern->segments.at(i).sliced(1), *value);
    }
    return run(*pattern->route, request);
}

Answer Router::run(const Route &route, Request &request)
{
    try {
        if (route.auth != Auth::None) {
            request.user = userOfToken(m_context.store, request.header("authorization"));
            if (!request.user && route.auth != Auth::Optional)
                return Answer::unauthorized();
            if (route.auth == Auth::Admin && !isAdmin(request.user))
                return Answer::adminsOnly();
        }
        if (reads(request.method)) {
            try {
                return route.handler(m_context, request);
            } catch (const Problem &problem) {
                return worded(problem, route.failure);
            }
        }
        // What was done before a failure stays done; and nothing is acknowledged that is not written.
        Database::Batch batch(m_context.store.database);
        Answer answer;
        try {
            answer = route.handler(m_context, request);
        } catch (const Problem &problem) {
            answer = worded(problem, route.failure);
        }
        batch.commit();
        return answer;
    } catch (const Crash &crash) {
        return Answer::page(500, crash.text());
    } catch (const StoreError &error) {
        qWarning("speckle-sandbox: %s", error.what());
        return Answer::page(500, u"MongoError: "_s + error.message());
    }
}

} // namespace Speckle::Sandbox
