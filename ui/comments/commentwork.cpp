// SPDX-License-Identifier: MIT
#include "ui/comments/commentwork.h"

#include "core/session/session.h"
#include "core/session/sessioncomments.h"
#include "ui/comments/commenteditor.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/dialogs/conflictdialog.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/textformat.h"

#include <QCoreApplication>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

ApiError signedOut()
{
    return ApiError(ApiError::Kind::Unauthorized, CommentWork::tr("You are signed out."));
}

QString firstWords(const Comment &comment)
{
    return oneLine(comment.text(), 60);
}

} // namespace

CommentWork::CommentWork(QWidget *window, UiState *state)
    : QObject(window)
    , m_window(window)
    , m_state(state)
{
}

void CommentWork::setSession(Session *session)
{
    if (session == m_session)
        return;
    for (const QPointer<CommentEditor> &editor : std::exchange(m_editors, {})) {
        if (editor)
            editor->reject();
    }
    delete m_question;
    m_session = session;
}

Comment CommentWork::comment(const QString &id) const
{
    return m_session ? m_session->comments()->comment(id).value_or(Comment()) : Comment();
}

QString CommentWork::whyNotChange(const QStringList &commentIds) const
{
    if (!m_session)
        return tr("You are signed out.");
    if (commentIds.isEmpty())
        return tr("Choose a comment in the list first.");
    for (const QString &id : commentIds) {
        const Comment one = comment(id);
        if (m_session->comments()->mayTouch(one) || m_session->userId().isEmpty())
            continue;
        if (one.isAnonymous())
            return tr("Nobody signed this comment: only administrators can change it.");
        return tr("Only its author %1 and administrators can change it. Write an answer instead.")
            .arg(oneLine(m_session->userName(one.owner()), 80));
    }
    return {};
}

QString CommentWork::whyNotEdit(const QStringList &commentIds) const
{
    return commentIds.size() > 1 ? tr("Choose one comment only.") : whyNotChange(commentIds);
}

QString CommentWork::whyNotSetClosed(const QStringList &commentIds, bool closed) const
{
    if (const QString why = whyNotChange(commentIds); !why.isEmpty())
        return why;
    const bool any = std::any_of(commentIds.cbegin(), commentIds.cend(),
                                 [&](const QString &id) { return comment(id).isClosed() != closed; });
    if (any)
        return {};
    return closed ? tr("It is closed already.") : tr("It is open already.");
}

QString CommentWork::whyNotAssignToMe(const QStringList &commentIds) const
{
    if (const QString why = whyNotEdit(commentIds); !why.isEmpty())
        return why;
    return comment(commentIds.constFirst()).assignedTo().contains(m_session->userId())
               ? tr("It is assigned to you already.")
               : QString();
}

QString CommentWork::whyNotAnswer(const QStringList &commentIds) const
{
    if (!m_session)
        return tr("You are signed out.");
    if (!m_whyNotComment.isEmpty())
        return m_whyNotComment;
    if (commentIds.size() != 1)
        return tr("Choose one comment in the list first.");
    const Comment one = comment(commentIds.constFirst());
    if (one.resource().resourceType() == ResourceType::Comment && !m_session->comments()->mayTouch(one))
        return tr("It answers another comment, and the server lets only its author and administrators answer "
                  "it.");
    return one.resource().resourceType() ? QString() : tr("It is not known what this comment is about.");
}

void CommentWork::keepDraft(CommentEditor *editor, const QString &key)
{
    m_editors.removeIf([](const QPointer<CommentEditor> &one) { return !one; });
    m_editors += editor;
    if (!m_state || !m_session)
        return;
    const QString place = u"comment drafts/"_s + m_session->account().id + u'/' + key;
    editor->restoreDraft(m_state->value(place).toObject());
    connect(editor, &QDialog::rejected, this, [state = QPointer<UiState>(m_state), editor, place] {
        const QJsonObject draft = editor->draft();
        if (state)
            state->setValue(place, draft.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(draft));
    });
    connect(editor, &QDialog::accepted, this, [state = QPointer<UiState>(m_state), place] {
        if (state)
            state->setValue(place, QJsonValue::Undefined);
    });
}

void CommentWork::write(ResourceType type, const QString &id, const QString &about)
{
    if (!m_session)
        return;
    auto *editor = new CommentEditor(m_session, tr("Comment on %1").arg(oneLine(about, 60)), tr("&Comment"),
                                     Comment(), m_window);
    keepDraft(editor, routeName(type) + u'/' + id);
    connect(editor, &CommentEditor::submitted, this, [this, editor, type, id] { create(editor, type, id); });
    editor->open();
}

