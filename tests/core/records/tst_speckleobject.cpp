// SPDX-License-Identifier: MIT
#include "core/objects/rawobject.h"
#include "core/records/geometry/annotation.h"
#include "core/records/geometry/circles.h"
#include "core/records/geometry/containers.h"
#include "core/records/geometry/points.h"
#include "core/records/geometry/polylines.h"
#include "core/records/geometry/scalars.h"
#include "core/records/geometry/solids.h"
#include "tests/core/records/oddjson.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace Speckle;
using namespace Speckle::Geometry;

namespace {

const QByteArray planeJson
    = "{'type':'Plane','origin':{'type':'Point','value':[10,20,30]},"
      "'normal':{'type':'Vector','value':[0,0,1]},"
      "'xdir':{'type':'Vector','value':[1,0,0]},'ydir':{'type':'Vector','value':[0,1,0]}}";
const Frame plane{{10, 20, 30}, {0, 0, 1}, {1, 0, 0}, {0, 1, 0}};

// %P stands for a plane.
template <typename T>
T make(const char *json)
{
    return T(parse(QByteArray(json).replace("%P", planeJson).constData()));
}

bool near(const std::optional<Xyz> &a, const Xyz &b)
{
    return a && std::hypot(a->x - b.x, a->y - b.y, a->z - b.z) < 1e-9;
}

// Every accessor there is, of every type. What they say of nonsense is less than what they do with it.
qsizetype readAll(const SpeckleObject &o, int depth = 0)
{
    qsizetype sum
        = o.type().size() + int(o.objectType()) + o.name().size() + o.applicationId().size() + o.hash().size()
          + o.geometryHash().size() + o.properties().size() + o.transform().has_value() + o.isDeleted()
          + o.parent().size() + o.children().size() + o.ancestors().size() + o.id().size()
          + Boolean(o).isTrue().has_value() + Number(o).number().has_value() + String(o).words().size()
          + Interval(o).range().has_value() + Interval2d(o).u().has_value() + Interval2d(o).v().has_value()
          + Point(o).position().has_value() + Vector(o).direction().has_value() + Plane(o).frame().has_value()
          + Line(o).start().has_value() + Line(o).end().has_value() + Line(o).domain().has_value()
          + Box(o).corners().has_value() + Box(o).frame().has_value();
    const Circle circle(o);
    sum += circle.radius().has_value() + circle.frame().has_value() + circle.domain().has_value()
           + circle.pointAt(1).has_value();
    const Arc arc(o);
    sum += arc.radius().has_value() + arc.startAngle().has_value() + arc.endAngle().has_value()
           + arc.angle().has_value() + arc.frame().has_value() + arc.startPoint().has_value()
           + arc.midPoint().has_value() + arc.endPoint().has_value() + arc.pointAt(1).has_value();
    const Ellipse ellipse(o);
    sum += ellipse.firstRadius().has_value() + ellipse.secondRadius().has_value()
           + ellipse.frame().has_value() + ellipse.domain().has_value() + ellipse.pointAt(1).has_value();
    const Polyline polyline(o);
    sum += polyline.points().size() + polyline.isClosed() + polyline.domain().has_value();
    const Curve curve(o);
    sum += curve.degree() + curve.isPeriodic() + curve.isRational() + curve.isClosed() + curve.points().size()
           + curve.weights().size() + curve.knots().size() + curve.displayValue().points().size();
    const Mesh mesh(o);
    const qsizetype vertexCount = mesh.vertices().size();
    const QList<Face> faces = mesh.faces();
    for (const Face &face : faces) {
        for (int i = 0; i < face.count; ++i)
            Q_ASSERT(face.corners.at(size_t(i)) >= 0 && face.corners.at(size_t(i)) < vertexCount);
    }
    sum += vertexCount + faces.size() + mesh.colors().size() + mesh.textureCoordinates().size();
    const Brep brep(o);
    sum += brep.rawData().isNull() + brep.base64().size() + brep.provenance().size()
           + brep.displayValue().vertices().size();
    const Extrusion extrusion(o);
    sum += extrusion.isCapped() + extrusion.profile().json().size() + extrusion.profiles().size()
           + extrusion.pathStart().has_value() + extrusion.pathEnd().has_value()
           + extrusion.pathCurve().json().size() + extrusion.pathTangent().has_value()
           + extrusion.length().has_value();
    const Annotation annotation(o);
    sum += annotation.words().size() + annotation.textHeight().has_value() + annotation.fontName().size()
           + annotation.isBold() + annotation.isItalic() + annotation.location().has_value();
    const Abstract abstract(o);
    sum += abstract.className().size() + abstract.assembly().size() + abstract.reference().size();
    sum += Block(o).description().size();
    if (depth < 3) {
        for (const QList<SpeckleObject> &inside : {Polycurve(o).segments(), Block(o).objects()}) {
            for (const SpeckleObject &object : inside)
                sum += readAll(object, depth + 1);
        }
    }
    return sum;
}

} // namespace

