// SPDX-License-Identifier: MIT
#include "tests/core/session/fakespeckle.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Speckle {

namespace {

QString callOf(const WireRequest &request)
{
    return QString::fromLatin1(request.method + ' ' + request.target.split('?').constFirst());
}

WireAnswer success(const QJsonObject &more)
{
    QJsonObject json = more;
    json.insert("success"_L1, true);
    return WireAnswer::json(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

WireAnswer failure(int status, const QString &message)
{
    const QJsonObject json{{u"success"_s, false}, {u"message"_s, message}};
    return WireAnswer::http(status, QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace

FakeSpeckle::FakeSpeckle()
{
    users.insert(u"ada"_s, {{u"_id"_s, u"ada"_s}, {u"name"_s, u"Ada"_s}, {u"surname"_s, u"Byron"_s}});
    users.insert(u"bob"_s, {{u"_id"_s, u"bob"_s}, {u"name"_s, u"Bob"_s}, {u"surname"_s, u"Builder"_s}});
    server.http().setHandler([this](const WireRequest &request) { return answer(request); });
    server.onText(&LiveServer::acknowledgeJoin);
}

void FakeSpeckle::addStreams(int count)
{
    for (int i = 0; i < count; ++i)
        addStream(u"s%1"_s.arg(order.size()));
}

void FakeSpeckle::addStream(const QString &id, const QJsonObject &fields)
{
    QJsonObject json{{u"_id"_s, u"id-"_s + id},
                     {u"streamId"_s, id},
                     {u"name"_s, u"Stream "_s + id},
                     {u"owner"_s, u"ada"_s},
                     {u"updatedAt"_s, u"2026-01-01T00:00:00.000Z"_s},
                     {u"objects"_s, QJsonArray()},
                     {u"layers"_s, QJsonArray()}};
    for (auto it = fields.begin(); it != fields.end(); ++it)
        json.insert(it.key(), it.value());
    streams.insert(id, json);
    order += id;
}

QStringList FakeSpeckle::calls() const
{
    QStringList list;
    auto &http = const_cast<LiveServer &>(server).http();
    for (const WireRequest &request : http.requests())
        list += callOf(request);
    return list;
}

QUrlQuery FakeSpeckle::lastQuery(const QString &call) const
{
    auto &http = const_cast<LiveServer &>(server).http();
    const QList<WireRequest> requests = http.requests();
    for (auto it = requests.crbegin(); it != requests.crend(); ++it) {
        if (callOf(*it) == call)
            return QUrlQuery(QUrl::fromEncoded(it->target).query(QUrl::FullyEncoded));
    }
    return {};
}

Account FakeSpeckle::account() const
{
    Account account;
    account.id = u"account-1"_s;
    account.server = server.address();
    account.userId = u"ada"_s;
    return account;
}

Token FakeSpeckle::token()
{
    return Token::fromText(
        u"eyJhbGciOiJIUzI1NiJ9.eyJfaWQiOiI1ZjAwIn0.c2lnbmF0dXJlLXRoYXQtbm9ib2R5LXNob3VsZC1zZWU"_s);
}

SessionOptions FakeSpeckle::quick()
{
    SessionOptions options;
    options.client.retryPause = 1ms;
    options.socket.firstReconnect = 10ms;
    options.socket.longestReconnect = 40ms;
    options.socket.shortestStay = 0ms;
    return options;
}

WireAnswer FakeSpeckle::answer(const WireRequest &request)
{
    const QString call = callOf(request);
    if (interrupt) {
        if (const auto answer = interrupt(call, request))
            return *answer;
    }
    if (auto it = instead.find(call); it != instead.end() && !it->isEmpty())
        return it->size() > 1 ? it->takeFirst() : it->constFirst();
    const QUrlQuery query(QUrl::fromEncoded(request.target).query(QUrl::FullyEncoded));
    const QStringList path = call.section(u' ', 1).split(u'/', Qt::SkipEmptyParts); // api, streams, …
    const QString what = path.value(1);
    if (what.isEmpty())
        return WireAnswer::json(R"({"isSpeckleServer":true,"serverName":"Fake","version":"1.6.0"})");
    if (what == "accounts"_L1) {
        const QString id = path.value(2, self);
        return users.contains(id) ? success({{u"resource"_s, users.value(id)}})
                                  : failure(400, u"no such user"_s);
    }
    if (what == "clients"_L1) {
        QJsonObject client = QJsonDocument::fromJson(request.body).object();
        client.insert("_id"_L1, clientId);
        return success({{u"resource"_s, client}});
    }
    if (what == "streams"_L1 && (path.size() == 2 || path.value(2) == "admin"_L1)) {
        QJsonArray page;
        for (const QString &id :
             order.mid(query.queryItemValue(u"offset"_s).toInt(), query.queryItemValue(u"limit"_s).toInt())) {
            QJsonObject json = streams.value(id);
            json.remove("objects"_L1);
            page += json;
        }
        return success({{u"resources"_s, page}});
    }
    if (what == "streams"_L1 && path.value(3) == "clients"_L1)
        return success({{u"resources"_s, clients.value(path.value(2))}});
    if (what == "streams"_L1)
        return stream(request, path.value(2), query);
    return failure(404, call);
}

WireAnswer FakeSpeckle::stream(const WireRequest &request, const QString &id, const QUrlQuery &query)
{
    if (!streams.contains(id))
        return failure(404, u"Resource not found."_s);
    QJsonObject &stored = streams[id];
    if (request.method == "PUT") {
        const QJsonObject changes = QJsonDocument::fromJson(request.body).object();
        for (auto it = changes.begin(); it != changes.end(); ++it)
            stored.insert(it.key(), it.value());
        stored.insert("updatedAt"_L1, u"2026-02-02T00:00:00.000Z"_s);
        return success({});
    }
    QJsonObject json = stored;
    if (query.queryItemValue(u"omit"_s) == "objects"_L1)
        json.remove("objects"_L1);
    // The real one invents a layer here, whatever the stream has.
    if (query.queryItemValue(u"fields"_s) == "objects"_L1)
        json = {{u"_id"_s, json["_id"_L1]},
                {u"objects"_s, json["objects"_L1]},
                {u"layers"_s, QJsonArray{QJsonObject{{u"name"_s, u"invented"_s}, {u"guid"_s, u"g"_s}}}}};
    return success({{u"resource"_s, json}});
}

} // namespace Speckle
