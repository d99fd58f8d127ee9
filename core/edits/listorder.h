// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonValue>
#include <QSet>
#include <QStringList>

//! The order of merged lists. For merge.cpp's own use.
namespace Speckle::ListOrder {

//! What tells a member of a list from the others: its id, or else all of it. Never equal for an id and
//! something else.
[[nodiscard]] QString keyOf(const QJsonValue &member);
//! Of each member, doubles left out.
[[nodiscard]] QStringList keysOf(const QJsonArray &list);

//! Whether those that are in both stand in another order.
[[nodiscard]] bool differs(const QStringList &one, const QStringList &other);
//! \a kept in the order of \a lead; what only \a other has comes behind the neighbour that it has there, and
//! behind what \a lead added at that place.
[[nodiscard]] QStringList arranged(const QStringList &lead, const QStringList &other,
                                   const QSet<QString> &kept);

} // namespace Speckle::ListOrder
