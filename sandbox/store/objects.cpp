// SPDX-License-Identifier: MIT
#include "sandbox/store/objects.h"

#include "sandbox/models/models.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

namespace {

bool isOpen(const QJsonObject &object)
{
    return object.value("private"_L1) == false && object.value("owner"_L1).isString();
}

} // namespace

ObjectCollection::ObjectCollection(Database &database)
    : m_database(database)
{
}

const Schema &ObjectCollection::schema() const
{
    return Models::object();
}

std::optional<QJsonObject> ObjectCollection::find(const QString &id) const
{
    schema().requireId(id);
    const QByteArray text = stored(id).text;
    if (text.isEmpty())
        return std::nullopt;
    return QJsonDocument::fromJson(text).object();
}

QJsonObject ObjectCollection::require(const QString &id) const
{
    const auto object = find(id);
    if (!object)
        throw Problem::notFound();
    return *object;
}

QString ObjectCollection::idByHash(const QString &hash) const
{
    QString id;
    m_database.select(u"SELECT id FROM objects WHERE hash=? ORDER BY seq LIMIT 1"_s, {hash},
                      [&](const QSqlQuery &row) { id = row.value(0).toString(); });
    return id;
}

ObjectCollection::Stored ObjectCollection::stored(const QString &id) const
{
    Stored found;
    m_database.select(u"SELECT doc, isOpen FROM objects WHERE id=?"_s, {id.toLower()},
                      [&](const QSqlQuery &row) {
                          found = {row.value(0).toByteArray(), row.value(1).toBool()};
                      });
    return found;
}

void ObjectCollection::insert(const QJsonObject &object)
{
    m_database.execute(u"INSERT INTO objects (id, hash, isOpen, doc) VALUES (?,?,?,?)"_s,
                       {object.value("_id"_L1).toString(), object.value("hash"_L1).toString(), isOpen(object),
                        toText(object)});
}

void ObjectCollection::replace(const QJsonObject &object)
{
    m_database.execute(u"UPDATE objects SET hash=?, isOpen=?, doc=? WHERE id=?"_s,
                       {object.value("hash"_L1).toString(), isOpen(object), toText(object),
                        object.value("_id"_L1).toString()});
}

void ObjectCollection::remove(const QString &id)
{
    m_database.execute(u"DELETE FROM objects WHERE id=?"_s, {id.toLower()});
}

} // namespace Speckle::Sandbox
