// SPDX-License-Identifier: MIT
#include "ui/models/objecttreemodel.h"

#include "core/net/client.h"
#include "tests/support/wireserver.h"
#include "ui/objects/objecttreeview.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

QString idOf(int i)
{
    return u"%1"_s.arg(i, 24, 16, QLatin1Char('0'));
}

QStringList ids(int count)
{
    QStringList result;
    for (int i = 0; i < count; ++i)
        result.append(idOf(i));
    return result;
}

Layer layerOf(const QString &name, int start, int count)
{
    return Layer(QJsonObject{
        {u"guid"_s, name}, {u"name"_s, name}, {u"startIndex"_s, start}, {u"objectCount"_s, count}});
}

QJsonArray idsAsked(const WireRequest &request)
{
    return QJsonDocument::fromJson(request.body).array();
}

//! Answers a getbulk with a wall for each id; those of \a denied as the real server denies them.
WireAnswer bulk(const WireRequest &request, const QSet<QString> &denied = {})
{
    QJsonArray resources;
    for (const auto &id : idsAsked(request)) {
        if (denied.contains(id.toString()))
            resources.append(QJsonObject{{u"_id"_s, id},
                                         {u"type"_s, u"String"_s},
                                         {u"value"_s, u"You do not have permissions to view this object"_s}});
        else
            resources.append(QJsonObject{{u"_id"_s, id},
                                         {u"type"_s, u"Mesh/Wall"_s},
                                         {u"name"_s, u"Wall "_s + id.toString().right(4)}});
    }
    return WireAnswer::json(QJsonDocument(QJsonObject{{u"success"_s, true}, {u"resources"_s, resources}})
                                .toJson(QJsonDocument::Compact));
}

} // namespace

class ObjectTreeModelTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void fillsABornEmptyModel();
    void findsEachObjectByItsPlace();
    void showsWhatArrivesWhereverItStands();
    void showsDenialsAndFailuresInTheirRows();
    void aLayerOf100000ObjectsIsAsQuickAsOneOfTen();
    void asksForWhatIsInViewOnly();
    void takesBackWhatWasScrolledPast();
    void asksAgainForWhatFailedOnlyWhenTold();

private:
    std::unique_ptr<WireServer> m_server;
    std::unique_ptr<Client> m_client;
    std::unique_ptr<ObjectStore> m_store;
};

void ObjectTreeModelTest::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_server = std::make_unique<WireServer>();
    m_server->setHandler([](const WireRequest &request) { return bulk(request); });
    m_client = std::make_unique<Client>(m_server->address());
    m_store = std::make_unique<ObjectStore>(m_client.get());
}

void ObjectTreeModelTest::cleanup()
{
    m_store.reset();
    m_client.reset();
    m_server.reset();
}

void ObjectTreeModelTest::fillsABornEmptyModel()
{
    ObjectTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setStore(m_store.get());
    model.setObjects(ids(10), layerRanges({layerOf(u"Walls"_s, 0, 4), layerOf(u"None"_s, 4, 0)}, 10));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.rowCount(model.index(0, 0)), 4);
    QVERIFY(!model.hasChildren(model.index(1, 0)));
    QCOMPARE(model.rowCount(model.index(2, 0)), 6);
    QCOMPARE(model.index(0, 0).data().toString(), u"Walls"_s);
    QCOMPARE(model.index(0, ObjectTreeModel::Type).data().toString(), u"4 objects"_s);
    QCOMPARE(model.index(2, 0).data().toString(), u"Unassigned"_s);
    QCOMPARE(model.layerIndex(u"None"_s), model.index(1, 0));
    QCOMPARE(model.layerIndex({}), model.index(2, 0));
    QVERIFY(!model.layerIndex(u"no such layer"_s).isValid());
    // Asking for cells asks nothing of the server.
    QCOMPARE(model.index(0, 0, model.index(0, 0)).data().toString(), u"Loading…"_s);
    QCoreApplication::processEvents();
    QCOMPARE(m_server->requests().size(), 0);
    model.setObjects({}, {});
    QCOMPARE(model.rowCount(), 0);
}

