// SPDX-License-Identifier: MIT
#include "core/session/sessionpeople.h"
#include "core/session/sessionprojects.h"
#include "tests/support/await.h"
#include "tests/support/faultproxy.h"
#include "tests/ui/dialogkeys.h"
#include "tests/ui/projectdesk.h"
#include "ui/models/projectpeoplemodel.h"
#include "ui/widgets/statepane.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace Speckle {

using Column = ProjectPeopleModel::Column;

namespace {

//! How often a widget came into sight.
class ShowCounter : public QObject
{
public:
    explicit ShowCounter(QWidget *widget) { widget->installEventFilter(this); }

    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Show ? 1 : 0;
        return false;
    }

    int count = 0;
};

} // namespace

class ProjectPeopleTest : public QObject, private ProjectDesk
{
    Q_OBJECT

private slots:
    void initTestCase() { sitDown(); }
    void init() { lay(); }
    void cleanup() { m_page.reset(); }
    void tellsBothRightsAndWhy();
    void changesBothRightsInPlace();
    void addsSeveralAndReports();
    void saysWhatCannotBeDone();
    void showsAndMendsWhoIsMissing();
    void mendsOnlyWhereOneMayWrite();
    void staysQuietWhileOthersAddSomebody();
    void keepsTryingAfterAFailure();
    void asksBeforeAnEditorGivesItUp();
    void handsOver();
    void handsOverForSomebodyElse();
    void tellsWhyItWasNotHandedOver();
    void readersAndEditorsAreToldWhy();
    void namesArriveAnewByF5();

private:
    [[nodiscard]] QString person(const Session *user, Column column) const
    {
        return cell("projectPeopleTable", user->userId(), column);
    }
    void openPeople(Session *session)
    {
        open(session, People);
        QTRY_VERIFY(table("projectPeopleTable")->shownCount() > 2);
    }
    void select(const QList<const Session *> &users)
    {
        QStringList ids;
        for (const Session *user : users)
            ids += user->userId();
        if (ids.size() == 1)
            table("projectPeopleTable")->select(ids.constFirst());
        else
            table("projectPeopleTable")->selectAll(ids);
        QCOMPARE(table("projectPeopleTable")->selectedIds().size(), ids.size());
    }
    void choose(Qt::Key key, int times);
    //! Emi edits the streams by the project; Pier does not know of her any more.
    void loseEmi();
};

void ProjectPeopleTest::choose(Qt::Key key, int times)
{
    auto *choice = part<QComboBox>("streamRightChoice");
    QVERIFY(choice);
    QTRY_VERIFY(choice->view()->isVisible());
    for (int i = 0; i < times; ++i)
        QTest::keyClick(choice->view(), key);
    QTest::keyClick(choice->view(), Qt::Key_Return);
    QTRY_VERIFY(!part<QComboBox>("streamRightChoice"));
}

void ProjectPeopleTest::loseEmi()
{
    SPECKLE_VALUE(added, m_bruno->projects()->addUser(m_id, m_emi->userId()));
    QVERIFY(added.streamWriters().contains(m_emi->userId()));
    setWriters(m_pier, {});
}

void ProjectPeopleTest::tellsBothRightsAndWhy()
{
    openPeople(m_bruno.get());
    QTRY_COMPARE(person(m_chiara.get(), Column::Name), u"Chiara Moretti"_s);
    QCOMPARE(person(m_bruno.get(), Column::Name), u"Bruno Okafor (you)"_s);
    QTRY_COMPARE(person(m_chiara.get(), Column::Company), u"Tensor Structures"_s);
    QCOMPARE(person(m_bruno.get(), Column::ProjectRight), u"May do everything"_s);
    QCOMPARE(person(m_bruno.get(), Column::Why), u"Owner"_s);
    QCOMPARE(person(m_bruno.get(), Column::StreamsRight), u"May edit them"_s);
    QCOMPARE(person(m_chiara.get(), Column::ProjectRight), u"May edit it"_s);
    QCOMPARE(person(m_chiara.get(), Column::StreamsRight), u"None through it"_s);
    QCOMPARE(person(m_chiara.get(), Column::Why), u"On the list"_s);
    QCOMPARE(person(m_daniel.get(), Column::ProjectRight), u"May see it"_s);
    QCOMPARE(part<QTabWidget>("projectTabs")->tabText(People), u"People (3)"_s);
    QVERIFY(!banner("peopleMissing")->isVisible());
    setAtServer({{u"private"_s, false}});
    m_page->refresh();
    QTRY_COMPARE(person(m_daniel.get(), Column::Why), u"On the list · Public"_s);
    m_page.reset();
    // An administrator has a row, and is in nobody's count.
    openPeople(m_ada.get());
    QTRY_COMPARE(person(m_ada.get(), Column::Why), u"Administrator · Public"_s);
    QCOMPARE(part<QTabWidget>("projectTabs")->tabText(People), u"People (3)"_s);
}

