// SPDX-License-Identifier: MIT
#include "ui/sessionnotices.h"

#include "core/session/sessions.h"
#include "ui/widgets/errorbar.h"
#include "ui/widgets/plaintext.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace Speckle {

SessionNotices::SessionNotices(Sessions *sessions, ErrorBar *bar, QObject *parent)
    : QObject(parent)
    , m_sessions(sessions)
    , m_bar(bar)
{
    connect(sessions, &Sessions::sessionStarted, this, &SessionNotices::follow);
    connect(sessions, &Sessions::sessionEnded, this, [this](const QString &accountId) {
        if (Session *session = m_sessions->session(accountId))
            m_bar->clear(session);
    });
    connect(sessions, &Sessions::secretUnavailable, this,
            [this](const QString &accountId, const ApiError &error) {
                if (!m_withoutSecret.contains(accountId))
                    m_withoutSecret.append(accountId);
                showSecretsUnavailable(error);
            });
    AccountStore *store = sessions->accounts();
    connect(store, &AccountStore::failed, this,
            [this, store](const ApiError &error) { m_bar->showError(error, {}, store); });
    connect(store, &AccountStore::accountRemoved, this,
            [this](const QString &id) { m_withoutSecret.removeAll(id); });
    // It was read before anybody listened.
    if (store->lastError().isError())
        m_bar->showError(store->lastError(), {}, store);
    const QList<Account> accounts = store->accounts();
    for (const Account &account : accounts)
        follow(account.id);
}

void SessionNotices::follow(const QString &accountId)
{
    Session *session = m_sessions->session(accountId);
    if (!session)
        return;
    if (m_withoutSecret.removeAll(accountId) > 0 && m_withoutSecret.isEmpty())
        m_bar->clear(m_sessions);
    connect(session, &Session::stateChanged, this, [this, session] { onState(session); });
    connect(session, &Session::signInNeeded, this, [this, accountId] { showSignInNeeded(accountId); });
    connect(session, &QObject::destroyed, this, [this](const QObject *gone) { m_toldOffline.remove(gone); });
    onState(session);
}

void SessionNotices::onState(Session *session)
{
    switch (session->state()) {
    case Session::State::Offline:
        if (!m_toldOffline.contains(session)) {
            m_toldOffline.insert(session);
            m_bar->showError(
                session->lastError(),
                [session = QPointer<Session>(session)] {
                    if (session)
                        session->retryNow();
                },
                session);
        }
        break;
    case Session::State::Online:
    case Session::State::Anonymous:
    case Session::State::SignedOut:
        m_toldOffline.remove(session);
        m_bar->clear(session);
        break;
    case Session::State::Expired:
        showSignInNeeded(session->account().id);
        break;
    case Session::State::Connecting:
        break;
    }
}

void SessionNotices::showSignInNeeded(const QString &accountId)
{
    Session *session = m_sessions->session(accountId);
    // The session, its state and the page whose call was refused all say so: that is one notice, not "3
    // times".
    if (!session || (m_bar->source() == session && m_bar->error().kind == ApiError::Kind::Unauthorized))
        return;
    const Account &account = session->account();
    const ApiError error = session->lastError();
    ErrorBar::Notice notice;
    notice.headline = tr("Sign in to %1 again.").arg(oneLine(account.server.display()));
    notice.reason = tr("The server no longer accepts the sign-in of %1: it has expired, or was revoked.")
                        .arg(oneLine(account.displayName.isEmpty() ? account.email : account.displayName));
    notice.nextStep = tr("What you typed stays.");
    notice.details = error.isError() ? error.details() : QString();
    notice.actionText = tr("&Sign in again…");
    notice.action = [this, accountId] { emit signInRequested(accountId); };
    m_bar->showNotice(notice, error.isError() ? error : ApiError(ApiError::Kind::Unauthorized), session);
}

void SessionNotices::showSecretsUnavailable(const ApiError &error)
{
    QStringList names;
    for (const QString &id : std::as_const(m_withoutSecret)) {
        if (const auto account = m_sessions->accounts()->find(id))
            names.append(oneLine(account->label(), 80));
    }
    ErrorBar::Notice notice;
    notice.details = error.details();
    notice.action = [this] { m_sessions->startAll(); };
    switch (m_sessions->secrets()->availability()) {
    case SecretStore::Availability::Locked:
        notice.headline = tr("The keychain of this computer is locked.");
        notice.nextStep = tr("Unlock it, then retry.");
        break;
    case SecretStore::Availability::None:
        notice.headline = tr("No keychain is running on this computer.");
        notice.nextStep
            = tr("Start one (GNOME Keyring, KWallet) and retry, or click the account in the status bar to "
                 "sign in for this session only.");
        break;
    case SecretStore::Availability::Denied:
        notice.headline = tr("The keychain refused to hand out the sign-in.");
        notice.nextStep
            = tr("Allow Speckle Browser to use it and retry, or click the account in the status bar to "
                 "sign in again.");
        break;
    case SecretStore::Availability::Unknown:
    case SecretStore::Availability::Available:
        notice.headline = error.headline();
        notice.nextStep = error.nextStep();
        break;
    }
    notice.reason = tr("Not connected: %1.").arg(names.join(u", "_s));
    m_bar->showNotice(notice, error, m_sessions);
}

} // namespace Speckle
