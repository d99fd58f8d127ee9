// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/client.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace Speckle {

//! How objects are sent to be stored. A body stays well under the server's limit of 10 MB; where a proxy has
//! a lower one (413), batches are halved until they pass.
struct UploadLimits
{
    qsizetype bodyBytes = 4LL * 1024 * 1024;
    qsizetype objects = 1'000; //!< a request: the server's work grows with the square of it
};

//! Objects on their way, and what is expected back.
struct Upload
{
    QString path; //!< POST; takes an array of objects, answers with placeholders
    QString action;
    QList<QJsonObject> objects; //!< as they go out
    bool oneForEach = true; //!< false: fewer ids may come back, in any order
    UploadLimits limits;
};

/*!
 * Sends \a upload in as many requests as it takes, one after the other, encoded as they go out; the value is
 * the ids of all answers in turn. progressed() counts the bytes of the objects that were stored. Where a
 * request fails, what was stored before stays at the server, in no stream; sent again it is found there by
 * its hash and not stored twice.
 */
[[nodiscard]] Reply<QStringList> *uploadObjects(Client *client, const Upload &upload);

//! \a object as it may be POSTed. One with an `_id` would be answered like a stored one and not be stored: it
//! goes without. Its `hash` goes with it, for it came from a server, and by the hash of what it was the
//! server would find that, and drop the changes.
[[nodiscard]] QJsonObject withoutIdentity(QJsonObject object);

//! Whether \a object stands for one at the server: `{type: "Placeholder", _id}`.
[[nodiscard]] bool isPlaceholder(const QJsonObject &object);
[[nodiscard]] QJsonObject placeholderFor(const QString &id);
[[nodiscard]] QJsonArray placeholdersFor(const QStringList &ids);

} // namespace Speckle