void ProjectPeopleTest::changesBothRightsInPlace()
{
    openPeople(m_bruno.get());
    auto *people = table("projectPeopleTable");
    select({m_daniel.get()});
    people->setFocus();
    QTest::keyClick(people, Qt::Key_Return);
    QCOMPARE(part<QComboBox>("streamRightChoice")->currentText(), u"May read"_s);
    choose(Qt::Key_Up, 1);
    QTRY_COMPARE(person(m_daniel.get(), Column::ProjectRight), u"May edit it"_s);
    QCOMPARE(atServer().canWrite(), QStringList({m_chiara->userId(), m_daniel->userId()}));
    QCOMPARE(person(m_daniel.get(), Column::StreamsRight), u"None through it"_s); // the other right

    // Of streams nothing is sent before one has seen which.
    select({m_daniel.get()});
    people->setFocus();
    QTest::keyClick(people, Qt::Key_F2, Qt::ShiftModifier);
    QCOMPARE(part<QComboBox>("streamRightChoice")->currentText(), u"Not on the list"_s);
    choose(Qt::Key_Up, 2);
    auto *items = part<QTreeWidget>("bulkItems");
    QTRY_VERIFY(items);
    QCOMPARE(items->topLevelItem(0)->childCount(), 2);
    QVERIFY(items->topLevelItem(0)->child(0)->text(0).contains("Pier: may edit it"_L1));
    QVERIFY(atServer().streamWriters().isEmpty());
    confirmBulk(m_page.get());
    QTRY_COMPARE(person(m_daniel.get(), Column::StreamsRight), u"May edit them"_s);
    QVERIFY(streamAtServer(m_pier).canWrite().contains(m_daniel->userId()));
    select({m_daniel.get()});
    people->setFocus();
    QTest::keyClick(people, Qt::Key_F2, Qt::ShiftModifier);
    choose(Qt::Key_Down, 1);
    confirmBulk(m_page.get());
    QTRY_COMPARE(person(m_daniel.get(), Column::StreamsRight), u"May read them"_s);
    QCOMPARE(person(m_daniel.get(), Column::Why), u"On the list · On the list for its streams"_s);

    // Off the project's own list: asked first, and the streams stay.
    select({m_daniel.get()});
    people->setFocus();
    QTest::keyClick(people, Qt::Key_F2);
    choose(Qt::Key_Down, 2);
    confirmBulk(m_page.get());
    QTRY_COMPARE(person(m_daniel.get(), Column::ProjectRight), u"Does not see it"_s);
    QCOMPARE(person(m_daniel.get(), Column::StreamsRight), u"May read them"_s);
    QVERIFY(!atServer().canRead().contains(m_daniel->userId()));
    // The owner's is nobody's to change.
    select({m_bruno.get()});
    people->setFocus();
    QTest::keyClick(people, Qt::Key_Return);
    QVERIFY(!part<QComboBox>("streamRightChoice"));
    QVERIFY(action("personRemove")->toolTip().contains("hand the project over"_L1));
}

