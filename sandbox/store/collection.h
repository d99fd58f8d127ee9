// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/models/schema.h"
#include "sandbox/store/database.h"

#include <QStringList>

#include <optional>

namespace Speckle::Sandbox {

/*!
    The documents of one kind, in the order in which they were made.

    Knows its table, and which fields stand in columns of their own; nothing about permissions.
*/
class Collection
{
public:
    //! \a columns: fields that are kept as columns of the same name beside the document.
    Collection(Database &database, const Schema &schema, QString table, QStringList columns);

    [[nodiscard]] const Schema &schema() const { return m_schema; }

    //! Throws a CastError if \a id is not an identifier at all.
    [[nodiscard]] std::optional<QJsonObject> find(const QString &id) const;
    //! The same, and "Resource not found." where there is none.
    [[nodiscard]] QJsonObject require(const QString &id) const;
    [[nodiscard]] std::optional<QJsonObject> findBy(const QString &column, const QVariant &value) const;
    [[nodiscard]] QList<QJsonObject> listBy(const QString &column, const QVariant &value) const;
    [[nodiscard]] QList<QJsonObject> all() const;
    [[nodiscard]] qint64 count() const;

    //! Throws the Problem of a duplicate identifier (or e-mail) as the real server's database words it.
    void insert(const QJsonObject &document);
    void replace(const QJsonObject &document);
    void remove(const QString &id);

private:
    [[nodiscard]] QVariantList columnValues(const QJsonObject &document) const;

    Database &m_database;
    const Schema &m_schema;
    QString m_table;
    QStringList m_columns;
    QString m_insert;
    QString m_replace;
};

//! Text of a document as it is stored, and back.
[[nodiscard]] QByteArray toText(const QJsonObject &document);
[[nodiscard]] QJsonObject fromText(const QByteArray &text);

} // namespace Speckle::Sandbox
