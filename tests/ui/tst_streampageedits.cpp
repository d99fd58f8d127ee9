// SPDX-License-Identifier: MIT
#include "tests/support/await.h"
#include "tests/support/faultproxy.h"
#include "tests/ui/streampagedesk.h"
#include "ui/widgets/tagedit.h"

#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace Speckle {

//! What is typed on a stream's page is saved as it was meant, or stays.
class StreamPageEditsTest : public QObject, private StreamPageDesk
{
    Q_OBJECT

private slots:
    void initTestCase() { sitDown(); }
    void cleanup() { m_page.reset(); }
    void savesWhatWasTyped();
    void keepsTheFormWhenASaveFails();
    void keepsTheFormWhenTheServerDies();
    void refusesToSaveNonsense();
    void offersToReloadWhereSomethingIs();
    void asksWhoseValueIsKept();
    void keepsTheFormWhereNobodyChooses();
    void followsTagsOneByOne();
    void keepsADraftOverSignOut();
};

void StreamPageEditsTest::savesWhatWasTyped()
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
    QVERIFY(part<QPushButton>("streamSaveButton")->isEnabled());
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
    QTest::mouseClick(part<QPushButton>("streamRevertButton"), Qt::LeftButton);
    QVERIFY(!m_page->isModified());
    QCOMPARE(part<QLineEdit>("nameEdit")->text(), u"Renamed"_s);
}

void StreamPageEditsTest::keepsTheFormWhenASaveFails()
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
    QTest::mouseClick(part<QPushButton>("streamSaveButton"), Qt::LeftButton);
    QTRY_VERIFY(error.isError());
    QCOMPARE(part<QLineEdit>("nameEdit")->text(), u"Typed with care"_s);
    QVERIFY(m_page->isModified());
    QTRY_VERIFY(part<QPushButton>("streamSaveButton")->isEnabled());
    QVERIFY(!m_page->draft().isEmpty());
    proxy.setMode(FaultProxy::Mode::Pass);
    QVERIFY(retry);
    retry();
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(nameAtServer(stream.streamId()), u"Typed with care"_s);
    m_page.reset();
    retry(); // the bar may keep it longer than the page lives
}

void StreamPageEditsTest::keepsTheFormWhenTheServerDies()
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
    QTest::mouseClick(part<QPushButton>("streamSaveButton"), Qt::LeftButton);
    QTRY_VERIFY(failed.count() >= 1);
    QCOMPARE(part<QLineEdit>("jobNumberEdit")->text(), u"4711"_s);
    QVERIFY(m_page->isModified());
    m_page.reset();
}

void StreamPageEditsTest::refusesToSaveNonsense()
{
    const Stream stream = make(m_ada.get(), u"Precise"_s);
    open(m_ada.get(), stream.streamId());
    QTRY_COMPARE(part<QLineEdit>("nameEdit")->text(), u"Precise"_s);
    QSignalSpy failed(m_page.get(), &Page::failed);
    retype("toleranceEdit", u"a bit"_s);
    QVERIFY(!part<QPushButton>("streamSaveButton")->isEnabled());
    part<QLineEdit>("nameEdit")->setFocus();
    QTest::keyClick(part<QLineEdit>("nameEdit"), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(part<QLineEdit>("toleranceEdit")->hasFocus());
    // Whoever waits for the outcome of save() gets one, and the error bar stays away.
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed.at(0).at(0).value<ApiError>().isCancelled());
}

void StreamPageEditsTest::offersToReloadWhereSomethingIs()
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

void StreamPageEditsTest::asksWhoseValueIsKept()
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

void StreamPageEditsTest::keepsTheFormWhereNobodyChooses()
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
    QTRY_VERIFY(part<QPushButton>("streamSaveButton")->isEnabled());
    // Told of it, to save is to replace it.
    QSignalSpy saved(m_page.get(), &Page::saved);
    m_page->save();
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(nameAtServer(stream.streamId()), u"Mine"_s);
    QVERIFY(!part<QDialog>("conflictDialog"));
}

void StreamPageEditsTest::followsTagsOneByOne()
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

void StreamPageEditsTest::keepsADraftOverSignOut()
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
    QVERIFY(!part<QPushButton>("streamSaveButton")->isEnabled());
    m_page->setSession(m_ada.get());
    QTRY_VERIFY(part<QPushButton>("streamSaveButton")->isEnabled());
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

} // namespace Speckle

QTEST_MAIN(Speckle::StreamPageEditsTest)
#include "tst_streampageedits.moc"
