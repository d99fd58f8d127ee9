// SPDX-License-Identifier: MIT
#include "ui/pages/streamedits.h"

#include "core/session/session.h"
#include "ui/pages/streamwork.h"

#include <utility>

namespace Speckle {

StreamEdits::StreamEdits(const QString &streamId, QObject *parent)
    : QObject(parent)
    , m_streamId(streamId)
{
}

void StreamEdits::setSession(Session *session)
{
    // Saved or not, nobody will tell: the same again does no harm.
    m_failed += std::exchange(m_sent, {}) + std::exchange(m_waiting, {});
    if (m_call)
        m_call->disconnect(this);
    m_call.clear();
    m_session = session;
    emit changed();
}

QStringList StreamEdits::unsaved() const
{
    QStringList all;
    for (const Step &step : m_failed)
        all += step.what;
    return all;
}

void StreamEdits::save(const QString &what, const Edit &edit)
{
    m_waiting.append(Step{what, edit});
    sendNext();
}

void StreamEdits::tryAgain()
{
    m_waiting = std::exchange(m_failed, {}) + m_waiting;
    sendNext();
}

void StreamEdits::forget()
{
    m_failed.clear();
    emit changed();
}

void StreamEdits::sendNext()
{
    if (m_call || m_waiting.isEmpty())
        return;
    m_sent = std::exchange(m_waiting, {});
    if (!m_session || !m_session->hasWholeStream(m_streamId)) {
        ApiError error(ApiError::Kind::Unauthorized, tr("You are signed out."));
        error.action = tr("save the stream");
        settle(error);
        return;
    }
    const Stream before = m_session->stream(m_streamId).value_or(Stream());
    Stream after = before;
    for (const Step &step : std::as_const(m_sent))
        after = step.edit(after);
    Reply<Done> *reply = saveWhole(m_session, before, after);
    m_call = reply;
    // With the outcome of a call that was cancelled, too.
    connect(reply, &AbstractReply::finished, this, [this, reply] {
        m_call.clear();
        settle(reply->error());
    });
    emit changed();
}

void StreamEdits::settle(const ApiError &error)
{
    const QList<Step> sent = std::exchange(m_sent, {});
    if (error.isError()) {
        m_failed += sent;
        if (!error.isCancelled())
            emit failed(error);
    } else {
        emit saved();
    }
    emit changed();
    sendNext();
}

} // namespace Speckle
