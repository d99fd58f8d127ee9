// SPDX-License-Identifier: MIT
#include "core/live/livemessage.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Speckle {

LiveMessage LiveMessage::fromFrame(const QByteArray &frame, const QDateTime &receivedAt)
{
    LiveMessage message;
    message.receivedAt = receivedAt;
    message.raw = frame;

    const QByteArray trimmed = frame.trimmed();
    // A client's frame is relayed where it is a JSON object, and only then. One that we cannot decode (1e400,
    // a nesting of thousands) must not pass for the server's own words.
    const bool fromClient = trimmed.startsWith('{');
    const QJsonDocument document = QJsonDocument::fromJson(trimmed);
    if (!document.isObject()) {
        message.kind = fromClient || !document.isNull() ? Kind::Other : Kind::Notice;
        if (message.kind == Kind::Notice)
            message.text = QString::fromUtf8(frame);
        return message;
    }

    const QJsonObject json = document.object();
    const QJsonValue eventName = json.value("eventName"_L1);
    message.senderId = json.value("senderId"_L1).toString();
    message.resourceType = json.value("resourceType"_L1).toString();
    message.resourceId = json.value("resourceId"_L1).toString();
    message.streamId = json.value("streamId"_L1).toString();
    // The server routes by streamId where there is one, blanks not counted; so do we.
    if (message.streamId.trimmed().isEmpty()) {
        message.streamId = message.resourceType == "stream"_L1 ? message.resourceId : QString();
    } else if (message.resourceType.isEmpty()) {
        message.resourceType = u"stream"_s;
        message.resourceId = message.streamId;
    }
    const QJsonObject args = json.value("args"_L1).toObject();
    message.eventType = args.value("eventType"_L1).toString();
    message.senderName = args.value("senderName"_L1).toString();

    if (eventName.isUndefined()) {
        message.kind = Kind::Notice;
        message.text = json.value("message"_L1).toString();
        message.newClientId = json.value("newId"_L1).toString();
        message.roomName = json.value("roomName"_L1).toString();
    } else if (eventName == "broadcast"_L1) {
        message.kind = Kind::Broadcast;
    } else if (eventName == "message"_L1) {
        message.kind = Kind::Message;
    } else {
        message.kind = Kind::Other;
    }
    return message;
}

} // namespace Speckle
