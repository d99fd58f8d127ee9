// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace Speckle {

/*!
 * One frame that came through the socket. Plain text is a message, too; the raw bytes are kept as received.
 */
struct LiveMessage
{
    enum class Kind {
        Broadcast, //!< `eventName: broadcast`: from a client in the same room to all others
        Message, //!< `eventName: message`: from a client to us alone
        Notice, //!< plain text or JSON without `eventName`: the server itself speaks
        Other, //!< an `eventName` that we do not know, JSON that is no object, or an object that cannot be
               //!< decoded
    };

    Kind kind = Kind::Notice;
    QDateTime receivedAt; //!< UTC, this machine's clock: frames carry no time
    QString senderId; //!< `_id` of the sending client; anybody can claim any: never trust it for more than
                      //!< display
    QString streamId; //!< `streamId`, or `resourceId` where the resource is a stream; empty: not said
    QString resourceType; //!< "stream" where the frame used the legacy form
    QString resourceId;
    QString
        senderName; //!< `args.senderName`: what the sender calls itself; not proven either. Empty: not said
    QString eventType; //!< `args.eventType`, e.g. "update-global"; empty where there is none
    QString text; //!< for a notice: its words. Otherwise empty.
    QString
        newClientId; //!< for a notice: `newId`, the id that the server gives us in place of ours; else empty
    QString roomName; //!< for a notice: `roomName`, the room that we are in now ("stream-abc"); else empty
    QByteArray raw; //!< as received (UTF-8)

    //! "update-…": the stream has changed and what is shown of it may be old.
    [[nodiscard]] bool isUpdate() const { return eventType.startsWith(QLatin1String("update-")); }

    [[nodiscard]] static LiveMessage fromFrame(const QByteArray &frame, const QDateTime &receivedAt);

    friend bool operator==(const LiveMessage &, const LiveMessage &) = default;
};

} // namespace Speckle
