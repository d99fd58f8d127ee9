// SPDX-License-Identifier: MIT
#include "core/session/sessionprojects.h"
#include "tests/support/await.h"
#include "tests/support/faultproxy.h"
#include "tests/ui/dialogkeys.h"
#include "tests/ui/projectdesk.h"
#include "ui/models/streamsmodel.h"
#include "ui/pages/streamspage.h"
#include "ui/widgets/streamstable.h"

#include <QDialog>
#include <QDropEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace Speckle {

class ProjectStreamsTest : public QObject, private ProjectDesk
{
    Q_OBJECT

private slots:
    void initTestCase() { sitDown(); }
    void init() { lay(); }
    void cleanup() { m_page.reset(); }
    void takesWhatIsDropped();
    void saysWhyWhatIsDroppedStaysOut();
    void removesStreamsAndDeletedOnes();
    void looksAgainAfterAFailure();
    void offersToMendOnceRightsAreKnown();
    void administratorsSeeStreamsOfOthers();
    void saysThatThereAreMoreToChooseFrom();

private:
    [[nodiscard]] Stream make(Session *session, const QString &name, const QJsonObject &members = {});
    //! As the table of streams of \a session has it, of these.
    [[nodiscard]] std::unique_ptr<QMimeData> dragged(Session *session, const QStringList &ids) const;
    void drop(const QMimeData *data);
};

Stream ProjectStreamsTest::make(Session *session, const QString &name, const QJsonObject &members)
{
    Stream stream;
    stream.setName(name);
    stream.setPrivate(true);
    stream.merge(members);
    const auto outcome = await(session->createStream(stream));
    return outcome.index() == 0 ? std::get<0>(outcome) : Stream();
}

std::unique_ptr<QMimeData> ProjectStreamsTest::dragged(Session *session, const QStringList &ids) const
{
    StreamsPage page(session, u"account"_s, StreamScope::Which::Own, nullptr);
    page.resize(1000, 700);
    page.show();
    auto *streams = page.findChild<StreamsTable *>();
    const auto rows = [&] {
        QModelIndexList found;
        for (int row = 0; row < streams->model()->rowCount(); ++row) {
            const QModelIndex index = streams->model()->index(row, 0);
            if (ids.contains(index.data(StreamsModel::StreamIdRole).toString()))
                found += index;
        }
        return found;
    };
    if (!QTest::qWaitFor([&] { return rows().size() == ids.size(); }))
        return nullptr;
    return std::unique_ptr<QMimeData>(streams->model()->mimeData(rows()));
}

void ProjectStreamsTest::drop(const QMimeData *data)
{
    const QPoint middle = m_page->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(middle, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page.get(), &drop);
    QVERIFY(drop.isAccepted());
    QVERIFY(!part<QDialog>("bulkDialog")); // the drag ends first
    QTRY_VERIFY(part<QDialog>("bulkDialog"));
}

void ProjectStreamsTest::takesWhatIsDropped()
{
    const Stream jetty = make(m_bruno.get(), u"Jetty"_s);
    open(m_bruno.get(), Overview);
    const auto data = dragged(m_bruno.get(), {jetty.streamId(), m_pier});
    QVERIFY(data);
    m_page->activateWindow();
    drop(data.get());
    QCOMPARE(part<QTabWidget>("projectTabs")->currentIndex(), int(Streams));
    auto *items = part<QTreeWidget>("bulkItems");
    QCOMPARE(items->topLevelItemCount(), 2);
    for (int row = 0; row < 2; ++row) {
        const QTreeWidgetItem *item = items->topLevelItem(row);
        QCOMPARE(item->isDisabled(), item->text(0) == "Pier"_L1); // that one is there
    }
    QCOMPARE(atServer().streamIds().size(), 2);
    confirmBulk(m_page.get());
    QTRY_COMPARE(table("projectStreamsTable")->shownCount(), 3);
    QVERIFY(atServer().streamIds().contains(jetty.streamId()));
    // Anything else does not.
    QMimeData text;
    text.setText(jetty.streamId());
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QApplication::sendEvent(m_page.get(), &enter);
    QVERIFY(!enter.isAccepted());
}

