// SPDX-License-Identifier: MIT
#include "core/objects/objectstore.h"
#include "tests/support/await.h"
#include "tests/support/faultproxy.h"
#include "tests/ui/streampagedesk.h"
#include "ui/models/layersmodel.h"
#include "ui/models/objecttreemodel.h"
#include "ui/objects/jsonview.h"
#include "ui/pages/streamjson.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/statepane.h"
#include "ui/widgets/tagedit.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Speckle {

//! What a stream's page shows, to whom, and how it follows what others do.
class StreamPageTest : public QObject, private StreamPageDesk
{
    Q_OBJECT

private slots:
    void initTestCase() { sitDown(); }
    void cleanup() { m_page.reset(); }
    void showsTheStream();
    void reloadsByItselfWhereNothingIsUnsaved();
    void saysWhoChangedIt();
    void comesBackAfterAGap();
    void saysWhoMayNotWrite();
    void saysWhoMayNotRead();
    void showsObjectsAndTheirJson();
    void showsTheLayers();
    void remembersItsColumns();
    void showsHostileTextPlainly();
    void reachesEveryFieldByTab();
    void reachesItsPartsBeforeTheirFields();
    void reachesLatePartsBeforeWhatStandsBeside();
    void makesThePartThatIsWanted();
};

void StreamPageTest::showsTheStream()
{
    open(m_ada.get(), m_structure);
    QTRY_COMPARE(m_page->title(), QString::fromUtf8(Structure));
    QCOMPARE(m_page->address(), u"stream/"_s + m_structure);
    QCOMPARE(m_page->liveStreamId(), m_structure);
    QTRY_COMPARE(part<QLineEdit>("nameEdit")->text(), QString::fromUtf8(Structure));
    QCOMPARE(part<TagEdit>("tagsEdit")->tags(), (QStringList{u"structure"_s, u"concrete"_s, u"stage-3"_s}));
    QTRY_COMPARE(part<QWidget>("streamOwner")->accessibleName(), u"Chiara Moretti"_s);
    QCOMPARE(part<QLabel>("streamIdLabel")->text(), m_structure);
    QVERIFY(!part<QPushButton>("streamSaveButton")->isEnabled());
    QVERIFY(!part<QPushButton>("streamRevertButton")->isEnabled());
    QVERIFY(!m_page->isModified());
    QTest::mouseClick(part<QToolButton>("copyIdButton"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), m_structure);
}

void StreamPageTest::reloadsByItselfWhereNothingIsUnsaved()
{
    const Stream stream = make(m_ada.get(), u"Before"_s);
    open(m_ada.get(), stream.streamId());
    QTRY_COMPARE(part<QLineEdit>("nameEdit")->text(), u"Before"_s);
    QVERIFY(!part<Banner>("outdatedBanner")->isVisible());
    SPECKLE_VALUE(before, m_bruno->loadStream(stream.streamId()));
    Stream after = before;
    after.setName(u"After"_s);
    SPECKLE_VALUE(saved, m_bruno->saveStream(before, after));
    Q_UNUSED(saved)
    QTRY_COMPARE(part<QLineEdit>("nameEdit")->text(), u"After"_s);
    QTRY_VERIFY(part<Banner>("outdatedBanner")->isVisible());
    QVERIFY(part<Banner>("outdatedBanner")->message().contains("update-name"_L1));
    QTRY_VERIFY(!part<QPushButton>("refreshButton")->isVisible());
    QVERIFY(!m_page->isModified());
}

void StreamPageTest::saysWhoChangedIt()
{
    open(m_ada.get(), m_structure);
    QTRY_COMPARE(part<QLineEdit>("nameEdit")->text(), QString::fromUtf8(Structure));
    QTRY_VERIFY(!m_ada->clientsOf(m_structure).isEmpty());
    const auto clients = m_ada->clientsOf(m_structure);
    const auto revit = std::find_if(clients.cbegin(), clients.cend(), [](const ApiClient &client) {
        return client.documentType() == "Revit"_L1;
    });
    QVERIFY(revit != clients.cend());
    auto *banner = part<Banner>("outdatedBanner");
    emit m_ada->streamOutdated(m_structure, u"update-global"_s, revit->id());
    QTRY_VERIFY2(banner->message().contains("Chiara Moretti (Revit)"_L1), qPrintable(banner->message()));
    // An id says nothing to anybody.
    emit m_ada->streamOutdated(m_structure, u"update-<b>"_s, u"0123456789abcdef01234567"_s);
    QTRY_VERIFY2(banner->message().startsWith("Somebody"_L1), qPrintable(banner->message()));
    QVERIFY(!banner->message().contains("0123456789"_L1));
    QVERIFY(banner->message().contains("update-<b>"_L1));
    emit m_ada->streamOutdated(u"another"_s, u"update-name"_s, revit->id());
    QVERIFY(!banner->message().contains("update-name"_L1));
}

