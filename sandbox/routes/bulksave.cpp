// SPDX-License-Identifier: MIT
#include "sandbox/routes/bulksave.h"

#include "sandbox/json/inspect.h"
#include "sandbox/json/rawjson.h"
#include "sandbox/models/models.h"
#include "sandbox/routes/context.h"

#include <QCryptographicHash>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

namespace {

bool isPlaceholder(const QJsonObject &object)
{
    return object.value("type"_L1) == "Placeholder"_L1;
}

void requireStorableKeys(const QJsonObject &object)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key().startsWith(u'$'))
            throw Problem(u"key %1 must not start with '$'"_s.arg(it.key()));
    }
}

} // namespace

QList<SentObject> sentObjects(const QJsonValue &list, const QByteArray &text, const QString &complaint)
{
    if (!list.isArray())
        throw Crash(complaint);
    const QJsonArray values = list.toArray();
    const QList<QByteArray> texts = RawJson::elements(text);
    QList<SentObject> objects;
    objects.reserve(values.size());
    for (qsizetype i = 0; i < values.size(); ++i)
        objects.append({values.at(i), texts.value(i)});
    return objects;
}

QJsonArray saveObjects(Store &store, const QList<SentObject> &objects, const QString &ownerId)
{
    QList<QJsonObject> prepared;
    prepared.reserve(objects.size());
    for (const SentObject &sent : objects) {
        if (sent.value.isNull())
            throw Crash(u"TypeError: Cannot read properties of null (reading 'hash')"_s);
        if (!sent.value.isObject()) {
            throw Problem(u"Parameter \"obj\" to Document() must be an object, got "_s
                              + inspected(sent.value),
                          u"ObjectParameterError"_s);
        }
        QJsonObject object = sent.value.toObject();
        if (!isPlaceholder(object) && !truthy(object.value("hash"_L1))) {
            object.insert(
                "hash"_L1,
                QString::fromLatin1(
                    QCryptographicHash::hash(RawJson::compact(sent.text), QCryptographicHash::Md5).toHex()));
        }
        prepared << object;
    }

    const bool anythingNew = !std::all_of(prepared.begin(), prepared.end(), isPlaceholder);
    QHash<QString, QString> idByHash;
    QList<QJsonObject> fresh;
    if (anythingNew) {
        for (QJsonObject &object : prepared) {
            const QString hash = object.value("hash"_L1).toString();
            const QString known
                = hash.isEmpty() ? QString() : idByHash.value(hash, store.objects.idByHash(hash));
            if (!known.isEmpty()) {
                object.insert("_id"_L1, known);
            } else if (!object.contains("_id"_L1)) {
                requireStorableKeys(object);
                QJsonObject body = object;
                body.insert("owner"_L1, ownerId);
                body.remove("updatedAt"_L1);
                body.remove("__v"_L1);
                QJsonObject document = Models::object().create(body);
                if (body.contains("createdAt"_L1)) // which other documents take for both
                    document.insert("updatedAt"_L1, timestamp());
                fresh << document;
                object.insert("_id"_L1, document.value("_id"_L1));
                idByHash.insert(hash, document.value("_id"_L1).toString());
            }
        }
    }
    // Only when all of them are valid: a batch with a bad object in it stores nothing.
    for (const QJsonObject &document : std::as_const(fresh))
        store.objects.insert(document);

    QJsonArray ids;
    for (const QJsonObject &object : std::as_const(prepared))
        ids.append(object.value("_id"_L1));
    return ids;
}

QByteArray placeholderList(const QStringList &ids)
{
    QByteArray text;
    text.reserve(ids.size() * 56 + 2);
    text += '[';
    for (const QString &id : ids) {
        if (text.size() > 1)
            text += ',';
        text += "{\"type\":\"Placeholder\",\"_id\":\"" + id.toLatin1() + "\"}";
    }
    return text + ']';
}

} // namespace Speckle::Sandbox
