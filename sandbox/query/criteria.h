// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/models/schema.h"

#include <QJsonObject>
#include <QList>
#include <QRegularExpression>

#include <optional>

namespace Speckle::Sandbox {

//! One filter: `name=/^ma/i`, `updatedAt>=2019-01-01`, `!commitMessage`, `layers.objectCount>3`.
struct Condition
{
    enum class Test {
        Equals,
        NotEquals,
        In,
        NotIn,
        Greater,
        AtLeast,
        Less,
        AtMost,
        Matches,
        MatchesNot,
        Exists,
        Missing
    };

    QString path;
    Test test = Test::Exists;
    QList<QJsonValue> values;
    QRegularExpression pattern;

    //! Lists along the path are looked into: one element that fits is enough.
    [[nodiscard]] bool holds(const QJsonObject &document) const;
};

/*!
    Makes the condition of one parameter. Nothing where the parameter says nothing. Throws a Problem for an
    operator that the database does not know and a Crash for a regular expression that is none.
*/
[[nodiscard]] std::optional<Condition> parsedCondition(const QString &name, const QJsonValue &value);

//! Converts what is compared to what the field holds ("12" for a text, true for a flag). Throws a CastError.
void convertFor(const Schema &schema, Condition &condition);

//! The database's order of values of all types: null, numbers, texts, objects, lists, flags.
[[nodiscard]] int compareValues(const QJsonValue &a, const QJsonValue &b);

} // namespace Speckle::Sandbox
