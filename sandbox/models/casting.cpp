// SPDX-License-Identifier: MIT
#include "sandbox/models/casting.h"

#include "sandbox/json/inspect.h"
#include "sandbox/store/objectid.h"

#include <QDateTime>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

namespace {

using Cast = std::optional<QJsonValue>;

Cast toText(const QJsonValue &value)
{
    if (value.isObject() || value.isArray())
        return std::nullopt;
    return inspected(value);
}

Cast toFlag(const QJsonValue &value)
{
    if (value.isBool())
        return value;
    const QString text = value.isDouble() ? QString::number(value.toDouble()) : value.toString();
    if (text == "true"_L1 || text == "1"_L1 || text == "yes"_L1)
        return true;
    if (text == "false"_L1 || text == "0"_L1 || text == "no"_L1)
        return false;
    return std::nullopt;
}

Cast toId(const QJsonValue &value)
{
    // A populated user in a list of permissions, as other clients send it back, counts as its identifier.
    const QJsonValue id = value.isObject() ? value.toObject().value("_id"_L1) : value;
    if (!id.isString() || !Ids::isObjectId(id.toString()))
        return std::nullopt;
    return id.toString().toLower();
}

Cast toDate(const QJsonValue &value)
{
    QDateTime date;
    if (value.isDouble())
        date = QDateTime::fromMSecsSinceEpoch(value.toInteger());
    else if (value.isString())
        date = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (!date.isValid())
        return std::nullopt;
    return date.toUTC().toString(Qt::ISODateWithMs);
}

Cast toLink(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    const QJsonObject sent = value.toObject();
    QJsonObject link{{u"_id"_s, sent.value("_id"_L1).toString(Ids::newObjectId())}};
    for (const QString &key : {u"resourceType"_s, u"resourceId"_s}) {
        if (sent.contains(key))
            link.insert(key, sent.value(key));
    }
    return link;
}

template <typename Element>
Cast toList(const QJsonValue &value, Element element)
{
    QJsonArray list;
    const QJsonArray sent = value.isArray() ? value.toArray() : QJsonArray{value};
    for (const QJsonValue entry : sent) {
        if (entry.isNull()) {
            list.append(entry);
            continue;
        }
        const Cast cast = element(entry);
        if (!cast)
            return std::nullopt;
        list.append(*cast);
    }
    return list;
}

} // namespace

std::optional<QJsonValue> castValue(Kind kind, const QJsonValue &value)
{
    if (value.isNull())
        return value;
    switch (kind) {
    case Kind::Text:
        return toText(value);
    case Kind::Flag:
        return toFlag(value);
    case Kind::Id:
        return toId(value);
    case Kind::Date:
        return toDate(value);
    case Kind::Mixed:
        return value;
    case Kind::MixedList:
        return value.isArray() ? value : QJsonValue(QJsonArray{value});
    case Kind::TextList:
        return toList(value, toText);
    case Kind::IdList:
        return toList(value, toId);
    case Kind::Links:
        return toList(value, toLink);
    }
    return value;
}

QString kindName(Kind kind)
{
    switch (kind) {
    case Kind::Text:
        return u"String"_s;
    case Kind::Flag:
        return u"Boolean"_s;
    case Kind::Id:
        return u"ObjectId"_s;
    case Kind::Date:
        return u"Date"_s;
    case Kind::Mixed:
        return u"Mixed"_s;
    case Kind::MixedList:
    case Kind::TextList:
    case Kind::IdList:
    case Kind::Links:
        return u"Array"_s;
    }
    return {};
}

} // namespace Speckle::Sandbox
