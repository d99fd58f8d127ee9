// SPDX-License-Identifier: MIT
#include "sandbox/http/request.h"

#include "sandbox/json/rawjson.h"

#include <QJsonArray>

namespace Speckle::Sandbox {

QStringList Request::bodyKeys() const
{
    QStringList keys;
    if (body.isArray()) {
        for (qsizetype i = 0; i < body.toArray().size(); ++i)
            keys << QString::number(i);
        return keys;
    }
    // A form has no JSON text; its keys come in the order of the alphabet then, which nobody reads.
    if (text.isEmpty())
        return body.toObject().keys();
    const QList<RawJson::Member> members = RawJson::members(text);
    for (const RawJson::Member &member : members)
        keys << member.key;
    return keys;
}

QJsonObject Request::bodyObject() const
{
    if (!body.isArray())
        return body.toObject();
    QJsonObject object;
    const QJsonArray list = body.toArray();
    for (qsizetype i = 0; i < list.size(); ++i)
        object.insert(QString::number(i), list.at(i));
    return object;
}

} // namespace Speckle::Sandbox
