// SPDX-License-Identifier: MIT
#include "core/records/apiclient.h"
#include "core/records/layer.h"
#include "core/records/stream.h"
#include "core/records/user.h"

#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

// JSON with apostrophes for quotes: moc loses its way in raw strings.
QJsonObject objectFrom(const char *json)
{
    return QJsonDocument::fromJson(QByteArray(json).replace('\'', '"')).object();
}

// Every type that JSON has, to be put where another is expected.
const QList<QJsonValue> &everything()
{
    static const QList<QJsonValue> values{QJsonValue::Null,
                                          true,
                                          -1,
                                          1.5,
                                          1e300,
                                          u"text"_s,
                                          QString(),
                                          QJsonArray(),
                                          QJsonArray{1, u"a"_s, QJsonValue::Null, QJsonObject{{u"_id"_s, 7}}},
                                          QJsonObject(),
                                          QJsonObject{{u"_id"_s, QJsonArray()}, {u"units"_s, 3}}};
    return values;
}

// What all accessors of a record say, in one text: two records that differ in nothing that can be read agree.
QString read(const Record &r)
{
    return QStringList{r.id(),
                       r.owner(),
                       r.isPrivate() ? u"1"_s : u"0"_s,
                       r.canRead().join(u','),
                       r.canWrite().join(u','),
                       r.anonymousComments() ? u"1"_s : u"0"_s,
                       r.comments().join(u','),
                       r.createdAt().toString(Qt::ISODate),
                       r.updatedAt().toString(Qt::ISODate)}
        .join(u'|');
}

QString read(const Stream &s)
{
    return read(static_cast<const Record &>(s)) + u'|'
           + QStringList{s.streamId(),
                         s.name(),
                         s.description(),
                         s.commitMessage(),
                         s.tags().join(u','),
                         s.jobNumber(),
                         s.units(),
                         QString::number(s.tolerance().value_or(0)),
                         QString::number(s.angleTolerance().value_or(0)),
                         QString::number(s.layers().size()),
                         s.objectIds().join(u','),
                         s.parent(),
                         s.children().join(u','),
                         s.isDeleted() ? u"1"_s : u"0"_s}
                 .join(u'|');
}

QString read(const Layer &l)
{
    return QStringList{l.guid(),
                       l.name(),
                       QString::number(l.startIndex()),
                       QString::number(l.objectCount()),
                       QString::number(l.orderIndex()),
                       l.topology(),
                       l.isVisible() ? u"1"_s : u"0"_s,
                       l.colorName()}
        .join(u'|');
}

QString read(const User &u)
{
    return read(static_cast<const Record &>(u)) + u'|'
           + QStringList{u.name(),
                         u.surname(),
                         u.email(),
                         u.company(),
                         u.role(),
                         u.isAdmin() ? u"1"_s : u"0"_s,
                         u.isArchived() ? u"1"_s : u"0"_s,
                         u.displayName()}
                 .join(u'|');
}

QString read(const ApiClient &c)
{
    return read(static_cast<const Record &>(c)) + u'|'
           + QStringList{c.role(),
                         c.documentName(),
                         c.documentGuid(),
                         c.documentType(),
                         c.documentLocation(),
                         c.streamId(),
                         c.isOnline() ? u"1"_s : u"0"_s,
                         c.isTemporary() ? u"1"_s : u"0"_s}
                 .join(u'|');
}

} // namespace

class TestRecords : public QObject
{
    Q_OBJECT

