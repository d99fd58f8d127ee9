// SPDX-License-Identifier: MIT
#include "tests/contract/contractcase.h"
#include "tests/contract/expect.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle::Contract {

namespace {

Project named(const QString &name, const QJsonObject &more = {})
{
    Project project(more);
    project.setName(name);
    return project;
}

bool holds(const QList<Project> &projects, const Project &project)
{
    return std::any_of(projects.cbegin(), projects.cend(),
                       [&](const Project &other) { return other.id() == project.id(); });
}

} // namespace

class Projects : public ContractCase
{
    Q_OBJECT

public:
    using ContractCase::ContractCase;

private slots:
    void createsProject()
    {
        call(u"POST /projects"_s);
        Project project = named(newMark(), {{u"unknown"_s, QJsonObject{{u"k"_s, 1}}}});
        project.setDescription(u"a < b"_s);
        project.setTags({u"a"_s, u"b"_s});
        project.setJobNumber(u"007"_s);
        project.setPrivate(false);
        SPECKLE_VALUE(made, m_ada->projects().create(project));
        QVERIFY(!made.id().isEmpty());
        QCOMPARE(made.owner(), m_ada->id());
        QCOMPARE(made.name(), project.name());
        QCOMPARE(made.description(), u"a < b"_s);
        QCOMPARE(made.tags(), QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(made.jobNumber(), u"007"_s);
        QVERIFY(!made.isPrivate());
        QCOMPARE(made.value("unknown"), project.value("unknown"));
        QVERIFY(made.createdAt().isValid());
    }

    void createsProjectOfNothing()
    {
        call(u"POST /projects"_s, u"an empty one: private, with a name of the server's"_s);
        SPECKLE_VALUE(made, m_ada->projects().create({}));
        QVERIFY(!made.name().isEmpty());
        QVERIFY(made.isPrivate());
        QVERIFY(!made.isDeleted());
        QVERIFY(made.streamIds().isEmpty() && made.streamReaders().isEmpty() && made.canRead().isEmpty());
    }

    void createsProjectWithBadField()
    {
        call(u"POST /projects"_s, u"private: maybe"_s);
        SPECKLE_FAILS(m_ada->projects().create(named(newMark(), {{u"private"_s, u"maybe"_s}})), Rejected,
                      400);
    }

    void createsProjectWithoutToken()
    {
        call(u"POST /projects"_s, u"no token"_s);
        Client nobody(m_server);
        SPECKLE_FAILS(ProjectsResource(&nobody).create(named(newMark())), Unauthorized, 401);
    }

    void listsOwnAndShared()
    {
        call(u"GET /projects"_s, u"own and shared ones"_s);
        SPECKLE_VALUE(own, m_bob->projects().create(named(newMark())));
        SPECKLE_VALUE(readable,
                      m_ada->projects().create(named(newMark(), {{u"canRead"_s, QJsonArray{m_bob->id()}}})));
        SPECKLE_VALUE(writable,
                      m_ada->projects().create(named(newMark(), {{u"canWrite"_s, QJsonArray{m_bob->id()}}})));
        SPECKLE_VALUE(other, m_ada->projects().create(named(newMark(), {{u"private"_s, false}})));
        SPECKLE_VALUE(list, m_bob->projects().list());
        QVERIFY(holds(list, own));
        QVERIFY(holds(list, readable));
        QVERIFY(holds(list, writable));
        QVERIFY2(!holds(list, other), "public ones are not listed");
    }

    void listsFields()
    {
        call(u"GET /projects"_s, u"fields, sort, limit, a filter"_s);
        const QString mark = newMark();
        SPECKLE_VALUE(a, m_ada->projects().create(named(mark + u'a')));
        SPECKLE_VALUE(b, m_ada->projects().create(named(mark + u'b')));
        QVERIFY(a.id() != b.id());
        SPECKLE_VALUE(list, m_ada->projects().list(Query()
                                                       .fields({u"name"_s})
                                                       .whereContains(u"name"_s, mark)
                                                       .sortBy(u"name"_s, Qt::DescendingOrder)
                                                       .limit(1)));
        QCOMPARE(list.size(), 1);
        QCOMPARE(list.constFirst().id(), b.id());
        QCOMPARE(list.constFirst().name(), b.name());
        QVERIFY(!list.constFirst().has("streams"));
    }

    void listsBadFilter()
    {
        call(u"GET /projects"_s, u"filtered by an id that is none: 404"_s);
        SPECKLE_VALUE(none, m_ada->projects().list(Query().whereIn(u"name"_s, {})));
        QCOMPARE(none.size(), 0);
        SPECKLE_FAILS(m_ada->projects().list(Query().whereEqual(u"_id"_s, u"zzz"_s)), Rejected, 404);
    }

    void listsNothingWithPeople()
    {
        call(u"GET /projects"_s, u"populatePermissions is a filter here, and is left out"_s);
        const QString mark = newMark();
        SPECKLE_VALUE(made, m_ada->projects().create(named(mark)));
        const Query query = Query().whereEqual(u"name"_s, mark).populatePermissions();
        SPECKLE_VALUE(raw, m_ada->ask(Request::get(u"/projects"_s, u"list"_s, query)));
        QVERIFY(raw.json.value("resources"_L1).toArray().isEmpty());
        SPECKLE_VALUE(list, m_ada->projects().list(query));
        QVERIFY(holds(list, made));
    }

    void listsWithoutToken()
    {
        call(u"GET /projects"_s, u"no token"_s);
        Client nobody(m_server);
        SPECKLE_FAILS(ProjectsResource(&nobody).list(), Unauthorized, 401);
    }

    void listsAll()
    {
        call(u"GET /projects/admin"_s);
        SPECKLE_NEEDS_ADMIN();
        const QString mark = newMark();
        SPECKLE_VALUE(made, m_ada->projects().create(named(mark)));
        SPECKLE_VALUE(list, m_admin->projects().listAll(Query().whereEqual(u"name"_s, mark)));
        QVERIFY(holds(list, made));
    }

    void listsAllAsUser()
    {
        call(u"GET /projects/admin"_s, u"no admin"_s);
        SPECKLE_FAILS(m_ada->projects().listAll(), Forbidden, 401);
    }

    void getsProject()
    {
        call(u"GET /projects/:projectId"_s);
        SPECKLE_VALUE(made, m_ada->projects().create(named(newMark())));
        SPECKLE_VALUE(project, m_ada->projects().get(made.id()));
        QCOMPARE(project.json(), made.json());
    }

    void getsProjectAsReader()
    {
        call(u"GET /projects/:projectId"_s, u"as one who may read"_s);
        SPECKLE_VALUE(made,
                      m_ada->projects().create(named(newMark(), {{u"canRead"_s, QJsonArray{m_bob->id()}}})));
        SPECKLE_VALUE(project, m_bob->projects().get(made.id()));
        QCOMPARE(project.name(), made.name());
    }

    void getsProjectOfOthers()
    {
        call(u"GET /projects/:projectId"_s, u"private, not yours"_s);
        SPECKLE_VALUE(made, m_ada->projects().create(named(newMark())));
        SPECKLE_FAILS(m_bob->projects().get(made.id()), Forbidden, 401);
    }

    void getsUnknownProject()
    {
        call(u"GET /projects/:projectId"_s, u"unknown id, and what is none"_s);
        SPECKLE_FAILS(m_ada->projects().get(unknownId), NotFound, 404);
        SPECKLE_FAILS(m_ada->projects().get(u"zzz"_s), NotFound, 404);
    }

    void getsProjectWithoutToken()
    {
        call(u"GET /projects/:projectId"_s, u"no token, public"_s);
        SPECKLE_VALUE(made, m_ada->projects().create(named(newMark(), {{u"private"_s, false}})));
        Client nobody(m_server);
        SPECKLE_FAILS(ProjectsResource(&nobody).get(made.id()), Unauthorized, 401);
    }

    void updatesDifference()
    {
        call(u"PUT /projects/:projectId"_s);
        SPECKLE_VALUE(before, m_ada->projects().create(named(newMark(), {{u"unknown"_s, u"kept"_s}})));
        Project after = before;
        after.setDescription(u"changed"_s);
        after.setTags({u"x"_s});
        after.setCanRead({m_bob->id()});
        after.setDeleted(true);
        SPECKLE_OK(m_ada->projects().update(before, after));
        SPECKLE_VALUE(now, m_ada->projects().get(before.id()));
        QCOMPARE(now.name(), before.name());
        QCOMPARE(now.description(), u"changed"_s);
        QCOMPARE(now.tags(), QStringList{u"x"_s});
        QCOMPARE(now.canRead(), QStringList{m_bob->id()});
        QVERIFY(now.isDeleted());
        QCOMPARE(now.value("unknown"), before.value("unknown"));
        Project empty = now;
        empty.setTags({});
        empty.setCanRead({});
        SPECKLE_OK(m_ada->projects().update(now, empty));
        SPECKLE_VALUE(last, m_ada->projects().get(before.id()));
        QVERIFY(last.tags().isEmpty() && last.canRead().isEmpty());
    }

    void updatesAsWriter()
    {
        call(u"PUT /projects/:projectId"_s, u"as one who may write it"_s);
        SPECKLE_VALUE(before,
                      m_ada->projects().create(named(newMark(), {{u"canWrite"_s, QJsonArray{m_bob->id()}}})));
        Project after = before;
        after.setName(u"Bob was here"_s);
        SPECKLE_OK(m_bob->projects().update(before, after));
        SPECKLE_VALUE(now, m_ada->projects().get(before.id()));
        QCOMPARE(now.name(), u"Bob was here"_s);
    }

    void updatesAsWriterOfItsStreams()
    {
        call(u"PUT /projects/:projectId"_s, u"as one who may write its streams only"_s);
        SPECKLE_VALUE(before, m_ada->projects().create(named(newMark())));
        SPECKLE_OK(m_ada->projects().addUser(before.id(), m_bob->id()));
        Project after = before;
        after.setName(u"not allowed"_s);
        SPECKLE_FAILS(m_bob->projects().update(before, after), Forbidden, 401);
    }

    void updatesOwnerAsWriter()
    {
        call(u"PUT /projects/:projectId"_s, u"whoever may write it can take it: never sent"_s);
        SPECKLE_VALUE(before,
                      m_ada->projects().create(named(newMark(), {{u"canWrite"_s, QJsonArray{m_bob->id()}}})));
        Project after = before;
        after.setValue("owner", m_bob->id());
        SPECKLE_OK(m_bob->projects().update(before, after));
        SPECKLE_VALUE(still, m_ada->projects().get(before.id()));
        QCOMPARE(still.owner(), m_ada->id());
        SPECKLE_OK(m_bob->ask(
            Request::put(route({u"projects"_s, before.id()}), u"take it"_s, {{u"owner"_s, m_bob->id()}})));
        SPECKLE_VALUE(taken, m_bob->projects().get(before.id()));
        QCOMPARE(taken.owner(), m_bob->id());
    }

    void updatesReachNoStream()
    {
        call(u"PUT /projects/:projectId"_s, u"streams and permissions change no stream: never sent"_s);
        const Stream stream = newStream(*m_ada);
        SPECKLE_VALUE(made, m_ada->projects().create(named(newMark())));
        SPECKLE_OK(m_ada->ask(
            Request::put(route({u"projects"_s, made.id()}), u"change it"_s,
                         {{u"streams"_s, QJsonArray{stream.streamId()}},
                          {u"permissions"_s, QJsonObject{{u"canWrite"_s, QJsonArray{m_bob->id()}}}}})));
        SPECKLE_VALUE(project, m_ada->projects().get(made.id()));
        QCOMPARE(project.streamIds(), QStringList{stream.streamId()});
        QCOMPARE(project.streamWriters(), QStringList{m_bob->id()});
        SPECKLE_VALUE(now, m_ada->streams().get(stream.streamId()));
        QVERIFY(!now.canWrite().contains(m_bob->id()));
        Project other = project;
        other.setValue("streams", QJsonArray());
        other.setValue("permissions", QJsonObject());
        SPECKLE_OK(m_ada->projects().update(project, other));
        SPECKLE_VALUE(same, m_ada->projects().get(made.id()));
        QCOMPARE(same.json(), project.json());
    }

    void updatesProjectOfOthers()
    {
        call(u"PUT /projects/:projectId"_s, u"not yours, or only to be read"_s);
        SPECKLE_VALUE(before,
                      m_ada->projects().create(named(newMark(), {{u"canRead"_s, QJsonArray{m_bob->id()}}})));
        SPECKLE_FAILS(m_bob->projects().update(before, named(u"x"_s, {{u"_id"_s, before.id()}})), Forbidden,
                      401);
    }

    void updatesUnknownProject()
    {
        call(u"PUT /projects/:projectId"_s, u"unknown id"_s);
        SPECKLE_FAILS(m_ada->projects().update(Project({{u"_id"_s, unknownId}}), named(u"x"_s)), NotFound,
                      404);
    }

    void updatesBadField()
    {
        call(u"PUT /projects/:projectId"_s, u"private: maybe: 404"_s);
        SPECKLE_VALUE(before, m_ada->projects().create(named(newMark())));
        SPECKLE_FAILS(m_ada->ask(Request::put(route({u"projects"_s, before.id()}), u"change it"_s,
                                              {{u"private"_s, u"maybe"_s}})),
                      Rejected, 404);
    }

    void updatesWithoutToken()
    {
        call(u"PUT /projects/:projectId"_s, u"no token"_s);
        Client nobody(m_server);
        SPECKLE_FAILS(ProjectsResource(&nobody).update(Project({{u"_id"_s, unknownId}}), named(u"x"_s)),
                      Unauthorized, 401);
    }

    void removesProject()
    {
        call(u"DELETE /projects/:projectId"_s, u"takes its people off its streams"_s);
        SPECKLE_VALUE(made, m_ada->projects().create(named(newMark())));
        const Stream stream = newStream(*m_ada);
        const Stream untouched = newStream(*m_ada);
        SPECKLE_OK(m_ada->projects().addStream(made.id(), stream.streamId()));
        SPECKLE_OK(m_ada->projects().addUser(made.id(), m_bob->id()));
        SPECKLE_VALUE(modified, m_ada->projects().remove(made.id()));
        QCOMPARE(modified.size(), 1);
        QCOMPARE(modified.constFirst().streamId(), stream.streamId());
        QVERIFY(!modified.constFirst().canWrite().contains(m_bob->id()));
        SPECKLE_FAILS(m_ada->projects().get(made.id()), NotFound, 404);
        SPECKLE_VALUE(now, m_ada->streams().get(stream.streamId()));
        QVERIFY(!now.canWrite().contains(m_bob->id()));
        QCOMPARE(now.owner(), m_ada->id());
    }

    void removesProjectAsWriter()
    {
        call(u"DELETE /projects/:projectId"_s, u"may write it, but does not own it: 400 without a word"_s);
        SPECKLE_VALUE(made,
                      m_ada->projects().create(named(newMark(), {{u"canWrite"_s, QJsonArray{m_bob->id()}}})));
        SPECKLE_FAILS(m_bob->projects().remove(made.id()), Forbidden, 400);
        SPECKLE_OK(m_ada->projects().get(made.id()));
    }

    void removesProjectOfOthers()
    {
        call(u"DELETE /projects/:projectId"_s, u"not yours: 400 without a word"_s);
        SPECKLE_VALUE(made, m_ada->projects().create(named(newMark())));
        SPECKLE_FAILS(m_bob->projects().remove(made.id()), Forbidden, 400);
    }

    void removesUnknownProject()
    {
        call(u"DELETE /projects/:projectId"_s, u"unknown id, and what is none: 400 without a word"_s);
        SPECKLE_FAILS(m_ada->projects().remove(unknownId), NotFound, 400);
        SPECKLE_FAILS(m_ada->projects().remove(u"zzz"_s), NotFound, 400);
    }

    void removesWithoutToken()
    {
        call(u"DELETE /projects/:projectId"_s, u"no token"_s);
        Client nobody(m_server);
        SPECKLE_FAILS(ProjectsResource(&nobody).remove(unknownId), Unauthorized, 401);
    }
};

static const ContractCase::Registered<Projects> projectsRegistered;

} // namespace Speckle::Contract

#include "projects.moc"
