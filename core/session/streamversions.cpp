// SPDX-License-Identifier: MIT
#include "core/session/streamversions.h"

#include "core/session/handlers.h"
#include "core/session/session.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

template <typename T>
Reply<T> *givenUp(Client *client)
{
    return settledReply<T>(client, ApiError(ApiError::Kind::Cancelled));
}

ApiError signedOut()
{
    return ApiError(ApiError::Kind::Unauthorized, StreamVersions::tr("You are signed out."));
}

QStringList fields()
{
    return listedStreamFields() + QStringList{u"commitMessage"_s};
}

} // namespace

StreamVersions::StreamVersions(Session *session, const QString &streamId, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_streamId(streamId)
    , m_list(new RecordList(
          session, [this] { return load(); }, this))
{
}

Reply<QStringList> *StreamVersions::load()
{
    if (!m_session)
        return settledReply<QStringList>(this, signedOut());
    const auto stream = m_session->stream(m_streamId);
    QStringList children = stream ? stream->children() : QStringList();
    children.removeDuplicates();
    return loadFrom(children, 0, {});
}

Reply<QStringList> *StreamVersions::loadFrom(const QStringList &children, qsizetype from,
                                             const QList<Stream> &found)
{
    if (from >= children.size()) {
        QList<Stream> sorted = found;
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const Stream &a, const Stream &b) { return a.createdAt() > b.createdAt(); });
        QStringList ids;
        for (const Stream &stream : std::as_const(sorted))
            ids += stream.streamId();
        m_hidden = children.size() - ids.size();
        return settledReply<QStringList>(this, ids);
    }
    if (!m_session)
        return settledReply<QStringList>(this, signedOut());
    const Query query = Query().fields(fields()).whereIn(u"streamId"_s, children.mid(from, streamsAQuery));
    return m_session->loadStreams(query)->chain<QStringList>([this, guard = QPointer<StreamVersions>(this),
                                                              client = m_session->client(), children, from,
                                                              found](const QList<Stream> &part) {
        // The reply is the client's, and this may go first.
        return guard ? loadFrom(children, from + streamsAQuery, found + part)
                     : settledReply<QStringList>(client, QStringList());
    });
}

Reply<StreamClone> *StreamVersions::save(const QString &name)
{
    if (!m_session)
        return settledReply<StreamClone>(this, signedOut());
    Reply<StreamClone> *reply = StreamsResource(m_session->client()).clone(m_streamId, name);
    reply->then(
        m_session.data(),
        [session = m_session.data(), id = m_streamId](const StreamClone &) {
            session->broadcast(id, {{u"eventType"_s, u"update-children"_s}});
            session->loadStream(id)->then(session, ignore, ignore);
        },
        ignore);
    return reply;
}

Reply<StreamDiff> *StreamVersions::compare(const QString &a, const QString &b)
{
    if (!m_session)
        return settledReply<StreamDiff>(this, signedOut());
    return StreamsResource(m_session->client()).diff(a, b);
}

Reply<QList<Stream>> *StreamVersions::loadListed(const QString &streamId)
{
    if (!m_session)
        return settledReply<QList<Stream>>(this, signedOut());
    return m_session->loadStreams(Query().fields(fields()).whereIn(u"streamId"_s, {streamId}));
}

