// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace Speckle::Sandbox {

//! One request, as the handlers see it: the body read, the parameters of the path decoded, the sender known.
struct Request
{
    QByteArray method; //!< in capitals
    QString path; //!< as it was sent, still encoded, without the query
    QString query; //!< encoded
    QHash<QByteArray, QByteArray> headers; //!< names in lower case
    QByteArray payload; //!< the body as it came

    QByteArray text; //!< the body as UTF-8 JSON
    QJsonValue body; //!< an object or a list; an empty object where nothing (readable) was sent
    QHash<QString, QString> parameters;
    std::optional<QJsonObject> user; //!< nobody, on routes that let anonymous people in

    [[nodiscard]] QByteArray header(const QByteArray &name) const { return headers.value(name); }
    [[nodiscard]] QString parameter(const QString &name) const { return parameters.value(name); }
    [[nodiscard]] QString userId() const
    {
        return user ? user->value(QLatin1StringView("_id")).toString() : QString();
    }
    //! The body's keys in the order they were sent; a list has its indices for keys, as in JavaScript.
    [[nodiscard]] QStringList bodyKeys() const;
    //! The body's members, a list's by their indices.
    [[nodiscard]] QJsonObject bodyObject() const;
};

} // namespace Speckle::Sandbox
