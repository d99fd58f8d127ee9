// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace Speckle {

/*!
 * A document of the server: its JSON, whole, with typed accessors on top.
 *
 * Fields that we do not know travel through an edit untouched. Accessors never fail: a field that is missing,
 * null or of another type reads as the accessor's empty value (and stays what it was in json()). A plain
 * value, implicitly shared, usable from any thread.
 */
class Record
{
public:
    Record() = default;
    explicit Record(const QJsonObject &json)
        : m_json(json)
    {
    }

    [[nodiscard]] const QJsonObject &json() const { return m_json; }
    [[nodiscard]] bool isEmpty() const { return m_json.isEmpty(); }

    [[nodiscard]] QString id() const { return text("_id"); }
    //! `_id` of the owner, whether the server sent the id or the whole user.
    [[nodiscard]] QString owner() const;
    [[nodiscard]] bool isPrivate() const { return flag("private"); }
    [[nodiscard]] QStringList canRead() const { return ids("canRead"); }
    [[nodiscard]] QStringList canWrite() const { return ids("canWrite"); }
    [[nodiscard]] bool anonymousComments() const { return flag("anonymousComments"); }
    [[nodiscard]] QStringList comments() const { return ids("comments"); }
    [[nodiscard]] QDateTime createdAt() const { return time("createdAt"); }
    [[nodiscard]] QDateTime updatedAt() const { return time("updatedAt"); }

    //! Any field, known to us or not; undefined where it is missing.
    [[nodiscard]] QJsonValue value(const char *key) const { return m_json.value(QLatin1String(key)); }
    [[nodiscard]] bool has(const char *key) const { return m_json.contains(QLatin1String(key)); }
    void setValue(const char *key, const QJsonValue &value) { m_json.insert(QLatin1String(key), value); }

    /*!
     * What a PUT has to send to get from \a before to \a after: the members whose values differ, whole. A
     * member that \a after has lost goes out as null. `_id`, `createdAt`, `updatedAt` never count.
     */
    [[nodiscard]] static QJsonObject changedMembers(const Record &before, const Record &after);
    //! This record with the members of \a partial put over its own; for answers that hold only some fields.
    //! Whether that changed anything.
    bool merge(const QJsonObject &partial);

    friend bool operator==(const Record &, const Record &) = default;

protected:
    [[nodiscard]] QString text(const char *key) const;
    [[nodiscard]] bool flag(const char *key) const;
    [[nodiscard]] QStringList texts(const char *key) const;
    //! Ids of a list whose members are ids or objects with an `_id`.
    [[nodiscard]] QStringList ids(const char *key) const;
    [[nodiscard]] QDateTime time(const char *key) const;

private:
    QJsonObject m_json;
};

} // namespace Speckle
