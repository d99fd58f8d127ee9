// SPDX-License-Identifier: MIT
#include "ui/pages/streamsharing.h"

#include "core/session/session.h"
#include "core/session/sessionpeople.h"
#include "core/session/sessionprojects.h"
#include "tests/support/await.h"
#include "tests/support/faultproxy.h"
#include "tests/support/sandboxprocess.h"
#include "tests/ui/dialogkeys.h"
#include "tests/ui/samplesession.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/recordstable.h"
#include "ui/widgets/statepane.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace Speckle {

class StreamSharingTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_part.reset(); }
    void tellsWhoMayWhatAndWhy();
    void changesARightInPlace();
    void changesSeveralAtOnce();
    void addsSeveralPeople();
    void removesSomebody();
    void asksBeforeAWriterGivesUpWriting();
    void makesItPrivateAndPublic();
    void letsAnybodyComment();
    void losesNothingOfWhatOthersDo();
    void mendsWhatAProjectGives();
    void keepsWhatCouldNotBeSaved();
    void handsOver();
    void handsOverToSomebodyWhoIsSearchedFor();
    void tellsWhyItWasNotHandedOver();
    void handsNothingToAnArchivedAccount();
    void saysWhatWritersMayNot();
    void saysWhatReadersMayNot();
    void showsAStrangerTheirRight();
    void anAdministratorMayEverything();
    void livesWithoutASession();

private:
    void open(Session *session);
    template <typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        return m_part->findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] RecordsTable *table() const { return part<RecordsTable>("sharingTable"); }
    [[nodiscard]] QAction *action(const char *name) const { return part<QAction>(name); }
    [[nodiscard]] Banner *banner(const char *name) const { return part<Banner>(name); }
    //! What stands in the row of a user.
    [[nodiscard]] QString cell(const Session *user, StreamRightsModel::Column column) const;
    void select(const Session *user);
    void click(const char *button) { QTest::mouseClick(part<QToolButton>(button), Qt::LeftButton); }
    [[nodiscard]] Stream atServer() const;
    void edit(Session *session, const std::function<void(Stream &)> &change) const;

    SandboxProcess m_sandbox;
    std::unique_ptr<Session> m_ada; //!< administrator
    std::unique_ptr<Session> m_bruno; //!< owner
    std::unique_ptr<Session> m_chiara; //!< may edit
    std::unique_ptr<Session> m_daniel; //!< may read
    std::unique_ptr<Session> m_emi; //!< nobody
    QString m_id;
    std::unique_ptr<StreamSharing> m_part;
};

void StreamSharingTest::initTestCase()
{
    QVERIFY(m_sandbox.start({u"--sample"_s, u"small"_s}));
    m_ada = signIn(m_sandbox.address(), u"ada@sample.speckle"_s);
    m_bruno = signIn(m_sandbox.address(), u"bruno@sample.speckle"_s);
    m_chiara = signIn(m_sandbox.address(), u"chiara@sample.speckle"_s);
    m_daniel = signIn(m_sandbox.address(), u"daniel@sample.speckle"_s);
    m_emi = signIn(m_sandbox.address(), u"emi@sample.speckle"_s);
    QVERIFY(m_ada && m_bruno && m_chiara && m_daniel && m_emi);
}

void StreamSharingTest::init()
{
    Stream stream;
    stream.setName(u"<b>Shared</b> & more"_s);
    stream.setPrivate(true);
    stream.setValue("canWrite", QJsonArray{m_chiara->userId()});
    stream.setValue("canRead", QJsonArray{m_daniel->userId()});
    SPECKLE_VALUE(made, m_bruno->createStream(stream));
    m_id = made.streamId();
}

void StreamSharingTest::open(Session *session)
{
    SPECKLE_VALUE(stream, session->loadStream(m_id));
    QCOMPARE(stream.streamId(), m_id);
    m_part = std::make_unique<StreamSharing>(m_id, nullptr);
    m_part->setSession(session);
    connect(session, &Session::streamChanged, m_part.get(), [this](const QString &id) {
        if (id == m_part->streamId())
            m_part->showRecord();
    });
    m_part->resize(1000, 600);
    m_part->show();
    QVERIFY(QTest::qWaitForWindowActive(m_part.get()));
    m_part->showRecord();
    m_part->activate();
    QTRY_VERIFY(!session->projects()->list()->isBusy());
    QTRY_VERIFY(table()->shownCount() > 0);
    table()->focusFirst();
}

