// SPDX-License-Identifier: MIT
#include "core/edits/editrules.h"
#include "core/edits/listorder.h"
#include "core/edits/merge.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

// JSON with apostrophes for quotes: moc loses its way in raw strings.
QJsonObject parse(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray(json).replace('\'', '"'), &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s: %s", qPrintable(error.errorString()), json.constData());
    return document.object();
}

QByteArray text(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact).replace('"', '\'');
}

QStringList paths(const Merged &merged)
{
    QStringList list;
    for (const EditConflict &conflict : merged.conflicts)
        list += conflict.path.join(u'/');
    return list;
}

QStringList guids(const QJsonObject &stream)
{
    QStringList list;
    const QJsonArray layers = stream["layers"_L1].toArray();
    for (const auto &layer : layers)
        list += layer["guid"_L1].toString();
    return list;
}

QJsonObject layered(const QStringList &order)
{
    QJsonArray layers;
    for (const QString &guid : order)
        layers += QJsonObject{{u"guid"_s, guid}};
    return {{u"layers"_s, layers}};
}

} // namespace

class TestMerge : public QObject
{
    Q_OBJECT

private slots:
    void withoutConflict_data()
    {
        QTest::addColumn<QByteArray>("base");
        QTest::addColumn<QByteArray>("mine");
        QTest::addColumn<QByteArray>("theirs");
        QTest::addColumn<QByteArray>("merged");
        using B = QByteArray;
        const auto row = [](const char *name, const B &base, const B &mine, const B &theirs,
                            const B &merged) { QTest::newRow(name) << base << mine << theirs << merged; };
        row("nothing", "{}", "{}", "{}", "{}");
        row("unchanged", "{'a':1,'tags':['x']}", "{'a':1,'tags':['x']}", "{'a':1,'tags':['x']}",
            "{'a':1,'tags':['x']}");
        row("mine", "{'name':'a'}", "{'name':'b'}", "{'name':'a'}", "{'name':'b'}");
        row("theirs", "{'name':'a'}", "{'name':'a'}", "{'name':'c'}", "{'name':'c'}");
        row("both alike", "{'name':'a'}", "{'name':'b'}", "{'name':'b'}", "{'name':'b'}");
        row("different fields", "{'name':'a','jobNumber':'1'}", "{'name':'b','jobNumber':'1'}",
            "{'name':'a','jobNumber':'2'}", "{'jobNumber':'2','name':'b'}");
        row("I removed", "{'x':1}", "{}", "{'x':1}", "{}");
        row("they removed", "{'x':1}", "{'x':1}", "{}", "{}");
        row("I removed, they say null", "{'x':1}", "{}", "{'x':null}", "{'x':null}");
        row("null is nothing", "{'x':null}", "{}", "{'x':3}", "{'x':3}");
        row("I added", "{}", "{'x':1}", "{}", "{'x':1}");
        row("both added alike", "{}", "{'x':[1]}", "{'x':[1]}", "{'x':[1]}");
        row("unknown list", "{'x':[1,2]}", "{'x':[1,2,3]}", "{'x':[1,2]}", "{'x':[1,2,3]}");
        row("unknown object", "{'x':{'a':{'b':1,'c':1}}}", "{'x':{'a':{'b':2,'c':1}}}",
            "{'x':{'a':{'b':1},'d':4}}", "{'x':{'a':{'b':2},'d':4}}");
        row("the server's own", "{'_id':'1','__v':1,'updatedAt':'a'}", "{'_id':'2','__v':7,'updatedAt':'b'}",
            "{'_id':'1','__v':2,'updatedAt':'c'}", "{'__v':2,'_id':'1','updatedAt':'c'}");
        row("but not inside", "{'x':{'__v':1}}", "{'x':{'__v':2}}", "{'x':{'__v':1}}", "{'x':{'__v':2}}");
        row("base properties", "{'baseProperties':{'units':'m','tolerance':1}}",
            "{'baseProperties':{'units':'ft','tolerance':1}}",
            "{'baseProperties':{'units':'m','tolerance':2,'new':0}}",
            "{'baseProperties':{'new':0,'tolerance':2,'units':'ft'}}");
        row("base properties begun by both", "{}", "{'baseProperties':{'units':'ft'}}",
            "{'baseProperties':{'tolerance':2}}", "{'baseProperties':{'tolerance':2,'units':'ft'}}");

        row("users", "{'canRead':['a','b','c']}", "{'canRead':['a','c','d']}", "{'canRead':['a','b','e']}",
            "{'canRead':['a','e','d']}");
        row("both removed all", "{'canWrite':['a','b']}", "{'canWrite':['b']}", "{'canWrite':['a']}",
            "{'canWrite':[]}");
        row("both added one", "{'canWrite':[]}", "{'canWrite':['x','y']}", "{'canWrite':['y','z']}",
            "{'canWrite':['x','y','z']}");
        row("emptied and added to", "{'tags':['a','b']}", "{'tags':[]}", "{'tags':['a','b','c']}",
            "{'tags':['c']}");
        row("no list at first", "{}", "{'tags':['m']}", "{'tags':['t']}", "{'tags':['t','m']}");
        row("empty is nothing", "{'tags':[]}", "{}", "{'tags':['t']}", "{'tags':['t']}");
        row("list taken away", "{'tags':['a']}", "{}", "{'tags':['a','t']}", "{'tags':['t']}");
        row("list taken away by me alone", "{'tags':['a']}", "{}", "{'tags':['a']}", "{'tags':[]}");
        row("layers taken away", "{'layers':[{'guid':'1'}]}", "{'layers':null}", "{'layers':[{'guid':'1'}]}",
            "{'layers':[]}");
        row("whole users are ids", "{'canRead':[{'_id':'a','name':'Ada'}]}",
            "{'canRead':[{'_id':'a','name':'Ada'},{'_id':'b','name':'Bob'}]}", "{'canRead':['a']}",
            "{'canRead':['a','b']}");
        row("whole users unchanged", "{'canRead':[{'_id':'a','name':'Ada'}]}",
            "{'canRead':[{'_id':'a','name':'Ada Byron'}]}", "{'canRead':['a','c']}", "{'canRead':['a','c']}");
        row("my order", "{'tags':['a','b','c']}", "{'tags':['c','b','a']}", "{'tags':['a','b','c','t']}",
            "{'tags':['c','t','b','a']}");
        row("their order", "{'tags':['a','b','c']}", "{'tags':['a','b','c','m']}", "{'tags':['c','b','a']}",
            "{'tags':['c','m','b','a']}");
        row("clones made meanwhile", "{'children':['a','gone']}", "{'children':['a']}",
            "{'children':['a','gone','new']}", "{'children':['a','new']}");

        row("objects by one side", "{'objects':['1','2']}", "{'objects':['2']}",
            "{'objects':[{'type':'Placeholder','_id':'1'},{'_id':'2'}]}", "{'objects':['2']}");
        row("objects in another form", "{'objects':['1','2']}", "{'objects':['1','2']}",
            "{'objects':[{'_id':'2'}]}", "{'objects':[{'_id':'2'}]}");
        row("no say in objects", "{'objects':['1'],'name':'a'}", "{'name':'b'}",
            "{'objects':['1','2'],'name':'a'}", "{'name':'b','objects':['1','2']}");

        row("layer changed by both", "{'layers':[{'guid':'1','name':'a','orderIndex':0}]}",
            "{'layers':[{'guid':'1','name':'b','orderIndex':0}]}",
            "{'layers':[{'guid':'1','name':'a','orderIndex':1}]}",
            "{'layers':[{'guid':'1','name':'b','orderIndex':1}]}");
        row("layers of both kept", "{'layers':[{'guid':'1'}]}", "{'layers':[{'guid':'1'},{'guid':'m'}]}",
            "{'layers':[{'guid':'1'},{'guid':'t'}]}", "{'layers':[{'guid':'1'},{'guid':'t'},{'guid':'m'}]}");
        row("layers removed", "{'layers':[{'guid':'1'},{'guid':'2'},{'guid':'3'}]}",
            "{'layers':[{'guid':'2'},{'guid':'3'}]}", "{'layers':[{'guid':'1'},{'guid':'2'}]}",
            "{'layers':[{'guid':'2'}]}");
        row("layers' properties",
            "{'layers':[{'guid':'1','properties':{'visible':true,'color':{'a':1,'hex':'x'}}}]}",
            "{'layers':[{'guid':'1','properties':{'visible':false,'color':{'a':1,'hex':'x'}}}]}",
            "{'layers':[{'guid':'1','properties':{'visible':true,'color':{'a':1,'hex':'y'}}}]}",
            "{'layers':[{'guid':'1','properties':{'color':{'a':1,'hex':'y'},'visible':false}}]}");
        row("layers without guid, one side", "{'layers':[{'name':'a'}]}", "{'layers':[{'name':'b'}]}",
            "{'layers':[{'name':'a'}]}", "{'layers':[{'name':'b'}]}");
        row("made-up layers are none",
            "{'layers':[{'guid':'1','name':'Default Generated Speckle Layer','startIndex':0,'objectCount':2,"
            "'topology':'0;0-2 '}]}",
            "{'layers':[{'guid':'2','name':'Default Generated Speckle Layer','startIndex':0,'objectCount':2,"
            "'topology':'0;0-2 '},{'guid':'mine'}]}",
            "{'layers':[]}", "{'layers':[{'guid':'mine'}]}");
        row("stored all the same",
            "{'layers':[{'guid':'1','name':'Default Generated Speckle Layer','startIndex':0,'objectCount':2,"
            "'topology':'0;0-2 '}]}",
            "{'layers':[{'guid':'1','name':'Default Generated Speckle Layer','startIndex':0,'objectCount':2,"
            "'topology':'0;0-2 '}]}",
            "{'layers':[{'guid':'1','name':'Default Generated Speckle Layer','startIndex':0,'objectCount':2,"
            "'topology':'0;0-2 '}]}",
            "{'layers':[{'guid':'1','name':'Default Generated Speckle Layer','objectCount':2,'startIndex':0,"
            "'topology':'0;0-2 '}]}");
    }
    void withoutConflict()
    {
        QFETCH(const QByteArray, base);
        QFETCH(const QByteArray, mine);
        QFETCH(const QByteArray, theirs);
        QFETCH(const QByteArray, merged);
        const Merged result = mergeStream(parse(base), parse(mine), parse(theirs));
        QCOMPARE(text(result.json), text(parse(merged)));
        QCOMPARE(paths(result), QStringList());
    }

