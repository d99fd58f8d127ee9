// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/page.h"

#include <QHash>
#include <QMainWindow>
#include <QPointer>
#include <QTimer>

#include <memory>

class QDockWidget;
class QLabel;

namespace Speckle {

class AccountActions;
class AccountStatus;
class ActionTable;
class ErrorBar;
class LivePane;
class Navigator;
struct OpenAddress;
class PageTabs;
class SessionNotices;
class Sessions;
class StatePane;
class UiState;
class WelcomePage;

/*!
 * The window: navigator to the left, pages in tabs, live messages below, the accounts' states in the status
 * bar. Puts these together and knows what is current; what each of them does is theirs.
 *
 * Object names, for tests and style sheets: navigatorDock, navigator, tabs, liveDock, livePane, errorBar,
 * accountStatus (one an account), statusText, welcomePage; actions have the ids of windowactions.cpp.
 */
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    //! \a sessions and \a state outlive it. Restores what \a state remembers; connects nowhere by itself.
    MainWindow(Sessions *sessions, UiState *state, QWidget *parent = nullptr);
    ~MainWindow() override;

    //! What an address means: its stream with the account of that server, or the login dialog for it. A
    //! stream that waits for a sign-in is opened after it.
    void open(const OpenAddress &address);
    void openStream(const QString &accountId, const QString &streamId);
    //! Asks for an address to open().
    void askAddress();

    // What the table of actions acts on.
    //! The account of the navigator's selection while it has the focus, else of the page in front, else the
    //! default.
    [[nodiscard]] QString currentAccountId() const;
    [[nodiscard]] Page *currentPage() const;
    [[nodiscard]] Sessions *sessions() const { return m_sessions; }
    [[nodiscard]] PageTabs *tabs() const { return m_tabs; }
    [[nodiscard]] ErrorBar *errorBar() const { return m_errorBar; }
    [[nodiscard]] ActionTable *actionTable() const { return m_actions; }
    [[nodiscard]] AccountActions *accountActions() const { return m_accountActions; }
    [[nodiscard]] Navigator *navigator() const { return m_navigator; }
    [[nodiscard]] QDockWidget *navigatorDock() const { return m_navigatorDock; }
    [[nodiscard]] QDockWidget *liveDock() const { return m_liveDock; }

    enum class Pane { Navigator, Page, Live };
    void focusPane(Pane pane);
    //! The pane after (1) or before (-1) the one with the focus.
    void focusNextPane(int step);
    void showShortcuts();
    void showAbout();

    //! See WelcomePage::setBusy(). Nothing where that page is not shown.
    void setWelcomeBusy(const QString &doing);

signals:
    //! "Try the demo" was clicked.
    void demoRequested();
    //! The window closes for good: nothing is unsaved any more.
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeNavigator();
    void makeCentre();
    void makeLivePane();
    void makeStatusBar();
    void followAccounts();
    void restoreLayout();
    void keepLayout();

    Page *makePage(const QString &accountId, const QString &address);
    void connectPage(Page *page);
    void onCurrentPage(Page *page);
    void onSession(const QString &accountId, Session *session);
    void onSignedIn(const QString &accountId);
    void addStatus(const QString &accountId);
    void showWelcomeOrPages();
    void showNoAddress(const QString &text);
    void showTitle();
    void showLive();

    Sessions *m_sessions;
    UiState *m_state;
    ActionTable *m_actions;
    AccountActions *m_accountActions = nullptr;
    SessionNotices *m_notices = nullptr;

    Navigator *m_navigator = nullptr;
    QDockWidget *m_navigatorDock = nullptr;
    PageTabs *m_tabs = nullptr;
    StatePane *m_centre = nullptr;
    ErrorBar *m_errorBar = nullptr;
    LivePane *m_livePane = nullptr;
    QDockWidget *m_liveDock = nullptr;
    QLabel *m_statusText = nullptr;
    QPointer<WelcomePage> m_welcome;
    QHash<QString, AccountStatus *> m_statuses;
    QHash<const Page *, QString> m_statusTexts;

    std::unique_ptr<OpenAddress> m_afterSignIn;
    QTimer m_keepLayout;
    bool m_ready = false; //!< what happens to the layout from here on is the user's doing
    bool m_settled = false; //!< asked already: close
};

} // namespace Speckle
