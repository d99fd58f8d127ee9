// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/sessions.h"
#include "tests/support/sandboxprocess.h"
#include "ui/mainwindow.h"
#include "ui/navigator.h"
#include "ui/settings/uistate.h"

#include <QMenu>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace Speckle {

//! A window with somebody of the sample signed in, and its navigator worked by keys.
class NavigatorDesk
{
public:
    NavigatorDesk();
    ~NavigatorDesk();
    Q_DISABLE_COPY_MOVE(NavigatorDesk)

    //! Of the account; empty where it does not get online.
    [[nodiscard]] QString signIn(const QString &email, const ServerAddress &server);
    //! Again with what the last one has left.
    void makeWindow();

    [[nodiscard]] Navigator *navigator() const { return window->navigator(); }
    [[nodiscard]] Session *session() const { return sessions.session(account); }
    //! A row of the account, or of another one.
    [[nodiscard]] QModelIndex find(const QString &address, const QString &other = {}) const;
    //! Unfolds the projects by keys, and waits for one of that name.
    [[nodiscard]] QPersistentModelIndex project(const QString &name) const;
    [[nodiscard]] QStringList makeProjects(int count, const QString &prefix) const;
    void select(const QModelIndex &row) const;
    void scrollTo(const QModelIndex &row) const;
    [[nodiscard]] int topOf(const QModelIndex &row) const { return navigator()->visualRect(row).top(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(navigator(), key, modifiers);
    }

    [[nodiscard]] static QMenu *menu();
    //! By its key. The names of its actions, without separators.
    [[nodiscard]] QStringList openMenu(const QModelIndex &row) const;
    //! An action of the menu that is open, by keys.
    static void choose(const QString &name);
    static void closeMenu();

    QTemporaryDir directory;
    AccountStore accounts;
    SessionSecretStore secrets;
    Sessions sessions;
    std::unique_ptr<UiState> state;
    std::unique_ptr<MainWindow> window;
    QString account;
};

} // namespace Speckle
