// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/projectsresource.h"
#include "core/edits/recordedits.h"
#include "core/session/recordlist.h"
#include "core/session/recordtable.h"

#include <QObject>

namespace Speckle {

class Session;

/*!
 * The projects that a session knows, and what is done with them. Each call puts what it brings into the
 * records before its handlers run; changed() tells.
 *
 * People and streams that come and go change streams, too (see ProjectsResource): those that are known are
 * fetched again, by Session::streamChanged().
 */
class SessionProjects : public QObject
{
    Q_OBJECT

public:
    explicit SessionProjects(Session *session);

    [[nodiscard]] std::optional<Project> project(const QString &id) const { return m_projects.find(id); }
    //! Own and shared ones, by name, those in the archive included. The session's own; load() it.
    [[nodiscard]] RecordList *list() const { return m_list; }
    //! Everybody's, for administrators: GET /projects/admin.
    [[nodiscard]] RecordList *all() const { return m_all; }

    //! GET /projects/:projectId
    [[nodiscard]] Reply<Project> *load(const QString &id);
    //! POST /projects
    [[nodiscard]] Reply<Project> *create(const Project &project);
    //! editProject(). Saved or in conflict, the project as the server has it now goes into the records.
    [[nodiscard]] Reply<EditOutcome<Project>> *save(const Project &before, const Project &after);
    //! DELETE /projects/:projectId, see ProjectsResource::remove().
    [[nodiscard]] Reply<Done> *remove(const QString &id);

    // As in ProjectsResource; the project is fetched again before the reply settles.
    [[nodiscard]] Reply<Project> *addStream(const QString &id, const QString &streamId);
    [[nodiscard]] Reply<Project> *removeStream(const QString &id, const QString &streamId);
    [[nodiscard]] Reply<Project> *addUser(const QString &id, const QString &userId);
    [[nodiscard]] Reply<Project> *upgradeUser(const QString &id, const QString &userId);
    [[nodiscard]] Reply<AccessChange> *downgradeUser(const QString &id, const QString &userId);
    [[nodiscard]] Reply<AccessChange> *removeUser(const QString &id, const QString &userId);
    //! Reads what lists show of all its streams that the user may see, into the session's records; ends with
    //! those that were deleted.
    [[nodiscard]] Reply<QStringList> *missingStreams(const QString &id);
    //! Taking those off its list.
    [[nodiscard]] Reply<Project> *forgetStreams(const QString &id, const QStringList &streamIds);

signals:
    void changed(const QString &id);
    //! It was deleted.
    void removed(const QString &id);

private:
    void put(const Project &project);
    [[nodiscard]] Reply<QStringList> *loadList(bool everybodys);
    //! The project, fetched again after \a call; and those of \a streams that are known.
    template <typename T>
    [[nodiscard]] Reply<Project> *afterwards(Reply<T> *call, const QString &id, const QStringList &streams);
    [[nodiscard]] Reply<AccessChange> *takingBack(Reply<AccessChange> *call, const QString &id);
    //! missingStreams() of those that lists did not bring.
    [[nodiscard]] Reply<QStringList> *askForEach(const QStringList &streamIds);

    Session *m_session;
    RecordTable<Project> m_projects;
    RecordList *m_list;
    RecordList *m_all;
};

} // namespace Speckle
