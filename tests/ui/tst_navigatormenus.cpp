// SPDX-License-Identifier: MIT
#include "ui/navigatormenus.h"

#include "core/session/sessionprojects.h"
#include "tests/support/await.h"
#include "tests/ui/navigatordesk.h"
#include "ui/models/navigatormodel.h"
#include "ui/pages/page.h"
#include "ui/settings/stars.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Speckle {

//! By keys, in the window: what each kind of row offers, and what becomes of it.
class NavigatorMenusTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_desk.reset(); }
    void hasAMenuForEveryRow();
    void opensTheMenuByShiftF10();
    void menuOfNoRow();
    void menuOfAStream();
    void menuOfAProject();
    void makesAProject();
    void makesAStream();
    void aDialogGoesWithItsSession();
    void sayWhyNotWhenSignedOut();

private:
    SandboxProcess m_sandbox;
    std::unique_ptr<NavigatorDesk> m_desk;
};

void NavigatorMenusTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QVERIFY(m_sandbox.start({u"--sample"_s, u"small"_s}));
}

void NavigatorMenusTest::init()
{
    m_desk = std::make_unique<NavigatorDesk>();
    m_desk->account = m_desk->signIn(u"ada@sample.speckle"_s, m_sandbox.address());
    QVERIFY(!m_desk->account.isEmpty());
    m_desk->makeWindow();
}

void NavigatorMenusTest::hasAMenuForEveryRow()
{
    const QString open = u"navigator.open"_s;
    const QString refresh = u"navigator.refresh"_s;
    const QStringList ofAccount = m_desk->openMenu(m_desk->find({}));
    QVERIFY(!ofAccount.contains(open));
    for (const QString &name : {refresh, u"account.signOut"_s, u"account.profile"_s, u"account.setDefault"_s,
                                u"account.copyServer"_s, u"account.remove"_s, u"account.signIn"_s})
        QVERIFY2(ofAccount.contains(name), qPrintable(name));
    const QString newStream = u"navigatorNewStream"_s;
    QCOMPARE(m_desk->openMenu(m_desk->find(u"streams/own"_s).parent()), QStringList({refresh, newStream}));
    QCOMPARE(m_desk->openMenu(m_desk->find(u"streams/own"_s)), QStringList({open, refresh, newStream}));
    QCOMPARE(m_desk->openMenu(m_desk->find(u"projects"_s)),
             QStringList({open, refresh, u"navigatorNewProject"_s}));
    QCOMPARE(m_desk->openMenu(m_desk->find(u"comments/mine"_s).parent()), QStringList({refresh}));
    for (const QString &address :
         {u"streams/shared"_s, u"streams/starred"_s, u"streams/archive"_s, u"comments/assigned"_s,
          u"comments/mine"_s, u"clients"_s, u"users"_s, u"streams/all"_s, u"projects/all"_s}) {
        QTRY_VERIFY(m_desk->find(address).isValid());
        QCOMPARE(m_desk->openMenu(m_desk->find(address)), QStringList({open, refresh}));
    }
    m_desk->choose(open);
    QCOMPARE(m_desk->window->currentPage()->address(), u"projects/all"_s);
}

void NavigatorMenusTest::opensTheMenuByShiftF10()
{
    m_desk->select(m_desk->find(u"clients"_s));
    m_desk->press(Qt::Key_F10, Qt::ShiftModifier);
    QVERIFY(m_desk->menu());
    QCOMPARE(m_desk->menu()->objectName(), u"navigatorMenu"_s);
    // At the row, not at the mouse.
    const QRect row = m_desk->navigator()->visualRect(m_desk->find(u"clients"_s));
    QVERIFY(row.contains(m_desk->navigator()->viewport()->mapFromGlobal(m_desk->menu()->pos())));
    QTest::keyClick(m_desk->menu(), Qt::Key_Escape);
    QVERIFY(!m_desk->menu());
    QVERIFY(m_desk->navigator()->hasFocus());
}

void NavigatorMenusTest::menuOfNoRow()
{
    const QPoint below(20, m_desk->navigator()->viewport()->height() - 2);
    m_desk->navigator()->collapse(m_desk->find({}));
    QVERIFY(!m_desk->navigator()->indexAt(below).isValid());
    QContextMenuEvent event(QContextMenuEvent::Mouse, below,
                            m_desk->navigator()->viewport()->mapToGlobal(below));
    QApplication::sendEvent(m_desk->navigator()->viewport(), &event);
    QVERIFY(m_desk->menu());
    QCOMPARE(m_desk->menu()->actions().constFirst()->objectName(), u"account.signIn"_s);
    QCOMPARE(m_desk->menu()->actions().size(), 3);
}

