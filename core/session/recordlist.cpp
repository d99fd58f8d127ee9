// SPDX-License-Identifier: MIT
#include "core/session/recordlist.h"

#include "core/session/session.h"

#include <utility>

namespace Speckle {

RecordList::RecordList(Session *session, Loader loader, QObject *parent)
    : IdList(parent)
    , m_loader(std::move(loader))
{
    connect(session, &Session::resumed, this, [this] {
        if (m_asked)
            refresh();
    });
    connect(session, &Session::stateChanged, this, [this](Session::State state) {
        if (m_error.isTransient() && (state == Session::State::Online || state == Session::State::Anonymous))
            refresh();
    });
}

RecordList::~RecordList()
{
    if (m_call)
        m_call->cancel();
}

void RecordList::load()
{
    if (!m_asked)
        refresh();
}

void RecordList::refresh()
{
    m_asked = true;
    if (m_call)
        m_call->cancel();
    m_error = {};
    Reply<QStringList> *reply = m_loader();
    m_call = reply;
    reply->then(
        this,
        [this, reply](const QStringList &ids) {
            // Superseded when it had settled, and could no longer be cancelled.
            if (m_call != reply)
                return;
            m_call = nullptr;
            m_loaded = true;
            QStringList once = ids;
            once.removeDuplicates();
            replaceWith(once);
            updateState();
            emit busyChanged(false);
        },
        [this, reply](const ApiError &error) {
            if (m_call != reply)
                return;
            m_call = nullptr;
            m_error = error;
            updateState();
            emit busyChanged(false);
            emit failed(error);
        });
    emit busyChanged(true);
    updateState();
}

void RecordList::add(const QString &id)
{
    if (m_loaded && !ids().contains(id))
        append({id});
    askAnew();
    updateState();
}

void RecordList::take(const QString &id)
{
    QStringList left = ids();
    if (left.removeAll(id) > 0)
        replaceWith(left);
    askAnew();
    updateState();
}

// An answer that is under way may have been made before what was just done, and would undo it here.
void RecordList::askAnew()
{
    if (m_call)
        refresh();
}

void RecordList::updateState()
{
    State state = State::Empty;
    if (!ids().isEmpty())
        state = State::Ready;
    else if (m_error.kind == ApiError::Kind::Forbidden || m_error.kind == ApiError::Kind::Unauthorized)
        state = State::Forbidden;
    else if (m_error.isError())
        state = State::Failed;
    else if (!m_loaded)
        state = State::Loading;
    if (state != std::exchange(m_state, state))
        emit stateChanged(state);
}

} // namespace Speckle
