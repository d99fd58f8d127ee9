// SPDX-License-Identifier: MIT
#include "core/net/interpret.h"

#include "core/marks.h"
#include "core/net/redact.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

using Kind = ApiError::Kind;

constexpr qsizetype longestWords = 2'000;

struct InterpretText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::ApiError)
};

// They stand in sentences of ours, which they could turn around.
QString withVisibleMarks(const QString &words)
{
    QString visible;
    visible.reserve(words.size());
    for (const QChar c : words) {
        if (isHiddenMark(c))
            visible += markName(c);
        else
            visible += c;
    }
    return visible;
}

QString tidied(const QString &words)
{
    // Redacted before it is cut: the beginning of a token is a secret, too. And on one line, as it will be
    // read: the value may stand below its name.
    // And once more: the name of a mark may have made a token out of the letters beside it.
    QString text = redact(withVisibleMarks(redact(words.left(4 * longestWords).simplified())));
    if (text.size() > longestWords) {
        const qsizetype end = longestWords - (text.at(longestWords - 2).isHighSurrogate() ? 2 : 1);
        text = text.left(end) + u'…';
    }
    return text;
}

QString unescaped(QString html)
{
    static const std::array<std::pair<QLatin1String, QLatin1String>, 6> entities{{{"&nbsp;"_L1, " "_L1},
                                                                                  {"&lt;"_L1, "<"_L1},
                                                                                  {"&gt;"_L1, ">"_L1},
                                                                                  {"&quot;"_L1, "\""_L1},
                                                                                  {"&#39;"_L1, "'"_L1},
                                                                                  {"&amp;"_L1, "&"_L1}}};
    for (const auto &[entity, text] : entities)
        html.replace(entity, text);
    return html;
}

QString between(const QString &text, QLatin1String tag)
{
    const qsizetype open = text.indexOf(u'<' + tag, 0, Qt::CaseInsensitive);
    const qsizetype from = open < 0 ? -1 : text.indexOf(u'>', open) + 1;
    if (from <= 0)
        return {};
    const qsizetype to = text.indexOf("</"_L1 + tag, from, Qt::CaseInsensitive);
    return text.sliced(from, (to < 0 ? text.size() : to) - from);
}

// Express puts the error and its stack into <pre>, one line a <br>; everybody else has a title.
QString wordsOfHtml(const QString &html)
{
    QString words = between(html, "pre"_L1);
    words = words.left(words.indexOf("<br"_L1));
    if (words.isEmpty())
        words = between(html, "title"_L1);
    static const QRegularExpression tags(u"<[^>]*>"_s);
    return unescaped(words.remove(tags));
}

QString wordsOfJson(const QJsonObject &json)
{
    const QJsonValue message = json.value("message"_L1);
    QString words = message.isObject() ? message["message"_L1].toString() : message.toString();
    if (words.isEmpty())
        words = json.value("error"_L1).toString();
    if (words == "{}"_L1)
        return {};
    // "Error: Resource not found.": the class says nothing unless it is a special one.
    if (words.startsWith("Error: "_L1))
        words.remove(0, 7);
    return words;
}

bool isHtml(QByteArrayView start)
{
    return start.startsWith('<');
}

QByteArrayView withoutLead(const QByteArray &body)
{
    QByteArrayView view(body);
    if (view.startsWith("\xef\xbb\xbf"))
        view = view.sliced(3);
    return view.trimmed();
}

struct Parsed
{
    enum class Shape { Empty, Object, Html, Text, BrokenOff, Other } shape = Shape::Empty;
    QJsonObject json;
};

Parsed parse(const QByteArray &body)
{
    using Shape = Parsed::Shape;
    const QByteArrayView view = withoutLead(body);
    if (view.isEmpty())
        return {};
    if (isHtml(view))
        return {Shape::Html, {}};
    if (!view.startsWith('{'))
        return {view.startsWith('[') ? Shape::Other : Shape::Text, {}};
    QJsonParseError error;
    const QJsonDocument document
        = QJsonDocument::fromJson(QByteArray::fromRawData(view.data(), view.size()), &error);
    if (error.error == QJsonParseError::NoError)
        return {Shape::Object, document.object()};
    const bool openEnd = error.error == QJsonParseError::UnterminatedObject
                         || error.error == QJsonParseError::UnterminatedArray
                         || error.error == QJsonParseError::UnterminatedString;
    // An object ends with its brace. One that does not was cut off, whatever the parser stumbled over.
    return {openEnd || !view.endsWith('}') ? Shape::BrokenOff : Shape::Other, {}};
}

Interpretation failure(const ApiError &error, bool tokenRejected = false)
{
    return {error, tokenRejected};
}

