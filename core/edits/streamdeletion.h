// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/client.h"
#include "core/records/stream.h"
#include "core/records/user.h"

#include <QList>

namespace Speckle {

//! What the deletion of a stream takes along and leaves behind, as far as its owner can see it beforehand.
struct StreamDeletionPlan
{
    //! Listed among the stream's `children`: the server deletes it, too, whoever owns it. Its own children
    //! stay.
    struct Child
    {
        QString streamId;
        QString name; //!< empty where it cannot be read
        QString owner; //!< empty where it cannot be read; then it is somebody else's
        bool isOthers = false; //!< a clone that somebody else made
        bool isGone = false; //!< it had been deleted before
    };
    //! Mentions streams that will be gone.
    struct Mention
    {
        QString id;
        QString name;
        QStringList streamIds; //!< which of them
        bool mayMend = false; //!< we may write there, and deleteStream() will
    };
    //! What the server does not show us.
    enum class Unseen {
        OthersProjects, //!< only those that we own or share are listed. Always, but for admins' own eyes
        Projects, //!< their list could not be loaded
        Child, //!< not for us: whose it is and what was cloned from it
        Parent, //!< not for us: whether it lists the stream
        Clients, //!< their list could not be loaded
    };
    struct Gap
    {
        Unseen what;
        QString id; //!< of the child or parent; else empty
        ApiError why; //!< None for OthersProjects
    };

    Stream stream; //!< without objects and layers
    bool mayDelete = false; //!< owner or admin; the server refuses others
    QList<Child> children;
    QList<Mention> parents; //!< at most one: the stream that this one was cloned from
    QList<Mention> projects;
    QStringList orphans; //!< children of its children: they stay, their `parent` will dangle
    qsizetype clients = 0; //!< programs known at the stream: their records stay, and nobody can change them
    qsizetype comments = 0; //!< on the stream: they stay, and mention it
    QList<Gap> gaps;

    //! The stream and its children, those that are gone included.
    [[nodiscard]] QStringList doomed() const;
};

//! What was done.
struct StreamDeletionReport
{
    struct Mending
    {
        enum class What {
            Parent, //!< its `children`
            Project, //!< its `streams`
            Projects, //!< which ones there are could not be found out
        };
        What what;
        QString id;
        QString name; //!< of a project; may be empty
        ApiError error; //!< None: mended

        [[nodiscard]] bool isMended() const { return !error.isError(); }
    };

    QStringList deleted; //!< as the server says
    QList<Mending> mendings; //!< what mentioned them; whatever mentioned none is not listed
};

/*!
 * Reads what deleting a stream would do: GET /streams/:streamId, the same of its children and its parent,
 * GET /projects, GET /streams/:streamId/clients. Fails where the stream itself cannot be read; whatever else
 * cannot becomes a gap. \a me: for what may be mended; an empty user may nothing.
 */
[[nodiscard]] Reply<StreamDeletionPlan> *planStreamDeletion(Client *client, const QString &streamId,
                                                            const User &me);

/*!
 * DELETE /streams/:streamId, for good: the server keeps nothing. With it go its children, see the plan. To
 * put a stream away instead, edit its `deleted`.
 *
 * Reads the children again first: where one was added since the plan was made, it fails with Rejected and
 * deletes nothing, since nobody agreed to that one. (A clone made in the moment between this and the
 * deletion goes along unseen; `deleted` tells.)
 *
 * Afterwards takes the deleted streams out of the parent's `children` and of the `streams` of the projects
 * that we can see: otherwise their users could no longer be removed (404). What could not be mended is
 * reported, not an error: the streams are gone. Cancelled after the deletion, the mending ends where it is.
 * `parent` and `ancestors` of orphans, comments and clients are left as they are.
 */
[[nodiscard]] Reply<StreamDeletionReport> *deleteStream(Client *client, const StreamDeletionPlan &plan);

} // namespace Speckle
