// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/apierror.h"

#include <QFrame>
#include <QPointer>

#include <functional>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace Speckle {

/*!
 * The one place that shows errors: a bar across the top of the window, never a box in the way.
 * One error at a time, the latest; the same error again only counts ("3 times"). Everything is plain text.
 * Escape, with the focus in it, closes it.
 */
class ErrorBar : public QFrame
{
    Q_OBJECT

public:
    //! What the bar shows. Plain text.
    struct Notice
    {
        QString headline;
        QString reason;
        QString nextStep;
        QString details; //!< behind "Details"; empty: no such button
        QString actionText; //!< empty: "Retry"
        std::function<void()> action; //!< empty: no button
    };

    explicit ErrorBar(QWidget *parent = nullptr);

    //! Errors of kind Cancelled are not shown. \a source is whoever may clear() it again, and clears it by
    //! ending; \a retry empty: no button.
    void showError(const ApiError &error, const std::function<void()> &retry = {}, QObject *source = nullptr);
    //! For what needs other words, or another button, than the error has by itself.
    void showNotice(const Notice &notice, const ApiError &error = {}, QObject *source = nullptr);
    //! Takes the error away if it is \a source's (nullptr: whosever).
    void clear(QObject *source = nullptr);
    [[nodiscard]] ApiError error() const { return m_error; }
    [[nodiscard]] QObject *source() const { return m_source; }

signals:
    void dismissed();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void tint();
    void toggleDetails(bool on);
    void dismiss();

    ApiError m_error;
    QString m_shown; //!< what tells one notice from another
    QPointer<QObject> m_source;
    QMetaObject::Connection m_sourceEnds;
    std::function<void()> m_action;
    int m_count = 0;
    bool m_tinting = false;

    QLabel *m_icon;
    QLabel *m_headline;
    QLabel *m_text;
    QLabel *m_countLabel;
    QToolButton *m_detailsButton;
    QPushButton *m_actionButton;
    QWidget *m_detailsBox;
    QPlainTextEdit *m_details;
};

} // namespace Speckle
