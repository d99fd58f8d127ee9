// SPDX-License-Identifier: MIT
#include "ui/actions/windowactions.h"

#include "core/session/sessions.h"
#include "ui/actions/accountactions.h"
#include "ui/actions/actiontable.h"
#include "ui/mainwindow.h"
#include "ui/navigator.h"
#include "ui/pages/pagetabs.h"

#include <QAction>
#include <QCoreApplication>
#include <QDockWidget>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

// What the platform has for it, after \a first, which is the same everywhere (and which menus show).
QList<QKeySequence> standard(QKeySequence::StandardKey key, const QList<QKeySequence> &first = {})
{
    QList<QKeySequence> all = first;
    const QList<QKeySequence> bindings = QKeySequence::keyBindings(key);
    for (const QKeySequence &binding : bindings) {
        if (!all.contains(binding))
            all.append(binding);
    }
    return all;
}

QList<QKeySequence> keys(std::initializer_list<QKeySequence> sequences)
{
    return sequences;
}

// A class for its tr().
class WindowActions
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::WindowActions)

public:
    static void addFile(MainWindow *window, ActionTable *table);
    static void addAccount(MainWindow *window, ActionTable *table);
    static void addView(MainWindow *window, ActionTable *table);
    static void addHelp(MainWindow *window, ActionTable *table);
};

void WindowActions::addFile(MainWindow *window, ActionTable *table)
{
    PageTabs *tabs = window->tabs();
    const QString menu = tr("&File");
    const auto hasAccount = [window] { return !window->currentAccountId().isEmpty(); };
    const auto hasPage
        = [window] { return window->currentPage() && !window->currentPage()->accountId().isEmpty(); };
    const auto isModified = [window] { return window->currentPage() && window->currentPage()->isModified(); };

    table->add({u"file.streams"_s, menu, tr("Open &My Streams"), u"streams"_s,
                standard(QKeySequence::AddTab, {Qt::CTRL | Qt::Key_T}),
                [window, tabs] { tabs->open(window->currentAccountId(), u"streams/own"_s); }, hasAccount});
    table->add({u"file.open"_s,
                menu,
                tr("&Open Address…"),
                u"link"_s,
                keys({Qt::CTRL | Qt::Key_L}),
                [window] { window->askAddress(); },
                {}});
    table->add({u"file.save"_s, menu, tr("&Save"), u"save"_s,
                standard(QKeySequence::Save, {Qt::CTRL | Qt::Key_S}),
                [window] { window->currentPage()->save(); }, isModified, true});
    table->add({u"file.discard"_s,
                menu,
                tr("&Discard Changes"),
                u"revert"_s,
                {},
                [window] { window->currentPage()->discard(); },
                isModified});
    table->add({u"tab.close"_s, menu, tr("&Close Tab"), u"close"_s,
                standard(QKeySequence::Close, {Qt::CTRL | Qt::Key_W}), [tabs] { tabs->closeCurrent(); },
                hasPage, true});
    table->add({u"tab.closeOthers"_s,
                menu,
                tr("Close O&ther Tabs"),
                {},
                {},
                [tabs] { tabs->closeOthers(); },
                [tabs] { return tabs->count() > 1; }});
    table->add({u"tab.reopen"_s, menu, tr("&Reopen Closed Tab"), u"history"_s,
                keys({Qt::CTRL | Qt::SHIFT | Qt::Key_T}), [tabs] { tabs->reopenClosed(); },
                [tabs] { return tabs->canReopen(); }});
    table
        ->add({u"file.quit"_s,
               menu,
               tr("&Quit"),
               u"quit"_s,
               standard(QKeySequence::Quit, {Qt::CTRL | Qt::Key_Q}),
               [window] { window->close(); },
               {},
               true})
        ->setMenuRole(QAction::QuitRole);
}

