// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/store/collection.h"

namespace Speckle::Sandbox {

//! The users. The hash of the password stands beside the document, so that no route can hand it out by
//! mistake.
class UserCollection : public Collection
{
public:
    explicit UserCollection(Database &database);

    void insertWithPassword(const QJsonObject &user, const QString &passwordHash);
    [[nodiscard]] QString passwordHash(const QJsonObject &user) const;

private:
    Database &m_database;
};

} // namespace Speckle::Sandbox
