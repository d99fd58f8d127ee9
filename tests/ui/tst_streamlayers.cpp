// SPDX-License-Identifier: MIT
#include "ui/pages/streamlayers.h"

#include "core/edits/layeredits.h"
#include "core/session/session.h"
#include "tests/support/await.h"
#include "tests/support/faultproxy.h"
#include "tests/support/sandboxprocess.h"
#include "tests/ui/samplesession.h"
#include "ui/models/layersmodel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QColorDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace Speckle {

class StreamLayersTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void editsKeepWhatTheyDoNotKnow();
    void leavesMadeUpLayersAlone();
    void renamesByKeys();
    void keepsTheNameWhenSavingFails();
    void hidesAndShows();
    void colours();
    void movesByKeys();
    void asksWhoseNameIsKept();
    void saysWhoMayNotChange();
    void changesNoLayerThatTheServerMadeUp();
    void showsHostileNamesPlainly();

private:
    [[nodiscard]] QString make(const QStringList &names);
    void open(Session *session, const QString &streamId);
    template <typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        return m_part->findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] QTreeView *table() const { return part<QTreeView>("layersTable"); }
    [[nodiscard]] LayersModel *model() const { return qobject_cast<LayersModel *>(table()->model()); }
    [[nodiscard]] QAction *action(const char *name) const { return part<QAction>(name); }
    [[nodiscard]] QStringList shown() const;
    [[nodiscard]] Layer atServer(const QString &name) const;
    void choose(int row) const;

    SandboxProcess m_sandbox;
    std::unique_ptr<Session> m_ada;
    std::unique_ptr<Session> m_emi;
    QStringList m_objects;
    std::unique_ptr<StreamLayers> m_part;
};

void StreamLayersTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QVERIFY(m_sandbox.start({u"--sample"_s, u"small"_s}));
    m_ada = signIn(m_sandbox.address(), u"ada@sample.speckle"_s);
    m_emi = signIn(m_sandbox.address(), u"emi@sample.speckle"_s);
    QVERIFY(m_ada && m_emi);
    const QString architecture = streamIdByName(m_ada.get(), u"Harbour Office – Architecture"_s);
    SPECKLE_VALUE(ids, StreamsResource(m_ada->client()).objectIds(architecture));
    m_objects = ids.mid(0, 6);
}

void StreamLayersTest::cleanup()
{
    m_part.reset();
}

QString StreamLayersTest::make(const QStringList &names)
{
    QJsonArray objects;
    for (const QString &id : m_objects)
        objects += QJsonObject{{u"type"_s, u"Placeholder"_s}, {u"_id"_s, id}};
    QJsonArray layers;
    for (qsizetype i = 0; i < names.size(); ++i)
        layers += QJsonObject{
            {u"guid"_s, u"guid-%1"_s.arg(i)},
            {u"name"_s, names.at(i)},
            {u"orderIndex"_s, i},
            {u"startIndex"_s, i * 2},
            {u"objectCount"_s, 2},
            {u"topology"_s, u"0-2"_s},
            {u"properties"_s, QJsonObject{{u"visible"_s, true}, {u"pointsize"_s, 3}, {u"smooth"_s, true}}}};
    Stream stream;
    stream.setName(u"With layers"_s);
    stream.setValue("objects", objects);
    if (!layers.isEmpty())
        stream.setValue("layers", layers);
    stream.setValue("canRead", QJsonArray{m_emi->userId()});
    const auto outcome = await(StreamsResource(m_ada->client()).create(stream));
    return outcome.index() == 0 ? std::get<0>(outcome).streamId() : QString();
}

void StreamLayersTest::open(Session *session, const QString &streamId)
{
    SPECKLE_VALUE(stream, session->loadStream(streamId));
    QVERIFY(!stream.isEmpty());
    m_part = std::make_unique<StreamLayers>(streamId, nullptr);
    m_part->setSession(session);
    connect(session, &Session::streamChanged, m_part.get(), &StreamLayers::showRecord);
    m_part->showRecord();
    m_part->resize(900, 400);
    m_part->show();
    QVERIFY(QTest::qWaitForWindowActive(m_part.get()));
}

