// SPDX-License-Identifier: MIT
#include "ui/live/broadcastline.h"

#include "core/session/session.h"
#include "ui/widgets/fielderror.h"
#include "ui/widgets/icons.h"

#include <QComboBox>
#include <QGridLayout>
#include <QJsonDocument>
#include <QJsonParseError>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

constexpr int LongestEvent = 200;
constexpr int LongestArgs = 1'000'000;

//! The frame as LiveSocket sends it: what is shown of our own is what the others receive.
LiveMessage ownMessage(const Session &session, const QString &streamId, const QJsonObject &args)
{
    LiveMessage message;
    message.kind = LiveMessage::Kind::Broadcast;
    message.receivedAt = QDateTime::currentDateTimeUtc();
    message.senderId = session.socket()->clientId();
    message.streamId = streamId;
    message.resourceType = u"stream"_s;
    message.resourceId = streamId;
    message.eventType = args.value("eventType"_L1).toString();
    message.raw = QJsonDocument(QJsonObject{{u"eventName"_s, u"broadcast"_s},
                                            {u"senderId"_s, message.senderId},
                                            {u"resourceType"_s, message.resourceType},
                                            {u"resourceId"_s, streamId},
                                            {u"args"_s, args}})
                      .toJson(QJsonDocument::Compact);
    return message;
}

} // namespace

BroadcastLine::BroadcastLine(QWidget *parent)
    : QWidget(parent)
    , m_event(new QComboBox(this))
    , m_args(new QLineEdit(this))
    , m_send(new QPushButton(icon(u"send"_s), tr("Send"), this))
{
    m_event->setObjectName(u"liveEventCombo"_s);
    m_event->setAccessibleName(tr("Event to send"));
    m_event->setEditable(true);
    m_event->setInsertPolicy(QComboBox::NoInsert);
    m_event->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_event->addItems({u"update-global"_s, u"update-meta"_s, u"update-name"_s, u"update-children"_s});
    m_event->insertSeparator(m_event->count());
    m_event->addItem(tr("Other event…"));
    m_event->lineEdit()->setObjectName(u"liveEventEdit"_s);
    m_event->lineEdit()->setMaxLength(LongestEvent);
    m_event->lineEdit()->setPlaceholderText(tr("Name of the event"));
    m_args->setObjectName(u"liveArgsEdit"_s);
    m_args->setAccessibleName(tr("What goes with it"));
    m_args->setMaxLength(LongestArgs);
    m_args->setPlaceholderText(tr("Text, or a JSON object; may stay empty"));
    m_send->setObjectName(u"liveSendButton"_s);
    m_send->setAutoDefault(false);
    m_eventError = new FieldError(m_event->lineEdit(), this);
    m_argsError = new FieldError(m_args, this);

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setVerticalSpacing(2);
    layout->addWidget(m_event, 0, 0);
    layout->addWidget(m_args, 0, 1);
    layout->addWidget(m_send, 0, 2);
    layout->addWidget(m_eventError, 1, 0);
    layout->addWidget(m_argsError, 1, 1, 1, 2);
    layout->setColumnStretch(1, 1);

    connect(m_send, &QPushButton::clicked, this, &BroadcastLine::send);
    connect(m_args, &QLineEdit::returnPressed, this, &BroadcastLine::send);
    connect(m_event, &QComboBox::activated, this, &BroadcastLine::chooseEvent);
    refresh();
}

void BroadcastLine::setStream(Session *session, const QString &streamId)
{
    if (m_session)
        m_session->socket()->disconnect(this);
    // What was typed for one stream must not be sent to another by a hasty Return.
    if (m_streamId != streamId)
        m_args->clear();
    m_eventError->setError({});
    m_argsError->setError({});
    m_session = session;
    m_streamId = streamId;
    if (session)
        connect(session->socket(), &LiveSocket::stateChanged, this, &BroadcastLine::refresh);
    refresh();
}

void BroadcastLine::refresh()
{
    const bool open = m_session && m_session->socket()->state() == LiveSocket::State::Open;
    m_send->setEnabled(open);
    m_send->setToolTip(open ? tr("Send to everybody else who has this stream open")
                            : tr("There is no live connection to send it through"));
}

void BroadcastLine::chooseEvent(int index)
{
    m_eventError->setError({});
    if (index != m_event->count() - 1)
        return;
    m_event->setCurrentIndex(-1);
    m_event->clearEditText();
    m_event->setFocus();
}

std::optional<QJsonObject> BroadcastLine::args()
{
    const QString event = m_event->currentText().trimmed();
    const QString text = m_args->text().trimmed();
    QJsonObject args;
    // What begins like JSON is meant as JSON: sending half an object as text would help nobody.
    if (text.startsWith(u'{') || text.startsWith(u'[')) {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &error);
        if (document.isNull()) {
            m_argsError->setError(tr("This is no valid JSON: %1 (at character %2).")
                                      .arg(error.errorString())
                                      .arg(QString::fromUtf8(text.toUtf8().left(error.offset)).size() + 1));
            m_args->setFocus();
            return {};
        }
        if (!document.isObject()) {
            m_argsError->setError(
                tr("A list cannot be sent by itself: put it into an object, {\"list\": [ … ]}."));
            m_args->setFocus();
            return {};
        }
        args = document.object();
        if (args.contains("eventType"_L1)) {
            m_argsError->setError(tr("The event stands on the left: take \"eventType\" out."));
            m_args->setFocus();
            return {};
        }
    } else if (!text.isEmpty()) {
        args.insert(u"text"_s, text);
    }
    if (event.isEmpty()) {
        m_eventError->setError(tr("Which event?"));
        m_event->setFocus();
        return {};
    }
    args.insert(u"eventType"_s, event);
    return args;
}

void BroadcastLine::send()
{
    const std::optional<QJsonObject> toSend = args();
    if (!toSend || !m_session || m_streamId.isEmpty())
        return;
    if (!m_session->broadcast(m_streamId, *toSend)) {
        m_argsError->setError(tr("Not sent: there is no live connection."));
        return;
    }
    m_args->clear();
    m_argsError->setError({});
    m_eventError->setError({});
    emit sent(ownMessage(*m_session, m_streamId, *toSend));
}

} // namespace Speckle