void StreamPageTest::comesBackAfterAGap()
{
    const Stream stream = make(m_ada.get(), u"Before the gap"_s);
    FaultProxy proxy(m_sandbox.address());
    auto session = signIn(proxy.address(), u"ada@sample.speckle"_s);
    QVERIFY(session);
    open(session.get(), stream.streamId());
    QTRY_COMPARE(part<QLineEdit>("nameEdit")->text(), u"Before the gap"_s);
    proxy.setMode(FaultProxy::Mode::Cut);
    QTRY_VERIFY(session->state() != Session::State::Online);
    Stream after = stream;
    after.setName(u"Meanwhile"_s);
    SPECKLE_VALUE(saved, m_bruno->saveStream(stream, after));
    Q_UNUSED(saved)
    proxy.setMode(FaultProxy::Mode::Pass);
    QTRY_COMPARE_WITH_TIMEOUT(part<QLineEdit>("nameEdit")->text(), u"Meanwhile"_s, 20'000);
    QTRY_VERIFY(part<Banner>("outdatedBanner")->isVisible());
    m_page.reset();
}

void StreamPageTest::saysWhoMayNotWrite()
{
    auto emi = signIn(m_sandbox.address(), u"emi@sample.speckle"_s);
    QVERIFY(emi);
    open(emi.get(), m_structure);
    QTRY_COMPARE(part<QLineEdit>("nameEdit")->text(), QString::fromUtf8(Structure));
    QTRY_VERIFY(part<QWidget>("readOnlyReason")->isVisible());
    QVERIFY(part<QLineEdit>("nameEdit")->isReadOnly());
    QVERIFY(part<QPlainTextEdit>("descriptionEdit")->isReadOnly());
    QVERIFY(!part<QCheckBox>("privateCheck")->isEnabled());
    QVERIFY(!part<QPushButton>("streamSaveButton")->isEnabled());
    QTRY_VERIFY(part<QLabel>("readOnlyText")->text().contains("Chiara"_L1));
    m_page.reset();
}

void StreamPageTest::saysWhoMayNotRead()
{
    Stream secret;
    secret.setName(u"Secret"_s);
    secret.setPrivate(true);
    SPECKLE_VALUE(made, StreamsResource(m_bruno->client()).create(secret));
    auto emi = signIn(m_sandbox.address(), u"emi@sample.speckle"_s);
    QVERIFY(emi);
    open(emi.get(), made.streamId());
    QTRY_COMPARE(m_page->findChild<StatePane *>()->state(), StatePane::State::Forbidden);
    open(emi.get(), u"nosuchstream"_s);
    QTRY_COMPARE(m_page->findChild<StatePane *>()->state(), StatePane::State::Failed);
    m_page.reset();
}

void StreamPageTest::showsObjectsAndTheirJson()
{
    open(m_ada.get(), m_structure);
    auto *tabs = part<QTabWidget>("streamTabs");
    auto *tree = part<QTreeView>("objectsTree");
    auto *json = part<QPlainTextEdit>("jsonView");
    QTRY_VERIFY(tree->model()->rowCount() > 1);
    tabs->setCurrentIndex(2);
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Home);
    QTest::keyClick(tree, Qt::Key_Right);
    QVERIFY(tree->isExpanded(tree->model()->index(0, 0)));
    QTest::keyClick(tree, Qt::Key_Down);
    const QModelIndex row = tree->currentIndex();
    QVERIFY(row.parent().isValid());
    QTRY_VERIFY(row.siblingAtColumn(1).data().toString() != QString());
    const QString id = row.siblingAtColumn(2).data().toString();
    QTRY_VERIFY2(json->toPlainText().contains(id), qPrintable(json->toPlainText().left(200)));
    // The whole of it comes after what the tree fetched: with the large fields.
    const auto outcome = await(m_ada->objects()->fetchWhole(id));
    QCOMPARE(outcome.index(), size_t(0));
    QTest::keyClick(tree, Qt::Key_Down);
    const QString next = tree->currentIndex().siblingAtColumn(2).data().toString();
    QTRY_VERIFY(json->toPlainText().contains(next));
    QVERIFY(json->isReadOnly());
    QCOMPARE(json->lineWrapMode(), QPlainTextEdit::NoWrap);
}

