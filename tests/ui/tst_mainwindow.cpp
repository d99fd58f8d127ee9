// SPDX-License-Identifier: MIT
#include "core/session/sessions.h"
#include "ui/actions/actiontable.h"
#include "ui/mainwindow.h"
#include "ui/openaddress.h"
#include "ui/pages/pagetabs.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/accountstatus.h"
#include "ui/widgets/errorbar.h"

#include <QAction>
#include <QDialog>
#include <QDockWidget>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

#include <memory>

using namespace Speckle;
using namespace Qt::StringLiterals;

class tst_MainWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void beginsWithTheWelcomePage();
    void welcomesAgainAfterTheLastAccount();
    void offersTheDemo();
    void opensFromTheNavigator();
    void remembersTabsAndLayout();
    void opensAddresses();
    void asksForAnAddress();
    void tableIsConsistent();
    void shortcutsWork();
    void movesTheFocus();
    void showsEachAccountsState();
    void removesAnAccountAfterAsking();
    void theDialogOfAccountsAsksTheSame();
    void survivesHostileNames();
    void listsItsShortcuts();

private:
    QString addAccount(const QString &name, const QString &server = u"http://127.0.0.1:1"_s)
    {
        Account account;
        account.server = ServerAddress(QUrl(server));
        account.userId = name;
        account.displayName = name;
        account.signedOut = true;
        return m_accounts->put(account).id;
    }
    void makeWindow()
    {
        m_window = std::make_unique<MainWindow>(m_sessions.get(), m_state.get());
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    template <typename Widget>
    Widget *part(const char *name) const
    {
        return m_window->findChild<Widget *>(QLatin1String(name));
    }
    QString front() const { return m_window->currentPage() ? m_window->currentPage()->address() : QString(); }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<AccountStore> m_accounts;
    std::unique_ptr<SessionSecretStore> m_secrets;
    std::unique_ptr<Sessions> m_sessions;
    std::unique_ptr<UiState> m_state;
    std::unique_ptr<MainWindow> m_window;
};

void tst_MainWindow::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_accounts = std::make_unique<AccountStore>(m_directory->path());
    m_secrets = std::make_unique<SessionSecretStore>();
    m_sessions = std::make_unique<Sessions>(m_accounts.get(), m_secrets.get());
    m_state = std::make_unique<UiState>(m_directory->filePath(u"window.json"_s));
}

void tst_MainWindow::cleanup()
{
    m_window.reset();
    m_state.reset();
    m_sessions.reset();
}

void tst_MainWindow::beginsWithTheWelcomePage()
{
    makeWindow();
    QCOMPARE(front(), u"welcome"_s);
    QVERIFY(part<QPushButton>("welcomeSignIn")->isVisible());
    QVERIFY(part<QPushButton>("welcomeSignIn")->hasFocus());
    QVERIFY(!part<QDockWidget>("liveDock")->isVisible());
    QVERIFY(!part<ErrorBar>("errorBar")->isVisible());
    // Nothing to close there.
    m_window->tabs()->closeCurrent();
    QCOMPARE(front(), u"welcome"_s);

    QTest::mouseClick(part<QPushButton>("welcomeSignIn"), Qt::LeftButton);
    auto *dialog = part<QDialog>("loginDialog");
    QVERIFY(dialog && dialog->isVisible());
    dialog->reject();

    const QString id = addAccount(u"Ada"_s);
    QVERIFY(!part<QWidget>("welcomePage") || !part<QWidget>("welcomePage")->isVisible());
    QVERIFY(part<QDockWidget>("navigatorDock")->isVisible());
    QVERIFY(part<QDockWidget>("liveDock")->isVisible());
    QTRY_VERIFY(part<QPushButton>("stateAction") && part<QPushButton>("stateAction")->isVisible());
    QTest::mouseClick(part<QPushButton>("stateAction"), Qt::LeftButton);
    QCOMPARE(front(), u"streams/own"_s);
    QCOMPARE(m_window->currentAccountId(), id);
}

