// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/stream.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <optional>

namespace Speckle {

//! What a table of streams shows, and no more: of the layers only how many objects they hold.
[[nodiscard]] QStringList listedStreamFields();
//! Named in one address, which servers and proxies want short.
constexpr qsizetype streamsAQuery = 50;

/*!
 * What has been loaded of an account's streams, by streamId. Answers hold all of a stream or some of its
 * fields, and arrive in any order; each put…() says whether anything that can be seen has changed.
 */
class StreamRecords
{
public:
    /*!
     * Some fields, as a list brings them. Layers that hold nothing but their `objectCount` become the
     * stream's count and no layers. Fields older than those known (by `updatedAt`) are dropped: a list that
     * was asked for before an edit must not undo it.
     */
    bool putPart(const Stream &part);
    //! All fields but the objects. What the server has no more goes.
    bool putWhole(const Stream &whole);
    bool putObjectIds(const QString &streamId, const QStringList &ids);
    //! The server has it no more.
    void remove(const QString &streamId);

    [[nodiscard]] std::optional<Stream> stream(const QString &streamId) const;
    [[nodiscard]] bool isWhole(const QString &streamId) const { return m_whole.contains(streamId); }
    [[nodiscard]] std::optional<QStringList> objectIds(const QString &streamId) const;
    //! From the ids, else from the layers; nullopt where neither is known, or where there are no layers.
    [[nodiscard]] std::optional<qsizetype> objectCount(const QString &streamId) const;

private:
    QHash<QString, Stream> m_streams;
    QSet<QString> m_whole;
    QHash<QString, QStringList> m_objectIds;
    QHash<QString, qsizetype> m_counts;
};

} // namespace Speckle