void StreamPageTest::showsTheLayers()
{
    open(m_ada.get(), m_structure);
    auto *table = part<QTreeView>("layersTable");
    QTRY_VERIFY(table->model()->rowCount() > 1);
    auto *tabs = part<QTabWidget>("streamTabs");
    tabs->setCurrentIndex(1);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Home);
    QTest::keyClick(table, Qt::Key_Down);
    const QString layer = table->currentIndex().siblingAtColumn(0).data().toString();
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(tabs->currentIndex(), 2);
    auto *tree = part<QTreeView>("objectsTree");
    QCOMPARE(tree->currentIndex().siblingAtColumn(0).data().toString(), layer);
    QVERIFY(tree->isExpanded(tree->currentIndex()));
    QVERIFY(tree->hasFocus());
}

void StreamPageTest::remembersItsColumns()
{
    UiState state({});
    open(m_ada.get(), m_structure, &state);
    part<QTreeView>("layersTable")->header()->resizeSection(LayersModel::Range, 123);
    part<QTreeView>("objectsTree")->header()->resizeSection(ObjectTreeModel::Type, 145);
    open(m_ada.get(), m_structure, &state);
    QCOMPARE(part<QTreeView>("layersTable")->header()->sectionSize(LayersModel::Range), 123);
    QCOMPARE(part<QTreeView>("objectsTree")->header()->sectionSize(ObjectTreeModel::Type), 145);
}

void StreamPageTest::showsHostileTextPlainly()
{
    const QString evil = u"<img src='file:///etc/passwd'>&amp;\n\u202Ec4n4ry"_s;
    Stream stream;
    stream.setName(evil);
    stream.setDescription(evil);
    stream.setCommitMessage(evil);
    stream.setJobNumber(evil);
    stream.setTags({evil});
    stream.setUnits(evil);
    stream.setValue("layers", QJsonArray{QJsonObject{{u"guid"_s, u"g"_s},
                                                     {u"name"_s, evil},
                                                     {u"startIndex"_s, 0},
                                                     {u"objectCount"_s, 5},
                                                     {u"topology"_s, u"0;0-5 "_s},
                                                     {u"orderIndex"_s, 0}}});
    SPECKLE_VALUE(made, StreamsResource(m_ada->client()).create(stream));
    open(m_ada.get(), made.streamId());
    QTRY_COMPARE(part<QPlainTextEdit>("descriptionEdit")->toPlainText(), evil);
    QCOMPARE(m_page->title(), evil);
    QVERIFY(!m_page->isModified());
    auto *layers = part<QTreeView>("layersTable");
    QTRY_COMPARE(layers->model()->rowCount(), 1);
    for (const QLabel *label : m_page->findChildren<QLabel *>()) {
        if (label->text().contains("c4n4ry"_L1))
            QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->objectName()));
    }
    for (const QWidget *widget : m_page->findChildren<QWidget *>())
        QVERIFY2(!widget->toolTip().contains("<img"_L1), qPrintable(widget->objectName()));
    // One line each, and nothing that would stretch the window.
    QVERIFY(part<QWidget>("streamName")->height() < 50);
    QVERIFY(m_page->minimumSizeHint().width() < 900);
}

void StreamPageTest::reachesEveryFieldByTab()
{
    const Stream stream = make(m_ada.get(), u"Keys"_s);
    changeSilently(stream.streamId(), {{u"tags"_s, QJsonArray{u"one"_s, u"two"_s}}});
    open(m_ada.get(), stream.streamId());
    QTRY_COMPARE(part<TagEdit>("tagsEdit")->tags().size(), 2);
    part<QLineEdit>("nameEdit")->setFocus();
    QTest::keyClicks(part<QLineEdit>("nameEdit"), u"!"_s); // or the buttons take no focus
    QStringList order;
    for (int i = 0; i < 30; ++i) {
        const QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus);
        QVERIFY2(!focus->accessibleName().isEmpty() || qobject_cast<const QPushButton *>(focus)
                     || qobject_cast<const QComboBox *>(focus->parentWidget()),
                 qPrintable(focus->objectName()));
        const QString name = qobject_cast<const QComboBox *>(focus->parentWidget())
                                 ? focus->parentWidget()->objectName()
                                 : focus->objectName();
        if (!name.isEmpty() && !order.contains(name))
            order.append(name);
        QTest::keyClick(const_cast<QWidget *>(focus), Qt::Key_Tab);
    }
    const QStringList wanted{u"nameEdit"_s,           u"descriptionEdit"_s,   u"newTagEdit"_s,
                             u"jobNumberEdit"_s,      u"commitMessageEdit"_s, u"privateCheck"_s,
                             u"unitsCombo"_s,         u"toleranceEdit"_s,     u"angleToleranceEdit"_s,
                             u"streamRevertButton"_s, u"streamSaveButton"_s};
    qsizetype at = -1;
    for (const QString &name : wanted) {
        const qsizetype place = order.indexOf(name);
        QVERIFY2(place > at, qPrintable(name + u" in "_s + order.join(u' ')));
        at = place;
    }
}