void ObjectTreeModelTest::findsEachObjectByItsPlace()
{
    ObjectTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    // Overlapping layers, and one object that stands twice.
    QStringList objects = ids(8);
    objects[6] = idOf(1);
    model.setObjects(objects, layerRanges({layerOf(u"a"_s, 1, 3), layerOf(u"b"_s, 2, 3)}, 8));
    const QModelIndex a = model.index(0, 0);
    const QModelIndex b = model.index(1, 0);
    const QModelIndex rest = model.index(2, 0);
    QCOMPARE(model.objectId(model.index(0, 0, a)), idOf(1));
    QCOMPARE(model.objectId(model.index(1, 0, a)), idOf(2));
    QCOMPARE(model.objectId(model.index(0, 0, b)), idOf(2));
    QCOMPARE(model.objectId(model.index(0, 0, rest)), idOf(0));
    QCOMPARE(model.objectId(model.index(2, 0, rest)), idOf(1));
    QCOMPARE(model.objectId(a), QString());
    QCOMPARE(model.index(1, 2, b).parent(), b);
    QCOMPARE(model.layerGuid(b), u"b"_s);
    QCOMPARE(model.layerGuid(rest), QString());
}

void ObjectTreeModelTest::showsWhatArrivesWhereverItStands()
{
    ObjectTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setStore(m_store.get());
    QStringList objects = ids(8);
    objects[6] = idOf(2);
    model.setObjects(objects, layerRanges({layerOf(u"a"_s, 1, 3), layerOf(u"b"_s, 2, 3)}, 8));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    m_store->request({idOf(2)});
    QTRY_COMPARE(changed.count(), 3);
    QSet<QPair<int, int>> rows;
    for (const auto &signal : std::as_const(changed)) {
        const auto from = signal.at(0).toModelIndex();
        QCOMPARE(model.objectId(from), idOf(2));
        QCOMPARE(from.column(), 0);
        QCOMPARE(signal.at(1).toModelIndex().column(), int(ObjectTreeModel::ColumnCount) - 1);
        rows.insert({from.parent().row(), from.row()});
    }
    QCOMPARE(rows, (QSet<QPair<int, int>>{{0, 1}, {1, 0}, {2, 2}}));
    const QModelIndex row = model.index(1, 0, model.index(0, 0));
    QCOMPARE(row.data().toString(), u"Wall 0002"_s);
    QCOMPARE(row.siblingAtColumn(ObjectTreeModel::Type).data().toString(), u"Wall"_s);
    QCOMPARE(row.siblingAtColumn(ObjectTreeModel::Id).data().toString(), idOf(2));
}

void ObjectTreeModelTest::showsDenialsAndFailuresInTheirRows()
{
    m_server->setHandler([](const WireRequest &request) { return bulk(request, {idOf(1)}); });
    ObjectTreeModel model;
    model.setStore(m_store.get());
    model.setObjects(ids(3), layerRanges({layerOf(u"a"_s, 0, 3)}, 3));
    QSignalSpy arrived(m_store.get(), &ObjectStore::objectsChanged);
    m_store->request({idOf(0), idOf(1)});
    QTRY_COMPARE(arrived.count(), 1);
    m_server->setHandler({});
    m_server->setAnswer(WireAnswer::http(400, R"({"success":false,"message":"no <b>objects</b> today"})"));
    m_store->request({idOf(2)});
    QTRY_COMPARE(arrived.count(), 2);

    const QModelIndex parent = model.index(0, 0);
    QCOMPARE(model.index(0, 0, parent).data().toString(), u"Wall 0000"_s);
    QCOMPARE(model.index(1, 0, parent).data().toString(), u"Not shown to you"_s);
    QCOMPARE(model.index(2, 0, parent).data().toString(), u"Could not be loaded"_s);
    const QString why = model.index(2, 0, parent).data(Qt::ToolTipRole).toString();
    QVERIFY(why.contains("objects"_L1));
    QVERIFY(!why.contains("<b>"_L1));
}

