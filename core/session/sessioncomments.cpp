// SPDX-License-Identifier: MIT
#include "core/session/sessioncomments.h"

#include "core/session/handlers.h"
#include "core/session/session.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

SessionComments::SessionComments(Session *session)
    : QObject(session)
    , m_session(session)
    , m_mine(new RecordList(
          session,
          [this] {
              return CommentsResource(m_session->client())
                  .list()
                  ->map<QStringList>([this](QList<Comment> all) {
                      all.removeIf(
                          [this](const Comment &comment) { return comment.owner() != m_session->userId(); });
                      return putAll(std::move(all));
                  });
          },
          this))
    , m_assigned(new RecordList(
          session,
          [this] {
              return CommentsResource(m_session->client())
                  .assigned()
                  ->map<QStringList>([this](const QList<Comment> &all) { return putAll(all); });
          },
          this))
{
}

SessionComments::~SessionComments() = default;

void SessionComments::put(const Comment &comment)
{
    if (m_comments.put(comment))
        emit changed(comment.id());
}

QStringList SessionComments::putAll(QList<Comment> comments)
{
    std::stable_sort(comments.begin(), comments.end(),
                     [](const Comment &a, const Comment &b) { return a.createdAt() > b.createdAt(); });
    QStringList ids;
    for (const Comment &comment : std::as_const(comments)) {
        put(comment);
        ids += comment.id();
    }
    return ids;
}

std::shared_ptr<RecordList> SessionComments::on(ResourceType type, const QString &id)
{
    std::weak_ptr<RecordList> &known = m_lists[routeName(type) + u'/' + id];
    if (auto list = known.lock())
        return list;
    auto list = std::make_shared<RecordList>(
        m_session,
        [this, type, id] {
            return CommentsResource(m_session->client())
                .of(type, id)
                ->map<QStringList>([this](const QList<Comment> &comments) {
                    QStringList ids;
                    for (const Comment &comment : comments) {
                        put(comment);
                        ids += comment.id();
                    }
                    return ids;
                });
        },
        nullptr);
    known = list;
    return list;
}

Reply<Comment> *SessionComments::load(const QString &id)
{
    Reply<Comment> *reply = CommentsResource(m_session->client()).get(id);
    reply->then(
        this, [this](const Comment &comment) { put(comment); }, ignore);
    return reply;
}

Reply<Comment> *SessionComments::create(ResourceType type, const QString &id, const Comment &comment)
{
    Reply<Comment> *reply = CommentsResource(m_session->client()).create(type, id, comment);
    reply->then(
        this,
        [this, type, id](const Comment &made) {
            put(made);
            if (const auto list = m_lists.value(routeName(type) + u'/' + id).lock())
                list->add(made.id());
            m_mine->add(made.id());
            if (made.assignedTo().contains(m_session->userId()))
                m_assigned->add(made.id());
            tellRoom(made);
            // It has an answer more.
            if (type == ResourceType::Comment)
                load(id)->then(
                    this, [](const Comment &) {}, ignore);
        },
        ignore);
    return reply;
}

Reply<EditOutcome<Comment>> *SessionComments::save(const Comment &before, const Comment &after)
{
    Reply<EditOutcome<Comment>> *reply = editComment(m_session->client(), before, after);
    reply->then(
        this,
        [this](const EditOutcome<Comment> &outcome) {
            put(outcome.now);
            const bool isMine = outcome.now.assignedTo().contains(m_session->userId());
            if (isMine != m_assigned->ids().contains(outcome.now.id())) {
                if (isMine)
                    m_assigned->add(outcome.now.id());
                else
                    m_assigned->take(outcome.now.id());
            }
            if (!outcome.sent.isEmpty())
                tellRoom(outcome.now);
        },
        ignore);
    return reply;
}

Reply<Done> *SessionComments::remove(const QString &id)
{
    Reply<Done> *reply = CommentsResource(m_session->client()).remove(id);
    reply->then(
        this,
        [this, id](const Done &) {
            const Comment gone = comment(id).value_or(Comment());
            for (const auto &known : std::as_const(m_lists)) {
                if (const auto list = known.lock(); list && list->ids().contains(id))
                    list->take(id);
            }
            for (RecordList *list : {m_mine, m_assigned}) {
                if (list->ids().contains(id))
                    list->take(id);
            }
            m_comments.remove(id);
            tellRoom(gone);
        },
        ignore);
    return reply;
}

void SessionComments::tellRoom(const Comment &comment)
{
    const ResourceRef about = comment.resource();
    if (about.resourceType() == ResourceType::Stream && !about.id.isEmpty())
        m_session->broadcast(about.id, {{u"eventType"_s, eventType()}});
}

bool SessionComments::mayTouch(const Comment &comment) const
{
    return m_session->user().isAdmin() || (!comment.isAnonymous() && comment.owner() == m_session->userId());
}

} // namespace Speckle
