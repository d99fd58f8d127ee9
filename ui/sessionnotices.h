// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/apierror.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace Speckle {

class ErrorBar;
class Session;
class Sessions;

/*!
 * Says in the error bar what concerns whole accounts: a server that cannot be reached, a sign-in that has
 * expired, a keychain that gives no secrets, settings that could not be written; and takes it away again when
 * it no longer holds. An account that stays offline is told of once, not at each try.
 */
class SessionNotices : public QObject
{
    Q_OBJECT

public:
    SessionNotices(Sessions *sessions, ErrorBar *bar, QObject *parent = nullptr);

    //! The notice with "Sign in again…", also for a page whose call was refused for that reason.
    void showSignInNeeded(const QString &accountId);

signals:
    void signInRequested(const QString &accountId);

private:
    void follow(const QString &accountId);
    void onState(Session *session);
    void showSecretsUnavailable(const ApiError &error);

    Sessions *m_sessions;
    ErrorBar *m_bar;
    QSet<const QObject *> m_toldOffline;
    QStringList m_withoutSecret;
};

} // namespace Speckle