    void conflicts_data()
    {
        QTest::addColumn<QByteArray>("base");
        QTest::addColumn<QByteArray>("mine");
        QTest::addColumn<QByteArray>("theirs");
        QTest::addColumn<QStringList>("where");
        QTest::addColumn<QByteArray>("withMine");
        using B = QByteArray;
        const auto row
            = [](const char *name, const B &base, const B &mine, const B &theirs, const QStringList &where,
                 const B &withMine) { QTest::newRow(name) << base << mine << theirs << where << withMine; };
        row("name", "{'name':'a'}", "{'name':'b'}", "{'name':'c'}", {u"name"_s}, "{'name':'b'}");
        row("one of two", "{'name':'a','x':1}", "{'name':'b','x':2}", "{'name':'c','x':1}", {u"name"_s},
            "{'name':'b','x':2}");
        row("both added", "{}", "{'x':1}", "{'x':2}", {u"x"_s}, "{'x':1}");
        row("I removed", "{'x':1}", "{}", "{'x':2}", {u"x"_s}, "{}");
        row("they removed", "{'x':1}", "{'x':2}", "{}", {u"x"_s}, "{'x':2}");
        row("another type", "{'x':1}", "{'x':[1]}", "{'x':{'a':1}}", {u"x"_s}, "{'x':[1]}");
        row("unknown list", "{'x':[1]}", "{'x':[1,2]}", "{'x':[1,3]}", {u"x"_s}, "{'x':[1,2]}");
        row("ancestors", "{'ancestors':['1']}", "{'ancestors':['1','2']}", "{'ancestors':['1','3']}",
            {u"ancestors"_s}, "{'ancestors':['1','2']}");
        row("deep", "{'x':{'a':{'b':1}}}", "{'x':{'a':{'b':2}}}", "{'x':{'a':{'b':3}}}", {u"x/a/b"_s},
            "{'x':{'a':{'b':2}}}");
        row("units", "{'baseProperties':{'units':'m','tolerance':1}}",
            "{'baseProperties':{'units':'ft','tolerance':1}}",
            "{'baseProperties':{'units':'mm','tolerance':2}}", {u"baseProperties/units"_s},
            "{'baseProperties':{'units':'ft','tolerance':2}}");
        row("tags that are none", "{'tags':'a'}", "{'tags':['b']}", "{'tags':['c']}", {u"tags"_s},
            "{'tags':['b']}");
        row("objects", "{'objects':['1','2']}", "{'objects':['1']}", "{'objects':['1','2','3']}",
            {u"objects"_s}, "{'objects':['1']}");
        row("objects that I do not know", "{}", "{'objects':['1']}", "{'objects':['2']}", {u"objects"_s},
            "{'objects':['1']}");
        row("layer's name", "{'layers':[{'guid':'1','name':'a'}]}", "{'layers':[{'guid':'1','name':'b'}]}",
            "{'layers':[{'guid':'1','name':'c'}]}", {u"layers/1/name"_s},
            "{'layers':[{'guid':'1','name':'b'}]}");
        row("layer that I removed", "{'layers':[{'guid':'1','name':'a'}]}", "{'layers':[]}",
            "{'layers':[{'guid':'1','name':'c'}]}", {u"layers/1"_s}, "{'layers':[]}");
        row("layer that they removed", "{'layers':[{'guid':'1','name':'a'}]}",
            "{'layers':[{'guid':'1','name':'b'}]}", "{'layers':[]}", {u"layers/1"_s},
            "{'layers':[{'guid':'1','name':'b'}]}");
        row("layer added by both", "{'layers':[]}", "{'layers':[{'guid':'1','name':'b'}]}",
            "{'layers':[{'guid':'1','name':'c'}]}", {u"layers/1/name"_s},
            "{'layers':[{'guid':'1','name':'b'}]}");
        row("layers without guid", "{'layers':[{'name':'a'}]}", "{'layers':[{'name':'b'}]}",
            "{'layers':[{'name':'c'}]}", {u"layers"_s}, "{'layers':[{'name':'b'}]}");
        row("the same guid twice", "{'layers':[{'guid':'1'}]}",
            "{'layers':[{'guid':'1'},{'guid':'1','name':'b'}]}", "{'layers':[{'guid':'1'},{'guid':'2'}]}",
            {u"layers"_s}, "{'layers':[{'guid':'1'},{'guid':'1','name':'b'}]}");
        row("order by both, and a name", "{'layers':[{'guid':'1','name':'a'},{'guid':'2'},{'guid':'3'}]}",
            "{'layers':[{'guid':'3'},{'guid':'2'},{'guid':'1','name':'b'}]}",
            "{'layers':[{'guid':'2'},{'guid':'1','name':'c'},{'guid':'3'},{'guid':'4'}]}",
            {u"layers"_s, u"layers/1/name"_s},
            "{'layers':[{'guid':'3'},{'guid':'4'},{'guid':'2'},{'guid':'1','name':'b'}]}");
        row("their objects, my layers", "{'objects':['1','2'],'layers':[{'guid':'1','objectCount':2}]}",
            "{'objects':['1','2'],'layers':[{'guid':'1','objectCount':1},{'guid':'m','startIndex':1}]}",
            "{'objects':['2'],'layers':[{'guid':'1','objectCount':2}]}", {u"objects"_s, u"layers"_s},
            "{'layers':[{'guid':'1','objectCount':1},{'guid':'m','startIndex':1}],'objects':['1','2']}");
        row("my objects, their layers", "{'objects':['1','2'],'layers':[{'guid':'1','objectCount':2}]}",
            "{'objects':['1'],'layers':[{'guid':'1','objectCount':1}]}",
            "{'objects':['1','2'],'layers':[{'guid':'1','objectCount':2},{'guid':'t'}]}",
            {u"objects"_s, u"layers"_s}, "{'layers':[{'guid':'1','objectCount':1}],'objects':['1']}");
    }
    void conflicts()
    {
        QFETCH(const QByteArray, base);
        QFETCH(const QByteArray, mine);
        QFETCH(const QByteArray, theirs);
        QFETCH(const QStringList, where);
        QFETCH(const QByteArray, withMine);
        const QJsonObject b = parse(base);
        const QJsonObject m = parse(mine);
        const QJsonObject t = parse(theirs);
        const Merged merged = mergeStream(b, m, t);
        QCOMPARE(paths(merged), where);
        const QList<EditSide> all(merged.conflicts.size(), EditSide::Mine);
        QCOMPARE(text(resolved(merged, all)), text(parse(withMine)));
        QCOMPARE(resolved(merged, {}), merged.json);
        // What was chosen is a change that collides with nothing, upon what the server has.
        const Merged again = mergeStream(t, resolved(merged, all), t);
        QCOMPARE(paths(again), QStringList());
        QCOMPARE(again.json, resolved(merged, all));
        // The other side sees the same conflicts.
        QCOMPARE(paths(mergeStream(b, t, m)), where);
    }

