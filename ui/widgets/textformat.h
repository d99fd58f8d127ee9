// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

namespace Speckle {

//! "Today 14:05", "Yesterday 9:30", "3 Nov 2026", in the order and words of \a locale. Empty for an invalid
//! time.
[[nodiscard]] QString timeText(const QDateTime &time, const QLocale &locale = QLocale(),
                               const QDateTime &now = QDateTime::currentDateTime());
//! The exact local time, and how long ago that is: "3 November 2026 14:05:12 (20 days ago)". Empty for an
//! invalid one.
[[nodiscard]] QString exactTimeText(const QDateTime &time, const QLocale &locale = QLocale(),
                                    const QDateTime &now = QDateTime::currentDateTime());

//! "12,345" in the grouping of \a locale.
[[nodiscard]] QString countText(qsizetype count, const QLocale &locale = QLocale());
//! \a one, or \a many with the count for its %1.
[[nodiscard]] QString countedText(qsizetype count, const QString &one, const QString &many);

} // namespace Speckle
