// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>

namespace Speckle {

//! JSON with apostrophes for quotes: moc loses its way in raw strings.
inline QJsonObject parse(const char *json)
{
    return QJsonDocument::fromJson(QByteArray(json).replace('\'', '"')).object();
}

//! Every type that JSON has, to be put where another is expected.
inline const QList<QJsonValue> &oddValues()
{
    static const QList<QJsonValue> values{QJsonValue::Null,
                                          QJsonValue::Undefined,
                                          true,
                                          -1,
                                          1.5,
                                          1e300,
                                          2147483648.0,
                                          QStringLiteral("text"),
                                          QString(),
                                          QJsonArray(),
                                          QJsonArray{1},
                                          QJsonArray{1, 2, 3, 4},
                                          QJsonArray{1, 2, QStringLiteral("NaN")},
                                          QJsonArray{1e300, -1e300, 0, 7, 7, 7, 7, 7, 7, 7, 7, 7},
                                          QJsonArray{QJsonArray{}, QJsonObject{{QStringLiteral("_id"), 7}}},
                                          QJsonObject(),
                                          parse("{'_id':[],'value':[1],'start':'a','end':{}}"),
                                          parse("{'type':'Plane','origin':5,'normal':{'value':[0,0,0]}}"),
                                          parse("{'type':7,'value':{'value':{'value':[1,2,3]}}}")};
    return values;
}

} // namespace Speckle
