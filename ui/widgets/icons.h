// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>

namespace Speckle {

/*!
 * The program's own icons, by name ("stream", "project", "lock" …; the files in resources/icons). SVGs of one
 * colour that are painted in the palette's text colour at the time of painting, so that light, dark, disabled
 * and selected are right by themselves. An unknown name is a programming error: asserted in debug, an empty
 * icon in release.
 */
[[nodiscard]] QIcon icon(const QString &name);

} // namespace Speckle