QStringList StreamLayersTest::shown() const
{
    QStringList names;
    for (int row = 0; row < model()->rowCount(); ++row)
        names += model()->index(row, LayersModel::Name).data().toString();
    return names;
}

Layer StreamLayersTest::atServer(const QString &name) const
{
    const auto outcome = await(StreamsResource(m_ada->client()).get(m_part->streamId()));
    const auto layers = outcome.index() == 0 ? std::get<0>(outcome).layers() : QList<Layer>();
    for (const Layer &layer : layers) {
        if (layer.name() == name)
            return layer;
    }
    return Layer();
}

void StreamLayersTest::choose(int row) const
{
    table()->setFocus();
    table()->setCurrentIndex(model()->index(row, 0));
}

void StreamLayersTest::editsKeepWhatTheyDoNotKnow()
{
    const QJsonObject one{
        {u"guid"_s, u"a"_s},
        {u"name"_s, u"A"_s},
        {u"orderIndex"_s, 7},
        {u"strange"_s, QJsonArray{1, 2}},
        {u"properties"_s, QJsonObject{{u"color"_s, QJsonObject{{u"a"_s, 0.5}}}, {u"pointsize"_s, 4}}}};
    const QJsonObject two{{u"guid"_s, u"b"_s}, {u"name"_s, u"B"_s}, {u"orderIndex"_s, 0}};
    const Stream stream(QJsonObject{{u"layers"_s, QJsonArray{one, two}}});
    QJsonObject expected = one;
    expected.insert(u"name"_s, u"C"_s);
    QCOMPARE(LayerEdits::withName(stream, u"a"_s, u"C"_s).layers().at(0).json(), expected);
    QCOMPARE(LayerEdits::withName(stream, u"a"_s, u"C"_s).layers().at(1).json(), two);
    const Layer red = LayerEdits::withColor(stream, {u"a"_s}, u"#ff0000"_s).layers().at(0);
    QCOMPARE(red.colorName(), u"#ff0000"_s);
    QCOMPARE(red.value("properties")["color"_L1]["a"_L1].toDouble(), 0.5);
    QCOMPARE(red.value("properties")["pointsize"_L1].toInt(), 4);
    const Stream hidden = LayerEdits::withVisibility(stream, {u"a"_s, u"b"_s}, false);
    QVERIFY(!hidden.layers().at(0).isVisible());
    QVERIFY(!hidden.layers().at(1).isVisible());
    const Stream ordered = LayerEdits::withOrder(stream, {u"a"_s, u"b"_s});
    QCOMPARE(ordered.layers().at(0).orderIndex(), 0.0);
    QCOMPARE(ordered.layers().at(1).orderIndex(), 1.0);
    // The list itself keeps its order: ranges of objects follow from it in other programs.
    QCOMPARE(ordered.layers().at(0).guid(), u"a"_s);
}

void StreamLayersTest::leavesMadeUpLayersAlone()
{
    const QJsonObject madeUp{{u"guid"_s, u"x"_s},
                             {u"name"_s, u"Default Generated Speckle Layer"_s},
                             {u"startIndex"_s, 0},
                             {u"objectCount"_s, 6},
                             {u"topology"_s, u"0;0-6 "_s}};
    const Stream stream(QJsonObject{{u"layers"_s, QJsonArray{madeUp}}});
    QVERIFY(stream.layers().first().isGenerated());
    QCOMPARE(LayerEdits::withName(stream, u"x"_s, u"Mine"_s), stream);
    QCOMPARE(LayerEdits::withOrder(stream, {u"x"_s}), stream);
}