void StreamPageTest::reachesItsPartsBeforeTheirFields()
{
    open(m_ada.get(), m_structure);
    QTRY_COMPARE(part<QLineEdit>("nameEdit")->text(), QString::fromUtf8(Structure));
    QTabBar *bar = part<QTabWidget>("streamTabs")->tabBar();
    bar->setFocus();
    QTest::keyClick(bar, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), part<QLineEdit>("nameEdit"));
    QTest::keyClick(part<QLineEdit>("nameEdit"), Qt::Key_Backtab);
    QCOMPARE(QApplication::focusWidget(), bar);
    QTest::keyClick(bar, Qt::Key_Backtab);
    QCOMPARE(QApplication::focusWidget(), part<QWidget>("streamActionsButton"));
}

// Parts are made when the page stands in its window already.
void StreamPageTest::reachesLatePartsBeforeWhatStandsBeside()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *page = new StreamPage(m_ada.get(), u"account"_s, m_structure, nullptr);
    auto *beside = new QLineEdit;
    layout->addWidget(page);
    layout->addWidget(beside);
    window.resize(1000, 760);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTRY_VERIFY(page->findChild<StreamJson *>());
    auto *tabs = page->findChild<QTabWidget *>(u"streamTabs"_s);
    for (int i = 3; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        tabs->tabBar()->setFocus();
        int reached = 0;
        for (; reached < 40 && QApplication::focusWidget() != beside; ++reached) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QWidget *focus = QApplication::focusWidget();
            QVERIFY2(tabs->currentWidget()->isAncestorOf(focus) || focus == beside,
                     qPrintable(tabs->tabText(i) + u' ' + focus->objectName()));
        }
        QVERIFY2(reached > 1 && reached < 40, qPrintable(tabs->tabText(i)));
    }
}

void StreamPageTest::makesThePartThatIsWanted()
{
    UiState state({});
    {
        StreamPage page(m_ada.get(), u"account"_s, m_structure, &state);
        auto *tabs = page.findChild<QTabWidget *>(u"streamTabs"_s);
        QVERIFY(!page.findChild<StreamJson *>());
        tabs->setCurrentIndex(tabs->count() - 1);
        QVERIFY(!page.findChild<StreamJson *>()); // nobody sees it
        page.show();
        QVERIFY(page.findChild<StreamJson *>());
        QCOMPARE(tabs->currentWidget(), page.findChild<StreamJson *>());
        QTRY_VERIFY(page.findChild<QWidget *>(u"sharingTable"_s));
        QCOMPARE(tabs->currentWidget(), page.findChild<StreamJson *>());
        QTRY_VERIFY(!page.findChild<JsonView *>(u"streamJsonView"_s)->json().isEmpty());
    }
    {
        StreamPage page(m_ada.get(), u"account"_s, m_structure, nullptr);
        page.show();
        auto *tabs = page.findChild<QTabWidget *>(u"streamTabs"_s);
        QSignalSpy changed(tabs, &QTabWidget::currentChanged);
        tabs->tabBar()->setFocus();
        for (int i = 1; i < tabs->count(); ++i)
            QTest::keyClick(tabs->tabBar(), Qt::Key_Right);
        QCOMPARE(tabs->currentWidget(), page.findChild<StreamJson *>());
        QCOMPARE(changed.count(), tabs->count() - 1);
        QCOMPARE(page.focusWidget(), tabs->tabBar());
    }
    open(m_ada.get(), m_structure, &state); // as it was left
    QCOMPARE(part<QTabWidget>("streamTabs")->currentWidget(), m_page->findChild<StreamJson *>());
}

} // namespace Speckle

QTEST_MAIN(Speckle::StreamPageTest)
#include "tst_streampage.moc"
