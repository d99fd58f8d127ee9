// SPDX-License-Identifier: MIT
#include "ui/mainwindow.h"

#include "core/net/redact.h"
#include "core/session/sessions.h"
#include "ui/actions/accountactions.h"
#include "ui/actions/actiontable.h"
#include "ui/actions/shortcutsdialog.h"
#include "ui/actions/windowactions.h"
#include "ui/live/livepane.h"
#include "ui/navigator.h"
#include "ui/navigatormenus.h"
#include "ui/openaddress.h"
#include "ui/pages/pagefactory.h"
#include "ui/pages/pagetabs.h"
#include "ui/pages/welcomepage.h"
#include "ui/sessionnotices.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/accountstatus.h"
#include "ui/widgets/errorbar.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/statepane.h"

#include <QBoxLayout>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QDockWidget>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QStatusBar>
#include <QTabBar>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Speckle {

namespace {
constexpr QSize DefaultSize(1280, 800);
constexpr int NavigatorWidth = 240;
constexpr int LivePaneHeight = 210;
constexpr auto KeepLayoutDelay = 200ms;
// Of saveState(): raised when docks change so much that an old state would misplace them.
constexpr int LayoutVersion = 1;

const auto StreamTabPrefix = "stream/"_L1;
} // namespace

MainWindow::MainWindow(Sessions *sessions, UiState *state, QWidget *parent)
    : QMainWindow(parent)
    , m_sessions(sessions)
    , m_state(state)
    , m_actions(new ActionTable(this))
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(icon(u"speckle-browser"_s));
    setDockOptions(AnimatedDocks | AllowTabbedDocks | AllowNestedDocks);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);

    makeCentre();
    makeNavigator();
    makeLivePane();
    makeStatusBar();
    m_accountActions = new AccountActions(sessions, m_tabs, m_errorBar, state, this);
    connect(m_accountActions, &AccountActions::signedIn, this, &MainWindow::onSignedIn);
    connect(m_accountActions, &AccountActions::loginClosed, this, [this] { m_afterSignIn.reset(); });
    m_notices = new SessionNotices(sessions, m_errorBar, this);
    connect(m_notices, &SessionNotices::signInRequested, m_accountActions, &AccountActions::signInAgain);
    addWindowActions(this);
    m_actions->fillMenuBar(menuBar());
    followAccounts();

    m_keepLayout.setSingleShot(true);
    m_keepLayout.setInterval(KeepLayoutDelay);
    connect(&m_keepLayout, &QTimer::timeout, this, &MainWindow::keepLayout);
    restoreLayout();
    m_tabs->restore([this](const QString &accountId, const QString &address) {
        return m_sessions->accounts()->find(accountId).has_value() && isPageAddress(address);
    });
    showWelcomeOrPages();
    m_actions->refreshEnabled();
    m_ready = true;
}

MainWindow::~MainWindow()
{
    if (m_keepLayout.isActive())
        keepLayout();
    // Pages and docks report changes while they are taken apart; this window is none any more by then.
    disconnect(m_tabs, nullptr, this, nullptr);
    const auto pages = findChildren<Page *>();
    for (const Page *page : pages)
        disconnect(page, nullptr, this, nullptr);
}

void MainWindow::makeCentre()
{
    m_errorBar = new ErrorBar;
    m_tabs = new PageTabs(m_state, [this](const QString &accountId, const QString &address) {
        return makePage(accountId, address);
    });
    m_centre = new StatePane(m_tabs);
    auto *whole = new QWidget(this);
    auto *layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_errorBar);
    layout->addWidget(m_centre, 1);
    setCentralWidget(whole);

    connect(m_tabs, &PageTabs::currentPageChanged, this, &MainWindow::onCurrentPage);
    connect(m_tabs, &PageTabs::pageAdded, this, &MainWindow::connectPage);
    connect(m_tabs, &PageTabs::closedChanged, m_actions, &ActionTable::refreshEnabled);
    connect(m_tabs, &PageTabs::contextMenuRequested, this, [this](const QPoint &position) {
        m_actions
            ->contextMenu({u"tab.close"_s, u"tab.closeOthers"_s, u"tab.reopen"_s, {}, u"view.refresh"_s},
                          this)
            ->popup(position);
    });
}

void MainWindow::makeNavigator()
{
    m_navigator = new Navigator(m_sessions, m_state);
    m_navigatorDock = new QDockWidget(tr("Accounts"), this);
    m_navigatorDock->setObjectName(u"navigatorDock"_s);
    m_navigatorDock->setWidget(m_navigator);
    addDockWidget(Qt::LeftDockWidgetArea, m_navigatorDock);
    connect(m_navigator, &Navigator::openRequested, m_tabs, &PageTabs::open);
    connect(m_navigator, &Navigator::currentAccountChanged, m_actions, &ActionTable::refreshEnabled);
    new NavigatorMenus(m_navigator, m_sessions, m_state, m_actions);
}

