// SPDX-License-Identifier: MIT
#include "core/api/projectsresource.h"
#include "tests/core/api/recorded.h"
#include "tests/support/await.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

using Kind = ApiError::Kind;

const QString projectId = u"6b047165ab886e5505b01901"_s;
const QString streamId = u"Vizkq3Ev2"_s;
const QString memberId = u"6b04715eab886e5505b018aa"_s;

} // namespace

class TestProjectsResource : public QObject
{
    Q_OBJECT

    Recorded m_recorded{u"projects"_s};
    Recorded m_comments{u"comments"_s};
    std::unique_ptr<WireServer> m_server;
    std::unique_ptr<Client> m_client;

    [[nodiscard]] ProjectsResource projects() const { return ProjectsResource(m_client.get()); }
    void answerWith(const QString &name) { m_server->setAnswer(m_recorded.answer(name)); }
    [[nodiscard]] QByteArray line(qsizetype request) const
    {
        return m_server->requests().at(request).method + ' ' + m_server->requests().at(request).target;
    }
    [[nodiscard]] QByteArray lastLine() const { return line(m_server->requests().size() - 1); }
    [[nodiscard]] QJsonObject lastBody() const
    {
        return QJsonDocument::fromJson(m_server->requests().constLast().body).object();
    }

private slots:
    void init()
    {
        m_server = std::make_unique<WireServer>();
        ClientOptions options;
        options.retries = 0;
        m_client = std::make_unique<Client>(m_server->address(), nullptr, options);
        m_client->setToken(Token::fromText(u"JWT eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.eA"_s));
    }
    void cleanup()
    {
        m_client.reset();
        m_server.reset();
    }

    void lists()
    {
        answerWith(u"prj-list"_s);
        SPECKLE_VALUE(list, projects().list(Query().limit(2)));
        QCOMPARE(line(0), QByteArray("GET /api/projects?limit=2"));
        QCOMPARE(list.size(), 2);
        QCOMPARE(list.constFirst().name(), u"P1"_s);
    }

    void listsWithoutTheFilterThatNothingPasses()
    {
        answerWith(u"prj-list"_s);
        SPECKLE_VALUE(list, projects().list(Query().populatePermissions()));
        QCOMPARE(line(0), QByteArray("GET /api/projects"));
        QVERIFY(!list.isEmpty());
    }

    void listsWithABadFilter()
    {
        answerWith(u"prj-list-badcast"_s);
        const ApiError error = errorOf(await(projects().list(Query().whereEqual(u"_id"_s, u"zzz"_s))));
        QCOMPARE(error.kind, Kind::Rejected);
        QVERIFY2(error.sentence().contains("filtered"_L1), qPrintable(error.sentence()));
    }

    void listsAll()
    {
        answerWith(u"prj-admin"_s);
        SPECKLE_VALUE(list, projects().listAll(Query().fields({u"name"_s, u"owner"_s})));
        QCOMPARE(line(0), QByteArray("GET /api/projects/admin?fields=name%2Cowner"));
        QVERIFY(!list.constFirst().owner().isEmpty());
        answerWith(u"prj-admin-user"_s);
        QCOMPARE(errorOf(await(projects().listAll())).kind, Kind::Forbidden);
    }

    void creates()
    {
        answerWith(u"prj-post"_s);
        Project project(QJsonObject{{u"_id"_s, projectId},
                                    {u"owner"_s, memberId},
                                    {u"streams"_s, QJsonArray{streamId}},
                                    {u"permissions"_s, QJsonObject()},
                                    {u"bogus"_s, QJsonObject{{u"k"_s, 1}}}});
        project.setName(u"P1"_s);
        project.setTags({u"a"_s});
        SPECKLE_VALUE(made, projects().create(project));
        QCOMPARE(line(0), QByteArray("POST /api/projects"));
        QCOMPARE(lastBody(), QJsonObject({{u"name"_s, u"P1"_s},
                                          {u"tags"_s, QJsonArray{u"a"_s}},
                                          {u"bogus"_s, QJsonObject{{u"k"_s, 1}}}}));
        QCOMPARE(made.id(), projectId);
        answerWith(u"prj-post-bad"_s);
        QCOMPARE(errorOf(await(projects().create(project))).kind, Kind::Rejected);
    }

