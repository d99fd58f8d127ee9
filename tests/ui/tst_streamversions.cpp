// SPDX-License-Identifier: MIT
#include "ui/pages/streamversions.h"

#include "tests/support/await.h"
#include "tests/support/faultproxy.h"
#include "tests/support/sandboxprocess.h"
#include "tests/ui/samplesession.h"
#include "ui/models/objecttreemodel.h"
#include "ui/widgets/recordstable.h"
#include "ui/widgets/statepane.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace Speckle {

class StreamVersionsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { m_part.reset(); }
    void listsTheVersions();
    void loadsAnyNumber();
    void savesAVersion();
    void keepsTheNameWhenSavingFails();
    void comparesWithThePresent();
    void comparesTwoVersions();
    void restoresOne();
    void restoresNothingWhereThePresentCannotBeKept();
    void saysWhoMayNotRestore();
    void saysOfWhatItIsAVersion();
    void showsHostileTextPlainly();
    void saysThatSomeCannotBeSeen();
    void livesWithoutASession();

private:
    void open(Session *session, const QString &streamId);
    template <typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        return m_part->findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] RecordsTable *table() const { return part<RecordsTable>("versionsTable"); }
    [[nodiscard]] QAction *action(const char *name) const { return part<QAction>(name); }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return table()->model()->index(row, column).data().toString();
    }
    [[nodiscard]] Stream make(Session *session, const QString &name, const QStringList &objects);
    [[nodiscard]] QStringList idsAtServer(const QString &streamId) const;
    [[nodiscard]] Stream atServer(const QString &streamId) const;

    SandboxProcess m_sandbox;
    std::unique_ptr<Session> m_ada;
    std::unique_ptr<Session> m_bruno;
    std::unique_ptr<Session> m_emi;
    QString m_architecture;
    std::unique_ptr<StreamVersionsPart> m_part;
};

void StreamVersionsTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QVERIFY(m_sandbox.start({u"--sample"_s, u"small"_s}));
    m_ada = signIn(m_sandbox.address(), u"ada@sample.speckle"_s);
    m_bruno = signIn(m_sandbox.address(), u"bruno@sample.speckle"_s);
    m_emi = signIn(m_sandbox.address(), u"emi@sample.speckle"_s);
    QVERIFY(m_ada && m_bruno && m_emi);
    m_architecture = streamIdByName(m_ada.get(), u"Harbour Office – Architecture"_s);
    QVERIFY(!m_architecture.isEmpty());
}

void StreamVersionsTest::open(Session *session, const QString &streamId)
{
    SPECKLE_VALUE(stream, session->loadStream(streamId));
    QCOMPARE(stream.streamId(), streamId);
    m_part = std::make_unique<StreamVersionsPart>(streamId, nullptr);
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
}

Stream StreamVersionsTest::make(Session *session, const QString &name, const QStringList &objects)
{
    QJsonArray list;
    for (const QString &id : objects)
        list += QJsonObject{{u"type"_s, u"Placeholder"_s}, {u"_id"_s, id}};
    Stream stream;
    stream.setName(name);
    stream.setValue("objects", list);
    stream.setValue("canRead", QJsonArray{m_emi->userId()});
    const auto outcome = await(StreamsResource(session->client()).create(stream));
    return outcome.index() == 0 ? std::get<0>(outcome) : Stream();
}

QStringList StreamVersionsTest::idsAtServer(const QString &streamId) const
{
    const auto outcome = await(StreamsResource(m_ada->client()).objectIds(streamId));
    return outcome.index() == 0 ? std::get<0>(outcome) : QStringList{u"?"_s};
}

Stream StreamVersionsTest::atServer(const QString &streamId) const
{
    const auto outcome = await(StreamsResource(m_ada->client()).get(streamId, Query().omit({u"objects"_s})));
    return outcome.index() == 0 ? std::get<0>(outcome) : Stream();
}

void StreamVersionsTest::listsTheVersions()
{
    open(m_ada.get(), m_architecture);
    QTRY_COMPARE(table()->shownCount(), 2);
    QCOMPARE(m_part->title(), u"Versions (2)"_s);
    // The latest first.
    QCOMPARE(cell(0, 0), u"Harbour Office – Architecture (P02)"_s);
    QCOMPARE(cell(1, 0), u"Harbour Office – Architecture (P01)"_s);
    QTRY_COMPARE(cell(0, 1), u"Ada Lindqvist"_s);
    QCOMPARE(cell(1, 4), u"Issued for planning"_s);
    QVERIFY(!cell(0, 2).isEmpty());
    QCOMPARE(cell(0, 3).toInt() - cell(1, 3).toInt(), 24);
    QSignalSpy requested(m_part.get(), &StreamPart::pageRequested);
    table()->focusFirst();
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(requested.count(), 1);
    QVERIFY(requested.at(0).at(0).toString().startsWith("stream/"_L1));
    QVERIFY(!table()->accessibleName().isEmpty());
}

