// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/store/collection.h"

namespace Speckle::Sandbox {

/*!
    The streams. A stream's list of objects may hold 100,000 identifiers, so it is kept apart from the
   document and read only by those who ask for it: documents go in and come out **without** `objects`.
*/
class StreamCollection
{
public:
    explicit StreamCollection(Database &database);

    [[nodiscard]] const Schema &schema() const { return m_documents.schema(); }

    [[nodiscard]] std::optional<QJsonObject> find(const QString &streamId) const;
    [[nodiscard]] QJsonObject require(const QString &streamId) const;
    //! Owned by the user, or shared with them by either list.
    [[nodiscard]] QList<QJsonObject> visibleTo(const QString &userId) const;
    [[nodiscard]] QList<QJsonObject> all() const { return m_documents.all(); }
    [[nodiscard]] QList<QJsonObject> withIds(const QStringList &streamIds) const;

    void insert(const QJsonObject &stream, const QStringList &objects);
    void replace(const QJsonObject &stream);
    //! Returns the number of streams that were really there.
    int remove(const QStringList &streamIds);

    [[nodiscard]] QStringList objects(const QJsonObject &stream) const;
    void setObjects(const QJsonObject &stream, const QStringList &objects);

private:
    void writeShares(const QJsonObject &stream);

    Database &m_database;
    Collection m_documents;
};

} // namespace Speckle::Sandbox
