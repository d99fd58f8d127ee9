// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/apierror.h"
#include "core/net/reply.h"
#include "core/objects/rawobject.h"

#include <QCache>
#include <QHash>
#include <QList>
#include <QMap>
#include <QObject>
#include <QPointer>
#include <QSet>

namespace Speckle {

class Client;

/*!
 * Objects of an account that have been looked at, by id, and the fetching of more.
 *
 * request() gathers ids over one turn of the event loop and fetches them by POST /objects/getbulk in batches
 * of \c batchSize, at most six at a time, without what trees do not show
 * (`omit=base64,rawData,displayValue`). A body that the server finds too large is halved. A byte budget
 * evicts what was looked at longest ago.
 */
class ObjectStore : public QObject
{
    Q_OBJECT

public:
    explicit ObjectStore(Client *client, QObject *parent = nullptr);
    ~ObjectStore() override;

    //! nullptr until it was fetched. Valid until control goes back to the event loop.
    [[nodiscard]] const RawObject *object(const QString &id) const;
    //! Why it could not be fetched; None otherwise. Forgotten by the next request() for it.
    [[nodiscard]] ApiError error(const QString &id) const;
    //! Asks for what is neither here nor under way; what is wanted latest is fetched first.
    void request(const QStringList &ids);
    //! Not needed any more (scrolled away): drops what has not been asked of the server yet.
    void withdraw(const QStringList &ids);
    //! The whole of one object, with the fields that request() leaves out. Not kept.
    [[nodiscard]] Reply<RawObject> *fetchWhole(const QString &id);
    //! Forgets them: they have changed at the server.
    void invalidate(const QStringList &ids);
    [[nodiscard]] bool isPending(const QString &id) const;

    void setBatchSize(int ids) { m_batchSize = ids; }
    //! 256 MiB unless set. What does not fit any more goes at once, what was looked at longest ago first.
    void setByteBudget(qsizetype bytes);

signals:
    //! These are here now, or have an error(). One signal a batch.
    void objectsChanged(const QStringList &ids);

private:
    void scheduleSend();
    void sendMore();
    void send(const QStringList &batch);
    void accept(const QStringList &batch, const QList<RawObject> &objects);
    void reject(const QStringList &batch, const ApiError &error);

    Client *m_client;
    int m_batchSize = 50;
    QCache<QString, RawObject> m_objects;
    QHash<QString, ApiError> m_errors;
    QMap<qint64, QString> m_wanted; //!< by place in the queue, first to be fetched first
    QHash<QString, qint64> m_wantedAt; //!< the same the other way round
    qint64 m_front = 0;
    QList<QStringList> m_halves; //!< of batches that were too large
    QSet<QString> m_underWay;
    QSet<QString> m_outdated; //!< under way when they were invalidated
    QList<QPointer<AbstractReply>> m_replies;
    bool m_scheduled = false;
};

} // namespace Speckle
