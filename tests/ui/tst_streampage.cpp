// SPDX-License-Identifier: MIT
#include "ui/pages/streampage.h"

#include "core/objects/objectstore.h"
#include "tests/support/await.h"
#include "tests/support/faultproxy.h"
#include "tests/support/sandboxprocess.h"
#include "tests/ui/samplesession.h"
#include "ui/models/layersmodel.h"
#include "ui/models/objecttreemodel.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/statepane.h"
#include "ui/widgets/tagedit.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
constexpr auto Structure = "Harbour Office – Structure";
}

class StreamPageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void showsTheStream();
    void savesWhatWasTyped();
    void keepsTheFormWhenASaveFails();
    void keepsTheFormWhenTheServerDies();
    void refusesToSaveNonsense();
    void reloadsByItselfWhereNothingIsUnsaved();
    void saysWhoChangedIt();
    void offersToReloadWhereSomethingIs();
    void asksWhoseValueIsKept();
    void keepsTheFormWhereNobodyChooses();
    void followsTagsOneByOne();
    void comesBackAfterAGap();
    void saysWhoMayNotWrite();
    void saysWhoMayNotRead();
    void showsObjectsAndTheirJson();
    void showsTheLayers();
    void remembersItsColumns();
    void showsHostileTextPlainly();
    void keepsADraftOverSignOut();
    void reachesEveryFieldByTab();

private:
    [[nodiscard]] Stream make(Session *session, const QString &name);
    void open(Session *session, const QString &streamId, UiState *state = nullptr);
    template <typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }
    void retype(const char *name, const QString &text) const
    {
        auto *edit = part<QLineEdit>(name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    [[nodiscard]] QString nameAtServer(const QString &streamId) const;
    //! By somebody whose program tells nobody.
    void changeSilently(const QString &streamId, const QJsonObject &changes) const;

    SandboxProcess m_sandbox;
    std::unique_ptr<Session> m_ada;
    std::unique_ptr<Session> m_bruno;
    QString m_structure;
    std::unique_ptr<StreamPage> m_page;
};

void StreamPageTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QVERIFY(m_sandbox.start({u"--sample"_s, u"small"_s}));
    m_ada = signIn(m_sandbox.address(), u"ada@sample.speckle"_s);
    m_bruno = signIn(m_sandbox.address(), u"bruno@sample.speckle"_s);
    QVERIFY(m_ada);
    QVERIFY(m_bruno);
    m_structure = streamIdByName(m_ada.get(), QString::fromUtf8(Structure));
    QVERIFY(!m_structure.isEmpty());
}

void StreamPageTest::cleanup()
{
    m_page.reset();
}

Stream StreamPageTest::make(Session *session, const QString &name)
{
    Stream stream;
    stream.setName(name);
    stream.setValue("canWrite", QJsonArray{m_bruno->userId(), m_ada->userId()});
    const auto outcome = await(StreamsResource(session->client()).create(stream));
    return outcome.index() == 0 ? std::get<0>(outcome) : Stream();
}

