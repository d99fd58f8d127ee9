// SPDX-License-Identifier: MIT
#include "core/session/streamhandover.h"

#include "core/edits/caught.h"
#include "core/session/session.h"
#include "core/session/streamrights.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::HandOver)
};

ApiError refusal(const QString &why)
{
    ApiError error(ApiError::Kind::Rejected, why);
    error.action = Text::tr("hand the stream over");
    return error;
}

//! Through the records, without a difference to save.
Reply<HandOver> *readAgain(Session *session, const QString &streamId)
{
    const Stream known = session->stream(streamId).value_or(Stream());
    return Edits::caught(session->saveStream(known, known))
        ->map<HandOver>([](const Result<EditOutcome<Stream>> &outcome) {
            const auto *error = std::get_if<ApiError>(&outcome);
            return HandOver{error ? *error : ApiError()};
        });
}

Reply<Done> *requireUsable(Session *session, const QString &userId)
{
    return AccountsResource(session->client()).get(userId)->map<Done>([](const User &user) -> Result<Done> {
        if (user.isArchived())
            return refusal(Text::tr("That account is in the archive: nobody can use it."));
        return Done{};
    });
}

} // namespace

Reply<HandOver> *handOverStream(Session *session, const QString &streamId, const QString &userId,
                                bool keepsWriting)
{
    const Stream known = session->stream(streamId).value_or(Stream());
    const auto refused = [session] {
        return settledReply<HandOver>(session->client(),
                                      refusal(Text::tr("Somebody else changed the same at the same time.")));
    };
    const auto give = [=](const EditOutcome<Stream> &listed) {
        if (!listed.isSaved())
            return refused();
        return StreamsResource(session->client())
            .setOwner(streamId, userId)
            ->chain<HandOver>([=](const Done &) {
                session->broadcast(streamId, {{u"eventType"_s, u"update-meta"_s}});
                return readAgain(session, streamId);
            });
    };
    return requireUsable(session, userId)->chain<HandOver>([=](const Done &) {
        // Without a difference: read only. Nobody is put on a list where the stream is another's by now.
        return session->saveStream(known, known)->chain<HandOver>([=](const EditOutcome<Stream> &read) {
            const Stream &now = read.now;
            if (now.owner() != known.owner())
                return refused();
            const Stream after
                = keepsWriting ? StreamRights::raised(now, {now.owner()}, StreamRight::Write) : now;
            return session->saveStream(now, after)->chain<HandOver>(give);
        });
    });
}

} // namespace Speckle
