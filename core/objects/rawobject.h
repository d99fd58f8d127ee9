// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/apierror.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <variant>

namespace Speckle {

/*!
 * One object of a stream: the bytes as received, decoded when looked at.
 *
 * The bytes are the object's own: keeping one does not keep the answer it came in. Key order and digits are
 * the sender's.
 */
class RawObject
{
public:
    RawObject() = default;
    RawObject(const QString &id, const QString &type, const QString &name, const QByteArray &json)
        : m_id(id)
        , m_type(type)
        , m_name(name)
        , m_json(json)
    {
    }

    [[nodiscard]] const QString &id() const { return m_id; }
    //! As sent, e.g. "Mesh/Wall"; see typeName().
    [[nodiscard]] const QString &type() const { return m_type; }
    //! The right-most segment of type(): "Wall".
    [[nodiscard]] QString typeName() const { return m_type.section(QLatin1Char('/'), -1); }
    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] const QByteArray &json() const { return m_json; }
    //! Decodes all of it: microseconds for most objects, milliseconds for a large mesh. Empty where Qt cannot
    //! hold it (nested deeper than 1024, a number like 1e400): json() is what to show then.
    [[nodiscard]] QJsonObject decoded() const;
    //! The server's way to say no to one id of a getbulk: a String that says so.
    [[nodiscard]] bool isDenied() const;

private:
    QString m_id;
    QString m_type;
    QString m_name;
    QByteArray m_json;
};

/*!
 * The objects of a getbulk answer in its order, found by an index (simdjson), not decoded. Checks what
 * interpret() leaves alone under Request::rawBody: that it is an answer, whole, and says success. What is
 * inside of the objects is not validated.
 */
[[nodiscard]] std::variant<QList<RawObject>, ApiError> splitObjects(const QByteArray &answer);
//! The one object of GET /objects/:id, likewise.
[[nodiscard]] std::variant<RawObject, ApiError> takeObject(const QByteArray &answer);

} // namespace Speckle
