// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Speckle {

//! A mark that turns the direction of writing around: the words beside it read otherwise than they are
//! written.
[[nodiscard]] inline bool turnsDirection(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069) || u == 0x200E || u == 0x200F
           || u == 0x061C;
}

//! That, or a control character.
[[nodiscard]] inline bool isHiddenMark(QChar c)
{
    return turnsDirection(c) || c.category() == QChar::Other_Control;
}

//! For people to see: "\u202e".
[[nodiscard]] inline QString markName(QChar c)
{
    return QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
}

} // namespace Speckle
