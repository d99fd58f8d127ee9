// SPDX-License-Identifier: MIT
#include "sandbox/models/schema.h"

#include "sandbox/json/inspect.h"
#include "sandbox/json/jsonpath.h"
#include "sandbox/models/casting.h"
#include "sandbox/store/objectid.h"

#include <QDateTime>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

Schema::Schema(QString model, QString collection, bool keepsUnknown, QList<Field> fields)
    : m_model(std::move(model))
    , m_collection(std::move(collection))
    , m_keepsUnknown(keepsUnknown)
    , m_fields(std::move(fields))
{
    m_fields.append({u"_id"_s, Kind::Id});
    m_fields.append({u"createdAt"_s, Kind::Date});
    m_fields.append({u"updatedAt"_s, Kind::Date});
    m_fields.append({u"__v"_s, Kind::Mixed});
}

const Field *Schema::field(QStringView path) const
{
    const auto it
        = std::find_if(m_fields.begin(), m_fields.end(), [path](const Field &f) { return f.path == path; });
    return it == m_fields.end() ? nullptr : &*it;
}

bool Schema::isGroup(QStringView path) const
{
    return std::any_of(m_fields.begin(), m_fields.end(), [path](const Field &f) {
        return f.path.size() > path.size() && f.path.startsWith(path) && f.path.at(path.size()) == u'.';
    });
}

QString Schema::castMessage(Kind kind, const QJsonValue &value, QStringView path)
{
    return u"Cast to %1 failed for value \"%2\" at path \"%3\""_s.arg(kindName(kind), inspected(value), path);
}

Problem Schema::castProblem(QStringView path, const QJsonValue &value) const
{
    const Field *known = field(path);
    Kind kind = known ? known->kind : Kind::Mixed;
    // A query compares a list with one element, so that is what the value failed to become.
    if (kind == Kind::IdList)
        kind = Kind::Id;
    else if (kind == Kind::TextList)
        kind = Kind::Text;
    return Problem(castMessage(kind, value, path) + u" for model \"%1\""_s.arg(m_model), u"CastError"_s);
}

void Schema::requireId(const QString &id) const
{
    if (!Ids::isObjectId(id))
        throw castProblem(u"_id", id);
}

std::optional<QJsonValue> Schema::cast(QStringView path, const QJsonValue &value) const
{
    const Field *known = field(path);
    return known ? castValue(known->kind, value) : std::optional(value);
}

void Schema::assign(QJsonObject &document, const QString &path, const QJsonValue &value,
                    QStringList &errors) const
{
    if (const Field *known = field(path)) {
        if (const auto cast = castValue(known->kind, value))
            JsonPath::setAt(document, path, *cast);
        else
            errors << path + u": "_s + castMessage(known->kind, value, path);
        return;
    }
    if (path == "id"_L1)
        return; // the real model has a computed field of that name, which swallows it
    if (const QString name = path.section(u'.', -1); name == "__proto__"_L1 || name == "constructor"_L1)
        return; // JavaScript's own
    const bool group = isGroup(path);
    const QString root = path.section(u'.', 0, 0);
    const bool insideMixed = path != root && field(root) != nullptr;
    if (!group && !insideMixed && !m_keepsUnknown)
        return;
    if (value.isObject()) {
        // Unknown objects are merged into what is there, key by key; only known fields are replaced as a
        // whole.
        const QJsonObject inner = value.toObject();
        for (auto it = inner.begin(); it != inner.end(); ++it)
            assign(document, path + u'.' + it.key(), it.value(), errors);
        return;
    }
    if (!group)
        JsonPath::setAt(document, path, value);
}

void Schema::requireAll(const QJsonObject &document, QStringList &errors) const
{
    for (const Field &field : m_fields) {
        if (!field.required)
            continue;
        const QJsonValue value = JsonPath::valueAt(document, field.path);
        if (value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty()))
            errors << u"%1: Path `%1` is required."_s.arg(field.path);
    }
}

QJsonObject Schema::create(const QJsonObject &body) const
{
    QJsonObject document;
    QStringList errors;
    for (auto it = body.begin(); it != body.end(); ++it)
        assign(document, it.key(), it.value(), errors);
    for (const Field &field : m_fields) {
        if (!field.fallback.isUndefined() && JsonPath::valueAt(document, field.path).isUndefined())
            JsonPath::setAt(document, field.path, field.fallback);
    }
    if (errors.isEmpty())
        requireAll(document, errors);
    if (!errors.isEmpty())
        throw Problem::validation(m_model, errors.join(u", "_s));
    document = JsonPath::withoutEmptyObjects(document);
    const QString now = timestamp();
    if (!document.value("_id"_L1).isString())
        document.insert("_id"_L1, Ids::newObjectId());
    if (!document.value("createdAt"_L1).isString())
        document.insert("createdAt"_L1, now);
    if (!document.value("updatedAt"_L1).isString())
        document.insert("updatedAt"_L1, document.value("createdAt"_L1));
    if (!document.value("__v"_L1).isDouble())
        document.insert("__v"_L1, 0);
    return document;
}

//! Whether a list was put anywhere between \a before and \a after. Fields that are replaced whole count as
//! one thing, whatever they hold.
bool Schema::setsList(const QString &path, const QJsonValue &before, const QJsonValue &after) const
{
    if (before == after)
        return false;
    if (!after.isObject() || field(path) != nullptr)
        return after.isArray();
    const QJsonObject members = after.toObject();
    for (auto it = members.begin(); it != members.end(); ++it) {
        if (setsList(path.isEmpty() ? it.key() : path + u'.' + it.key(), before[it.key()], it.value()))
            return true;
    }
    return false;
}

bool Schema::update(QJsonObject &document, const QJsonObject &changes, Versioning versioning) const
{
    QJsonObject changed = document;
    QStringList errors;
    for (auto it = changes.begin(); it != changes.end(); ++it)
        assign(changed, it.key(), it.value(), errors);
    if (errors.isEmpty())
        requireAll(changed, errors);
    if (!errors.isEmpty())
        throw Problem::validation(m_model, errors.join(u", "_s));
    if (changed.value("_id"_L1) != document.value("_id"_L1)) {
        throw Problem(u"No document found for query \"{ _id: %1 }\" on model \"%2\""_s.arg(
                          changed.value("_id"_L1).toString(), m_model),
                      u"DocumentNotFoundError"_s);
    }
    changed.insert("updatedAt"_L1, document.value("updatedAt"_L1));
    if (changed == document)
        return false;
    if (versioning == Versioning::Counted && changed.value("__v"_L1) == document.value("__v"_L1)
        && setsList({}, document, changed))
        countEdit(changed);
    changed.insert("updatedAt"_L1, timestamp());
    document = changed;
    return true;
}

void countEdit(QJsonObject &document)
{
    document.insert("__v"_L1, document.value("__v"_L1).toInt() + 1);
}

QString timestamp()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

} // namespace Speckle::Sandbox