void WindowActions::addAccount(MainWindow *window, ActionTable *table)
{
    AccountActions *accounts = window->accountActions();
    const QString menu = tr("&Account");
    const auto session = [window] { return window->sessions()->session(window->currentAccountId()); };
    const auto hasSession = [session] { return session() != nullptr; };
    const auto hasAccount = [window] { return !window->currentAccountId().isEmpty(); };
    const auto onCurrent = [window, accounts](void (AccountActions::*what)(const QString &)) {
        return [window, accounts, what] { (accounts->*what)(window->currentAccountId()); };
    };

    table->add({u"account.signIn"_s,
                menu,
                tr("&Sign In…"),
                u"sign-in"_s,
                keys({Qt::CTRL | Qt::SHIFT | Qt::Key_A}),
                [accounts] { accounts->signIn(); },
                {}});
    table->add({u"account.import"_s,
                menu,
                tr("&Import Accounts…"),
                u"open"_s,
                {},
                [accounts] { accounts->importAccounts(); },
                {}});
    table->add({u"account.manage"_s,
                menu,
                tr("&Manage Accounts…"),
                u"users"_s,
                {},
                [accounts] { accounts->manage(); },
                hasAccount});
    table->add({u"account.signInAgain"_s,
                menu,
                tr("Sign In &Again…"),
                u"key"_s,
                {},
                onCurrent(&AccountActions::signInAgain),
                [session, hasAccount] {
                    const Session *current = session();
                    return hasAccount()
                           && (!current || current->state() == Session::State::Expired
                               || current->state() == Session::State::Anonymous);
                }});
    table->add({u"account.retry"_s,
                menu,
                tr("&Connect Now"),
                u"online"_s,
                {},
                onCurrent(&AccountActions::retryConnection),
                [session] { return session() && session()->state() == Session::State::Offline; }});
    table->add({u"account.profile"_s,
                menu,
                tr("&Profile…"),
                u"account"_s,
                {},
                [window] {
                    if (Page *page = window->tabs()->open(window->currentAccountId(), u"profile"_s))
                        page->focusStart();
                },
                hasAccount,
                true});
    table->add({u"account.setDefault"_s,
                menu,
                tr("Use as &Default"),
                u"star"_s,
                {},
                onCurrent(&AccountActions::setDefault),
                [window] {
                    const auto chosen = window->sessions()->accounts()->defaultAccount();
                    return !window->currentAccountId().isEmpty()
                           && (!chosen || chosen->id != window->currentAccountId());
                }});
    table->add({u"account.copyServer"_s,
                menu,
                tr("Copy Server Addr&ess"),
                u"copy"_s,
                {},
                onCurrent(&AccountActions::copyServerAddress),
                hasAccount});
    table->add({u"account.signOut"_s,
                menu,
                tr("Sign &Out"),
                u"sign-out"_s,
                {},
                onCurrent(&AccountActions::signOut),
                hasSession,
                true});
    table->add({u"account.remove"_s,
                menu,
                tr("&Remove Account…"),
                u"remove"_s,
                {},
                onCurrent(&AccountActions::remove),
                hasAccount});
}

