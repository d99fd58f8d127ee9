// SPDX-License-Identifier: MIT
#include "sandbox/json/rawjson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace Speckle::Sandbox::RawJson {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

qsizetype skipSpace(QByteArrayView json, qsizetype at)
{
    while (at < json.size() && isSpace(json[at]))
        ++at;
    return at;
}

qsizetype skipString(QByteArrayView json, qsizetype at)
{
    for (++at; at < json.size(); ++at) {
        if (json[at] == '\\')
            ++at;
        else if (json[at] == '"')
            return at + 1;
    }
    return json.size();
}

//! Counting brackets is enough in text that is known to be well-formed, and cannot run out of stack.
qsizetype skipValue(QByteArrayView json, qsizetype at)
{
    int depth = 0;
    while (at < json.size()) {
        const char c = json[at];
        if (c == '"') {
            at = skipString(json, at);
            if (depth == 0)
                return at;
            continue;
        }
        if (depth == 0 && (c == ',' || c == ']' || c == '}' || isSpace(c)))
            return at;
        if (c == '{' || c == '[')
            ++depth;
        if ((c == '}' || c == ']') && --depth == 0)
            return at + 1;
        ++at;
    }
    return at;
}

QString unquoted(QByteArrayView text)
{
    const QByteArray wrapped = '[' + text.toByteArray() + ']';
    return QJsonDocument::fromJson(wrapped).array().at(0).toString();
}

} // namespace

QByteArray compact(QByteArrayView json)
{
    QByteArray result;
    result.reserve(json.size());
    for (qsizetype at = 0; at < json.size();) {
        if (json[at] == '"') {
            const qsizetype end = skipString(json, at);
            result += json.sliced(at, std::min(end, json.size()) - at);
            at = end;
            continue;
        }
        if (!isSpace(json[at]))
            result += json[at];
        ++at;
    }
    return result;
}

QList<QByteArray> elements(QByteArrayView json)
{
    QList<QByteArray> result;
    qsizetype at = skipSpace(json, 0);
    if (at >= json.size() || json[at] != '[')
        return result;
    at = skipSpace(json, at + 1);
    while (at < json.size() && json[at] != ']') {
        const qsizetype end = skipValue(json, at);
        result.append(json.sliced(at, end - at).toByteArray());
        at = skipSpace(json, end);
        if (at < json.size() && json[at] == ',')
            at = skipSpace(json, at + 1);
    }
    return result;
}

QList<Member> members(QByteArrayView json)
{
    QList<Member> result;
    qsizetype at = skipSpace(json, 0);
    if (at >= json.size() || json[at] != '{')
        return result;
    at = skipSpace(json, at + 1);
    while (at < json.size() && json[at] == '"') {
        const qsizetype keyEnd = skipString(json, at);
        const QString key = unquoted(json.sliced(at, keyEnd - at));
        at = skipSpace(json, skipSpace(json, keyEnd) + 1);
        const qsizetype end = skipValue(json, at);
        const QByteArray value = json.sliced(at, end - at).toByteArray();
        const auto known
            = std::find_if(result.begin(), result.end(), [&](const Member &m) { return m.key == key; });
        if (known != result.end())
            known->value = value;
        else
            result.append({key, value});
        at = skipSpace(json, end);
        if (at < json.size() && json[at] == ',')
            at = skipSpace(json, at + 1);
    }
    return result;
}

} // namespace Speckle::Sandbox::RawJson
