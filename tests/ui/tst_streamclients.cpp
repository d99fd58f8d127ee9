// SPDX-License-Identifier: MIT
#include "ui/pages/streamclients.h"

#include "core/edits/streamdeletion.h"
#include "core/session/sessionclients.h"
#include "tests/support/await.h"
#include "tests/support/faultproxy.h"
#include "tests/support/sandboxprocess.h"
#include "tests/ui/samplesession.h"
#include "ui/pages/clientspage.h"
#include "ui/widgets/recordstable.h"
#include "ui/widgets/statepane.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Speckle {

class StreamClientsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { m_view.reset(); }
    void listsEverybodysClients();
    void createsOneByKeys();
    void keepsWhatWasTypedWhenCreatingFails();
    void warnsWhoMayNotWrite();
    void renamesAndDeletesByKeys();
    void saysWhyAReaderMayNot();
    void readsTheDetailsOfOne();
    void detailsSayWhyTheyCannotBeRead();
    void sharesItsRecordsWithThePage();
    void thePagePointsOutOrphans();
    void administratorsSeeWhatIsThere();
    void saysThatItCannotBeLoaded();
    void showsHostileTextPlainly();
    void livesWithoutASession();

private:
    void open(Session *session, const QString &streamId);
    void openPage(Session *session);
    template <typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        return m_view->findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] StreamClients *tab() const { return qobject_cast<StreamClients *>(m_view.get()); }
    [[nodiscard]] RecordsTable *table() const { return m_view->findChild<RecordsTable *>(); }
    [[nodiscard]] QAction *action(const char *name) const { return part<QAction>(name); }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return table()->model()->index(row, column).data().toString();
    }
    [[nodiscard]] Stream newStream(Session *session, const QJsonObject &members = {});
    [[nodiscard]] ApiClient newClient(Session *session, const QString &streamId, const QString &document);
    void confirm();

    SandboxProcess m_sandbox;
    std::unique_ptr<Session> m_ada; // an administrator
    std::unique_ptr<Session> m_bruno;
    std::unique_ptr<Session> m_emi;
    std::unique_ptr<QWidget> m_view;
};

void StreamClientsTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QVERIFY(m_sandbox.start({u"--sample"_s, u"small"_s}));
    m_ada = signIn(m_sandbox.address(), u"ada@sample.speckle"_s);
    m_bruno = signIn(m_sandbox.address(), u"bruno@sample.speckle"_s);
    m_emi = signIn(m_sandbox.address(), u"emi@sample.speckle"_s);
    QVERIFY(m_ada && m_bruno && m_emi);
}

Stream StreamClientsTest::newStream(Session *session, const QJsonObject &members)
{
    QJsonObject json = members;
    json.insert(u"name"_s, u"With programs"_s);
    const auto outcome = await(session->createStream(Stream(json)));
    return outcome.index() == 0 ? std::get<0>(outcome) : Stream();
}

ApiClient StreamClientsTest::newClient(Session *session, const QString &streamId, const QString &document)
{
    // Past the session, as another program would.
    const auto outcome
        = await(ClientsResource(session->client())
                    .create(ApiClient(QJsonObject{{u"role"_s, u"Sender"_s},
                                                  {u"documentName"_s, document},
                                                  {u"documentType"_s, u"Rhino"_s},
                                                  {u"documentLocation"_s, u"/projects/pier/"_s + document},
                                                  {u"online"_s, true},
                                                  {u"streamId"_s, streamId}})));
    return outcome.index() == 0 ? std::get<0>(outcome) : ApiClient();
}

void StreamClientsTest::open(Session *session, const QString &streamId)
{
    if (session) {
        SPECKLE_VALUE(stream, session->loadStream(streamId));
        QCOMPARE(stream.streamId(), streamId);
    }
    auto part = std::make_unique<StreamClients>(streamId, nullptr);
    part->setSession(session);
    part->resize(1000, 500);
    part->show();
    QVERIFY(QTest::qWaitForWindowActive(part.get()));
    part->showRecord();
    part->activate();
    m_view = std::move(part);
}