    void aConflictHoldsAllThree()
    {
        const Merged merged
            = mergeStream(parse("{'name':'a','x':1}"), parse("{'name':'b'}"), parse("{'name':'c','x':2}"));
        QCOMPARE(merged.conflicts.size(), 2);
        QCOMPARE(merged.conflicts.at(0), (EditConflict{{u"name"_s}, u"a"_s, u"b"_s, u"c"_s}));
        QCOMPARE(merged.conflicts.at(1), (EditConflict{{u"x"_s}, 1, QJsonValue::Undefined, 2}));
        QCOMPARE(merged.json, parse("{'name':'c','x':2}"));
        QCOMPARE(resolved(merged, {EditSide::Mine}), parse("{'name':'b','x':2}"));
        QCOMPARE(resolved(merged, {EditSide::Theirs, EditSide::Mine}), parse("{'name':'c'}"));
    }

    void ordersOfLayers()
    {
        const auto merged = [](const QStringList &b, const QStringList &m, const QStringList &t) {
            const Merged result = mergeStream(layered(b), layered(m), layered(t));
            return result.conflicts.isEmpty() ? guids(result.json).join(u' ') : u"conflict"_s;
        };
        const QStringList abc{u"a"_s, u"b"_s, u"c"_s};
        QCOMPARE(merged(abc, {u"c"_s, u"b"_s, u"a"_s}, abc), u"c b a"_s);
        QCOMPARE(merged(abc, abc, {u"c"_s, u"b"_s, u"a"_s}), u"c b a"_s);
        QCOMPARE(merged(abc, {u"c"_s, u"b"_s, u"a"_s}, {u"c"_s, u"b"_s, u"a"_s}), u"c b a"_s);
        QCOMPARE(merged(abc, {u"b"_s, u"a"_s, u"c"_s}, {u"a"_s, u"c"_s, u"b"_s}), u"conflict"_s);
        QCOMPARE(merged(abc, {u"m"_s, u"a"_s, u"b"_s, u"c"_s}, {u"t"_s, u"a"_s, u"c"_s}), u"t m a c"_s);
        QCOMPARE(merged(abc, {u"a"_s, u"m"_s, u"b"_s, u"c"_s}, {u"a"_s, u"b"_s, u"t"_s, u"c"_s}),
                 u"a m b t c"_s);
        // Its neighbour is gone.
        QCOMPARE(merged(abc, {u"a"_s, u"b"_s, u"m"_s, u"c"_s}, {u"a"_s, u"c"_s}), u"a m c"_s);
        QCOMPARE(merged({}, {u"m"_s}, {u"t"_s}), u"t m"_s);
    }