class TestSpeckleObject : public QObject
{
    Q_OBJECT

private slots:
    void common()
    {
        const auto object = make<SpeckleObject>(
            "{'_id':'1','type':'Mesh/Wall','name':'W','hash':'h','geometryHash':'g','applicationId':'a',"
            "'properties':{'n':{'type':'Number','value':2},'x':{'y':1}},'parent':'p','children':['c'],"
            "'ancestors':['q',{'_id':'r'}],'transform':[1,0,0,5,0,1,0,0,0,0,1,0,0,0,0,1],'deleted':true,"
            "'unknown':{'z':[1]}}");
        QCOMPARE(object.type(), u"Mesh/Wall"_s);
        QCOMPARE(object.objectType(), ObjectType::Mesh);
        QCOMPARE(object.name(), u"W"_s);
        QCOMPARE(object.hash(), u"h"_s);
        QCOMPARE(object.geometryHash(), u"g"_s);
        QCOMPARE(object.applicationId(), u"a"_s);
        QCOMPARE(object.parent(), u"p"_s);
        QCOMPARE(object.children(), QStringList{u"c"_s});
        QCOMPARE(object.ancestors(), QStringList({u"q"_s, u"r"_s}));
        QVERIFY(object.isDeleted());
        QVERIFY(object.transform());
        QCOMPARE(object.transform()->at(3), 5.0);
        QCOMPARE(object.value("unknown"), QJsonValue(parse("{'z':[1]}")));
        const auto number = SpeckleObject::nested(object.properties().value("n"_L1));
        QVERIFY(number);
        QCOMPARE(Number(*number).number(), std::optional(2.0));
        QVERIFY(!SpeckleObject::nested(object.properties().value("x"_L1)));
        QVERIFY(!SpeckleObject::nested(5));
        QCOMPARE(make<SpeckleObject>("{'parent':{'_id':'p'}}").parent(), u"p"_s);
        QCOMPARE(make<SpeckleObject>("{'properties':null,'parent':null}").properties(), QJsonObject());
        QVERIFY(!make<SpeckleObject>("{'transform':[1,2,3]}").transform());
        QVERIFY(!make<SpeckleObject>("{'transform':[1,0,0,5,0,1,0,0,0,0,1,0,0,0,0,'1']}").transform());
    }

    void types_data()
    {
        QTest::addColumn<QString>("sent");
        QTest::addColumn<ObjectType>("read");
        // In the order of the enumeration.
        int type = int(ObjectType::Unknown);
        for (const char *name :
             {"Null",      "Boolean", "Number",   "String",     "Interval", "Interval2d", "Point",
              "Vector",    "Plane",   "Line",     "Rectangle",  "Circle",   "Arc",        "Ellipse",
              "Polycurve", "Box",     "Polyline", "Curve",      "Mesh",     "Brep",       "Annotation",
              "Extrusion", "Block",   "Abstract", "Placeholder"})
            QTest::newRow(name) << QString::fromLatin1(name) << static_cast<ObjectType>(++type);
        QTest::newRow("path") << u"Mesh/Wall"_s << ObjectType::Mesh;
        QTest::newRow("right-most known") << u"Mesh/Line/GridLine"_s << ObjectType::Line;
        QTest::newRow("known behind unknown") << u"Wall/Mesh"_s << ObjectType::Mesh;
        QTest::newRow("unknown") << u"Wall"_s << ObjectType::Unknown;
        QTest::newRow("case") << u"mesh"_s << ObjectType::Unknown;
        QTest::newRow("slashes") << u"//Mesh//"_s << ObjectType::Mesh;
        QTest::newRow("only slashes") << u"///"_s << ObjectType::Unknown;
        QTest::newRow("none") << QString() << ObjectType::Unknown;
    }
    void types()
    {
        QFETCH(QString, sent);
        QFETCH(ObjectType, read);
        QCOMPARE(objectTypeOf(sent), read);
    }

