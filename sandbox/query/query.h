// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/query/criteria.h"
#include "sandbox/query/projection.h"

namespace Speckle::Sandbox {

//! The query language of the lists: fields, omit, sort, offset, limit, and every other parameter a filter.
class Query
{
public:
    /*!
        Reads the parameters in \a encoded. `populatePermissions` is taken out where \a takesPopulate.
        Throws a Crash for what the real parser falls over (two `fields`, a bad regular expression).
    */
    static Query parsed(const QString &encoded, bool takesPopulate = false);

    //! For routes that check permissions afterwards: what the check needs is always among the fields.
    void enforcePermissionFields();

    //! Filters, sorts and cuts, not yet projected. Throws a CastError where a filter does not fit its field.
    [[nodiscard]] QList<QJsonObject> select(const Schema &schema, QList<QJsonObject> documents) const;
    //! The same without the filters on \a field: the route has one of its own there, which wins.
    [[nodiscard]] QList<QJsonObject> selectIgnoring(const QString &field, const Schema &schema,
                                                    QList<QJsonObject> documents) const;
    //! Filters only.
    [[nodiscard]] QList<QJsonObject> matching(const Schema &schema, QList<QJsonObject> documents) const;
    //! Sorts and cuts only, for the routes that forget their filters.
    [[nodiscard]] QList<QJsonObject> ordered(QList<QJsonObject> documents) const;

    //! Whether a filter or the order looks at that field.
    [[nodiscard]] bool looksAt(QLatin1StringView field) const;
    [[nodiscard]] bool hasFilters() const { return !m_conditions.isEmpty(); }
    //! Nothing at all was asked for.
    [[nodiscard]] bool isPlain() const;

    Projection projection;
    bool populatePermissions = false;

private:
    [[nodiscard]] QList<Condition> conditionsFor(const Schema &schema) const;

    QList<Condition> m_conditions;
    QStringList m_sort; //!< a leading `-` turns the order around
    qsizetype m_offset = 0;
    qsizetype m_limit = 0; //!< 0: all
};

} // namespace Speckle::Sandbox
