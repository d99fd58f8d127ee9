// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QPair>

namespace Speckle::Sandbox {

//! One answer: status, body and what kind of body it is.
struct Answer
{
    int status = 200;
    QByteArray contentType; //!< empty: none is sent
    QByteArray body;
    bool hasETag = false;
    QList<QPair<QByteArray, QByteArray>> headers;

    static Answer json(const QJsonObject &object, int status = 200);
    //! \a text is JSON already.
    static Answer rawJson(const QByteArray &text, int status = 200);
    //! The page that everything in front of the routes answers with.
    static Answer page(int status, const QString &message);
    //! The two plain refusals: without a token, and without the role.
    static Answer unauthorized();
    static Answer adminsOnly();
};

//! `{"success":true, …members…, "name":[…texts…]}`, put together without parsing what is JSON already.
[[nodiscard]] QByteArray listEnvelope(const QJsonObject &members, const QByteArray &name,
                                      const QList<QByteArray> &texts);

//! \a document with one more member whose value is JSON text already.
[[nodiscard]] QByteArray withMember(const QJsonObject &document, const QByteArray &name,
                                    const QByteArray &value);

} // namespace Speckle::Sandbox