    void gets()
    {
        answerWith(u"prj-get"_s);
        SPECKLE_VALUE(project, projects().get(projectId));
        QCOMPARE(line(0), "GET /api/projects/" + projectId.toLatin1());
        QCOMPARE(project.jobNumber(), u"7"_s);
        answerWith(u"prj-get-other"_s);
        QCOMPARE(errorOf(await(projects().get(projectId))).kind, Kind::Forbidden);
        answerWith(u"prj-get-missing"_s);
        QCOMPARE(errorOf(await(projects().get(projectId))).kind, Kind::NotFound);
        answerWith(u"prj-get-badid"_s);
        QCOMPARE(errorOf(await(projects().get(u"zzz"_s))).kind, Kind::NotFound);
    }

    void getsNoListByItsName()
    {
        QCOMPARE(errorOf(await(projects().get(u"ADMIN"_s))).kind, Kind::NotFound);
        QVERIFY(m_server->requests().isEmpty());
    }

    void updates()
    {
        answerWith(u"prj-get"_s);
        SPECKLE_VALUE(before, projects().get(projectId));
        Project after = before;
        after.setName(u"P1b"_s);
        after.setValue("newField", 3);
        after.setValue("owner", memberId);
        after.setValue("streams", QJsonArray{streamId});
        answerWith(u"prj-put"_s);
        SPECKLE_VALUE(done, projects().update(before, after));
        QCOMPARE(done, Done());
        QCOMPARE(lastLine(), "PUT /api/projects/" + projectId.toLatin1());
        QCOMPARE(lastBody(), QJsonObject({{u"name"_s, u"P1b"_s}, {u"newField"_s, 3}}));
        SPECKLE_VALUE(nothing, projects().update(before, before));
        QCOMPARE(nothing, Done());
        QCOMPARE(m_server->requests().size(), 2);
    }

    void handsOver()
    {
        answerWith(u"prj-put"_s);
        SPECKLE_VALUE(done, projects().setOwner(projectId, memberId));
        QCOMPARE(done, Done());
        QCOMPARE(lastLine(), "PUT /api/projects/" + projectId.toLatin1());
        QCOMPARE(lastBody(), QJsonObject({{u"owner"_s, memberId}}));
        answerWith(u"prj-put-other"_s);
        QCOMPARE(errorOf(await(projects().setOwner(projectId, memberId))).kind, Kind::Forbidden);
    }

    void updateIsRefused()
    {
        const Project before(QJsonObject{{u"_id"_s, projectId}, {u"name"_s, u"a"_s}});
        Project after = before;
        after.setName(u"b"_s);
        answerWith(u"prj-put-other"_s);
        const ApiError stranger = errorOf(await(projects().update(before, after)));
        QCOMPARE(stranger.kind, Kind::Forbidden);
        QVERIFY2(stranger.sentence().contains("write its streams is not enough"_L1),
                 qPrintable(stranger.sentence()));
        answerWith(u"prj-put-missing"_s);
        QCOMPARE(errorOf(await(projects().update(before, after))).kind, Kind::NotFound);
        answerWith(u"prj-put-bad"_s); // 404, too
        QCOMPARE(errorOf(await(projects().update(before, after))).kind, Kind::Rejected);
        m_server->setAnswer(refusal(404, "No matching document found for id 1 version 3"));
        QCOMPARE(errorOf(await(projects().update(before, after))).kind, Kind::Rejected);
    }

    void removes()
    {
        answerWith(u"prj-del"_s);
        SPECKLE_VALUE(none, projects().remove(projectId));
        QCOMPARE(line(0), "DELETE /api/projects/" + projectId.toLatin1());
        QVERIFY(none.isEmpty());
        m_server->setAnswer(WireAnswer::json(
            R"({"success":true,"modifiedStreams":[{"streamId":"a","canRead":["u"]},null]})"));
        SPECKLE_VALUE(streams, projects().remove(projectId));
        QCOMPARE(streams.size(), 1);
        QCOMPARE(streams.constFirst().canRead(), QStringList{u"u"_s});
    }

