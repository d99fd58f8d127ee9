// SPDX-License-Identifier: MIT
#include "sandbox/query/projection.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

namespace {

QJsonValue without(const QJsonValue &value, const QStringList &path, qsizetype depth)
{
    if (value.isArray()) {
        QJsonArray list;
        for (const QJsonValue element : value.toArray())
            list.append(without(element, path, depth));
        return list;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    const auto it = object.find(path.at(depth));
    if (it == object.end())
        return value;
    if (depth + 1 == path.size())
        object.erase(it);
    else
        it.value() = without(QJsonValue(it.value()), path, depth + 1);
    return object;
}

//! The part of \a value that lies on \a path; undefined where the path leaves it.
QJsonValue only(const QJsonValue &value, const QStringList &path, qsizetype depth)
{
    if (depth == path.size())
        return value;
    if (value.isArray()) {
        QJsonArray list;
        for (const QJsonValue element : value.toArray()) {
            const QJsonValue part = only(element, path, depth);
            if (!part.isUndefined())
                list.append(part);
        }
        return list;
    }
    if (!value.isObject())
        return QJsonValue::Undefined;
    QJsonObject object;
    const QJsonValue inner = value.toObject().value(path.at(depth));
    if (!inner.isUndefined()) {
        const QJsonValue part = only(inner, path, depth + 1);
        if (!part.isUndefined())
            object.insert(path.at(depth), part);
    }
    return object;
}

//! Puts together the parts that two paths into the same field have left.
QJsonValue merged(const QJsonValue &a, const QJsonValue &b)
{
    if (a.isObject() && b.isObject()) {
        QJsonObject result = a.toObject();
        const QJsonObject more = b.toObject();
        for (auto it = more.begin(); it != more.end(); ++it)
            result.insert(it.key(), result.contains(it.key()) ? merged(result.value(it.key()), it.value())
                                                              : it.value());
        return result;
    }
    if (a.isArray() && b.isArray() && a.toArray().size() == b.toArray().size()) {
        QJsonArray result;
        for (qsizetype i = 0; i < a.toArray().size(); ++i)
            result.append(merged(a.toArray().at(i), b.toArray().at(i)));
        return result;
    }
    return b;
}

} // namespace

bool Projection::lets(QLatin1StringView field) const
{
    const auto reaches = [&](const QString &path) { return path == field || path.startsWith(field + u'.'); };
    switch (mode) {
    case Mode::All:
        return true;
    case Mode::Only:
        return std::any_of(paths.begin(), paths.end(), reaches);
    case Mode::AllBut:
        return !paths.contains(field);
    }
    return true;
}

QJsonObject Projection::applied(const QJsonObject &document) const
{
    if (mode == Mode::All)
        return document;
    if (mode == Mode::AllBut) {
        QJsonValue rest = document;
        for (const QString &path : paths)
            rest = without(rest, path.split(u'.'), 0);
        return rest.toObject();
    }
    QJsonValue kept = QJsonObject{{u"_id"_s, document.value("_id"_L1)}};
    for (const QString &path : paths)
        kept = merged(kept, only(document, path.split(u'.'), 0));
    return kept.toObject();
}

} // namespace Speckle::Sandbox
