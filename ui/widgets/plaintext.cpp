// SPDX-License-Identifier: MIT
#include "ui/widgets/plaintext.h"

#include "core/marks.h"

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
constexpr qsizetype LongestWord = 40;
constexpr QChar ZeroWidthSpace(u'\u200B');

//! Does not leave half of a surrogate pair behind.
QString cut(const QString &text, qsizetype limit)
{
    if (text.size() <= limit)
        return text;
    const qsizetype end = text.at(limit - 1).isHighSurrogate() ? limit - 1 : limit;
    return text.left(end) + u'…';
}
} // namespace

QString oneLine(const QString &text, qsizetype limit)
{
    const QString line = cut(text, limit).replace("\r\n"_L1, "\n"_L1);
    QString shown;
    shown.reserve(line.size());
    for (const QChar c : line) {
        if (c == u'\n' || c == u'\r' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            shown += u'↵';
        else if (c == u'\t')
            shown += u' ';
        else if (isHiddenMark(c))
            shown += markName(c);
        else
            shown += c;
    }
    return shown;
}

QString plainToolTip(const QString &text, qsizetype limit)
{
    if (text.isEmpty())
        return {};
    return "<p style=\"white-space:pre-wrap\">"_L1 + breakable(cut(text, limit)).toHtmlEscaped() + "</p>"_L1;
}

QString plainCaption(const QString &text)
{
    return oneLine(text).replace(u'&', "&&"_L1);
}

QString breakable(const QString &text)
{
    QString result;
    result.reserve(text.size() + text.size() / LongestWord);
    qsizetype run = 0;
    for (const QChar c : text) {
        if (c.isSpace()) {
            run = 0;
        } else if (++run > LongestWord && !c.isLowSurrogate()) {
            result += ZeroWidthSpace;
            run = 1;
        }
        result += c;
    }
    return result;
}

} // namespace Speckle
