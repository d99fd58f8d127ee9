// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/accountstore.h"
#include "core/session/sessions.h"
#include "ui/mainwindow.h"
#include "ui/settings/uistate.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace Speckle {

/*!
 * Somebody who opens everything there is to be seen: a window of its own on a fresh profile, page by page,
 * tab by tab, with the first row of each list chosen. Tells of each view when nothing is under way in it any
 * more.
 */
class Visitor
{
public:
    //! \a where names the view: "stream/abc › 3".
    using Seen = std::function<void(const QString &where)>;

    explicit Visitor(Seen seen);
    ~Visitor();
    Q_DISABLE_COPY_MOVE(Visitor)

    //! Opens the window and signs in. False where that fails.
    [[nodiscard]] bool enter(const ServerAddress &server, const SignIn &signIn);

    [[nodiscard]] MainWindow *window() const { return m_window.get(); }
    [[nodiscard]] Sessions *sessions() const { return m_sessions.get(); }
    [[nodiscard]] Session *session() const { return m_sessions->session(m_accountId); }
    [[nodiscard]] QString accountId() const { return m_accountId; }

    //! Brings the page to the front and goes through its tabs. Of the actions in \a dialogs each that is
    //! enabled is triggered where it is found; its dialog is seen, and closed by Escape.
    Page *visit(const QString &address, const QStringList &dialogs = {});
    //! Runs \a open and shows what dialog comes of it; with \a onwards, a button in it, also the one that
    //! follows. False where none comes.
    bool visitDialog(const QString &where, const std::function<void()> &open, const QString &onwards = {});

    //! The actions whose dialogs were seen.
    [[nodiscard]] const QStringList &dialogsSeen() const { return m_dialogsSeen; }

    //! No call is under way, and nothing says that it is loading.
    [[nodiscard]] bool settle() const;

private:
    void visitPlace(const QString &where, QWidget *place, const QStringList &dialogs);
    void visitActions(const QString &where, QWidget *place, const QStringList &dialogs);
    [[nodiscard]] bool isQuiet() const;

    Seen m_seen;
    QTemporaryDir m_profile;
    SessionSecretStore m_secrets;
    std::unique_ptr<AccountStore> m_accounts;
    std::unique_ptr<Sessions> m_sessions;
    std::unique_ptr<UiState> m_state;
    std::unique_ptr<MainWindow> m_window;
    QString m_accountId;
    QStringList m_dialogsSeen;
};

} // namespace Speckle