    void fromRaw()
    {
        const RawObject raw(u"1"_s, u"Number"_s, u"n"_s,
                            R"({"_id":"1","type":"Number","name":"n","value":7,"x":[1]})");
        const SpeckleObject object = SpeckleObject::of(raw);
        QCOMPARE(object.json(), raw.decoded());
        QCOMPARE(Number(object).number(), std::optional(7.0));
        // One number beyond all doubles, and Qt gives the whole object up.
        const SpeckleObject odd
            = SpeckleObject::of(RawObject(u"1"_s, u"Number"_s, u"n"_s, R"({"_id":"1","value":1e400})"));
        QCOMPARE(odd.id(), u"1"_s);
        QCOMPARE(odd.objectType(), ObjectType::Number);
        QCOMPARE(odd.name(), u"n"_s);
        QVERIFY(!Number(odd).number());
    }

    void difference()
    {
        const auto before = make<SpeckleObject>("{'_id':'1','owner':'o','type':'Mesh','name':'a','parent':"
                                                "null,'children':[],'__v':1,'properties':{'a':1},'x':1}");
        SpeckleObject after = before;
        after.setName(u"b"_s);
        after.setApplicationId(u"id"_s);
        after.setProperties(parse("{'a':2}"));
        after.setValue("owner", u"p"_s);
        after.setValue("children", QJsonArray{u"c"_s});
        after.setValue("parent", u"c"_s);
        after.setValue("__v", 2);
        QCOMPARE(SpeckleObject::difference(before, after),
                 parse("{'name':'b','applicationId':'id','properties':{'a':2}}"));
        QCOMPARE(SpeckleObject::placeholder(u"7"_s).json(), parse("{'type':'Placeholder','_id':'7'}"));
        QCOMPARE(SpeckleObject::placeholder(u"7"_s).objectType(), ObjectType::Placeholder);
    }

    void scalars()
    {
        QCOMPARE(make<Boolean>("{'value':true}").isTrue(), std::optional(true));
        QVERIFY(!make<Boolean>("{'value':1}").isTrue());
        QCOMPARE(make<Number>("{'value':1.5}").number(), std::optional(1.5));
        QVERIFY(!make<Number>("{'value':'NaN'}").number());
        QCOMPARE(make<String>("{'value':'a < b'}").words(), u"a < b"_s);
        QCOMPARE(make<Interval>("{'start':1,'end':2}").range(), std::optional(Range{1, 2}));
        QVERIFY(!make<Interval>("{'start':1}").range());
        const auto both = make<Interval2d>("{'U':{'start':1,'end':2},'V':{'start':3,'end':4}}");
        QCOMPARE(both.u(), std::optional(Range{1, 2}));
        QCOMPARE(both.v(), std::optional(Range{3, 4}));
        QVERIFY(!make<Interval2d>("{'u':{'start':1,'end':2}}").u());
    }

    void points()
    {
        QCOMPARE(make<Point>("{'value':[1,2,3]}").position(), std::optional(Xyz{1, 2, 3}));
        QVERIFY(!make<Point>("{'value':[1,2]}").position());
        QVERIFY(!make<Point>("{'value':[1,2,null]}").position());
        QCOMPARE(make<Vector>("{'value':[0,0,1]}").direction(), std::optional(Xyz{0, 0, 1}));
        QCOMPARE(make<Plane>("%P").frame(), std::optional(plane));
        QVERIFY(!make<Plane>("{'origin':{'value':[1,2,3]}}").frame());
        QCOMPARE(make<Plane>("{'origin':[1,2,3],'normal':[0,0,1],'xdir':[1,0,0],'ydir':[0,1,0]}").frame(),
                 std::optional(Frame{{1, 2, 3}, {0, 0, 1}, {1, 0, 0}, {0, 1, 0}}));
        const auto line = make<Line>("{'value':[1,2,3,4,5,6],'domain':{'start':0,'end':9}}");
        QCOMPARE(line.start(), std::optional(Xyz{1, 2, 3}));
        QCOMPARE(line.end(), std::optional(Xyz{4, 5, 6}));
        QCOMPARE(line.domain(), std::optional(Range{0, 9}));
        QVERIFY(!make<Line>("{'value':[1,2,3,4,5]}").start());
    }

