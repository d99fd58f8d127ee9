// SPDX-License-Identifier: MIT
#include "ui/models/layersmodel.h"

#include <QAbstractItemModelTester>
#include <QIcon>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

Layer layer(const QString &name, const QJsonValue &start, const QJsonValue &count,
            const QJsonValue &order = 0)
{
    return Layer(QJsonObject{{u"guid"_s, u"guid-"_s + name},
                             {u"name"_s, name},
                             {u"startIndex"_s, start},
                             {u"objectCount"_s, count},
                             {u"orderIndex"_s, order}});
}

QString cell(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class LayersModelTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void clampsWhatServersHold_data();
    void clampsWhatServersHold();
    void collectsWhatNoLayerCovers();
    void sortsByOrderIndexAndKeepsTheRest();
    void fillsABornEmptyModel();
    void tellsOnlyOfRowsThatChanged();
    void marksWrongNumbers();
    void drawsASwatchOfRealColoursOnly();
    void showsHostileNamesPlainly();
};

void LayersModelTest::clampsWhatServersHold_data()
{
    QTest::addColumn<QJsonValue>("start");
    QTest::addColumn<QJsonValue>("count");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("held");
    QTest::addColumn<bool>("clamped");

    QTest::newRow("as it should be") << QJsonValue(2) << QJsonValue(3) << 2 << 3 << false;
    QTest::newRow("all") << QJsonValue(0) << QJsonValue(10) << 0 << 10 << false;
    QTest::newRow("doubles") << QJsonValue(2.0) << QJsonValue(3.0) << 2 << 3 << false;
    QTest::newRow("empty at the end") << QJsonValue(10) << QJsonValue(0) << 10 << 0 << false;
    QTest::newRow("too many") << QJsonValue(8) << QJsonValue(5) << 8 << 2 << true;
    QTest::newRow("far too many") << QJsonValue(1) << QJsonValue(9e15) << 1 << 9 << true;
    QTest::newRow("negative count") << QJsonValue(3) << QJsonValue(-2) << 3 << 0 << true;
    QTest::newRow("negative start") << QJsonValue(-2) << QJsonValue(5) << 0 << 3 << true;
    QTest::newRow("start beyond the end") << QJsonValue(50) << QJsonValue(5) << 10 << 0 << true;
}

void LayersModelTest::clampsWhatServersHold()
{
    QFETCH(QJsonValue, start);
    QFETCH(QJsonValue, count);
    const LayerRanges ranges = layerRanges({layer(u"a"_s, start, count)}, 10);
    QCOMPARE(ranges.layers.size(), 1);
    QTEST(int(ranges.layers.first().first), "first");
    QTEST(int(ranges.layers.first().count), "held");
    QTEST(ranges.layers.first().clamped, "clamped");
}

void LayersModelTest::collectsWhatNoLayerCovers()
{
    const LayerRanges ranges
        = layerRanges({layer(u"a"_s, 1, 3), layer(u"b"_s, 2, 4), layer(u"c"_s, 8, 1)}, 10);
    QCOMPARE(ranges.unassigned, (std::vector<int>{0, 6, 7, 9}));
    QVERIFY(layerRanges({layer(u"a"_s, 0, 10)}, 10).unassigned.empty());
    QCOMPARE(layerRanges({}, 3).unassigned, (std::vector<int>{0, 1, 2}));
    QVERIFY(layerRanges({}, 0).unassigned.empty());
    QVERIFY(layerRanges({layer(u"a"_s, 0, 5)}, std::nullopt).unassigned.empty());
}

void LayersModelTest::sortsByOrderIndexAndKeepsTheRest()
{
    const LayerRanges ranges = layerRanges(
        {layer(u"second"_s, 0, 1, 2), layer(u"first"_s, 1, 1, 1.5), layer(u"same"_s, 2, 1, 2)}, 3);
    QCOMPARE(ranges.layers.at(0).layer.name(), u"first"_s);
    QCOMPARE(ranges.layers.at(1).layer.name(), u"second"_s);
    QCOMPARE(ranges.layers.at(2).layer.name(), u"same"_s);
}

