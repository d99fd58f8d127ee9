// SPDX-License-Identifier: MIT
#pragma once

#include "core/edits/edit.h"
#include "core/records/comment.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QWidget;

namespace Speckle {

class BulkDialog;
class CommentEditor;
class Session;
class UiState;

/*!
 * What is done with comments, from wherever they are shown: written, answered, edited, closed, deleted. Asks
 * where asking is due and tells what failed. What was typed into an editor and not sent is kept in the
 * UiState, and is there again when the same editor is opened.
 */
class CommentWork : public QObject
{
    Q_OBJECT

public:
    //! Dialogs are \a window's. \a state may be nullptr.
    CommentWork(QWidget *window, UiState *state);

    //! nullptr: signed out. Open questions end; what was typed is kept.
    void setSession(Session *session);

    //! On a thing whose name, a stranger's, is \a about.
    void write(ResourceType type, const QString &id, const QString &about);
    //! The answer stands among the comments on what \a commentId is about, so that all who read that see it;
    //! or, if the user wants so, on the comment itself.
    void answer(const QString &commentId);
    void edit(const QString &commentId);
    void setClosed(const QStringList &commentIds, bool closed);
    void assignToMe(const QString &commentId);
    void remove(const QStringList &commentIds);

    // Why not, in a sentence; empty: it can be done.
    [[nodiscard]] QString whyNotChange(const QStringList &commentIds) const;
    [[nodiscard]] QString whyNotAnswer(const QStringList &commentIds) const;
    [[nodiscard]] QString whyNotEdit(const QStringList &commentIds) const;
    [[nodiscard]] QString whyNotSetClosed(const QStringList &commentIds, bool closed) const;
    [[nodiscard]] QString whyNotAssignToMe(const QStringList &commentIds) const;
    //! Why nothing may be said about the thing at all; empty: it may, as far as is known.
    void setWhyNotComment(const QString &why) { m_whyNotComment = why; }
    [[nodiscard]] const QString &whyNotComment() const { return m_whyNotComment; }

signals:
    void made(const QString &commentId);
    void failed(const Speckle::ApiError &error, const std::function<void()> &retry);

private:
    [[nodiscard]] Comment comment(const QString &id) const;
    void keepDraft(CommentEditor *editor, const QString &key);
    void create(CommentEditor *editor, ResourceType type, const QString &id);
    void send(CommentEditor *editor, const Comment &before, const Comment &after);
    void ask(CommentEditor *editor, const EditOutcome<Comment> &outcome);
    void change(const QString &commentId, const std::function<void(Comment &)> &how);

    QWidget *m_window;
    UiState *m_state;
    QPointer<Session> m_session;
    QList<QPointer<CommentEditor>> m_editors; //!< open, or gone
    QPointer<BulkDialog> m_question;
    QString m_whyNotComment;
};

//! "stream", "object", "project", "comment", for people.
[[nodiscard]] QString resourceWord(const ResourceRef &resource);

} // namespace Speckle
