// SPDX-License-Identifier: MIT
#include "ui/settings/stars.h"

#include "ui/settings/uistate.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Speckle {

Stars::Stars(UiState *state, const QString &key)
    : QObject(state)
    , m_state(state)
    , m_key(key)
{
    setObjectName(key);
    const QJsonArray kept = state->value(key).toArray();
    for (const auto &id : kept) {
        if (!id.toString().isEmpty() && !isFull())
            m_ids += id.toString();
    }
    m_ids.removeDuplicates();
}

Stars *Stars::of(UiState *state, const QString &accountId)
{
    if (!state)
        return nullptr;
    // One for all pages: a star that is set in one is seen in the others.
    const QString key = u"stars/"_s + accountId;
    auto *known = state->findChild<Stars *>(key, Qt::FindDirectChildrenOnly);
    return known ? known : new Stars(state, key);
}

void Stars::set(const QStringList &streamIds, bool starred)
{
    QStringList moved;
    for (const QString &id : streamIds) {
        if (id.isEmpty() || contains(id) == starred || (starred && isFull()))
            continue;
        if (starred)
            m_ids.prepend(id);
        else
            m_ids.removeAll(id);
        moved += id;
    }
    if (moved.isEmpty())
        return;
    m_state->setValue(m_key, m_ids.isEmpty() ? QJsonValue(QJsonValue::Undefined)
                                             : QJsonValue(QJsonArray::fromStringList(m_ids)));
    emit changed(moved);
}

} // namespace Speckle
