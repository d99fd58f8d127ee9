// SPDX-License-Identifier: MIT
#include "ui/pages/projectpage.h"

#include "core/session/sessionprojects.h"
#include "tests/support/await.h"
#include "tests/support/faultproxy.h"
#include "tests/support/sandboxprocess.h"
#include "tests/ui/dialogkeys.h"
#include "tests/ui/samplesession.h"
#include "ui/widgets/recordstable.h"
#include "ui/widgets/statepane.h"

#include <QAction>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace Speckle {

class ProjectPageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_page.reset(); }
    void showsAProject();
    void reachesItsPartsBeforeTheirFields();
    void savesByKeys();
    void keepsTheFormWhenSavingFails();
    void asksWhoseChangesCount();
    void takesADraftUpAgain();
    void addsAndRemovesAStream();
    void mendsAStreamThatWasDeleted();
    void addsSomebodyAfterShowingWhatChanges();
    void readersAreToldWhy();
    void archivesAndDeletes();
    void tellsThatArchivingMetAnotherChange();
    void showsHostileNamesPlainly();

private:
    void open(Session *session, const QString &id);
    [[nodiscard]] Project project(Session *session) const
    {
        return session->projects()->project(m_id).value_or(Project());
    }
    [[nodiscard]] RecordsTable *table(const QString &name) const
    {
        return m_page->findChild<RecordsTable *>(name);
    }
    [[nodiscard]] QAction *action(const QString &name) const { return m_page->findChild<QAction *>(name); }
    //! At the server, by somebody else.
    void change(const QJsonObject &members)
    {
        SPECKLE_VALUE(done,
                      m_ada->client()->call(Request::put(u"/projects/"_s + m_id, u"change it"_s, members)));
        Q_UNUSED(done)
    }
    //! Says yes in the dialog that is open, and waits until all is done.

    SandboxProcess m_sandbox;
    std::unique_ptr<Session> m_ada;
    std::unique_ptr<Session> m_bruno;
    std::unique_ptr<ProjectPage> m_page;
    QString m_id;
};

void ProjectPageTest::initTestCase()
{
    QVERIFY(m_sandbox.start({u"--sample"_s, u"small"_s}));
    m_ada = signIn(m_sandbox.address(), u"ada@sample.speckle"_s);
    m_bruno = signIn(m_sandbox.address(), u"bruno@sample.speckle"_s);
    QVERIFY(m_ada);
    QVERIFY(m_bruno);
}

// A project of Ada's own, with one stream.
void ProjectPageTest::init()
{
    Project made;
    made.setName(u"Test project"_s);
    made.setPrivate(true);
    SPECKLE_VALUE(created, m_ada->projects()->create(made));
    m_id = created.id();
    const QString stream = streamIdByName(m_ada.get(), u"Harbour Office – Architecture"_s);
    QVERIFY(!stream.isEmpty());
    QVERIFY(await(m_ada->projects()->addStream(m_id, stream)).index() == 0);
}

