// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace Speckle {

class ElidedLabel;
class IconLabel;
class Session;
class Stream;
class StreamActions;
class UiState;

/*!
 * The top of a stream's page: its name, and in one line beneath it id, owner, access and the last change. At
 * the right its star and a menu of what can be done with it as a whole.
 *
 * Object names: copyIdButton, copyLinkButton, starButton, streamActionsButton; for the menu see
 * StreamActions.
 */
class StreamHeader : public QWidget
{
    Q_OBJECT

public:
    //! Stars are kept in \a state, which may be nullptr.
    StreamHeader(const QString &streamId, const QString &accountId, UiState *state,
                 QWidget *parent = nullptr);

    void setSession(Session *session);

    //! \a ownerName is plain text, empty where there is no owner.
    void setStream(const Stream &stream, const QString &ownerName);
    //! Shows a moving bar while something is fetched.
    void setBusy(bool busy);

signals:
    void copyLinkRequested();
    //! As of Page.
    void pageRequested(const QString &address);

private:
    void addActions(const QString &accountId, UiState *state);
    void showStar();

    QString m_streamId;
    StreamActions *m_actions = nullptr;
    QToolButton *m_star = nullptr;
    QToolButton *m_menu = nullptr;
    ElidedLabel *m_name;
    ElidedLabel *m_owner;
    IconLabel *m_ownerSign;
    IconLabel *m_accessSign;
    QLabel *m_access;
    QLabel *m_updated;
    QProgressBar *m_busy;
};

} // namespace Speckle
