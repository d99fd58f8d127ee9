// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/reply.h"
#include "core/session/streamrights.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QStringList>
#include <QTimer>

namespace Speckle {

class Session;

/*!
 * What does not fit together in a project: streams that were deleted and are still listed, and people to whom
 * it gives its streams while a stream does not know of them. Both come about because the server passes on
 * what its own calls do and nothing else.
 *
 * It looks when the project's streams or people are others than last time; the streams are read after the
 * project then, so that what changed in both is not taken for a difference. Follows the session's records:
 * what is mended is gone at once. Where it could not look, nothing is said to be wrong.
 */
class ProjectCheck : public QObject
{
    Q_OBJECT

public:
    ProjectCheck(const QString &projectId, QObject *parent);
    ~ProjectCheck() override;

    void setSession(Session *session);
    //! Looks again at everything, which brings the streams' names, too.
    void refresh();

    //! streamIds, in the project's order.
    [[nodiscard]] const QStringList &deletedStreams() const { return m_deleted; }
    //! Who is missing on a stream.
    [[nodiscard]] QList<PersonRights> lacking(const QString &streamId) const
    {
        return m_lacking.value(streamId);
    }
    //! On which streams somebody is missing, in the project's order.
    [[nodiscard]] QStringList streamsLacking(const QString &userId) const
    {
        return m_streamsLacking.value(userId);
    }
    //! Who is missing anywhere.
    [[nodiscard]] QStringList missingPeople() const;
    //! Streams on which somebody is missing, in the project's order.
    [[nodiscard]] QStringList lackingStreams() const;

signals:
    //! Once for many changes, and never synchronously.
    void changed();

private:
    void follow();
    void prune();
    void look();
    void weighNext();
    void weigh(const QString &streamId);
    void tell();
    void count();

    QString m_projectId;
    QPointer<Session> m_session;
    QPointer<AbstractReply> m_call;
    QTimer m_soon;
    QStringList m_streamIds; //!< when it looked last
    QSet<QString> m_listed; //!< the same
    QMap<QString, StreamRight> m_owed; //!< likewise
    QStringList m_toWeigh; //!< after a look: many streams with many people take longer than a turn may
    QStringList m_deleted;
    QHash<QString, QList<PersonRights>> m_lacking; //!< by stream
    QHash<QString, QStringList> m_streamsLacking; //!< by user
    bool m_stale = true; //!< to be looked at whether or not the project is another
    bool m_looked = false; //!< the records of its streams are newer than the project's
};

} // namespace Speckle
