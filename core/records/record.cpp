// SPDX-License-Identifier: MIT
#include "core/records/record.h"

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

QString idOf(const QJsonValue &value)
{
    return value.isObject() ? value["_id"_L1].toString() : value.toString();
}

//! QJsonObject loses the mark that a name begins with, and finds the member no more: it stays as it came.
bool isOutOfReach(const QJsonObject &json, const QString &key)
{
    return !json.contains(key);
}

} // namespace

QString Record::owner() const
{
    return idOf(value("owner"));
}

QJsonObject Record::changedMembers(const Record &before, const Record &after)
{
    const QStringList serversOwn{u"_id"_s, u"createdAt"_s, u"updatedAt"_s};
    QJsonObject changes;
    for (auto it = after.m_json.begin(); it != after.m_json.end(); ++it) {
        if (serversOwn.contains(it.key()) || isOutOfReach(after.m_json, it.key()))
            continue;
        if (before.m_json.value(it.key()) != it.value())
            changes.insert(it.key(), it.value());
    }
    for (auto it = before.m_json.begin(); it != before.m_json.end(); ++it) {
        if (serversOwn.contains(it.key()) || isOutOfReach(before.m_json, it.key()))
            continue;
        if (!after.m_json.contains(it.key()))
            changes.insert(it.key(), QJsonValue::Null);
    }
    return changes;
}

bool Record::merge(const QJsonObject &partial)
{
    bool changed = false;
    for (auto it = partial.begin(); it != partial.end(); ++it) {
        const QString key = it.key();
        const QJsonValue value = it.value();
        // Most of what is fetched again is what it was, and the first insertion copies the whole record.
        if (isOutOfReach(partial, key) || m_json.value(key) == value)
            continue;
        m_json.insert(key, value);
        changed = true;
    }
    return changed;
}

QString Record::text(const char *key) const
{
    return value(key).toString();
}

bool Record::flag(const char *key) const
{
    return value(key).toBool();
}

QStringList Record::texts(const char *key) const
{
    QStringList list;
    const QJsonArray array = value(key).toArray();
    for (const auto &item : array) {
        if (item.isString())
            list += item.toString();
    }
    return list;
}

QStringList Record::ids(const char *key) const
{
    QStringList list;
    const QJsonArray array = value(key).toArray();
    list.reserve(array.size());
    for (const auto &item : array) {
        if (const QString id = idOf(item); !id.isEmpty())
            list += id;
    }
    return list;
}

QDateTime Record::time(const char *key) const
{
    // Servers send "2020-10-05T12:34:56.789Z".
    return QDateTime::fromString(text(key), Qt::ISODateWithMs).toUTC();
}

} // namespace Speckle
