// SPDX-License-Identifier: MIT
// The pages that are one list of records: projects, clients, people.
#include "core/session/sessionclients.h"
#include "core/session/sessionpeople.h"
#include "core/session/sessionprojects.h"
#include "tests/support/await.h"
#include "tests/support/sandboxprocess.h"
#include "tests/ui/samplesession.h"
#include "ui/pages/clientspage.h"
#include "ui/pages/projectspage.h"
#include "ui/pages/userspage.h"
#include "ui/widgets/filterline.h"
#include "ui/widgets/recordstable.h"
#include "ui/widgets/statepane.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace Speckle {

class ListPagesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { m_page.reset(); }
    void makesAProjectByKeys();
    void archivesManyProjects();
    void aReaderOfAProjectIsToldWhy();
    void keepsTheSelectionOverARefresh();
    void findsClientsAndRenamesOne();
    void pointsOutOddClients();
    void administratorsSeePeople();
    void othersDoNot();
    void livesWithoutASession();

private:
    void show(Page *page);
    [[nodiscard]] RecordsTable *table() const { return m_page->findChild<RecordsTable *>(); }
    [[nodiscard]] QAction *action(const QString &name) const { return m_page->findChild<QAction *>(name); }
    void confirm();

    SandboxProcess m_sandbox;
    std::unique_ptr<Session> m_ada;
    std::unique_ptr<Session> m_bruno;
    std::unique_ptr<Page> m_page;
};

void ListPagesTest::initTestCase()
{
    QVERIFY(m_sandbox.start({u"--sample"_s, u"small"_s}));
    m_ada = signIn(m_sandbox.address(), u"ada@sample.speckle"_s);
    m_bruno = signIn(m_sandbox.address(), u"bruno@sample.speckle"_s);
    QVERIFY(m_ada);
    QVERIFY(m_bruno);
}

void ListPagesTest::show(Page *page)
{
    m_page.reset(page);
    page->resize(1000, 700);
    page->show();
    QVERIFY(QTest::qWaitForWindowActive(page));
    page->focusStart();
}

void ListPagesTest::confirm()
{
    QPushButton *start = nullptr;
    QTRY_VERIFY((start = m_page->findChild<QPushButton *>(u"bulkStart"_s)) != nullptr);
    QTRY_VERIFY(start->isVisible());
    QTest::keyClick(start, Qt::Key_Return);
    auto *stop = m_page->findChild<QPushButton *>(u"bulkStop"_s);
    QTRY_VERIFY(stop->text().contains("Close"_L1));
    QVERIFY(!m_page->findChild<QPushButton *>(u"bulkRetry"_s)->isVisible());
    QTest::keyClick(stop, Qt::Key_Return);
    QTRY_VERIFY(!m_page->findChild<QPushButton *>(u"bulkStart"_s));
    m_page->activateWindow();
    QTRY_VERIFY(m_page->isActiveWindow());
}

