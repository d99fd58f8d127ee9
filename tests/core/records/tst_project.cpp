// SPDX-License-Identifier: MIT
#include "core/records/project.h"
#include "tests/core/records/oddjson.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;

class TestProject : public QObject
{
    Q_OBJECT

private slots:
    void fields()
    {
        const Project project(
            parse("{'_id':'1','name':'N','description':'D','tags':['x','y'],'jobNumber':'7','private':true,"
                  "'streams':['a','b','a',null,''],'deleted':true,'canRead':['r'],'canWrite':['w'],"
                  "'permissions':{'canRead':['sr',{'_id':'sr2'}],'canWrite':['sw']}}"));
        QCOMPARE(project.name(), u"N"_s);
        QCOMPARE(project.description(), u"D"_s);
        QCOMPARE(project.tags(), QStringList({u"x"_s, u"y"_s}));
        QCOMPARE(project.jobNumber(), u"7"_s);
        QVERIFY(project.isPrivate());
        QVERIFY(project.isDeleted());
        QCOMPARE(project.streamIds(), QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(project.canRead(), QStringList{u"r"_s});
        QCOMPARE(project.canWrite(), QStringList{u"w"_s});
        QCOMPARE(project.streamReaders(), QStringList({u"sr"_s, u"sr2"_s}));
        QCOMPARE(project.streamWriters(), QStringList{u"sw"_s});
    }

    void setters()
    {
        const Project before(parse("{'_id':'1','unknown':{'a':[1]}}"));
        Project project = before;
        project.setName(u"N"_s);
        project.setDescription(u"D"_s);
        project.setTags({u"t"_s});
        project.setJobNumber(u"7"_s);
        project.setPrivate(false);
        project.setAnonymousComments(true);
        project.setDeleted(true);
        project.setCanRead({u"r"_s});
        project.setCanWrite({});
        QCOMPARE(project.value("unknown"), before.value("unknown"));
        QCOMPARE(Project::difference(before, project),
                 parse("{'name':'N','description':'D','tags':['t'],'jobNumber':'7','private':false,"
                       "'anonymousComments':true,'deleted':true,'canRead':['r'],'canWrite':[]}"));
    }

    void differenceLeavesOutWhatMustNotBeWritten()
    {
        const Project before(parse("{'_id':'1','owner':'o','streams':[],'permissions':{'canRead':[]},"
                                   "'comments':[],'__v':1,'updatedAt':'x','name':'a','x':{'y':1}}"));
        const Project after(parse("{'_id':'2','owner':'p','streams':['s'],'permissions':{'canRead':['u']},"
                                  "'comments':['c'],'__v':2,'updatedAt':'y','name':'b','x':{'y':2}}"));
        QCOMPARE(Project::difference(before, after), parse("{'name':'b','x':{'y':2}}"));
        QVERIFY(Project::difference(before, before).isEmpty());
    }

    void differenceOfWhatIsGone()
    {
        const Project before(parse("{'tags':['a'],'canRead':['r'],'canWrite':['w'],'private':true,"
                                   "'deleted':false,'anonymousComments':true,'jobNumber':'7'}"));
        QCOMPARE(Project::difference(before, Project()),
                 parse("{'tags':[],'canRead':[],'canWrite':[],'jobNumber':null}"));
    }

    void forCreation()
    {
        const Project project(
            parse("{'_id':'1','owner':'o','createdAt':'x','updatedAt':'x','__v':3,'comments':['c'],"
                  "'streams':['s'],'permissions':{},'name':'N','bogus':[1]}"));
        QCOMPARE(project.forCreation(), parse("{'name':'N','bogus':[1]}"));
    }

    void anythingAnywhere()
    {
        for (const QString &key : {u"name"_s, u"description"_s, u"tags"_s, u"jobNumber"_s, u"streams"_s,
                                   u"permissions"_s, u"deleted"_s, u"canRead"_s}) {
            for (const QJsonValue &odd : oddValues()) {
                const Project project(QJsonObject{{key, odd}});
                if (!odd.isString())
                    QCOMPARE(project.name() + project.description() + project.jobNumber(), QString());
                QVERIFY(project.streamReaders().isEmpty());
                QVERIFY(project.streamWriters().isEmpty());
                QVERIFY(!project.streamIds().contains(QString()));
                QCOMPARE(project.isDeleted(), key == "deleted"_L1 && odd.isBool());
                QVERIFY(Project::difference(project, project).isEmpty());
                QVERIFY(!Project::difference(Project(), project).contains("streams"_L1));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestProject)
#include "tst_project.moc"
