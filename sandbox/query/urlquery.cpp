// SPDX-License-Identifier: MIT
#include "sandbox/query/urlquery.h"

#include <QJsonArray>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

namespace {

QString decoded(QString text)
{
    return QUrl::fromPercentEncoding(text.replace(u'+', u' ').toUtf8());
}

void add(QJsonObject &query, const QString &name, const QString &value)
{
    const qsizetype open = name.indexOf(u'[');
    if (open > 0 && name.endsWith(u']')) {
        const QString outer = name.first(open);
        const QString inner = name.sliced(open + 1, name.size() - open - 2);
        if (inner.isEmpty()) {
            QJsonArray list = query.value(outer).toArray();
            list.append(value);
            query.insert(outer, list);
        } else {
            QJsonObject object = query.value(outer).toObject();
            object.insert(inner, value);
            query.insert(outer, object);
        }
        return;
    }
    const QJsonValue known = query.value(name);
    if (known.isUndefined()) {
        query.insert(name, value);
    } else {
        QJsonArray list = known.isArray() ? known.toArray() : QJsonArray{known};
        list.append(value);
        query.insert(name, list);
    }
}

} // namespace

QJsonObject parsedUrlQuery(const QString &encoded)
{
    QJsonObject query;
    const QStringList pairs = encoded.split(u'&', Qt::SkipEmptyParts);
    for (const QString &pair : pairs) {
        const qsizetype equals = pair.indexOf(u'=');
        const QString name = decoded(equals < 0 ? pair : pair.first(equals));
        if (!name.isEmpty())
            add(query, name, equals < 0 ? QString() : decoded(pair.sliced(equals + 1)));
    }
    return query;
}

} // namespace Speckle::Sandbox
