// SPDX-License-Identifier: MIT
#include "tests/contract/contractcase.h"
#include "tests/contract/expect.h"

using namespace Qt::StringLiterals;

namespace Speckle::Contract {

//! Who and what is in a project, and what that does to the streams.
class ProjectMembers : public ContractCase
{
    Q_OBJECT

public:
    using ContractCase::ContractCase;

private slots:
    void addsStream()
    {
        call(u"PUT /projects/:projectId/addstream/:streamId"_s, u"its people may use the stream"_s);
        const Project project = newProject(*m_ada);
        const Stream stream = newStream(*m_ada);
        SPECKLE_OK(m_ada->projects().addUser(project.id(), m_bob->id()));
        SPECKLE_VALUE(both, m_ada->projects().addStream(project.id(), stream.streamId()));
        QCOMPARE(both.project.id(), project.id());
        QCOMPARE(both.project.streamIds(), QStringList{stream.streamId()});
        QCOMPARE(both.stream.streamId(), stream.streamId());
        SPECKLE_VALUE(now, m_bob->streams().get(stream.streamId()));
        QVERIFY(now.canWrite().contains(m_bob->id()));
        QVERIFY2(now.canRead().contains(m_ada->id()) && now.canWrite().contains(m_ada->id()),
                 "the project's owner is put on both lists");
        SPECKLE_VALUE(again, m_ada->projects().addStream(project.id(), stream.streamId()));
        QCOMPARE(again.project.value("streams").toArray().size(), 1);
    }

    void addsStreamOfOthers()
    {
        call(u"PUT /projects/:projectId/addstream/:streamId"_s, u"the stream is not yours to write: 400"_s);
        const Project project = newProject(*m_ada);
        const Stream stream = newStream(*m_bob);
        SPECKLE_FAILS(m_ada->projects().addStream(project.id(), stream.streamId()), Forbidden, 400);
        SPECKLE_FAILS(m_bob->projects().addStream(project.id(), stream.streamId()), Forbidden, 400);
    }

    void addsUnknownStream()
    {
        call(u"PUT /projects/:projectId/addstream/:streamId"_s, u"unknown stream or project: 400"_s);
        const Project project = newProject(*m_ada);
        const Stream stream = newStream(*m_ada);
        SPECKLE_FAILS(m_ada->projects().addStream(project.id(), newMark()), NotFound, 400);
        SPECKLE_FAILS(m_ada->projects().addStream(unknownId, stream.streamId()), NotFound, 400);
    }

    void removesStream()
    {
        call(u"DELETE /projects/:projectId/removestream/:streamId"_s, u"its people lose the stream"_s);
        const Project project = newProject(*m_ada);
        const Stream stream = newStream(*m_ada);
        SPECKLE_OK(m_ada->projects().addStream(project.id(), stream.streamId()));
        SPECKLE_OK(m_ada->projects().addUser(project.id(), m_bob->id()));
        SPECKLE_VALUE(both, m_ada->projects().removeStream(project.id(), stream.streamId()));
        QVERIFY(both.project.streamIds().isEmpty());
        QCOMPARE(both.project.streamWriters(), QStringList{m_bob->id()});
        QVERIFY(!both.stream.canWrite().contains(m_bob->id()));
        SPECKLE_VALUE(now, m_ada->streams().get(stream.streamId()));
        QVERIFY(!now.canWrite().contains(m_bob->id()));
    }

    void removesStreamThatIsInAnother()
    {
        call(u"DELETE /projects/:projectId/removestream/:streamId"_s, u"another project keeps the access"_s);
        const Project one = newProject(*m_ada);
        const Project other = newProject(*m_ada);
        const Stream stream = newStream(*m_ada);
        for (const Project &project : {one, other}) {
            SPECKLE_OK(m_ada->projects().addStream(project.id(), stream.streamId()));
            SPECKLE_OK(m_ada->projects().addUser(project.id(), m_bob->id()));
        }
        SPECKLE_OK(m_ada->projects().removeStream(one.id(), stream.streamId()));
        SPECKLE_VALUE(now, m_ada->streams().get(stream.streamId()));
        QVERIFY(now.canWrite().contains(m_bob->id()));
    }

