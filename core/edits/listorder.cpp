// SPDX-License-Identifier: MIT
#include "core/edits/listorder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Speckle::ListOrder {

namespace {

QStringList common(const QStringList &list, const QStringList &other)
{
    const QSet<QString> there(other.begin(), other.end());
    QStringList both;
    for (const QString &key : list) {
        if (there.contains(key))
            both += key;
    }
    return both;
}

} // namespace

QString keyOf(const QJsonValue &member)
{
    const QJsonValue id = member.isObject() ? member["_id"_L1] : member;
    if (id.isString())
        return id.toString();
    return u'\0' + QString::fromUtf8(QJsonDocument(QJsonArray{member}).toJson(QJsonDocument::Compact));
}

QStringList keysOf(const QJsonArray &list)
{
    QStringList keys;
    keys.reserve(list.size());
    for (const auto &member : list)
        keys += keyOf(member);
    keys.removeDuplicates();
    return keys;
}

bool differs(const QStringList &one, const QStringList &other)
{
    return common(one, other) != common(other, one);
}

QStringList arranged(const QStringList &lead, const QStringList &other, const QSet<QString> &kept)
{
    const QSet<QString> others(other.begin(), other.end());
    QStringList order;
    for (const QString &key : lead) {
        if (kept.contains(key))
            order += key;
    }
    QSet<QString> placed(order.begin(), order.end());
    qsizetype at = 0; // behind the neighbour that was seen last
    for (const QString &key : other) {
        if (placed.contains(key)) {
            at = order.indexOf(key) + 1;
            continue;
        }
        if (!kept.contains(key))
            continue;
        while (at < order.size() && !others.contains(order.at(at)))
            ++at;
        order.insert(at++, key);
        placed.insert(key);
    }
    return order;
}

} // namespace Speckle::ListOrder
