// SPDX-License-Identifier: MIT
// What is done with many streams at once, from their table.
#include "core/session/sessionprojects.h"
#include "tests/support/await.h"
#include "tests/support/faultproxy.h"
#include "tests/support/sandboxprocess.h"
#include "tests/ui/samplesession.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/models/streamsmodel.h"
#include "ui/pages/streamspage.h"
#include "ui/widgets/statepane.h"
#include "ui/widgets/streamstable.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QProgressDialog>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace Speckle {

class StreamsBulkTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void archivesAndRestores();
    void makesPrivateAndPublic();
    void addsTags();
    void addsToAProject();
    void makesAProjectOfTheSelection();
    void makesAStream();
    void keepsTheNameWhereMakingFails();
    void deletesWithWhatGoesAlong();
    void offersTheArchiveInstead();
    void saysWhatAReaderMayNot();
    void reportsEachFailure();
    void showsHostileNamesPlainly();

private:
    //! \a names as streams of somebody new, in a page of theirs, all selected.
    void prepare(const QString &email, const QStringList &names);
    void open(Session *session, StreamScope::Which which = StreamScope::Which::Own);
    void trigger(const QString &action);
    [[nodiscard]] QAction *action(const QString &id) const { return m_page->findChild<QAction *>(id); }
    [[nodiscard]] StreamsTable *table() const { return m_page->findChild<StreamsTable *>(u"streamsTable"_s); }
    [[nodiscard]] BulkDialog *dialog() const { return m_page->findChild<BulkDialog *>(); }
    [[nodiscard]] QTreeWidget *items() const { return dialog()->findChild<QTreeWidget *>(u"bulkItems"_s); }
    [[nodiscard]] QStringList lines() const;
    //! Starts the dialog that is open, waits for its end and closes it; how many failed.
    int run();

    SandboxProcess m_sandbox;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<StreamsPage> m_page;
    QStringList m_ids;
};

void StreamsBulkTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QVERIFY(m_sandbox.start({u"--sample"_s, u"small"_s}));
}

void StreamsBulkTest::cleanup()
{
    m_page.reset();
    m_session.reset();
    m_ids.clear();
}

