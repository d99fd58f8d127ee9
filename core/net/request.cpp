// SPDX-License-Identifier: MIT
#include "core/net/request.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

Request make(Request::Verb verb, const QString &path, const QString &action)
{
    Request request;
    request.verb = verb;
    request.path = path;
    request.action = action;
    return request;
}

ApiError missing(QLatin1String member, int status)
{
    return {ApiError::Kind::NotSpeckle,
            QCoreApplication::translate("Speckle::Answer", "its answer lacks \"%1\"").arg(member), status};
}

} // namespace

Request Request::get(const QString &path, const QString &action, const Query &query)
{
    Request request = make(Verb::Get, path, action);
    request.query = query;
    return request;
}

Request Request::post(const QString &path, const QString &action, const QJsonObject &body)
{
    Request request = make(Verb::Post, path, action);
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

Request Request::post(const QString &path, const QString &action, const QJsonArray &body)
{
    Request request = make(Verb::Post, path, action);
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

Request Request::put(const QString &path, const QString &action, const QJsonObject &body)
{
    Request request = make(Verb::Put, path, action);
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

Request Request::remove(const QString &path, const QString &action)
{
    return make(Verb::Delete, path, action);
}

QString route(const QStringList &segments)
{
    QString path;
    for (const QString &segment : segments) {
        path += u'/';
        // An empty segment would name the collection, "." and ".." another route (QUrl takes the encoding off
        // dots). What goes out instead is nobody's id.
        if (segment.isEmpty())
            path += "%20"_L1;
        else if (segment == "."_L1 || segment == ".."_L1)
            path += QString(segment).replace(u'.', "%252E"_L1);
        else
            path += QString::fromLatin1(QUrl::toPercentEncoding(segment));
    }
    return path;
}

std::variant<QJsonObject, ApiError> Answer::resource() const
{
    const QJsonValue value = json.value("resource"_L1);
    if (!value.isObject())
        return missing("resource"_L1, status);
    return value.toObject();
}

std::variant<QJsonArray, ApiError> Answer::resources() const
{
    const QJsonValue value = json.value("resources"_L1);
    if (!value.isArray())
        return missing("resources"_L1, status);
    return value.toArray();
}

} // namespace Speckle
