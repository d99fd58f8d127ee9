// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/commentsresource.h"
#include "core/edits/recordedits.h"
#include "core/session/recordlist.h"
#include "core/session/recordtable.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace Speckle {

class Session;

/*!
 * The comments that a session knows, on whatever they are, and what is done with them. Each call puts what it
 * brings into the records before its handlers run; changed() tells.
 *
 * What changes a comment on a stream, or makes or deletes one, tells the stream's room by `update-comments`:
 * programs that do not know it pass it over.
 */
class SessionComments : public QObject
{
    Q_OBJECT

public:
    explicit SessionComments(Session *session);
    ~SessionComments() override;

    [[nodiscard]] std::optional<Comment> comment(const QString &id) const { return m_comments.find(id); }

    //! GET /comments/:type/:id, oldest first. One list for all who ask; it lasts as long as one of them keeps
    //! it. Not fetched before its load().
    [[nodiscard]] std::shared_ptr<RecordList> on(ResourceType type, const QString &id);
    //! Those that the user wrote, latest first: GET /comments, without those that they are only assigned to.
    [[nodiscard]] RecordList *mine() const { return m_mine; }
    //! GET /comments/assigned, latest first.
    [[nodiscard]] RecordList *assigned() const { return m_assigned; }

    //! GET /comments/:commentId: for the author and administrators.
    [[nodiscard]] Reply<Comment> *load(const QString &id);
    //! POST /comments/:type/:id, see CommentsResource::create().
    [[nodiscard]] Reply<Comment> *create(ResourceType type, const QString &id, const Comment &comment);
    //! editComment(). Saved or in conflict, the comment as the server has it now goes into the records.
    [[nodiscard]] Reply<EditOutcome<Comment>> *save(const Comment &before, const Comment &after);
    //! DELETE /comments/:commentId
    [[nodiscard]] Reply<Done> *remove(const QString &id);

    //! As its author or an administrator the user may get, change, delete and answer it by its id, and get
    //! its answers (the comments on it).
    [[nodiscard]] bool mayTouch(const Comment &comment) const;

    //! `args` of the broadcast.
    [[nodiscard]] static QString eventType() { return QStringLiteral("update-comments"); }

signals:
    void changed(const QString &id);

private:
    void put(const Comment &comment);
    void tellRoom(const Comment &comment);
    [[nodiscard]] QStringList putAll(QList<Comment> comments);

    Session *m_session;
    RecordTable<Comment> m_comments;
    QHash<QString, std::weak_ptr<RecordList>> m_lists; //!< by route: "streams/abc"
    RecordList *m_mine;
    RecordList *m_assigned;
};

} // namespace Speckle