    void boxes()
    {
        const auto box = make<Box>("{'basePlane':%P,'xSize':{'start':-1,'end':1},'ySize':{'start':0,'end':2},"
                                   "'zSize':{'start':0,'end':3}}");
        const auto corners = box.corners();
        QVERIFY(corners);
        QCOMPARE(corners->at(0), (Xyz{9, 20, 30}));
        QCOMPARE(corners->at(1), (Xyz{11, 20, 30}));
        QCOMPARE(corners->at(2), (Xyz{9, 22, 30}));
        QCOMPARE(corners->at(7), (Xyz{11, 22, 33}));
        QVERIFY(!make<Box>("{'basePlane':%P,'xSize':{'start':-1,'end':1}}").corners());
    }

    void circles()
    {
        const auto circle = make<Circle>("{'radius':2,'plane':%P,'domain':{'start':0,'end':1}}");
        QCOMPARE(circle.radius(), std::optional(2.0));
        QVERIFY(near(circle.pointAt(0), {12, 20, 30}));
        QVERIFY(near(circle.pointAt(std::acos(0.0)), {10, 22, 30}));
        const auto older = make<Circle>("{'radius':2,'center':{'value':[1,1,1]},'normal':{'value':[0,0,5]}}");
        const auto frame = older.frame();
        QVERIFY(frame);
        QVERIFY(near(frame->normal, {0, 0, 1}));
        const auto point = older.pointAt(0.3);
        QVERIFY(point && point->z == 1.0);
        QVERIFY(std::abs(std::hypot(point->x - 1, point->y - 1) - 2) < 1e-9);
        QVERIFY(!make<Circle>("{'radius':2,'center':[1,1,1],'normal':[0,0,0]}").frame());

        const auto arc = make<Arc>(
            "{'radius':2,'startAngle':0,'endAngle':3,'angleRadians':3,'plane':%P,'domain':{'start':0,'end':3}"
            ","
            "'startPoint':{'value':[12,20,30]},'midPoint':{'value':[1,2,3]},'endPoint':{'value':[4,5,6]}}");
        QCOMPARE(arc.startAngle(), std::optional(0.0));
        QCOMPARE(arc.endAngle(), std::optional(3.0));
        QCOMPARE(arc.angle(), std::optional(3.0));
        QVERIFY(near(arc.pointAt(*arc.startAngle()), *arc.startPoint()));
        QCOMPARE(arc.midPoint(), std::optional(Xyz{1, 2, 3}));
        QCOMPARE(arc.endPoint(), std::optional(Xyz{4, 5, 6}));
        QCOMPARE(arc.domain(), std::optional(Range{0, 3}));
        QVERIFY(!make<Arc>("{'radius':2}").pointAt(0));

        const auto ellipse = make<Ellipse>("{'firstRadius':4,'secondRadius':2,'plane':%P}");
        QVERIFY(near(ellipse.pointAt(0), {14, 20, 30}));
        QVERIFY(near(ellipse.pointAt(std::acos(0.0)), {10, 22, 30}));
    }

    void polylines()
    {
        const auto polyline = make<Polyline>("{'value':[0,0,0,1,0,0,1,1,0],'closed':true}");
        QCOMPARE(polyline.points(), QList<Xyz>({{0, 0, 0}, {1, 0, 0}, {1, 1, 0}}));
        QVERIFY(polyline.isClosed());
        QCOMPARE(make<Polyline>("{'value':[0,0,0,1,0]}").points().size(), 1);
        QVERIFY(make<Polyline>("{'value':[0,0,0,1,'NaN',0]}").points().isEmpty());
        QCOMPARE(make<Rectangle>("{'value':[0,0,0,1,0,0]}").points().size(), 2);

        const auto curve = make<Curve>(
            "{'degree':2,'periodic':true,'rational':true,'closed':true,'points':[0,0,0,1,0,0,1,1,0],"
            "'weights':[1,2,1],'knots':[0,0,1,1],'displayValue':{'type':'Polyline','value':[0,0,0]}}");
        QCOMPARE(curve.degree(), 2);
        QVERIFY(curve.isPeriodic() && curve.isRational() && curve.isClosed());
        QCOMPARE(curve.points().size(), 3);
        QCOMPARE(curve.weights(), QList<double>({1, 2, 1}));
        QCOMPARE(curve.knots(), QList<double>({0, 0, 1, 1}));
        QCOMPARE(curve.displayValue().points().size(), 1);
        const char *points = "'points':[0,0,0,1,0,0,1,1,0]";
        const auto with = [&](const char *rest) {
            return make<Curve>((QByteArray("{") + points + ',' + rest + '}').constData());
        };
        QCOMPARE(with("'degree':2,'knots':[0,0,0,1,1,1]").knots().size(), 6);
        QVERIFY(with("'degree':2,'knots':[0,0,1]").knots().isEmpty());
        QVERIFY(with("'degree':2147483647,'knots':[0,0,1]").knots().isEmpty());
        QVERIFY(with("'weights':[1,2]").weights().isEmpty());
        QCOMPARE(with("'degree':-3").degree(), 0);
        QCOMPARE(with("'degree':1e300").degree(), 0);

        const auto chain = make<Polycurve>("{'segments':[{'type':'Line','value':[0,0,0,1,1,1]},null,{},"
                                           "{'type':'Arc'}],'closed':true}");
        QCOMPARE(chain.segments().size(), 2);
        QCOMPARE(chain.segments().at(1).objectType(), ObjectType::Arc);
        QVERIFY(chain.isClosed());
    }

