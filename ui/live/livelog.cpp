// SPDX-License-Identifier: MIT
#include "ui/live/livelog.h"

#include "core/session/session.h"
#include "ui/live/livemessagemodel.h"

#include <QPointer>

namespace Speckle {

namespace {
constexpr qsizetype MostStreams = 100;
}

LiveMessageModel *LiveLog::messages(Session *session, const QString &streamId)
{
    listenTo(session);
    const Key key(session->account().id, streamId);
    auto *model = m_models.value(key);
    if (!model)
        model = make(key);
    nameSendersBy(session, key);
    return model;
}

void LiveLog::listenTo(Session *session)
{
    if (m_heard.contains(session))
        return;
    m_heard.insert(session);
    const QString account = session->account().id;
    connect(session, &QObject::destroyed, this, [this, session] { m_heard.remove(session); });
    connect(session, &Session::liveMessage, this,
            [this, account, session](const QString &stream, const LiveMessage &message) {
                const Key key(account, stream);
                if (!stream.isEmpty() && !m_models.contains(key) && m_models.size() < MostStreams) {
                    make(key);
                    nameSendersBy(session, key);
                }
                receive(account, stream, message);
            });
    connect(session, &Session::clientsChanged, this, [this, account](const QString &stream) {
        if (auto *model = m_models.value(Key(account, stream)))
            model->refreshSenders();
    });
    connect(session, &Session::userChanged, this, [this, account] {
        for (auto it = m_models.cbegin(); it != m_models.cend(); ++it) {
            if (it.key().first == account)
                it.value()->refreshSenders();
        }
    });
}

LiveMessageModel *LiveLog::make(const Key &key)
{
    auto *model = new LiveMessageModel(this);
    m_models.insert(key, model);
    return model;
}

void LiveLog::receive(const QString &accountId, const QString &streamId, const LiveMessage &message)
{
    for (auto it = m_models.cbegin(); it != m_models.cend(); ++it) {
        // What the server itself has to say concerns every stream of the connection.
        if (it.key().first == accountId && (streamId.isEmpty() || it.key().second == streamId))
            it.value()->append(message);
    }
}

void LiveLog::nameSendersBy(Session *session, const Key &key)
{
    m_models.value(key)->setSenderNames(
        [guard = QPointer(session), stream = key.second](const QString &clientId) {
            return guard ? guard->senderName(stream, clientId) : clientId;
        });
}

} // namespace Speckle
