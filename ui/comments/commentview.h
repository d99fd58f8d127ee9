// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/comment.h"

#include <QImage>
#include <QPointer>
#include <QScrollArea>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace Speckle {

class JsonView;
class Session;

/*!
 * One comment to read: who wrote it and when, its state, the whole text, the picture that goes with it, the
 * view that was saved with it. Reads the session's record.
 *
 * Object names: commentViewAuthor, commentViewFacts, commentViewText, commentViewAll, commentViewPicture,
 * commentViewNote, commentViewSaved.
 */
class CommentView : public QScrollArea
{
    Q_OBJECT

public:
    //! Characters of the text that are shown at first.
    static constexpr qsizetype FirstPart = 50'000;

    explicit CommentView(QWidget *parent = nullptr);

    //! Both or neither. The same again shows what has changed.
    void setComment(Session *session, const QString &commentId);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void show(const Comment &comment);
    void showText(qsizetype limit);
    void showPicture(const Comment &comment);
    void placePicture();
    [[nodiscard]] QString facts(const Comment &comment) const;
    [[nodiscard]] QString note(const Comment &comment) const;

    QPointer<Session> m_session;
    QString m_id;
    Comment m_shown;
    QString m_text;
    QString m_screenshot;
    QImage m_picture;
    QLabel *m_author;
    QLabel *m_facts;
    QPlainTextEdit *m_words;
    QToolButton *m_all;
    QLabel *m_pictureView;
    QLabel *m_note;
    QToolButton *m_savedButton;
    JsonView *m_saved;
};

} // namespace Speckle
