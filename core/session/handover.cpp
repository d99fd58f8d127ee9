// SPDX-License-Identifier: MIT
#include "core/session/handover.h"

#include "core/edits/caught.h"
#include "core/session/session.h"
#include "core/session/sessionprojects.h"
#include "core/session/streamrights.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

using Kind = ApiError::Kind;

struct HandOverText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::HandOver)
};

//! What differs between a stream and a project.
template <typename T>
struct Gift
{
    Client *client = nullptr;
    QString action; //!< see Request::action
    T known;
    //! Without a difference: read only, into the records.
    std::function<Reply<EditOutcome<T>> *(const T &before, const T &after)> save;
    std::function<Reply<Done> *()> give;
    std::function<void()> tell = [] {};
};

ApiError refusal(Kind kind, const QString &action, const QString &why)
{
    ApiError error(kind, why);
    error.action = action;
    return error;
}

Reply<Done> *requireUsable(Client *client, const QString &userId, const QString &action)
{
    return AccountsResource(client).get(userId)->map<Done>([action](const User &user) -> Result<Done> {
        if (user.isArchived())
            return refusal(Kind::Rejected, action,
                           HandOverText::tr("That account is in the archive: nobody can use it."));
        return Done{};
    });
}

template <typename T>
Reply<HandOver> *giveAway(const Gift<T> &gift)
{
    return gift.give()->template chain<HandOver>([gift](const Done &) {
        gift.tell();
        return Edits::caught(gift.save(gift.known, gift.known))
            ->template map<HandOver>([](const Result<EditOutcome<T>> &outcome) {
                const auto *error = std::get_if<ApiError>(&outcome);
                return HandOver{error ? *error : ApiError()};
            });
    });
}

template <typename T>
Reply<HandOver> *handOver(const Gift<T> &gift, const QString &userId, bool keepsWriting)
{
    const auto overtaken = [gift] {
        return settledReply<HandOver>(
            gift.client, refusal(Kind::Rejected, gift.action,
                                 HandOverText::tr("Somebody else changed the same at the same time.")));
    };
    const auto onceListed
        = [=](const EditOutcome<T> &listed) { return listed.isSaved() ? giveAway(gift) : overtaken(); };
    return requireUsable(gift.client, userId, gift.action)->template chain<HandOver>([=](const Done &) {
        // Nobody is put on a list where it is another's by now.
        return gift.save(gift.known, gift.known)->template chain<HandOver>([=](const EditOutcome<T> &read) {
            const T &now = read.now;
            if (now.owner() != gift.known.owner())
                return overtaken();
            const T after = keepsWriting ? StreamRights::raised(now, {now.owner()}, StreamRight::Write) : now;
            return gift.save(now, after)->template chain<HandOver>(onceListed);
        });
    });
}

} // namespace

Reply<HandOver> *handOverStream(Session *session, const QString &streamId, const QString &userId,
                                bool keepsWriting)
{
    Gift<Stream> gift;
    gift.client = session->client();
    gift.action = HandOverText::tr("hand the stream over");
    gift.known = session->stream(streamId).value_or(Stream());
    gift.save
        = [session](const Stream &before, const Stream &after) { return session->saveStream(before, after); };
    gift.give = [=] { return StreamsResource(session->client()).setOwner(streamId, userId); };
    gift.tell = [=] { session->broadcast(streamId, {{u"eventType"_s, u"update-meta"_s}}); };
    return handOver(gift, userId, keepsWriting);
}

Reply<HandOver> *handOverProject(Session *session, const QString &projectId, const QString &userId,
                                 bool keepsWriting)
{
    Gift<Project> gift;
    gift.client = session->client();
    gift.action = HandOverText::tr("hand the project over");
    gift.known = session->projects()->project(projectId).value_or(Project());
    if (gift.known.owner() != session->userId() && !session->user().isAdmin())
        return settledReply<HandOver>(
            gift.client, refusal(Kind::Forbidden, gift.action,
                                 HandOverText::tr("Only its owner and administrators may do this.")));
    gift.save = [projects = session->projects()](const Project &before, const Project &after) {
        return projects->save(before, after);
    };
    gift.give = [=] { return ProjectsResource(session->client()).setOwner(projectId, userId); };
    return handOver(gift, userId, keepsWriting);
}

} // namespace Speckle
