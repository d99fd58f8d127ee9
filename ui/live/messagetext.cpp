// SPDX-License-Identifier: MIT
#include "ui/live/messagetext.h"

#include "core/marks.h"
#include "core/net/redact.h"
#include "core/objects/prettyjson.h"
#include "ui/widgets/plaintext.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Speckle {
namespace {

constexpr qsizetype LongestCell = 300; //!< characters: more than any screen shows
constexpr qsizetype LargestParsed = 65'536; //!< bytes
constexpr qsizetype LargestReadable = 262'144; //!< bytes; a text edit lays out all of it at once
constexpr qsizetype LongestReadableLine
    = 1'000; //!< characters; layout of one line is more than linear in its length

struct MessageWords
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::MessageText)
};

//! \a utf8 cut at \a limit bytes, not within a character.
QByteArray cut(const QByteArray &utf8, qsizetype limit)
{
    if (utf8.size() <= limit)
        return utf8;
    while (limit > 0 && (uchar(utf8.at(limit)) & 0xC0) == 0x80)
        --limit;
    return utf8.left(limit);
}

QString meaningOf(const QString &eventType)
{
    if (eventType == "update-global"_L1)
        return MessageWords::tr("The stream's data changed");
    if (eventType == "update-meta"_L1)
        return MessageWords::tr("Name or layers changed");
    if (eventType == "update-name"_L1)
        return MessageWords::tr("The name changed");
    if (eventType == "update-children"_L1)
        return MessageWords::tr("A version was added");
    return {};
}

//! Characters that would turn the line around, or that do not show at all, become visible.
QString disarmed(QString text)
{
    for (QChar &c : text) {
        const char16_t u = c.unicode();
        const bool separator = u == 0x2028 || u == 0x2029;
        if (u < 0x20 && u != u'\n' && u != u'\t')
            c = QChar(char16_t(0x2400 + u)); // the picture of the control character
        else if (turnsDirection(c) || separator || (u >= 0x7F && u < 0xA0))
            c = QChar::ReplacementCharacter;
    }
    return text;
}

QString withShortLines(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const QStringView line : QStringView(text).split(u'\n')) {
        if (!result.isEmpty())
            result += u'\n';
        if (line.size() <= LongestReadableLine) {
            result += line;
            continue;
        }
        const qsizetype end = line.at(LongestReadableLine - 1).isHighSurrogate() ? LongestReadableLine - 1
                                                                                 : LongestReadableLine;
        result += line.first(end);
        result += MessageWords::tr("… (%1 more characters)").arg(line.size() - end);
    }
    return result;
}

} // namespace

QString messageText(const LiveMessage &message)
{
    if (message.kind == LiveMessage::Kind::Notice)
        return oneLine(redact(message.text.left(LongestCell * 4)), LongestCell);
    if (message.raw.size() <= LargestParsed) {
        const QJsonDocument document = QJsonDocument::fromJson(message.raw);
        if (document.isObject() && document.object().value("args"_L1).isObject()) {
            QJsonObject args = document.object().value("args"_L1).toObject();
            args.remove("eventType"_L1); // both have columns of their own
            args.remove("senderName"_L1);
            if (args.isEmpty())
                return meaningOf(message.eventType);
            return oneLine(redact(cut(QJsonDocument(args).toJson(QJsonDocument::Compact), LongestCell * 4)),
                           LongestCell);
        }
    }
    return oneLine(redact(cut(message.raw, LongestCell * 4)), LongestCell);
}

QString readableMessage(const LiveMessage &message)
{
    if (message.raw.isEmpty())
        return disarmed(redact(message.text));
    // Redacted first and as a whole: indenting could part a secret from the key that gives it away.
    return withShortLines(
        disarmed(QString::fromUtf8(prettyJson(redact(message.raw).toUtf8(), LargestReadable))));
}

QString copyableMessage(const LiveMessage &message)
{
    return message.raw.isEmpty() ? redact(message.text) : redact(message.raw);
}

} // namespace Speckle