void ProjectPeopleTest::addsSeveralAndReports()
{
    openPeople(m_bruno.get());
    QTest::mouseClick(part<QToolButton>("personAddButton"), Qt::LeftButton);
    choosePerson(m_page.get(), u"emi"_s);
    choosePerson(m_page.get(), u"ada"_s);
    QTest::mouseClick(part<QPushButton>("peopleAdd"), Qt::LeftButton);
    QTRY_VERIFY(part<QTreeWidget>("bulkItems"));
    QCOMPARE(part<QTreeWidget>("bulkItems")->topLevelItemCount(), 2);
    QTest::keyClick(part<QPushButton>("bulkStart"), Qt::Key_Return);
    QTRY_VERIFY(part<QPushButton>("bulkStop")->text().contains("Close"_L1));
    QVERIFY(part<QTreeWidget>("bulkItems")->topLevelItem(0)->text(1).contains("may edit through it: 2"_L1));
    QTest::keyClick(part<QPushButton>("bulkStop"), Qt::Key_Return);
    QTRY_VERIFY(!part<QDialog>("bulkDialog"));
    m_page->activateWindow();
    QTRY_VERIFY(m_page->isActiveWindow());
    QTRY_COMPARE(person(m_emi.get(), Column::StreamsRight), u"May edit them"_s);
    QCOMPARE(part<QTabWidget>("projectTabs")->tabText(People), u"People (5)"_s);
    for (const QString &id : {m_pier, m_quay})
        QVERIFY(streamAtServer(id).canWrite().contains(m_emi->userId()));
    // What was taken is reported by the streams' names.
    select({m_emi.get()});
    table("projectPeopleTable")->setFocus();
    QTest::keyClick(table("projectPeopleTable"), Qt::Key_Delete);
    QTRY_VERIFY(part<QTreeWidget>("bulkItems"));
    QTest::keyClick(part<QPushButton>("bulkStart"), Qt::Key_Return);
    QTRY_VERIFY(part<QPushButton>("bulkStop")->text().contains("Close"_L1));
    const QString report = part<QTreeWidget>("bulkItems")->topLevelItem(0)->text(1);
    QVERIFY2(report.contains(u"“Pier”, “Quay”"_s), qPrintable(report));
    QTest::keyClick(part<QPushButton>("bulkStop"), Qt::Key_Return);
    QTRY_COMPARE(person(m_emi.get(), Column::Name), u"no row"_s);
}

void ProjectPeopleTest::saysWhatCannotBeDone()
{
    SPECKLE_VALUE(added, m_bruno->projects()->addUser(m_id, m_emi->userId()));
    Q_UNUSED(added)
    openPeople(m_bruno.get());
    select({m_emi.get()});
    QVERIFY(!action("personUpgrade")->isEnabled());
    QVERIFY(action("personUpgrade")->toolTip().contains("already"_L1));
    QVERIFY(action("personDowngrade")->isEnabled());
    QVERIFY(!action("personMend")->isEnabled());
    select({m_chiara.get()});
    QVERIFY(!action("personDowngrade")->isEnabled());
    QVERIFY(action("personDowngrade")->toolTip().contains("none of its streams"_L1));
    QVERIFY(!action("personEditsProject")->isEnabled());
    // With several, who cannot is shown with the reason, and is left out.
    select({m_chiara.get(), m_emi.get()});
    action("personDowngrade")->trigger();
    auto *items = part<QTreeWidget>("bulkItems");
    QTRY_VERIFY(items);
    QCOMPARE(items->topLevelItemCount(), 2);
    for (int row = 0; row < 2; ++row) {
        const QTreeWidgetItem *item = items->topLevelItem(row);
        QCOMPARE(item->isDisabled(), item->text(0).contains("Chiara"_L1));
    }
    confirmBulk(m_page.get());
    QTRY_COMPARE(person(m_emi.get(), Column::StreamsRight), u"May read them"_s);
    QVERIFY(!atServer().streamReaders().contains(m_chiara->userId()));
    // Over a deleted stream the server would stumble.
    SPECKLE_VALUE(removed, StreamsResource(m_bruno->client()).remove(m_quay));
    Q_UNUSED(removed)
    select({m_emi.get()});
    m_page->refresh();
    QTRY_VERIFY(!action("personRemove")->isEnabled());
    QVERIFY(action("personRemove")->toolTip().contains("deleted"_L1));
}

