// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/record.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

namespace Speckle {

class RawObject;

/*!
 * An object made ready for an editor: as it was received, but without the fields that an editor cannot take
 * because of their size. Those come back unchanged when it is saved.
 */
class EditableObject
{
public:
    //! \a raw is whole, and can be decoded. Fields of more than \a largest bytes are hidden.
    explicit EditableObject(const RawObject &raw, qsizetype largest = 65'536);

    //! What is edited: the bytes as received where nothing is hidden.
    [[nodiscard]] const QByteArray &json() const { return m_json; }
    [[nodiscard]] const QJsonObject &whole() const { return m_whole; }
    [[nodiscard]] const QStringList &hidden() const { return m_hidden; }
    //! For people, with a space before it; empty where nothing is hidden.
    [[nodiscard]] QString hiddenNote() const;
    //! \a edited with what was hidden, unless the user put in something of that name.
    [[nodiscard]] QJsonObject merged(const QJsonObject &edited) const;

    //! The members that differ; what \a after has lost is null.
    [[nodiscard]] static QJsonObject changes(const QJsonObject &before, const QJsonObject &after);
    //! Owner and lists of users, for access.h.
    [[nodiscard]] static Record rights(const RawObject &raw);

private:
    QByteArray m_json;
    QJsonObject m_whole;
    QStringList m_hidden;
};

} // namespace Speckle