void tst_MainWindow::welcomesAgainAfterTheLastAccount()
{
    const QString id = addAccount(u"Ada"_s);
    makeWindow();
    m_window->tabs()->open(id, u"streams/own"_s);
    m_accounts->remove(id);
    QCOMPARE(front(), u"welcome"_s);
    QVERIFY(part<QPushButton>("welcomeDemo")->isVisible());
}

void tst_MainWindow::offersTheDemo()
{
    makeWindow();
    QSignalSpy demo(m_window.get(), &MainWindow::demoRequested);
    QTest::mouseClick(part<QPushButton>("welcomeDemo"), Qt::LeftButton);
    QCOMPARE(demo.count(), 1);
    m_window->setWelcomeBusy(u"Starting…"_s);
    QVERIFY(!part<QPushButton>("welcomeDemo")->isEnabled());
    m_window->setWelcomeBusy({});
    QVERIFY(part<QPushButton>("welcomeDemo")->isEnabled());
}

void tst_MainWindow::opensFromTheNavigator()
{
    addAccount(u"Ada"_s);
    makeWindow();
    auto *navigator = part<QTreeView>("navigator");
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::AltModifier);
    QTRY_VERIFY(navigator->hasFocus());
    navigator->setCurrentIndex(navigator->model()->index(0, 0));
    QTest::keyClick(navigator, Qt::Key_Down); // the group of streams
    QTest::keyClick(navigator, Qt::Key_Down);
    QTest::keyClick(navigator, Qt::Key_Return);
    QCOMPARE(front(), u"streams/own"_s);
    QCOMPARE(m_window->windowTitle(), u"Streams[*] – 127.0.0.1:1 – Speckle Browser"_s);
    const QModelIndex shared = navigator->currentIndex().siblingAtRow(1);
    QTest::mouseClick(navigator->viewport(), Qt::LeftButton, {}, navigator->visualRect(shared).center());
    QCOMPARE(front(), u"streams/shared"_s);
    // It follows the tabs.
    m_window->tabs()->setCurrentIndex(0);
    QCOMPARE(navigator->currentIndex().row(), 0);
}

void tst_MainWindow::remembersTabsAndLayout()
{
    const QString id = addAccount(u"Ada"_s);
    makeWindow();
    m_window->tabs()->open(id, u"streams/shared"_s);
    m_window->tabs()->open(id, u"stream/abc"_s);
    m_window->tabs()->setCurrentIndex(0);
    part<QDockWidget>("liveDock")->hide();
    const QSize size(720, 640); // what the screen of the offscreen platform holds
    m_window->resize(size);
    m_window->close();
    m_window.reset();
    m_state = std::make_unique<UiState>(m_directory->filePath(u"window.json"_s));

    makeWindow();
    QCOMPARE(m_window->tabs()->count(), 2);
    QCOMPARE(front(), u"streams/shared"_s);
    QVERIFY(!part<QDockWidget>("liveDock")->isVisible());
    QVERIFY(part<QDockWidget>("navigatorDock")->isVisible());
    QCOMPARE(m_window->size(), size);
}

void tst_MainWindow::opensAddresses()
{
    addAccount(u"Ada"_s, u"https://one.example"_s);
    const QString bruno = addAccount(u"Bruno"_s, u"https://two.example/speckle"_s);
    makeWindow();
    m_window->open(OpenAddress::fromText(u"https://two.example/speckle/#/streams/abc"_s));
    QCOMPARE(front(), u"stream/abc"_s);
    QCOMPARE(m_window->currentPage()->accountId(), bruno);
    m_window->open(OpenAddress::fromText(u"two.example/speckle"_s));
    QCOMPARE(front(), u"streams/own"_s);
    QCOMPARE(m_window->currentPage()->accountId(), bruno);

    QVERIFY(!part<QDialog>("loginDialog"));
    m_window->open(OpenAddress::fromText(u"speckle://127.0.0.1:1/streams/xyz"_s));
    auto *dialog = part<QDialog>("loginDialog");
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->findChild<QLineEdit *>(u"serverEdit"_s)->text(), u"http://127.0.0.1:1"_s);
    dialog->reject();
    QCOMPARE(m_window->tabs()->count(), 2);
}

