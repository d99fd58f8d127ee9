// SPDX-License-Identifier: MIT
#include "tests/core/session/fakespeckle.h"

#include "core/session/sessions.h"
#include "ui/mainwindow.h"
#include "ui/pages/page.h"
#include "ui/pages/pagetabs.h"
#include "ui/settings/keepcolumns.h"
#include "ui/settings/uistate.h"

#include <QDockWidget>
#include <QHeaderView>
#include <QJsonArray>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Speckle;

//! Where things stand in the window is kept when it changes: whatever ends the program, the next start has
//! it.
class TestWindowLayout : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void keepsTheGeometry();
    void keepsTheGeometryOfTheFirstStart();
    void keepsTheDocks();
    void keepsWhereADockFloats();
    void keepsTheColumns();
    void keepsEachChangeOfColumns();
    void keepsTheTabs();
    void closingAsksAboutWhatIsNotSaved();
    void savingOnTheWayOut();

private:
    void makeWindow()
    {
        m_state = std::make_unique<UiState>(file());
        m_window = std::make_unique<MainWindow>(m_sessions.get(), m_state.get());
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    //! As after a crash: nothing of the old window is asked any more.
    void restartFromTheFile()
    {
        QVERIFY(QFile::copy(file(), file() + u".then"_s));
        m_window.reset();
        m_state.reset();
        QVERIFY(QFile::remove(file()));
        QVERIFY(QFile::rename(file() + u".then"_s, file()));
        makeWindow();
    }
    void addAccount()
    {
        SignIn signIn;
        signIn.user = User({{u"_id"_s, u"ada"_s}, {u"name"_s, u"Ada"_s}});
        signIn.apiToken = FakeSpeckle::token();
        auto *reply = m_sessions->add({m_fake->account().server, u"Fake"_s, u"1.6.0"_s, {}, true}, signIn);
        reply->then(
            this, [this](const Account &account) { m_accountId = account.id; }, [](const ApiError &) {});
        QTRY_VERIFY(!m_accountId.isEmpty());
        QTRY_VERIFY(m_sessions->session(m_accountId));
        QTRY_COMPARE(m_sessions->session(m_accountId)->state(), Session::State::Online);
    }
    void openModifiedStream()
    {
        m_window->openStream(m_accountId, u"s0"_s);
        QTRY_VERIFY(part<QLineEdit>("nameEdit") && part<QLineEdit>("nameEdit")->isEnabled()
                    && part<QLineEdit>("nameEdit")->text() == u"Stream s0"_s);
        part<QLineEdit>("nameEdit")->setFocus();
        part<QLineEdit>("nameEdit")->selectAll();
        QTest::keyClicks(part<QLineEdit>("nameEdit"), u"Not saved"_s);
        QTRY_VERIFY(m_window->currentPage()->isModified());
    }

    [[nodiscard]] QString file() const { return m_directory->filePath(u"window.json"_s); }
    //! What a program that starts now would find.
    [[nodiscard]] QByteArray stored(const QString &key) const { return UiState(file()).bytes(key); }
    [[nodiscard]] QJsonValue storedValue(const QString &key) const { return UiState(file()).value(key); }
    template <typename Widget>
    Widget *part(const char *name) const
    {
        return m_window->findChild<Widget *>(QLatin1String(name));
    }

    std::unique_ptr<FakeSpeckle> m_fake;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<AccountStore> m_accounts;
    std::unique_ptr<SessionSecretStore> m_secrets;
    std::unique_ptr<Sessions> m_sessions;
    std::unique_ptr<UiState> m_state;
    std::unique_ptr<MainWindow> m_window;
    QString m_accountId;
};

void TestWindowLayout::init()
{
    m_fake = std::make_unique<FakeSpeckle>();
    m_fake->addStreams(3);
    m_directory = std::make_unique<QTemporaryDir>();
    m_accounts = std::make_unique<AccountStore>(m_directory->path());
    m_secrets = std::make_unique<SessionSecretStore>();
    m_sessions = std::make_unique<Sessions>(m_accounts.get(), m_secrets.get(), nullptr, FakeSpeckle::quick());
    m_accountId.clear();
}

void TestWindowLayout::cleanup()
{
    m_window.reset();
    m_state.reset();
    m_sessions.reset();
}