void ProjectPageTest::open(Session *session, const QString &id)
{
    m_page = std::make_unique<ProjectPage>(session, u"account"_s, id, nullptr);
    m_page->resize(1000, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void ProjectPageTest::showsAProject()
{
    open(m_ada.get(), m_id);
    auto *name = m_page->findChild<QLineEdit *>(u"projectNameEdit"_s);
    QTRY_COMPARE(name->text(), u"Test project"_s);
    QTRY_COMPARE(m_page->title(), u"Test project"_s);
    auto *tabs = m_page->findChild<QTabWidget *>(u"projectTabs"_s);
    QCOMPARE(tabs->tabText(1), u"Streams (1)"_s);
    tabs->setCurrentIndex(1);
    QTRY_COMPARE(table(u"projectStreamsTable"_s)->model()->index(0, 0).data().toString(),
                 u"Harbour Office – Architecture"_s);
    QSignalSpy requested(m_page.get(), &Page::streamRequested);
    table(u"projectStreamsTable"_s)->focusFirst();
    QTest::keyClick(table(u"projectStreamsTable"_s), Qt::Key_Return);
    QCOMPARE(requested.count(), 1);
}

void ProjectPageTest::reachesItsPartsBeforeTheirFields()
{
    open(m_ada.get(), m_id);
    auto *name = m_page->findChild<QLineEdit *>(u"projectNameEdit"_s);
    QTRY_COMPARE(name->text(), u"Test project"_s);
    QTabBar *bar = m_page->findChild<QTabWidget *>(u"projectTabs"_s)->tabBar();
    bar->setFocus();
    QTest::keyClick(bar, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), name);
    QTest::keyClick(name, Qt::Key_Backtab);
    QCOMPARE(QApplication::focusWidget(), bar);
}

void ProjectPageTest::savesByKeys()
{
    open(m_ada.get(), m_id);
    auto *name = m_page->findChild<QLineEdit *>(u"projectNameEdit"_s);
    QTRY_COMPARE(name->text(), u"Test project"_s);
    m_page->focusStart();
    name->selectAll();
    QTest::keyClicks(name, u"Renamed"_s);
    QVERIFY(m_page->isModified());
    QVERIFY(!m_page->draft().isEmpty());
    QSignalSpy saved(m_page.get(), &Page::saved);
    QTest::keyClick(m_page->findChild<QPushButton *>(u"projectSaveButton"_s), Qt::Key_Space);
    QVERIFY(saved.wait());
    QVERIFY(!m_page->isModified());
    QCOMPARE(project(m_ada.get()).name(), u"Renamed"_s);
    QTRY_COMPARE(m_page->title(), u"Renamed"_s);
}

void ProjectPageTest::keepsTheFormWhenSavingFails()
{
    FaultProxy proxy(m_sandbox.address());
    auto session = signIn(proxy.address(), u"ada@sample.speckle"_s);
    QVERIFY(session);
    open(session.get(), m_id);
    auto *name = m_page->findChild<QLineEdit *>(u"projectNameEdit"_s);
    QTRY_COMPARE(name->text(), u"Test project"_s);
    name->setText(u"Typed in vain"_s);
    proxy.setMode(FaultProxy::Mode::Refuse);
    QSignalSpy failed(m_page.get(), &Page::failed);
    m_page->save();
    QTRY_VERIFY(failed.count() > 0);
    QCOMPARE(name->text(), u"Typed in vain"_s);
    QVERIFY(m_page->isModified());
    m_page.reset();
}

void ProjectPageTest::asksWhoseChangesCount()
{
    open(m_ada.get(), m_id);
    auto *name = m_page->findChild<QLineEdit *>(u"projectNameEdit"_s);
    auto *number = m_page->findChild<QLineEdit *>(u"projectJobNumberEdit"_s);
    QTRY_COMPARE(name->text(), u"Test project"_s);
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, u"Mine"_s);
    number->setFocus();
    QTest::keyClicks(number, u"42"_s);
    change({{u"name"_s, u"<b>Theirs</b>"_s}, {u"description"_s, u"By somebody else"_s}});
    QSignalSpy saved(m_page.get(), &Page::saved);
    QSignalSpy failed(m_page.get(), &Page::failed);
    auto *save = m_page->findChild<QPushButton *>(u"projectSaveButton"_s);
    QTest::keyClick(save, Qt::Key_Space);
    QDialog *question = nullptr;
    QTRY_VERIFY((question = m_page->findChild<QDialog *>(u"conflictDialog"_s)) != nullptr);
    m_page->save(); // while it is open: no second one
    QCOMPARE(m_page->findChildren<QDialog *>(u"conflictDialog"_s).size(), 1);
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(!m_page->findChild<QDialog *>(u"conflictDialog"_s));
    QCOMPARE(failed.count(), 1); // whoever waits learns that it ended
    QCOMPARE(name->text(), u"Mine"_s);
    QVERIFY(saved.isEmpty());

    // Now the form says that it was typed over theirs; it asks again when that is another by then.
    QTRY_VERIFY(save->isEnabled());
    change({{u"name"_s, u"Theirs again"_s}});
    QTest::keyClick(save, Qt::Key_Space);
    QTRY_VERIFY((question = m_page->findChild<QDialog *>(u"conflictDialog"_s)) != nullptr);
    QTest::keyClick(question->findChild<QRadioButton *>(u"mine0"_s), Qt::Key_Space);
    QTest::keyClick(question->findChild<QPushButton *>(u"saveChoicesButton"_s), Qt::Key_Return);
    QTRY_COMPARE(saved.count(), 1);
    SPECKLE_VALUE(now, ProjectsResource(m_ada->client()).get(m_id));
    QCOMPARE(now.name(), u"Mine"_s);
    QCOMPARE(now.jobNumber(), u"42"_s);
    QCOMPARE(now.description(), u"By somebody else"_s); // what did not collide is nobody's loss
    QVERIFY(!m_page->isModified());
}

void ProjectPageTest::takesADraftUpAgain()
{
    open(m_ada.get(), m_id);
    auto *name = m_page->findChild<QLineEdit *>(u"projectNameEdit"_s);
    QTRY_COMPARE(name->text(), u"Test project"_s);
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, u"Half typ"_s);
    const QJsonObject draft = m_page->draft();
    QVERIFY(!draft.isEmpty());
    // The program ended; at the next start the draft is there before the project is.
    m_page.reset();
    m_page = std::make_unique<ProjectPage>(nullptr, u"account"_s, m_id, nullptr);
    m_page->restoreDraft(draft);
    m_page->setSession(m_ada.get());
    m_page->show();
    name = m_page->findChild<QLineEdit *>(u"projectNameEdit"_s);
    QTRY_COMPARE(name->text(), u"Half typ"_s);
    QVERIFY(m_page->isModified());
    QCOMPARE(project(m_ada.get()).name(), u"Test project"_s);
    QTest::keyClick(name, Qt::Key_End);
    QTest::keyClicks(name, u"ed"_s);
    QSignalSpy saved(m_page.get(), &Page::saved);
    QTest::keyClick(m_page->findChild<QPushButton *>(u"projectSaveButton"_s), Qt::Key_Space);
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(project(m_ada.get()).name(), u"Half typed"_s);
    QVERIFY(m_page->draft().isEmpty());
}

