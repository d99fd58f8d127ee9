// SPDX-License-Identifier: MIT
#include "tests/contract/replay/knowndifferences.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace {

QByteArray contents(const QString &name)
{
    QFile file(QStringLiteral(SPECKLE_RECORDED "/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    return file.readAll();
}

QJsonObject parsed(const QByteArray &text, const QString &file)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s: %s", qPrintable(file), qPrintable(error.errorString()));
    return document.object();
}

} // namespace

QList<QJsonObject> recording(const QString &file)
{
    QList<QJsonObject> lines;
    const QList<QByteArray> texts = contents(file).split('\n');
    for (const QByteArray &text : texts) {
        if (!text.isEmpty())
            lines << parsed(text, file);
    }
    return lines;
}

KnownDifferences::KnownDifferences(const QString &which)
{
    const QString file = u"differences.json"_s;
    const QJsonArray entries = parsed(contents(file), file).value(which).toArray();
    for (const QJsonValue entry : entries) {
        Known known;
        known.reason = entry["reason"_L1].toString();
        const QJsonArray places = entry["at"_L1].toArray();
        for (const QJsonValue place : places)
            known.at.insert(place.toString());
        const QJsonArray numbers = entry["numbers"_L1].toArray();
        for (const QJsonValue number : numbers) {
            Q_ASSERT(!m_known.contains(number.toInt()));
            m_known.insert(number.toInt(), known);
        }
    }
}

QStringList KnownDifferences::complaints(const QMap<int, QList<Deviation>> &found) const
{
    QStringList result;
    for (auto it = found.begin(); it != found.end(); ++it) {
        const Known known = m_known.value(it.key());
        QSet<QString> missing = known.at;
        for (const Deviation &deviation : it.value()) {
            missing.remove(deviation.at);
            if (!m_known.contains(it.key()) || (!known.at.isEmpty() && !known.at.contains(deviation.at)))
                result << u"%1 %2: %3"_s.arg(it.key()).arg(deviation.at, deviation.what);
        }
        for (const QString &place : std::as_const(missing))
            result << u"%1 %2: listed as different (%3), but is not"_s.arg(it.key()).arg(place, known.reason);
    }
    for (auto it = m_known.begin(); it != m_known.end(); ++it) {
        if (!found.contains(it.key()))
            result << u"%1: listed as different (%2), but is not"_s.arg(it.key()).arg(it.value().reason);
    }
    return result;
}