    void removalIsRefusedWithoutAReason_data()
    {
        QTest::addColumn<QString>("deletion");
        QTest::addColumn<QString>("look");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("reader") << u"prj-del-other"_s << u"prj-get"_s << Kind::Forbidden;
        QTest::newRow("stranger") << u"prj-del-other"_s << u"prj-get-other"_s << Kind::Forbidden;
        QTest::newRow("gone") << u"prj-del-missing"_s << u"prj-get-missing"_s << Kind::NotFound;
        QTest::newRow("no id") << u"prj-del-badid"_s << u"prj-get-badid"_s << Kind::NotFound;
    }
    void removalIsRefusedWithoutAReason()
    {
        QFETCH(QString, deletion);
        QFETCH(QString, look);
        QFETCH(Kind, kind);
        m_server->enqueue(m_recorded.answer(deletion));
        m_server->enqueue(m_recorded.answer(look));
        const ApiError error = errorOf(await(projects().remove(projectId)));
        QCOMPARE(error.kind, kind);
        QCOMPARE(error.httpStatus, 400);
        QVERIFY2(error.sentence().startsWith("Could not delete the project on "_L1),
                 qPrintable(error.sentence()));
        QCOMPARE(line(1), "GET /api/projects/" + projectId.toLatin1());
    }