QString StreamSharingTest::cell(const Session *user, StreamRightsModel::Column column) const
{
    for (int row = 0; row < table()->shownCount(); ++row) {
        const QModelIndex first = table()->model()->index(row, 0);
        if (first.data(RecordsModel::IdRole).toString() == user->userId())
            return first.siblingAtColumn(column).data().toString();
    }
    return u"no row"_s;
}

void StreamSharingTest::select(const Session *user)
{
    table()->select(user->userId());
    QCOMPARE(table()->currentId(), user->userId());
}

Stream StreamSharingTest::atServer() const
{
    const auto outcome = await(StreamsResource(m_ada->client()).get(m_id));
    return outcome.index() == 0 ? std::get<0>(outcome) : Stream();
}

void StreamSharingTest::edit(Session *session, const std::function<void(Stream &)> &change) const
{
    const Stream before = atServer();
    Stream after = before;
    change(after);
    SPECKLE_VALUE(done, StreamsResource(session->client()).update(before, after));
    Q_UNUSED(done)
}

void StreamSharingTest::tellsWhoMayWhatAndWhy()
{
    open(m_bruno.get());
    QCOMPARE(table()->shownCount(), 3);
    QCOMPARE(m_part->title(), u"Sharing (3)"_s);
    QTRY_COMPARE(cell(m_chiara.get(), StreamRightsModel::Name), u"Chiara Moretti"_s);
    QCOMPARE(cell(m_bruno.get(), StreamRightsModel::Name), u"Bruno Okafor (you)"_s);
    QTRY_COMPARE(cell(m_chiara.get(), StreamRightsModel::Company), u"Tensor Structures"_s);
    QCOMPARE(cell(m_bruno.get(), StreamRightsModel::Company), u"Harbour & Quay Architects"_s);
    QCOMPARE(cell(m_bruno.get(), StreamRightsModel::Right), u"May do everything"_s);
    QCOMPARE(cell(m_bruno.get(), StreamRightsModel::Why), u"Owner"_s);
    QCOMPARE(cell(m_chiara.get(), StreamRightsModel::Right), u"May edit"_s);
    QCOMPARE(cell(m_chiara.get(), StreamRightsModel::Why), u"On the list"_s);
    QCOMPARE(cell(m_daniel.get(), StreamRightsModel::Right), u"May read"_s);
    // The strongest right first.
    QCOMPARE(table()->model()->index(0, 0).data(RecordsModel::IdRole).toString(), m_bruno->userId());
    QVERIFY(part<QCheckBox>("sharingPrivate")->isChecked());
    QVERIFY(!part<QLabel>("sharingWhyNot")->isVisible());
    QVERIFY(!banner("sharingMissing")->isVisible());
    QVERIFY(!table()->accessibleName().isEmpty());
    // What makes it public is told of everybody.
    edit(m_bruno.get(), [](Stream &stream) { stream.setPrivate(false); });
    SPECKLE_VALUE(now, m_bruno->loadStream(m_id));
    QVERIFY(!now.isPrivate());
    QTRY_COMPARE(cell(m_daniel.get(), StreamRightsModel::Why), u"On the list · Public"_s);
}

void StreamSharingTest::changesARightInPlace()
{
    open(m_bruno.get());
    select(m_daniel.get());
    QTest::keyClick(table(), Qt::Key_Return);
    auto *choice = part<QComboBox>("streamRightChoice");
    QVERIFY(choice);
    QCOMPARE(choice->currentText(), u"May read"_s);
    QTRY_VERIFY(choice->view()->isVisible());
    QTest::keyClick(choice->view(), Qt::Key_Up);
    QTest::keyClick(choice->view(), Qt::Key_Return);
    QTRY_COMPARE(cell(m_daniel.get(), StreamRightsModel::Right), u"May edit"_s);
    QCOMPARE(atServer().canWrite(), QStringList({m_chiara->userId(), m_daniel->userId()}));
    QTRY_VERIFY(!part<QComboBox>("streamRightChoice"));

    // Escape changes nothing; F2 does as Return.
    select(m_daniel.get());
    QTest::keyClick(table(), Qt::Key_F2);
    choice = part<QComboBox>("streamRightChoice");
    QVERIFY(choice);
    QTRY_VERIFY(choice->view()->isVisible());
    QTest::keyClick(choice->view(), Qt::Key_Down);
    QTest::keyClick(choice->view(), Qt::Key_Escape);
    QTRY_VERIFY(!choice->view()->isVisible());
    QTest::keyClick(choice, Qt::Key_Escape);
    QTRY_VERIFY(!part<QComboBox>("streamRightChoice"));
    QCOMPARE(cell(m_daniel.get(), StreamRightsModel::Right), u"May edit"_s);

    // The owner's is nobody's to change.
    select(m_bruno.get());
    QTest::keyClick(table(), Qt::Key_Return);
    QVERIFY(!part<QComboBox>("streamRightChoice"));
    QVERIFY(!action("sharingRead")->isEnabled());
    QVERIFY(action("sharingRead")->toolTip().contains("hand the stream over"_L1));
}