    void removesStreamThatIsNotInIt()
    {
        call(u"DELETE /projects/:projectId/removestream/:streamId"_s, u"not in it: succeeds"_s);
        const Project project = newProject(*m_ada);
        const Stream stream = newStream(*m_ada);
        SPECKLE_VALUE(both, m_ada->projects().removeStream(project.id(), stream.streamId()));
        QCOMPARE(both.stream.streamId(), stream.streamId());
    }

    void removesUnknownStream()
    {
        call(u"DELETE /projects/:projectId/removestream/:streamId"_s, u"unknown stream or project"_s);
        const Project project = newProject(*m_ada);
        const Stream stream = newStream(*m_ada);
        SPECKLE_FAILS(m_ada->projects().removeStream(project.id(), newMark()), NotFound, 404);
        SPECKLE_FAILS(m_ada->projects().removeStream(unknownId, stream.streamId()), NotFound, 404);
    }

    void removesStreamFromProjectOfOthers()
    {
        call(u"DELETE /projects/:projectId/removestream/:streamId"_s, u"not yours"_s);
        const Project project = newProject(*m_ada);
        const Stream stream = newStream(*m_bob);
        SPECKLE_FAILS(m_bob->projects().removeStream(project.id(), stream.streamId()), Forbidden, 401);
    }

    void addsUser()
    {
        call(u"PUT /projects/:projectId/adduser/:userId"_s, u"reads the project, writes its streams"_s);
        const Project project = newProject(*m_ada);
        const Stream stream = newStream(*m_ada);
        SPECKLE_OK(m_ada->projects().addStream(project.id(), stream.streamId()));
        SPECKLE_OK(m_ada->projects().addUser(project.id(), m_bob->id()));
        SPECKLE_VALUE(now, m_bob->projects().get(project.id()));
        QCOMPARE(now.canRead(), QStringList{m_bob->id()});
        QVERIFY(now.canWrite().isEmpty());
        QCOMPARE(now.streamWriters(), QStringList{m_bob->id()});
        QVERIFY(now.streamReaders().isEmpty());
        SPECKLE_VALUE(writable, m_bob->streams().get(stream.streamId()));
        QVERIFY(writable.canWrite().contains(m_bob->id()));
        QVERIFY(!writable.canRead().contains(m_bob->id()));
    }

    void addsNobody()
    {
        call(u"PUT /projects/:projectId/adduser/:userId"_s,
             u"the server adds who does not exist, we do not"_s);
        const Project project = newProject(*m_ada);
        SPECKLE_FAILS(m_ada->projects().addUser(project.id(), unknownId), NotFound, 400);
        SPECKLE_FAILS(m_ada->projects().upgradeUser(project.id(), unknownId), NotFound, 400);
        SPECKLE_VALUE(untouched, m_ada->projects().get(project.id()));
        QVERIFY(untouched.streamWriters().isEmpty());
        SPECKLE_OK(m_ada->ask(Request::put(route({u"projects"_s, project.id(), u"adduser"_s, unknownId}),
                                           u"add nobody"_s, QJsonObject())));
        SPECKLE_VALUE(now, m_ada->projects().get(project.id()));
        QCOMPARE(now.streamWriters(), QStringList{unknownId});
    }

    void addsUserToProjectOfOthers()
    {
        call(u"PUT /projects/:projectId/adduser/:userId"_s, u"not yours to write"_s);
        const Project project = newProject(*m_ada);
        SPECKLE_FAILS(m_bob->projects().addUser(project.id(), m_bob->id()), Forbidden, 401);
        SPECKLE_OK(m_ada->projects().addUser(project.id(), m_bob->id()));
        SPECKLE_FAILS(m_bob->projects().addUser(project.id(), m_bob->id()), Forbidden, 401);
    }

    void addsUserToUnknownProject()
    {
        call(u"PUT /projects/:projectId/adduser/:userId"_s, u"unknown project"_s);
        SPECKLE_FAILS(m_ada->projects().addUser(unknownId, m_bob->id()), NotFound, 404);
    }