void StreamsBulkTest::open(Session *session, StreamScope::Which which)
{
    m_page = std::make_unique<StreamsPage>(session, u"account"_s, which, nullptr);
    m_page->resize(1000, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_VERIFY(table()->model()->rowCount() > 0);
    table()->setFocus();
}

void StreamsBulkTest::prepare(const QString &email, const QStringList &names)
{
    m_session = registerAndSignIn(m_sandbox.address(), email);
    QVERIFY(m_session);
    for (const QString &name : names) {
        Stream stream;
        stream.setName(name);
        SPECKLE_VALUE(made, m_session->createStream(stream));
        m_ids += made.streamId();
    }
    open(m_session.get());
    QTRY_COMPARE(table()->model()->rowCount(), int(names.size()));
    QTest::keyClick(table(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(table()->selectedStreams().size(), names.size());
}

void StreamsBulkTest::trigger(const QString &id)
{
    QVERIFY2(action(id), qPrintable(id));
    QVERIFY2(action(id)->isEnabled(), qPrintable(action(id)->toolTip()));
    action(id)->trigger();
}

QStringList StreamsBulkTest::lines() const
{
    QStringList lines;
    for (int i = 0; i < items()->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *item = items()->topLevelItem(i);
        lines += item->text(0) + u'|' + item->text(1);
        for (int j = 0; j < item->childCount(); ++j)
            lines += u"  "_s + item->child(j)->text(0);
    }
    return lines;
}

int StreamsBulkTest::run()
{
    if (!dialog())
        return -1;
    QPointer<BulkDialog> bulk = dialog();
    QSignalSpy ended(bulk, &BulkDialog::ended);
    QTest::keyClick(bulk->findChild<QPushButton *>(u"bulkStart"_s), Qt::Key_Space);
    if (ended.isEmpty() && !ended.wait(20'000))
        return -2;
    const int failures = bulk->failures();
    QTest::keyClick(bulk->findChild<QPushButton *>(u"bulkStop"_s), Qt::Key_Space);
    return QTest::qWaitFor([&bulk] { return !bulk; }) ? failures : -3;
}

void StreamsBulkTest::archivesAndRestores()
{
    prepare(u"archives@example.com"_s, {u"One"_s, u"Two"_s, u"Three"_s});
    auto *more = m_page->findChild<QToolButton *>(u"streamsActionsButton"_s);
    more->setFocus();
    QTest::keyClick(more, Qt::Key_Space);
    auto *menu = m_page->findChild<QMenu *>(u"recordMenu"_s);
    QVERIFY(menu && menu->isVisible());
    menu->close();
    QVERIFY(!action(u"streamRestore"_s)->isEnabled());
    QVERIFY(action(u"streamRestore"_s)->statusTip().contains("not in the archive"_L1));
    trigger(u"streamArchive"_s);
    QVERIFY(dialog());
    QCOMPARE(items()->topLevelItemCount(), 3);
    QCOMPARE(run(), 0);
    QTRY_COMPARE(table()->model()->rowCount(), 0);
    for (const QString &id : std::as_const(m_ids))
        QVERIFY(m_session->stream(id)->isDeleted());
    open(m_session.get(), StreamScope::Which::Archive);
    QTRY_COMPARE(table()->model()->rowCount(), 3);
    table()->setCurrentIndex(table()->model()->index(0, 0));
    trigger(u"streamRestore"_s);
    QCOMPARE(run(), 0);
    QTRY_COMPARE(table()->model()->rowCount(), 2);
}

void StreamsBulkTest::makesPrivateAndPublic()
{
    prepare(u"private@example.com"_s, {u"One"_s, u"Two"_s});
    trigger(u"streamMakePrivate"_s);
    QCOMPARE(run(), 0);
    for (const QString &id : std::as_const(m_ids))
        QVERIFY(m_session->stream(id)->isPrivate());
    QTRY_VERIFY(!action(u"streamMakePrivate"_s)->isEnabled());
    QVERIFY(action(u"streamMakePrivate"_s)->statusTip().contains("already"_L1));
    // Only what is another yet is done.
    Stream after = *m_session->stream(m_ids.constFirst());
    after.setPrivate(false);
    SPECKLE_VALUE(saved, m_session->saveStream(*m_session->stream(m_ids.constFirst()), after));
    QVERIFY(saved.isSaved());
    trigger(u"streamMakePublic"_s);
    QCOMPARE(items()->topLevelItemCount(), 1);
    QCOMPARE(run(), 0);
    for (const QString &id : std::as_const(m_ids))
        QVERIFY(!m_session->stream(id)->isPrivate());
}

void StreamsBulkTest::addsTags()
{
    prepare(u"tags@example.com"_s, {u"One"_s, u"Two"_s});
    Stream after = *m_session->stream(m_ids.constFirst());
    after.setTags({u"roof"_s, u"old"_s});
    SPECKLE_VALUE(saved, m_session->saveStream(*m_session->stream(m_ids.constFirst()), after));
    QVERIFY(saved.isSaved());
    trigger(u"streamAddTags"_s);
    auto *edit = m_page->findChild<QLineEdit *>(u"nameDialogEdit"_s);
    QVERIFY(edit);
    QTest::keyClicks(edit, u" roof, <b>new</b> ,, roof"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_VERIFY(dialog());
    QCOMPARE(run(), 0);
    QCOMPARE(m_session->stream(m_ids.at(0))->tags(), QStringList({u"roof"_s, u"old"_s, u"<b>new</b>"_s}));
    QCOMPARE(m_session->stream(m_ids.at(1))->tags(), QStringList({u"roof"_s, u"<b>new</b>"_s}));
}

void StreamsBulkTest::addsToAProject()
{
    prepare(u"joins@example.com"_s, {u"One"_s, u"Two"_s});
    Project project;
    project.setName(u"Kept & <b>bold</b>"_s);
    SPECKLE_VALUE(made, m_session->projects()->create(project));
    project.setName(u"Gone"_s);
    SPECKLE_VALUE(other, m_session->projects()->create(project));
    Project gone = other;
    gone.setDeleted(true);
    SPECKLE_VALUE(archived, m_session->projects()->save(other, gone));
    QVERIFY(archived.isSaved());
    auto bruno = signIn(m_sandbox.address(), u"bruno@sample.speckle"_s);
    QVERIFY(bruno);
    SPECKLE_VALUE(shared, m_session->projects()->addUser(made.id(), bruno->userId()));
    QVERIFY(shared.streamWriters().contains(bruno->userId()));

    trigger(u"streamAddToProject"_s);
    auto *list = m_page->findChild<QListWidget *>(u"projectDialogList"_s);
    QVERIFY(list);
    QTRY_COMPARE(list->count(), 1); // not the one in the archive
    QCOMPARE(list->item(0)->text(), u"Kept & <b>bold</b>"_s);
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_VERIFY(dialog());
    QCOMPARE(run(), 0);
    const QStringList streams = m_session->projects()->project(made.id())->streamIds();
    QCOMPARE(QSet<QString>(streams.cbegin(), streams.cend()), QSet<QString>(m_ids.cbegin(), m_ids.cend()));
    // The project's people have them, too: that is what addstream does and a PUT does not.
    for (const QString &id : std::as_const(m_ids)) {
        SPECKLE_VALUE(seen, m_session->loadStream(id));
        QVERIFY(seen.canWrite().contains(bruno->userId()));
    }
}

void StreamsBulkTest::makesAProjectOfTheSelection()
{
    prepare(u"founder@example.com"_s, {u"One"_s, u"Two"_s});
    QSignalSpy opened(m_page.get(), &Page::pageRequested);
    trigger(u"streamMakeProject"_s);
    auto *edit = m_page->findChild<QLineEdit *>(u"nameDialogEdit"_s);
    QVERIFY(edit);
    QTest::keyClicks(edit, u"Founded"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_VERIFY(dialog());
    QCOMPARE(run(), 0);
    QTRY_COMPARE(opened.count(), 1);
    const QString address = opened.at(0).at(1).toString();
    QVERIFY(address.startsWith("project/"_L1));
    const auto project = m_session->projects()->project(address.section(u'/', 1));
    QVERIFY(project);
    QCOMPARE(project->name(), u"Founded"_s);
    QCOMPARE(project->streamIds().size(), 2);
}

void StreamsBulkTest::makesAStream()
{
    prepare(u"maker@example.com"_s, {u"One"_s});
    QSignalSpy opened(m_page.get(), &Page::pageRequested);
    QTest::mouseClick(m_page->findChild<QToolButton *>(u"streamNewButton"_s), Qt::LeftButton);
    auto *edit = m_page->findChild<QLineEdit *>(u"nameDialogEdit"_s);
    QVERIFY(edit);
    QTest::keyClicks(edit, u"Fresh"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(opened.count(), 1);
    const QString id = opened.at(0).at(1).toString().section(u'/', 1);
    QCOMPARE(m_session->stream(id)->name(), u"Fresh"_s);
    QVERIFY(m_session->stream(id)->isPrivate());
    QTRY_COMPARE(table()->model()->rowCount(), 2);
}

void StreamsBulkTest::keepsTheNameWhereMakingFails()
{
    FaultProxy proxy(m_sandbox.address());
    m_session = signIn(proxy.address(), u"ada@sample.speckle"_s);
    QVERIFY(m_session);
    open(m_session.get());
    trigger(u"streamNew"_s);
    auto *edit = m_page->findChild<QLineEdit *>(u"nameDialogEdit"_s);
    QTest::keyClicks(edit, u"Typed"_s);
    proxy.setMode(FaultProxy::Mode::Refuse);
    QTest::keyClick(edit, Qt::Key_Return);
    auto *error = m_page->findChild<QLabel *>(u"nameDialogEditError"_s);
    QTRY_VERIFY(error->isVisible());
    QCOMPARE(edit->text(), u"Typed"_s);
    QVERIFY(!edit->isReadOnly());
    cleanup();
}

void StreamsBulkTest::deletesWithWhatGoesAlong()
{
    prepare(u"deletes@example.com"_s, {u"Parent"_s, u"Alone"_s});
    const QString parent = m_ids.at(0);
    SPECKLE_VALUE(version, m_session->cloneStream(parent, u"Version"_s));
    auto bruno = signIn(m_sandbox.address(), u"bruno@sample.speckle"_s);
    SPECKLE_VALUE(clone, bruno->cloneStream(parent, u"Bruno's"_s));
    Project project;
    project.setName(u"Holder"_s);
    SPECKLE_VALUE(made, m_session->projects()->create(project));
    SPECKLE_VALUE(holder, m_session->projects()->addStream(made.id(), parent));
    QVERIFY(holder.streamIds().contains(parent));

    QTest::keyClick(table(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(table(), Qt::Key_Delete);
    QVERIFY(m_page->findChild<QProgressDialog *>(u"deletionProgress"_s));
    QTRY_VERIFY(dialog());
    const QString told = lines().join(u'\n');
    QVERIFY2(told.contains("Goes along: 1 version"_L1), qPrintable(told));
    QCOMPARE(dialog()->findChild<QPushButton *>(u"bulkStart"_s)->text(), u"&Delete"_s); // D underlined
    QVERIFY2(told.contains(u"“Bruno's”, a clone that belongs to Bruno Okafor"_s), qPrintable(told));
    QVERIFY2(told.contains(u"“Holder”"_s), qPrintable(told));
    // Nothing has been sent yet.
    SPECKLE_VALUE(still, m_session->loadStream(parent));
    QVERIFY(!still.streamId().isEmpty());
    QCOMPARE(run(), 0);
    QTRY_COMPARE(table()->model()->rowCount(), 0);
    QCOMPARE(errorOf(await(m_session->loadStream(version.clone.streamId()))).kind, ApiError::Kind::NotFound);
    QCOMPARE(errorOf(await(bruno->loadStream(clone.clone.streamId()))).kind, ApiError::Kind::NotFound);
    // And the project does not dangle.
    QTRY_VERIFY(m_session->projects()->project(made.id())->streamIds().isEmpty());
}

void StreamsBulkTest::offersTheArchiveInstead()
{
    prepare(u"hesitates@example.com"_s, {u"One"_s});
    trigger(u"streamDelete"_s);
    QTRY_VERIFY(dialog());
    QPointer<BulkDialog> first = dialog();
    QTest::keyClick(first->findChild<QPushButton *>(u"bulkWayOut"_s), Qt::Key_Space);
    QTRY_VERIFY(!first);
    QVERIFY(dialog());
    QCOMPARE(run(), 0);
    QVERIFY(m_session->stream(m_ids.constFirst())->isDeleted());
}

void StreamsBulkTest::saysWhatAReaderMayNot()
{
    prepare(u"owner@example.com"_s, {u"For reading"_s, u"For writing"_s});
    auto reader = registerAndSignIn(m_sandbox.address(), u"reader@example.com"_s);
    QVERIFY(reader);
    const auto share = [&](const QString &id, const char *list) {
        Stream before = *m_session->stream(id);
        Stream after = before;
        after.setValue(list, QJsonArray{reader->userId()});
        return m_session->saveStream(before, after);
    };
    SPECKLE_VALUE(read, share(m_ids.at(0), "canRead"));
    SPECKLE_VALUE(written, share(m_ids.at(1), "canWrite"));
    QVERIFY(read.isSaved() && written.isSaved());
    open(reader.get(), StreamScope::Which::Shared);
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    const auto only = QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows;
    const auto select = [this, only](const QString &name) {
        for (int row = 0; row < 2; ++row) {
            if (table()->model()->index(row, 0).data().toString() == name)
                table()->selectionModel()->setCurrentIndex(table()->model()->index(row, 0), only);
        }
    };
    select(u"For reading"_s);
    for (const QString &id : {u"streamArchive"_s, u"streamMakePrivate"_s, u"streamAddTags"_s,
                              u"streamAddToProject"_s, u"streamDelete"_s}) {
        QVERIFY2(!action(id)->isEnabled(), qPrintable(id));
        QVERIFY2(!action(id)->statusTip().isEmpty(), qPrintable(id));
    }
    QVERIFY(action(u"streamDuplicate"_s)->isEnabled());
    QVERIFY(action(u"streamCopyId"_s)->isEnabled());
    select(u"For writing"_s);
    QVERIFY2(action(u"streamArchive"_s)->isEnabled(), qPrintable(action(u"streamArchive"_s)->statusTip()));
    QVERIFY(!action(u"streamDelete"_s)->isEnabled());
    // With both it says which one it is about.
    table()->selectAll();
    QVERIFY(!action(u"streamArchive"_s)->isEnabled());
    QVERIFY(action(u"streamArchive"_s)->statusTip().contains(u"“For reading”"_s));
    m_page.reset();
}

void StreamsBulkTest::reportsEachFailure()
{
    prepare(u"halfway@example.com"_s, {u"Stays"_s, u"Vanishes"_s});
    SPECKLE_VALUE(removed, StreamsResource(m_session->client()).remove(m_ids.at(1)));
    QCOMPARE(removed, QStringList{m_ids.at(1)});
    trigger(u"streamArchive"_s);
    QPointer<BulkDialog> bulk = dialog();
    QSignalSpy ended(bulk, &BulkDialog::ended);
    QTest::keyClick(bulk->findChild<QPushButton *>(u"bulkStart"_s), Qt::Key_Space);
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(bulk->failures(), 1);
    QVERIFY(bulk->findChild<QPushButton *>(u"bulkRetry"_s)->isVisible());
    QVERIFY2(lines().contains(u"Stays|Done"_s), qPrintable(lines().join(u'\n')));
    QVERIFY(m_session->stream(m_ids.at(0))->isDeleted());
}

void StreamsBulkTest::showsHostileNamesPlainly()
{
    prepare(u"hostile@example.com"_s, {u"<img src=\"file:///etc/passwd\">\nsecond & %1 %2"_s});
    trigger(u"streamDelete"_s);
    QTRY_VERIFY(dialog());
    QVERIFY2(lines().constFirst().startsWith("<img src="_L1), qPrintable(lines().constFirst()));
    QVERIFY(!lines().constFirst().contains(u'\n'));
    QVERIFY(!items()->topLevelItem(0)->toolTip(0).contains("<img"_L1));
    dialog()->close();
    trigger(u"streamDuplicate"_s);
    QVERIFY(m_page->findChild<QLineEdit *>(u"nameDialogEdit"_s)->text().contains("<img src="_L1));
}

} // namespace Speckle

QTEST_MAIN(Speckle::StreamsBulkTest)
#include "tst_streamsbulk.moc"