void ProjectPageTest::addsAndRemovesAStream()
{
    open(m_ada.get(), m_id);
    m_page->findChild<QTabWidget *>(u"projectTabs"_s)->setCurrentIndex(1);
    QTRY_COMPARE(table(u"projectStreamsTable"_s)->shownCount(), 1);
    QTRY_VERIFY(action(u"projectStreamAdd"_s)->isEnabled());
    action(u"projectStreamAdd"_s)->trigger();
    auto *filter = m_page->findChild<QLineEdit *>(u"streamChooserFilter"_s);
    QTRY_VERIFY(filter && filter->isVisible());
    QTest::keyClicks(filter, u"structure"_s);
    auto *found = table(u"streamChooserTable"_s);
    QTRY_VERIFY(found->shownCount() > 0);
    QTRY_VERIFY(found->model()->index(0, 0).data().toString().contains("Structure"_L1, Qt::CaseInsensitive));
    QTest::keyClick(filter, Qt::Key_Down);
    QTRY_VERIFY(found->hasFocus());
    QTRY_COMPARE(found->selectedIds().size(), 1);
    QTest::keyClick(found, Qt::Key_Return);
    confirmBulk(m_page.get());
    QTRY_COMPARE(table(u"projectStreamsTable"_s)->shownCount(), 2);
    QCOMPARE(project(m_ada.get()).streamIds().size(), 2);

    table(u"projectStreamsTable"_s)->select(project(m_ada.get()).streamIds().constLast());
    table(u"projectStreamsTable"_s)->setFocus();
    QTest::keyClick(table(u"projectStreamsTable"_s), Qt::Key_Delete);
    confirmBulk(m_page.get());
    QTRY_COMPARE(table(u"projectStreamsTable"_s)->shownCount(), 1);
}