void ListPagesTest::makesAProjectByKeys()
{
    show(new ProjectsPage(m_ada.get(), u"account"_s, ProjectsPage::Which::Mine, nullptr));
    const QAbstractItemModelTester tester(table()->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_VERIFY(table()->shownCount() > 0);
    const int before = table()->shownCount();
    QTRY_VERIFY(action(u"projectNew"_s)->isEnabled());
    action(u"projectNew"_s)->trigger();
    QLineEdit *name = nullptr;
    QTRY_VERIFY((name = QApplication::activeModalWidget()
                            ? QApplication::activeModalWidget()->findChild<QLineEdit *>()
                            : nullptr)
                != nullptr);
    QSignalSpy requested(m_page.get(), &Page::pageRequested);
    QTest::keyClicks(name, u"<b>Pier</b> & yard"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(requested.count(), 1);
    QVERIFY(requested.first().at(1).toString().startsWith("project/"_L1));
    QTRY_COMPARE(table()->shownCount(), before + 1);
    auto *filter = m_page->findChild<FilterLine *>();
    QTest::keyClicks(filter, u"pier"_s);
    QTRY_COMPARE(table()->shownCount(), 1);
    QCOMPARE(table()->model()->index(0, 0).data().toString(), u"<b>Pier</b> & yard"_s);
    QVERIFY(!table()->model()->index(0, 0).data(Qt::ToolTipRole).toString().contains("<b>Pier"_L1));
    QTest::keyClicks(filter, u"xyz"_s);
    QTRY_COMPARE(m_page->findChild<StatePane *>()->state(), StatePane::State::FilteredOut);
    QTest::keyClick(filter, Qt::Key_Escape);
    QTRY_COMPARE(table()->shownCount(), before + 1);
}

void ListPagesTest::archivesManyProjects()
{
    show(new ProjectsPage(m_ada.get(), u"account"_s, ProjectsPage::Which::Mine, nullptr));
    QStringList ids;
    for (int i = 0; i < 3; ++i) {
        Project made;
        made.setName(u"Bulk %1"_s.arg(i));
        SPECKLE_VALUE(created, m_ada->projects()->create(made));
        ids.append(created.id());
    }
    QTest::keyClicks(m_page->findChild<FilterLine *>(), u"bulk"_s);
    QTRY_COMPARE(table()->shownCount(), 3);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(table()->selectedIds().size(), 3);
    action(u"projectArchive"_s)->trigger();
    confirm();
    for (const QString &id : ids)
        QVERIFY(m_ada->projects()->project(id)->isDeleted());
    QTRY_VERIFY(!action(u"projectArchive"_s)->isEnabled());
    QVERIFY(action(u"projectArchive"_s)->toolTip().contains("in the archive already"_L1));
    action(u"projectRestore"_s)->trigger();
    confirm();
    for (const QString &id : ids)
        QVERIFY(!m_ada->projects()->project(id)->isDeleted());
    QTRY_VERIFY(!action(u"projectRestore"_s)->isEnabled());
    QVERIFY(action(u"projectRestore"_s)->toolTip().contains("not in the archive"_L1));
    table()->select(ids.constFirst());
    QSignalSpy requested(m_page.get(), &Page::pageRequested);
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.constFirst().at(1).toString(), u"project/"_s + ids.constFirst());
    QTest::keyClick(table(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(table(), Qt::Key_Delete);
    confirm();
    QTRY_COMPARE(table()->shownCount(), 0);
}

void ListPagesTest::aReaderOfAProjectIsToldWhy()
{
    show(new ProjectsPage(m_bruno.get(), u"account"_s, ProjectsPage::Which::Mine, nullptr));
    QTRY_VERIFY(table()->shownCount() > 0);
    QString others;
    for (const QString &id : m_bruno->projects()->list()->ids()) {
        const Project project = m_bruno->projects()->project(id).value();
        if (project.owner() != m_bruno->userId() && !project.canWrite().contains(m_bruno->userId()))
            others = id;
    }
    QVERIFY(!others.isEmpty());
    table()->select(others);
    QVERIFY(!action(u"projectDelete"_s)->isEnabled());
    QTRY_VERIFY(action(u"projectDelete"_s)->toolTip().contains("owner"_L1));
    QVERIFY(!action(u"projectArchive"_s)->isEnabled());
    QVERIFY(action(u"projectOpen"_s)->isEnabled());
}

void ListPagesTest::keepsTheSelectionOverARefresh()
{
    show(new ProjectsPage(m_ada.get(), u"account"_s, ProjectsPage::Which::Mine, nullptr));
    QTRY_VERIFY(!m_ada->projects()->list()->isBusy());
    QVERIFY(table()->shownCount() > 1);
    const QString id = m_ada->projects()->list()->ids().constLast();
    table()->select(id);
    // One comes and one goes, at another desk.
    Project made;
    made.setName(u"AAA"_s);
    SPECKLE_VALUE(created, ProjectsResource(m_ada->client()).create(made));
    m_page->refresh();
    QTRY_VERIFY(m_ada->projects()->list()->ids().contains(created.id()));
    QCOMPARE(table()->selectedIds(), QStringList{id});
    QCOMPARE(table()->currentId(), id);
    QVERIFY(await(ProjectsResource(m_ada->client()).remove(created.id())).index() == 0);
    m_page->refresh();
    QTRY_VERIFY(!m_ada->projects()->list()->ids().contains(created.id()));
    QCOMPARE(table()->selectedIds(), QStringList{id});
}

void ListPagesTest::findsClientsAndRenamesOne()
{
    const QString stream = streamIdByName(m_ada.get(), u"Harbour Office – Architecture"_s);
    SPECKLE_VALUE(made, ClientsResource(m_ada->client())
                            .create(ApiClient(QJsonObject{{u"role"_s, u"Sender"_s},
                                                          {u"documentName"_s, u"pier.3dm"_s},
                                                          {u"documentType"_s, u"Rhino"_s},
                                                          {u"streamId"_s, stream}})));
    show(new ClientsPage(m_ada.get(), u"account"_s, nullptr));
    QTest::keyClicks(m_page->findChild<FilterLine *>(), u"pier.3dm"_s);
    QTRY_COMPARE(table()->shownCount(), 1);
    QTRY_COMPARE(table()->model()->index(0, 3).data().toString(), u"Harbour Office – Architecture"_s);
    table()->focusFirst();
    QVERIFY(action(u"clientRename"_s)->isEnabled());
    action(u"clientRename"_s)->trigger();
    QLineEdit *name = nullptr;
    QTRY_VERIFY((name = m_page->findChild<QLineEdit *>(u"nameDialogEdit"_s)) != nullptr);
    QTRY_VERIFY(name->isVisible());
    name->selectAll();
    QTest::keyClicks(name, u"pier.3dm as built"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(m_ada->clients()->client(made.id())->documentName(), u"pier.3dm as built"_s);
    m_page->activateWindow();
    QTRY_VERIFY(m_page->isActiveWindow());
    QTRY_COMPARE(table()->model()->index(0, 0).data().toString(), u"pier.3dm as built"_s);
    QTest::keyClick(table(), Qt::Key_Delete);
    confirm();
    QTRY_COMPARE(table()->shownCount(), 0);
}

void ListPagesTest::pointsOutOddClients()
{
    const QString stream = streamIdByName(m_ada.get(), u"Harbour Office – Architecture"_s);
    const QJsonObject same{{u"role"_s, u"Receiver"_s},
                           {u"documentName"_s, u"twice.gh"_s},
                           {u"documentType"_s, u"Grasshopper"_s},
                           {u"documentGuid"_s, u"one-and-the-same"_s},
                           {u"streamId"_s, stream}};
    SPECKLE_VALUE(first, ClientsResource(m_ada->client()).create(ApiClient(same)));
    SPECKLE_VALUE(second, ClientsResource(m_ada->client()).create(ApiClient(same)));
    show(new ClientsPage(m_ada.get(), u"account"_s, nullptr));
    const auto has = [this](const QString &id) { return m_ada->clients()->list()->ids().contains(id); };
    QTRY_VERIFY(has(first.id()) && has(second.id()));
    action(u"clientDuplicates"_s)->trigger();
    QCOMPARE(table()->selectedIds().size(), 1);
    QVERIFY(action(u"clientDelete"_s)->isEnabled());

    // This very program's client belongs to no stream.
    m_page->findChild<QCheckBox *>(u"clientsOddOnly"_s)->setChecked(true);
    QString orphan;
    for (const QString &id : m_ada->clients()->list()->ids()) {
        if (m_ada->clients()->isOrphan(id))
            orphan = id;
    }
    QVERIFY(!orphan.isEmpty());
    table()->select(orphan);
    QCOMPARE(table()->selectedIds(), QStringList{orphan});
    QVERIFY(!action(u"clientDelete"_s)->isEnabled());
    QVERIFY(action(u"clientDelete"_s)->toolTip().contains("stream"_L1));
}

void ListPagesTest::administratorsSeePeople()
{
    show(new UsersPage(m_ada.get(), u"account"_s, nullptr));
    QTRY_VERIFY(table()->shownCount() >= 5);
    QTest::keyClicks(m_page->findChild<FilterLine *>(), u"emi"_s);
    QTRY_COMPARE(table()->shownCount(), 1);
    table()->focusFirst();
    const QString emi = table()->currentId();
    action(u"userMakeAdmin"_s)->trigger();
    confirm();
    QTRY_VERIFY(m_ada->people()->user(emi)->isAdmin());
    QTRY_VERIFY(!action(u"userMakeAdmin"_s)->isEnabled());
    action(u"userMakeUser"_s)->trigger();
    confirm();
    QTRY_VERIFY(!m_ada->people()->user(emi)->isAdmin());
    action(u"userArchive"_s)->trigger();
    confirm();
    QTRY_VERIFY(m_ada->people()->user(emi)->isArchived());
    action(u"userRestore"_s)->trigger();
    confirm();
    QTRY_VERIFY(!m_ada->people()->user(emi)->isArchived());

    // Nobody locks themselves out.
    QTest::keyClick(m_page->findChild<FilterLine *>(), Qt::Key_Escape);
    table()->select(m_ada->userId());
    QTRY_VERIFY(!action(u"userArchive"_s)->isEnabled());
    QVERIFY(action(u"userArchive"_s)->toolTip().contains("own"_L1));
    // No token is in what is kept.
    QVERIFY(!m_ada->people()->user(emi)->json().contains("apitoken"_L1));
}

void ListPagesTest::othersDoNot()
{
    show(new UsersPage(m_bruno.get(), u"account"_s, nullptr));
    QTRY_COMPARE(m_page->findChild<StatePane *>()->state(), StatePane::State::Forbidden);
    QVERIFY(!action(u"userArchive"_s)->isEnabled());
    QVERIFY(action(u"userArchive"_s)->toolTip().contains("administrators"_L1));
}

void ListPagesTest::livesWithoutASession()
{
    show(new ClientsPage(nullptr, u"account"_s, nullptr));
    QCOMPARE(m_page->findChild<StatePane *>()->state(), StatePane::State::Empty);
    m_page->setSession(m_bruno.get());
    QTRY_VERIFY(table()->shownCount() > 0);
    m_page->setSession(nullptr);
    QCOMPARE(m_page->findChild<StatePane *>()->state(), StatePane::State::Empty);
    QCOMPARE(table()->shownCount(), 0);
}

} // namespace Speckle

QTEST_MAIN(Speckle::ListPagesTest)
#include "tst_listpages.moc"
