// SPDX-License-Identifier: MIT
#pragma once

#include <QPointer>
#include <QToolButton>

class QFrame;

namespace Speckle {

class Session;
class Sessions;

/*!
 * An account's state in the status bar: name, word and icon, never a colour alone. A click shows what it
 * means, why, and what can be done about it.
 */
class AccountStatus : public QToolButton
{
    Q_OBJECT

public:
    AccountStatus(Sessions *sessions, const QString &accountId, QWidget *parent = nullptr);

    [[nodiscard]] QString accountId() const { return m_accountId; }

signals:
    //! Sign in (again) to the account's server.
    void signInRequested(const QString &accountId);

private:
    void follow();
    void update();
    void showDetails();

    Sessions *m_sessions;
    QString m_accountId;
    QPointer<Session> m_followed;
    QPointer<QFrame> m_popup;
};

} // namespace Speckle
