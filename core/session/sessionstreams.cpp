// SPDX-License-Identifier: MIT
// The part of Session that makes streams and does away with them.
#include "core/edits/streamdeletion.h"
#include "core/session/handlers.h"
#include "core/session/session.h"
#include "core/session/sessionprojects.h"

using namespace Qt::StringLiterals;

namespace Speckle {

Reply<Stream> *Session::createStream(const Stream &stream)
{
    Reply<Stream> *reply = StreamsResource(m_client).create(stream);
    reply->then(
        this,
        [this](const Stream &made) {
            if (m_records.putPart(made))
                emit streamChanged(made.streamId());
            emit streamsMoved({made.streamId()});
        },
        ignore);
    return reply;
}

Reply<StreamClone> *Session::cloneStream(const QString &streamId, const QString &name)
{
    Reply<StreamClone> *reply = StreamsResource(m_client).clone(streamId, name);
    reply->then(
        this,
        [this, streamId](const StreamClone &clone) {
            broadcast(streamId, {{u"eventType"_s, u"update-children"_s}});
            // Neither half of the answer holds all that is shown of a stream.
            loadListed(streamId);
            const QString made = clone.clone.streamId();
            if (m_records.putPart(clone.clone))
                emit streamChanged(made);
            loadListed(made);
            emit streamsMoved({made});
        },
        ignore);
    return reply;
}

Reply<StreamDeletionPlan> *Session::planDeletion(const QString &streamId)
{
    return planStreamDeletion(m_client, streamId, m_user);
}

Reply<StreamDeletionReport> *Session::deleteStream(const StreamDeletionPlan &plan)
{
    Reply<StreamDeletionReport> *reply = Speckle::deleteStream(m_client, plan);
    reply->then(
        this,
        [this, parent = plan.stream.parent()](const StreamDeletionReport &report) {
            for (const QString &id : report.deleted) {
                m_records.remove(id);
                emit streamChanged(id);
            }
            if (!parent.isEmpty())
                loadListed(parent);
            for (const auto &mending : report.mendings) {
                if (mending.what == StreamDeletionReport::Mending::What::Project && mending.isMended())
                    m_projects->load(mending.id)->then(this, ignore, ignore);
            }
            emit streamsMoved(report.deleted);
        },
        ignore);
    return reply;
}

} // namespace Speckle