void StreamVersionsTest::loadsAnyNumber()
{
    const Stream stream = make(m_bruno.get(), u"Often kept"_s, {});
    for (int i = 0; i < 120; ++i) {
        SPECKLE_VALUE(made, StreamsResource(m_bruno->client()).clone(stream.streamId(), u"V%1"_s.arg(i)));
        QVERIFY(!made.clone.streamId().isEmpty());
    }
    open(m_bruno.get(), stream.streamId());
    QTRY_COMPARE(table()->shownCount(), 120);
    QCOMPARE(m_part->title(), u"Versions (120)"_s);
    QVERIFY(!part<QLabel>("versionsHidden")->isVisible());
}

void StreamVersionsTest::savesAVersion()
{
    const QStringList some = idsAtServer(m_architecture).mid(0, 3);
    const Stream stream = make(m_ada.get(), u"To be kept"_s, some);
    open(m_ada.get(), stream.streamId());
    QTRY_COMPARE(m_part->findChild<StatePane *>()->state(), StatePane::State::Empty);
    // Others hear of it.
    m_bruno->joinStream(stream.streamId());
    QSignalSpy outdated(m_bruno.get(), &Session::streamOutdated);
    QTest::mouseClick(part<QToolButton>("versionSaveButton"), Qt::LeftButton);
    auto *name = part<QLineEdit>("nameDialogEdit");
    QVERIFY(name);
    QTRY_VERIFY(name->hasFocus());
    QVERIFY(name->text().startsWith("To be kept ("_L1));
    QTest::keyClicks(name, u"Stage 2"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(table()->shownCount(), 1);
    QCOMPARE(cell(0, 0), u"Stage 2"_s);
    QTRY_VERIFY(!part<QDialog>("nameDialog"));
    QCOMPARE(m_part->title(), u"Versions (1)"_s);
    QTRY_COMPARE(outdated.count(), 1);
    QCOMPARE(outdated.at(0).at(1).toString(), u"update-children"_s);
    m_bruno->leaveStream(stream.streamId());
}

void StreamVersionsTest::keepsTheNameWhenSavingFails()
{
    FaultProxy proxy(m_sandbox.address());
    auto session = signIn(proxy.address(), u"ada@sample.speckle"_s);
    QVERIFY(session);
    open(session.get(), m_architecture);
    QTRY_COMPARE(table()->shownCount(), 2);
    action("versionSave")->trigger();
    auto *name = part<QLineEdit>("nameDialogEdit");
    QTRY_VERIFY(name->hasFocus());
    QTest::keyClicks(name, u"Not to be lost"_s);
    proxy.setMode(FaultProxy::Mode::Refuse);
    QTest::keyClick(name, Qt::Key_Return);
    auto *error = part<QLabel>("nameDialogEditError");
    QTRY_VERIFY(error->isVisible());
    QVERIFY(!error->text().isEmpty());
    QCOMPARE(name->text(), u"Not to be lost"_s);
    QVERIFY(part<QPushButton>("nameDialogSave")->isEnabled());
    m_part.reset();
}

void StreamVersionsTest::comparesWithThePresent()
{
    open(m_ada.get(), m_architecture);
    QTRY_COMPARE(table()->shownCount(), 2);
    QVERIFY(!action("versionCompare")->isEnabled());
    QVERIFY(action("versionCompare")->toolTip().contains("Choose one version"_L1));
    table()->setCurrentIndex(table()->model()->index(1, 0)); // P01
    QVERIFY(action("versionCompare")->isEnabled());
    action("versionCompare")->trigger();
    auto *summary = part<QLabel>("compareSummary");
    QTRY_VERIFY2(summary->text().contains(u"Only in “the present”: 24 objects, 1 layer"_s),
                 qPrintable(summary->text()));
    QVERIFY(summary->text().contains(u"P01)”: 0 objects, 0 layers"_s));
    auto *objects = part<QTreeView>("compareObjects");
    QTRY_COMPARE(objects->model()->rowCount(), 3);
    QCOMPARE(objects->model()->rowCount(objects->model()->index(1, 0)), 24);
    QCOMPARE(objects->model()->rowCount(objects->model()->index(0, 0)), 0);
    // Names come as they are looked at.
    const QModelIndex first
        = objects->model()->index(0, ObjectTreeModel::Type, objects->model()->index(1, 0));
    QTRY_VERIFY(!first.data().toString().isEmpty());
    auto *layers = part<QTreeWidget>("compareLayers");
    QCOMPARE(layers->topLevelItem(1)->childCount(), 1);
    QVERIFY(layers->topLevelItem(2)->childCount() >= 1);
}

void StreamVersionsTest::comparesTwoVersions()
{
    open(m_ada.get(), m_architecture);
    QTRY_COMPARE(table()->shownCount(), 2);
    table()->focusFirst();
    QTest::keyClick(table(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(table()->selectedIds().size(), 2);
    action("versionCompare")->trigger();
    auto *summary = part<QLabel>("compareSummary");
    QTRY_VERIFY2(summary->text().contains(u"P02)”: 24 objects"_s), qPrintable(summary->text()));
    QVERIFY(!action("versionRestore")->isEnabled());
}

void StreamVersionsTest::restoresOne()
{
    const QStringList all = idsAtServer(m_architecture);
    const Stream stream = make(m_ada.get(), u"To go back"_s, all.mid(0, 5));
    const QString id = stream.streamId();
    const QJsonArray layers{QJsonObject{{u"guid"_s, u"one"_s},
                                        {u"name"_s, u"First"_s},
                                        {u"orderIndex"_s, 0},
                                        {u"startIndex"_s, 0},
                                        {u"objectCount"_s, 5},
                                        {u"topology"_s, u"0-5"_s},
                                        {u"madeBy"_s, u"some program"_s}}};
    SPECKLE_VALUE(set, StreamsResource(m_ada->client()).setLayers(id, {Layer(layers.at(0).toObject())}));
    Q_UNUSED(set)
    SPECKLE_VALUE(kept, StreamsResource(m_ada->client()).clone(id, u"Old state"_s));
    const QStringList later = all.mid(2, 7);
    SPECKLE_VALUE(
        moved,
        StreamsResource(m_ada->client()).setObjects(id, QList<StreamObject>(later.cbegin(), later.cend())));
    Q_UNUSED(moved)
    open(m_ada.get(), id);
    QTRY_COMPARE(table()->shownCount(), 1);
    m_bruno->joinStream(id);
    QSignalSpy outdated(m_bruno.get(), &Session::streamOutdated);
    table()->focusFirst();
    QTest::mouseClick(part<QToolButton>("versionRestoreButton"), Qt::LeftButton);
    auto *dialog = part<QDialog>("restoreDialog");
    QVERIFY(dialog);
    // Nothing happens before the answer.
    QCOMPARE(idsAtServer(id), later);
    QTest::mouseClick(part<QPushButton>("bulkStart"), Qt::LeftButton);
    QTRY_COMPARE(idsAtServer(id), all.mid(0, 5));
    auto *steps = part<QTreeWidget>("bulkItems");
    QCOMPARE(steps->topLevelItemCount(), 4);
    for (int row = 0; row < 4; ++row)
        QTRY_COMPARE(steps->topLevelItem(row)->text(1), u"Done"_s);
    const Stream now = atServer(id);
    QCOMPARE(now.layers().size(), 1);
    QCOMPARE(now.layers().first().name(), u"First"_s);
    QCOMPARE(now.layers().first().value("madeBy").toString(),
             atServer(kept.clone.streamId()).layers().first().value("madeBy").toString());
    // What was there is a version now, and shown.
    QTRY_COMPARE(table()->shownCount(), 2);
    const QStringList children = now.children();
    QCOMPARE(children.size(), 2);
    QCOMPARE(idsAtServer(children.last()), later);
    QCOMPARE(m_ada->objectIds(id).value_or(QStringList()), all.mid(0, 5));
    QTRY_VERIFY(outdated.count() >= 2);
    QCOMPARE(outdated.last().at(1).toString(), u"update-global"_s);
    m_bruno->leaveStream(id);
}

void StreamVersionsTest::restoresNothingWhereThePresentCannotBeKept()
{
    FaultProxy proxy(m_sandbox.address());
    auto session = signIn(proxy.address(), u"ada@sample.speckle"_s);
    QVERIFY(session);
    const QStringList before = idsAtServer(m_architecture);
    open(session.get(), m_architecture);
    QTRY_COMPARE(table()->shownCount(), 2);
    table()->setCurrentIndex(table()->model()->index(1, 0));
    action("versionRestore")->trigger();
    proxy.setMode(FaultProxy::Mode::Refuse);
    QTest::mouseClick(part<QPushButton>("bulkStart"), Qt::LeftButton);
    QTRY_VERIFY(part<QPushButton>("bulkRetry")->isVisible());
    proxy.setMode(FaultProxy::Mode::Pass);
    QCOMPARE(idsAtServer(m_architecture), before);
    QVERIFY(part<QTreeWidget>("bulkItems")->topLevelItem(2)->text(1).contains("version"_L1));
    m_part.reset();
}

void StreamVersionsTest::saysWhoMayNotRestore()
{
    open(m_emi.get(), m_architecture); // a reader
    QTRY_COMPARE(table()->shownCount(), 2);
    table()->focusFirst();
    QVERIFY(!action("versionRestore")->isEnabled());
    QTRY_VERIFY2(action("versionRestore")->toolTip().contains("right to write"_L1),
                 qPrintable(action("versionRestore")->toolTip()));
    QVERIFY(action("versionCompare")->isEnabled());
    QVERIFY(action("versionSave")->isEnabled()); // a clone of her own
    open(m_bruno.get(), m_architecture); // a writer
    QTRY_COMPARE(table()->shownCount(), 2);
    table()->focusFirst();
    QVERIFY(action("versionRestore")->isEnabled());
}

void StreamVersionsTest::saysOfWhatItIsAVersion()
{
    open(m_ada.get(), m_architecture);
    QVERIFY(!part<QLabel>("versionOf")->isVisible());
    open(m_bruno.get(), streamIdByName(m_bruno.get(), u"Harbour Office – Architecture (P01)"_s));
    QTRY_COMPARE(part<QLabel>("versionOf")->text(),
                 u"This stream is itself a version of “Harbour Office – Architecture”."_s);
    QSignalSpy requested(m_part.get(), &StreamPart::pageRequested);
    QTest::mouseClick(part<QPushButton>("versionOfButton"), Qt::LeftButton);
    QCOMPARE(requested.at(0).at(0).toString(), u"stream/"_s + m_architecture);
}

void StreamVersionsTest::showsHostileTextPlainly()
{
    const Stream stream = make(m_bruno.get(), u"<img src=\"file:///etc/passwd\">\n\u202Eevil"_s, {});
    SPECKLE_VALUE(made, StreamsResource(m_bruno->client())
                            .clone(stream.streamId(), u"<b>bold</b>\nsecond "_s + QString(10'000, u'x')));
    open(m_bruno.get(), stream.streamId());
    QTRY_COMPARE(table()->shownCount(), 1);
    QVERIFY(cell(0, 0).startsWith("<b>bold</b>"_L1));
    QVERIFY(!cell(0, 0).contains(u'\n'));
    QVERIFY(!table()->model()->index(0, 0).data(Qt::ToolTipRole).toString().contains("<b>"_L1));
    table()->focusFirst();
    action("versionCompare")->trigger();
    auto *summary = part<QLabel>("compareSummary");
    QCOMPARE(summary->textFormat(), Qt::PlainText);
    QTRY_VERIFY(summary->text().contains("In both"_L1));
    open(m_bruno.get(), made.clone.streamId());
    QTRY_VERIFY(part<QLabel>("versionOf")->text().contains("<img src="_L1));
    QCOMPARE(part<QLabel>("versionOf")->textFormat(), Qt::PlainText);
}

void StreamVersionsTest::saysThatSomeCannotBeSeen()
{
    const Stream stream = make(m_bruno.get(), u"One is gone"_s, {});
    SPECKLE_VALUE(made, StreamsResource(m_bruno->client()).clone(stream.streamId(), u"Gone"_s));
    SPECKLE_VALUE(gone, StreamsResource(m_bruno->client()).remove(made.clone.streamId()));
    Q_UNUSED(gone)
    open(m_bruno.get(), stream.streamId());
    QTRY_VERIFY(part<QLabel>("versionsHidden")->isVisible());
    QCOMPARE(part<QLabel>("versionsHidden")->text(),
             u"1 more version was deleted, or is a clone that you may not see."_s);
    QCOMPARE(m_part->title(), u"Versions (0)"_s);
}

void StreamVersionsTest::livesWithoutASession()
{
    auto session = signIn(m_sandbox.address(), u"ada@sample.speckle"_s);
    open(session.get(), m_architecture);
    QTRY_COMPARE(table()->shownCount(), 2);
    m_part->setSession(nullptr);
    session.reset();
    QCOMPARE(table()->shownCount(), 0);
    m_part->refresh();
    m_part->activate();
    QVERIFY(!action("versionSave")->isEnabled());
    open(m_ada.get(), m_architecture);
    QTRY_COMPARE(table()->shownCount(), 2);
}

} // namespace Speckle

QTEST_MAIN(Speckle::StreamVersionsTest)
#include "tst_streamversions.moc"
