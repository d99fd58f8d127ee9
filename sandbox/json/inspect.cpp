// SPDX-License-Identifier: MIT
#include "sandbox/json/inspect.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

namespace {

QString nested(const QJsonValue &value)
{
    return value.isString() ? u'\'' + value.toString() + u'\'' : inspected(value);
}

bool isPlainName(const QString &key)
{
    for (const QChar c : key) {
        if (!c.isLetterOrNumber() && c != u'_')
            return false;
    }
    return !key.isEmpty() && !key.front().isDigit();
}

} // namespace

QString inspected(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Undefined:
        return u"undefined"_s;
    case QJsonValue::Null:
        return u"null"_s;
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double:
        return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Array: {
        QStringList parts;
        for (const QJsonValue element : value.toArray())
            parts << nested(element);
        return parts.isEmpty() ? u"[]"_s : u"[ "_s + parts.join(u", "_s) + u" ]"_s;
    }
    case QJsonValue::Object: {
        QStringList parts;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString key = isPlainName(it.key()) ? it.key() : u'\'' + it.key() + u'\'';
            parts << key + u": "_s + nested(it.value());
        }
        return parts.isEmpty() ? u"{}"_s : u"{ "_s + parts.join(u", "_s) + u" }"_s;
    }
    }
    return {};
}

} // namespace Speckle::Sandbox