    void meshes()
    {
        const auto mesh = make<Mesh>("{'vertices':[0,0,0,1,0,0,1,1,0,0,1,0],'faces':[0,0,1,2,1,0,1,2,3],"
                                     "'colors':[-1,-16777216,4294901760,0],"
                                     "'textureCoordinates':[0,0,1,0,1,1,0,1]}");
        QCOMPARE(mesh.vertices().size(), 4);
        QCOMPARE(mesh.faces(), QList<Face>({{{0, 1, 2, 0}, 3}, {{0, 1, 2, 3}, 4}}));
        QCOMPARE(mesh.colors(), QList<quint32>({0xffffffff, 0xff000000, 0xffff0000, 0}));
        QCOMPARE(mesh.textureCoordinates(), QList<Uv>({{0, 0}, {1, 0}, {1, 1}, {0, 1}}));
    }

    void meshFaces_data()
    {
        QTest::addColumn<QByteArray>("faces");
        QTest::addColumn<int>("read");
        QTest::newRow("cut off") << QByteArray("[0,0,1,2,0,1]") << 1;
        QTest::newRow("quad cut off by one") << QByteArray("[1,0,1,2]") << 0;
        QTest::newRow("unknown flag ends it") << QByteArray("[0,0,1,2,5,0,1,2,3,0,0,1,2]") << 1;
        QTest::newRow("negative flag") << QByteArray("[-1,0,1,2]") << 0;
        QTest::newRow("flag is no number") << QByteArray("[null,0,1,2]") << 0;
        QTest::newRow("flag is half a number") << QByteArray("[0.5,0,1,2]") << 0;
        QTest::newRow("out of range, then good") << QByteArray("[0,0,1,9,0,0,1,2]") << 1;
        QTest::newRow("negative index") << QByteArray("[0,0,1,-1]") << 0;
        QTest::newRow("index is no number") << QByteArray("[0,0,1,'2']") << 0;
        QTest::newRow("index is half a number") << QByteArray("[0,0,1,1.5]") << 0;
        QTest::newRow("huge index") << QByteArray("[0,0,1,1e300]") << 0;
        QTest::newRow("no list") << QByteArray("{}") << 0;
    }
    void meshFaces()
    {
        QFETCH(QByteArray, faces);
        QFETCH(int, read);
        const auto mesh
            = make<Mesh>(("{'vertices':[0,0,0,1,0,0,1,1,0,0,1,0],'faces':" + faces + '}').constData());
        QCOMPARE(mesh.faces().size(), read);
    }

    void meshesThatDoNotFit()
    {
        // One bad coordinate: no vertex can be trusted, and no face and no colour without them.
        const auto broken = make<Mesh>("{'vertices':[0,0,0,1,null,0,1,1,0],'faces':[0,0,1,2],"
                                       "'colors':[1,2,3]}");
        QVERIFY(broken.vertices().isEmpty());
        QVERIFY(broken.faces().isEmpty());
        QVERIFY(broken.colors().isEmpty());
        const auto with = [](const QByteArray &rest) {
            return make<Mesh>(("{'vertices':[0,0,0,1,0,0]," + rest + '}').constData());
        };
        QVERIFY(with("'colors':[1]").colors().isEmpty());
        QVERIFY(with("'colors':[1,1.5]").colors().isEmpty());
        QVERIFY(with("'colors':[1,4294967296]").colors().isEmpty());
        QVERIFY(with("'colors':[1,-2147483649]").colors().isEmpty());
        QVERIFY(with("'textureCoordinates':[0,0,1]").textureCoordinates().isEmpty());
    }