    void upgradesUser()
    {
        call(u"PUT /projects/:projectId/upgradeuser/:userId"_s, u"reads and writes the streams"_s);
        const Project project = newProject(*m_ada);
        const Stream stream = newStream(*m_ada);
        SPECKLE_OK(m_ada->projects().addStream(project.id(), stream.streamId()));
        SPECKLE_OK(m_ada->projects().upgradeUser(project.id(), m_bob->id()));
        SPECKLE_VALUE(now, m_ada->projects().get(project.id()));
        QCOMPARE(now.streamWriters(), QStringList{m_bob->id()});
        QCOMPARE(now.streamReaders(), QStringList{m_bob->id()});
        QVERIFY2(now.canRead().isEmpty() && now.canWrite().isEmpty(), "not the project itself");
        SPECKLE_VALUE(usable, m_bob->streams().get(stream.streamId()));
        QVERIFY(usable.canWrite().contains(m_bob->id()) && usable.canRead().contains(m_bob->id()));
    }

    void upgradesUserOfOthers()
    {
        call(u"PUT /projects/:projectId/upgradeuser/:userId"_s, u"not yours; unknown project"_s);
        const Project project = newProject(*m_ada);
        SPECKLE_FAILS(m_bob->projects().upgradeUser(project.id(), m_bob->id()), Forbidden, 401);
        SPECKLE_FAILS(m_ada->projects().upgradeUser(unknownId, m_bob->id()), NotFound, 404);
    }

    void downgradesUser()
    {
        call(u"PUT /projects/:projectId/downgradeuser/:userId"_s, u"only reads the streams"_s);
        const Project project = newProject(*m_ada);
        const Stream stream = newStream(*m_ada);
        SPECKLE_OK(m_ada->projects().addStream(project.id(), stream.streamId()));
        SPECKLE_OK(m_ada->projects().addUser(project.id(), m_bob->id()));
        SPECKLE_VALUE(change, m_ada->projects().downgradeUser(project.id(), m_bob->id()));
        QCOMPARE(change.writeTaken, QStringList{stream.streamId()});
        QCOMPARE(change.readGiven, QStringList{stream.streamId()});
        QVERIFY(change.readTaken.isEmpty());
        QVERIFY(change.project.streamWriters().isEmpty());
        QCOMPARE(change.project.streamReaders(), QStringList{m_bob->id()});
        SPECKLE_VALUE(now, m_bob->streams().get(stream.streamId()));
        QVERIFY(now.canRead().contains(m_bob->id()) && !now.canWrite().contains(m_bob->id()));
    }

    void downgradesUserOfAnother()
    {
        call(u"PUT /projects/:projectId/downgradeuser/:userId"_s, u"another project lets him write"_s);
        const Project one = newProject(*m_ada);
        const Project other = newProject(*m_ada);
        const Stream stream = newStream(*m_ada);
        for (const Project &project : {one, other}) {
            SPECKLE_OK(m_ada->projects().addStream(project.id(), stream.streamId()));
            SPECKLE_OK(m_ada->projects().addUser(project.id(), m_bob->id()));
        }
        SPECKLE_VALUE(change, m_ada->projects().downgradeUser(one.id(), m_bob->id()));
        QVERIFY(change.writeTaken.isEmpty());
        SPECKLE_VALUE(now, m_ada->streams().get(stream.streamId()));
        QVERIFY(now.canWrite().contains(m_bob->id()));
    }

    void downgradesUserOfOthers()
    {
        call(u"PUT /projects/:projectId/downgradeuser/:userId"_s, u"not yours; unknown project"_s);
        const Project project = newProject(*m_ada);
        SPECKLE_FAILS(m_bob->projects().downgradeUser(project.id(), m_bob->id()), Forbidden, 401);
        SPECKLE_FAILS(m_ada->projects().downgradeUser(unknownId, m_bob->id()), NotFound, 404);
    }

    void removesUser()
    {
        call(u"DELETE /projects/:projectId/removeuser/:userId"_s, u"loses the project and its streams"_s);
        const Project project = newProject(*m_ada);
        const Stream stream = newStream(*m_ada);
        SPECKLE_OK(m_ada->projects().addStream(project.id(), stream.streamId()));
        SPECKLE_OK(m_ada->projects().addUser(project.id(), m_bob->id()));
        SPECKLE_OK(m_ada->projects().upgradeUser(project.id(), m_bob->id()));
        SPECKLE_VALUE(change, m_ada->projects().removeUser(project.id(), m_bob->id()));
        QCOMPARE(change.writeTaken, QStringList{stream.streamId()});
        QCOMPARE(change.readTaken, QStringList{stream.streamId()});
        QVERIFY(change.project.canRead().isEmpty() && change.project.streamWriters().isEmpty());
        SPECKLE_FAILS(m_bob->projects().get(project.id()), Forbidden, 401);
        SPECKLE_VALUE(now, m_ada->streams().get(stream.streamId()));
        QVERIFY(!now.canRead().contains(m_bob->id()) && !now.canWrite().contains(m_bob->id()));
    }

