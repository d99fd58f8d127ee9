// SPDX-License-Identifier: MIT
#include "core/records/comment.h"
#include "tests/core/records/oddjson.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;

class TestComment : public QObject
{
    Q_OBJECT

private slots:
    void fields()
    {
        const Comment comment(parse(
            "{'_id':'1','owner':'o','text':'hello','resource':{'resourceType':'streams','resourceId':'s'},"
            "'otherResources':[{'_id':'x','resourceType':'project','resourceId':'p'},null,7],"
            "'comments':['c','d','c'],'assignedTo':['a',{'_id':'b'}],'labels':['l'],'status':'open',"
            "'priority':'high','closed':true,'flagged':true,'view':{'pos':[1,2,3]},'screenshot':'data:'}"));
        QCOMPARE(comment.text(), u"hello"_s);
        QCOMPARE(comment.resource(), (ResourceRef{u"streams"_s, u"s"_s}));
        QCOMPARE(comment.otherResources(), QList<ResourceRef>({{u"project"_s, u"p"_s}}));
        QCOMPARE(comment.replies(), QStringList({u"c"_s, u"d"_s}));
        QCOMPARE(comment.assignedTo(), QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(comment.labels(), QStringList{u"l"_s});
        QCOMPARE(comment.status(), u"open"_s);
        QCOMPARE(comment.priority(), u"high"_s);
        QVERIFY(comment.isClosed());
        QVERIFY(comment.isFlagged());
        QVERIFY(!comment.isAnonymous());
        QCOMPARE(comment.view(), parse("{'pos':[1,2,3]}"));
        QCOMPARE(comment.screenshot(), u"data:"_s);
        QVERIFY(comment.screenshotImage().isEmpty());
        QVERIFY(Comment(parse("{'owner':null}")).isAnonymous());
        // As the server keeps them after a PUT of null.
        const Comment nulls(parse("{'assignedTo':null,'labels':null}"));
        QVERIFY(nulls.assignedTo().isEmpty() && nulls.labels().isEmpty());
    }

    void resourceTypes_data()
    {
        QTest::addColumn<QString>("sent");
        QTest::addColumn<int>("read");
        QTest::newRow("stream") << u"stream"_s << int(ResourceType::Stream);
        QTest::newRow("streams") << u"streams"_s << int(ResourceType::Stream);
        QTest::newRow("object") << u"object"_s << int(ResourceType::Object);
        QTest::newRow("projects") << u"projects"_s << int(ResourceType::Project);
        QTest::newRow("comment") << u"comment"_s << int(ResourceType::Comment);
        QTest::newRow("user") << u"user"_s << -1;
        QTest::newRow("none") << QString() << -1;
        QTest::newRow("odd") << u"streamss"_s << -1;
    }
    void resourceTypes()
    {
        QFETCH(QString, sent);
        QFETCH(int, read);
        const auto type = ResourceRef{sent, u"x"_s}.resourceType();
        QCOMPARE(type ? int(*type) : -1, read);
        if (type)
            QVERIFY(routeName(*type).startsWith(sent));
    }

    void screenshots_data()
    {
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QByteArray>("read");
        QTest::newRow("png") << u"data:image/png;base64,aGk="_s << QByteArray("hi");
        QTest::newRow("jpeg") << u"data:image/jpeg;base64,aGk="_s << QByteArray("hi");
        QTest::newRow("webp") << u"data:image/webp;base64,aGk="_s << QByteArray("hi");
        QTest::newRow("svg may run scripts") << u"data:image/svg+xml;base64,aGk="_s << QByteArray();
        QTest::newRow("broken") << u"data:image/png;base64,a$k="_s << QByteArray();
        QTest::newRow("empty") << u"data:image/png;base64,"_s << QByteArray();
        QTest::newRow("address") << u"file:///etc/passwd"_s << QByteArray();
        QTest::newRow("not Latin") << u"data:image/png;base64,aGk=\u1234"_s << QByteArray();
    }
    void screenshots()
    {
        QFETCH(QString, sent);
        QFETCH(QByteArray, read);
        Comment comment;
        comment.setScreenshot(sent);
        QCOMPARE(comment.screenshot(), sent);
        QCOMPARE(comment.screenshotImage(), read);
    }

    void setters()
    {
        const Comment before(parse("{'_id':'1','text':'a'}"));
        Comment comment = before;
        comment.setText(u"b"_s);
        comment.setOtherResources({{u"stream"_s, u"s"_s}});
        comment.setAssignedTo({u"u"_s});
        comment.setLabels({u"l"_s});
        comment.setStatus(u"open"_s);
        comment.setPriority(u"low"_s);
        comment.setClosed(true);
        comment.setFlagged(true);
        comment.setView(parse("{'zoom':2}"));
        comment.setScreenshot(u"data:"_s);
        const QJsonObject all
            = parse("{'text':'b','otherResources':[{'resourceType':'stream','resourceId':'s'}],"
                    "'assignedTo':['u'],'labels':['l'],'status':'open','priority':'low','closed':true,"
                    "'flagged':true,'view':{'zoom':2},'screenshot':'data:'}");
        QCOMPARE(Comment::difference(before, comment), all);
        QCOMPARE(comment.forCreation(), all);
    }

    void differenceLeavesOutWhatMustNotBeWritten()
    {
        const Comment before(parse("{'_id':'1','owner':'o','resource':{'resourceType':'stream'},'text':'a',"
                                   "'comments':[],'__v':1}"));
        const Comment after(parse("{'_id':'2','owner':'p','resource':{'resourceType':'object'},'text':'b',"
                                  "'comments':['c'],'__v':2,'unknown':1}"));
        QCOMPARE(Comment::difference(before, after), parse("{'text':'b'}"));
        QVERIFY(Comment::difference(before, before).isEmpty());
    }

    void differenceOfWhatIsGone()
    {
        const Comment before(parse("{'assignedTo':['a'],'labels':['l'],'otherResources':[{}],'closed':true,"
                                   "'flagged':true,'status':'open','view':{'a':1},'screenshot':'x'}"));
        QCOMPARE(Comment::difference(before, Comment()),
                 parse("{'assignedTo':[],'labels':[],'otherResources':[],'closed':false,'flagged':false,"
                       "'status':null,'view':null,'screenshot':null}"));
    }

    void forCreationHoldsOnlyWhatTheServerTakes()
    {
        for (const QJsonValue &odd : oddValues()) {
            QJsonObject json;
            for (const QString &key :
                 {u"text"_s, u"otherResources"_s, u"closed"_s, u"assignedTo"_s, u"labels"_s, u"priority"_s,
                  u"status"_s, u"view"_s, u"screenshot"_s, u"flagged"_s, u"owner"_s, u"_id"_s, u"bogus"_s})
                json.insert(key, odd);
            const QJsonObject body = Comment(json).forCreation();
            QVERIFY(!body.contains("owner"_L1) && !body.contains("_id"_L1) && !body.contains("bogus"_L1));
            for (auto it = body.begin(); it != body.end(); ++it) {
                QVERIFY(it.value().type() == odd.type());
                const QJsonArray members = it.value().toArray();
                for (const auto &member : members) {
                    if (it.key() == "otherResources"_L1)
                        QVERIFY(member["resourceId"_L1].isString());
                    else
                        QVERIFY(member.isString());
                }
            }
        }
    }

    void anythingAnywhere()
    {
        for (const QString &key :
             {u"text"_s, u"resource"_s, u"otherResources"_s, u"comments"_s, u"assignedTo"_s, u"labels"_s,
              u"status"_s, u"priority"_s, u"closed"_s, u"flagged"_s, u"view"_s, u"screenshot"_s}) {
            for (const QJsonValue &odd : oddValues()) {
                const Comment comment(QJsonObject{{key, odd}});
                if (!odd.isString())
                    QCOMPARE(comment.text() + comment.status() + comment.priority() + comment.screenshot(),
                             QString());
                QCOMPARE(comment.resource(), ResourceRef());
                QVERIFY(!comment.replies().contains(QString()));
                QVERIFY(comment.labels().filter(u"text"_s).isEmpty());
                QVERIFY(comment.screenshotImage().isEmpty());
                QCOMPARE(comment.isClosed(), key == "closed"_L1 && odd.isBool());
                QVERIFY(Comment::difference(comment, comment).isEmpty());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestComment)
#include "tst_comment.moc"
