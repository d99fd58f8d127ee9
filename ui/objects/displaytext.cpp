// SPDX-License-Identifier: MIT
#include "ui/objects/displaytext.h"

#include "core/objects/prettyjson.h"

namespace Speckle {

namespace {

//! The end of the part of \a text to show: behind a line break if there is one, never inside a UTF-8
//! sequence.
qsizetype cutAt(const QByteArray &text, qsizetype limit)
{
    const qsizetype lineEnd = text.lastIndexOf('\n', limit - 1);
    if (lineEnd > limit / 2)
        return lineEnd;
    qsizetype end = limit;
    while (end > 0 && (uchar(text.at(end)) & 0xc0U) == 0x80U)
        --end;
    return end;
}

QString breakLines(const QString &text, qsizetype longest, bool *broken)
{
    QString result;
    result.reserve(text.size() + text.size() / longest);
    for (qsizetype start = 0; start < text.size();) {
        qsizetype end = text.indexOf(u'\n', start);
        if (end < 0)
            end = text.size();
        while (end - start > longest) {
            const qsizetype take = text.at(start + longest - 1).isHighSurrogate() ? longest - 1 : longest;
            result += QStringView(text).mid(start, take);
            result += u'\n';
            start += take;
            *broken = true;
        }
        result += QStringView(text).mid(start, end - start);
        if (end < text.size())
            result += u'\n';
        start = end + 1;
    }
    return result;
}

} // namespace

DisplayText displayText(const QByteArray &json, qsizetype limit, qsizetype longestLine)
{
    const QByteArray pretty = prettyJson(json);
    DisplayText display;
    display.bytes = pretty.size();
    display.cut = limit > 0 && pretty.size() > limit;
    const QString text = QString::fromUtf8(display.cut ? pretty.left(cutAt(pretty, limit)) : pretty);
    display.text = breakLines(text, longestLine, &display.broken);
    return display;
}

} // namespace Speckle
