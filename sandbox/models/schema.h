// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/problem.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <optional>

namespace Speckle::Sandbox {

//! What a field takes. Values are converted where the real server converts them, and refused where it does.
enum class Kind {
    Text,
    Flag,
    Id,
    Date,
    Mixed, //!< anything; replaced as a whole by an update
    MixedList,
    TextList,
    IdList,
    Links, //!< a list of {resourceType, resourceId}, each with an `_id` of its own
};

struct Field
{
    QString path; //!< dotted where it stands in a group
    Kind kind = Kind::Mixed;
    QJsonValue fallback = QJsonValue::Undefined; //!< given to new documents that come without
    bool required = false;
};

//! Whether an edit counts in `__v`, the real server's counter of edits of lists.
enum class Versioning {
    Counted,
    Untouched, //!< written past the documents, as the routes of projects do with streams
};

//! One kind of document: its fields, and whether fields of other names are kept.
class Schema
{
public:
    Schema(QString model, QString collection, bool keepsUnknown, QList<Field> fields);

    [[nodiscard]] const QString &model() const { return m_model; }
    //! The collection's name as it stands in the database's error messages.
    [[nodiscard]] const QString &collection() const { return m_collection; }
    [[nodiscard]] const Field *field(QStringView path) const;

    //! A new document with identifier, defaults and dates. Throws a validation Problem.
    //! `updatedAt` is `createdAt` unless it comes along, which routes have to prevent.
    [[nodiscard]] QJsonObject create(const QJsonObject &body) const;

    /*!
        Puts \a changes into \a document; its `updatedAt` moves only if something is different then.
        Throws a validation Problem and leaves \a document as it was.
    */
    bool update(QJsonObject &document, const QJsonObject &changes,
                Versioning versioning = Versioning::Counted) const;

    //! \a value as the field at \a path stores it; nothing if it cannot be converted. Unknown paths take all.
    [[nodiscard]] std::optional<QJsonValue> cast(QStringView path, const QJsonValue &value) const;

    //! `Cast to ObjectId failed for value "zzz" at path "_id"`
    [[nodiscard]] static QString castMessage(Kind kind, const QJsonValue &value, QStringView path);
    //! The Problem of a query that asks a field for something it cannot hold.
    [[nodiscard]] Problem castProblem(QStringView path, const QJsonValue &value) const;
    //! Throws unless \a id looks like an object identifier.
    void requireId(const QString &id) const;

private:
    void assign(QJsonObject &document, const QString &path, const QJsonValue &value,
                QStringList &errors) const;
    void requireAll(const QJsonObject &document, QStringList &errors) const;
    [[nodiscard]] bool isGroup(QStringView path) const;
    [[nodiscard]] bool setsList(const QString &path, const QJsonValue &before, const QJsonValue &after) const;

    QString m_model;
    QString m_collection;
    bool m_keepsUnknown;
    QList<Field> m_fields;
};

//! One more edit of a list in `__v`.
void countEdit(QJsonObject &document);

//! The time as it stands in documents: 2019-05-31T09:26:53.589Z
[[nodiscard]] QString timestamp();

} // namespace Speckle::Sandbox
