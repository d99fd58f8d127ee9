// SPDX-License-Identifier: MIT
#include "ui/navigator.h"

#include "core/session/sessioncomments.h"
#include "core/session/sessionprojects.h"
#include "tests/support/await.h"
#include "tests/support/faultproxy.h"
#include "tests/ui/navigatordesk.h"
#include "tests/ui/samplesession.h"
#include "ui/models/navigatormodel.h"
#include "ui/navigatordelegate.h"
#include "ui/pages/page.h"

#include <QPainter>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace Speckle {

//! By keys, in the window.
class NavigatorTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_desk.reset(); }
    void unfoldsAndOpensByKeys();
    void returnFoldsAGroup();
    void remembersWhatIsFolded();
    void staysInPlaceOverARefresh();
    void staysInPlaceWhereTheFirstRowGoes();
    void keepsTheSelectionOverARefresh();
    void drawsTheNumbers_data();
    void drawsTheNumbers();
    void drawsTheNumberOfWhatIsFolded();
    void twoServers_data();
    void twoServers();

private:
    SandboxProcess m_sandbox;
    std::unique_ptr<NavigatorDesk> m_desk;
};

void NavigatorTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QVERIFY(m_sandbox.start({u"--sample"_s, u"small"_s}));
}

void NavigatorTest::init()
{
    m_desk = std::make_unique<NavigatorDesk>();
    m_desk->account = m_desk->signIn(u"ada@sample.speckle"_s, m_sandbox.address());
    QVERIFY(!m_desk->account.isEmpty());
    m_desk->makeWindow();
}

void NavigatorTest::unfoldsAndOpensByKeys()
{
    const auto office = m_desk->project(u"Harbour Office"_s);
    QVERIFY(office.isValid());
    m_desk->select(office);
    m_desk->press(Qt::Key_Right);
    QVERIFY(m_desk->navigator()->isExpanded(office));
    QTRY_VERIFY(m_desk->navigator()->model()->rowCount(office) > 1);
    m_desk->press(Qt::Key_Return);
    QCOMPARE(m_desk->window->currentPage()->address(), m_desk->navigator()->currentAddress());
    QVERIFY(m_desk->window->currentPage()->address().startsWith("project/"_L1));
    m_desk->press(Qt::Key_Down);
    m_desk->press(Qt::Key_Return);
    QVERIFY(m_desk->window->currentPage()->address().startsWith("stream/"_L1));
    QCOMPARE(m_desk->navigator()->currentIndex().parent(), QModelIndex(office));
}

void NavigatorTest::returnFoldsAGroup()
{
    const QModelIndex group = m_desk->find(u"comments/mine"_s).parent();
    QVERIFY(m_desk->navigator()->isExpanded(group));
    m_desk->select(group);
    m_desk->press(Qt::Key_Return);
    QVERIFY(!m_desk->navigator()->isExpanded(group));
    m_desk->press(Qt::Key_Enter);
    QVERIFY(m_desk->navigator()->isExpanded(group));
    QVERIFY(!m_desk->window->currentPage() || m_desk->window->currentPage()->accountId().isEmpty());
}

void NavigatorTest::remembersWhatIsFolded()
{
    QVERIFY(m_desk->project(u"Harbour Office"_s).isValid());
    m_desk->select(m_desk->find(u"comments/mine"_s).parent());
    m_desk->press(Qt::Key_Left);
    m_desk->window.reset();
    m_desk->makeWindow();
    QVERIFY(!m_desk->navigator()->isExpanded(m_desk->find(u"comments/mine"_s).parent()));
    QVERIFY(m_desk->navigator()->isExpanded(m_desk->find(u"streams/own"_s).parent()));
    QVERIFY(m_desk->navigator()->isExpanded(m_desk->find(u"projects"_s)));
    QTRY_VERIFY(m_desk->navigator()->model()->rowCount(m_desk->find(u"projects"_s)) > 0);
}