    void removalIsCancelled()
    {
        m_server->enqueue(m_recorded.answer(u"prj-del-other"_s));
        m_server->setAnswer(WireAnswer::hang());
        auto *reply = projects().remove(projectId);
        QSignalSpy finished(reply, &AbstractReply::finished);
        QTRY_COMPARE_WITH_TIMEOUT(m_server->requests().size(), 2, 60'000);
        ApiError error;
        connect(reply, &AbstractReply::finished, this, [&] { error = reply->error(); });
        reply->cancel();
        QVERIFY(finished.wait(60'000));
        QVERIFY(error.isCancelled());
    }

    void comments()
    {
        m_server->setAnswer(m_comments.answer(u"prj-comments"_s));
        SPECKLE_VALUE(list, projects().comments(projectId));
        QCOMPARE(line(0), "GET /api/comments/projects/" + projectId.toLatin1());
        QCOMPARE(list.size(), 2);
        m_server->setAnswer(m_comments.answer(u"prj-comment"_s));
        Comment comment;
        comment.setText(u"on project"_s);
        SPECKLE_VALUE(made, projects().comment(projectId, comment));
        QCOMPARE(line(1), "POST /api/comments/projects/" + projectId.toLatin1());
        QCOMPARE(m_server->requests().at(1).body, QByteArray(R"({"text":"on project"})"));
        QCOMPARE(made.text(), u"on project"_s);
    }

    void addsStream()
    {
        answerWith(u"prj-addstream"_s);
        SPECKLE_VALUE(both, projects().addStream(projectId, streamId));
        QCOMPARE(line(0), "PUT /api/projects/" + projectId.toLatin1() + "/addstream/Vizkq3Ev2");
        QCOMPARE(both.project.streamIds(), QStringList{streamId});
        QCOMPARE(both.stream.streamId(), streamId);
        QCOMPARE(both.stream.canWrite(), QStringList{u"6b04715dab886e5505b018a9"_s});
        answerWith(u"prj-addstream-foreign"_s); // 400
        const ApiError stranger = errorOf(await(projects().addStream(projectId, streamId)));
        QCOMPARE(stranger.kind, Kind::Forbidden);
        QVERIFY2(stranger.sentence().contains("Both the project and the stream"_L1),
                 qPrintable(stranger.sentence()));
        answerWith(u"prj-addstream-missing"_s); // 400
        QCOMPARE(errorOf(await(projects().addStream(projectId, streamId))).kind, Kind::NotFound);
    }

    void removesStream()
    {
        answerWith(u"prj-removestream"_s);
        SPECKLE_VALUE(both, projects().removeStream(projectId, u"qoqp5nA1fW"_s));
        QCOMPARE(line(0), "DELETE /api/projects/" + projectId.toLatin1() + "/removestream/qoqp5nA1fW");
        QCOMPARE(both.project.streamIds(), QStringList{streamId});
        QCOMPARE(both.stream.streamId(), u"qoqp5nA1fW"_s);
        answerWith(u"prj-removestream-missing"_s);
        const ApiError gone = errorOf(await(projects().removeStream(projectId, streamId)));
        QCOMPARE(gone.kind, Kind::NotFound);
        QVERIFY2(gone.sentence().contains("keeps listing deleted streams"_L1), qPrintable(gone.sentence()));
        answerWith(u"prj-removestream-other"_s);
        QCOMPARE(errorOf(await(projects().removeStream(projectId, streamId))).kind, Kind::Forbidden);
    }

    void addsUser()
    {
        m_server->enqueue(m_recorded.answer(u"acc-profile-other"_s));
        answerWith(u"prj-adduser"_s);
        SPECKLE_VALUE(added, projects().addUser(projectId, memberId));
        QCOMPARE(added, Done());
        QCOMPARE(line(0), "GET /api/accounts/" + memberId.toLatin1());
        QCOMPARE(line(1), "PUT /api/projects/" + projectId.toLatin1() + "/adduser/" + memberId.toLatin1());
        m_server->enqueue(m_recorded.answer(u"acc-profile-other"_s));
        answerWith(u"prj-upgrade"_s);
        SPECKLE_VALUE(upgraded, projects().upgradeUser(projectId, memberId));
        QCOMPARE(upgraded, Done());
        QCOMPARE(line(3),
                 "PUT /api/projects/" + projectId.toLatin1() + "/upgradeuser/" + memberId.toLatin1());
    }

    void addsNobody()
    {
        QCOMPARE(errorOf(await(projects().addUser(projectId, u"zzz"_s))).kind, Kind::NotFound);
        QCOMPARE(errorOf(await(projects().upgradeUser(projectId, u"ada@example.com"_s))).kind,
                 Kind::NotFound);
        QVERIFY(m_server->requests().isEmpty());
        answerWith(u"acc-profile-missing"_s); // 400
        QCOMPARE(errorOf(await(projects().addUser(projectId, memberId))).kind, Kind::NotFound);
        QCOMPARE(errorOf(await(projects().upgradeUser(projectId, memberId))).kind, Kind::NotFound);
        QCOMPARE(m_server->requests().size(), 2);
        QCOMPARE(lastLine(), "GET /api/accounts/" + memberId.toLatin1());
    }

    void addingUserIsRefused()
    {
        m_server->enqueue(m_recorded.answer(u"acc-profile-other"_s));
        answerWith(u"prj-adduser-other"_s);
        const ApiError stranger = errorOf(await(projects().addUser(projectId, memberId)));
        QCOMPARE(stranger.kind, Kind::Forbidden);
        QVERIFY2(stranger.sentence().contains("who is in a project"_L1), qPrintable(stranger.sentence()));
        m_server->enqueue(m_recorded.answer(u"acc-profile-other"_s));
        answerWith(u"prj-adduser-missing"_s);
        QCOMPARE(errorOf(await(projects().addUser(projectId, memberId))).kind, Kind::NotFound);
    }

    void takesBack()
    {
        answerWith(u"prj-downgrade"_s);
        SPECKLE_VALUE(downgraded, projects().downgradeUser(projectId, memberId));
        QCOMPARE(line(0),
                 "PUT /api/projects/" + projectId.toLatin1() + "/downgradeuser/" + memberId.toLatin1());
        QCOMPARE(downgraded.writeTaken, QStringList({streamId, u"qoqp5nA1fW"_s}));
        QCOMPARE(downgraded.readGiven, downgraded.writeTaken);
        QVERIFY(downgraded.readTaken.isEmpty());
        QCOMPARE(downgraded.project.streamReaders(), QStringList{memberId});
        QVERIFY(downgraded.project.streamWriters().isEmpty());

        answerWith(u"prj-removeuser"_s);
        SPECKLE_VALUE(removed, projects().removeUser(projectId, memberId));
        QCOMPARE(line(1),
                 "DELETE /api/projects/" + projectId.toLatin1() + "/removeuser/" + memberId.toLatin1());
        QCOMPARE(removed.writeTaken, QStringList{u"qoqp5nA1fW"_s});
        QCOMPARE(removed.readTaken, QStringList({u"qoqp5nA1fW"_s, streamId}));
        QVERIFY(removed.readGiven.isEmpty());
        QVERIFY(removed.project.canRead().isEmpty());
    }

    void takingBackFallsOverDeletedStreams()
    {
        answerWith(u"prj-doomed-removeuser"_s);
        const ApiError removal = errorOf(await(projects().removeUser(projectId, memberId)));
        QCOMPARE(removal.kind, Kind::Rejected);
        QVERIFY2(removal.sentence().contains("lists a stream that was deleted"_L1),
                 qPrintable(removal.sentence()));
        answerWith(u"prj-doomed-downgrade"_s);
        QCOMPARE(errorOf(await(projects().downgradeUser(projectId, memberId))).kind, Kind::Rejected);
        answerWith(u"prj-downgrade-missing"_s);
        QCOMPARE(errorOf(await(projects().downgradeUser(projectId, memberId))).kind, Kind::NotFound);
    }

    void findsMissingStreams()
    {
        m_server->setHandler([](const WireRequest &request) {
            if (request.target.startsWith("/api/streams/gone"))
                return refusal(404, "Resource not found.");
            if (request.target.startsWith("/api/streams/private"))
                return refusal(401, "You are not authorised to read.");
            if (request.target.startsWith("/api/streams/nobodys"))
                return refusal(404, "Cannot read properties of null (reading 'toString')");
            return WireAnswer::json("{\"success\":true,\"resource\":{\"streamId\":\"x\"}}");
        });
        const Project project(QJsonObject{
            {u"streams"_s, QJsonArray{u"gone2"_s, u"here"_s, u"private"_s, u"gone1"_s, u"nobodys"_s}}});
        SPECKLE_VALUE(missing, projects().missingStreams(project));
        QCOMPARE(missing, QStringList({u"gone2"_s, u"gone1"_s}));
        QCOMPARE(m_server->requests().size(), 5);
        SPECKLE_VALUE(none, projects().missingStreams(Project()));
        QVERIFY(none.isEmpty());
        QCOMPARE(m_server->requests().size(), 5);
    }

    void findsNothingWhereTheServerFails()
    {
        const Project project(QJsonObject{{u"streams"_s, QJsonArray{u"a"_s, u"b"_s}}});
        for (const WireAnswer &answer :
             {WireAnswer::http(500, "<pre>x</pre>", "text/html"),
              WireAnswer::http(404, "<title>404 Not Found</title>", "text/html")}) {
            m_server->setAnswer(answer);
            QVERIFY(errorOf(await(projects().missingStreams(project))).isError());
        }
        m_server->setAnswer(WireAnswer::hang());
        auto *reply = projects().missingStreams(project);
        QSignalSpy finished(reply, &AbstractReply::finished);
        reply->cancel();
        QVERIFY(finished.wait(60'000));
    }

    void forgetsStreams()
    {
        const QByteArray project
            = R"({"success":true,"resource":{"_id":"p","streams":["a","gone","b","gone"]}})";
        m_server->setAnswer(WireAnswer::json(project));
        SPECKLE_VALUE(done, projects().forgetStreams(u"p"_s, {u"gone"_s}));
        QCOMPARE(done, Done());
        QCOMPARE(line(0), QByteArray("GET /api/projects/p"));
        QCOMPARE(line(1), QByteArray("PUT /api/projects/p"));
        QCOMPARE(lastBody(), QJsonObject({{u"streams"_s, QJsonArray{u"a"_s, u"b"_s}}}));
        SPECKLE_VALUE(nothing, projects().forgetStreams(u"p"_s, {u"z"_s}));
        QCOMPARE(nothing, Done());
        QCOMPARE(m_server->requests().size(), 3);
    }

    void answersWithoutWhatWasAskedFor()
    {
        m_server->setAnswer(WireAnswer::json(R"({"success":true,"project":[],"stream":{},"resource":7})"));
        QCOMPARE(errorOf(await(projects().get(projectId))).kind, Kind::NotSpeckle);
        QCOMPARE(errorOf(await(projects().list())).kind, Kind::NotSpeckle);
        QCOMPARE(errorOf(await(projects().addStream(projectId, streamId))).kind, Kind::NotSpeckle);
        QCOMPARE(errorOf(await(projects().removeUser(projectId, memberId))).kind, Kind::NotSpeckle);
        m_server->setAnswer(
            WireAnswer::json(R"({"success":true,"project":{},"streamsToPullBothFrom":{"0":"a"}})"));
        SPECKLE_VALUE(change, projects().removeUser(projectId, memberId));
        QVERIFY(change.writeTaken.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestProjectsResource)
#include "tst_projectsresource.moc"
