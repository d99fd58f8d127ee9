// SPDX-License-Identifier: MIT
#include "sandbox/routes/population.h"

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

QJsonValue UserLookup::user(const QJsonValue &id) const
{
    const auto known = m_known.constFind(id.toString());
    if (known != m_known.constEnd())
        return *known;
    QJsonValue result = QJsonValue::Null;
    if (const auto stored = m_store.users.findBy(u"id"_s, id.toString())) {
        QJsonObject reduced;
        for (const QString &field : {u"_id"_s, u"name"_s, u"surname"_s, u"email"_s, u"company"_s}) {
            if (stored->contains(field))
                reduced.insert(field, stored->value(field));
        }
        result = reduced;
    }
    m_known.insert(id.toString(), result);
    return result;
}

QJsonArray UserLookup::existing(const QJsonArray &ids, bool asUsers) const
{
    QJsonArray found;
    for (const QJsonValue id : ids) {
        const QJsonValue populated = user(id);
        if (!populated.isNull())
            found.append(asUsers ? populated : id);
    }
    return found;
}

} // namespace Speckle::Sandbox
