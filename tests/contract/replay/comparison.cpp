// SPDX-License-Identifier: MIT
#include "tests/contract/replay/comparison.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

QString shown(const QJsonValue &value)
{
    if (value.isUndefined())
        return u"nothing"_s;
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(text.sliced(1, text.size() - 2)).left(300);
}

} // namespace

void Comparison::compare(const QString &at, const QJsonValue &expected, const QJsonValue &actual)
{
    if (expected.isString()) {
        if (!m_symbols.matches(expected.toString(), actual, m_exchange))
            differs(at, expected, actual);
    } else if (expected.type() != actual.type()) {
        differs(at, expected, actual);
    } else if (expected.isObject()) {
        compareObjects(at, expected.toObject(), actual.toObject());
    } else if (expected.isArray()) {
        compareLists(at, expected.toArray(), actual.toArray());
    } else if (expected != actual) {
        differs(at, expected, actual);
    }
}

void Comparison::compareObjects(const QString &at, const QJsonObject &expected, const QJsonObject &actual)
{
    for (auto it = expected.begin(); it != expected.end(); ++it)
        compare(at + u'.' + it.key(), it.value(), actual.value(it.key()));
    if (m_partial)
        return;
    for (auto it = actual.begin(); it != actual.end(); ++it) {
        if (!expected.contains(it.key()))
            differs(at + u'.' + it.key(), QJsonValue::Undefined, it.value());
    }
}

void Comparison::compareLists(const QString &at, const QJsonArray &expected, const QJsonArray &actual)
{
    if (expected.size() != actual.size()) {
        differs(at, expected, actual);
        return;
    }
    for (qsizetype i = 0; i < expected.size(); ++i)
        compare(u"%1[%2]"_s.arg(at).arg(i), expected.at(i), actual.at(i));
}

void Comparison::differs(const QString &at, const QJsonValue &expected, const QJsonValue &actual)
{
    const QJsonValue known
        = expected.isString() ? QJsonValue(m_symbols.expanded(expected.toString())) : expected;
    m_deviations.append({at, u"recorded %1, now %2"_s.arg(shown(known), shown(actual))});
}
