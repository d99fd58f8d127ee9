// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/streamsresource.h"
#include "core/session/recordlist.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace Speckle {

class Session;

/*!
 * The versions of one stream: clones of it, which it lists as its children. What is known of them are the
 * session's records.
 */
class StreamVersions : public QObject
{
    Q_OBJECT

public:
    StreamVersions(Session *session, const QString &streamId, QObject *parent);

    //! Those that can be seen, the latest first. It follows the children of the session's record: refresh it
    //! when they have changed.
    [[nodiscard]] RecordList *list() const { return m_list; }
    //! Children that the last load did not find: deleted, or somebody's clones that are not for us.
    [[nodiscard]] qsizetype hidden() const { return m_hidden; }

    //! POST /streams/:streamId/clone, and `update-children` to the stream's room. The session fetches the
    //! stream again, so that its children are the new ones, without anybody waiting for that.
    [[nodiscard]] Reply<StreamClone> *save(const QString &name);
    //! GET /streams/:a/diff/:b
    [[nodiscard]] Reply<StreamDiff> *compare(const QString &a, const QString &b);
    //! What a list shows of one stream, for its name.
    [[nodiscard]] Reply<QList<Stream>> *loadListed(const QString &streamId);

private:
    [[nodiscard]] Reply<QStringList> *load();
    [[nodiscard]] Reply<QStringList> *loadFrom(const QStringList &children, qsizetype from,
                                               const QList<Stream> &found);

    QPointer<Session> m_session;
    QString m_streamId;
    RecordList *m_list;
    qsizetype m_hidden = 0;
};

/*!
 * Puts the objects and layers of a version back into a stream, in steps that are told of one by one. Each
 * step is refused until the one before it has succeeded, so that nothing is overwritten that was not kept; a
 * step that has succeeded does nothing when it is called again.
 */
class StreamRestore : public QObject
{
    Q_OBJECT

public:
    //! \a keptName: of the version that the present becomes.
    StreamRestore(Session *session, const QString &streamId, const QString &versionId,
                  const QString &keptName, QObject *parent);

    //! The present becomes a version; `update-children` to the room.
    [[nodiscard]] Reply<Done> *keepPresent();
    //! The version's object ids and layers are read.
    [[nodiscard]] Reply<Done> *readVersion();
    //! They are written to the stream: objects and layers in one PUT; `update-global` to the room. Layers
    //! that the server made up are not written: the stream has none then. Where others changed the stream's
    //! objects since the present was kept, that present is kept first, as one more version, at most 3 times.
    //! What they change between our last reading and our PUT, some milliseconds, is lost: the server compares
    //! nothing.
    [[nodiscard]] Reply<Done> *write();
    //! The stream goes into the session's records again.
    [[nodiscard]] Reply<Done> *readAgain();

private:
    [[nodiscard]] Reply<bool> *isKept();
    [[nodiscard]] Reply<Done> *keepWhatCame(int tries);
    [[nodiscard]] Reply<Done> *put();
    [[nodiscard]] Reply<Done> *refused(const QString &why);
    template <typename T>
    void tellOf(Reply<T> *reply, const QString &eventType);

    QPointer<Session> m_session;
    QString m_streamId;
    QString m_versionId;
    QString m_keptName;
    QString m_keptId; //!< of the version that holds the present; empty: there is none yet
    bool m_written = false;
    std::optional<QStringList> m_ids;
    QList<Layer> m_layers;
};

} // namespace Speckle
