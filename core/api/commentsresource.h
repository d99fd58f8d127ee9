// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/client.h"
#include "core/records/comment.h"

namespace Speckle {

/*!
 * /comments: those on streams, objects, projects and other comments alike. Stateless; \a client outlives it.
 *
 * By its `_id` the server shows and changes a comment for its author and for administrators only, and says
 * 404 to all others: that comes as Forbidden here (Unauthorized for whoever is not signed in), with the rule
 * for an advice. NotFound means that it is gone.
 */
class CommentsResource
{
public:
    explicit CommentsResource(Client *client)
        : m_client(client)
    {
    }

    //! GET /comments: those that the user wrote or is assigned to, whatever they are about. Rejected: a
    //! filter that makes no sense to the server.
    [[nodiscard]] Reply<QList<Comment>> *list(const Query &query = {});
    //! GET /comments/assigned. The server looks at no query here.
    [[nodiscard]] Reply<QList<Comment>> *assigned();
    //! GET /comments/:commentId
    [[nodiscard]] Reply<Comment> *get(const QString &id);
    //! PUT /comments/:commentId with Comment::difference(); without a difference it sends nothing and
    //! succeeds. Rejected, unsent: a comment cannot lose its text. The answer holds no comment: get() it
    //! again. Whoever may write what the comment is about may still not close it.
    [[nodiscard]] Reply<Done> *update(const Comment &before, const Comment &after);
    //! DELETE /comments/:commentId. Its answers stay, and so does its id where it was listed.
    [[nodiscard]] Reply<Done> *remove(const QString &id);

    /*!
     * GET /comments/:type/:id: all comments on one thing, oldest first, for whoever may read it; \a id is a
     * streamId for streams. The server looks at no query here and leaves out what was deleted. The answers
     * to a comment are for its author and administrators.
     */
    [[nodiscard]] Reply<QList<Comment>> *of(ResourceType type, const QString &id);
    [[nodiscard]] Reply<QList<Comment>> *replies(const QString &commentId)
    {
        return of(ResourceType::Comment, commentId);
    }

    /*!
     * POST /comments/:type/:id with Comment::forCreation().
     *
     * Forbidden: who owns, may read or may write the thing may comment; that it is public is not enough
     * unless it has anonymousComments(). Rejected, unsent: no text, or assigned to what is nobody's id; the
     * server would refuse the comment and list its id for ever. Unauthorized, unsent: the sign-in has
     * expired; the comment would be nobody's, and its author could never change it.
     */
    [[nodiscard]] Reply<Comment> *create(ResourceType type, const QString &id, const Comment &comment);
    [[nodiscard]] Reply<Comment> *reply(const QString &commentId, const Comment &comment)
    {
        return create(ResourceType::Comment, commentId, comment);
    }

private:
    Client *m_client;
};

} // namespace Speckle
