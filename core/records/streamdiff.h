// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/layer.h"
#include "core/records/stream.h"
#include "core/records/user.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace Speckle {

//! What stream A and stream B share and what one alone has. From GET /streams/:a/diff/:b. Objects are ids in
//! stream order, duplicates kept; layers are told apart by their guid alone (the common ones are A's).
struct StreamDiff
{
    struct Objects
    {
        QStringList common;
        QStringList inA;
        QStringList inB;
    } objects;
    struct Layers
    {
        QList<Layer> common;
        QList<Layer> inA;
        QList<Layer> inB;
    } layers;

    [[nodiscard]] static StreamDiff fromJson(const QJsonObject &json);
};

//! What has to happen to stream A for it to hold the objects of stream B. From GET /streams/:a/delta/:b.
struct StreamDelta
{
    //! One side of it.
    struct Revision
    {
        QString streamId;
        QString sender; //!< the program that sends to the stream; empty where the server knows none
        QString updatedAt; //!< when that program was last at it, as the server spells it (its own zone); may
                           //!< be empty
    };

    QStringList created; //!< ids: in B, not in A
    QStringList deleted; //!< in A, not in B
    QStringList common;
    Revision revisionA;
    Revision revisionB;
    User author; //!< who owns A's sender; empty where there is none
    QString warning; //!< for people: what is not known, where a stream has no sender; else empty

    [[nodiscard]] static StreamDelta fromJson(const QJsonObject &json);
};

//! A new stream, and the one that it was made of, which lists it among its children. Both come without their
//! objects and layers.
struct StreamClone
{
    Stream clone;
    Stream parent;
};

} // namespace Speckle
