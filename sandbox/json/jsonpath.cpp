// SPDX-License-Identifier: MIT
#include "sandbox/json/jsonpath.h"

#include <QJsonArray>

namespace Speckle::Sandbox::JsonPath {

QJsonValue valueAt(const QJsonObject &object, QStringView path)
{
    const qsizetype dot = path.indexOf(u'.');
    if (dot < 0)
        return object.value(path);
    const QJsonValue inner = object.value(path.first(dot));
    return inner.isObject() ? valueAt(inner.toObject(), path.sliced(dot + 1))
                            : QJsonValue(QJsonValue::Undefined);
}

void setAt(QJsonObject &object, QStringView path, const QJsonValue &value)
{
    const qsizetype dot = path.indexOf(u'.');
    if (dot < 0) {
        object.insert(path, value);
        return;
    }
    QJsonObject inner = object.value(path.first(dot)).toObject();
    setAt(inner, path.sliced(dot + 1), value);
    object.insert(path.first(dot), inner);
}

namespace {

QJsonArray withoutEmptyMembers(const QJsonArray &list)
{
    QJsonArray kept;
    for (const QJsonValue element : list) {
        if (element.isObject())
            kept.append(withoutEmptyObjects(element.toObject()));
        else if (element.isArray())
            kept.append(withoutEmptyMembers(element.toArray()));
        else
            kept.append(element);
    }
    return kept;
}

} // namespace

QJsonObject withoutEmptyObjects(const QJsonObject &object)
{
    QJsonObject kept;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.value().isArray()) {
            kept.insert(it.key(), withoutEmptyMembers(it.value().toArray()));
            continue;
        }
        if (!it.value().isObject()) {
            kept.insert(it.key(), it.value());
            continue;
        }
        const QJsonObject inner = withoutEmptyObjects(it.value().toObject());
        if (!inner.isEmpty())
            kept.insert(it.key(), inner);
    }
    return kept;
}

} // namespace Speckle::Sandbox::JsonPath
