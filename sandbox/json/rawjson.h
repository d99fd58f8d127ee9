// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

/*!
    The order of keys as they were sent, which QJsonObject forgets and the protocol needs: replies name keys
   in that order, an object's hash depends on it, and a PUT that begins with streamId renames the stream.

    All of it expects text that QJsonDocument has accepted, and gives back nothing sensible otherwise.
*/
namespace Speckle::Sandbox::RawJson {

//! The text without the white space between its tokens.
[[nodiscard]] QByteArray compact(QByteArrayView json);

//! The texts of an array's elements; empty for anything but an array.
[[nodiscard]] QList<QByteArray> elements(QByteArrayView json);

struct Member
{
    QString key;
    QByteArray value;
};

//! An object's members in the order they were sent, repeated keys once (at their first place, with the last
//! value).
[[nodiscard]] QList<Member> members(QByteArrayView json);

} // namespace Speckle::Sandbox::RawJson
