// SPDX-License-Identifier: MIT
#include "core/objects/objectstore.h"

#include "core/api/objectsresource.h"
#include "core/net/client.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

constexpr int mostBatches = 6;
// The strings and headers of a RawObject beside its bytes, roughly.
constexpr qsizetype overhead = 256;

Query forTrees()
{
    return Query().omit({u"base64"_s, u"rawData"_s, u"displayValue"_s});
}

} // namespace

ObjectStore::ObjectStore(Client *client, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_objects(256LL * 1024 * 1024)
{
}

ObjectStore::~ObjectStore()
{
    for (const QPointer<AbstractReply> &reply : std::as_const(m_replies)) {
        if (reply)
            reply->cancel();
    }
}

const RawObject *ObjectStore::object(const QString &id) const
{
    return m_objects.object(id);
}

ApiError ObjectStore::error(const QString &id) const
{
    return m_errors.value(id);
}

bool ObjectStore::isPending(const QString &id) const
{
    return m_wantedAt.contains(id) || m_underWay.contains(id);
}

void ObjectStore::setByteBudget(qsizetype bytes)
{
    m_objects.setMaxCost(bytes);
}

void ObjectStore::request(const QStringList &ids)
{
    // Later calls go before earlier ones; within a call the order stays.
    m_front -= ids.size();
    qint64 place = m_front;
    for (const QString &id : ids) {
        if (id.isEmpty() || m_underWay.contains(id) || m_objects.contains(id))
            continue;
        m_errors.remove(id);
        if (const auto old = m_wantedAt.constFind(id); old != m_wantedAt.cend())
            m_wanted.remove(*old);
        m_wanted.insert(place, id);
        m_wantedAt.insert(id, place++);
    }
    scheduleSend();
}

void ObjectStore::withdraw(const QStringList &ids)
{
    for (const QString &id : ids) {
        if (const auto place = m_wantedAt.constFind(id); place != m_wantedAt.cend()) {
            m_wanted.remove(*place);
            m_wantedAt.erase(place);
        }
    }
}

void ObjectStore::invalidate(const QStringList &ids)
{
    for (const QString &id : ids) {
        m_objects.remove(id);
        m_errors.remove(id);
        // What is on its way may have been read before the change.
        if (m_underWay.contains(id))
            m_outdated.insert(id);
    }
}

Reply<RawObject> *ObjectStore::fetchWhole(const QString &id)
{
    return ObjectsResource(m_client).get(id);
}

void ObjectStore::scheduleSend()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_scheduled = false;
            sendMore();
        },
        Qt::QueuedConnection);
}

void ObjectStore::sendMore()
{
    while (m_replies.size() < mostBatches) {
        QStringList batch;
        if (!m_halves.isEmpty()) {
            batch = m_halves.takeFirst();
        } else {
            while (!m_wanted.isEmpty() && batch.size() < m_batchSize) {
                const QString id = m_wanted.take(m_wanted.firstKey());
                m_wantedAt.remove(id);
                m_underWay.insert(id);
                batch += id;
            }
        }
        if (batch.isEmpty())
            return;
        send(batch);
    }
}

void ObjectStore::send(const QStringList &batch)
{
    Reply<QList<RawObject>> *reply = ObjectsResource(m_client).getBulk(batch, forTrees());
    m_replies.append(reply);
    reply->then(
        this,
        [this, batch, reply](const QList<RawObject> &objects) {
            m_replies.removeAll(reply);
            accept(batch, objects);
        },
        [this, batch, reply](const ApiError &error) {
            m_replies.removeAll(reply);
            reject(batch, error);
        });
}

void ObjectStore::accept(const QStringList &batch, const QList<RawObject> &objects)
{
    QStringList again;
    for (const RawObject &object : objects) {
        if (!m_underWay.contains(object.id()) || m_outdated.contains(object.id()))
            continue;
        // An object larger than the whole budget would be thrown away on arrival and asked for for ever.
        const qsizetype cost = std::min(object.json().size() + overhead, m_objects.maxCost());
        m_objects.insert(object.id(), new RawObject(object), cost);
    }
    for (const QString &id : batch) {
        m_underWay.remove(id);
        if (m_outdated.remove(id)) {
            again += id;
        } else if (std::none_of(objects.cbegin(), objects.cend(),
                                [&id](const RawObject &o) { return o.id() == id; })) {
            ApiError error(ApiError::Kind::NotFound);
            error.server = m_client->address().display();
            error.action = QCoreApplication::translate("Speckle::ObjectsResource", "load the object");
            m_errors.insert(id, error);
        }
    }
    request(again);
    sendMore();
    emit objectsChanged(batch);
}

void ObjectStore::reject(const QStringList &batch, const ApiError &error)
{
    if (error.kind == ApiError::Kind::TooLarge && batch.size() > 1) {
        const qsizetype half = batch.size() / 2;
        m_halves << batch.first(half) << batch.sliced(half);
        sendMore();
        return;
    }
    for (const QString &id : batch) {
        m_underWay.remove(id);
        m_outdated.remove(id);
        m_errors.insert(id, error);
    }
    sendMore();
    emit objectsChanged(batch);
}

} // namespace Speckle