void StreamClientsTest::openPage(Session *session)
{
    m_view = std::make_unique<ClientsPage>(session, u"account"_s, nullptr);
    m_view->resize(1100, 600);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void StreamClientsTest::confirm()
{
    QPushButton *start = nullptr;
    QTRY_VERIFY((start = part<QPushButton>("bulkStart")) != nullptr);
    QTRY_VERIFY(start->isVisible());
    QTest::keyClick(start, Qt::Key_Return);
    auto *stop = part<QPushButton>("bulkStop");
    QTRY_VERIFY(stop->text().contains("Close"_L1));
    QVERIFY(!part<QPushButton>("bulkRetry")->isVisible());
    QTest::keyClick(stop, Qt::Key_Return);
    QTRY_VERIFY(!part<QPushButton>("bulkStart"));
    m_view->activateWindow();
    QTRY_VERIFY(m_view->isActiveWindow());
}

void StreamClientsTest::listsEverybodysClients()
{
    const QString id = newStream(m_bruno.get(), {{u"canRead"_s, QJsonArray{m_emi->userId()}}}).streamId();
    QVERIFY(!newClient(m_bruno.get(), id, u"mine.3dm"_s).isEmpty());
    QVERIFY(!newClient(m_emi.get(), id, u"hers.gh"_s).isEmpty());
    open(m_bruno.get(), id);
    QTRY_COMPARE(table()->shownCount(), 2);
    QCOMPARE(tab()->title(), u"Clients (2)"_s);
    table()->sortByColumn(0, Qt::AscendingOrder);
    QCOMPARE(cell(0, 0), u"hers.gh"_s);
    QCOMPARE(cell(0, 1), u"Rhino"_s);
    QCOMPARE(cell(0, 2), u"Sender"_s);
    QTRY_COMPARE(cell(0, 3), m_emi->user().displayName());
    QCOMPARE(cell(0, 4), u"Online"_s);
    QVERIFY(cell(0, 5).startsWith("Today"_L1));
    QVERIFY(!table()->accessibleName().isEmpty());
    // Another comes, and is there after a refresh; the choice stays.
    table()->focusFirst();
    const QStringList chosen = table()->selectedIds();
    QVERIFY(!newClient(m_emi.get(), id, u"later.gh"_s).isEmpty());
    tab()->refresh();
    QTRY_COMPARE(table()->shownCount(), 3);
    QCOMPARE(table()->selectedIds(), chosen);
}

void StreamClientsTest::createsOneByKeys()
{
    const QString id = newStream(m_bruno.get()).streamId();
    open(m_bruno.get(), id);
    QTRY_COMPARE(m_view->findChild<StatePane *>()->state(), StatePane::State::Empty);
    QTest::keyClick(part<QToolButton>("clientCreateButton"), Qt::Key_Space);
    auto *document = part<QLineEdit>("clientDialogDocument");
    QVERIFY(document);
    QTRY_VERIFY(document->hasFocus());
    QVERIFY(!part<QPushButton>("clientDialogCreate")->isEnabled());
    QVERIFY(!part<QLabel>("clientDialogNote")->isVisible());
    QTest::keyClicks(document, u"tower.ifc"_s);
    QTest::keyClick(part<QComboBox>("clientDialogRole"), Qt::Key_Down);
    QTest::keyClicks(part<QComboBox>("clientDialogApplication"), u"My script"_s);
    QTest::keyClick(document, Qt::Key_Return);
    QTRY_VERIFY(!part<QDialog>("clientDialog"));
    QTRY_COMPARE(table()->shownCount(), 1);
    QCOMPARE(tab()->title(), u"Clients (1)"_s);
    SPECKLE_VALUE(all, ClientsResource(m_bruno->client()).ofStream(id));
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.first().documentName(), u"tower.ifc"_s);
    QCOMPARE(all.first().role(), u"Receiver"_s);
    QCOMPARE(all.first().documentType(), u"My script"_s);
    QVERIFY(!all.first().documentGuid().isEmpty()); // made
    QVERIFY(!all.first().isOnline());

    action("clientCreate")->trigger();
    document = nullptr;
    QTRY_VERIFY((document = part<QLineEdit>("clientDialogDocument")) != nullptr);
    QTest::keyClicks(document, u"second.ifc"_s);
    QTest::keyClicks(part<QLineEdit>("clientDialogGuid"), u"given-by-hand"_s);
    QTest::keyClick(document, Qt::Key_Return);
    QTRY_COMPARE(table()->shownCount(), 2);
    SPECKLE_VALUE(both, ClientsResource(m_bruno->client()).ofStream(id));
    QVERIFY(both.first().documentGuid() == "given-by-hand"_L1
            || both.last().documentGuid() == "given-by-hand"_L1);
}