void ProjectPeopleTest::showsAndMendsWhoIsMissing()
{
    loseEmi();
    Stream whole = streamAtServer(m_pier);
    Stream unknown = whole;
    unknown.setValue("unknownToUs", QJsonObject{{u"a"_s, 1}});
    SPECKLE_VALUE(done, StreamsResource(m_ada->client()).update(whole, unknown));
    Q_UNUSED(done)
    openPeople(m_bruno.get());
    QTRY_VERIFY(banner("peopleMissing")->isVisible());
    QTRY_VERIFY(banner("peopleMissing")->message().contains("Emi Tanaka (1 stream)"_L1));
    QCOMPARE(person(m_emi.get(), Column::StreamsRight), u"May edit them; missing on 1"_s);
    QCOMPARE(cell("projectStreamsTable", m_pier, 3), u"Missing on it: Emi Tanaka"_s);
    QCOMPARE(cell("projectStreamsTable", m_quay, 3), QString());
    QTest::keyClick(banner("peopleMissing")->actionButton(), Qt::Key_Space);
    auto *items = part<QTreeWidget>("bulkItems");
    QTRY_VERIFY(items);
    QCOMPARE(items->topLevelItemCount(), 1);
    QCOMPARE(items->topLevelItem(0)->text(0), u"Pier"_s);
    QCOMPARE(items->topLevelItem(0)->child(0)->text(0), u"Emi Tanaka: May edit"_s);
    // Somebody else comes onto the list while one reads that.
    setWriters(m_pier, {m_daniel->userId()});
    confirmBulk(m_page.get());
    QTRY_VERIFY(!banner("peopleMissing")->isVisible());
    QCOMPARE(streamAtServer(m_pier).canWrite(), QStringList({m_daniel->userId(), m_emi->userId()}));
    QVERIFY(streamAtServer(m_pier).has("unknownToUs"));
    QCOMPARE(person(m_emi.get(), Column::StreamsRight), u"May edit them"_s);

    // From the other side: the stream is chosen, not the person.
    setWriters(m_quay, {});
    m_page->refresh();
    part<QTabWidget>("projectTabs")->setCurrentIndex(Streams);
    QTRY_VERIFY(cell("projectStreamsTable", m_quay, 3).contains("Emi"_L1));
    table("projectStreamsTable")->select(m_pier);
    QVERIFY(!action("projectStreamMend")->isEnabled());
    table("projectStreamsTable")->select(m_quay);
    QVERIFY(action("projectStreamMend")->isEnabled());
    action("projectStreamMend")->trigger();
    confirmBulk(m_page.get());
    QTRY_COMPARE(cell("projectStreamsTable", m_quay, 3), QString());
}

void ProjectPeopleTest::mendsOnlyWhereOneMayWrite()
{
    loseEmi();
    setWriters(m_quay, {});
    setAtServer({{u"canWrite"_s, QJsonArray{m_chiara->userId()}}});
    // Chiara may edit the project; of its streams she may edit Quay, and only read Pier.
    const Stream before = streamAtServer(m_pier);
    Stream after = before;
    after.setValue("canRead", QJsonArray{m_chiara->userId()});
    SPECKLE_VALUE(done, StreamsResource(m_ada->client()).update(before, after));
    Q_UNUSED(done)
    setWriters(m_quay, {m_chiara->userId()});
    openPeople(m_chiara.get());
    QTRY_VERIFY(banner("peopleMissing")->isVisible());
    QTRY_VERIFY(banner("peopleMissing")->message().contains("Emi Tanaka (2 streams)"_L1));
    QTest::keyClick(banner("peopleMissing")->actionButton(), Qt::Key_Space);
    auto *items = part<QTreeWidget>("bulkItems");
    QTRY_VERIFY(items);
    QCOMPARE(items->topLevelItemCount(), 2);
    QVERIFY(items->topLevelItem(0)->isDisabled());
    QVERIFY(items->topLevelItem(0)->text(1).contains("Bruno Okafor"_L1));
    confirmBulk(m_page.get());
    QTRY_VERIFY(banner("peopleMissing")->message().contains("Emi Tanaka (1 stream)"_L1));
    QVERIFY(streamAtServer(m_quay).canWrite().contains(m_emi->userId()));
    QVERIFY(!streamAtServer(m_pier).canWrite().contains(m_emi->userId()));
    // With nothing left that she may mend there is no button, and a reason.
    QVERIFY(!banner("peopleMissing")->actionButton()->isVisible());
    select({m_emi.get()});
    QVERIFY(!action("personMend")->isEnabled());
    QVERIFY(action("personMend")->toolTip().contains("Bruno Okafor"_L1));
}

void ProjectPeopleTest::staysQuietWhileOthersAddSomebody()
{
    openPeople(m_bruno.get());
    QTRY_COMPARE(cell("projectStreamsTable", m_pier, 0), u"Pier"_s);
    ShowCounter shown(banner("peopleMissing"));
    // At another desk the server puts her on both lists; here the project is read first.
    SPECKLE_VALUE(added, ProjectsResource(m_chiara->client()).addUser(m_id, m_emi->userId()));
    Q_UNUSED(added)
    SPECKLE_VALUE(now, m_bruno->projects()->load(m_id));
    QVERIFY(now.streamWriters().contains(m_emi->userId()));
    QTRY_COMPARE(person(m_emi.get(), Column::StreamsRight), u"May edit them"_s);
    QTRY_VERIFY(m_bruno->stream(m_pier)->canWrite().contains(m_emi->userId()));
    QCOMPARE(shown.count, 0);
    // The counter would have seen it.
    setWriters(m_pier, {});
    m_page->refresh();
    QTRY_COMPARE(shown.count, 1);
}