void StreamSharingTest::changesSeveralAtOnce()
{
    open(m_bruno.get());
    table()->selectAll({m_chiara->userId(), m_daniel->userId()});
    QVERIFY(action("sharingRead")->isEnabled());
    click("sharingReadButton");
    QTRY_COMPARE(cell(m_chiara.get(), StreamRightsModel::Right), u"May read"_s);
    QVERIFY(atServer().canWrite().isEmpty());
    QCOMPARE(atServer().canRead(), QStringList({m_daniel->userId(), m_chiara->userId()}));
    QTRY_VERIFY(!action("sharingRead")->isEnabled());
    QVERIFY(action("sharingRead")->toolTip().contains("just that right"_L1));
    // One after the other without waiting: both arrive.
    table()->selectAll({m_chiara->userId()});
    action("sharingWrite")->trigger();
    table()->selectAll({m_daniel->userId()});
    action("sharingWrite")->trigger();
    QTRY_COMPARE(cell(m_daniel.get(), StreamRightsModel::Right), u"May edit"_s);
    QCOMPARE(atServer().canWrite(), QStringList({m_chiara->userId(), m_daniel->userId()}));
}

void StreamSharingTest::addsSeveralPeople()
{
    open(m_bruno.get());
    m_chiara->joinStream(m_id);
    QSignalSpy outdated(m_chiara.get(), &Session::streamOutdated);
    click("sharingAddWritersButton");
    choosePerson(m_part.get(), u"emi"_s);
    choosePerson(m_part.get(), u"ada"_s);
    // Who may edit already cannot be chosen, who only reads can.
    QTest::mouseClick(part<QPushButton>("peopleAdd"), Qt::LeftButton);
    QTRY_COMPARE(table()->shownCount(), 5);
    QCOMPARE(cell(m_emi.get(), StreamRightsModel::Right), u"May edit"_s);
    QCOMPARE(cell(m_emi.get(), StreamRightsModel::Name), u"Emi Tanaka"_s);
    QCOMPARE(atServer().canWrite(), QStringList({m_chiara->userId(), m_emi->userId(), m_ada->userId()}));
    QCOMPARE(m_part->title(), u"Sharing (5)"_s);
    QTRY_VERIFY(!outdated.isEmpty());
    m_chiara->leaveStream(m_id);
}

void StreamSharingTest::removesSomebody()
{
    open(m_bruno.get());
    select(m_daniel.get());
    QTest::keyClick(table(), Qt::Key_Delete);
    QTRY_VERIFY(part<QTreeWidget>("bulkItems"));
    QCOMPARE(atServer().canRead(), QStringList({m_daniel->userId()})); // nothing before the answer
    confirmBulk(m_part.get());
    QTRY_COMPARE(table()->shownCount(), 2);
    QVERIFY(atServer().canRead().isEmpty());
    QCOMPARE(atServer().canWrite(), QStringList({m_chiara->userId()}));
}

void StreamSharingTest::asksBeforeAWriterGivesUpWriting()
{
    open(m_chiara.get());
    select(m_chiara.get());
    click("sharingReadButton");
    QTRY_VERIFY(part<QTreeWidget>("bulkItems"));
    QVERIFY(part<QTreeWidget>("bulkItems")->topLevelItem(0)->text(1).contains("This is you"_L1));
    QTest::keyClick(part<QDialog>("bulkDialog"), Qt::Key_Escape);
    QTRY_VERIFY(!part<QDialog>("bulkDialog"));
    QCOMPARE(atServer().canWrite(), QStringList({m_chiara->userId()}));
    click("sharingReadButton");
    confirmBulk(m_part.get());
    QTRY_COMPARE(cell(m_chiara.get(), StreamRightsModel::Right), u"May read"_s);
    QVERIFY(!action("sharingWrite")->isEnabled());
    QVERIFY(part<QLabel>("sharingWhyNot")->isVisible());
}