void WindowActions::addView(MainWindow *window, ActionTable *table)
{
    PageTabs *tabs = window->tabs();
    const QString menu = tr("&View");
    const auto hasPage
        = [window] { return window->currentPage() && !window->currentPage()->accountId().isEmpty(); };
    const auto hasTabs = [tabs] { return tabs->count() > 1; };
    using Pane = MainWindow::Pane;

    table->add({u"view.refresh"_s, menu, tr("&Refresh"), u"refresh"_s,
                keys({Qt::Key_F5, Qt::CTRL | Qt::Key_R}), [window] { window->currentPage()->refresh(); },
                hasPage});
    table->add({u"view.find"_s, menu, tr("&Find"), u"search"_s,
                standard(QKeySequence::Find, {Qt::CTRL | Qt::Key_F}),
                [window] { window->currentPage()->focusFilter(); }, hasPage});
    table->add({u"navigator.open"_s,
                menu,
                tr("&Open Selected"),
                u"open"_s,
                {},
                [window] { window->navigator()->openCurrent(); },
                [window] { return !window->navigator()->currentAddress().isEmpty(); },
                true});
    table->add({u"navigator.refresh"_s, menu, tr("Refresh Na&vigator"), u"refresh"_s,
                keys({Qt::SHIFT | Qt::Key_F5}), [window] { window->navigator()->refresh(); },
                [window] { return !window->navigator()->currentAccountId().isEmpty(); }});
    table->adopt(window->navigatorDock()->toggleViewAction(), {u"view.navigator"_s,
                                                               menu,
                                                               tr("&Navigator"),
                                                               {},
                                                               keys({Qt::CTRL | Qt::SHIFT | Qt::Key_N}),
                                                               {},
                                                               {},
                                                               true});
    table->adopt(
        window->liveDock()->toggleViewAction(),
        {u"view.live"_s, menu, tr("&Live Messages"), {}, keys({Qt::CTRL | Qt::SHIFT | Qt::Key_L}), {}, {}});
    table->add({u"tab.next"_s, menu, tr("Ne&xt Tab"), u"chevron-right"_s,
                keys({Qt::CTRL | Qt::Key_Tab, Qt::CTRL | Qt::Key_PageDown}), [tabs] { tabs->step(1); },
                hasTabs, true});
    table->add({u"tab.previous"_s, menu, tr("&Previous Tab"), u"chevron-left"_s,
                keys({Qt::CTRL | Qt::SHIFT | Qt::Key_Tab, Qt::CTRL | Qt::Key_PageUp}),
                [tabs] { tabs->step(-1); }, hasTabs});
    table->add({u"focus.navigator"_s,
                menu,
                tr("Go to N&avigator"),
                {},
                keys({Qt::ALT | Qt::Key_1}),
                [window] { window->focusPane(Pane::Navigator); },
                {},
                true});
    table->add({u"focus.page"_s,
                menu,
                tr("Go to Pa&ge"),
                {},
                keys({Qt::ALT | Qt::Key_2}),
                [window] { window->focusPane(Pane::Page); },
                {}});
    table->add({u"focus.live"_s,
                menu,
                tr("Go to Live &Messages"),
                {},
                keys({Qt::ALT | Qt::Key_3}),
                [window] { window->focusPane(Pane::Live); },
                {}});
    table->add({u"focus.next"_s,
                menu,
                tr("Next Pan&e"),
                {},
                keys({Qt::Key_F6}),
                [window] { window->focusNextPane(1); },
                {}});
    table->add({u"focus.previous"_s,
                menu,
                tr("Previo&us Pane"),
                {},
                keys({Qt::SHIFT | Qt::Key_F6}),
                [window] { window->focusNextPane(-1); },
                {}});
    table->add({u"view.fullScreen"_s,
                menu,
                tr("Full S&creen"),
                {},
                standard(QKeySequence::FullScreen, {Qt::Key_F11}),
                [window] { window->setWindowState(window->windowState() ^ Qt::WindowFullScreen); },
                {},
                true});
}

void WindowActions::addHelp(MainWindow *window, ActionTable *table)
{
    const QString menu = tr("&Help");
    table->add({u"help.shortcuts"_s,
                menu,
                tr("&Keyboard Shortcuts"),
                u"keyboard"_s,
                standard(QKeySequence::HelpContents, {Qt::Key_F1}),
                [window] { window->showShortcuts(); },
                {}});
    table
        ->add({u"help.about"_s,
               menu,
               tr("&About Speckle Browser"),
               u"info"_s,
               {},
               [window] { window->showAbout(); },
               {}})
        ->setMenuRole(QAction::AboutRole);
}

} // namespace

void addWindowActions(MainWindow *window)
{
    ActionTable *table = window->actionTable();
    WindowActions::addFile(window, table);
    WindowActions::addAccount(window, table);
    WindowActions::addView(window, table);
    WindowActions::addHelp(window, table);
}

} // namespace Speckle
