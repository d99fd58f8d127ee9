// SPDX-License-Identifier: MIT
#include "sandbox/routes/projectaccess.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

namespace {

QJsonArray granted(const QJsonObject &project, QLatin1StringView list)
{
    return project.value("permissions"_L1).toObject().value(list).toArray();
}

} // namespace

ProjectAccess::ProjectAccess(const Store &store, QJsonObject project)
    : m_project(std::move(project))
    , m_others(store.projects.all())
{
    m_others.removeIf(
        [this](const QJsonObject &other) { return other.value("_id"_L1) == m_project.value("_id"_L1); });
}

QStringList ProjectAccess::streamIds() const
{
    QStringList ids;
    for (const QJsonValue id : m_project.value("streams"_L1).toArray())
        ids << id.toString();
    return ids;
}

bool ProjectAccess::grantedElsewhere(const QString &streamId, QLatin1StringView list,
                                     const QString &userId) const
{
    return std::any_of(m_others.begin(), m_others.end(), [&](const QJsonObject &other) {
        return other.value("streams"_L1).toArray().contains(streamId)
               && granted(other, list).contains(userId);
    });
}

QJsonObject ProjectAccess::withoutProjectUsers(const QJsonObject &stream) const
{
    QJsonObject changes;
    const QString streamId = stream.value("streamId"_L1).toString();
    for (const QLatin1StringView list : {"canRead"_L1, "canWrite"_L1}) {
        const QJsonArray before = stream.value(list).toArray();
        QJsonArray after = before;
        for (const QJsonValue user : granted(m_project, list)) {
            if (!grantedElsewhere(streamId, list, user.toString()))
                after = withoutUser(after, user);
        }
        if (after != before)
            changes.insert(list, after);
    }
    return changes;
}

QJsonArray withUser(QJsonArray users, const QJsonValue &userId)
{
    if (!users.contains(userId))
        users.append(userId);
    return users;
}

QJsonArray withoutUser(const QJsonArray &users, const QJsonValue &userId)
{
    QJsonArray kept;
    for (const QJsonValue user : users) {
        if (user != userId)
            kept.append(user);
    }
    return kept;
}

QJsonObject reducedStream(const QJsonObject &stream, bool changed)
{
    QStringList fields{u"_id"_s, u"canRead"_s, u"canWrite"_s, u"name"_s, u"streamId"_s, u"owner"_s};
    QJsonObject reduced;
    if (changed) {
        fields << u"updatedAt"_s;
        reduced.insert("__v"_L1, 1); // counted from nothing, since it was not read
    }
    for (const QString &field : std::as_const(fields))
        reduced.insert(field, stream.value(field));
    return reduced;
}

} // namespace Speckle::Sandbox
