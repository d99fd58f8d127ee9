// SPDX-License-Identifier: MIT
#include "sandbox/store/collection.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

QByteArray toText(const QJsonObject &document)
{
    return QJsonDocument(document).toJson(QJsonDocument::Compact);
}

QJsonObject fromText(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

Collection::Collection(Database &database, const Schema &schema, QString table, QStringList columns)
    : m_database(database)
    , m_schema(schema)
    , m_table(std::move(table))
    , m_columns(std::move(columns))
{
    const QStringList all = QStringList{u"doc"_s, u"id"_s} + m_columns;
    m_insert = u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(m_table, all.join(u','),
                                                        QStringList(all.size(), u"?"_s).join(u','));
    m_replace = u"UPDATE %1 SET doc=?"_s.arg(m_table);
    for (const QString &column : std::as_const(m_columns))
        m_replace += u',' + column + u"=?"_s;
    m_replace += u" WHERE id=?"_s;
}

QVariantList Collection::columnValues(const QJsonObject &document) const
{
    QVariantList values;
    for (const QString &column : m_columns)
        values << document.value(column).toVariant();
    return values;
}

std::optional<QJsonObject> Collection::find(const QString &id) const
{
    m_schema.requireId(id);
    return findBy(u"id"_s, id.toLower());
}

QJsonObject Collection::require(const QString &id) const
{
    const auto document = find(id);
    if (!document)
        throw Problem::notFound();
    return *document;
}

std::optional<QJsonObject> Collection::findBy(const QString &column, const QVariant &value) const
{
    std::optional<QJsonObject> found;
    m_database.select(u"SELECT doc FROM %1 WHERE %2=? ORDER BY seq LIMIT 1"_s.arg(m_table, column), {value},
                      [&](const QSqlQuery &row) { found = fromText(row.value(0).toByteArray()); });
    return found;
}

QList<QJsonObject> Collection::listBy(const QString &column, const QVariant &value) const
{
    QList<QJsonObject> found;
    m_database.select(u"SELECT doc FROM %1 WHERE %2=? ORDER BY seq"_s.arg(m_table, column), {value},
                      [&](const QSqlQuery &row) { found << fromText(row.value(0).toByteArray()); });
    return found;
}

QList<QJsonObject> Collection::all() const
{
    QList<QJsonObject> found;
    m_database.select(u"SELECT doc FROM %1 ORDER BY seq"_s.arg(m_table), {},
                      [&](const QSqlQuery &row) { found << fromText(row.value(0).toByteArray()); });
    return found;
}

qint64 Collection::count() const
{
    qint64 rows = 0;
    m_database.select(u"SELECT count(*) FROM %1"_s.arg(m_table), {},
                      [&](const QSqlQuery &row) { rows = row.value(0).toLongLong(); });
    return rows;
}

void Collection::insert(const QJsonObject &document)
{
    const QString id = document.value("_id"_L1).toString();
    if (findBy(u"id"_s, id)) {
        throw Problem(
            u"E11000 duplicate key error collection: speckle.%1 index: _id_ dup key: { _id: %2 }"_s.arg(
                m_schema.collection(), id),
            u"MongoError"_s);
    }
    m_database.execute(m_insert, QVariantList{toText(document), id} + columnValues(document));
}

void Collection::replace(const QJsonObject &document)
{
    m_database.execute(m_replace, QVariantList{toText(document)} + columnValues(document)
                                      + QVariantList{document.value("_id"_L1).toString()});
}

void Collection::remove(const QString &id)
{
    m_database.execute(u"DELETE FROM %1 WHERE id=?"_s.arg(m_table), {id});
}

} // namespace Speckle::Sandbox
