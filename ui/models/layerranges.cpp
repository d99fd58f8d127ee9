// SPDX-License-Identifier: MIT
#include "ui/models/layerranges.h"

#include <algorithm>
#include <limits>

namespace Speckle {

namespace {

//! As the server has it: Layer's own accessors make the best of it, and here it matters what was wrong.
qsizetype said(const Layer &layer, const char *key)
{
    constexpr double Far = 1e15; // beyond any list, and far from overflow
    return qsizetype(std::clamp(layer.value(key).toDouble(), -Far, Far));
}

LayerRange clamp(const Layer &layer, qsizetype objectCount)
{
    const qsizetype start = said(layer, "startIndex");
    const qsizetype count = said(layer, "objectCount");
    // The end as it was said: a start that had to be moved must not shift it.
    const qsizetype first = std::clamp<qsizetype>(start, 0, objectCount);
    const qsizetype end = std::clamp<qsizetype>(start + std::max<qsizetype>(count, 0), first, objectCount);
    return {layer, first, end - first, start != first || count != end - first};
}

} // namespace

LayerRanges layerRanges(const QList<Layer> &layers, std::optional<qsizetype> objectCount)
{
    LayerRanges ranges;
    const qsizetype count = objectCount.value_or(std::numeric_limits<int>::max());
    for (const Layer &layer : layers)
        ranges.layers.append(clamp(layer, count));
    std::stable_sort(
        ranges.layers.begin(), ranges.layers.end(),
        [](const LayerRange &a, const LayerRange &b) { return a.layer.orderIndex() < b.layer.orderIndex(); });
    if (!objectCount)
        return ranges;

    // Differences of coverage, summed up from the left: linear however the layers overlap.
    std::vector<int> change(size_t(count) + 1, 0);
    for (const LayerRange &range : std::as_const(ranges.layers)) {
        ++change[size_t(range.first)];
        --change[size_t(range.first + range.count)];
    }
    int covered = 0;
    for (size_t i = 0; i < size_t(count); ++i) {
        covered += change[i];
        if (covered == 0)
            ranges.unassigned.push_back(int(i));
    }
    return ranges;
}

} // namespace Speckle
