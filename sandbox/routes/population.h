// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/store/store.h"

#include <QHash>
#include <QJsonArray>

namespace Speckle::Sandbox {

//! Users in place of their identifiers, each looked up once.
class UserLookup
{
public:
    explicit UserLookup(const Store &store)
        : m_store(store)
    {
    }

    //! `{_id, name, surname, email, company}`, or null for nobody.
    [[nodiscard]] QJsonValue user(const QJsonValue &id) const;
    //! Those of \a ids who exist, as identifiers or as users.
    [[nodiscard]] QJsonArray existing(const QJsonArray &ids, bool asUsers) const;

private:
    const Store &m_store;
    mutable QHash<QString, QJsonValue> m_known;
};

} // namespace Speckle::Sandbox
