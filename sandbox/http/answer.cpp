// SPDX-License-Identifier: MIT
#include "sandbox/http/answer.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

Answer Answer::json(const QJsonObject &object, int status)
{
    return rawJson(QJsonDocument(object).toJson(QJsonDocument::Compact), status);
}

Answer Answer::rawJson(const QByteArray &text, int status)
{
    return {status, "application/json; charset=utf-8", text, true, {}};
}

Answer Answer::page(int status, const QString &message)
{
    const QByteArray body = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                            "<title>Error</title>\n</head>\n<body>\n<pre>"
                            + message.toHtmlEscaped().replace(u'\'', "&#39;"_L1).toUtf8()
                            + "</pre>\n</body>\n</html>\n";
    return {status,
            "text/html; charset=utf-8",
            body,
            false,
            {{"Content-Security-Policy", "default-src 'none'"}, {"X-Content-Type-Options", "nosniff"}}};
}

Answer Answer::unauthorized()
{
    return {401, {}, "Unauthorized", false, {}};
}

Answer Answer::adminsOnly()
{
    return {401, "text/html; charset=utf-8", "Only admins can access this route", true, {}};
}

QByteArray withMember(const QJsonObject &document, const QByteArray &name, const QByteArray &value)
{
    QByteArray text = QJsonDocument(document).toJson(QJsonDocument::Compact);
    text.chop(1);
    if (!document.isEmpty())
        text += ',';
    return text + '"' + name + "\":" + value + '}';
}

QByteArray listEnvelope(const QJsonObject &members, const QByteArray &name, const QList<QByteArray> &texts)
{
    qsizetype size = 2 + texts.size();
    for (const QByteArray &text : texts)
        size += text.size();
    QByteArray list;
    list.reserve(size);
    list += '[';
    for (const QByteArray &text : texts) {
        if (list.size() > 1)
            list += ',';
        list += text;
    }
    list += ']';
    QJsonObject envelope = members;
    envelope.insert("success"_L1, true);
    return withMember(envelope, name, list);
}

} // namespace Speckle::Sandbox
