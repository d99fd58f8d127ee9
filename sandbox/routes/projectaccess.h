// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/store/store.h"

#include <QJsonArray>

namespace Speckle::Sandbox {

//! A project's hold on its streams' permissions, and what other projects hold there at the same time.
class ProjectAccess
{
public:
    ProjectAccess(const Store &store, QJsonObject project);

    [[nodiscard]] QStringList streamIds() const;

    //! Whether another project with that stream grants \a list (`canRead`, `canWrite`) to the user.
    [[nodiscard]] bool grantedElsewhere(const QString &streamId, QLatin1StringView list,
                                        const QString &userId) const;

    //! The stream's lists without the project's users that no other project grants; empty where nothing
    //! changes.
    [[nodiscard]] QJsonObject withoutProjectUsers(const QJsonObject &stream) const;

private:
    QJsonObject m_project;
    QList<QJsonObject> m_others;
};

[[nodiscard]] QJsonArray withUser(QJsonArray users, const QJsonValue &userId);
[[nodiscard]] QJsonArray withoutUser(const QJsonArray &users, const QJsonValue &userId);

//! The few fields of a stream that answers about projects hold; two more if it was just changed.
[[nodiscard]] QJsonObject reducedStream(const QJsonObject &stream, bool changed);

} // namespace Speckle::Sandbox
