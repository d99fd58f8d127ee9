// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/store/collection.h"

namespace Speckle::Sandbox {

//! The objects: found by identifier or hash, and handed out as stored text where nobody needs to look inside.
class ObjectCollection
{
public:
    explicit ObjectCollection(Database &database);

    [[nodiscard]] const Schema &schema() const;

    [[nodiscard]] std::optional<QJsonObject> find(const QString &id) const;
    [[nodiscard]] QJsonObject require(const QString &id) const;
    //! The identifier of the first object with that hash, or nothing.
    [[nodiscard]] QString idByHash(const QString &hash) const;

    struct Stored
    {
        QByteArray text; //!< empty: there is no such object
        bool isOpen = false; //!< public and owned: anybody may read it
    };
    [[nodiscard]] Stored stored(const QString &id) const;

    void insert(const QJsonObject &object);
    void replace(const QJsonObject &object);
    void remove(const QString &id);

private:
    Database &m_database;
};

} // namespace Speckle::Sandbox
