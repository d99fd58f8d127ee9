// SPDX-License-Identifier: MIT
#include "tests/core/api/apibench.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

ClientOptions withoutRetries()
{
    ClientOptions options;
    options.retries = 0;
    return options;
}

} // namespace

ApiBench::ApiBench()
    : m_client(m_server.address(), nullptr, withoutRetries())
{
    m_client.setToken(Token::fromText(u"JWT eyJhbGciOiJIUzI1NiJ9.eyJfaWQiOiI1ZjAwIn0.eWVhcnM"_s));
}

WireAnswer ApiBench::recorded(const QString &name)
{
    QFile file(u"" FIXTURES "/answers.jsonl"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no recorded answers");
    while (!file.atEnd()) {
        const QJsonObject answer = QJsonDocument::fromJson(file.readLine()).object();
        if (answer.value("name"_L1) != name)
            continue;
        const QJsonValue body = answer.value("body"_L1);
        return WireAnswer::http(answer.value("status"_L1).toInt(),
                                body.isString() ? body.toString().toUtf8()
                                                : QJsonDocument(body.toObject()).toJson(),
                                answer.value("type"_L1).toString().toLatin1());
    }
    qFatal("no recorded answer is called %s", qUtf8Printable(name));
}

WireAnswer ApiBench::json(const QJsonObject &body, int status)
{
    return WireAnswer::http(status, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

QByteArray ApiBench::line(qsizetype request) const
{
    return m_server.requests().at(request).method + ' ' + m_server.requests().at(request).target;
}

QJsonObject ApiBench::lastObject() const
{
    return QJsonDocument::fromJson(lastBody()).object();
}

QJsonArray ApiBench::arrayOf(qsizetype request) const
{
    return QJsonDocument::fromJson(body(request)).array();
}

QJsonObject number(int value)
{
    return {{u"type"_s, u"Number"_s}, {u"value"_s, value}};
}

} // namespace Speckle