void StreamClientsTest::keepsWhatWasTypedWhenCreatingFails()
{
    FaultProxy proxy(m_sandbox.address());
    const auto session = signIn(proxy.address(), u"bruno@sample.speckle"_s);
    QVERIFY(session);
    open(session.get(), newStream(session.get()).streamId());
    QTRY_COMPARE(m_view->findChild<StatePane *>()->state(), StatePane::State::Empty);
    action("clientCreate")->trigger();
    auto *document = part<QLineEdit>("clientDialogDocument");
    QTRY_VERIFY(document && document->hasFocus());
    QTest::keyClicks(document, u"not to be lost"_s);
    proxy.setMode(FaultProxy::Mode::Refuse);
    QTest::keyClick(document, Qt::Key_Return);
    QTRY_VERIFY(part<QLabel>("clientDialogDocumentError")->isVisible());
    QCOMPARE(document->text(), u"not to be lost"_s);
    QVERIFY(part<QPushButton>("clientDialogCreate")->isEnabled());
    QVERIFY(!document->isReadOnly());
    m_view.reset();
}

void StreamClientsTest::warnsWhoMayNotWrite()
{
    const QString id = newStream(m_bruno.get(), {{u"canRead"_s, QJsonArray{m_emi->userId()}}}).streamId();
    open(m_emi.get(), id);
    QTRY_COMPARE(m_view->findChild<StatePane *>()->state(), StatePane::State::Empty);
    action("clientCreate")->trigger();
    QTRY_VERIFY(part<QLabel>("clientDialogNote") && part<QLabel>("clientDialogNote")->isVisible());
    QTest::keyClick(part<QDialog>("clientDialog"), Qt::Key_Escape);
    QTRY_VERIFY(!part<QDialog>("clientDialog"));
}