void ObjectTreeModelTest::aLayerOf100000ObjectsIsAsQuickAsOneOfTen()
{
    // No time is asserted; what would make it slow is: the view measures no row, and asks for a screenful.
    ObjectTreeModel model;
    model.setStore(m_store.get());
    model.setObjects(ids(100'000), layerRanges({layerOf(u"all"_s, 0, 100'000)}, 100'000));
    ObjectTreeView view;
    QVERIFY(view.uniformRowHeights());
    view.setObjects(&model);
    view.resize(600, 400);
    view.show();
    view.expand(model.index(0, 0));
    view.scrollToBottom();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QTRY_VERIFY(view.visibleObjects().contains(idOf(99'999)));
    QTRY_VERIFY(m_store->object(idOf(99'999)));
    QVERIFY(view.visibleObjects().size() < 100);
    QCOMPARE(model.index(99'999, 0, model.index(0, 0)).data().toString(), u"Wall 869f"_s);
}

void ObjectTreeModelTest::asksForWhatIsInViewOnly()
{
    ObjectTreeModel model;
    model.setStore(m_store.get());
    model.setObjects(ids(1000), layerRanges({layerOf(u"a"_s, 0, 500), layerOf(u"b"_s, 500, 500)}, 1000));
    ObjectTreeView view;
    view.setObjects(&model);
    view.resize(600, 300);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    // Closed layers ask for nothing.
    QVERIFY(view.visibleObjects().isEmpty());
    view.expand(model.index(0, 0));
    const QStringList seen = view.visibleObjects();
    QVERIFY(seen.startsWith(idOf(0)));
    QVERIFY(seen.size() < 60);
    QTRY_VERIFY(
        std::all_of(seen.cbegin(), seen.cend(), [this](const QString &id) { return m_store->object(id); }));
    QStringList asked;
    for (const WireRequest &request : m_server->requests()) {
        for (const auto &id : idsAsked(request))
            asked.append(id.toString());
    }
    std::sort(asked.begin(), asked.end());
    QCOMPARE(asked, seen);
}

void ObjectTreeModelTest::takesBackWhatWasScrolledPast()
{
    // A server that does not answer: what is wanted piles up, and must not be what was passed by.
    m_server->setHandler([](const WireRequest &) { return WireAnswer::hang(); });
    m_store->setBatchSize(1);
    ObjectTreeModel model;
    model.setStore(m_store.get());
    model.setObjects(ids(10'000), layerRanges({layerOf(u"a"_s, 0, 10'000)}, 10'000));
    ObjectTreeView view;
    view.setObjects(&model);
    view.resize(600, 300);
    view.show();
    view.expand(model.index(0, 0));
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QTRY_VERIFY(!m_server->requests().isEmpty());
    const QStringList first = view.visibleObjects();
    QTRY_VERIFY(m_store->isPending(first.last()));
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() / 2);
    const QStringList then = view.visibleObjects();
    QVERIFY(!then.contains(first.last()));
    QTRY_VERIFY(m_store->isPending(then.last()));
    // What had gone out by then stays under way; the rest of the first screen does not.
    const auto pending = std::count_if(first.cbegin(), first.cend(),
                                       [this](const QString &id) { return m_store->isPending(id); });
    QVERIFY2(pending <= 6, QByteArray::number(qlonglong(pending)).constData());
}

void ObjectTreeModelTest::asksAgainForWhatFailedOnlyWhenTold()
{
    m_server->setHandler(
        [](const WireRequest &) { return WireAnswer::http(400, R"({"success":false,"message":"no"})"); });
    ObjectTreeModel model;
    model.setStore(m_store.get());
    model.setObjects(ids(3), layerRanges({layerOf(u"a"_s, 0, 3)}, 3));
    ObjectTreeView view;
    view.setObjects(&model);
    view.resize(600, 300);
    view.show();
    view.expand(model.index(0, 0));
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QTRY_VERIFY(m_store->error(idOf(0)).isError());
    m_server->forget();
    view.resize(600, 320);
    view.collapse(model.index(0, 0));
    view.expand(model.index(0, 0));
    QSignalSpy arrived(m_store.get(), &ObjectStore::objectsChanged);
    m_server->setHandler([](const WireRequest &request) { return bulk(request); });
    view.requestVisible();
    QTRY_VERIFY(m_store->object(idOf(0)));
    QCOMPARE(arrived.count(), 1);
    QCOMPARE(m_server->requests().size(), 1);
}

} // namespace Speckle

QTEST_MAIN(Speckle::ObjectTreeModelTest)
#include "tst_objecttreemodel.moc"