    template <typename T>
    void oddFields(const QStringList &keys)
    {
        for (const QString &key : keys) {
            for (const QJsonValue &value : everything()) {
                const T record(QJsonObject{{key, value}});
                const QString text = read(record);
                QVERIFY(!text.isEmpty());
                // What cannot be read reads as if it were missing; nothing else is disturbed.
                if (value.isNull() || value.isArray() != (key == "tags"_L1))
                    QCOMPARE(record.json(), QJsonObject({{key, value}}));
                if (value.isNull())
                    QCOMPARE(text, read(T()));
            }
        }
    }

private slots:
    void base()
    {
        const Record record(objectFrom(
            "{'_id':'1','owner':'2','private':true,'canRead':['a',{'_id':'b','name':'B'}],"
            "'canWrite':[],'anonymousComments':true,'comments':['c'],'createdAt':'2020-10-05T12:34:56.789Z',"
            "'updatedAt':'2020-10-05T14:34:56+02:00','strange':{'x':[1]}}"));
        QCOMPARE(record.id(), u"1"_s);
        QCOMPARE(record.owner(), u"2"_s);
        QVERIFY(record.isPrivate());
        QCOMPARE(record.canRead(), QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(record.canWrite(), QStringList());
        QVERIFY(record.anonymousComments());
        QCOMPARE(record.comments(), QStringList{u"c"_s});
        QCOMPARE(record.createdAt(), QDateTime(QDate(2020, 10, 5), QTime(12, 34, 56, 789), QTimeZone::utc()));
        QCOMPARE(record.updatedAt(), QDateTime(QDate(2020, 10, 5), QTime(12, 34, 56), QTimeZone::utc()));
        QCOMPARE(record.updatedAt().timeSpec(), Qt::UTC);
        QVERIFY(record.has("strange"));
        QVERIFY(record.value("missing").isUndefined());
        QCOMPARE(Record(objectFrom("{'owner':{'_id':'9','name':'N'}}")).owner(), u"9"_s);
        QVERIFY(Record().isEmpty());
    }

    void streamFields()
    {
        const Stream stream(objectFrom(
            "{'streamId':'abc','name':'N','description':'D','commitMessage':'C','tags':['x','y'],"
            "'jobNumber':'12','baseProperties':{'units':'Meters','tolerance':0.01,'angleTolerance':0."
            "02,'more':1},"
            "'layers':[{'guid':'g','name':'L'},null,5,{'guid':'h'}],"
            "'objects':[{'_id':'1','type':'Placeholder'},'2',{'_id':'1'},null,{}],"
            "'parent':'p','children':['q'],'deleted':true}"));
        QCOMPARE(stream.streamId(), u"abc"_s);
        QCOMPARE(stream.name(), u"N"_s);
        QCOMPARE(stream.description(), u"D"_s);
        QCOMPARE(stream.commitMessage(), u"C"_s);
        QCOMPARE(stream.tags(), QStringList({u"x"_s, u"y"_s}));
        QCOMPARE(stream.jobNumber(), u"12"_s);
        QCOMPARE(stream.units(), u"Meters"_s);
        QCOMPARE(stream.tolerance(), std::optional(0.01));
        QCOMPARE(stream.angleTolerance(), std::optional(0.02));
        QCOMPARE(stream.layers().size(), 2);
        QCOMPARE(stream.layers().at(1).guid(), u"h"_s);
        QCOMPARE(stream.objectIds(), QStringList({u"1"_s, u"2"_s, u"1"_s}));
        QCOMPARE(stream.parent(), u"p"_s);
        QCOMPARE(stream.children(), QStringList{u"q"_s});
        QVERIFY(stream.isDeleted());
        QVERIFY(!Stream().tolerance());
    }

    void streamSetters()
    {
        Stream stream(objectFrom(
            "{'streamId':'abc','baseProperties':{'units':'Meters','more':1},'unknown':[{'a':1}]}"));
        const Stream before = stream;
        stream.setName(u"N"_s);
        stream.setDescription(u"D"_s);
        stream.setCommitMessage(u"C"_s);
        stream.setTags({u"t"_s});
        stream.setJobNumber(u"7"_s);
        stream.setPrivate(true);
        stream.setUnits(u"Feet"_s);
        stream.setTolerance(0.5);
        stream.setAngleTolerance(0.25);
        QCOMPARE(read(stream), u"||1|||0||||abc|N|D|C|t|7|Feet|0.5|0.25|0||||0"_s);
        QCOMPARE(stream.value("unknown"), before.value("unknown"));
        QCOMPARE(
            Stream::difference(before, stream),
            objectFrom("{'name':'N','description':'D','commitMessage':'C','tags':['t'],'jobNumber':'7','"
                       "private':true,"
                       "'baseProperties':{'units':'Feet','tolerance':0.5,'angleTolerance':0.25,'more':1}}"));
        stream.setTolerance({});
        stream.setUnits({});
        QVERIFY(!stream.tolerance());
        QVERIFY(!stream.value("baseProperties").toObject().contains("units"_L1));
    }

    void settingWhatIsThereChangesNothing()
    {
        const Stream before(objectFrom("{'streamId':'abc','name':'N'}"));
        Stream after = before;
        after.setName(u"N"_s);
        after.setUnits({});
        after.setTolerance({});
        QCOMPARE(after, before);
        QVERIFY(Stream::difference(before, after).isEmpty());
    }

    void changedMembers()
    {
        const Record before(objectFrom("{'_id':'1','updatedAt':'x','a':1,'b':[1,2],'c':{'d':1},'gone':5}"));
        const Record after(
            objectFrom("{'_id':'2','updatedAt':'y','createdAt':'z','a':1,'b':[2,1],'c':{'d':1},'new':null}"));
        QCOMPARE(Record::changedMembers(before, after), objectFrom("{'b':[2,1],'gone':null,'new':null}"));
        QVERIFY(Record::changedMembers(before, before).isEmpty());
        // A byte order mark: Qt does not find a member of such a name.
        const Record odd(QJsonDocument::fromJson("{\"\xef\xbb\xbf\":1,\"name\":\"x\"}").object());
        QVERIFY(Record::changedMembers(odd, odd).isEmpty());
        Record same = odd;
        QVERIFY(!same.merge(odd.json()));
        QCOMPARE(same, odd);
    }

    void differenceLeavesOutWhatMustNotBeWritten()
    {
        const Stream before(objectFrom("{'streamId':'a','owner':'o','objects':[],'layers':[],'name':'x'}"));
        const Stream after(
            objectFrom("{'streamId':'b','owner':'p','objects':['1'],'layers':[{'guid':'g'}],'name':'y'}"));
        QCOMPARE(Stream::difference(before, after), objectFrom("{'name':'y'}"));
        QVERIFY(Stream::difference(before, Stream(objectFrom("{'name':'x'}"))).isEmpty());
    }

    void merging()
    {
        Record record(objectFrom("{'_id':'1','a':1,'b':{'c':1}}"));
        QVERIFY(record.merge(objectFrom("{'b':{'d':2},'e':null}")));
        QCOMPARE(record.json(), objectFrom("{'_id':'1','a':1,'b':{'d':2},'e':null}"));
        QVERIFY(!record.merge(objectFrom("{'b':{'d':2},'a':1,'e':null}")));
        QVERIFY(!record.merge({}));
        QCOMPARE(record.json(), objectFrom("{'_id':'1','a':1,'b':{'d':2},'e':null}"));
    }

    void layers()
    {
        const Layer layer(
            objectFrom("{'guid':'g','name':'L','startIndex':3,'objectCount':4,'orderIndex':1.5,"
                       "'topology':'0;0-4 ','properties':{'visible':false,'color':{'hex':'#FF0000'}}}"));
        QCOMPARE(read(layer), u"g|L|3|4|1.5|0;0-4 |0|#FF0000"_s);
        QVERIFY(Layer().isVisible());
    }

    void layerCounts_data()
    {
        QTest::addColumn<QJsonValue>("sent");
        QTest::addColumn<qsizetype>("read");
        QTest::newRow("double") << QJsonValue(2.9) << qsizetype(2);
        QTest::newRow("negative") << QJsonValue(-3) << qsizetype(0);
        QTest::newRow("huge") << QJsonValue(1e18) << qsizetype(2147483647);
        QTest::newRow("infinite") << QJsonValue(1e308) << qsizetype(2147483647);
        QTest::newRow("text") << QJsonValue(u"5"_s) << qsizetype(0);
        QTest::newRow("null") << QJsonValue(QJsonValue::Null) << qsizetype(0);
    }
    void layerCounts()
    {
        QFETCH(QJsonValue, sent);
        QFETCH(qsizetype, read);
        const Layer layer(QJsonObject{{u"startIndex"_s, sent}, {u"objectCount"_s, sent}});
        QCOMPARE(layer.startIndex(), read);
        QCOMPARE(layer.objectCount(), read);
    }

    void users()
    {
        const User user(objectFrom(
            "{'_id':'1','name':'Ada','surname':'Byron','email':'a@b.c','company':'C','role':'admin',"
            "'archived':true,'apitoken':'JWT x','token':'JWT y','password':'hash'}"));
        QCOMPARE(user.displayName(), u"Ada Byron"_s);
        QVERIFY(user.isAdmin());
        QVERIFY(user.isArchived());
        const User clean = user.withoutSecrets();
        for (const char *secret : {"apitoken", "token", "password"})
            QVERIFY(!clean.has(secret));
        QCOMPARE(read(clean), read(user));
        QCOMPARE(User(objectFrom("{'_id':'1','email':'a@b.c'}")).displayName(), u"a@b.c"_s);
        QCOMPARE(User(objectFrom("{'_id':'1','surname':' B '}")).displayName(), u"B"_s);
        QCOMPARE(User(objectFrom("{'_id':'1','name':' '}")).displayName(), u"1"_s);
        QVERIFY(!User(objectFrom("{'role':'Admin '}")).isAdmin());
    }

    void clients()
    {
        const ApiClient client(
            objectFrom("{'_id':'1','role':'Sender','documentName':'N','documentGuid':'G',"
                       "'documentType':'Rhino','documentLocation':'L','streamId':'S','online':true}"));
        QVERIFY(read(client).endsWith("|Sender|N|G|Rhino|L|S|1|0"_L1));
        QVERIFY(ApiClient(objectFrom("{'_id':'temp-1'}")).isTemporary());
    }

    void anythingAnywhere()
    {
        const QStringList base{u"_id"_s,      u"owner"_s,     u"private"_s,
                               u"canRead"_s,  u"canWrite"_s,  u"anonymousComments"_s,
                               u"comments"_s, u"createdAt"_s, u"updatedAt"_s};
        oddFields<Stream>(base
                          + QStringList{u"streamId"_s, u"name"_s, u"description"_s, u"commitMessage"_s,
                                        u"tags"_s, u"jobNumber"_s, u"baseProperties"_s, u"layers"_s,
                                        u"objects"_s, u"parent"_s, u"children"_s, u"deleted"_s});
        oddFields<User>(
            base + QStringList{u"name"_s, u"surname"_s, u"email"_s, u"company"_s, u"role"_s, u"archived"_s});
        oddFields<ApiClient>(base
                             + QStringList{u"role"_s, u"documentName"_s, u"documentGuid"_s, u"documentType"_s,
                                           u"documentLocation"_s, u"streamId"_s, u"online"_s});
        oddFields<Layer>({u"guid"_s, u"name"_s, u"startIndex"_s, u"objectCount"_s, u"orderIndex"_s,
                          u"topology"_s, u"properties"_s});
    }
};

QTEST_GUILESS_MAIN(TestRecords)
#include "tst_records.moc"
