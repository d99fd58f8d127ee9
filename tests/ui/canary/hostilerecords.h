// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

namespace Speckle {

//! What a hostile server puts in the place of what it should say.
struct Canary
{
    enum class Kind {
        Text, //!< all that people type is the text, and so is the name of one more field of each object
        Null,
        Missing,
        WrongType, //!< fields of every kind, most ids too, by turns
        Ids, //!< lists of ids have the text for a member more, and references lead to it
    };

    Kind kind = Kind::Text;
    QString text; //!< of Text and Ids

    //! The beginning of the text, as it has to be seen where a line is shown of it.
    [[nodiscard]] QString mark() const;
};

//! \a json, an answer of a Speckle server, with the canary in it. What a client signs in by stays whole, and
//! so do ids and dates unless the kind is about them.
[[nodiscard]] QByteArray hostile(const QByteArray &json, const Canary &canary);

} // namespace Speckle

Q_DECLARE_METATYPE(Speckle::Canary)