void StreamLayersTest::renamesByKeys()
{
    open(m_ada.get(), make({u"Walls"_s, u"Slabs"_s}));
    QAbstractItemModelTester tester(model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(shown(), (QStringList{u"Walls"_s, u"Slabs"_s, u"Unassigned"_s}));
    QVERIFY(!action("layerRename")->isEnabled());
    choose(0);
    QVERIFY(action("layerRename")->isEnabled());
    QTest::keyClick(table(), Qt::Key_F2);
    auto *name = part<QLineEdit>("nameDialogEdit");
    QVERIFY(name);
    QTRY_VERIFY(name->hasFocus());
    QCOMPARE(name->text(), u"Walls"_s);
    QTest::keyClicks(name, u"Outer walls"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(shown().first(), u"Outer walls"_s);
    QTRY_VERIFY(!part<QDialog>("nameDialog"));
    const Layer layer = atServer(u"Outer walls"_s);
    QCOMPARE(layer.value("properties")["pointsize"_L1].toInt(), 3);
    QCOMPARE(layer.objectCount(), 2);
}

void StreamLayersTest::keepsTheNameWhenSavingFails()
{
    const QString id = make({u"Walls"_s});
    FaultProxy proxy(m_sandbox.address());
    auto session = signIn(proxy.address(), u"ada@sample.speckle"_s);
    QVERIFY(session);
    open(session.get(), id);
    choose(0);
    QTest::keyClick(table(), Qt::Key_F2);
    auto *name = part<QLineEdit>("nameDialogEdit");
    QTRY_VERIFY(name->hasFocus());
    QTest::keyClicks(name, u"Not to be lost"_s);
    proxy.setMode(FaultProxy::Mode::Refuse);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(part<QLabel>("nameDialogEditError")->isVisible());
    QCOMPARE(name->text(), u"Not to be lost"_s);
    proxy.setMode(FaultProxy::Mode::Pass);
    QTRY_VERIFY(part<QPushButton>("nameDialogSave")->isEnabled());
    QTest::mouseClick(part<QPushButton>("nameDialogSave"), Qt::LeftButton);
    QTRY_COMPARE(shown().first(), u"Not to be lost"_s);
    m_part.reset();
}

void StreamLayersTest::hidesAndShows()
{
    open(m_ada.get(), make({u"Walls"_s, u"Slabs"_s, u"Roof"_s}));
    choose(0);
    QTest::keyClick(table(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::mouseClick(part<QToolButton>("layerHideButton"), Qt::LeftButton);
    QTRY_COMPARE(model()->index(1, LayersModel::Visible).data().toString(), u"Hidden"_s);
    QVERIFY(!atServer(u"Walls"_s).isVisible());
    QVERIFY(!atServer(u"Slabs"_s).isVisible());
    QVERIFY(atServer(u"Roof"_s).isVisible());
    QTRY_VERIFY(part<QToolButton>("layerShowButton")->isEnabled());
    QTest::mouseClick(part<QToolButton>("layerShowButton"), Qt::LeftButton);
    QTRY_COMPARE(model()->index(1, LayersModel::Visible).data().toString(), u"Shown"_s);
}

void StreamLayersTest::colours()
{
    open(m_ada.get(), make({u"Walls"_s}));
    choose(0);
    action("layerColor")->trigger();
    auto *dialog = part<QColorDialog>("colorDialog");
    QVERIFY(dialog);
    dialog->setCurrentColor(QColor(0x12, 0x80, 0xfe));
    dialog->accept();
    QTRY_COMPARE(m_ada->stream(m_part->streamId())->layers().first().colorName(), u"#1280fe"_s);
    QCOMPARE(atServer(u"Walls"_s).colorName(), u"#1280fe"_s);
}

void StreamLayersTest::movesByKeys()
{
    open(m_ada.get(), make({u"Walls"_s, u"Slabs"_s, u"Roof"_s}));
    QAbstractItemModelTester tester(model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    choose(0);
    QVERIFY(!action("layerUp")->isEnabled());
    QTest::keyClick(table(), Qt::Key_Down, Qt::AltModifier);
    QTRY_COMPARE(shown(), (QStringList{u"Slabs"_s, u"Walls"_s, u"Roof"_s}));
    // What was chosen stays chosen, so that it can go on.
    QTRY_VERIFY(action("layerDown")->isEnabled());
    QTest::keyClick(table(), Qt::Key_Down, Qt::AltModifier);
    QTRY_COMPARE(shown(), (QStringList{u"Slabs"_s, u"Roof"_s, u"Walls"_s}));
    QTRY_VERIFY(action("layerUp")->isEnabled());
    QVERIFY(!action("layerDown")->isEnabled());
    // Objects stay where they are.
    QCOMPARE(atServer(u"Walls"_s).startIndex(), 0);
    QCOMPARE(atServer(u"Walls"_s).orderIndex(), 2.0);
}

void StreamLayersTest::asksWhoseNameIsKept()
{
    open(m_ada.get(), make({u"Walls"_s, u"Slabs"_s}));
    // Another program renames it, and tells nobody.
    const Stream there = m_ada->stream(m_part->streamId()).value_or(Stream());
    SPECKLE_VALUE(set, StreamsResource(m_ada->client())
                           .setLayers(m_part->streamId(),
                                      LayerEdits::withName(there, u"guid-0"_s, u"Theirs"_s).layers()));
    Q_UNUSED(set)
    choose(0);
    QTest::keyClick(table(), Qt::Key_F2);
    auto *name = part<QLineEdit>("nameDialogEdit");
    QTRY_VERIFY(name->hasFocus());
    QTest::keyClicks(name, u"Mine"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(!m_part->findChildren<QRadioButton *>().isEmpty());
    const auto choices = m_part->findChildren<QRadioButton *>();
    choices.first()->click();
    auto *dialog = qobject_cast<QDialog *>(choices.first()->window());
    QVERIFY(dialog);
    dialog->accept();
    QTRY_VERIFY(!part<QDialog>("nameDialog"));
    QVERIFY(shown().contains(u"Mine"_s) || shown().contains(u"Theirs"_s));
}

void StreamLayersTest::saysWhoMayNotChange()
{
    open(m_emi.get(), make({u"Walls"_s, u"Slabs"_s}));
    choose(0);
    for (const char *name : {"layerRename", "layerColor", "layerShow", "layerHide", "layerDown"}) {
        QVERIFY(!action(name)->isEnabled());
        QTRY_VERIFY2(action(name)->toolTip().contains("right to write"_L1),
                     qPrintable(action(name)->toolTip()));
    }
    QSignalSpy requested(m_part.get(), &StreamLayers::objectsRequested);
    action("layerObjects")->trigger();
    QCOMPARE(requested.count(), 1);
    m_part->setSession(nullptr);
    QVERIFY(action("layerRename")->toolTip().contains("You are signed out."_L1));
}

void StreamLayersTest::changesNoLayerThatTheServerMadeUp()
{
    const QString id = make({});
    open(m_ada.get(), id);
    // As a program sees it that asks for everything.
    SPECKLE_VALUE(whole, StreamsResource(m_ada->client()).get(id));
    model()->setRanges(layerRanges(whole.layers(), 6));
    QCOMPARE(model()->rowCount(), 1);
    choose(0);
    action("layerHide")->trigger();
    SPECKLE_VALUE(after, StreamsResource(m_ada->client()).get(id, Query().omit({u"objects"_s})));
    QVERIFY(after.layers().isEmpty());
}

void StreamLayersTest::showsHostileNamesPlainly()
{
    const QString evil = u"<img src='file:///etc/passwd'>\n\u202Eevil"_s;
    open(m_ada.get(), make({evil}));
    QVERIFY(shown().first().startsWith("<img src="_L1));
    choose(0);
    QTest::keyClick(table(), Qt::Key_F2);
    QTRY_VERIFY(part<QLineEdit>("nameDialogEdit"));
    QVERIFY(part<QLineEdit>("nameDialogEdit")->text().startsWith("<img"_L1));
}

} // namespace Speckle

QTEST_MAIN(Speckle::StreamLayersTest)
#include "tst_streamlayers.moc"
