// SPDX-License-Identifier: MIT
#include "core/net/redact.h"

#include <QByteArray>
#include <QStringView>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

// A scanner by hand: a regular expression engine gives up on long hostile input, and what it gives up on
// leaks.

namespace Speckle {

namespace {

const QString mark = u"‹redacted›"_s;

bool isTokenChar(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-'
           || c == u'_';
}

bool isPercentEncoded(QStringView text)
{
    const auto isHex = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    };
    return text.size() >= 3 && text.at(0) == u'%' && isHex(text.at(1)) && isHex(text.at(2));
}

qsizetype runEnd(QStringView text, qsizetype at)
{
    while (at < text.size() && (isTokenChar(text.at(at)) || text.at(at) == u'.'))
        ++at;
    return at;
}

// Upper case, lower case and digits in one long piece: nobody's words and no hash, but what is left of a JWT
// whose beginning was cut off.
bool looksRandom(QStringView part)
{
    if (part.size() < 40)
        return false;
    bool upper = false;
    bool lower = false;
    bool digit = false;
    for (const QChar c : part) {
        upper |= c >= u'A' && c <= u'Z';
        lower |= c >= u'a' && c <= u'z';
        digit |= c >= u'0' && c <= u'9';
    }
    return upper && lower && digit;
}

bool looksLikeJwt(QStringView run)
{
    // "eyJ" is how base64 begins for '{"': header and claims of every JWT.
    qsizetype from = 0;
    while (from <= run.size()) {
        qsizetype dot = run.indexOf(u'.', from);
        if (dot < 0)
            dot = run.size();
        const QStringView part = run.sliced(from, dot - from);
        // Anywhere in the part: what it was glued to may be a name.
        const qsizetype begin = part.indexOf("eyJ"_L1);
        if ((begin >= 0 && part.size() - begin >= 8) || looksRandom(part))
            return true;
        from = dot + 1;
    }
    return false;
}

bool isSecretName(QStringView name)
{
    const QString lower = name.toString().toLower();
    for (const QLatin1String part :
         {"token"_L1, "password"_L1, "passwd"_L1, "passphrase"_L1, "secret"_L1, "apikey"_L1, "api_key"_L1,
          "api-key"_L1, "authorization"_L1, "authorisation"_L1, "cookie"_L1}) {
        if (lower.contains(part))
            return true;
    }
    return lower == "jwt"_L1 || lower == "pwd"_L1 || lower == "auth"_L1;
}

bool isWholeLineName(QStringView name)
{
    return name.contains("authori"_L1, Qt::CaseInsensitive)
           || name.contains("cookie"_L1, Qt::CaseInsensitive);
}

// Skips \a what or its percent-encoded form.
bool skip(QStringView text, qsizetype &at, QChar what, QLatin1String encoded)
{
    if (at < text.size() && text.at(at) == what) {
        ++at;
        return true;
    }
    if (text.sliced(at).startsWith(encoded, Qt::CaseInsensitive)) {
        at += encoded.size();
        return true;
    }
    return false;
}

void skipSpaces(QStringView text, qsizetype &at)
{
    while (at < text.size() && text.at(at).isSpace() && text.at(at) != u'\n')
        ++at;
}

struct Quote
{
    QChar mark; // null: none
    qsizetype escapes = 0; // backslashes before it: JSON inside of JSON
    bool encoded = false; // %22
};

Quote skipQuote(QStringView text, qsizetype &at)
{
    qsizetype i = at;
    while (i < text.size() && text.at(i) == u'\\')
        ++i;
    Quote quote{{}, i - at, false};
    if (i < text.size() && (text.at(i) == u'"' || text.at(i) == u'\'')) {
        quote.mark = text.at(i);
        at = i + 1;
    } else if (text.sliced(i).startsWith("%22"_L1)) {
        quote.mark = u'"';
        quote.encoded = true;
        at = i + 3;
    }
    return quote;
}

qsizetype quotedEnd(QStringView text, qsizetype at, const Quote &quote)
{
    qsizetype escapes = 0;
    for (; at < text.size(); ++at) {
        if (quote.encoded && text.sliced(at).startsWith("%22"_L1))
            return at;
        if (text.at(at) == quote.mark && !quote.encoded && escapes <= quote.escapes)
            return at - escapes;
        escapes = text.at(at) == u'\\' ? escapes + 1 : 0;
    }
    return at;
}

// \a encoded: the name was followed by %3D, and so %26 is what ends its value.
qsizetype bareEnd(QStringView text, qsizetype at, bool encoded)
{
    const qsizetype from = at;
    const auto isEnd = [&text, encoded](qsizetype i) {
        const QChar c = text.at(i);
        if (c.isSpace() || u"&;\"<>#"_s.contains(c) || (encoded && text.sliced(i).startsWith("%26"_L1)))
            return true;
        // Browsers leave these as they are inside of a value; they end it where the sentence around it goes
        // on.
        qsizetype after = i;
        while (after < text.size() && u",')]}"_s.contains(text.at(after)))
            ++after;
        return after > i
               && (after == text.size() || text.at(after).isSpace() || u"\"&;"_s.contains(text.at(after)));
    };
    while (at < text.size() && !isEnd(at))
        ++at;
    // "JWT eyJ…": the scheme is not the secret, the word after it is.
    const QStringView word = text.sliced(from, at - from);
    if (word.compare("JWT"_L1, Qt::CaseInsensitive) == 0
        || word.compare("Bearer"_L1, Qt::CaseInsensitive) == 0) {
        qsizetype next = at;
        skipSpaces(text, next);
        if (next > at && next < text.size() && !isEnd(next))
            return bareEnd(text, next, encoded);
    }
    return at;
}

QStringView lastName(QStringView text)
{
    qsizetype from = text.size();
    while (from > 0 && isTokenChar(text.at(from - 1)))
        --from;
    return text.sliced(from);
}

// "… password: "
bool endsInName(QStringView text)
{
    text = text.trimmed();
    while (text.endsWith(u'\\'))
        text.chop(1);
    const qsizetype size = text.size();
    while (text.endsWith(u':') || text.endsWith(u'='))
        text.chop(1);
    return text.size() < size && isSecretName(lastName(text.trimmed()));
}

struct Value
{
    qsizetype from = -1; // -1: the name is followed by none
    Quote quote;
    bool colon = false;
    bool encoded = false;
};

// What the name that ends at \a at is followed by.
Value valueAfter(QStringView text, qsizetype at)
{
    Value value;
    skipQuote(text, at);
    skipSpaces(text, at);
    const qsizetype separator = at;
    value.colon = skip(text, at, u':', "%3A"_L1);
    if (!value.colon && !skip(text, at, u'=', "%3D"_L1))
        return value;
    value.encoded = at - separator > 1;
    skipSpaces(text, at);
    if (at < text.size() && text.at(at) == u'[')
        skipSpaces(text, ++at);
    value.quote = skipQuote(text, at);
    value.from = at;
    return value;
}

// How a value without quotes ends.
struct Rule
{
    bool wholeLine = false;
    bool encoded = false;
};

qsizetype plainEnd(QStringView text, qsizetype at, const Rule &rule)
{
    if (!rule.wholeLine)
        return bareEnd(text, at, rule.encoded);
    while (at < text.size() && !u"\n\r\"'"_s.contains(text.at(at)))
        ++at;
    return at;
}

// "token=a,password: 'b c'": the names inside of a value take theirs along, be it longer.
qsizetype endWithOthers(QStringView text, qsizetype at, const Rule &rule)
{
    qsizetype to = plainEnd(text, at, rule);
    // Up to here a quoted value reaches, and a line: what begins inside needs no second look, which would be
    // quadratic.
    qsizetype quotedTo = 0;
    qsizetype lineTo = 0;
    while (at < to) {
        if (!isTokenChar(text.at(at))) {
            at += isPercentEncoded(text.sliced(at)) ? 3 : 1;
            continue;
        }
        const qsizetype end = runEnd(text, at);
        const QStringView run = text.sliced(at, end - at);
        const QStringView name = run.sliced(run.lastIndexOf(u'.') + 1);
        at = end;
        const Value value = isSecretName(name) ? valueAfter(text, end) : Value();
        if (value.from < 0)
            continue;
        const bool wholeLine = value.colon && isWholeLineName(name);
        qsizetype stop = value.from;
        if (!value.quote.mark.isNull()) {
            if (value.from < quotedTo)
                continue;
            stop = quotedTo = quotedEnd(text, value.from, value.quote);
        } else if (wholeLine) {
            if (value.from < lineTo)
                continue;
            stop = lineTo = plainEnd(text, value.from, {true, value.encoded});
        } else if (value.from > to) {
            stop = plainEnd(text, value.from, {false, value.encoded});
        }
        if (stop <= to && value.from <= to)
            continue;
        at = value.from;
        if (!value.quote.mark.isNull()) {
            while (stop < text.size() && text.at(stop) == u'\\')
                ++stop;
            stop += value.quote.encoded || stop == text.size() ? 0 : 1;
        }
        to = std::max(to, plainEnd(text, stop, rule));
    }
    return to;
}

// Where the name that ends at \a at is followed by a value: finds that value.
bool findValue(QStringView text, QStringView name, qsizetype at, qsizetype &from, qsizetype &to)
{
    const Value value = valueAfter(text, at);
    if (value.from < 0)
        return false;
    from = value.from;
    if (value.quote.mark.isNull()) {
        to = endWithOthers(text, from, {value.colon && isWholeLineName(name), value.encoded});
    } else {
        to = quotedEnd(text, from, value.quote);
        // A quote that seems to end it may be the one that another name's value begins with.
        while (to < text.size() && endsInName(text.sliced(from, to - from))) {
            at = to;
            const Quote quote = skipQuote(text, at);
            if (quote.mark.isNull())
                break;
            to = quotedEnd(text, at, quote);
        }
    }
    const QStringView found = text.sliced(from, to - from);
    // JSON's own words are no secrets.
    return !found.isEmpty() && found != "null"_L1 && found != "true"_L1 && found != "false"_L1;
}

} // namespace

QString redact(const QString &text)
{
    const QStringView all(text);
    QString out;
    out.reserve(text.size());
    qsizetype at = 0;
    while (at < all.size()) {
        // "%20" and its like are one character: their digits are no part of what follows.
        const qsizetype width = isPercentEncoded(all.sliced(at)) ? 3 : 1;
        if (width == 3 || !isTokenChar(all.at(at))) {
            out += all.sliced(at, width);
            at += width;
            continue;
        }
        const qsizetype end = runEnd(all, at);
        const QStringView run = all.sliced(at, end - at);
        if (looksLikeJwt(run)) {
            out += mark;
            at = end;
            continue;
        }
        out += run;
        QStringView name = run.sliced(run.lastIndexOf(u'.') + 1);
        at = end;
        // What looks like a value may be the next name: token: "password": "…"
        for (qsizetype from = 0, to = 0; isSecretName(name) && findValue(all, name, at, from, to); at = to) {
            out += all.sliced(at, from - at);
            out += mark;
            name = lastName(all.sliced(from, to - from));
        }
    }
    return out;
}

QString redact(const QByteArray &utf8)
{
    return redact(QString::fromUtf8(utf8));
}

QString redact(const QUrl &url)
{
    return redact(url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment));
}

} // namespace Speckle
