// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace Speckle::Sandbox {

//! A layer with what is on it.
struct SampleLayer
{
    QString name;
    QString color; //!< #RRGGBB
    QList<QJsonObject> objects;
};

using SampleLayers = QList<SampleLayer>;

//! The sample's office building: six storeys on a grid of 8 m, by discipline. Always the same.
namespace Building {

[[nodiscard]] SampleLayers structure(); //!< slabs, columns, beams, core walls
[[nodiscard]] SampleLayers architecture(); //!< façade and partitions
[[nodiscard]] SampleLayers grids(); //!< grid lines with bubbles, levels
[[nodiscard]] SampleLayers rooms(); //!< outlines with properties, labels
[[nodiscard]] SampleLayers site();
[[nodiscard]] SampleLayers services(); //!< ducts, equipment
[[nodiscard]] SampleLayers facadeStudy();
[[nodiscard]] SampleLayers daylightResults();
[[nodiscard]] SampleLayers titleBlocks();
[[nodiscard]] SampleLayers pavilion();

} // namespace Building

} // namespace Speckle::Sandbox
