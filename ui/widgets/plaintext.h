// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Speckle {

//! Characters of a name within a sentence or a title.
inline constexpr qsizetype LongestName = 60;

// Server text is a stranger's. Widgets that cannot be told "this is plain text" guess rich text by its looks,
// take '&' for a mnemonic and lines for lines: these make a string harmless for one kind of place each.

/*!
 * One line for a cell, a label or a tab: line breaks, tabs and other control characters become visible marks,
 * and so do the marks that turn the direction of writing around (a name must not rewrite what stands beside
 * it). Cut at \a limit characters, because eliding costs time with every character.
 */
[[nodiscard]] QString oneLine(const QString &text, qsizetype limit = 400);
//! For a tool tip: escaped, since Qt would take tags in it for markup; line breaks stay, and long words are
//! breakable(). Empty for empty.
[[nodiscard]] QString plainToolTip(const QString &text, qsizetype limit = 2000);
//! For tabs, menus and buttons: one line, '&' shown as itself instead of making a mnemonic.
[[nodiscard]] QString plainCaption(const QString &text);
//! For a label with word wrap: a word of more than 40 characters may break, so that it cannot widen the
//! window.
[[nodiscard]] QString breakable(const QString &text);

} // namespace Speckle