void LayersModelTest::fillsABornEmptyModel()
{
    LayersModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setRanges(layerRanges({layer(u"Walls"_s, 0, 1200), layer(u"Slab"_s, 1200, 1)}, 1300));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(cell(model, 0, LayersModel::Name), u"Walls"_s);
    QCOMPARE(cell(model, 0, LayersModel::Objects), u"1,200"_s);
    QCOMPARE(cell(model, 0, LayersModel::Range), u"1 – 1,200"_s);
    QCOMPARE(cell(model, 1, LayersModel::Range), u"1,201"_s);
    QCOMPARE(cell(model, 2, LayersModel::Name), u"Unassigned"_s);
    QCOMPARE(cell(model, 2, LayersModel::Objects), u"99"_s);
    QCOMPARE(cell(model, 2, LayersModel::Range), u"1,202 – 1,300"_s);
    QVERIFY(model.isUnassigned(model.index(2, 0)));
    QVERIFY(!model.isUnassigned(model.index(1, 0)));
    model.setRanges({});
    QCOMPARE(model.rowCount(), 0);
}

void LayersModelTest::tellsOnlyOfRowsThatChanged()
{
    LayersModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRanges(layerRanges({layer(u"a"_s, 0, 2), layer(u"b"_s, 2, 2)}, 4));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setRanges(layerRanges({layer(u"a"_s, 0, 2), layer(u"b"_s, 2, 2)}, 4));
    QCOMPARE(changed.count(), 0);
    model.setRanges(layerRanges({layer(u"a"_s, 0, 2), layer(u"b"_s, 3, 1)}, 4));
    // Position 2 is nobody's now: that is a row more, and a reset.
    QCOMPARE(reset.count(), 1);
    model.setRanges(layerRanges({layer(u"a"_s, 0, 1), layer(u"b"_s, 3, 1)}, 4));
    QCOMPARE(reset.count(), 1);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 0);
    QCOMPARE(changed.at(1).at(0).toModelIndex().row(), 2);
}

void LayersModelTest::marksWrongNumbers()
{
    LayersModel model;
    model.setRanges(layerRanges({layer(u"right"_s, 0, 2), layer(u"wrong"_s, 2, 40)}, 4));
    const QModelIndex right = model.index(0, LayersModel::Objects);
    const QModelIndex wrong = model.index(1, LayersModel::Objects);
    QVERIFY(right.data(Qt::DecorationRole).value<QIcon>().isNull());
    QVERIFY(!wrong.data(Qt::DecorationRole).value<QIcon>().isNull());
    QVERIFY(wrong.data(Qt::ToolTipRole).toString().contains("40"_L1));
    QVERIFY(!right.data(Qt::AccessibleDescriptionRole).isValid());
    QVERIFY(wrong.data(Qt::AccessibleDescriptionRole).isValid());
}

void LayersModelTest::drawsASwatchOfRealColoursOnly()
{
    QVERIFY(!colorSwatch(u"#ff8800"_s).isNull());
    QVERIFY(!colorSwatch(u"CornflowerBlue"_s).isNull());
    QVERIFY(colorSwatch({}).isNull());
    QVERIFY(colorSwatch(u"no colour"_s).isNull());
    QVERIFY(colorSwatch(u"#12345"_s).isNull());
    const QColor centre = colorSwatch(u"#ff8800"_s).pixmap(24, 24).toImage().pixelColor(12, 12);
    QCOMPARE(centre, QColor(0xff, 0x88, 0x00));
}

void LayersModelTest::showsHostileNamesPlainly()
{
    LayersModel model;
    const QString evil = u"<img src='file:///etc/passwd'>\n\u202Eand \"more\""_s;
    model.setRanges(layerRanges({layer(evil, 0, 1), layer({}, 1, 1)}, 2));
    const QString shown = cell(model, 0, LayersModel::Name);
    QVERIFY(shown.startsWith("<img src="_L1));
    QVERIFY(!shown.contains(u'\n'));
    QVERIFY(!shown.contains(u'\u202E'));
    QVERIFY(!model.index(0, LayersModel::Name).data(Qt::ToolTipRole).toString().contains("<img"_L1));
    QCOMPARE(cell(model, 1, LayersModel::Name), u"(no name)"_s);
}

} // namespace Speckle

QTEST_MAIN(Speckle::LayersModelTest)
#include "tst_layersmodel.moc"