void tst_MainWindow::asksForAnAddress()
{
    addAccount(u"Ada"_s, u"https://one.example"_s);
    makeWindow();
    const auto type = [this](const QString &text) {
        m_window->activateWindow(); // a dialog that has closed may leave nothing active
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
        auto *dialog = part<QInputDialog>("addressDialog");
        QVERIFY(dialog);
        dialog->setTextValue(text);
        dialog->accept();
        QTRY_VERIFY(!part<QInputDialog>("addressDialog"));
    };
    type(u"ftp://one.example"_s);
    QVERIFY(m_window->errorBar()->isVisible());
    m_window->errorBar()->clear();
    type(u"one.example/#/streams/abc"_s);
    QVERIFY(!m_window->errorBar()->isVisible());
    QCOMPARE(front(), u"stream/abc"_s);
}

void tst_MainWindow::tableIsConsistent()
{
    makeWindow();
    QSet<QKeySequence> keys;
    QHash<QString, QSet<QChar>> mnemonics;
    for (const ActionEntry &entry : m_window->actionTable()->entries()) {
        QVERIFY2(!entry.menu.isEmpty(), qPrintable(entry.id)); // everything can be found in a menu
        for (const QKeySequence &key : entry.keys) {
            QVERIFY2(!keys.contains(key), qPrintable(entry.id + u": "_s + key.toString()));
            keys.insert(key);
        }
        const qsizetype at = entry.text.indexOf(u'&');
        QVERIFY2(at >= 0, qPrintable(entry.id));
        const QChar mnemonic = entry.text.at(at + 1).toLower();
        QVERIFY2(!mnemonics[entry.menu].contains(mnemonic), qPrintable(entry.id + u": "_s + entry.text));
        mnemonics[entry.menu].insert(mnemonic);
        QVERIFY(m_window->actionTable()->action(entry.id));
    }
    QCOMPARE(m_window->menuBar()->actions().size(), m_window->actionTable()->menus().size());
    QVERIFY(!m_window->actionTable()->action(u"no.such"_s));
}

void tst_MainWindow::shortcutsWork()
{
    addAccount(u"Ada"_s);
    makeWindow();
    QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(front(), u"streams/own"_s);
    m_window->openStream(m_window->currentAccountId(), u"abc"_s);
    QTest::keyClick(m_window.get(), Qt::Key_PageUp, Qt::ControlModifier);
    QCOMPARE(front(), u"streams/own"_s);
    QTest::keyClick(m_window.get(), Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(front(), u"stream/abc"_s);
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(m_window->tabs()->count(), 1);
    QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(front(), u"stream/abc"_s);
    QVERIFY(!m_window->actionTable()->action(u"file.save"_s)->isEnabled());
}

void tst_MainWindow::movesTheFocus()
{
    const QString id = addAccount(u"Ada"_s);
    makeWindow();
    m_window->tabs()->open(id, u"streams/own"_s);
    const auto isIn = [this](const char *name) {
        const QWidget *focus = QApplication::focusWidget();
        return focus
               && (focus->objectName() == QLatin1String(name) || part<QWidget>(name)->isAncestorOf(focus));
    };
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::AltModifier);
    QVERIFY(isIn("navigator"));
    QTest::keyClick(m_window.get(), Qt::Key_F6);
    QVERIFY(isIn("tabs"));
    QTest::keyClick(m_window.get(), Qt::Key_F6);
    QVERIFY(isIn("liveDock"));
    QTest::keyClick(m_window.get(), Qt::Key_F6);
    QVERIFY(isIn("navigator"));
    QTest::keyClick(m_window.get(), Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(isIn("liveDock"));
    // A pane that is hidden comes back when it is asked for, and is left out when going round.
    part<QDockWidget>("liveDock")->hide();
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::AltModifier);
    QTest::keyClick(m_window.get(), Qt::Key_F6);
    QVERIFY(isIn("navigator"));
    QTest::keyClick(m_window.get(), Qt::Key_3, Qt::AltModifier);
    QVERIFY(part<QDockWidget>("liveDock")->isVisible());
    QVERIFY(isIn("liveDock"));
}

