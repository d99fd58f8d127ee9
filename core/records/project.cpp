// SPDX-License-Identifier: MIT
#include "core/records/project.h"

using namespace Qt::StringLiterals;

namespace Speckle {

QStringList Project::streamIds() const
{
    QStringList ids = texts("streams");
    ids.removeAll(QString());
    ids.removeDuplicates();
    return ids;
}

QStringList Project::streamReaders() const
{
    return Record(value("permissions").toObject()).canRead();
}

QStringList Project::streamWriters() const
{
    return Record(value("permissions").toObject()).canWrite();
}

QJsonObject Project::difference(const Project &before, const Project &after)
{
    QJsonObject changes = changedMembers(before, after);
    for (const QLatin1String key : {"owner"_L1, "streams"_L1, "permissions"_L1, "comments"_L1, "__v"_L1})
        changes.remove(key);
    for (const QLatin1String key : {"tags"_L1, "canRead"_L1, "canWrite"_L1}) {
        if (changes.value(key).isNull())
            changes.insert(key, QJsonArray());
    }
    // A flag that is neither means something else to each route.
    for (const QLatin1String key : {"private"_L1, "anonymousComments"_L1, "deleted"_L1}) {
        if (changes.contains(key) && !changes.value(key).isBool())
            changes.remove(key);
    }
    return changes;
}

QJsonObject Project::forCreation() const
{
    QJsonObject body = json();
    for (const QLatin1String key : {"_id"_L1, "owner"_L1, "streams"_L1, "permissions"_L1, "comments"_L1,
                                    "createdAt"_L1, "updatedAt"_L1, "__v"_L1})
        body.remove(key);
    return body;
}

} // namespace Speckle