void StreamPageTest::open(Session *session, const QString &streamId, UiState *state)
{
    m_page = std::make_unique<StreamPage>(session, u"account"_s, streamId, state);
    m_page->resize(1000, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

QString StreamPageTest::nameAtServer(const QString &streamId) const
{
    const auto outcome = await(StreamsResource(m_bruno->client()).get(streamId, Query().fields({u"name"_s})));
    return outcome.index() == 0 ? std::get<0>(outcome).name() : QString();
}

void StreamPageTest::changeSilently(const QString &streamId, const QJsonObject &changes) const
{
    Stream before;
    before.setValue("streamId", streamId);
    Stream after = before;
    after.merge(changes);
    QCOMPARE(await(StreamsResource(m_bruno->client()).update(before, after)).index(), size_t(0));
}

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
    QVERIFY(!part<QPushButton>("saveButton")->isEnabled());
    QVERIFY(!part<QPushButton>("revertButton")->isEnabled());
    QVERIFY(!m_page->isModified());
    QTest::mouseClick(part<QToolButton>("copyIdButton"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), m_structure);
}

void StreamPageTest::savesWhatWasTyped()
{
    const Stream stream = make(m_ada.get(), u"To be renamed"_s);
    open(m_ada.get(), stream.streamId());
    QTRY_COMPARE(part<QLineEdit>("nameEdit")->text(), u"To be renamed"_s);
    QSignalSpy modified(m_page.get(), &Page::modifiedChanged);
    QSignalSpy saved(m_page.get(), &Page::saved);
    QSignalSpy titled(m_page.get(), &Page::titleChanged);
    m_page->focusStart();
    QTRY_VERIFY(part<QLineEdit>("nameEdit")->hasFocus());
    retype("nameEdit", u"Renamed"_s);
    retype("toleranceEdit", u"0.25"_s);
    QCOMPARE(modified.count(), 1);
    QVERIFY(m_page->isModified());
    QVERIFY(!part<QLabel>("nameEditMark")->text().isEmpty());
    QVERIFY(part<QLabel>("jobNumberEditMark")->text().isEmpty());
    QVERIFY(part<QPushButton>("saveButton")->isEnabled());
    QTest::keyClick(part<QLineEdit>("toleranceEdit"), Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(saved.count(), 1);
    QVERIFY(!m_page->isModified());
    QCOMPARE(modified.count(), 2);
    QCOMPARE(titled.count(), 1);
    QCOMPARE(m_page->title(), u"Renamed"_s);
    QCOMPARE(nameAtServer(stream.streamId()), u"Renamed"_s);
    // Nothing to save: nothing is sent.
    m_page->save();
    QCOMPARE(saved.count(), 1);

    retype("nameEdit", u"Never mind"_s);
    QTest::mouseClick(part<QPushButton>("revertButton"), Qt::LeftButton);
    QVERIFY(!m_page->isModified());
    QCOMPARE(part<QLineEdit>("nameEdit")->text(), u"Renamed"_s);
}

void StreamPageTest::keepsTheFormWhenASaveFails()
{
    const Stream stream = make(m_ada.get(), u"Fragile"_s);
    FaultProxy proxy(m_sandbox.address());
    auto session = signIn(proxy.address(), u"ada@sample.speckle"_s);
    QVERIFY(session);
    open(session.get(), stream.streamId());
    QTRY_COMPARE(part<QLineEdit>("nameEdit")->text(), u"Fragile"_s);
    ApiError error;
    std::function<void()> retry;
    connect(m_page.get(), &Page::failed, this, [&](const ApiError &why, const std::function<void()> &again) {
        // The page itself may fail to load on the way; it is the save that is asked after here.
        if (why.action.contains("save"_L1) || !retry) {
            error = why;
            retry = again;
        }
    });
    QSignalSpy saved(m_page.get(), &Page::saved);
    retype("nameEdit", u"Typed with care"_s);
    proxy.setMode(FaultProxy::Mode::Refuse);
    QTest::mouseClick(part<QPushButton>("saveButton"), Qt::LeftButton);
    QTRY_VERIFY(error.isError());
    QCOMPARE(part<QLineEdit>("nameEdit")->text(), u"Typed with care"_s);
    QVERIFY(m_page->isModified());
    QTRY_VERIFY(part<QPushButton>("saveButton")->isEnabled());
    QVERIFY(!m_page->draft().isEmpty());
    proxy.setMode(FaultProxy::Mode::Pass);
    QVERIFY(retry);
    retry();
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(nameAtServer(stream.streamId()), u"Typed with care"_s);
    m_page.reset();
    retry(); // the bar may keep it longer than the page lives
}

void StreamPageTest::keepsTheFormWhenTheServerDies()
{
    SandboxProcess doomed;
    QVERIFY(doomed.start({u"--sample"_s, u"small"_s}));
    auto session = signIn(doomed.address(), u"ada@sample.speckle"_s);
    QVERIFY(session);
    open(session.get(), streamIdByName(session.get(), QString::fromUtf8(Structure)));
    QTRY_COMPARE(part<QLineEdit>("nameEdit")->text(), QString::fromUtf8(Structure));
    QSignalSpy failed(m_page.get(), &Page::failed);
    retype("jobNumberEdit", u"4711"_s);
    doomed.kill();
    QTest::mouseClick(part<QPushButton>("saveButton"), Qt::LeftButton);
    QTRY_VERIFY(failed.count() >= 1);
    QCOMPARE(part<QLineEdit>("jobNumberEdit")->text(), u"4711"_s);
    QVERIFY(m_page->isModified());
    m_page.reset();
}

void StreamPageTest::refusesToSaveNonsense()
{
    const Stream stream = make(m_ada.get(), u"Precise"_s);
    open(m_ada.get(), stream.streamId());
    QTRY_COMPARE(part<QLineEdit>("nameEdit")->text(), u"Precise"_s);
    QSignalSpy failed(m_page.get(), &Page::failed);
    retype("toleranceEdit", u"a bit"_s);
    QVERIFY(!part<QPushButton>("saveButton")->isEnabled());
    part<QLineEdit>("nameEdit")->setFocus();
    QTest::keyClick(part<QLineEdit>("nameEdit"), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(part<QLineEdit>("toleranceEdit")->hasFocus());
    // Whoever waits for the outcome of save() gets one, and the error bar stays away.
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed.at(0).at(0).value<ApiError>().isCancelled());
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

void StreamPageTest::offersToReloadWhereSomethingIs()
{
    const Stream stream = make(m_ada.get(), u"Before"_s);
    open(m_ada.get(), stream.streamId());
    QTRY_COMPARE(part<QLineEdit>("nameEdit")->text(), u"Before"_s);
    retype("jobNumberEdit", u"mine"_s);
    SPECKLE_VALUE(before, m_bruno->loadStream(stream.streamId()));
    Stream after = before;
    after.setName(u"Theirs"_s);
    after.setJobNumber(u"theirs"_s);
    SPECKLE_VALUE(saved, m_bruno->saveStream(before, after));
    Q_UNUSED(saved)
    QTRY_VERIFY(part<QPushButton>("refreshButton")->isVisible());
    QCOMPARE(part<QLineEdit>("nameEdit")->text(), u"Before"_s);
    QTest::mouseClick(part<QPushButton>("refreshButton"), Qt::LeftButton);
    QTRY_COMPARE(part<QLineEdit>("nameEdit")->text(), u"Theirs"_s);
    QCOMPARE(part<QLineEdit>("jobNumberEdit")->text(), u"mine"_s);
    QVERIFY(part<QLabel>("jobNumberEditMessage")->isVisible());
    QVERIFY(part<QLabel>("jobNumberEditMessage")->text().contains("theirs"_L1));
    QVERIFY(m_page->isModified());
    m_page->save();
    QTRY_VERIFY(!m_page->isModified());
    QCOMPARE(nameAtServer(stream.streamId()), u"Theirs"_s);
}

void StreamPageTest::asksWhoseValueIsKept()
{
    const Stream stream = make(m_ada.get(), u"Before"_s);
    open(m_ada.get(), stream.streamId());
    QTRY_COMPARE(part<QLineEdit>("nameEdit")->text(), u"Before"_s);
    retype("nameEdit", u"Mine"_s);
    retype("jobNumberEdit", u"my number"_s);
    retype("commitMessageEdit", u"only I"_s);
    changeSilently(stream.streamId(), {{u"name"_s, u"Theirs"_s}, {u"jobNumber"_s, u"their number"_s}});
    QSignalSpy saved(m_page.get(), &Page::saved);
    QSignalSpy failed(m_page.get(), &Page::failed);
    part<QLineEdit>("nameEdit")->setFocus();
    QTest::keyClick(part<QLineEdit>("nameEdit"), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(part<QDialog>("conflictDialog"));
    auto *dialog = part<QDialog>("conflictDialog");
    QTRY_VERIFY(dialog->isVisible());
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QCOMPARE(nameAtServer(stream.streamId()), u"Theirs"_s); // nothing was overwritten
    QCOMPARE(dialog->findChild<QLabel *>(u"conflict0"_s)->text(), u"Job number"_s);
    QCOMPARE(dialog->findChild<QLabel *>(u"theirsValue0"_s)->text(), u"their number"_s);
    QCOMPARE(dialog->findChild<QLabel *>(u"mineValue1"_s)->text(), u"Mine"_s);
    QVERIFY(!dialog->findChild<QPushButton *>(u"saveChoicesButton"_s)->isEnabled());
    m_page->save(); // asked already
    QCOMPARE(m_page->findChildren<QDialog *>(u"conflictDialog"_s).size(), 1);

    auto *theirs = dialog->findChild<QRadioButton *>(u"theirs0"_s);
    auto *mine = dialog->findChild<QRadioButton *>(u"mine1"_s);
    theirs->setFocus();
    QTest::keyClick(theirs, Qt::Key_Space);
    QVERIFY(!dialog->findChild<QPushButton *>(u"saveChoicesButton"_s)->isEnabled());
    mine->setFocus();
    QTest::keyClick(mine, Qt::Key_Space);
    QTest::keyClick(mine, Qt::Key_Return);
    QTRY_COMPARE(saved.count(), 1);
    QVERIFY(failed.isEmpty());
    QVERIFY(!m_page->isModified());
    QCOMPARE(part<QLineEdit>("nameEdit")->text(), u"Mine"_s);
    QCOMPARE(part<QLineEdit>("jobNumberEdit")->text(), u"their number"_s);
    SPECKLE_VALUE(now, StreamsResource(m_bruno->client()).get(stream.streamId()));
    QCOMPARE(now.name(), u"Mine"_s);
    QCOMPARE(now.jobNumber(), u"their number"_s);
    QCOMPARE(now.commitMessage(), u"only I"_s);
    QTRY_VERIFY(!part<QDialog>("conflictDialog"));
}

void StreamPageTest::keepsTheFormWhereNobodyChooses()
{
    const Stream stream = make(m_ada.get(), u"Before"_s);
    open(m_ada.get(), stream.streamId());
    QTRY_COMPARE(part<QLineEdit>("nameEdit")->text(), u"Before"_s);
    retype("nameEdit", u"Mine"_s);
    changeSilently(stream.streamId(), {{u"name"_s, u"Theirs"_s}});
    QSignalSpy failed(m_page.get(), &Page::failed);
    m_page->save();
    QTRY_VERIFY(part<QDialog>("conflictDialog"));
    auto *dialog = part<QDialog>("conflictDialog");
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_COMPARE(failed.count(), 1); // whoever waits for the outcome learns that there is none
    QVERIFY(failed.at(0).at(0).value<ApiError>().isCancelled());
    QCOMPARE(part<QLineEdit>("nameEdit")->text(), u"Mine"_s);
    QVERIFY(m_page->isModified());
    QVERIFY(part<QLabel>("nameEditMessage")->text().contains("Theirs"_L1));
    QCOMPARE(nameAtServer(stream.streamId()), u"Theirs"_s);
    QTRY_VERIFY(part<QPushButton>("saveButton")->isEnabled());
    // Told of it, to save is to replace it.
    QSignalSpy saved(m_page.get(), &Page::saved);
    m_page->save();
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(nameAtServer(stream.streamId()), u"Mine"_s);
    QVERIFY(!part<QDialog>("conflictDialog"));
}

void StreamPageTest::followsTagsOneByOne()
{
    const Stream stream = make(m_ada.get(), u"Tagged"_s);
    changeSilently(stream.streamId(), {{u"tags"_s, QJsonArray{u"a"_s, u"b"_s}}});
    open(m_ada.get(), stream.streamId());
    auto *tags = part<TagEdit>("tagsEdit");
    QTRY_COMPARE(tags->tags(), (QStringList{u"a"_s, u"b"_s}));
    auto *line = part<QLineEdit>("newTagEdit");
    line->setFocus();
    QTest::keyClicks(line, u"mine"_s);
    QTest::keyClick(line, Qt::Key_Return);
    changeSilently(stream.streamId(), {{u"tags"_s, QJsonArray{u"b"_s, u"theirs"_s}}});
    m_page->refresh();
    QTRY_COMPARE(tags->tags(), (QStringList{u"b"_s, u"theirs"_s, u"mine"_s}));
    QVERIFY(m_page->isModified());
    changeSilently(stream.streamId(), {{u"tags"_s, QJsonArray{u"b"_s, u"theirs"_s, u"late"_s}}});
    QSignalSpy saved(m_page.get(), &Page::saved);
    m_page->save();
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(tags->tags(), (QStringList{u"b"_s, u"theirs"_s, u"late"_s, u"mine"_s}));
    QVERIFY(!m_page->isModified());
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
    QVERIFY(!part<QPushButton>("saveButton")->isEnabled());
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

void StreamPageTest::keepsADraftOverSignOut()
{
    const Stream stream = make(m_ada.get(), u"Kept"_s);
    auto session = signIn(m_sandbox.address(), u"ada@sample.speckle"_s);
    QVERIFY(session);
    open(session.get(), stream.streamId());
    QTRY_COMPARE(part<QLineEdit>("nameEdit")->text(), u"Kept"_s);
    QSignalSpy drafted(m_page.get(), &Page::draftChanged);
    retype("nameEdit", u"Typed"_s);
    QVERIFY(drafted.count() >= 1);
    const QJsonObject draft = m_page->draft();
    QVERIFY(!draft.isEmpty());
    m_page->setSession(nullptr);
    session.reset();
    QCOMPARE(part<QLineEdit>("nameEdit")->text(), u"Typed"_s);
    QVERIFY(!part<QPushButton>("saveButton")->isEnabled());
    m_page->setSession(m_ada.get());
    QTRY_VERIFY(part<QPushButton>("saveButton")->isEnabled());
    QCOMPARE(part<QLineEdit>("nameEdit")->text(), u"Typed"_s);
    m_page->discard();
    QVERIFY(m_page->draft().isEmpty());

    // As after a crash: the draft is put in before the stream is here.
    m_page = std::make_unique<StreamPage>(m_ada.get(), u"account"_s, stream.streamId(), nullptr);
    m_page->restoreDraft(draft);
    m_page->show();
    QTRY_COMPARE(part<QLineEdit>("nameEdit")->text(), u"Typed"_s);
    QTRY_VERIFY(m_page->isModified());
}

void StreamPageTest::reachesEveryFieldByTab()
{
    const Stream stream = make(m_ada.get(), u"Keys"_s);
    open(m_ada.get(), stream.streamId());
    QTRY_COMPARE(part<QLineEdit>("nameEdit")->text(), u"Keys"_s);
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
    const QStringList wanted{u"nameEdit"_s,      u"descriptionEdit"_s,   u"newTagEdit"_s,
                             u"jobNumberEdit"_s, u"commitMessageEdit"_s, u"privateCheck"_s,
                             u"unitsCombo"_s,    u"toleranceEdit"_s,     u"angleToleranceEdit"_s,
                             u"revertButton"_s,  u"saveButton"_s};
    qsizetype at = -1;
    for (const QString &name : wanted) {
        const qsizetype place = order.indexOf(name);
        QVERIFY2(place > at, qPrintable(name + u" in "_s + order.join(u' ')));
        at = place;
    }
}

} // namespace Speckle

QTEST_MAIN(Speckle::StreamPageTest)
#include "tst_streampage.moc"
