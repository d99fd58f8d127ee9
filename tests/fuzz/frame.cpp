// SPDX-License-Identifier: MIT
// Any frame of the socket becomes a message, and what a client sent never passes for the server's own words.
#include "core/live/livemessage.h"
#include "tests/fuzz/check.h"

#include <QJsonDocument>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace Speckle;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    using Kind = LiveMessage::Kind;
    // As it comes through the socket: whole characters only.
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QByteArray frame = QString::fromUtf8(bytes).toUtf8();
    const QDateTime now = QDateTime::fromSecsSinceEpoch(1'600'000'000, QTimeZone::utc());
    const LiveMessage message = LiveMessage::fromFrame(frame, now);
    SPECKLE_HOLDS(message.raw == frame && message.receivedAt == now);
    SPECKLE_HOLDS(message == LiveMessage::fromFrame(frame, now));
    SPECKLE_HOLDS(!message.isUpdate() || !message.eventType.isEmpty());

    const QJsonObject json = QJsonDocument::fromJson(frame.trimmed()).object();
    if (message.kind == Kind::Broadcast || message.kind == Kind::Message) {
        SPECKLE_HOLDS(json.value("eventName"_L1)
                      == (message.kind == Kind::Broadcast ? "broadcast"_L1 : "message"_L1));
    }
    if (message.kind != Kind::Notice) {
        SPECKLE_HOLDS(message.text.isEmpty() && message.newClientId.isEmpty() && message.roomName.isEmpty());
    } else if (frame.trimmed().startsWith('{')) {
        SPECKLE_HOLDS(!json.isEmpty() || frame.trimmed().endsWith('}'));
        SPECKLE_HOLDS(!json.contains("eventName"_L1));
        SPECKLE_HOLDS(message.text == json.value("message"_L1).toString());
    } else {
        SPECKLE_HOLDS(message.text == QString::fromUtf8(frame));
        SPECKLE_HOLDS(message.eventType.isEmpty() && message.streamId.isEmpty());
    }
    if (const QString stream = json.value("streamId"_L1).toString(); !stream.trimmed().isEmpty())
        SPECKLE_HOLDS(message.streamId == stream);
    return 0;
}