void TestWindowLayout::keepsTheGeometry()
{
    addAccount();
    makeWindow();
    const QRect wanted(20, 30, 720, 540); // within the screen of the offscreen platform
    m_window->setGeometry(wanted);
    QTRY_COMPARE(stored(u"window/geometry"_s), m_window->saveGeometry());
    m_window->move(50, 40);
    QTRY_COMPARE(stored(u"window/geometry"_s), m_window->saveGeometry());
    const QRect last = m_window->geometry();
    restartFromTheFile();
    QCOMPARE(m_window->geometry(), last);
}

void TestWindowLayout::keepsTheGeometryOfTheFirstStart()
{
    makeWindow();
    QCOMPARE(m_window->currentPage()->address(), u"welcome"_s);
    m_window->setGeometry(20, 30, 720, 540);
    QTRY_COMPARE(stored(u"window/geometry"_s), m_window->saveGeometry());
    QVERIFY(stored(u"window/layout"_s).isEmpty()); // the docks are hidden by the page, not by anybody
    restartFromTheFile();
    QCOMPARE(m_window->geometry(), QRect(20, 30, 720, 540));
    QCOMPARE(m_window->currentPage()->address(), u"welcome"_s);
    addAccount();
    QVERIFY(part<QDockWidget>("navigatorDock")->isVisible());
    QVERIFY(part<QDockWidget>("liveDock")->isVisible());
    QCOMPARE(m_window->geometry(), QRect(20, 30, 720, 540));
}

void TestWindowLayout::keepsTheDocks()
{
    addAccount();
    makeWindow();
    auto *navigator = part<QDockWidget>("navigatorDock");
    m_window->resizeDocks({navigator}, {310}, Qt::Horizontal);
    QTRY_COMPARE(stored(u"window/layout"_s), m_window->saveState(1));
    m_window->addDockWidget(Qt::RightDockWidgetArea, part<QDockWidget>("liveDock"));
    QTRY_COMPARE(stored(u"window/layout"_s), m_window->saveState(1));
    part<QDockWidget>("liveDock")->hide();
    QTRY_COMPARE(stored(u"window/layout"_s), m_window->saveState(1));
    const int width = navigator->width();
    restartFromTheFile();
    QVERIFY(!part<QDockWidget>("liveDock")->isVisible());
    QCOMPARE(m_window->dockWidgetArea(part<QDockWidget>("liveDock")), Qt::RightDockWidgetArea);
    QTRY_COMPARE(part<QDockWidget>("navigatorDock")->width(), width);
}

void TestWindowLayout::keepsWhereADockFloats()
{
    addAccount();
    makeWindow();
    auto *live = part<QDockWidget>("liveDock");
    live->setFloating(true);
    live->resize(420, 200);
    QTRY_COMPARE(stored(u"window/layout"_s), m_window->saveState(1));
    live->move(live->pos() - QPoint(37, 230)); // within the screen: a window is not restored beyond it
    const QByteArray moved = m_window->saveState(1);
    QVERIFY(stored(u"window/layout"_s) != moved);
    QTRY_COMPARE(stored(u"window/layout"_s), moved);
    const QPoint where = live->pos();
    restartFromTheFile();
    QVERIFY(part<QDockWidget>("liveDock")->isFloating());
    QCOMPARE(part<QDockWidget>("liveDock")->pos(), where);
}

void TestWindowLayout::keepsTheColumns()
{
    addAccount();
    makeWindow();
    m_window->tabs()->open(m_accountId, u"streams/own"_s);
    auto *table = part<QTreeView>("streamsTable");
    QVERIFY(table);
    QTRY_COMPARE(table->model()->rowCount(), 3);
    const int column = table->header()->logicalIndex(2);
    table->header()->resizeSection(column, 173);
    table->header()->moveSection(2, 4);
    QTRY_COMPARE(stored(u"columns/streamsTable"_s), table->header()->saveState());
    restartFromTheFile();
    table = part<QTreeView>("streamsTable");
    QVERIFY(table);
    QCOMPARE(table->header()->sectionSize(column), 173);
    QCOMPARE(table->header()->visualIndex(column), 4);
}

void TestWindowLayout::keepsEachChangeOfColumns()
{
    UiState state(QString{});
    const auto makeTable = [&state] {
        auto table = std::make_unique<QTreeWidget>();
        table->setColumnCount(4);
        table->setSortingEnabled(true);
        keepColumns(table->header(), &state, "columns/x"_L1);
        return table;
    };
    const auto table = makeTable();
    const auto kept = [&] { return state.bytes(u"columns/x"_s) == table->header()->saveState(); };
    table->header()->resizeSection(1, 173);
    QTRY_VERIFY(kept());
    table->header()->moveSection(1, 2);
    QTRY_VERIFY(kept());
    table->header()->setSectionHidden(3, true);
    QTRY_VERIFY(kept());
    table->sortByColumn(2, Qt::DescendingOrder);
    QTRY_VERIFY(kept());
    const auto next = makeTable();
    QCOMPARE(next->header()->saveState(), table->header()->saveState());
}

