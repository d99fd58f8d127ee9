// SPDX-License-Identifier: MIT
#include "core/session/streamrecords.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

template <typename T>
std::optional<T> find(const QHash<QString, T> &hash, const QString &id)
{
    const auto it = hash.constFind(id);
    return it == hash.cend() ? std::nullopt : std::optional<T>(*it);
}

struct LayerSummary
{
    std::optional<qsizetype>
        count; //!< of their objects; none without layers: there may be objects all the same
    bool isBare = false; //!< some are nothing but their count
};

//! Without a list of layers, as this is done for each stream of a long list. Servers hold counts below zero.
LayerSummary summaryOf(const QJsonValue &layers)
{
    LayerSummary summary;
    const QJsonArray array = layers.toArray();
    for (const auto &item : array) {
        if (!item.isObject())
            continue;
        const Layer layer(item.toObject());
        summary.count = summary.count.value_or(0) + std::max<qsizetype>(layer.objectCount(), 0);
        summary.isBare = summary.isBare || layer.guid().isEmpty();
    }
    return summary;
}

} // namespace

QStringList listedStreamFields()
{
    return {u"streamId"_s,    u"name"_s,           u"owner"_s,     u"private"_s,
            u"canRead"_s,     u"canWrite"_s,       u"tags"_s,      u"jobNumber"_s,
            u"description"_s, u"baseProperties"_s, u"parent"_s,    u"children"_s,
            u"deleted"_s,     u"createdAt"_s,      u"updatedAt"_s, u"layers.objectCount"_s};
}

bool StreamRecords::putPart(const Stream &part)
{
    const QString id = part.streamId();
    if (id.isEmpty())
        return false;
    Stream &known = m_streams[id];
    const bool isNew = known.isEmpty(); // as most of a list is
    if (!isNew) {
        const QDateTime time = part.updatedAt();
        const QDateTime knownTime = known.updatedAt();
        if (time.isValid() && knownTime.isValid() && time < knownTime)
            return false;
    }

    QJsonObject fields = part.json();
    fields.remove("objects"_L1);
    bool changed = false;
    if (const QJsonValue layers = part.value("layers"); !layers.isUndefined()) {
        const LayerSummary summary = summaryOf(layers);
        if (summary.count)
            changed = std::exchange(m_counts[id], *summary.count) != *summary.count;
        else
            changed = m_counts.remove(id) > 0;
        if (summary.isBare)
            fields.remove("layers"_L1);
    }
    if (isNew) { // member by member takes many times as long
        known = Stream(fields);
        return true;
    }
    return known.merge(fields) || changed;
}

bool StreamRecords::putWhole(const Stream &whole)
{
    const QString id = whole.streamId();
    if (id.isEmpty())
        return false;
    QJsonObject fields = whole.json();
    fields.remove("objects"_L1);
    const bool first = !m_whole.contains(id);
    m_whole.insert(id);
    Stream fresh(fields);
    const std::optional<qsizetype> count = summaryOf(fresh.value("layers")).count;
    const std::optional<qsizetype> oldCount = find(m_counts, id);
    if (count)
        m_counts.insert(id, *count);
    else
        m_counts.remove(id);
    const Stream before = std::exchange(m_streams[id], fresh);
    return first || before != fresh || count != oldCount;
}

bool StreamRecords::putObjectIds(const QString &streamId, const QStringList &ids)
{
    const auto it = m_objectIds.constFind(streamId);
    if (it != m_objectIds.cend() && *it == ids)
        return false;
    m_objectIds.insert(streamId, ids);
    return true;
}

void StreamRecords::remove(const QString &streamId)
{
    m_streams.remove(streamId);
    m_whole.remove(streamId);
    m_objectIds.remove(streamId);
    m_counts.remove(streamId);
}

std::optional<Stream> StreamRecords::stream(const QString &streamId) const
{
    return find(m_streams, streamId);
}

std::optional<QStringList> StreamRecords::objectIds(const QString &streamId) const
{
    return find(m_objectIds, streamId);
}

std::optional<qsizetype> StreamRecords::objectCount(const QString &streamId) const
{
    const auto ids = m_objectIds.constFind(streamId);
    return ids != m_objectIds.cend() ? std::optional(ids->size()) : find(m_counts, streamId);
}

} // namespace Speckle
