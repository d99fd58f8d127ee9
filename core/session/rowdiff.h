// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QStringList>

namespace Speckle {

/*!
 * How to get from one list of unique ids to another: which rows stay. They are the longest sequence that is
 * in the same order in both, so that as little as possible has to be taken out and put in.
 */
struct RowDiff
{
    QList<bool> stays; //!< for each row of the old list
    QList<bool> isNew; //!< for each row of the new list; false: it is the next of those that stay
    qsizetype moved = 0; //!< rows that are in both and do not stay

    [[nodiscard]] static RowDiff between(const QStringList &before, const QStringList &after);
};

} // namespace Speckle
