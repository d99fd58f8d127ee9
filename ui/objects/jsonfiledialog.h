// SPDX-License-Identifier: MIT
#pragma once

class QString;
class QWidget;

namespace Speckle {

class FileDialog;

//! Asks for the file that JSON goes into. \a name is a stranger's: what a file's name had better not hold is
//! left out of what is proposed, and so is what follows 80 characters. Not open yet.
[[nodiscard]] FileDialog *newJsonFileDialog(QWidget *parent, const QString &title, const QString &name);

} // namespace Speckle