void StreamSharingTest::makesItPrivateAndPublic()
{
    open(m_bruno.get());
    auto *box = part<QCheckBox>("sharingPrivate");
    QTest::keyClick(box, Qt::Key_Space);
    QTRY_VERIFY(part<QDialog>("bulkDialog")); // whoever has the address could see it
    QVERIFY(box->isChecked());
    confirmBulk(m_part.get());
    QTRY_VERIFY(!box->isChecked());
    QVERIFY(!atServer().isPrivate());
    QTest::keyClick(box, Qt::Key_Space);
    QTRY_VERIFY(box->isChecked());
    QVERIFY(atServer().isPrivate());
}

void StreamSharingTest::letsAnybodyComment()
{
    open(m_bruno.get());
    auto *box = part<QCheckBox>("sharingAnonymous");
    QVERIFY(!box->isChecked());
    QVERIFY(box->toolTip().contains("public"_L1));
    QTest::keyClick(box, Qt::Key_Space);
    QTRY_VERIFY(box->isChecked());
    QVERIFY(atServer().anonymousComments());
    QTest::keyClick(box, Qt::Key_Space);
    QTRY_VERIFY(!box->isChecked());
    QVERIFY(!atServer().anonymousComments());
}

void StreamSharingTest::losesNothingOfWhatOthersDo()
{
    open(m_bruno.get());
    // Chiara adds Emi and takes Daniel off; this page has not heard of it.
    edit(m_chiara.get(), [this](Stream &stream) {
        stream.setValue("canRead", QJsonArray{m_emi->userId()});
        stream.setValue("unknownToUs", QJsonObject{{u"a"_s, 1}});
    });
    click("sharingAddWritersButton");
    choosePerson(m_part.get(), u"ada"_s);
    QTest::mouseClick(part<QPushButton>("peopleAdd"), Qt::LeftButton);
    QTRY_VERIFY(atServer().canWrite().contains(m_ada->userId()));
    QCOMPARE(atServer().canWrite(), QStringList({m_chiara->userId(), m_ada->userId()}));
    QCOMPARE(atServer().canRead(), QStringList({m_emi->userId()}));
    QVERIFY(atServer().has("unknownToUs"));
    QTRY_COMPARE(cell(m_emi.get(), StreamRightsModel::Right), u"May read"_s);
    QCOMPARE(cell(m_daniel.get(), StreamRightsModel::Right), u"no row"_s);
}

void StreamSharingTest::mendsWhatAProjectGives()
{
    Project project;
    project.setName(u"Tower <i>1</i>"_s);
    project.setPrivate(true);
    SPECKLE_VALUE(made, m_bruno->projects()->create(project));
    SPECKLE_VALUE(with, m_bruno->projects()->addStream(made.id(), m_id));
    SPECKLE_VALUE(withEmi, m_bruno->projects()->addUser(made.id(), m_emi->userId()));
    Q_UNUSED(with)
    QCOMPARE(withEmi.streamWriters(), QStringList({m_emi->userId()}));
    open(m_bruno.get());
    QTRY_COMPARE(cell(m_emi.get(), StreamRightsModel::Why),
                 u"On the list · Through project “Tower <i>1</i>”"_s);
    QVERIFY(!banner("sharingMissing")->isVisible());

    // Some other program writes the whole list.
    edit(m_bruno.get(),
         [this](Stream &stream) { stream.setValue("canWrite", QJsonArray{m_chiara->userId()}); });
    SPECKLE_VALUE(now, m_bruno->loadStream(m_id));
    QVERIFY(!now.canWrite().contains(m_emi->userId()));
    QTRY_VERIFY(banner("sharingMissing")->isVisible());
    QVERIFY(banner("sharingMissing")->message().contains(u"Emi Tanaka (“Tower <i>1</i>”)"_s));
    QCOMPARE(cell(m_emi.get(), StreamRightsModel::Right), u"None"_s);
    QVERIFY(cell(m_emi.get(), StreamRightsModel::Why).contains("this stream does not"_L1));
    QTest::keyClick(banner("sharingMissing")->actionButton(), Qt::Key_Space);
    QTRY_VERIFY(!banner("sharingMissing")->isVisible());
    QCOMPARE(atServer().canWrite(), QStringList({m_chiara->userId(), m_emi->userId()}));
    QCOMPARE(cell(m_emi.get(), StreamRightsModel::Right), u"May edit"_s);
    SPECKLE_VALUE(gone, m_bruno->projects()->remove(made.id()));
    Q_UNUSED(gone)
}