void MainWindow::makeLivePane()
{
    m_livePane = new LivePane(m_state);
    m_livePane->setObjectName(u"livePane"_s);
    m_liveDock = new QDockWidget(tr("Live messages"), this);
    m_liveDock->setObjectName(u"liveDock"_s);
    m_liveDock->setWidget(m_livePane);
    addDockWidget(Qt::BottomDockWidgetArea, m_liveDock);
}

void MainWindow::makeStatusBar()
{
    m_statusText = new QLabel(this);
    m_statusText->setObjectName(u"statusText"_s);
    m_statusText->setTextFormat(Qt::PlainText);
    m_statusText->setContentsMargins(6, 0, 6, 0);
    // A long text of a page must not set the width of the window.
    m_statusText->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    statusBar()->addWidget(m_statusText, 1);
    statusBar()->setAccessibleName(tr("Status"));
}

void MainWindow::followAccounts()
{
    connect(m_sessions, &Sessions::sessionStarted, this, &MainWindow::onSession);
    connect(m_sessions, &Sessions::sessionEnded, this, [this](const QString &id) { onSession(id, nullptr); });
    AccountStore *store = m_sessions->accounts();
    connect(store, &AccountStore::accountAdded, this, [this](const QString &id) {
        addStatus(id);
        showWelcomeOrPages();
    });
    connect(store, &AccountStore::accountRemoved, this, [this](const QString &id) {
        delete m_statuses.take(id);
        m_tabs->dropAccount(id);
        showWelcomeOrPages();
    });
    const QList<Account> accounts = store->accounts();
    for (const Account &account : accounts)
        addStatus(account.id);
}

void MainWindow::addStatus(const QString &accountId)
{
    auto *status = new AccountStatus(m_sessions, accountId, this);
    connect(status, &AccountStatus::signInRequested, m_accountActions, &AccountActions::signInAgain);
    m_statuses.insert(accountId, status);
    statusBar()->addPermanentWidget(status);
}

void MainWindow::restoreLayout()
{
    if (!restoreGeometry(m_state->bytes(u"window/geometry"_s)))
        resize(DefaultSize);
    if (!restoreState(m_state->bytes(u"window/layout"_s), LayoutVersion)) {
        resizeDocks({m_navigatorDock}, {NavigatorWidth}, Qt::Horizontal);
        resizeDocks({m_liveDock}, {LivePaneHeight}, Qt::Vertical);
    }
    for (QDockWidget *dock : {m_navigatorDock, m_liveDock}) {
        dock->installEventFilter(this);
        connect(dock, &QDockWidget::dockLocationChanged, &m_keepLayout, qOverload<>(&QTimer::start));
    }
}

void MainWindow::keepLayout()
{
    m_keepLayout.stop();
    if (!m_ready)
        return;
    m_state->setBytes(u"window/geometry"_s, saveGeometry());
    // The welcome page hides the docks by itself: that is nothing to remember.
    if (!m_welcome)
        m_state->setBytes(u"window/layout"_s, saveState(LayoutVersion));
}

void MainWindow::showWelcomeOrPages()
{
    const bool first = m_sessions->accounts()->accounts().isEmpty();
    if (first && !m_welcome) {
        m_welcome = new WelcomePage;
        connect(m_welcome, &WelcomePage::signInRequested, this, [this] { m_accountActions->signIn(); });
        connect(m_welcome, &WelcomePage::demoRequested, this, &MainWindow::demoRequested);
        m_tabs->addUnlisted(m_welcome);
        m_navigatorDock->hide();
        m_liveDock->hide();
        m_welcome->focusStart();
    } else if (!first && m_welcome) {
        m_welcome = nullptr;
        m_tabs->removeUnlisted();
        if (!restoreState(m_state->bytes(u"window/layout"_s), LayoutVersion)) {
            m_navigatorDock->show();
            m_liveDock->show();
        }
    }
    m_tabs->tabBar()->setVisible(!m_welcome);
    if (m_tabs->count() > 0)
        m_centre->showContent();
    else
        m_centre->showEmpty(tr("Nothing is open"), tr("Choose a list in the navigator, or open an address."),
                            tr("Open my &streams"),
                            [this] { m_tabs->open(currentAccountId(), u"streams/own"_s); });
}

Page *MainWindow::makePage(const QString &accountId, const QString &address)
{
    if (!m_sessions->accounts()->find(accountId))
        return nullptr;
    return Speckle::makePage(m_sessions->session(accountId), accountId, address, m_state, m_sessions);
}

