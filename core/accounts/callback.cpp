// SPDX-License-Identifier: MIT
#include "core/accounts/callback.h"

#include <QList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle::Callback {

namespace {

QByteArray reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 431:
        return "Request Header Fields Too Large";
    default:
        return "Bad Request";
    }
}

QByteArray allowing(const QByteArray &origin)
{
    return origin.isEmpty() ? QByteArray()
                            : "Access-Control-Allow-Origin: " + origin + "\r\nVary: Origin\r\n";
}

} // namespace

Parsing parse(const QByteArray &bytes, Call &call)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return bytes.size() > LargestHead ? Parsing::TooLarge : Parsing::Incomplete;
    if (end > LargestHead)
        return Parsing::TooLarge;
    // A zero or a bare line feed is somebody's try to make two readers see two requests.
    const QByteArray head = bytes.first(end);
    if (head.contains('\0') || QByteArray(head).replace("\r\n", "").contains('\n'))
        return Parsing::Bad;
    const QList<QByteArray> lines = QByteArray(head).replace("\r\n", "\n").split('\n');
    const QList<QByteArray> words = lines.constFirst().split(' ');
    if (words.size() != 3 || !words.at(2).startsWith("HTTP/1.") || !words.at(1).startsWith('/'))
        return Parsing::Bad;
    call = {};
    call.method = words.at(0);
    const qsizetype mark = words.at(1).indexOf('?');
    call.path = mark < 0 ? words.at(1) : words.at(1).first(mark);
    call.query = mark < 0 ? QByteArray() : words.at(1).sliced(mark + 1);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines.at(i).indexOf(':');
        if (colon < 1)
            return Parsing::Bad;
        const QByteArray name = lines.at(i).first(colon).toLower();
        const QByteArray value = lines.at(i).sliced(colon + 1).trimmed();
        if (name == "host")
            call.host = value;
        else if (name == "origin")
            call.origin = value;
        else if (name == "access-control-request-private-network")
            call.asksForPrivateNetwork = value.toLower() == "true";
    }
    return Parsing::Complete;
}

std::optional<QString> parameter(const QByteArray &query, const QByteArray &name)
{
    std::optional<QString> found;
    const QList<QByteArray> parts = query.split('&');
    for (const QByteArray &part : parts) {
        if (!part.startsWith(name + '='))
            continue;
        if (found)
            return std::nullopt;
        found = QString::fromUtf8(QByteArray::fromPercentEncoding(part.sliced(name.size() + 1)));
    }
    return found;
}

QByteArray page(int status, const QString &text, const QByteArray &allowedOrigin)
{
    const QByteArray body = "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
                            "<title>Speckle Browser</title>\n</head>\n<body>\n<p>"
                            + text.toHtmlEscaped().toUtf8() + "</p>\n</body>\n</html>\n";
    return "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonOf(status)
           + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
           + QByteArray::number(body.size())
           + "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
             "Content-Security-Policy: default-src 'none'\r\nX-Content-Type-Options: nosniff\r\n"
           + (status == 405 ? QByteArray("Allow: GET, OPTIONS\r\n") : QByteArray()) + allowing(allowedOrigin)
           + "Connection: close\r\n\r\n" + body;
}

QByteArray permission(const Call &call)
{
    return "HTTP/1.1 204 No Content\r\n" + allowing(call.origin)
           + "Access-Control-Allow-Methods: GET, OPTIONS\r\nAccess-Control-Allow-Headers: *\r\n"
             "Access-Control-Max-Age: 600\r\n"
           + (call.asksForPrivateNetwork ? QByteArray("Access-Control-Allow-Private-Network: true\r\n")
                                         : QByteArray())
           + "Connection: close\r\n\r\n";
}

} // namespace Speckle::Callback