void StreamSharingTest::keepsWhatCouldNotBeSaved()
{
    FaultProxy proxy(m_sandbox.address());
    auto session = signIn(proxy.address(), u"bruno@sample.speckle"_s);
    QVERIFY(session);
    open(session.get());
    QSignalSpy failed(m_part.get(), &StreamPart::failed);
    QSignalSpy recovered(m_part.get(), &StreamPart::recovered);
    click("sharingAddReadersButton");
    choosePerson(m_part.get(), u"emi"_s);
    proxy.setMode(FaultProxy::Mode::Refuse);
    QTest::mouseClick(part<QPushButton>("peopleAdd"), Qt::LeftButton);
    QTRY_VERIFY(failed.count() >= 1);
    QTRY_VERIFY(banner("sharingUnsaved")->isVisible());
    QVERIFY(banner("sharingUnsaved")->message().contains("Emi Tanaka: May read"_L1));
    // Another one that fails joins it.
    const qsizetype before = failed.count();
    QTest::keyClick(part<QCheckBox>("sharingAnonymous"), Qt::Key_Space);
    QTRY_VERIFY(failed.count() > before);
    QVERIFY(!part<QCheckBox>("sharingAnonymous")->isChecked());
    QTRY_VERIFY(banner("sharingUnsaved")->message().contains("Anonymous comments"_L1));
    proxy.setMode(FaultProxy::Mode::Pass);
    QTest::mouseClick(banner("sharingUnsaved")->actionButton(), Qt::LeftButton);
    QTRY_VERIFY(!banner("sharingUnsaved")->isVisible());
    QTRY_COMPARE(cell(m_emi.get(), StreamRightsModel::Right), u"May read"_s);
    QVERIFY(part<QCheckBox>("sharingAnonymous")->isChecked());
    QVERIFY(atServer().anonymousComments());
    QVERIFY(atServer().canRead().contains(m_emi->userId()));
    QVERIFY(!recovered.isEmpty());

    // Closed, it is given up.
    proxy.setMode(FaultProxy::Mode::Refuse);
    QTest::keyClick(part<QCheckBox>("sharingAnonymous"), Qt::Key_Space);
    QTRY_VERIFY(banner("sharingUnsaved")->isVisible());
    proxy.setMode(FaultProxy::Mode::Pass);
    QTest::mouseClick(banner("sharingUnsaved")->findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(!banner("sharingUnsaved")->isVisible());
    failed.last().at(1).value<std::function<void()>>()();
    QVERIFY(atServer().anonymousComments());
    m_part.reset();
}

void StreamSharingTest::handsOver()
{
    open(m_bruno.get());
    select(m_daniel.get());
    click("sharingHandOverButton");
    auto *dialog = part<QDialog>("handOverDialog");
    QVERIFY(dialog);
    QVERIFY(part<QLabel>("handOverQuestion")->text().contains("Daniel Weiss"_L1));
    QVERIFY(part<QLabel>("handOverWarning")->text().contains("cannot take it back"_L1));
    QVERIFY(part<QCheckBox>("handOverKeep")->isChecked());
    QTest::keyClick(dialog, Qt::Key_Return); // Cancel is what Return means
    QTRY_VERIFY(!part<QDialog>("handOverDialog"));
    QCOMPARE(atServer().owner(), m_bruno->userId());
    click("sharingHandOverButton");
    QTest::keyClick(part<QPushButton>("handOverGo"), Qt::Key_Space);
    QTRY_VERIFY(!part<QDialog>("handOverDialog"));
    QCOMPARE(atServer().owner(), m_daniel->userId());
    QCOMPARE(atServer().canWrite(), QStringList({m_chiara->userId(), m_bruno->userId()}));
    QTRY_COMPARE(cell(m_daniel.get(), StreamRightsModel::Why), u"Owner · On the list"_s);
    QCOMPARE(cell(m_bruno.get(), StreamRightsModel::Right), u"May edit"_s);
    QVERIFY(!action("sharingHandOver")->isEnabled());
    QVERIFY(action("sharingHandOver")->toolTip().contains("Daniel Weiss"_L1));
}

void StreamSharingTest::handsOverToSomebodyWhoIsSearchedFor()
{
    open(m_bruno.get());
    select(m_bruno.get());
    click("sharingHandOverButton");
    choosePerson(m_part.get(), u"chiara"_s);
    choosePerson(m_part.get(), u"emi"_s); // one only: in her place
    QCOMPARE(part<QLabel>("peopleChosen")->text(), u"Emi Tanaka"_s);
    QTest::mouseClick(part<QPushButton>("peopleAdd"), Qt::LeftButton);
    QTRY_VERIFY(part<QDialog>("handOverDialog"));
    QVERIFY(!part<QLabel>("handOverLoss")->isVisible());
    QTest::keyClick(part<QCheckBox>("handOverKeep"), Qt::Key_Space);
    QVERIFY(part<QLabel>("handOverLoss")->isVisible());
    QTest::keyClick(part<QPushButton>("handOverGo"), Qt::Key_Space);
    // It is private, and nothing lets Bruno see it any more: the page says so.
    QTRY_COMPARE(m_part->findChild<StatePane *>()->state(), StatePane::State::Forbidden);
    QCOMPARE(atServer().owner(), m_emi->userId());
    QCOMPARE(atServer().canWrite(), QStringList({m_chiara->userId()}));
}

void StreamSharingTest::tellsWhyItWasNotHandedOver()
{
    open(m_bruno.get());
    select(m_daniel.get());
    click("sharingHandOverButton");
    // Meanwhile an administrator has given it to somebody else.
    SPECKLE_VALUE(given, StreamsResource(m_ada->client()).setOwner(m_id, m_chiara->userId()));
    Q_UNUSED(given)
    QTest::keyClick(part<QPushButton>("handOverGo"), Qt::Key_Space);
    auto *error = part<QLabel>("handOverError");
    QTRY_VERIFY(error->isVisible());
    QVERIFY(!error->text().isEmpty());
    QVERIFY(part<QDialog>("handOverDialog")->isVisible());
    QTRY_VERIFY(part<QPushButton>("handOverGo")->isEnabled());
    QCOMPARE(atServer().owner(), m_chiara->userId());
    QCOMPARE(atServer().canWrite(), QStringList({m_chiara->userId()})); // nobody came onto a list either
}

void StreamSharingTest::handsNothingToAnArchivedAccount()
{
    open(m_bruno.get());
    select(m_daniel.get());
    click("sharingHandOverButton");
    SPECKLE_VALUE(away, m_ada->people()->setArchived(m_daniel->userId(), true));
    QTest::keyClick(part<QPushButton>("handOverGo"), Qt::Key_Space);
    auto *error = part<QLabel>("handOverError");
    QTRY_VERIFY(error->text().contains("archive"_L1));
    SPECKLE_VALUE(back, m_ada->people()->setArchived(m_daniel->userId(), false));
    QCOMPARE(away, back);
    QCOMPARE(atServer().owner(), m_bruno->userId());
    QTest::keyClick(part<QPushButton>("handOverGo"), Qt::Key_Space); // it can be tried again
    QTRY_VERIFY(!part<QDialog>("handOverDialog"));
    QCOMPARE(atServer().owner(), m_daniel->userId());
}

void StreamSharingTest::saysWhatWritersMayNot()
{
    open(m_chiara.get());
    select(m_daniel.get());
    for (const char *name : {"sharingAddReaders", "sharingAddWriters", "sharingWrite", "sharingRemove"})
        QVERIFY2(action(name)->isEnabled(), name);
    QVERIFY(part<QCheckBox>("sharingPrivate")->isEnabled());
    QVERIFY(!action("sharingHandOver")->isEnabled());
    QTRY_VERIFY(action("sharingHandOver")->toolTip().contains("Bruno Okafor"_L1));
}

void StreamSharingTest::saysWhatReadersMayNot()
{
    open(m_daniel.get());
    select(m_chiara.get());
    for (const char *name : {"sharingAddReaders", "sharingAddWriters", "sharingRight", "sharingRead",
                             "sharingMend", "sharingRemove", "sharingHandOver"}) {
        QVERIFY2(!action(name)->isEnabled(), name);
        QTRY_VERIFY2(action(name)->toolTip().contains("Bruno Okafor"_L1), name);
    }
    for (const char *name : {"sharingPrivate", "sharingAnonymous"}) {
        QVERIFY2(!part<QCheckBox>(name)->isEnabled(), name);
        QTRY_VERIFY2(part<QCheckBox>(name)->toolTip().contains("Bruno Okafor"_L1), name);
    }
    QVERIFY(part<QLabel>("sharingWhyNot")->isVisible());
    QTest::keyClick(table(), Qt::Key_Return);
    QVERIFY(!part<QComboBox>("streamRightChoice"));
}

void StreamSharingTest::showsAStrangerTheirRight()
{
    edit(m_bruno.get(), [](Stream &stream) { stream.setPrivate(false); });
    open(m_emi.get());
    QCOMPARE(table()->shownCount(), 4);
    QCOMPARE(cell(m_emi.get(), StreamRightsModel::Right), u"May read"_s);
    QCOMPARE(cell(m_emi.get(), StreamRightsModel::Why), u"Public"_s);
    QCOMPARE(m_part->title(), u"Sharing (3)"_s); // it is shared with three
    QVERIFY(!action("sharingAddReaders")->isEnabled());
}

void StreamSharingTest::anAdministratorMayEverything()
{
    open(m_ada.get());
    QTRY_COMPARE(cell(m_ada.get(), StreamRightsModel::Why), u"Administrator"_s);
    QCOMPARE(cell(m_ada.get(), StreamRightsModel::Right), u"May do everything"_s);
    select(m_chiara.get());
    click("sharingReadButton");
    QTRY_COMPARE(cell(m_chiara.get(), StreamRightsModel::Right), u"May read"_s);
    select(m_daniel.get());
    click("sharingHandOverButton");
    QVERIFY(!part<QLabel>("handOverWarning")->text().contains("cannot take it back"_L1));
    QVERIFY(part<QCheckBox>("handOverKeep")->text().contains("Bruno Okafor"_L1));
    QTest::keyClick(part<QPushButton>("handOverGo"), Qt::Key_Space);
    QTRY_VERIFY(!part<QDialog>("handOverDialog"));
    QCOMPARE(atServer().owner(), m_daniel->userId());
    QCOMPARE(atServer().canWrite(), QStringList({m_bruno->userId()}));
    // Without an owner it is not lost: an administrator gives it one.
    const Request orphan
        = Request::put(u"/streams/"_s + m_id, u"take it"_s, {{u"owner"_s, QJsonValue::Null}});
    SPECKLE_VALUE(done, m_ada->client()->call(orphan));
    Q_UNUSED(done)
    SPECKLE_VALUE(now, m_ada->loadStream(m_id));
    QVERIFY(now.owner().isEmpty());
    QTRY_COMPARE(cell(m_bruno.get(), StreamRightsModel::Right), u"None"_s);
    select(m_bruno.get());
    click("sharingHandOverButton");
    QVERIFY(!part<QCheckBox>("handOverKeep")->isVisible());
    QTest::keyClick(part<QPushButton>("handOverGo"), Qt::Key_Space);
    QTRY_COMPARE(cell(m_bruno.get(), StreamRightsModel::Right), u"May do everything"_s);
    QCOMPARE(atServer().owner(), m_bruno->userId());
}

void StreamSharingTest::livesWithoutASession()
{
    open(m_bruno.get());
    click("sharingAddReadersButton");
    QVERIFY(part<QDialog>("peopleDialog"));
    m_part->setSession(nullptr);
    QVERIFY(!part<QDialog>("peopleDialog"));
    QCOMPARE(m_part->findChild<StatePane *>()->state(), StatePane::State::Empty);
    QCOMPARE(m_part->title(), u"Sharing"_s);
    QVERIFY(!action("sharingAddReaders")->isEnabled());
    m_part->setSession(m_bruno.get());
    QTRY_COMPARE(table()->shownCount(), 3);
}

} // namespace Speckle

QTEST_MAIN(Speckle::StreamSharingTest)
#include "tst_streamsharing.moc"
