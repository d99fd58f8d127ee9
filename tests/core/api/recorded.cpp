// SPDX-License-Identifier: MIT
#include "tests/core/api/recorded.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Speckle {

Recorded::Recorded(const QString &name)
{
    QFile file(QStringLiteral(FIXTURES) + u'/' + name + ".jsonl"_L1);
    if (!file.open(QIODevice::ReadOnly))
        return;
    while (!file.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        const QJsonValue body = line.value("body"_L1);
        const int status = line.value("status"_L1).toInt();
        m_answers.insert(line.value("name"_L1).toString(),
                         body.isString() ? WireAnswer::http(status, body.toString().toUtf8(), {})
                                         : WireAnswer::http(status, QJsonDocument(body.toObject()).toJson()));
    }
}

WireAnswer Recorded::answer(const QString &name) const
{
    return m_answers.value(name, WireAnswer::http(599, "no such recording"));
}

WireAnswer refusal(int status, const QByteArray &words)
{
    return WireAnswer::http(status, "{\"success\":false,\"message\":\"" + words + "\"}");
}

} // namespace Speckle
