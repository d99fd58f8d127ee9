// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>

namespace Speckle {

//! For the name of what a page is about: larger than \a font, and bold.
[[nodiscard]] QFont headlineFont(QFont font);
//! For JSON: every character as wide as the next, in the size of other text.
[[nodiscard]] QFont fixedFont();

} // namespace Speckle
