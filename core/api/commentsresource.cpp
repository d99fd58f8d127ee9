// SPDX-License-Identifier: MIT
#include "core/api/commentsresource.h"

#include "core/api/decoders.h"
#include "core/api/refusals.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

using Kind = ApiError::Kind;
using Explanation = std::function<void(ApiError &)>;

struct CommentsText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::CommentsResource)
};

// Of a call to a comment by its id.
Explanation explainAuthorship(const QString &commentId, bool signedIn, const QString &rule)
{
    return [id = commentId, signedIn, rule](ApiError &error) {
        Refusals::explainConflict(error);
        if (Refusals::isStumble(error) && Refusals::isObjectId(id))
            Refusals::setNotAllowed(error, signedIn, rule);
    };
}

// Of a call to the comments of something that is no comment: what has no owner is shut to all.
Explanation explainSubject(ResourceType type, const QString &id, bool signedIn)
{
    return [type, id, signedIn](ApiError &error) {
        Refusals::explainConflict(error);
        const bool idIsGood = type == ResourceType::Stream || Refusals::isObjectId(id);
        if (Refusals::isStumble(error) && idIsGood) {
            Refusals::setNotAllowed(
                error, signedIn,
                CommentsText::tr(
                    "It has lost its owner: ask the server's administrator to give it a new one."));
        } else if (error.kind == Kind::Forbidden && error.message.contains("to comment"_L1)) {
            error.advice
                = CommentsText::tr("Its owner and those who may read or write it can comment; others only "
                                   "where it is public and takes comments from everybody.");
        }
    };
}

QString actionOfList(ResourceType type)
{
    switch (type) {
    case ResourceType::Stream:
        return CommentsText::tr("load the stream's comments");
    case ResourceType::Object:
        return CommentsText::tr("load the object's comments");
    case ResourceType::Project:
        return CommentsText::tr("load the project's comments");
    case ResourceType::Comment:
        return CommentsText::tr("load the answers to the comment");
    }
    return {};
}

// Why a comment must not go out; no error where it may.
ApiError fault(const Client *client, const QString &action, const QJsonObject &body)
{
    const Comment comment(body);
    if (body.contains("text"_L1) && comment.text().trimmed().isEmpty()) {
        return Refusals::refused(client, Kind::Rejected, action, CommentsText::tr("a comment needs words"),
                                 CommentsText::tr("Write something."));
    }
    const QStringList people = comment.assignedTo();
    if (!std::all_of(people.cbegin(), people.cend(),
                     [](const QString &id) { return Refusals::isObjectId(id); })) {
        return Refusals::refused(client, Kind::Rejected, action,
                                 CommentsText::tr("it is assigned to somebody who is no user of the server"),
                                 CommentsText::tr("Choose somebody else."));
    }
    return {};
}

} // namespace

Reply<QList<Comment>> *CommentsResource::list(const Query &query)
{
    Request request = Request::get(route({u"comments"_s}), CommentsText::tr("load your comments"),
                                   query.withoutPopulation());
    request.explain = Refusals::explainList;
    return m_client->call<QList<Comment>>(request, Decode::list<Comment>);
}

Reply<QList<Comment>> *CommentsResource::assigned()
{
    return m_client->call<QList<Comment>>(Request::get(route({u"comments"_s, u"assigned"_s}),
                                                       CommentsText::tr("load the comments assigned to you")),
                                          Decode::list<Comment>);
}

Reply<Comment> *CommentsResource::get(const QString &id)
{
    const QString action = CommentsText::tr("load the comment");
    // This one is the name of a list.
    if (id.compare("assigned"_L1, Qt::CaseInsensitive) == 0) {
        return settledReply<Comment>(m_client, Refusals::refused(m_client, Kind::NotFound, action, {}, {}));
    }
    Request request = Request::get(route({u"comments"_s, id}), action);
    request.explain = explainAuthorship(
        id, Refusals::isSignedIn(m_client),
        CommentsText::tr(
            "By itself the server shows a comment to its author and to administrators only. Look for it "
            "among the comments of what it is about."));
    return m_client->call<Comment>(request, Decode::one<Comment>);
}

Reply<Done> *CommentsResource::update(const Comment &before, const Comment &after)
{
    const QString action = CommentsText::tr("save the comment");
    const QJsonObject changes = Comment::difference(before, after);
    if (changes.isEmpty())
        return settledReply<Done>(m_client, Done{});
    if (const ApiError error = fault(m_client, action, changes); error.isError())
        return settledReply<Done>(m_client, error);
    Request request = Request::put(route({u"comments"_s, before.id()}), action, changes);
    request.explain = explainAuthorship(
        before.id(), Refusals::isSignedIn(m_client),
        before.isAnonymous()
            ? CommentsText::tr("Nobody signed this comment: only the server's administrators can change it.")
            : CommentsText::tr(
                "Only the author of a comment and the server's administrators can change it, whoever "
                "may write what it is about. Ask the author, or write an answer."));
    return m_client->call(request);
}

Reply<Done> *CommentsResource::remove(const QString &id)
{
    Request request = Request::remove(route({u"comments"_s, id}), CommentsText::tr("delete the comment"));
    request.explain = explainAuthorship(
        id, Refusals::isSignedIn(m_client),
        CommentsText::tr(
            "Only the author of a comment and the server's administrators can delete it. A comment that "
            "nobody signed is for administrators."));
    return m_client->call(request);
}

Reply<QList<Comment>> *CommentsResource::of(ResourceType type, const QString &id)
{
    Request request = Request::get(route({u"comments"_s, routeName(type), id}), actionOfList(type));
    const bool signedIn = Refusals::isSignedIn(m_client);
    request.explain = type == ResourceType::Comment ? explainAuthorship(
                          id, signedIn,
                          CommentsText::tr("The server shows the answers to a comment to its author and to "
                                           "administrators only."))
                                                    : explainSubject(type, id, signedIn);
    return m_client->call<QList<Comment>>(request, Decode::list<Comment>);
}

Reply<Comment> *CommentsResource::create(ResourceType type, const QString &id, const Comment &comment)
{
    const QString action = type == ResourceType::Comment ? CommentsText::tr("answer the comment")
                                                         : CommentsText::tr("add the comment");
    QJsonObject body = comment.forCreation();
    if (!body.contains("text"_L1))
        body.insert("text"_L1, QString());
    if (const ApiError error = fault(m_client, action, body); error.isError())
        return settledReply<Comment>(m_client, error);
    if (!m_client->token().isEmpty() && m_client->token().isExpired()) {
        return settledReply<Comment>(m_client,
                                     Refusals::refused(m_client, Kind::Unauthorized, action,
                                                       CommentsText::tr("Your sign-in has expired."),
                                                       CommentsText::tr("Sign in again.")));
    }
    Request request = Request::post(route({u"comments"_s, routeName(type), id}), action, body);
    const bool signedIn = Refusals::isSignedIn(m_client);
    request.explain = type == ResourceType::Comment ? explainAuthorship(
                          id, signedIn,
                          CommentsText::tr("The server lets only the author of a comment and administrators "
                                           "answer it. Comment on what it is about instead."))
                                                    : explainSubject(type, id, signedIn);
    return m_client->call<Comment>(request, Decode::one<Comment>);
}

} // namespace Speckle
