// SPDX-License-Identifier: MIT
#include "core/net/reply.h"

#include <QMetaObject>

namespace Speckle {

AbstractReply::AbstractReply(QObject *parent)
    : QObject(parent)
{
}

AbstractReply::~AbstractReply() = default;

void AbstractReply::cancel()
{
    if (m_state == State::Settled) {
        // Whoever cancels begins something else next, which the old outcome must not meet.
        m_error = ApiError(ApiError::Kind::Cancelled);
        dropHandlers();
        return;
    }
    const auto canceller = std::exchange(m_canceller, {});
    if (settle(ApiError(ApiError::Kind::Cancelled)) && canceller)
        canceller();
}

bool AbstractReply::settle(const ApiError &error)
{
    if (m_state != State::Pending)
        return false;
    m_state = State::Settled;
    m_error = error;
    m_canceller = {};
    if (m_error.isCancelled())
        dropHandlers();
    QMetaObject::invokeMethod(
        this, [this] { deliver(); }, Qt::QueuedConnection);
    return true;
}

void AbstractReply::follow(AbstractReply *upstream)
{
    setCanceller([guard = QPointer<AbstractReply>(upstream)] {
        if (guard)
            guard->cancel();
    });
    connect(upstream, &AbstractReply::progressed, this, &AbstractReply::progressed);
}

void AbstractReply::deliver()
{
    m_state = State::Finished;
    // A handler may delete the reply's owner and the reply with it.
    const QPointer<AbstractReply> alive(this);
    if (m_error.isCancelled())
        dropHandlers();
    else
        runHandlers();
    if (!alive)
        return;
    emit finished();
    if (alive)
        deleteLater();
}

} // namespace Speckle
