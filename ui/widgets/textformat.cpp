// SPDX-License-Identifier: MIT
#include "ui/widgets/textformat.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

struct TimeWords
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::TextFormat)
};

QString dateText(QDate date, const QLocale &locale)
{
    // The locale's long form without the weekday and with a short month: its short form is ambiguous
    // (3/11/26).
    static const QRegularExpression weekday(u"^\\s*d{3,4}[\\s,.]*|[\\s,]*d{3,4}[\\s.]*$"_s);
    QString pattern = locale.dateFormat(QLocale::LongFormat);
    pattern.remove(weekday).replace("MMMM"_L1, "MMM"_L1);
    return locale.toString(date, pattern);
}

QString agoText(qint64 seconds, const QLocale &locale)
{
    const auto counted = [&locale](qint64 n, const char *one, const char *many) {
        return n == 1 ? TimeWords::tr(one) : TimeWords::tr(many, nullptr, int(n)).arg(locale.toString(n));
    };
    if (seconds < 60)
        return TimeWords::tr("just now");
    if (seconds < 3600)
        return counted(seconds / 60, QT_TRANSLATE_NOOP("Speckle::TextFormat", "a minute ago"),
                       QT_TRANSLATE_NOOP("Speckle::TextFormat", "%1 minutes ago"));
    if (seconds < 86400)
        return counted(seconds / 3600, QT_TRANSLATE_NOOP("Speckle::TextFormat", "an hour ago"),
                       QT_TRANSLATE_NOOP("Speckle::TextFormat", "%1 hours ago"));
    return counted(seconds / 86400, QT_TRANSLATE_NOOP("Speckle::TextFormat", "a day ago"),
                   QT_TRANSLATE_NOOP("Speckle::TextFormat", "%1 days ago"));
}

} // namespace

QString timeText(const QDateTime &time, const QLocale &locale, const QDateTime &now)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    const qint64 days = local.date().daysTo(now.date());
    const QString clock = locale.toString(local.time(), QLocale::ShortFormat);
    if (days == 0)
        return TimeWords::tr("Today %1").arg(clock);
    if (days == 1)
        return TimeWords::tr("Yesterday %1").arg(clock);
    return dateText(local.date(), locale);
}

QString exactTimeText(const QDateTime &time, const QLocale &locale, const QDateTime &now)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    const QString exact = u"%1 %2"_s.arg(locale.toString(local.date(), QLocale::LongFormat),
                                         locale.toString(local.time(), u"HH:mm:ss"_s));
    const qint64 seconds = local.secsTo(now);
    // A server whose clock is ahead of ours has no past to tell of.
    return seconds < -60 ? exact : u"%1 (%2)"_s.arg(exact, agoText(seconds, locale));
}

QString countText(qsizetype count, const QLocale &locale)
{
    return locale.toString(qlonglong(count));
}

QString countedText(qsizetype count, const QString &one, const QString &many)
{
    return count == 1 ? one : many.arg(countText(count));
}

} // namespace Speckle