void ProjectPeopleTest::keepsTryingAfterAFailure()
{
    FaultProxy proxy(m_sandbox.address());
    auto session = signIn(proxy.address(), u"bruno@sample.speckle"_s);
    QVERIFY(session);
    openPeople(session.get());
    QSignalSpy failed(m_page.get(), &Page::failed);
    QSignalSpy recovered(m_page.get(), &Page::recovered);
    select({m_daniel.get()});
    proxy.setMode(FaultProxy::Mode::Refuse);
    action("personEditsProject")->trigger();
    QTRY_VERIFY(!failed.isEmpty());
    QVERIFY(!atServer().canWrite().contains(m_daniel->userId()));
    proxy.setMode(FaultProxy::Mode::Pass);
    failed.constFirst().at(1).value<std::function<void()>>()();
    QTRY_VERIFY(atServer().canWrite().contains(m_daniel->userId()));
    QTRY_VERIFY(!recovered.isEmpty());
    m_page.reset();
}

void ProjectPeopleTest::asksBeforeAnEditorGivesItUp()
{
    openPeople(m_chiara.get());
    select({m_chiara.get()});
    action("personKeepsOut")->trigger();
    QTRY_VERIFY(part<QTreeWidget>("bulkItems"));
    QVERIFY(part<QTreeWidget>("bulkItems")->topLevelItem(0)->text(1).contains("This is you"_L1));
    QTest::keyClick(part<QDialog>("bulkDialog"), Qt::Key_Escape);
    QTRY_VERIFY(!part<QDialog>("bulkDialog"));
    QCOMPARE(atServer().canWrite(), QStringList{m_chiara->userId()});
    action("personKeepsOut")->trigger();
    confirmBulk(m_page.get());
    QTRY_COMPARE(person(m_chiara.get(), Column::ProjectRight), u"May see it"_s);
    QVERIFY(!action("personAdd")->isEnabled());
}

void ProjectPeopleTest::handsOver()
{
    openPeople(m_bruno.get());
    select({m_daniel.get()});
    QTest::mouseClick(part<QToolButton>("personHandOverButton"), Qt::LeftButton);
    QTRY_VERIFY(part<QDialog>("handOverDialog"));
    QVERIFY(part<QLabel>("handOverQuestion")->text().contains("Daniel Weiss"_L1));
    QVERIFY(part<QLabel>("handOverWarning")->text().contains("delete a project"_L1));
    QVERIFY(part<QLabel>("handOverWarning")->text().contains("cannot take it back"_L1));
    QTest::keyClick(part<QDialog>("handOverDialog"), Qt::Key_Return); // Cancel is what Return means
    QTRY_VERIFY(!part<QDialog>("handOverDialog"));
    QCOMPARE(atServer().owner(), m_bruno->userId());
    QTest::mouseClick(part<QToolButton>("personHandOverButton"), Qt::LeftButton);
    QTest::keyClick(part<QPushButton>("handOverGo"), Qt::Key_Space);
    QTRY_VERIFY(!part<QDialog>("handOverDialog"));
    QCOMPARE(atServer().owner(), m_daniel->userId());
    QCOMPARE(atServer().canWrite(), QStringList({m_chiara->userId(), m_bruno->userId()}));
    QTRY_VERIFY(!action("personHandOver")->isEnabled());
    QVERIFY(action("personHandOver")->toolTip().contains("Daniel Weiss"_L1));
    QCOMPARE(streamAtServer(m_pier).owner(), m_bruno->userId());
    // The streams do not know of their project's new owner: that can be mended.
    QTRY_VERIFY(banner("peopleMissing")->message().contains("Daniel Weiss (2 streams)"_L1));
}

