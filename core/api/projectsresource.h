// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/client.h"
#include "core/records/comment.h"
#include "core/records/project.h"
#include "core/records/stream.h"

namespace Speckle {

//! What became of a project and of a stream that it took in or let go.
struct ProjectStream
{
    Project project;
    Stream stream; //!< its name, streamId, owner, canRead and canWrite only: merge() it
};

//! What became of a project and of its streams when somebody's access was taken back.
struct AccessChange
{
    Project project;
    QStringList writeTaken; //!< streamIds that the person may no longer write …
    QStringList readTaken; //!< … or read by their lists
    QStringList readGiven; //!< streamIds that the person may read in exchange
};

/*!
 * /projects. Stateless; \a client outlives it.
 *
 * People and streams come and go by addUser(), addStream() and their like, which pass the access on to the
 * streams; nothing that update() and create() send reaches a stream.
 */
class ProjectsResource
{
public:
    explicit ProjectsResource(Client *client)
        : m_client(client)
    {
    }

    //! GET /projects: own and shared ones. Rejected: a filter that makes no sense to the server.
    [[nodiscard]] Reply<QList<Project>> *list(const Query &query = {});
    //! GET /projects/admin: everybody's. Forbidden unless the user is an administrator.
    [[nodiscard]] Reply<QList<Project>> *listAll(const Query &query = {});
    //! POST /projects with Project::forCreation()
    [[nodiscard]] Reply<Project> *create(const Project &project);
    //! GET /projects/:projectId, always with all fields
    [[nodiscard]] Reply<Project> *get(const QString &id);
    //! PUT /projects/:projectId with Project::difference(); without a difference it sends nothing and
    //! succeeds. The answer holds no project: get() it again to see what became of it.
    [[nodiscard]] Reply<Done> *update(const Project &before, const Project &after);
    //! PUT /projects/:projectId with `owner` alone. The server lets whoever may write the project do it, and
    //! does not ask whether there is such a user; who owned it comes onto no list, and whoever gets it is put
    //! on none of its streams'.
    [[nodiscard]] Reply<Done> *setOwner(const QString &id, const QString &userId);
    /*!
     * DELETE /projects/:projectId: for its owner and administrators. The streams stay; the value holds those
     * that people lost access to (as in ProjectStream). Comments and other things that name it stay as well.
     * The server gives no reason when it refuses: where it does, GET /projects/:projectId tells Forbidden
     * from NotFound.
     */
    [[nodiscard]] Reply<QList<Stream>> *remove(const QString &id);

    //! GET and POST /comments/projects/:projectId, see CommentsResource
    [[nodiscard]] Reply<QList<Comment>> *comments(const QString &id);
    [[nodiscard]] Reply<Comment> *comment(const QString &id, const Comment &comment);

    //! PUT /projects/:projectId/addstream/:streamId: the stream is for the project's people, and its owner,
    //! from now on. The user has to be allowed to write both.
    [[nodiscard]] Reply<ProjectStream> *addStream(const QString &id, const QString &streamId);
    //! DELETE /projects/:projectId/removestream/:streamId: takes the project's people off the stream unless
    //! another project of it has them. A stream that was deleted cannot be removed: see forgetStreams().
    [[nodiscard]] Reply<ProjectStream> *removeStream(const QString &id, const QString &streamId);

    // Who may do what; in projectmembers.cpp. The user has to be allowed to write the project; nobody asks
    // whether he may write its streams.

    //! PUT /projects/:projectId/adduser/:userId: may read the project and write all its streams. NotFound:
    //! there is no such user (the server would not mind; GET /accounts/:userId is asked first).
    [[nodiscard]] Reply<Done> *addUser(const QString &id, const QString &userId);
    //! PUT /projects/:projectId/upgradeuser/:userId: may read and write all streams. Gives no access to the
    //! project itself: for somebody who was added before. NotFound as with addUser().
    [[nodiscard]] Reply<Done> *upgradeUser(const QString &id, const QString &userId);
    //! PUT /projects/:projectId/downgradeuser/:userId: may only read the streams, unless another project lets
    //! him write them. Rejected: the project lists a stream that was deleted, see forgetStreams().
    [[nodiscard]] Reply<AccessChange> *downgradeUser(const QString &id, const QString &userId);
    //! DELETE /projects/:projectId/removeuser/:userId: loses the project and its streams, unless another
    //! project lets him use them. Succeeds for whoever was not in it. Rejected as with downgradeUser().
    [[nodiscard]] Reply<AccessChange> *removeUser(const QString &id, const QString &userId);

    //! Which of the project's streams were deleted: GET /streams/:streamId for each of them. (One that is
    //! there but not for the user is not missing.)
    [[nodiscard]] Reply<QStringList> *missingStreams(const Project &project);
    //! Takes ids of deleted streams off the project's list, which the server never does: reads the project
    //! and PUTs `streams` without them. Of two people who do so at the same moment one may undo the other's.
    //! Sends nothing where none is listed.
    [[nodiscard]] Reply<Done> *forgetStreams(const QString &id, const QStringList &streamIds);

private:
    Client *m_client;
};

} // namespace Speckle
