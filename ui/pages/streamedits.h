// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/apierror.h"
#include "core/net/reply.h"
#include "core/records/stream.h"

#include <QPointer>
#include <QStringList>

#include <functional>

namespace Speckle {

class Session;

/*!
 * Small edits of a stream, each saved at once, one after the other: those that come while one is under way
 * wait for it and go out together. Each is made upon what the stream is by then. What could not be saved is
 * kept until it is tried again or forgotten.
 */
class StreamEdits : public QObject
{
    Q_OBJECT

public:
    using Edit = std::function<Stream(const Stream &present)>;

    StreamEdits(const QString &streamId, QObject *parent);

    void setSession(Session *session);
    //! \a what it does, in words: "Ada may edit".
    void save(const QString &what, const Edit &edit);
    [[nodiscard]] bool isSaving() const { return m_call; }
    [[nodiscard]] QStringList unsaved() const;
    void tryAgain();
    void forget();

signals:
    //! isSaving() or unsaved().
    void changed();
    void saved();
    void failed(const Speckle::ApiError &error);

private:
    struct Step
    {
        QString what;
        Edit edit;
    };

    void sendNext();
    void settle(const ApiError &error);

    QString m_streamId;
    QPointer<Session> m_session;
    QPointer<AbstractReply> m_call;
    QList<Step> m_sent;
    QList<Step> m_waiting;
    QList<Step> m_failed;
};

} // namespace Speckle