void CommentWork::answer(const QString &commentId)
{
    if (!whyNotAnswer({commentId}).isEmpty())
        return;
    const Comment to = comment(commentId);
    const ResourceRef about = to.resource();
    // Comments on comments have nothing else that they could stand on.
    const bool onComment = about.resourceType() == ResourceType::Comment;
    Comment fresh;
    if (!onComment)
        fresh.setOtherResources({{routeName(ResourceType::Comment), commentId}});
    auto *editor
        = new CommentEditor(m_session, tr("Answer “%1”").arg(firstWords(to)), tr("&Answer"), fresh, m_window);
    if (!onComment && m_session->comments()->mayTouch(to))
        editor->offerPrivateAnswer();
    keepDraft(editor, u"answer/"_s + commentId);
    connect(editor, &CommentEditor::submitted, this, [this, editor, commentId, about, onComment] {
        if (onComment || editor->isPrivateAnswer())
            create(editor, ResourceType::Comment, commentId);
        else
            create(editor, *about.resourceType(), about.id);
    });
    editor->open();
}

void CommentWork::create(CommentEditor *editor, ResourceType type, const QString &id)
{
    if (!m_session)
        return editor->fail(signedOut());
    m_session->comments()
        ->create(type, id, editor->edited())
        ->then(
            editor,
            [this, editor](const Comment &comment) {
                editor->accept();
                emit made(comment.id());
            },
            [editor](const ApiError &error) { editor->fail(error); });
}

void CommentWork::edit(const QString &commentId)
{
    if (!whyNotChange({commentId}).isEmpty())
        return;
    auto *editor
        = new CommentEditor(m_session, tr("Edit the comment"), tr("&Save"), comment(commentId), m_window);
    keepDraft(editor, u"edit/"_s + commentId);
    connect(editor, &CommentEditor::submitted, this,
            [this, editor] { send(editor, editor->before(), editor->edited()); });
    editor->open();
}

void CommentWork::send(CommentEditor *editor, const Comment &before, const Comment &after)
{
    if (!m_session)
        return editor->fail(signedOut());
    m_session->comments()
        ->save(before, after)
        ->then(
            editor,
            [this, editor](const EditOutcome<Comment> &outcome) {
                if (outcome.isSaved())
                    editor->accept();
                else
                    ask(editor, outcome);
            },
            [editor](const ApiError &error) { editor->fail(error); });
}

void CommentWork::ask(CommentEditor *editor, const EditOutcome<Comment> &outcome)
{
    auto *dialog = new ConflictDialog(firstWords(outcome.now), outcome.merged, editor);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, editor, dialog, outcome] {
        send(editor, outcome.now, outcome.resolvedWith(dialog->choices()));
    });
    connect(dialog, &QDialog::rejected, this, [editor] {
        ApiError error(ApiError::Kind::Rejected, tr("somebody else changed it meanwhile"));
        error.action = tr("save the comment");
        editor->fail(error);
    });
    dialog->open();
}

void CommentWork::change(const QString &commentId, const std::function<void(Comment &)> &how)
{
    const Comment before = comment(commentId);
    Comment after = before;
    how(after);
    const auto retry = [guard = QPointer<CommentWork>(this), commentId, how] {
        if (guard && guard->m_session)
            guard->change(commentId, how);
    };
    requireSaved(m_session->comments()->save(before, after), tr("change the comment"))
        ->then(
            this, [](const Done &) {}, [this, retry](const ApiError &error) { emit failed(error, retry); });
}

void CommentWork::setClosed(const QStringList &commentIds, bool closed)
{
    if (!whyNotChange(commentIds).isEmpty())
        return;
    for (const QString &id : commentIds) {
        if (comment(id).isClosed() != closed)
            change(id, [closed](Comment &one) { one.setClosed(closed); });
    }
}

void CommentWork::assignToMe(const QString &commentId)
{
    if (!whyNotChange({commentId}).isEmpty())
        return;
    change(commentId, [me = m_session->userId()](Comment &one) {
        if (!one.assignedTo().contains(me))
            one.setAssignedTo(one.assignedTo() + QStringList{me});
    });
}

void CommentWork::remove(const QStringList &commentIds)
{
    if (!whyNotChange(commentIds).isEmpty())
        return;
    QList<BulkDialog::Item> items;
    for (const QString &id : commentIds) {
        const Comment one = comment(id);
        items.append({firstWords(one),
                      [comments = m_session->comments(), id] {
                          return static_cast<AbstractReply *>(comments->remove(id));
                      },
                      one.replies().isEmpty()
                          ? QString()
                          : tr("%1 answers stay behind, out of sight").arg(countText(one.replies().size()))});
    }
    m_question = new BulkDialog(items.size() == 1 ? tr("Delete this comment?")
                                                  : tr("Delete %1 comments?").arg(countText(items.size())),
                                tr("&Delete"), tr("It cannot be brought back."), items, m_window);
    m_question->open();
}

QString resourceWord(const ResourceRef &resource)
{
    const auto say
        = [](const char *text) { return QCoreApplication::translate("Speckle::CommentWork", text); };
    const auto type = resource.resourceType();
    if (!type)
        return oneLine(resource.type, 40);
    switch (*type) {
    case ResourceType::Stream:
        return say("stream");
    case ResourceType::Object:
        return say("object");
    case ResourceType::Project:
        return say("project");
    case ResourceType::Comment:
        return say("comment");
    }
    return {};
}

} // namespace Speckle
