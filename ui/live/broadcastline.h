// SPDX-License-Identifier: MIT
#pragma once

#include "core/live/livemessage.h"

#include <QPointer>
#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace Speckle {

class FieldError;
class Session;

/*!
 * The line that sends a broadcast to everybody else who has the stream open: an event and, if wanted,
 * something with it: a JSON object, whose members become arguments, or plain text, which becomes the argument
 * `text`.
 */
class BroadcastLine : public QWidget
{
    Q_OBJECT

public:
    explicit BroadcastLine(QWidget *parent = nullptr);

    void setStream(Session *session, const QString &streamId);

signals:
    //! It went out. The server does not send it back to us, so this is the only trace of it.
    void sent(const Speckle::LiveMessage &message);

private:
    void send();
    void refresh();
    void chooseEvent(int index);
    [[nodiscard]] std::optional<QJsonObject> args();

    QPointer<Session> m_session;
    QString m_streamId;
    QComboBox *m_event;
    QLineEdit *m_args;
    QPushButton *m_send;
    FieldError *m_eventError;
    FieldError *m_argsError;
};

} // namespace Speckle