ApiError brokenOff(int status)
{
    return {Kind::Offline, InterpretText::tr("the answer broke off"), status};
}

ApiError notSpeckle(const Parsed &parsed, int status)
{
    switch (parsed.shape) {
    case Parsed::Shape::BrokenOff:
        return brokenOff(status);
    case Parsed::Shape::Empty:
        return {Kind::NotSpeckle, InterpretText::tr("its answer is empty"), status};
    case Parsed::Shape::Html:
        return {Kind::NotSpeckle, InterpretText::tr("it answers with a web page"), status};
    default:
        return {Kind::NotSpeckle, InterpretText::tr("its answer cannot be read"), status};
    }
}

bool saysNotAuthorised(const QString &words)
{
    for (const QLatin1String phrase : {"not authorised"_L1, "only admins can access"_L1, "do not own"_L1}) {
        if (words.contains(phrase, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

bool saysNotFound(const QString &words)
{
    for (const QLatin1String phrase :
         {"resource not found"_L1, "no users found"_L1, "no user found"_L1, "failed to find"_L1}) {
        if (words.contains(phrase, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

Kind kindOf(int status, const QString &words)
{
    if (status >= 500)
        return Kind::Server;
    switch (status) {
    case 401:
        return Kind::Unauthorized;
    case 403:
        return Kind::Forbidden;
    case 404:
    case 410:
        // Comments and projects answer 404 to whatever goes wrong.
        return words.contains("validation failed"_L1, Qt::CaseInsensitive) ? Kind::Rejected : Kind::NotFound;
    case 408:
        return Kind::Timeout;
    case 413:
        return Kind::TooLarge;
    default:
        return saysNotFound(words) ? Kind::NotFound : Kind::Rejected;
    }
}

} // namespace

QString wordsOf(const QByteArray &body)
{
    const Parsed parsed = parse(body);
    switch (parsed.shape) {
    case Parsed::Shape::Object:
        return tidied(wordsOfJson(parsed.json));
    case Parsed::Shape::Html:
        return tidied(wordsOfHtml(QString::fromUtf8(body.left(65'536))));
    case Parsed::Shape::Text:
        return tidied(QString::fromUtf8(body.left(longestWords)));
    default:
        return {};
    }
}

ApiError refusal(int status, const QString &said, bool sentToken, bool tokenExpired)
{
    const QString words = tidied(said);
    ApiError error(kindOf(status, words), words, status);
    if (status < 500 && saysNotAuthorised(words)) {
        // Whoever sent a good token is known and may not; with none, or an expired one (which the server
        // takes for none without saying so), signing in may help.
        error.kind = sentToken && !tokenExpired ? Kind::Forbidden : Kind::Unauthorized;
    }
    return error;
}

Interpretation interpret(const HttpAnswer &http)
{
    const int status = http.status;
    if (http.rawBody && status >= 200 && status < 300)
        return {Answer{status, http.body, {}, {}}};

    const Parsed parsed = parse(http.body);
    const bool isObject = parsed.shape == Parsed::Shape::Object;
    const QJsonValue success = parsed.json.value("success"_L1);

    if (status >= 200 && status < 300) {
        if (!isObject)
            return failure(notSpeckle(parsed, status));
        if (success.isBool() && !success.toBool())
            return failure(refusal(status, wordsOf(http.body), http.sentToken, http.tokenExpired));
        return {Answer{status, http.body, parsed.json, {}}};
    }
    if (parsed.shape == Parsed::Shape::BrokenOff)
        return failure(brokenOff(status));
    // GET /streams/:id/delta/:id answers 400 with everything that was asked for, and a complaint.
    if (status == 400 && isObject && success.toBool())
        return {Answer{status, http.body, parsed.json, wordsOf(http.body)}};
    if (status < 400)
        return failure(
            {Kind::NotSpeckle, InterpretText::tr("its answer has the status %1").arg(status), status});

    const QString words = wordsOf(http.body);
    ApiError error = refusal(status, words, http.sentToken, http.tokenExpired);
    if (status == 500 && http.sentToken) {
        // The server fails like this on every call with the token of somebody who was removed or archived.
        const bool certain
            = words.contains("No user with these credentials"_L1) || words.contains("has been archived"_L1);
        error.advice
            = certain ? InterpretText::tr("The account may have been removed or archived: sign in again, or "
                                          "ask the server's administrator.")
                      : InterpretText::tr("Try again later. If it stays so, sign in again: servers also fail "
                                          "like this when an account was "
                                          "removed or archived.");
    }
    const bool byTheServer = words == "Unauthorized"_L1 || (isObject && http.tokenExpired);
    return failure(error, status == 401 && http.sentToken && byTheServer);
}

} // namespace Speckle