void ProjectStreamsTest::saysWhyWhatIsDroppedStaysOut()
{
    // Chiara may edit the project. One stream is hers, one she only reads, one she has never heard of.
    const Stream hers = make(m_chiara.get(), u"Hers"_s);
    const Stream read = make(m_bruno.get(), u"Read"_s, {{u"canRead"_s, QJsonArray{m_chiara->userId()}}});
    SPECKLE_VALUE(known, m_chiara->loadStream(read.streamId()));
    Q_UNUSED(known)
    open(m_chiara.get(), Streams);
    QTRY_COMPARE(m_chiara->userName(m_bruno->userId()), u"Bruno Okafor"_s);
    QMimeData data;
    data.setData(
        StreamsModel::mimeType(),
        QJsonDocument(QJsonArray{hers.streamId(), read.streamId(), u"x"_s}).toJson(QJsonDocument::Compact));
    drop(&data);
    auto *items = part<QTreeWidget>("bulkItems");
    QCOMPARE(items->topLevelItemCount(), 3);
    QVERIFY(!items->topLevelItem(0)->isDisabled());
    QVERIFY(items->topLevelItem(1)->isDisabled());
    QVERIFY(items->topLevelItem(1)->text(1).contains("Bruno Okafor"_L1));
    QVERIFY(items->topLevelItem(2)->isDisabled());
    confirmBulk(m_page.get());
    QVERIFY(atServer().streamIds().contains(hers.streamId()));
    QVERIFY(!atServer().streamIds().contains(read.streamId()));
    m_page.reset();
    // A reader is told so; there is nothing to begin.
    open(m_daniel.get(), Streams);
    QTRY_VERIFY(action("projectStreamAdd")->toolTip().contains("Bruno Okafor"_L1));
    drop(&data);
    QVERIFY(!part<QPushButton>("bulkStart")->isEnabled());
    QVERIFY(part<QTreeWidget>("bulkItems")->topLevelItem(0)->text(1).contains("Bruno Okafor"_L1));
    QTest::keyClick(part<QDialog>("bulkDialog"), Qt::Key_Escape);
    QTRY_VERIFY(!part<QDialog>("bulkDialog"));
}

void ProjectStreamsTest::removesStreamsAndDeletedOnes()
{
    const Stream doomed = make(m_bruno.get(), u"Doomed"_s);
    SPECKLE_VALUE(added, m_bruno->projects()->addStream(m_id, doomed.streamId()));
    QCOMPARE(added.streamIds().size(), 3);
    SPECKLE_VALUE(gone, StreamsResource(m_bruno->client()).remove(doomed.streamId()));
    Q_UNUSED(gone)
    open(m_bruno.get(), Streams);
    auto *streams = table("projectStreamsTable");
    QTRY_COMPARE(cell("projectStreamsTable", doomed.streamId(), 3), u"Deleted, and still listed"_s);
    streams->selectAll({m_pier, doomed.streamId()});
    streams->setFocus();
    QTest::keyClick(streams, Qt::Key_Delete);
    confirmBulk(m_page.get());
    QTRY_COMPARE(atServer().streamIds(), QStringList{m_quay});
    QTRY_VERIFY(!banner("danglingBanner")->isVisible());
}

void ProjectStreamsTest::looksAgainAfterAFailure()
{
    FaultProxy proxy(m_sandbox.address());
    auto session = signIn(proxy.address(), u"bruno@sample.speckle"_s);
    QVERIFY(session);
    open(session.get(), Streams);
    QTRY_COMPARE(cell("projectStreamsTable", m_quay, 0), u"Quay"_s);
    SPECKLE_VALUE(gone, StreamsResource(m_bruno->client()).remove(m_quay));
    Q_UNUSED(gone)
    QSignalSpy failed(m_page.get(), &Page::failed);
    proxy.setMode(FaultProxy::Mode::Refuse);
    m_page->refresh();
    QTRY_VERIFY(!failed.isEmpty());
    QVERIFY(!banner("danglingBanner")->isVisible());
    proxy.setMode(FaultProxy::Mode::Pass);
    m_page->refresh();
    QTRY_VERIFY(banner("danglingBanner")->isVisible());
    QTRY_COMPARE(cell("projectStreamsTable", m_quay, 0), u"%1 – deleted"_s.arg(m_quay));
    // What fails is told, and can be tried again.
    failed.clear();
    proxy.setMode(FaultProxy::Mode::Refuse);
    QTest::mouseClick(banner("danglingBanner")->actionButton(), Qt::LeftButton);
    QTRY_VERIFY(!failed.isEmpty());
    proxy.setMode(FaultProxy::Mode::Pass);
    failed.constLast().at(1).value<std::function<void()>>()();
    QTRY_COMPARE(atServer().streamIds(), QStringList{m_pier});
    QTRY_VERIFY(!banner("danglingBanner")->isVisible());
    m_page.reset();
}

