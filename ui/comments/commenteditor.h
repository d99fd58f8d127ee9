// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/comment.h"

#include <QDialog>
#include <QJsonObject>
#include <QPointer>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace Speckle {

class ApiError;
class Session;
class TagEdit;
class WarningLabel;

/*!
 * Writes a comment, or edits one. It stays until the comment is saved: a failure is told in it, and what was
 * typed is kept. Closed with something typed, it hands that out by draft(). Deletes itself when closed; shown
 * with open().
 *
 * Object names: commentText, commentAssigned, commentAssign, commentAssignNone, commentLabels,
 * commentPriority, commentStatus, commentClosed, commentFlagged, commentPicture, commentAttach, commentPaste,
 * commentDetach, commentPrivate, commentSend, commentDraftNote, commentError.
 */
class CommentEditor : public QDialog
{
    Q_OBJECT

public:
    //! \a title, \a verb are ours, the last with a mnemonic. \a before is what the server has, empty for a
    //! new one.
    CommentEditor(Session *session, const QString &title, const QString &verb, const Comment &before,
                  QWidget *parent);

    //! One more choice, for answers: to write it where only the author and administrators see it.
    void offerPrivateAnswer();
    [[nodiscard]] bool isPrivateAnswer() const;

    [[nodiscard]] const Comment &before() const { return m_before; }
    //! before() with what was typed put over it.
    [[nodiscard]] Comment edited() const;
    [[nodiscard]] bool isModified() const { return !Comment::difference(m_before, edited()).isEmpty(); }

    //! What was typed, and that a picture was attached, without the picture itself; empty where nothing was.
    [[nodiscard]] QJsonObject draft() const;
    //! Puts it back, and says so.
    void restoreDraft(const QJsonObject &draft);

    //! It was not saved: says why, and lets the user go on.
    void fail(const ApiError &error);

signals:
    //! Save edited() now; then comes accept() or fail().
    void submitted();

private:
    void show(const Comment &comment);
    void submit();
    void chooseAssigned();
    void attach();
    void paste();
    void setPicture(const QString &dataUrl);
    void showPicture();
    void showProblem(const QString &text);
    void showAssigned();
    void showButtons();
    void addFields(QGridLayout *grid);

    QPointer<Session> m_session;
    Comment m_before;
    QStringList m_assignedIds;
    QString m_picture;
    QString m_shownText; //!< as the comment has it
    QString m_fieldText; //!< and as the field has it, untouched
    QPlainTextEdit *m_text;
    WarningLabel *m_error;
    QLabel *m_note;
    QLabel *m_assigned;
    QPushButton *m_assignNone;
    TagEdit *m_labels;
    QComboBox *m_priority;
    QComboBox *m_status;
    QCheckBox *m_closed;
    QCheckBox *m_flagged;
    QLabel *m_pictureView;
    QPushButton *m_detach;
    QCheckBox *m_private;
    QPushButton *m_send;
    bool m_sending = false;
};

} // namespace Speckle