void MainWindow::connectPage(Page *page)
{
    connect(page, &Page::streamRequested, this, &MainWindow::openStream);
    connect(page, &Page::pageRequested, this, [this](const QString &accountId, const QString &address) {
        if (Page *opened = m_tabs->open(accountId, address))
            opened->focusStart();
    });
    connect(page, &Page::failed, this,
            [this, page](const ApiError &error, const std::function<void()> &retry) {
                const Session *session = m_sessions->session(page->accountId());
                if (error.kind == ApiError::Kind::Unauthorized && session
                    && session->state() == Session::State::Expired)
                    m_notices->showSignInNeeded(page->accountId());
                else
                    m_errorBar->showError(error, retry, page);
            });
    connect(page, &Page::recovered, this, [this, page] { m_errorBar->clear(page); });
    connect(page, &Page::saved, this, [this, page] { m_errorBar->clear(page); });
    connect(page, &Page::statusText, this, [this, page](const QString &text) {
        m_statusTexts.insert(page, oneLine(text));
        if (page == currentPage())
            m_statusText->setText(m_statusTexts.value(page));
    });
    // The address alone: what is being destroyed is no Page any more.
    connect(page, &QObject::destroyed, this, [this, page] { m_statusTexts.remove(page); });
    connect(page, &Page::titleChanged, this, &MainWindow::showTitle);
    connect(page, &Page::modifiedChanged, this, [this] {
        showTitle();
        m_actions->refreshEnabled();
    });
}

void MainWindow::onCurrentPage(Page *page)
{
    if (m_tabs->count() == 0 || m_centre->state() != StatePane::State::Content)
        showWelcomeOrPages();
    m_statusText->setText(m_statusTexts.value(page));
    if (page)
        m_navigator->select(page->accountId(), page->address());
    showTitle();
    showLive();
    m_actions->refreshEnabled();
}

void MainWindow::showTitle()
{
    const Page *page = currentPage();
    // "[*]" stands for the mark of unsaved changes: one in a stream's name is written twice to be itself.
    QString title = page ? oneLine(page->title(), 120).replace("[*]"_L1, "[*][*]"_L1) + "[*]"_L1 : QString();
    const auto account = page ? m_sessions->accounts()->find(page->accountId()) : std::nullopt;
    if (account)
        title += u" – "_s + oneLine(account->server.display(), 80);
    setWindowTitle(title.isEmpty() ? tr("Speckle Browser") : tr("%1 – Speckle Browser").arg(title));
    setWindowModified(page && page->isModified());
}

void MainWindow::showLive()
{
    const Page *page = currentPage();
    m_livePane->showStream(page ? m_sessions->session(page->accountId()) : nullptr,
                           page ? page->liveStreamId() : QString());
}

void MainWindow::onSession(const QString &accountId, Session *session)
{
    const QList<Page *> pages = m_tabs->pages();
    for (Page *page : pages) {
        if (page->accountId() == accountId)
            page->setSession(session);
    }
    // Where it has ended it may still be listed while the signal is emitted.
    if (!session && currentPage() && currentPage()->accountId() == accountId)
        m_livePane->showStream(nullptr, {});
    else
        showLive();
    m_actions->refreshEnabled();
}

void MainWindow::onSignedIn(const QString &accountId)
{
    const auto account = m_sessions->accounts()->find(accountId);
    if (!account)
        return;
    if (const auto wanted = std::exchange(m_afterSignIn, nullptr);
        wanted && wanted->servers.contains(account->server)) {
        if (!wanted->streamId.isEmpty()) {
            openStream(accountId, wanted->streamId);
            return;
        }
    }
    const QList<Page *> pages = m_tabs->pages();
    const bool known = std::any_of(pages.begin(), pages.end(),
                                   [&accountId](const Page *page) { return page->accountId() == accountId; });
    if (!known)
        m_tabs->open(accountId, u"streams/own"_s);
}

void MainWindow::open(const OpenAddress &address)
{
    if (!address.isValid())
        return;
    const Account *found = nullptr;
    const QList<Account> accounts = m_sessions->accounts()->accounts();
    const auto preferred = m_sessions->accounts()->defaultAccount();
    for (const Account &account : accounts) {
        if (!address.servers.contains(account.server))
            continue;
        // Of several on that server: the default one, or else one that is signed in.
        if (!found || (preferred && account.id == preferred->id) || (found->signedOut && !account.signedOut))
            found = &account;
        if (preferred && found->id == preferred->id)
            break;
    }
    if (found) {
        if (address.streamId.isEmpty())
            m_tabs->open(found->id, u"streams/own"_s);
        else
            openStream(found->id, address.streamId);
        return;
    }
    m_accountActions->signIn(address.servers.first().base().toString());
    m_afterSignIn = std::make_unique<OpenAddress>(address);
}