void ProjectPeopleTest::handsOverForSomebodyElse()
{
    openPeople(m_ada.get());
    select({});
    QTest::mouseClick(part<QToolButton>("personHandOverButton"), Qt::LeftButton);
    choosePerson(m_page.get(), u"emi"_s);
    QTest::mouseClick(part<QPushButton>("peopleAdd"), Qt::LeftButton);
    QTRY_VERIFY(part<QDialog>("handOverDialog"));
    QVERIFY(!part<QLabel>("handOverWarning")->text().contains("cannot take it back"_L1));
    QVERIFY(part<QCheckBox>("handOverKeep")->text().contains("Bruno Okafor"_L1));
    QTest::keyClick(part<QCheckBox>("handOverKeep"), Qt::Key_Space);
    QVERIFY(part<QLabel>("handOverLoss")->isVisible());
    QTest::keyClick(part<QPushButton>("handOverGo"), Qt::Key_Space);
    QTRY_VERIFY(!part<QDialog>("handOverDialog"));
    QCOMPARE(atServer().owner(), m_emi->userId());
    QCOMPARE(atServer().canWrite(), QStringList{m_chiara->userId()});
    m_page.reset();
    // Nothing lets Emi's predecessor see it: who gives it away like that is told in its place.
    openPeople(m_emi.get());
    select({m_daniel.get()});
    QTest::mouseClick(part<QToolButton>("personHandOverButton"), Qt::LeftButton);
    QTest::keyClick(part<QCheckBox>("handOverKeep"), Qt::Key_Space);
    QTest::keyClick(part<QPushButton>("handOverGo"), Qt::Key_Space);
    QTRY_COMPARE(m_page->findChild<StatePane *>()->state(), StatePane::State::Forbidden);
    QCOMPARE(atServer().owner(), m_daniel->userId());
}

void ProjectPeopleTest::tellsWhyItWasNotHandedOver()
{
    openPeople(m_bruno.get());
    select({m_daniel.get()});
    QTest::mouseClick(part<QToolButton>("personHandOverButton"), Qt::LeftButton);
    SPECKLE_VALUE(away, m_ada->people()->setArchived(m_daniel->userId(), true));
    QTest::keyClick(part<QPushButton>("handOverGo"), Qt::Key_Space);
    auto *error = part<QLabel>("handOverError");
    QTRY_VERIFY(error->text().contains("archive"_L1));
    SPECKLE_VALUE(back, m_ada->people()->setArchived(m_daniel->userId(), false));
    QCOMPARE(away, back);
    // Meanwhile it has become somebody else's: nobody comes onto a list either.
    setAtServer({{u"owner"_s, m_chiara->userId()}});
    QTest::keyClick(part<QPushButton>("handOverGo"), Qt::Key_Space);
    QTRY_VERIFY(part<QPushButton>("handOverGo")->isEnabled() && !error->text().contains("archive"_L1));
    QCOMPARE(atServer().owner(), m_chiara->userId());
    QCOMPARE(atServer().canWrite(), QStringList{m_chiara->userId()});
}

void ProjectPeopleTest::readersAndEditorsAreToldWhy()
{
    openPeople(m_daniel.get());
    select({m_chiara.get()});
    for (const char *name :
         {"personAdd", "personUpgrade", "personDowngrade", "personProjectRight", "personStreamsRight",
          "personEditsProject", "personKeepsOut", "personHandOver", "personRemove"}) {
        QVERIFY2(!action(name)->isEnabled(), name);
        QTRY_VERIFY2(action(name)->toolTip().contains("Bruno Okafor"_L1), name);
    }
    table("projectPeopleTable")->setFocus();
    QTest::keyClick(table("projectPeopleTable"), Qt::Key_Return);
    QVERIFY(!part<QComboBox>("streamRightChoice"));
    m_page.reset();
    // Whoever may edit it may not give it away, although the server would let them.
    openPeople(m_chiara.get());
    select({m_daniel.get()});
    QVERIFY(action("personAdd")->isEnabled());
    QVERIFY(!action("personHandOver")->isEnabled());
    QTRY_VERIFY(action("personHandOver")->toolTip().contains("Bruno Okafor"_L1));
}

void ProjectPeopleTest::namesArriveAnewByF5()
{
    openPeople(m_bruno.get());
    QTRY_COMPARE(person(m_daniel.get(), Column::Company), m_daniel->user().company());
    const User before = m_daniel->user();
    User after = before;
    after.setValue("company", u"Elsewhere"_s);
    SPECKLE_VALUE(saved, m_daniel->saveProfile(before, after));
    QCOMPARE(saved.company(), u"Elsewhere"_s);
    Stream stream = streamAtServer(m_pier);
    Stream renamed = stream;
    renamed.setName(u"Pier 2"_s);
    SPECKLE_VALUE(done, StreamsResource(m_ada->client()).update(stream, renamed));
    Q_UNUSED(done)
    m_page->refresh();
    QTRY_COMPARE(person(m_daniel.get(), Column::Company), u"Elsewhere"_s);
    QTRY_COMPARE(cell("projectStreamsTable", m_pier, 0), u"Pier 2"_s);
}

} // namespace Speckle

QTEST_MAIN(Speckle::ProjectPeopleTest)
#include "tst_projectpeople.moc"
