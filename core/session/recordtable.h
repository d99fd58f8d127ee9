// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QString>

#include <optional>

namespace Speckle {

//! Records of one kind by `_id`, as a session holds them.
template <typename T>
class RecordTable
{
public:
    [[nodiscard]] std::optional<T> find(const QString &id) const
    {
        const auto it = m_records.constFind(id);
        return it == m_records.cend() ? std::nullopt : std::optional<T>(*it);
    }
    //! All fields, as they are now. Whether that changed anything; a record without an id never does.
    bool put(const T &record)
    {
        if (record.id().isEmpty())
            return false;
        T &known = m_records[record.id()];
        if (known == record)
            return false;
        known = record;
        return true;
    }
    bool remove(const QString &id) { return m_records.remove(id); }

private:
    QHash<QString, T> m_records;
};

} // namespace Speckle