void ProjectStreamsTest::offersToMendOnceRightsAreKnown()
{
    SPECKLE_VALUE(gone, StreamsResource(m_bruno->client()).remove(m_quay));
    Q_UNUSED(gone)
    Client client(m_sandbox.address());
    SPECKLE_VALUE(ada, AccountsResource(&client).login(u"ada@sample.speckle"_s, samplePassword));
    Account account;
    account.id = ada.user.id();
    account.userId = ada.user.id();
    account.server = m_sandbox.address();
    Session session(account, ada.apiToken);
    open(&session, Streams);
    QTRY_VERIFY(banner("danglingBanner")->isVisible());
    QVERIFY(!banner("danglingBanner")->actionButton()->isVisible());
    session.start(); // and it turns out that she is an administrator
    QTRY_VERIFY(banner("danglingBanner")->actionButton()->isVisible());
    QTest::mouseClick(banner("danglingBanner")->actionButton(), Qt::LeftButton);
    QTRY_COMPARE(atServer().streamIds(), QStringList{m_pier});
    m_page.reset();
}

void ProjectStreamsTest::administratorsSeeStreamsOfOthers()
{
    open(m_ada.get(), Streams);
    QTRY_COMPARE(cell("projectStreamsTable", m_pier, 0), u"Pier"_s);
    QTRY_COMPARE(cell("projectStreamsTable", m_pier, 1), u"Bruno Okafor"_s);
    QVERIFY(!banner("danglingBanner")->isVisible());
    m_page.reset();
    // Daniel may not see the streams: they are not taken for deleted.
    QSignalSpy changed(m_daniel->projects(), &SessionProjects::changed);
    open(m_daniel.get(), Streams);
    QTRY_VERIFY(!changed.isEmpty());
    QCOMPARE(cell("projectStreamsTable", m_pier, 0), m_pier);
    QVERIFY(!banner("danglingBanner")->isVisible());
}

void ProjectStreamsTest::saysThatThereAreMoreToChooseFrom()
{
    const Stream old = make(m_daniel.get(), u"Old jetty"_s);
    for (int i = 0; i < 201; ++i)
        QVERIFY(!make(m_daniel.get(), u"Bulk %1"_s.arg(i)).isEmpty());
    setAtServer({{u"canWrite"_s, QJsonArray{m_daniel->userId()}}});
    open(m_daniel.get(), Streams);
    QTRY_VERIFY(action("projectStreamAdd")->isEnabled());
    action("projectStreamAdd")->trigger();
    QTRY_VERIFY(part<QDialog>("streamChooser"));
    auto *found = table("streamChooserTable");
    QTRY_COMPARE(found->shownCount(), 200);
    auto *more = part<QLabel>("streamChooserMore");
    QVERIFY(more->isVisible());
    QVERIFY2(more->text().contains("200"_L1), qPrintable(more->text()));
    QCOMPARE(cell("streamChooserTable", old.streamId(), 0), u"no row"_s);
    auto *filter = part<QLineEdit>("streamChooserFilter");
    QTest::keyClicks(filter, u"old jetty"_s);
    QTRY_COMPARE(found->shownCount(), 1);
    QVERIFY(!more->isVisible());
    QTest::keyClick(filter, Qt::Key_Down);
    QTRY_COMPARE(found->selectedIds(), QStringList{old.streamId()});
    QTest::keyClick(found, Qt::Key_Return);
    confirmBulk(m_page.get());
    QVERIFY(atServer().streamIds().contains(old.streamId()));
}

} // namespace Speckle

QTEST_MAIN(Speckle::ProjectStreamsTest)
#include "tst_projectstreams.moc"