StreamRestore::StreamRestore(Session *session, const QString &streamId, const QString &versionId,
                             const QString &keptName, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_streamId(streamId)
    , m_versionId(versionId)
    , m_keptName(keptName)
{
}

Reply<Done> *StreamRestore::refused(const QString &why)
{
    ApiError error(ApiError::Kind::Rejected, why);
    error.action = tr("restore the version");
    error.advice = tr("Try again when the step before has succeeded.");
    return settledReply<Done>(this, error);
}

template <typename T>
void StreamRestore::tellOf(Reply<T> *reply, const QString &eventType)
{
    // Others are told even where nobody waits for the outcome here any more.
    reply->then(
        m_session.data(),
        [session = m_session.data(), id = m_streamId, eventType](const T &) {
            session->broadcast(id, {{u"eventType"_s, eventType}});
        },
        ignore);
}

Reply<Done> *StreamRestore::keepPresent()
{
    if (!m_keptId.isEmpty())
        return settledReply<Done>(this, Done{});
    if (!m_session)
        return settledReply<Done>(this, signedOut());
    Reply<StreamClone> *reply = StreamsResource(m_session->client()).clone(m_streamId, m_keptName);
    reply->then(
        this, [this](const StreamClone &made) { m_keptId = made.clone.streamId(); }, ignore);
    tellOf(reply, u"update-children"_s);
    return reply->map<Done>([](const StreamClone &) { return Done{}; });
}

Reply<Done> *StreamRestore::readVersion()
{
    if (m_keptId.isEmpty())
        return refused(tr("the present could not be kept as a version"));
    if (!m_session)
        return settledReply<Done>(this, signedOut());
    Client *client = m_session->client();
    // Without its objects, so that the server makes up no layer.
    return StreamsResource(client)
        .get(m_versionId, Query().omit({u"objects"_s}))
        ->chain<Done>(
            [this, guard = QPointer<StreamRestore>(this), client, id = m_versionId](const Stream &version) {
                return StreamsResource(client).objectIds(id)->map<Done>(
                    [this, guard, version](const QStringList &ids) {
                        if (guard) {
                            m_ids = ids;
                            m_layers = version.layers();
                            m_layers.removeIf([](const Layer &layer) { return layer.isGenerated(); });
                        }
                        return Done{};
                    });
            });
}

Reply<Done> *StreamRestore::write()
{
    if (!m_ids)
        return refused(tr("the version could not be read"));
    if (m_written)
        return settledReply<Done>(this, Done{});
    if (!m_session)
        return settledReply<Done>(this, signedOut());
    constexpr int mostTries = 3;
    Reply<Done> *reply = keepWhatCame(mostTries)->chain<Done>(
        [guard = QPointer<StreamRestore>(this), client = m_session->client()](const Done &) {
            return guard ? guard->put() : givenUp<Done>(client);
        });
    reply->then(
        this, [this](const Done &) { m_written = true; }, ignore);
    return reply;
}

Reply<bool> *StreamRestore::isKept()
{
    if (!m_session)
        return settledReply<bool>(this, signedOut());
    Client *client = m_session->client();
    return StreamsResource(client).objectIds(m_keptId)->chain<bool>(
        [client, id = m_streamId](const QStringList &kept) {
            return StreamsResource(client).objectIds(id)->map<bool>(
                [kept](const QStringList &now) { return now == kept; });
        });
}

Reply<Done> *StreamRestore::keepWhatCame(int tries)
{
    if (!m_session)
        return settledReply<Done>(this, signedOut());
    // The replies are the client's, and this may go first.
    const auto again
        = [guard = QPointer<StreamRestore>(this), client = m_session->client(), tries](const Done &) {
              return guard ? guard->keepWhatCame(tries - 1) : givenUp<Done>(client);
          };
    return isKept()->chain<Done>(
        [guard = QPointer<StreamRestore>(this), client = m_session->client(), tries, again](bool kept) {
            if (!guard)
                return givenUp<Done>(client);
            if (kept)
                return settledReply<Done>(client, Done{});
            if (tries == 0)
                return guard->refused(tr("others keep changing its objects"));
            guard->m_keptId.clear();
            return guard->keepPresent()->chain<Done>(again);
        });
}

Reply<Done> *StreamRestore::put()
{
    if (!m_session)
        return settledReply<Done>(this, signedOut());
    Client *client = m_session->client();
    StreamsResource streams(client);
    Reply<Done> *objects = nullptr;
    if (m_ids->isEmpty()) {
        objects = streams.clearObjects(m_streamId);
    } else {
        const QList<StreamObject> list(m_ids->cbegin(), m_ids->cend());
        objects = streams.setObjects(m_streamId, list, m_layers)->map<Done>([](const QStringList &) {
            return Done{};
        });
    }
    // A call of its own only where setObjects() leaves the layers as they are.
    Reply<Done> *reply = objects->chain<Done>([client, id = m_streamId, layers = m_layers,
                                               noObjects = m_ids->isEmpty()](const Done &) {
        if (layers.isEmpty())
            return StreamsResource(client).clearLayers(id);
        return noObjects ? StreamsResource(client).setLayers(id, layers) : settledReply<Done>(client, Done{});
    });
    tellOf(reply, u"update-global"_s);
    return reply;
}

Reply<Done> *StreamRestore::readAgain()
{
    if (!m_written)
        return refused(tr("the old objects were not written"));
    if (!m_session)
        return settledReply<Done>(this, signedOut());
    return m_session->loadStream(m_streamId)->map<Done>([](const Stream &) { return Done{}; });
}

} // namespace Speckle