void NavigatorTest::staysInPlaceOverARefresh()
{
    const QStringList ids = m_desk->makeProjects(30, u"P"_s);
    QCOMPARE(ids.size(), 30);
    QVERIFY(m_desk->project(u"P 29"_s).isValid());
    const auto office = m_desk->project(u"Harbour Office"_s);
    m_desk->select(office);
    m_desk->press(Qt::Key_Right);
    QTRY_VERIFY(m_desk->navigator()->model()->rowCount(office) > 1);
    const QPersistentModelIndex chosen = m_desk->find(u"project/"_s + ids.at(20));
    m_desk->select(chosen);
    const QPersistentModelIndex first = m_desk->find(u"project/"_s + ids.at(15));
    m_desk->scrollTo(first);
    const int before = m_desk->topOf(first);
    const int rows = m_desk->navigator()->model()->rowCount(m_desk->find(u"projects"_s));

    // At another desk two come and one goes, all above what is in sight.
    const QStringList more = m_desk->makeProjects(2, u"A new one"_s);
    QCOMPARE(await(ProjectsResource(m_desk->session()->client()).remove(ids.at(3))).index(), size_t(0));
    m_desk->press(Qt::Key_F5, Qt::ShiftModifier);
    QTRY_COMPARE(m_desk->navigator()->model()->rowCount(m_desk->find(u"projects"_s)), rows + 1);
    QCOMPARE(m_desk->topOf(first), before);
    QCOMPARE(m_desk->navigator()->currentIndex(), QModelIndex(chosen));
    QVERIFY(m_desk->navigator()->selectionModel()->isSelected(chosen));
    QVERIFY(m_desk->navigator()->isExpanded(office));
    // And one goes alone.
    QCOMPARE(await(m_desk->session()->projects()->remove(more.at(0))).index(), size_t(0));
    QTRY_COMPARE(m_desk->navigator()->model()->rowCount(m_desk->find(u"projects"_s)), rows);
    QCOMPARE(m_desk->topOf(first), before);
    for (const QString &id : ids + more)
        (void)await(ProjectsResource(m_desk->session()->client()).remove(id));
}

void NavigatorTest::staysInPlaceWhereTheFirstRowGoes()
{
    const QStringList ids = m_desk->makeProjects(30, u"Q"_s);
    QVERIFY(m_desk->project(u"Q 29"_s).isValid());
    m_desk->scrollTo(m_desk->find(u"project/"_s + ids.at(10)));
    const QPersistentModelIndex second = m_desk->find(u"project/"_s + ids.at(11));
    const int before = m_desk->topOf(second);
    QVERIFY(before > 0);
    const int rows = m_desk->navigator()->model()->rowCount(m_desk->find(u"projects"_s));
    QCOMPARE(await(m_desk->session()->projects()->remove(ids.at(10))).index(), size_t(0));
    QTRY_COMPARE(m_desk->navigator()->model()->rowCount(m_desk->find(u"projects"_s)), rows - 1);
    QCOMPARE(m_desk->topOf(second), before);
    // What the user scrolls to later is not undone by what comes then.
    m_desk->navigator()->verticalScrollBar()->setValue(0);
    QCOMPARE(m_desk->makeProjects(1, u"Another"_s).size(), 1);
    m_desk->press(Qt::Key_F5, Qt::ShiftModifier);
    QTRY_COMPARE(m_desk->navigator()->model()->rowCount(m_desk->find(u"projects"_s)), rows);
    m_desk->navigator()->doItemsLayout();
    QCOMPARE(m_desk->navigator()->verticalScrollBar()->value(), 0);
    for (const QString &id : ids)
        (void)await(ProjectsResource(m_desk->session()->client()).remove(id));
}

void NavigatorTest::keepsTheSelectionOverARefresh()
{
    const auto office = m_desk->project(u"Harbour Office"_s);
    m_desk->select(office);
    m_desk->press(Qt::Key_Right);
    QTRY_VERIFY(m_desk->navigator()->model()->rowCount(office) > 1);
    m_desk->press(Qt::Key_Down);
    const QPersistentModelIndex stream = m_desk->navigator()->currentIndex();
    QVERIFY(m_desk->navigator()->currentAddress().startsWith("stream/"_L1));
    RecordList *list = m_desk->session()->projects()->list();
    m_desk->press(Qt::Key_F5, Qt::ShiftModifier);
    QVERIFY(list->isBusy());
    QTRY_VERIFY(!list->isBusy());
    QCOMPARE(m_desk->navigator()->currentIndex(), QModelIndex(stream));
    QVERIFY(m_desk->navigator()->isExpanded(office));
    QVERIFY(m_desk->navigator()->hasFocus());
}

void NavigatorTest::drawsTheNumbers_data()
{
    QTest::addColumn<QColor>("base");
    QTest::addColumn<QColor>("text");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("light") << QColor(Qt::white) << QColor(Qt::black) << Qt::LeftToRight;
    QTest::newRow("dark") << QColor(u"#202124"_s) << QColor(u"#f0f0f0"_s) << Qt::LeftToRight;
    QTest::newRow("from right to left") << QColor(Qt::white) << QColor(Qt::black) << Qt::RightToLeft;
}