void ProjectPageTest::mendsAStreamThatWasDeleted()
{
    SPECKLE_VALUE(made,
                  StreamsResource(m_ada->client()).create(Stream(QJsonObject{{u"name"_s, u"Short"_s}})));
    QVERIFY(await(m_ada->projects()->addStream(m_id, made.streamId())).index() == 0);
    QVERIFY(await(StreamsResource(m_ada->client()).remove(made.streamId())).index() == 0);
    open(m_ada.get(), m_id);
    m_page->findChild<QTabWidget *>(u"projectTabs"_s)->setCurrentIndex(1);
    auto *banner = m_page->findChild<QWidget *>(u"danglingBanner"_s);
    QTRY_VERIFY(banner->isVisible());
    QTest::mouseClick(banner->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_VERIFY(!banner->isVisible());
    QTRY_COMPARE(table(u"projectStreamsTable"_s)->shownCount(), 1);
    QVERIFY(!project(m_ada.get()).streamIds().contains(made.streamId()));
}

void ProjectPageTest::addsSomebodyAfterShowingWhatChanges()
{
    open(m_ada.get(), m_id);
    m_page->findChild<QTabWidget *>(u"projectTabs"_s)->setCurrentIndex(2);
    QTRY_COMPARE(table(u"projectPeopleTable"_s)->shownCount(), 1);
    action(u"personAdd"_s)->trigger();
    auto *line = m_page->findChild<QLineEdit *>(u"peopleSearch"_s);
    QTRY_VERIFY(line && line->isVisible());
    QTest::keyClicks(line, u"emi"_s);
    auto *found = m_page->findChild<QListWidget *>(u"peopleFound"_s);
    QTRY_COMPARE(found->count(), 1);
    QTest::keyClick(found, Qt::Key_Space);
    QTest::mouseClick(m_page->findChild<QPushButton *>(u"peopleAdd"_s), Qt::LeftButton);
    QTreeWidget *items = nullptr;
    QTRY_VERIFY((items = m_page->findChild<QTreeWidget *>(u"bulkItems"_s)) != nullptr);
    QCOMPARE(items->topLevelItemCount(), 1);
    QVERIFY(items->topLevelItem(0)->text(0).contains("Emi"_L1));
    QVERIFY(project(m_ada.get()).streamWriters().isEmpty()); // nothing was sent yet
    confirmBulk(m_page.get());
    QTRY_COMPARE(table(u"projectPeopleTable"_s)->shownCount(), 2);
    const QString emi = project(m_ada.get()).streamWriters().value(0);
    QVERIFY(!emi.isEmpty());

    table(u"projectPeopleTable"_s)->select(emi);
    QTRY_VERIFY(action(u"personDowngrade"_s)->isEnabled());
    action(u"personDowngrade"_s)->trigger();
    confirmBulk(m_page.get());
    QTRY_VERIFY(!project(m_ada.get()).streamWriters().contains(emi));
    table(u"projectPeopleTable"_s)->select(emi);
    action(u"personEditsProject"_s)->trigger();
    QTRY_VERIFY(project(m_ada.get()).canWrite().contains(emi));
    action(u"personRemove"_s)->trigger();
    confirmBulk(m_page.get());
    QTRY_VERIFY(!project(m_ada.get()).streamReaders().contains(emi));
    // The owner's rights are nobody's to change.
    table(u"projectPeopleTable"_s)->select(m_ada->userId());
    QTRY_VERIFY(!action(u"personRemove"_s)->isEnabled());
    QVERIFY(action(u"personRemove"_s)->toolTip().contains("owner"_L1));
}

void ProjectPageTest::readersAreToldWhy()
{
    Project after = project(m_ada.get());
    after.setCanRead({m_bruno->userId()});
    QVERIFY(await(m_ada->projects()->save(project(m_ada.get()), after)).index() == 0);
    open(m_bruno.get(), m_id);
    auto *name = m_page->findChild<QLineEdit *>(u"projectNameEdit"_s);
    QTRY_COMPARE(name->text(), u"Test project"_s);
    QVERIFY(name->isReadOnly());
    for (const QString &id :
         {u"projectStreamAdd"_s, u"personAdd"_s, u"thisProjectArchive"_s, u"thisProjectDelete"_s}) {
        QVERIFY2(!action(id)->isEnabled(), qPrintable(id));
        QVERIFY2(!action(id)->toolTip().isEmpty(), qPrintable(id));
    }
    // Where one is nobody at all, the page says so in place of a form.
    m_page.reset();
    auto stranger = signIn(m_sandbox.address(), u"emi@sample.speckle"_s);
    QVERIFY(stranger);
    open(stranger.get(), m_id);
    QTRY_COMPARE(m_page->findChild<StatePane *>()->state(), StatePane::State::Forbidden);
    m_page.reset();
}

void ProjectPageTest::archivesAndDeletes()
{
    open(m_ada.get(), m_id);
    QTRY_VERIFY(action(u"thisProjectArchive"_s)->isEnabled());
    action(u"thisProjectArchive"_s)->trigger();
    QTRY_VERIFY(project(m_ada.get()).isDeleted());
    QTRY_VERIFY(action(u"thisProjectRestore"_s)->isEnabled());
    action(u"thisProjectRestore"_s)->trigger();
    QTRY_VERIFY(!project(m_ada.get()).isDeleted());
    action(u"thisProjectDelete"_s)->trigger();
    confirmBulk(m_page.get());
    QTRY_COMPARE(m_page->findChild<StatePane *>()->state(), StatePane::State::Empty);
    QVERIFY(errorOf(await(ProjectsResource(m_ada->client()).get(m_id))).isError());
}

void ProjectPageTest::tellsThatArchivingMetAnotherChange()
{
    open(m_ada.get(), m_id);
    QTRY_VERIFY(action(u"thisProjectArchive"_s)->isEnabled());
    change({{u"deleted"_s, QJsonValue::Null}}); // neither there nor not
    QSignalSpy failed(m_page.get(), &Page::failed);
    action(u"thisProjectArchive"_s)->trigger();
    QTRY_COMPARE(failed.count(), 1);
    const auto error = failed.constFirst().at(0).value<ApiError>();
    QVERIFY2(error.sentence().contains("archive"_L1), qPrintable(error.sentence()));
    QVERIFY(!project(m_ada.get()).isDeleted());
    failed.constFirst().at(1).value<std::function<void()>>()(); // now upon what it is
    QTRY_VERIFY(project(m_ada.get()).isDeleted());
}

void ProjectPageTest::showsHostileNamesPlainly()
{
    const QString hostile = u"<img src=x> & a < b > c"_s;
    Project after = project(m_ada.get());
    after.setName(hostile);
    QVERIFY(await(m_ada->projects()->save(project(m_ada.get()), after)).index() == 0);
    open(m_ada.get(), m_id);
    QTRY_COMPARE(m_page->title(), hostile);
    QTRY_COMPARE(m_page->findChild<QLineEdit *>(u"projectNameEdit"_s)->text(), hostile);
}

} // namespace Speckle

QTEST_MAIN(Speckle::ProjectPageTest)
#include "tst_projectpage.moc"
