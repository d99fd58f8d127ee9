// SPDX-License-Identifier: MIT
#include "sandbox/store/streams.h"

#include "sandbox/models/models.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

namespace {

constexpr qsizetype BytesAnId = 12;

QByteArray packed(const QStringList &ids)
{
    QByteArray bytes;
    bytes.reserve(ids.size() * BytesAnId);
    for (const QString &id : ids)
        bytes += QByteArray::fromHex(id.toLatin1());
    return bytes;
}

QStringList unpacked(const QByteArray &bytes)
{
    QStringList ids;
    ids.reserve(bytes.size() / BytesAnId);
    const QByteArray hex = bytes.toHex();
    for (qsizetype at = 0; at + 2 * BytesAnId <= hex.size(); at += 2 * BytesAnId)
        ids << QString::fromLatin1(hex.sliced(at, 2 * BytesAnId));
    return ids;
}

QString idOf(const QJsonObject &stream)
{
    return stream.value("_id"_L1).toString();
}

} // namespace

StreamCollection::StreamCollection(Database &database)
    : m_database(database)
    , m_documents(database, Models::stream(), u"streams"_s, {u"streamId"_s, u"owner"_s})
{
}

std::optional<QJsonObject> StreamCollection::find(const QString &streamId) const
{
    return m_documents.findBy(u"streamId"_s, streamId);
}

QJsonObject StreamCollection::require(const QString &streamId) const
{
    const auto stream = find(streamId);
    if (!stream)
        throw Problem::notFound();
    return *stream;
}

QList<QJsonObject> StreamCollection::visibleTo(const QString &userId) const
{
    QList<QJsonObject> found;
    m_database.select(
        u"SELECT doc FROM streams WHERE owner=? OR id IN (SELECT stream FROM shares WHERE user=?) "
        "ORDER BY seq"_s,
        {userId, userId}, [&](const QSqlQuery &row) { found << fromText(row.value(0).toByteArray()); });
    return found;
}

QList<QJsonObject> StreamCollection::withIds(const QStringList &streamIds) const
{
    QList<QJsonObject> found;
    QStringList seen;
    for (const QString &streamId : streamIds) {
        if (seen.contains(streamId))
            continue;
        seen << streamId;
        if (const auto stream = find(streamId))
            found << *stream;
    }
    return found;
}

void StreamCollection::insert(const QJsonObject &stream, const QStringList &objects)
{
    m_documents.insert(stream);
    writeShares(stream);
    setObjects(stream, objects);
}

void StreamCollection::replace(const QJsonObject &stream)
{
    m_documents.replace(stream);
    writeShares(stream);
}

int StreamCollection::remove(const QStringList &streamIds)
{
    int removed = 0;
    for (const QString &streamId : streamIds) {
        m_database.execute(u"DELETE FROM shares WHERE stream IN (SELECT id FROM streams WHERE streamId=?)"_s,
                           {streamId});
        removed += m_database.execute(u"DELETE FROM streams WHERE streamId=?"_s, {streamId});
    }
    return removed;
}

QStringList StreamCollection::objects(const QJsonObject &stream) const
{
    QByteArray bytes;
    m_database.select(u"SELECT objects FROM streams WHERE id=?"_s, {idOf(stream)},
                      [&](const QSqlQuery &row) { bytes = row.value(0).toByteArray(); });
    return unpacked(bytes);
}

void StreamCollection::setObjects(const QJsonObject &stream, const QStringList &objects)
{
    m_database.execute(u"UPDATE streams SET objects=? WHERE id=?"_s, {packed(objects), idOf(stream)});
}

void StreamCollection::writeShares(const QJsonObject &stream)
{
    m_database.execute(u"DELETE FROM shares WHERE stream=?"_s, {idOf(stream)});
    for (const QLatin1StringView list : {"canRead"_L1, "canWrite"_L1}) {
        const QJsonArray users = stream.value(list).toArray();
        for (const QJsonValue user : users) {
            if (user.isString())
                m_database.execute(u"INSERT OR IGNORE INTO shares VALUES (?,?)"_s,
                                   {user.toString(), idOf(stream)});
        }
    }
}

} // namespace Speckle::Sandbox
