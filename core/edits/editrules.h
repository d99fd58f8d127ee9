// SPDX-License-Identifier: MIT
#pragma once

#include "core/edits/merge.h"

namespace Speckle {

/*!
 * What the fields of each record mean to a merge.
 *
 * Lists of ids differ in who else writes them. `children` and a project's `streams` grow at the server's own
 * hand (clone, addstream) while we edit, and their order says nothing: member by member, so that a clone made
 * meanwhile is never taken out of its parent. `objects` has order and doubles, and layers point into it by
 * index: half of one list and half of another would put objects into layers that they never were in, so that
 * one is kept or replaced as a whole, and a conflict where both did. `ancestors` is a history: as a whole.
 */
namespace EditRules {

[[nodiscard]] const MergeRules &stream();
[[nodiscard]] const MergeRules &project();
[[nodiscard]] const MergeRules &comment();
[[nodiscard]] const MergeRules &apiClient();

} // namespace EditRules

/*!
 * merge() by the rules of streams, and by three more:
 * - The layer that the server makes up for a stream without layers is taken for none.
 * - A record without `objects` says nothing of them; only an empty list clears a stream.
 * - Layers are ranges of `objects`. Where one side changed the objects and the other the ranges (a layer
 *   added or removed, `startIndex`, `objectCount`), both lists are conflicts as wholes. That can be seen only
 *   where all three hold `objects`.
 */
[[nodiscard]] Merged mergeStream(const QJsonObject &base, const QJsonObject &mine, const QJsonObject &theirs);

} // namespace Speckle