    void removesUserWhoIsNotInIt()
    {
        call(u"DELETE /projects/:projectId/removeuser/:userId"_s, u"not in it: succeeds"_s);
        const Project project = newProject(*m_ada);
        SPECKLE_VALUE(change, m_ada->projects().removeUser(project.id(), m_bob->id()));
        QVERIFY(change.writeTaken.isEmpty() && change.readTaken.isEmpty());
    }

    void removesUserOfOthers()
    {
        call(u"DELETE /projects/:projectId/removeuser/:userId"_s, u"not yours; unknown project"_s);
        const Project project = newProject(*m_ada);
        SPECKLE_FAILS(m_bob->projects().removeUser(project.id(), m_ada->id()), Forbidden, 401);
        SPECKLE_FAILS(m_ada->projects().removeUser(unknownId, m_bob->id()), NotFound, 404);
    }

    void mendsAfterAStreamWasDeleted()
    {
        call(u"PUT /projects/:projectId"_s, u"take deleted streams off, over which the server falls"_s);
        const Project project = newProject(*m_ada);
        const Stream kept = newStream(*m_ada);
        const Stream doomed = newStream(*m_ada);
        for (const Stream &stream : {doomed, kept})
            SPECKLE_OK(m_ada->projects().addStream(project.id(), stream.streamId()));
        SPECKLE_OK(m_ada->projects().addUser(project.id(), m_bob->id()));
        SPECKLE_OK(m_ada->ask(Request::remove(route({u"streams"_s, doomed.streamId()}), u"delete it"_s)));

        SPECKLE_FAILS(m_ada->projects().downgradeUser(project.id(), m_bob->id()), Rejected, 404);
        SPECKLE_FAILS(m_ada->projects().removeUser(project.id(), m_bob->id()), Rejected, 404);
        SPECKLE_FAILS(m_ada->projects().removeStream(project.id(), doomed.streamId()), NotFound, 404);

        SPECKLE_VALUE(now, m_ada->projects().get(project.id()));
        QCOMPARE(now.streamIds(), QStringList({doomed.streamId(), kept.streamId()}));
        SPECKLE_VALUE(missing, m_ada->projects().missingStreams(now));
        QCOMPARE(missing, QStringList{doomed.streamId()});
        SPECKLE_OK(m_ada->projects().forgetStreams(project.id(), missing));
        SPECKLE_VALUE(mended, m_ada->projects().get(project.id()));
        QCOMPARE(mended.streamIds(), QStringList{kept.streamId()});
        SPECKLE_VALUE(change, m_ada->projects().removeUser(project.id(), m_bob->id()));
        QCOMPARE(change.writeTaken, QStringList{kept.streamId()});
    }

    void missesNoStreamOfOthers()
    {
        call(u"GET /streams/:streamId"_s, u"of a project: private or nobody's is not missing"_s);
        const Stream hidden = newStream(*m_bob, {{u"private"_s, true}});
        const Stream orphan = newStream(*m_bob);
        SPECKLE_OK(m_bob->ask(Request::put(route({u"streams"_s, orphan.streamId()}), u"give it up"_s,
                                           {{u"owner"_s, QJsonValue::Null}})));
        const Project project(
            QJsonObject{{u"streams"_s, QJsonArray{hidden.streamId(), orphan.streamId(), newMark()}}});
        SPECKLE_VALUE(missing, m_ada->projects().missingStreams(project));
        QCOMPARE(missing, QStringList{project.streamIds().constLast()});
    }

private:
    //! Empty and a failed test where that fails.
    [[nodiscard]] Project newProject(const Person &owner)
    {
        Project project;
        project.setName(newMark());
        const auto outcome = await(owner.projects().create(project));
        if (const auto *made = std::get_if<Project>(&outcome))
            return *made;
        QTest::qFail(describe(outcome).constData(), __FILE__, __LINE__);
        return {};
    }
};

static const ContractCase::Registered<ProjectMembers> projectMembersRegistered;

} // namespace Speckle::Contract

#include "projectmembers.moc"
