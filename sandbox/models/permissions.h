// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace Speckle::Sandbox {

enum class Operation { Read, Write, Comment, Delete };

//! The one who asks: the user's document, or nobody.
using Asker = std::optional<QJsonObject>;

/*!
    Throws the Problem that the real server's check ends with, or returns.

    \a touchedKeys are the keys of an update: `owner` and `email` are kept from those who merely may write.
    Documents without lists of permissions (comments) fail with a TypeError for all but owner and admins,
    and so does a document whose owner was set to null: clients meet these texts, so they are part of it.
*/
void requirePermission(const Asker &asker, Operation operation, const QJsonObject &document,
                       const QStringList &touchedKeys = {});

//! The check for a user's own document: only that user and admins.
void requireSelf(const Asker &asker, const QJsonObject &user);

[[nodiscard]] bool isAdmin(const Asker &asker);

} // namespace Speckle::Sandbox
