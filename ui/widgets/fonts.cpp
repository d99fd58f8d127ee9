// SPDX-License-Identifier: MIT
#include "ui/widgets/fonts.h"

#include <QFontDatabase>
#include <QGuiApplication>

namespace Speckle {

QFont headlineFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 1.3);
    font.setBold(true);
    return font;
}

QFont fixedFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(QGuiApplication::font().pointSizeF());
    return font;
}

} // namespace Speckle