    void solids()
    {
        const auto brep = make<Brep>("{'rawData':{'a':1},'base64':'aGk=','provenance':'Rhino',"
                                     "'displayValue':{'type':'Mesh','vertices':[0,0,0]}}");
        QCOMPARE(brep.rawData(), QJsonValue(parse("{'a':1}")));
        QCOMPARE(brep.base64(), u"aGk="_s);
        QCOMPARE(brep.provenance(), u"Rhino"_s);
        QCOMPARE(brep.displayValue().vertices().size(), 1);
        const auto extrusion = make<Extrusion>(
            "{'capped':true,'profile':{'type':'Polyline'},'profiles':[{'type':'Circle'},5],"
            "'pathStart':{'value':[0,0,0]},'pathEnd':{'value':[0,0,3]},'pathCurve':{'type':'Line'},"
            "'pathTangent':{'value':[0,0,1]},'length':3}");
        QVERIFY(extrusion.isCapped());
        QCOMPARE(extrusion.profile().objectType(), ObjectType::Polyline);
        QCOMPARE(extrusion.profiles().size(), 1);
        QCOMPARE(extrusion.pathStart(), std::optional(Xyz{0, 0, 0}));
        QCOMPARE(extrusion.pathEnd(), std::optional(Xyz{0, 0, 3}));
        QCOMPARE(extrusion.pathCurve().objectType(), ObjectType::Line);
        QCOMPARE(extrusion.pathTangent(), std::optional(Xyz{0, 0, 1}));
        QCOMPARE(extrusion.length(), std::optional(3.0));
    }

    void others()
    {
        const auto annotation
            = make<Annotation>("{'text':'A <b>','textHeight':2,'fontName':'F','bold':true,'italic':true,"
                               "'location':{'value':[1,2,3]},'plane':%P}");
        QCOMPARE(annotation.words(), u"A <b>"_s);
        QCOMPARE(annotation.textHeight(), std::optional(2.0));
        QCOMPARE(annotation.fontName(), u"F"_s);
        QVERIFY(annotation.isBold() && annotation.isItalic());
        QCOMPARE(annotation.location(), std::optional(Xyz{1, 2, 3}));
        QCOMPARE(make<Annotation>("{'plane':%P}").location(), std::optional(plane.origin));
        QVERIFY(!Annotation().location());
        const auto block = make<Block>("{'description':'D','objects':[{'type':'Point'},'id',null]}");
        QCOMPARE(block.description(), u"D"_s);
        QCOMPARE(block.objects().size(), 1);
        const auto abstract = make<Abstract>("{'_type':'T','_assembly':'A','_ref':'R'}");
        QCOMPARE(abstract.className(), u"T"_s);
        QCOMPARE(abstract.assembly(), u"A"_s);
        QCOMPARE(abstract.reference(), u"R"_s);
        QCOMPARE(make<Placeholder>("{'_id':'7','type':'Placeholder'}").id(), u"7"_s);
        QCOMPARE(make<Null>("{'type':'Null','value':null}").objectType(), ObjectType::Null);
    }

    void anythingAnywhere()
    {
        const QStringList keys
            = u"_id type name hash geometryHash applicationId properties parent children ancestors transform "
              "value start end U V origin normal xdir ydir domain radius plane center startAngle endAngle "
              "angleRadians startPoint midPoint endPoint firstRadius secondRadius segments closed basePlane "
              "xSize ySize zSize degree periodic rational points weights knots displayValue vertices faces "
              "colors textureCoordinates rawData base64 provenance capped profile pathStart pathEnd "
              "pathCurve pathTangent profiles length text textHeight fontName bold italic location "
              "description objects _type _assembly _ref"_s.split(u' ');
        for (const QJsonValue &odd : oddValues()) {
            QJsonObject all;
            for (const QString &key : keys) {
                const SpeckleObject object(QJsonObject{{key, odd}});
                QVERIFY(readAll(object) >= 0);
                QCOMPARE(object.json(), QJsonObject({{key, odd}}));
                all.insert(key, odd);
            }
            QVERIFY(readAll(SpeckleObject(all)) >= 0);
            // What is odd inside of what is odd.
            QJsonObject nested;
            for (const QString &key : keys)
                nested.insert(key, key == "segments"_L1 || key == "objects"_L1 ? QJsonArray{all}
                                                                               : QJsonValue(all));
            QVERIFY(readAll(SpeckleObject(nested)) >= 0);
        }
    }
};

QTEST_GUILESS_MAIN(TestSpeckleObject)
#include "tst_speckleobject.moc"