void TestWindowLayout::keepsTheTabs()
{
    addAccount();
    makeWindow();
    const auto addresses = [this] {
        QStringList list;
        const QJsonArray tabs = storedValue(u"window/tabs"_s).toArray();
        for (const auto &tab : tabs)
            list += tab["address"_L1].toString();
        return list.join(u' ');
    };
    m_window->tabs()->open(m_accountId, u"streams/own"_s);
    m_window->openStream(m_accountId, u"s0"_s);
    m_window->openStream(m_accountId, u"s1"_s);
    QTRY_COMPARE(addresses(), u"streams/own stream/s0 stream/s1"_s);
    m_window->tabs()->tabBar()->moveTab(2, 1);
    QTRY_COMPARE(addresses(), u"streams/own stream/s1 stream/s0"_s);
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QTRY_COMPARE(addresses(), u"streams/own stream/s0"_s);
    m_window->tabs()->setCurrentIndex(0);
    QTRY_COMPARE(storedValue(u"window/currentTab"_s)["address"_L1].toString(), u"streams/own"_s);
    restartFromTheFile();
    QCOMPARE(m_window->tabs()->count(), 2);
    QCOMPARE(m_window->currentPage()->address(), u"streams/own"_s);
}

void TestWindowLayout::closingAsksAboutWhatIsNotSaved()
{
    addAccount();
    makeWindow();
    openModifiedStream();
    QSignalSpy closed(m_window.get(), &MainWindow::closed);
    m_window->close();
    auto *question = part<QMessageBox>("unsavedQuestion");
    QVERIFY(question && question->isVisible());
    QVERIFY(question->text().contains("Stream s0"_L1));
    // Asked again while the question stands: it stays one question.
    m_window->close();
    QCOMPARE(m_window->findChildren<QMessageBox *>(u"unsavedQuestion"_s).size(), 1);
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(!part<QMessageBox>("unsavedQuestion"));
    QVERIFY(m_window->isVisible());
    QCOMPARE(closed.size(), 0);
    QCOMPARE(part<QLineEdit>("nameEdit")->text(), u"Not saved"_s);

    m_window->close();
    question = part<QMessageBox>("unsavedQuestion");
    QVERIFY(question);
    QTest::mouseClick(question->button(QMessageBox::Discard), Qt::LeftButton);
    QTRY_COMPARE(closed.size(), 1);
    QVERIFY(!m_window->isVisible());
    QCOMPARE(m_fake->count(u"PUT /api/streams/s0"_s), 0);
}

void TestWindowLayout::savingOnTheWayOut()
{
    addAccount();
    makeWindow();
    openModifiedStream();
    QSignalSpy closed(m_window.get(), &MainWindow::closed);
    m_window->close();
    auto *question = part<QMessageBox>("unsavedQuestion");
    QVERIFY(question);
    // A server that refuses keeps the window, and what was typed.
    m_fake->instead[u"PUT /api/streams/s0"_s]
        = {WireAnswer::http(400, R"({"success":false,"message":"Stream validation failed"})")};
    QTest::mouseClick(question->button(QMessageBox::Save), Qt::LeftButton);
    QTRY_COMPARE(m_fake->count(u"PUT /api/streams/s0"_s), 1);
    QTRY_VERIFY(part<QWidget>("errorBar")->isVisible());
    QCOMPARE(closed.size(), 0);
    QVERIFY(m_window->isVisible());
    QCOMPARE(part<QLineEdit>("nameEdit")->text(), u"Not saved"_s);

    m_fake->instead.remove(u"PUT /api/streams/s0"_s);
    m_window->close();
    QTRY_VERIFY(part<QMessageBox>("unsavedQuestion"));
    QTest::mouseClick(part<QMessageBox>("unsavedQuestion")->button(QMessageBox::Save), Qt::LeftButton);
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(m_fake->streams.value(u"s0"_s).value("name"_L1).toString(), u"Not saved"_s);
}

QTEST_MAIN(TestWindowLayout)
#include "tst_windowlayout.moc"
