// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace Speckle {

//! A label for what a server says: as it stands, over as many lines as it takes.
[[nodiscard]] QLabel *plainLabel(const QString &objectName, QWidget *parent = nullptr);
//! The same for a sentence with a server's words in it, which cannot widen the window. Hidden where \a text
//! is empty.
[[nodiscard]] QLabel *sentenceLabel(const QString &text, QWidget *parent);

} // namespace Speckle