void NavigatorTest::drawsTheNumbers()
{
    QFETCH(const QColor, base);
    QFETCH(const QColor, text);
    QFETCH(const Qt::LayoutDirection, direction);
    QVERIFY(m_desk->project(u"Harbour Office"_s).isValid());
    const QModelIndex row = m_desk->find(u"projects"_s);
    QTRY_VERIFY(row.data(NavigatorModel::BadgeRole).toInt() > 0);
    NavigatorDelegate delegate;
    QStyleOptionViewItem option;
    option.widget = m_desk->navigator();
    option.rect = QRect(0, 0, 200, 30);
    option.direction = direction;
    option.state = QStyle::State_Enabled | QStyle::State_Active;
    option.palette.setColor(QPalette::Base, base);
    option.palette.setColor(QPalette::Text, text);
    option.fontMetrics = QFontMetrics(option.font);
    QImage picture(option.rect.size(), QImage::Format_RGB32);
    picture.fill(base);
    QPainter painter(&picture);
    delegate.paint(&painter, option, row);
    painter.end();
    const QRect badge = delegate.badgeRect(option, row);
    QVERIFY(option.rect.contains(badge));
    QCOMPARE(direction == Qt::LeftToRight, badge.center().x() > 100);
    // Inside of its edge and outside of its digits.
    const QColor fill = picture.pixelColor(badge.left() + badge.height() / 4, badge.center().y());
    QVERIFY(fill != base);
    QVERIFY2(qAbs(fill.lightness() - text.lightness()) > 120, qPrintable(fill.name()));
    QCOMPARE(picture.pixelColor(badge.center().x(), 1), base);
    // A row without one.
    QVERIFY(delegate.badgeRect(option, m_desk->find(u"streams/own"_s)).isNull());
}

void NavigatorTest::drawsTheNumberOfWhatIsFolded()
{
    const QString streamId = streamIdByName(m_desk->session(), u"Harbour Office – Architecture"_s);
    Comment comment;
    comment.setText(u"For you"_s);
    comment.setAssignedTo({m_desk->session()->userId()});
    SPECKLE_VALUE(made, m_desk->session()->comments()->create(ResourceType::Stream, streamId, comment));
    const QModelIndex row = m_desk->find(u"comments/assigned"_s);
    QTRY_VERIFY(row.data(NavigatorModel::BadgeRole).toInt() > 0);
    NavigatorDelegate delegate;
    QStyleOptionViewItem option;
    option.rect = QRect(0, 0, 200, 30);
    option.fontMetrics = QFontMetrics(option.font);
    QVERIFY(!delegate.badgeRect(option, row.parent()).isNull());
    option.state |= QStyle::State_Open;
    QVERIFY(delegate.badgeRect(option, row.parent()).isNull());
    QVERIFY(!delegate.badgeRect(option, row).isNull());
    QCOMPARE(await(m_desk->session()->comments()->remove(made.id())).index(), size_t(0));
}

void NavigatorTest::twoServers_data()
{
    QTest::addColumn<FaultProxy::Mode>("mode");
    QTest::newRow("the other one refuses") << FaultProxy::Mode::Refuse;
    QTest::newRow("the other one is silent") << FaultProxy::Mode::Hang;
}

void NavigatorTest::twoServers()
{
    QFETCH(const FaultProxy::Mode, mode);
    SandboxProcess studio;
    QVERIFY(studio.start({u"--sample"_s, u"small"_s}));
    FaultProxy proxy(studio.address());
    const QString other = m_desk->signIn(u"ada@sample.speckle"_s, proxy.address());
    QVERIFY(!other.isEmpty() && other != m_desk->account);
    QVERIFY(m_desk->find(u"projects"_s, other).isValid());
    proxy.setMode(mode);
    m_desk->select(m_desk->find(u"projects"_s, other));
    m_desk->press(Qt::Key_Right);
    // The one that lives has its projects, their streams and its pages meanwhile.
    const auto office = m_desk->project(u"Harbour Office"_s);
    QVERIFY(office.isValid());
    m_desk->select(office);
    m_desk->press(Qt::Key_Right);
    QTRY_VERIFY(m_desk->navigator()->model()->rowCount(office) > 1);
    m_desk->press(Qt::Key_Return);
    QTRY_COMPARE(m_desk->window->currentPage()->title(), u"Harbour Office"_s);
    QCOMPARE(m_desk->window->currentPage()->accountId(), m_desk->account);
    QCOMPARE(m_desk->navigator()->model()->rowCount(m_desk->find(u"projects"_s, other)), 0);
    // Its menu is there, too.
    QVERIFY(m_desk->openMenu(m_desk->find({}, other)).contains(u"account.retry"_s));
    m_desk->closeMenu();
    proxy.setMode(FaultProxy::Mode::Pass);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->navigator()->model()->rowCount(m_desk->find(u"projects"_s, other)) > 0,
                             30'000);
    // Ids are the same on both servers: each has its own rows.
    const QString address = office.data(NavigatorModel::AddressRole).toString();
    QVERIFY(m_desk->find(address, other).isValid());
    QVERIFY(m_desk->find(address, other) != QModelIndex(office));
}

} // namespace Speckle

QTEST_MAIN(Speckle::NavigatorTest)
#include "tst_navigator.moc"
