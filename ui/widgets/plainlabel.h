// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace Speckle {

//! A label for what a server says: as it stands, over as many lines as it takes.
[[nodiscard]] QLabel *plainLabel(const QString &objectName, QWidget *parent = nullptr);

} // namespace Speckle