void StreamClientsTest::renamesAndDeletesByKeys()
{
    const QString id = newStream(m_bruno.get()).streamId();
    const ApiClient made = newClient(m_bruno.get(), id, u"draft.3dm"_s);
    open(m_bruno.get(), id);
    QTRY_COMPARE(table()->shownCount(), 1);
    QVERIFY(!action("clientRename")->isEnabled());
    table()->focusFirst();
    QTest::keyClick(table(), Qt::Key_F2);
    auto *name = part<QLineEdit>("nameDialogEdit");
    QTRY_VERIFY(name && name->hasFocus());
    QTest::keyClicks(name, u"final.3dm"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(cell(0, 0), u"final.3dm"_s);
    QTRY_VERIFY(!part<QDialog>("nameDialog"));
    SPECKLE_VALUE(now, ClientsResource(m_bruno->client()).get(made.id()));
    QCOMPARE(now.documentName(), u"final.3dm"_s);
    QCOMPARE(now.documentLocation(), made.documentLocation());
    m_view->activateWindow();
    QTRY_VERIFY(m_view->isActiveWindow());
    table()->focusFirst();
    QTest::keyClick(table(), Qt::Key_Delete);
    confirm();
    QTRY_COMPARE(m_view->findChild<StatePane *>()->state(), StatePane::State::Empty);
    QCOMPARE(tab()->title(), u"Clients (0)"_s);
    SPECKLE_VALUE(left, ClientsResource(m_bruno->client()).ofStream(id));
    QVERIFY(left.isEmpty());
}

void StreamClientsTest::saysWhyAReaderMayNot()
{
    const QString id = newStream(m_bruno.get(), {{u"canRead"_s, QJsonArray{m_emi->userId()}}}).streamId();
    QVERIFY(!newClient(m_emi.get(), id, u"hers.3dm"_s).isEmpty()); // her own, on another's stream
    open(m_emi.get(), id);
    QTRY_COMPARE(table()->shownCount(), 1);
    table()->focusFirst();
    for (const char *what : {"clientRename", "clientDelete"}) {
        QVERIFY2(!action(what)->isEnabled(), what);
        QTRY_VERIFY2(action(what)->toolTip().contains("right to write"_L1),
                     qPrintable(action(what)->toolTip()));
    }
    QVERIFY(action("clientDetails")->isEnabled());
}

void StreamClientsTest::readsTheDetailsOfOne()
{
    const QString id = newStream(m_bruno.get()).streamId();
    const ApiClient made = newClient(m_bruno.get(), id, u"pier.3dm"_s);
    open(m_bruno.get(), id);
    QTRY_COMPARE(table()->shownCount(), 1);
    // Another program says something new; the list here does not know of it.
    ApiClient after = made;
    after.setValue("documentLocation", u"/moved/to/pier.3dm"_s);
    after.setValue("online", false);
    QVERIFY(await(ClientsResource(m_bruno->client()).update(made, after)).index() == 0);
    table()->focusFirst();
    QTest::keyClick(table(), Qt::Key_Return);
    auto *location = part<QLineEdit>("clientDetailsLocation");
    QVERIFY(location);
    QTRY_COMPARE(location->text(), u"/moved/to/pier.3dm"_s);
    QCOMPARE(part<QLineEdit>("clientDetailsDocument")->text(), u"pier.3dm"_s);
    QCOMPARE(part<QLineEdit>("clientDetailsOnline")->text(), u"no"_s);
    QCOMPARE(part<QLineEdit>("clientDetailsStream")->text(), u"With programs (%1)"_s.arg(id));
    QCOMPARE(part<QLineEdit>("clientDetailsGuid")->text(), made.documentGuid());
    QTRY_COMPARE(part<QLineEdit>("clientDetailsOwner")->text(), m_bruno->user().displayName());
    QCOMPARE(part<QLineEdit>("clientDetailsId")->text(), made.id());
    QVERIFY(location->isReadOnly());
    QVERIFY(!part<QLabel>("clientDetailsError")->isVisible());
    // And the table has learnt of it.
    QCOMPARE(cell(0, 4), QString());

    after.setValue("documentLocation", u"/again"_s);
    QVERIFY(await(ClientsResource(m_bruno->client()).update(made, after)).index() == 0);
    QTRY_VERIFY(part<QPushButton>("clientDetailsRefresh")->isEnabled());
    QTest::keyClick(part<QPushButton>("clientDetailsRefresh"), Qt::Key_Space);
    QTRY_COMPARE(location->text(), u"/again"_s);
    QTest::keyClick(part<QDialog>("clientDetails"), Qt::Key_Escape);
    QTRY_VERIFY(!part<QDialog>("clientDetails"));
}

void StreamClientsTest::detailsSayWhyTheyCannotBeRead()
{
    const QString id = newStream(m_bruno.get(), {{u"private"_s, false}}).streamId();
    QVERIFY(!newClient(m_bruno.get(), id, u"public.3dm"_s).isEmpty());
    open(m_emi.get(), id); // public, but not shared with her
    QTRY_COMPARE(table()->shownCount(), 1);
    table()->focusFirst();
    QTest::keyClick(table(), Qt::Key_Return);
    auto *error = part<QLabel>("clientDetailsError");
    QVERIFY(error);
    QTRY_VERIFY(error->isVisible());
    QVERIFY2(error->text().contains("lists of the client"_L1), qPrintable(error->text()));
    QCOMPARE(part<QLineEdit>("clientDetailsDocument")->text(), u"public.3dm"_s); // what the list knew
}

void StreamClientsTest::sharesItsRecordsWithThePage()
{
    const QString id = newStream(m_bruno.get()).streamId();
    openPage(m_bruno.get());
    QTRY_VERIFY(m_bruno->clients()->list()->state() == RecordList::State::Ready);
    ApiClient client;
    client.setDocumentName(u"both.3dm"_s);
    client.setValue("streamId", id);
    RecordList *list = m_bruno->clients()->listOf(id, m_view.get());
    list->refresh();
    QTRY_COMPARE(list->state(), RecordList::State::Empty);
    SPECKLE_VALUE(made, m_bruno->clients()->create(client));
    QTRY_VERIFY(list->ids() == QStringList{made.id()});
    QTRY_VERIFY(m_bruno->clients()->list()->ids().contains(made.id()));
    // Details from the page, too.
    table()->select(made.id());
    action("clientDetails")->trigger();
    QTRY_VERIFY(part<QLineEdit>("clientDetailsDocument"));
    QCOMPARE(part<QLineEdit>("clientDetailsDocument")->text(), u"both.3dm"_s);
    QTest::keyClick(part<QDialog>("clientDetails"), Qt::Key_Escape);
    QVERIFY(await(m_bruno->clients()->remove(made.id())).index() == 0);
    QTRY_VERIFY(list->ids().isEmpty());
    QVERIFY(!m_bruno->clients()->list()->ids().contains(made.id()));
}

void StreamClientsTest::thePagePointsOutOrphans()
{
    const QString id = newStream(m_bruno.get()).streamId();
    const ApiClient kept = newClient(m_bruno.get(), id, u"kept.3dm"_s);
    // Somebody else's, whom nobody shared it with any more; and one that is gone.
    const QString foreign = newStream(m_ada.get(), {{u"private"_s, true}}).streamId();
    const ApiClient shutOut = newClient(m_bruno.get(), foreign, u"shutout.3dm"_s);
    const QString gone = newStream(m_ada.get()).streamId();
    const ApiClient left = newClient(m_bruno.get(), gone, u"left.3dm"_s);
    QVERIFY(await(StreamsResource(m_ada->client()).remove(gone)).index() == 0);
    openPage(m_bruno.get());
    SessionClients *clients = m_bruno->clients();
    QTRY_VERIFY(clients->isOrphan(shutOut.id()) && clients->isOrphan(left.id()));
    QVERIFY(!clients->isOrphan(kept.id()));
    table()->select(left.id());
    const QModelIndex remark = table()->currentIndex().siblingAtColumn(6);
    QCOMPARE(remark.data().toString(), u"Its stream was deleted, or is not shared with you"_s);
    for (const char *what : {"clientRename", "clientDelete"}) {
        QVERIFY2(!action(what)->isEnabled(), what);
        QVERIFY2(action(what)->toolTip().contains("was deleted"_L1), qPrintable(action(what)->toolTip()));
    }
    part<QCheckBox>("clientsOddOnly")->setChecked(true);
    QTRY_VERIFY(table()->shownCount() >= 2);
    table()->selectAll(QStringList{kept.id()});
    QVERIFY(table()->selectedIds().isEmpty()); // not shown
    part<QCheckBox>("clientsOddOnly")->setChecked(false);
    table()->select(kept.id());
    QTRY_VERIFY(action("clientDelete")->isEnabled());

    // Its stream goes while one looks.
    SPECKLE_VALUE(plan, m_bruno->planDeletion(id));
    SPECKLE_VALUE(report, m_bruno->deleteStream(plan));
    Q_UNUSED(report)
    QTRY_VERIFY(clients->isOrphan(kept.id()));
    QTRY_VERIFY(!action("clientDelete")->isEnabled());
}

void StreamClientsTest::administratorsSeeWhatIsThere()
{
    const QString id = newStream(m_bruno.get(), {{u"private"_s, true}}).streamId();
    const ApiClient made = newClient(m_ada.get(), id, u"admins.3dm"_s);
    const ApiClient lost = newClient(m_ada.get(), u"not-there"_s, u"lost.3dm"_s);
    openPage(m_ada.get());
    QTRY_VERIFY(m_ada->clients()->isOrphan(lost.id()));
    QTRY_VERIFY(m_ada->stream(id).has_value());
    QVERIFY(!m_ada->clients()->isOrphan(made.id()));
    table()->select(made.id());
    QVERIFY(action("clientDelete")->isEnabled());
}

void StreamClientsTest::saysThatItCannotBeLoaded()
{
    FaultProxy proxy(m_sandbox.address());
    const auto session = signIn(proxy.address(), u"bruno@sample.speckle"_s);
    QVERIFY(session);
    const QString id = newStream(session.get()).streamId();
    QVERIFY(!newClient(session.get(), id, u"one.3dm"_s).isEmpty());
    open(session.get(), id);
    QTRY_COMPARE(table()->shownCount(), 1);
    proxy.setMode(FaultProxy::Mode::Refuse);
    QSignalSpy failed(tab(), &StreamPart::failed);
    QSignalSpy recovered(tab(), &StreamPart::recovered);
    tab()->refresh();
    QTRY_VERIFY(failed.count() > 0);
    QCOMPARE(table()->shownCount(), 1); // what was there stays
    proxy.setMode(FaultProxy::Mode::Pass);
    tab()->refresh();
    QTRY_VERIFY(recovered.count() > 0);
    m_view.reset();
}

void StreamClientsTest::showsHostileTextPlainly()
{
    const QString id = newStream(m_bruno.get()).streamId();
    QVERIFY(!newClient(m_bruno.get(), id, u"<b>bold</b>\n\u202Eevil"_s + QString(5000, u'x')).isEmpty());
    open(m_bruno.get(), id);
    QTRY_COMPARE(table()->shownCount(), 1);
    QVERIFY(cell(0, 0).startsWith("<b>bold</b>"_L1));
    QVERIFY(!cell(0, 0).contains(u'\n'));
    QVERIFY(!table()->model()->index(0, 0).data(Qt::ToolTipRole).toString().contains("<b>"_L1));
    table()->focusFirst();
    QTest::keyClick(table(), Qt::Key_Return);
    auto *document = part<QLineEdit>("clientDetailsDocument");
    QTRY_VERIFY(document && !document->text().isEmpty());
    QVERIFY(!document->text().contains(u'\n'));
    QVERIFY(!document->text().contains(QChar(0x202E)));
    QVERIFY(part<QDialog>("clientDetails")->width() < 1000);
}

void StreamClientsTest::livesWithoutASession()
{
    auto session = signIn(m_sandbox.address(), u"bruno@sample.speckle"_s);
    QVERIFY(session);
    const QString id = newStream(session.get()).streamId();
    QVERIFY(!newClient(session.get(), id, u"one.3dm"_s).isEmpty());
    open(session.get(), id);
    QTRY_COMPARE(table()->shownCount(), 1);
    table()->focusFirst();
    QTest::keyClick(table(), Qt::Key_Return);
    QVERIFY(part<QDialog>("clientDetails"));
    tab()->setSession(nullptr);
    session.reset();
    QVERIFY(!part<QDialog>("clientDetails"));
    QCOMPARE(table()->shownCount(), 0);
    QCOMPARE(tab()->title(), u"Clients"_s);
    tab()->refresh();
    tab()->activate();
    QVERIFY(!action("clientCreate")->isEnabled());
    QVERIFY(!action("clientCreate")->toolTip().isEmpty());
    tab()->setSession(m_ada.get());
    tab()->activate();
    QTRY_COMPARE(table()->shownCount(), 1);
}

} // namespace Speckle

QTEST_MAIN(Speckle::StreamClientsTest)
#include "tst_streamclients.moc"