void tst_MainWindow::showsEachAccountsState()
{
    addAccount(u"Ada"_s);
    makeWindow();
    const QString bruno = addAccount(u"Bruno"_s);
    auto statuses = m_window->findChildren<AccountStatus *>();
    QCOMPARE(statuses.size(), 2);
    QCOMPARE(statuses.last()->accountId(), bruno);
    QVERIFY(statuses.last()->text().contains("signed out"_L1));
    QVERIFY(statuses.last()->accessibleName().contains("signed out"_L1));
    statuses.last()->click();
    auto *details = part<QFrame>("accountDetails");
    QVERIFY(details && details->isVisible());
    auto *signIn = details->findChild<QPushButton *>(u"accountSignIn"_s);
    QVERIFY(signIn);
    QTest::mouseClick(signIn, Qt::LeftButton);
    QVERIFY(part<QDialog>("loginDialog"));
    part<QDialog>("loginDialog")->reject();
    m_accounts->remove(bruno);
    QCOMPARE(m_window->findChildren<AccountStatus *>().size(), 1);
}

void tst_MainWindow::removesAnAccountAfterAsking()
{
    const QString id = addAccount(u"Ada <b>"_s);
    makeWindow();
    m_window->tabs()->open(id, u"streams/own"_s);
    m_window->actionTable()->action(u"account.remove"_s)->trigger();
    auto *box = part<QMessageBox>("removeQuestion");
    QVERIFY(box);
    QCOMPARE(box->textFormat(), Qt::PlainText);
    QTest::keyClick(box, Qt::Key_Escape);
    QTRY_VERIFY(!part<QMessageBox>("removeQuestion"));
    QVERIFY(m_accounts->find(id));

    m_window->actionTable()->action(u"account.remove"_s)->trigger();
    QTest::mouseClick(part<QPushButton>("removeConfirm"), Qt::LeftButton);
    QTRY_VERIFY(!m_accounts->find(id));
    QCOMPARE(front(), u"welcome"_s);
}

void tst_MainWindow::theDialogOfAccountsAsksTheSame()
{
    const QString id = addAccount(u"Ada"_s);
    makeWindow();
    m_window->actionTable()->action(u"account.manage"_s)->trigger();
    auto *dialog = part<QDialog>("accountsDialog");
    QVERIFY(dialog);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"removeAccountButton"_s), Qt::LeftButton);
    auto *box = dialog->findChild<QMessageBox *>(u"removeQuestion"_s);
    QVERIFY(box);
    QVERIFY(box->informativeText().contains("tabs are closed"_L1));
    QVERIFY(m_accounts->find(id));
    QTest::mouseClick(box->findChild<QPushButton *>(u"removeConfirm"_s), Qt::LeftButton);
    QTRY_VERIFY(!m_accounts->find(id));
}

void tst_MainWindow::survivesHostileNames()
{
    const QString id = addAccount(u"<img src=x>\nA & B [*]"_s);
    makeWindow();
    m_window->openStream(id, u"abc"_s);
    m_window->actionTable()->action(u"account.setDefault"_s)->trigger();
    const auto labels = m_window->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        QVERIFY2(label->textFormat() == Qt::PlainText || !Qt::mightBeRichText(label->text()),
                 qPrintable(label->text()));
}

void tst_MainWindow::listsItsShortcuts()
{
    makeWindow();
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    auto *dialog = part<QDialog>("shortcutsDialog");
    QVERIFY(dialog && dialog->isVisible());
    auto *list = dialog->findChild<QTreeWidget *>(u"shortcuts"_s);
    const auto found = list->findItems(u"Close Tab"_s, Qt::MatchExactly | Qt::MatchRecursive);
    QCOMPARE(found.size(), 1);
    QVERIFY(found.first()->text(1).startsWith(
        m_window->actionTable()->action(u"tab.close"_s)->shortcut().toString(QKeySequence::NativeText)));
    m_window->showAbout();
    QVERIFY(part<QMessageBox>("aboutBox")->isVisible());
}

QTEST_MAIN(tst_MainWindow)
#include "tst_mainwindow.moc"
