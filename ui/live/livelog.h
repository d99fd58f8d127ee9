// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>

#include <utility>

namespace Speckle {

struct LiveMessage;
class LiveMessageModel;
class Session;

/*!
 * The live messages of every stream, kept while the program runs.
 *
 * Kept by account, not by session: a session ends where somebody signs in again, the messages stay. Listens
 * to a session from the first time it is asked for one of its streams. Messages of streams that nobody has
 * looked at yet (tabs in the background) are kept too, for a hundred streams at most: their ids are anybody's
 * claim.
 */
class LiveLog : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] LiveMessageModel *messages(Session *session, const QString &streamId);

private:
    using Key = std::pair<QString, QString>; //!< account, stream

    void listenTo(Session *session);
    LiveMessageModel *make(const Key &key);
    void receive(const QString &accountId, const QString &streamId, const LiveMessage &message);
    void nameSendersBy(Session *session, const Key &key);

    QHash<Key, LiveMessageModel *> m_models;
    QSet<const QObject *> m_heard;
};

} // namespace Speckle