    void keysOfMembers()
    {
        QCOMPARE(ListOrder::keyOf(u"a"_s), u"a"_s);
        QCOMPARE(ListOrder::keyOf(QJsonObject{{u"_id"_s, u"a"_s}, {u"name"_s, 1}}), u"a"_s);
        QVERIFY(ListOrder::keyOf(1) != ListOrder::keyOf(u"1"_s));
        QVERIFY(ListOrder::keyOf(QJsonValue::Null) != ListOrder::keyOf(u"null"_s));
        QVERIFY(ListOrder::keyOf(u"[1]"_s) != ListOrder::keyOf(1));
    }

    void rulesOfOtherRecords()
    {
        const Merged project
            = merge(parse("{'permissions':{'canRead':['a'],'canWrite':[]},'streams':['1']}"),
                    parse("{'permissions':{'canRead':[],'canWrite':[]},'streams':[]}"),
                    parse("{'permissions':{'canRead':['a'],'canWrite':['b']},'streams':['1','2']}"),
                    EditRules::project());
        QCOMPARE(project.json, parse("{'permissions':{'canRead':[],'canWrite':['b']},'streams':['2']}"));
        QVERIFY(project.conflicts.isEmpty());
        const Merged comment = merge(parse("{'view':{'x':1,'y':1},'labels':['a'],'assignedTo':[]}"),
                                     parse("{'view':{'x':2,'y':1},'labels':[],'assignedTo':['u']}"),
                                     parse("{'view':{'x':1,'y':2},'labels':['a','b'],'assignedTo':['v']}"),
                                     EditRules::comment());
        QCOMPARE(paths(comment), QStringList{u"view"_s});
        QCOMPARE(comment.json["labels"_L1].toArray(), QJsonArray{u"b"_s});
        QCOMPARE(comment.json["assignedTo"_L1].toArray(), (QJsonArray{u"v"_s, u"u"_s}));
        const Merged client
            = merge(parse("{'online':true,'documentName':'a'}"), parse("{'online':false,'documentName':'a'}"),
                    parse("{'online':true,'documentName':'b'}"), EditRules::apiClient());
        QCOMPARE(client.json, parse("{'online':false,'documentName':'b'}"));
    }
};

QTEST_GUILESS_MAIN(TestMerge)
#include "tst_merge.moc"
