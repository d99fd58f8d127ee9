// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/resourceref.h"

#include <QDialog>

namespace Speckle {

class ApiError;
class CommentsPane;
class ErrorBar;
class Session;
class UiState;

/*!
 * The comments on something that has no page of its own: an object, another comment. A window beside the
 * others, not modal; deletes itself when closed. Whoever
 * opened it closes it before the session goes.
 */
class CommentsDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a about, a stranger's text, is what the thing is called.
    CommentsDialog(Session *session, ResourceType type, const QString &id, const QString &about,
                   UiState *state, QWidget *parent);

    [[nodiscard]] CommentsPane *pane() const { return m_pane; }

private:
    CommentsPane *m_pane;
    ErrorBar *m_errors;
};

} // namespace Speckle