void MainWindow::openStream(const QString &accountId, const QString &streamId)
{
    if (Page *page = m_tabs->open(accountId, StreamTabPrefix + streamId))
        page->focusStart();
}

void MainWindow::askAddress()
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(u"addressDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Open address"));
    dialog->setLabelText(tr("Address of a server or of a stream:"));
    dialog->setOkButtonText(tr("&Open"));
    dialog->resize(480, dialog->height());
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &text) {
        const OpenAddress address = OpenAddress::fromText(text);
        if (address.isValid())
            open(address);
        else
            showNoAddress(text);
    });
    dialog->open();
}

void MainWindow::showNoAddress(const QString &text)
{
    ErrorBar::Notice notice;
    notice.headline = tr("This is not the address of a Speckle server or stream.");
    notice.reason = tr("“%1” could not be understood.").arg(redact(oneLine(text, 100)));
    notice.nextStep = tr("It looks like https://speckle.example.com/#/streams/abc123.");
    notice.actionText = tr("&Try again");
    notice.action = [this] {
        m_errorBar->clear(this);
        askAddress();
    };
    m_errorBar->showNotice(notice, ApiError(ApiError::Kind::Rejected), this);
}

QString MainWindow::currentAccountId() const
{
    // The window's focus widget, not the application's: a menu that is open does not change what it acts on.
    if (focusWidget() == m_navigator && !m_navigator->currentAccountId().isEmpty())
        return m_navigator->currentAccountId();
    if (const Page *page = currentPage(); page && !page->accountId().isEmpty())
        return page->accountId();
    const auto account = m_sessions->accounts()->defaultAccount();
    return account ? account->id : QString();
}

Page *MainWindow::currentPage() const
{
    return m_tabs->currentPage();
}

void MainWindow::focusPane(Pane pane)
{
    switch (pane) {
    case Pane::Navigator:
        m_navigatorDock->show();
        m_navigator->setFocus(Qt::ShortcutFocusReason);
        break;
    case Pane::Page:
        if (Page *page = currentPage())
            page->focusStart();
        else
            m_centre->setFocus(Qt::ShortcutFocusReason);
        break;
    case Pane::Live:
        m_liveDock->show();
        // Into the first widget of it that takes keys.
        m_livePane->setFocus(Qt::ShortcutFocusReason);
        if (!m_livePane->isAncestorOf(focusWidget())) {
            for (QWidget *next = m_livePane->nextInFocusChain(); m_livePane->isAncestorOf(next);
                 next = next->nextInFocusChain()) {
                if (next->isVisible() && next->isEnabled() && (next->focusPolicy() & Qt::TabFocus)) {
                    next->setFocus(Qt::ShortcutFocusReason);
                    break;
                }
            }
        }
        break;
    }
}

void MainWindow::focusNextPane(int step)
{
    QList<Pane> panes{Pane::Page};
    if (m_navigatorDock->isVisible())
        panes.prepend(Pane::Navigator);
    if (m_liveDock->isVisible())
        panes.append(Pane::Live);
    Pane now = Pane::Page;
    if (m_navigatorDock->isAncestorOf(focusWidget()))
        now = Pane::Navigator;
    else if (m_liveDock->isAncestorOf(focusWidget()))
        now = Pane::Live;
    focusPane(panes.at((panes.indexOf(now) + step + panes.size()) % panes.size()));
}

void MainWindow::showShortcuts()
{
    (new ShortcutsDialog(*m_actions, this))->open();
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setObjectName(u"aboutBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Speckle Browser"));
    box->setTextFormat(Qt::PlainText);
    box->setIconPixmap(icon(u"speckle-browser"_s).pixmap(QSize(64, 64), devicePixelRatioF()));
    box->setText(tr("Speckle Browser %1").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(
        tr("A desktop browser for Speckle v1 servers.\n\nUnder the MIT licence. Made with Qt %1, "
           "QtKeychain and simdjson.")
            .arg(QLatin1String(qVersion())));
    box->open();
}

void MainWindow::setWelcomeBusy(const QString &doing)
{
    if (m_welcome)
        m_welcome->setBusy(doing);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_settled && !m_tabs->modifiedPages().isEmpty()) {
        event->ignore();
        m_tabs->settleAll([this] {
            m_settled = true;
            close();
        });
        return;
    }
    keepLayout();
    m_state->flush();
    event->accept();
    emit closed();
}

void MainWindow::moveEvent(QMoveEvent *event)
{
    QMainWindow::moveEvent(event);
    m_keepLayout.start();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_keepLayout.start();
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    // Splitters between docks have no signal, nor has a floating dock that is moved: what was done shows in
    // the docks' sizes and places.
    switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
        m_keepLayout.start();
        break;
    default:
        break;
    }
    return QMainWindow::eventFilter(watched, event);
}

} // namespace Speckle
