// SPDX-License-Identifier: MIT
#include "ui/objects/editableobject.h"

#include "core/objects/rawobject.h"
#include "ui/widgets/plaintext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace Speckle {

using namespace Qt::StringLiterals;

EditableObject::EditableObject(const RawObject &raw, qsizetype largest)
    : m_json(raw.json())
    , m_whole(raw.decoded())
{
    if (m_json.size() <= largest)
        return;
    QJsonObject shown = m_whole;
    for (auto it = m_whole.begin(); it != m_whole.end(); ++it) {
        if (QJsonDocument(QJsonArray{it.value()}).toJson(QJsonDocument::Compact).size() <= largest)
            continue;
        m_hidden += it.key();
        shown.remove(it.key());
    }
    if (!m_hidden.isEmpty())
        m_json = QJsonDocument(shown).toJson(QJsonDocument::Compact);
}

QString EditableObject::hiddenNote() const
{
    if (m_hidden.isEmpty())
        return {};
    return u' '
           + QCoreApplication::translate("Speckle::EditableObject",
                                         "Too large to be edited here, and left as they are: %1.")
                 .arg(oneLine(m_hidden.join(", "_L1), 200));
}

QJsonObject EditableObject::merged(const QJsonObject &edited) const
{
    QJsonObject all = edited;
    for (const QString &key : m_hidden) {
        if (!all.contains(key))
            all.insert(key, m_whole.value(key));
    }
    return all;
}

QJsonObject EditableObject::changes(const QJsonObject &before, const QJsonObject &after)
{
    QJsonObject changes;
    for (auto it = after.begin(); it != after.end(); ++it) {
        if (before.value(it.key()) != it.value())
            changes.insert(it.key(), it.value());
    }
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (!after.contains(it.key()))
            changes.insert(it.key(), QJsonValue::Null);
    }
    return changes;
}

Record EditableObject::rights(const RawObject &raw)
{
    return Record(raw.decoded());
}

} // namespace Speckle
