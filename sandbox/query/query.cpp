// SPDX-License-Identifier: MIT
#include "sandbox/query/query.h"

#include "sandbox/query/urlquery.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

namespace {

QStringList listed(const QJsonValue &parameter)
{
    if (parameter.isUndefined() || (parameter.isString() && parameter.toString().isEmpty()))
        return {};
    if (!parameter.isString())
        throw Crash(u"TypeError: fields.split is not a function"_s);
    QStringList names = parameter.toString().split(u',');
    for (QString &name : names)
        name = name.trimmed();
    return names;
}

//! What is no number counts as nothing; a negative limit means the same as its positive.
qsizetype number(const QJsonValue &parameter)
{
    bool ok = false;
    const double value = parameter.toString().toDouble(&ok);
    return ok && std::isfinite(value) && std::abs(value) < 1e15 ? qsizetype(value) : 0;
}

//! What a list is sorted by; paths that run through lists are not followed.
QJsonValue sortKey(const QJsonObject &document, const QString &path)
{
    QJsonValue value = document;
    const QStringList names = path.split(u'.');
    for (const QString &name : names)
        value = value.toObject().value(name);
    return value;
}

} // namespace

Query Query::parsed(const QString &encoded, bool takesPopulate)
{
    Query query;
    const QJsonObject parameters = parsedUrlQuery(encoded);
    const QStringList fields = listed(parameters.value("fields"_L1));
    const QStringList omitted = listed(parameters.value("omit"_L1));
    if (!omitted.isEmpty())
        query.projection = {Projection::Mode::AllBut, omitted};
    else if (!fields.isEmpty())
        query.projection = {Projection::Mode::Only, fields};
    query.m_sort = listed(parameters.value("sort"_L1));
    query.m_offset = std::max<qsizetype>(0, number(parameters.value("offset"_L1)));
    query.m_limit = std::abs(number(parameters.value("limit"_L1)));

    static const QStringList options{u"fields"_s, u"omit"_s, u"sort"_s, u"offset"_s, u"limit"_s};
    for (auto it = parameters.begin(); it != parameters.end(); ++it) {
        if (options.contains(it.key()))
            continue;
        if (takesPopulate && it.key() == "populatePermissions"_L1) {
            query.populatePermissions = true;
            const QString value = it.value().toString();
            if (value != "false"_L1 && value != "0"_L1)
                continue; // otherwise it hijacks the list: no stream has a field of that name
        }
        if (auto condition = parsedCondition(it.key(), it.value()))
            query.m_conditions << *condition;
    }
    return query;
}

void Query::enforcePermissionFields()
{
    static const QStringList enforced{u"type"_s, u"private"_s, u"canRead"_s, u"canWrite"_s, u"owner"_s};
    if (projection.mode == Projection::Mode::Only) {
        for (const QString &field : enforced) {
            if (!projection.paths.contains(field))
                projection.paths << field;
        }
    } else if (projection.mode == Projection::Mode::AllBut) {
        for (const QString &field : enforced)
            projection.paths.removeAll(field);
    }
}

QList<Condition> Query::conditionsFor(const Schema &schema) const
{
    QList<Condition> conditions = m_conditions;
    for (Condition &condition : conditions)
        convertFor(schema, condition);
    return conditions;
}

QList<QJsonObject> Query::matching(const Schema &schema, QList<QJsonObject> documents) const
{
    const QList<Condition> conditions = conditionsFor(schema);
    if (!conditions.isEmpty()) {
        documents.removeIf([&](const QJsonObject &document) {
            return !std::all_of(conditions.begin(), conditions.end(),
                                [&](const Condition &condition) { return condition.holds(document); });
        });
    }
    return documents;
}

QList<QJsonObject> Query::select(const Schema &schema, QList<QJsonObject> documents) const
{
    return ordered(matching(schema, std::move(documents)));
}

QList<QJsonObject> Query::selectIgnoring(const QString &field, const Schema &schema,
                                         QList<QJsonObject> documents) const
{
    Query query = *this;
    query.m_conditions.removeIf([&](const Condition &condition) { return condition.path == field; });
    return query.select(schema, std::move(documents));
}

QList<QJsonObject> Query::ordered(QList<QJsonObject> documents) const
{
    if (!m_sort.isEmpty()) {
        // The keys are looked up once a document, not once a comparison.
        struct Keyed
        {
            QList<QJsonValue> keys;
            QJsonObject document;
        };
        QList<bool> descending;
        QStringList paths;
        for (const QString &entry : m_sort) {
            descending << entry.startsWith(u'-');
            paths << (descending.constLast() ? entry.sliced(1).trimmed() : entry);
        }
        QList<Keyed> keyed;
        keyed.reserve(documents.size());
        for (const QJsonObject &document : std::as_const(documents)) {
            QList<QJsonValue> keys;
            for (const QString &path : std::as_const(paths))
                keys << sortKey(document, path);
            keyed.append({keys, document});
        }
        std::stable_sort(keyed.begin(), keyed.end(), [&descending](const Keyed &a, const Keyed &b) {
            for (qsizetype i = 0; i < descending.size(); ++i) {
                const int sign = compareValues(a.keys.at(i), b.keys.at(i));
                if (sign != 0)
                    return descending.at(i) ? sign > 0 : sign < 0;
            }
            return false;
        });
        for (qsizetype i = 0; i < keyed.size(); ++i)
            documents[i] = keyed.at(i).document;
    }
    if (m_offset > 0)
        documents.remove(0, std::min(m_offset, documents.size()));
    if (m_limit > 0 && m_limit < documents.size())
        documents.resize(m_limit);
    return documents;
}

bool Query::looksAt(QLatin1StringView field) const
{
    const auto names
        = [field](const QString &path) { return path == field || path.startsWith(field + u'.'); };
    return std::any_of(m_conditions.begin(), m_conditions.end(),
                       [&](const Condition &c) { return names(c.path); })
           || std::any_of(m_sort.begin(), m_sort.end(),
                          [&](const QString &s) { return names(s.startsWith(u'-') ? s.sliced(1) : s); });
}

bool Query::isPlain() const
{
    return projection.mode == Projection::Mode::All && m_conditions.isEmpty() && m_sort.isEmpty()
           && m_offset == 0 && m_limit == 0;
}

} // namespace Speckle::Sandbox
