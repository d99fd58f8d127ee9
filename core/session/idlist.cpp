// SPDX-License-Identifier: MIT
#include "core/session/idlist.h"

#include "core/session/rowdiff.h"

#include <algorithm>

namespace Speckle {

void IdList::append(const QStringList &ids)
{
    if (ids.isEmpty())
        return;
    const int first = static_cast<int>(m_ids.size());
    emit aboutToInsert(first, first + static_cast<int>(ids.size()) - 1);
    m_ids += ids;
    emit inserted();
}

void IdList::replaceWith(const QStringList &ids)
{
    if (m_ids.isEmpty()) {
        append(ids);
        return;
    }
    const RowDiff diff = RowDiff::between(m_ids, ids);
    // Single rows move where somebody has worked on a record. A wholly different order is another matter:
    // that many steps would cost more than drawing it anew.
    if (diff.moved > std::max<qsizetype>(ids.size() / 10, 10)) {
        emit aboutToReset();
        m_ids = ids;
        emit resetDone();
        return;
    }
    for (qsizetype last = m_ids.size() - 1; last >= 0; --last) {
        if (diff.stays.at(last))
            continue;
        qsizetype first = last;
        while (first > 0 && !diff.stays.at(first - 1))
            --first;
        emit aboutToRemove(static_cast<int>(first), static_cast<int>(last));
        m_ids.remove(first, last - first + 1);
        emit removed();
        last = first;
    }
    for (qsizetype first = 0; first < ids.size(); ++first) {
        if (!diff.isNew.at(first))
            continue;
        qsizetype last = first;
        while (last + 1 < ids.size() && diff.isNew.at(last + 1))
            ++last;
        emit aboutToInsert(static_cast<int>(first), static_cast<int>(last));
        m_ids = m_ids.first(first) + ids.sliced(first, last - first + 1) + m_ids.sliced(first);
        emit inserted();
        first = last;
    }
}

} // namespace Speckle
