// SPDX-License-Identifier: MIT
#include "sandbox/http/front.h"

#include <QCryptographicHash>
#include <QTimer>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

namespace {

QByteArray methodName(QHttpServerRequest::Method method)
{
    switch (method) {
    case QHttpServerRequest::Method::Get:
        return "GET";
    case QHttpServerRequest::Method::Put:
        return "PUT";
    case QHttpServerRequest::Method::Delete:
        return "DELETE";
    case QHttpServerRequest::Method::Post:
        return "POST";
    case QHttpServerRequest::Method::Head:
        return "HEAD";
    case QHttpServerRequest::Method::Options:
        return "OPTIONS";
    case QHttpServerRequest::Method::Patch:
        return "PATCH";
    default:
        return "UNKNOWN";
    }
}

Request converted(const QHttpServerRequest &request)
{
    Request result;
    result.method = methodName(request.method());
    const QUrl url = request.url();
    result.path = url.path(QUrl::FullyEncoded);
    result.query = url.query(QUrl::FullyEncoded);
    for (const auto &[name, value] : Compat::headersOf(request))
        result.headers.insert(name.toLower(), value);
    result.payload = request.body();
    return result;
}

bool isUpgrade(const QHttpServerRequest &request)
{
    return request.value("Upgrade").toLower() == "websocket"
           && request.value("Connection").toLower().contains("upgrade");
}

QByteArray eTag(const QByteArray &body)
{
    const QByteArray hash = QCryptographicHash::hash(body, QCryptographicHash::Sha1).toBase64();
    return "W/\"" + QByteArray::number(body.size(), 16) + '-' + hash.first(27) + '"';
}

Answer preflight(const Request &request)
{
    Answer answer{204, {}, {}, false, {}};
    answer.headers << qMakePair("Access-Control-Allow-Methods", "GET,HEAD,PUT,PATCH,POST,DELETE")
                   << qMakePair("Vary", "Access-Control-Request-Headers");
    if (const QByteArray wanted = request.header("access-control-request-headers"); !wanted.isEmpty())
        answer.headers << qMakePair("Access-Control-Allow-Headers", wanted);
    return answer;
}

} // namespace

HttpFront::HttpFront(Handler handler, QObject *parent)
    : QAbstractHttpServer(parent)
    , m_handler(std::move(handler))
{
    Compat::acceptAllUpgrades(*this);
}

Answer HttpFront::answerTo(Request &request) const
{
    Answer answer = request.method == "OPTIONS" ? preflight(request) : m_handler(request);
    if (answer.hasETag) {
        const QByteArray tag = eTag(answer.body);
        answer.headers << qMakePair("ETag", tag);
        const bool reads = request.method == "GET" || request.method == "HEAD";
        if (reads && answer.status == 200 && request.header("if-none-match") == tag)
            answer = {304, {}, {}, false, answer.headers};
    }
    answer.headers << qMakePair("Access-Control-Allow-Origin", "*");
    return answer;
}

bool HttpFront::handleRequest(const QHttpServerRequest &request, Compat::HandlerChannel channel)
{
    if (isUpgrade(request))
        return true; // must write nothing: the connection is handed to the WebSocket server next
    Request converting = converted(request);
    const Answer answer = answerTo(converting);
    const bool withBody = converting.method != "HEAD";
    Compat::ReplyChannel reply(channel);
    if (m_latency.count() == 0) {
        reply.send(answer, withBody);
        return true;
    }
    // All wait the same time, so answers on one connection stay in order.
    QTimer::singleShot(m_latency, Qt::PreciseTimer, this,
                       [reply, answer, withBody]() mutable { reply.send(answer, withBody); });
    return true;
}

void HttpFront::missingHandler(const QHttpServerRequest &request, Compat::HandlerChannel channel)
{
    // handleRequest takes everything; only an upgrade that found no WebSocket server could end here.
    Q_UNUSED(request)
    Compat::ReplyChannel(channel).send(Answer::page(400, u"Bad Request"_s), true);
}

} // namespace Speckle::Sandbox
