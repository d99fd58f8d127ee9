// SPDX-License-Identifier: MIT
#include "sandbox/http/bodyreader.h"

#include "sandbox/http/inflate.h"
#include "sandbox/json/numbers.h"
#include "sandbox/query/urlquery.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

namespace {

Answer tooLarge()
{
    return Answer::page(413, u"PayloadTooLargeError: request entity too large"_s);
}

std::optional<Answer> unpack(Request &request)
{
    const QByteArray encoding = request.header("content-encoding").trimmed().toLower();
    if (encoding.isEmpty() || encoding == "identity") {
        request.text = request.payload;
    } else if (encoding == "gzip" || encoding == "deflate") {
        const Inflated unpacked = inflated(request.payload, LargestBody);
        if (unpacked.result == InflateResult::TooLarge)
            return tooLarge();
        if (unpacked.result == InflateResult::Damaged)
            return Answer::page(400, u"Error: incorrect header check"_s);
        request.text = unpacked.data;
    } else {
        return Answer::page(415, u"UnsupportedMediaTypeError: unsupported content encoding \"%1\""_s.arg(
                                     QString::fromLatin1(encoding)));
    }
    if (request.text.size() > LargestBody)
        return tooLarge();
    return std::nullopt;
}

QByteArray charsetOf(const QByteArray &contentType)
{
    const QList<QByteArray> parts = contentType.split(';');
    for (qsizetype i = 1; i < parts.size(); ++i) {
        const QByteArray part = parts.at(i).trimmed();
        if (part.toLower().startsWith("charset="))
            return part.sliced(8).replace('"', "").toLower();
    }
    return "utf-8";
}

std::optional<Answer> readJson(Request &request)
{
    const QByteArray charset = charsetOf(request.header("content-type"));
    if (!charset.startsWith("utf-")) {
        return Answer::page(415, u"UnsupportedMediaTypeError: unsupported charset \"%1\""_s.arg(
                                     QString::fromLatin1(charset.toUpper())));
    }
    if (auto refusal = unpack(request))
        return refusal;
    // Decoding and encoding again mends invalid UTF-8, which the real server replaces and Qt's parser
    // refuses.
    const auto encoding
        = QStringConverter::encodingForName(charset.constData()).value_or(QStringConverter::Utf8);
    request.text = QString(QStringDecoder(encoding).decode(request.text)).toUtf8();
    const QByteArray trimmed = request.text.trimmed();
    if (trimmed.isEmpty()) {
        request.text.clear();
        return std::nullopt;
    }
    request.text = asDoubles(request.text);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.text, &error);
    if (error.error != QJsonParseError::NoError)
        return Answer::page(400, u"SyntaxError: "_s + error.errorString());
    if (document.isArray())
        request.body = document.array();
    else
        request.body = document.object();
    return std::nullopt;
}

std::optional<Answer> readForm(Request &request)
{
    if (auto refusal = unpack(request))
        return refusal;
    request.body = parsedUrlQuery(QString::fromUtf8(request.text));
    request.text.clear();
    return std::nullopt;
}

} // namespace

std::optional<Answer> readBody(Request &request)
{
    request.body = QJsonObject();
    if (request.payload.isEmpty())
        return std::nullopt;
    const QByteArray type = request.header("content-type").split(';').constFirst().trimmed().toLower();
    if (type == "application/json")
        return readJson(request);
    if (type == "application/x-www-form-urlencoded")
        return readForm(request);
    return std::nullopt;
}

} // namespace Speckle::Sandbox
