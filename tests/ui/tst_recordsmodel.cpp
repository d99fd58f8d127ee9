// SPDX-License-Identifier: MIT
#include "ui/models/recordsmodel.h"

#include "core/session/idlist.h"
#include "ui/widgets/recordstable.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;

class TestRecordsModel : public QObject
{
    Q_OBJECT

private slots:
    void followsItsList()
    {
        RecordsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setColumns(columns());
        QCOMPARE(model.rowCount(), 0);
        auto ids = std::make_unique<GivenIds>();
        ids->set({u"a"_s, u"b"_s});
        model.setList(ids.get());
        QCOMPARE(model.rowCount(), 2);
        ids->set({u"a"_s, u"c"_s, u"b"_s});
        QCOMPARE(model.id(model.index(1, 0)), u"c"_s);
        QCOMPARE(model.indexOf(u"b"_s).row(), 2);
        ids->set({u"b"_s});
        QCOMPARE(model.rowCount(), 1);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.touch(u"b"_s);
        model.touch(u"gone"_s);
        QCOMPARE(changed.count(), 1);
        ids.reset(); // before the model hears of it
        QCOMPARE(model.rowCount(), 0);
    }

    void showsStrangersTextPlainly()
    {
        RecordsModel model;
        model.setColumns({{u"name"_s, u"Name"_s, 10, [](const QString &id) { return id; }}});
        GivenIds ids;
        ids.set({u"<img src=x>\n\u202Ea"_s, QString(10'000, u'x'), u""_s});
        model.setList(&ids);
        QVERIFY(!model.index(0, 0).data().toString().contains(u'\n'));
        QVERIFY(!model.index(0, 0).data().toString().contains(QChar(0x202E)));
        QVERIFY(!model.index(0, 0).data(Qt::ToolTipRole).toString().contains("<img"_L1));
        QVERIFY(model.index(1, 0).data().toString().size() < 1000);
        model.setList(nullptr);
    }

    void tableKeepsPlaceOverARefresh()
    {
        RecordsModel model;
        model.setColumns(columns());
        GivenIds ids;
        QStringList many;
        for (int i = 0; i < 300; ++i)
            many.append(u"row %1"_s.arg(i, 4, 10, QLatin1Char('0')));
        ids.set(many);
        model.setList(&ids);
        RecordsTable table;
        table.setRecords(&model);
        const QAbstractItemModelTester tester(table.model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.resize(400, 300);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        table.select(many.at(200));
        const QModelIndex top = table.indexAt({5, 5});
        QVERIFY(top.row() > 0);
        const QString topId = top.data(RecordsModel::IdRole).toString();
        // One goes far below and one comes there: nothing moves.
        many.removeAt(290);
        many.append(u"row 9999"_s);
        ids.set(many);
        QCOMPARE(table.selectedIds(), QStringList{u"row 0200"_s});
        QCOMPARE(table.currentId(), u"row 0200"_s);
        QCOMPARE(table.indexAt({5, 5}).data(RecordsModel::IdRole).toString(), topId);
        model.setList(nullptr);
    }

    void tableFindsByEveryColumn()
    {
        RecordsModel model;
        model.setColumns(columns());
        GivenIds ids;
        ids.set({u"pier"_s, u"yard"_s});
        model.setList(&ids);
        RecordsTable table;
        table.setRecords(&model);
        table.setWords(u"IER"_s);
        QCOMPARE(table.shownCount(), 1);
        table.setWords(u"size4 yard"_s); // both words, in different columns
        QCOMPARE(table.shownCount(), 1);
        table.setWords(u"size4 attic"_s);
        QCOMPARE(table.shownCount(), 0);
        table.setWords({});
        table.setAccepts([](const QString &id) { return id == "yard"_L1; });
        QCOMPARE(table.shownCount(), 1);
        model.setList(nullptr);
    }

private:
    static std::vector<RecordsModel::Column> columns()
    {
        return {{u"name"_s, u"Name"_s, 10, [](const QString &id) { return id; }},
                {u"size"_s, u"Size"_s, 10, [](const QString &id) { return u"size%1"_s.arg(id.size()); }}};
    }
};

QTEST_MAIN(TestRecordsModel)
#include "tst_recordsmodel.moc"
