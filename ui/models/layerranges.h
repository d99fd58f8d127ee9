// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/layer.h"

#include <QList>

#include <optional>
#include <vector>

namespace Speckle {

//! A layer as far as there are objects for it.
struct LayerRange
{
    Layer layer;
    qsizetype first = 0;
    qsizetype count = 0;
    //! The server's start or count reach beyond the stream's objects (or are negative): these here do not.
    bool clamped = false;

    friend bool operator==(const LayerRange &, const LayerRange &) = default;
};

//! How the layers of a stream share out its objects.
struct LayerRanges
{
    //! In the order of orderIndex; layers without one stay in the server's order.
    QList<LayerRange> layers;
    //! Positions in stream order that no layer covers, ascending.
    std::vector<int> unassigned;

    friend bool operator==(const LayerRanges &, const LayerRanges &) = default;
};

/*!
 * Clamps the layers to \a objectCount objects and collects what is left over. Layers may overlap.
 * \a objectCount nullopt: not known yet, so only negative numbers are clamped and nothing is unassigned.
 */
[[nodiscard]] LayerRanges layerRanges(const QList<Layer> &layers, std::optional<qsizetype> objectCount);

} // namespace Speckle
