// SPDX-License-Identifier: MIT
#include "tests/core/edits/dice.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

const QStringList memberLists{u"canRead"_s, u"canWrite"_s, u"tags"_s, u"children"_s};

QByteArray text(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull()
               ? QByteArray()
               : QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
}

} // namespace

void addFacts(Facts &facts, const QString &path, const QJsonValue &value)
{
    const QString name = path.section(u'/', 1);
    if (memberLists.contains(name)) {
        const QJsonArray members = value.toArray();
        for (const auto &member : members)
            facts.insert(path + u'/' + member.toString(), "in");
    } else if (name == "layers"_L1) {
        const QJsonArray layers = value.toArray();
        for (const auto &layer : layers) {
            const QString inside = path + u'/' + layer["guid"_L1].toString();
            facts.insert(inside, "in");
            addFacts(facts, inside, layer.toObject());
        }
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            addFacts(facts, path + u'/' + it.key(), it.value());
    } else if (!text(value).isEmpty()) {
        facts.insert(path, text(value));
    }
}

Facts factsOf(const QJsonObject &record)
{
    Facts facts;
    addFacts(facts, {}, record);
    facts.remove(u"/updatedAt"_s);
    return facts;
}

QJsonValue Dice::scalar()
{
    switch (upTo(5)) {
    case 0:
        return QJsonValue::Null;
    case 1:
        return upTo(2) == 0;
    case 2:
        return upTo(3);
    case 3:
        return QJsonArray{upTo(2), letter()};
    default:
        return letter();
    }
}

QJsonArray Dice::members()
{
    QJsonArray list;
    for (const QString &member : {u"a"_s, u"b"_s, u"c"_s, u"d"_s}) {
        if (chance(50))
            list += member;
    }
    return list;
}

QJsonObject Dice::dictionary(int depth)
{
    QJsonObject object;
    for (int i = upTo(4); i > 0; --i)
        object.insert(letter(), depth > 0 && chance(40) ? QJsonValue(dictionary(depth - 1)) : scalar());
    return object;
}

QJsonArray Dice::layers()
{
    QJsonArray list;
    for (const QString &guid : {u"1"_s, u"2"_s, u"3"_s, u"4"_s}) {
        if (chance(60))
            list += QJsonObject{{u"guid"_s, guid}, {u"name"_s, letter()}, {u"properties"_s, dictionary(1)}};
    }
    return list;
}

QJsonObject Dice::record()
{
    QJsonObject record{{u"_id"_s, u"id"_s}, {u"layers"_s, layers()}, {u"objects"_s, members()}};
    for (const QString &key : memberLists)
        record.insert(key, members());
    for (const QString &key : {u"name"_s, u"jobNumber"_s, u"unknown"_s, u"baseProperties"_s})
        record.insert(key, chance(50) ? scalar() : QJsonValue(dictionary(2)));
    return record;
}

QJsonObject Dice::edited(QJsonObject record, const QStringList &keys)
{
    for (int i = 1 + upTo(8); i > 0; --i) {
        const QString key = keys.at(upTo(static_cast<int>(keys.size())));
        if (key == "new"_L1)
            record.insert(u"new"_s + letter(), scalar());
        else if (memberLists.contains(key) || key == "objects"_L1)
            record.insert(key, members());
        else if (key == "layers"_L1)
            record.insert(key, editedLayers(record.value(key).toArray()));
        else if (chance(15))
            record.remove(key);
        else if (record.value(key).isObject() && chance(70))
            record.insert(key, editedDictionary(record.value(key).toObject()));
        else
            record.insert(key, chance(50) ? scalar() : QJsonValue(dictionary(2)));
    }
    return record;
}

QJsonObject Dice::editedDictionary(QJsonObject object)
{
    for (int i = 1 + upTo(2); i > 0; --i) {
        const QString key = letter();
        if (chance(30))
            object.remove(key);
        else if (object.value(key).isObject())
            object.insert(key, editedDictionary(object.value(key).toObject()));
        else
            object.insert(key, scalar());
    }
    return object;
}

QJsonArray Dice::editedLayers(QJsonArray list)
{
    switch (upTo(4)) {
    case 0:
        return layers();
    case 1: // another order
        for (int i = static_cast<int>(list.size()) - 1; i > 0; --i) {
            const int j = upTo(i + 1);
            const QJsonValue layer = list.at(i);
            list.replace(i, list.at(j));
            list.replace(j, layer);
        }
        return list;
    default:
        for (int i = 0; i < list.size(); ++i) {
            if (chance(50)) {
                const QString guid = list.at(i)["guid"_L1].toString();
                QJsonObject layer = editedDictionary(list.at(i).toObject());
                layer.insert("guid"_L1, guid);
                list.replace(i, layer);
            }
        }
        return list;
    }
}

quint32 firstSeed()
{
    const quint32 seed = qEnvironmentVariableIsSet("SPECKLE_SEED")
                             ? qEnvironmentVariable("SPECKLE_SEED").toUInt()
                             : QRandomGenerator::global()->bounded(1'000'000'000U);
    qInfo("SPECKLE_SEED=%u", seed);
    return seed;
}

} // namespace Speckle
