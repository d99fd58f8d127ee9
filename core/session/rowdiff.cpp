// SPDX-License-Identifier: MIT
#include "core/session/rowdiff.h"

#include <QHash>

#include <algorithm>
#include <vector>

namespace Speckle {

RowDiff RowDiff::between(const QStringList &before, const QStringList &after)
{
    QHash<QString, qsizetype> rowInAfter;
    rowInAfter.reserve(after.size());
    for (qsizetype row = 0; row < after.size(); ++row)
        rowInAfter.insert(after.at(row), row);

    // The longest increasing sequence of the new rows of what is in both, by patience sorting: ends[n] is the
    // old row that ends the best sequence of n + 1 rows so far.
    std::vector<qsizetype> target(static_cast<size_t>(before.size()), -1);
    std::vector<qsizetype> previous(target.size(), -1);
    std::vector<qsizetype> ends;
    qsizetype common = 0;
    for (size_t row = 0; row < target.size(); ++row) {
        target[row] = rowInAfter.value(before.at(static_cast<qsizetype>(row)), -1);
        if (target[row] < 0)
            continue;
        ++common;
        const auto place
            = std::lower_bound(ends.begin(), ends.end(), target[row], [&](qsizetype end, qsizetype wanted) {
                  return target[static_cast<size_t>(end)] < wanted;
              });
        if (place != ends.begin())
            previous[row] = *std::prev(place);
        if (place == ends.end())
            ends.push_back(static_cast<qsizetype>(row));
        else
            *place = static_cast<qsizetype>(row);
    }

    RowDiff diff;
    diff.stays.fill(false, before.size());
    diff.isNew.fill(true, after.size());
    diff.moved = common - static_cast<qsizetype>(ends.size());
    for (qsizetype row = ends.empty() ? -1 : ends.back(); row >= 0;
         row = previous[static_cast<size_t>(row)]) {
        diff.stays[row] = true;
        diff.isNew[target[static_cast<size_t>(row)]] = false;
    }
    return diff;
}

} // namespace Speckle