void NavigatorMenusTest::menuOfAStream()
{
    const auto office = m_desk->project(u"Harbour Office"_s);
    m_desk->select(office);
    m_desk->press(Qt::Key_Right);
    QTRY_VERIFY(m_desk->navigator()->model()->rowCount(office) > 1);
    const QPersistentModelIndex stream = m_desk->navigator()->model()->index(0, 0, office);
    const QString id = stream.data(NavigatorModel::AddressRole).toString().section(u'/', 1);
    QCOMPARE(m_desk->openMenu(stream),
             QStringList({u"navigator.open"_s, u"navigator.refresh"_s, u"navigatorStar"_s,
                          u"navigatorCopyId"_s, u"navigatorCopyLink"_s}));
    m_desk->choose(u"navigatorCopyId"_s);
    QCOMPARE(QApplication::clipboard()->text(), id);
    (void)m_desk->openMenu(stream);
    m_desk->choose(u"navigatorCopyLink"_s);
    QVERIFY(QApplication::clipboard()->text().endsWith(u"/streams/"_s + id));
    const Stars *stars = Stars::of(m_desk->state.get(), m_desk->account);
    (void)m_desk->openMenu(stream);
    m_desk->choose(u"navigatorStar"_s);
    QVERIFY(stars->contains(id));
    (void)m_desk->openMenu(stream);
    m_desk->choose(u"navigatorStar"_s);
    QVERIFY(!stars->contains(id));
}

void NavigatorMenusTest::menuOfAProject()
{
    const QStringList ids = m_desk->makeProjects(1, u"For the archive"_s);
    const auto row = m_desk->project(u"For the archive 00"_s);
    QVERIFY(row.isValid());
    QCOMPARE(m_desk->openMenu(row), QStringList({u"navigator.open"_s, u"navigator.refresh"_s,
                                                 u"navigatorCopyId"_s, u"navigatorArchive"_s}));
    m_desk->choose(u"navigatorCopyId"_s);
    QCOMPARE(QApplication::clipboard()->text(), ids.constFirst());
    (void)m_desk->openMenu(row);
    m_desk->choose(u"navigatorArchive"_s);
    auto *start = m_desk->navigator()->findChild<QPushButton *>(u"bulkStart"_s);
    QVERIFY(start);
    QTest::keyClick(start, Qt::Key_Space);
    QTRY_VERIFY(!row.isValid());
    SPECKLE_VALUE(now, ProjectsResource(m_desk->session()->client()).get(ids.constFirst()));
    QVERIFY(now.isDeleted());
}

void NavigatorMenusTest::makesAProject()
{
    QVERIFY(m_desk->project(u"Harbour Office"_s).isValid());
    (void)m_desk->openMenu(m_desk->find(u"projects"_s));
    m_desk->choose(u"navigatorNewProject"_s);
    auto *name = m_desk->navigator()->findChild<QLineEdit *>(u"nameDialogEdit"_s);
    QVERIFY(name);
    QTest::keyClicks(name, u"Made here"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(m_desk->window->currentPage()
                && m_desk->window->currentPage()->address().startsWith("project/"_L1));
    const auto row = m_desk->project(u"Made here"_s);
    QVERIFY(row.isValid());
    QCOMPARE(row.data(NavigatorModel::AddressRole).toString(), m_desk->window->currentPage()->address());
    QCOMPARE(m_desk->navigator()->currentAccountId(), m_desk->account);
}

void NavigatorMenusTest::makesAStream()
{
    (void)m_desk->openMenu(m_desk->find(u"streams/own"_s));
    m_desk->choose(u"navigatorNewStream"_s);
    auto *name = m_desk->navigator()->findChild<QLineEdit *>(u"nameDialogEdit"_s);
    QVERIFY(name);
    QTest::keyClicks(name, u"Made here, too"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(m_desk->window->currentPage()
                && m_desk->window->currentPage()->address().startsWith("stream/"_L1));
    QTRY_COMPARE(m_desk->window->currentPage()->title(), u"Made here, too"_s);
}

void NavigatorMenusTest::aDialogGoesWithItsSession()
{
    for (const auto &[address, name] : {std::pair(u"projects"_s, u"navigatorNewProject"_s),
                                        std::pair(u"streams/own"_s, u"navigatorNewStream"_s)}) {
        if (!m_desk->session())
            QVERIFY(!m_desk->signIn(u"ada@sample.speckle"_s, m_sandbox.address()).isEmpty());
        (void)m_desk->openMenu(m_desk->find(address));
        m_desk->choose(name);
        QVERIFY(m_desk->navigator()->findChild<QLineEdit *>(u"nameDialogEdit"_s));
        QCOMPARE(await(m_desk->sessions.signOut(m_desk->account)).index(), size_t(0));
        QTRY_VERIFY(!m_desk->navigator()->findChild<QLineEdit *>(u"nameDialogEdit"_s));
    }
}

void NavigatorMenusTest::sayWhyNotWhenSignedOut()
{
    QCOMPARE(await(m_desk->sessions.signOut(m_desk->account)).index(), size_t(0));
    for (const auto &[address, name] : {std::pair(u"projects"_s, "navigatorNewProject"),
                                        std::pair(u"streams/own"_s, "navigatorNewStream")}) {
        QVERIFY(m_desk->openMenu(m_desk->find(address)).contains(QLatin1String(name)));
        const auto *action = m_desk->menu()->findChild<QAction *>(QLatin1String(name));
        QVERIFY(!action->isEnabled());
        QVERIFY(action->toolTip().contains("signed out"_L1));
        QVERIFY(m_desk->menu()->toolTipsVisible());
    }
}

} // namespace Speckle

QTEST_MAIN(Speckle::NavigatorMenusTest)
#include "tst_navigatormenus.moc"
