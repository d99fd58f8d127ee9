// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/store/store.h"

#include <QJsonArray>

namespace Speckle::Sandbox {

//! An object as it was sent: the text too, because the hash is made from it, key order included.
struct SentObject
{
    QJsonValue value;
    QByteArray text;
};

//! The objects in a JSON list. Throws a Crash with \a complaint for anything else.
[[nodiscard]] QList<SentObject> sentObjects(const QJsonValue &list, const QByteArray &text,
                                            const QString &complaint);

/*!
    Stores what is new and gives back the identifier of each object, in order: objects are told apart by their
    hash, across all owners; placeholders, and whatever comes with an `_id`, are taken at their word and not
    stored. An identifier is null where null was sent.
*/
[[nodiscard]] QJsonArray saveObjects(Store &store, const QList<SentObject> &objects, const QString &ownerId);

[[nodiscard]] inline QJsonObject placeholder(const QJsonValue &id)
{
    return {{QStringLiteral("type"), QStringLiteral("Placeholder")}, {QStringLiteral("_id"), id}};
}

//! JSON text of a list of placeholders.
[[nodiscard]] QByteArray placeholderList(const QStringList &ids);

} // namespace Speckle::Sandbox
