// SPDX-License-Identifier: MIT
#include "tests/contract/contractcase.h"
#include "tests/contract/expect.h"

using namespace Qt::StringLiterals;

namespace Speckle::Contract {

//! Comments on things: who may write them, and who sees them there.
class CommentWriting : public ContractCase
{
    Q_OBJECT

public:
    using ContractCase::ContractCase;

private slots:
    void commentsOnStream()
    {
        call(u"POST and GET /comments/streams/:streamId"_s, u"with all that a comment can hold"_s);
        const Stream stream = newStream(*m_ada, {{u"canRead"_s, QJsonArray{m_bob->id()}}});
        Comment comment = saying(u"a < b"_s);
        comment.setAssignedTo({m_ada->id()});
        comment.setLabels({u"l"_s, u"m"_s});
        comment.setStatus(u"open"_s);
        comment.setPriority(u"high"_s);
        comment.setView({{u"camera"_s, QJsonArray{1, 2, 3}}});
        comment.setScreenshot(u"data:image/png;base64,aGk="_s);
        comment.setOtherResources({{u"project"_s, u"x"_s}});
        comment.setValue("owner", m_ada->id());
        SPECKLE_VALUE(made, m_bob->comments().create(ResourceType::Stream, stream.streamId(), comment));
        QVERIFY(!made.id().isEmpty());
        QCOMPARE(made.owner(), m_bob->id());
        SPECKLE_VALUE(list, m_ada->comments().of(ResourceType::Stream, stream.streamId()));
        QCOMPARE(list.size(), 1);
        const Comment &now = list.constFirst();
        QCOMPARE(now.id(), made.id());
        QCOMPARE(now.text(), u"a < b"_s);
        QCOMPARE(now.resource().resourceType(), ResourceType::Stream);
        QCOMPARE(now.resource().id, stream.streamId());
        QCOMPARE(now.assignedTo(), comment.assignedTo());
        QCOMPARE(now.labels(), comment.labels());
        QCOMPARE(now.status(), comment.status());
        QCOMPARE(now.priority(), comment.priority());
        QCOMPARE(now.view(), comment.view());
        QCOMPARE(now.screenshot(), comment.screenshot());
        QCOMPARE(now.otherResources(), comment.otherResources());
        QVERIFY(!now.isClosed() && !now.isFlagged());
        QVERIFY(now.createdAt().isValid());
    }

    void listsInOrder()
    {
        call(u"GET /comments/streams/:streamId"_s, u"oldest first; the query is ignored; no token, public"_s);
        const Stream stream = newStream(*m_ada, {{u"private"_s, false}});
        for (const QString &text : {u"b"_s, u"a"_s, u"c"_s})
            SPECKLE_OK(m_ada->comments().create(ResourceType::Stream, stream.streamId(), saying(text)));
        SPECKLE_VALUE(answer, m_ada->ask(Request::get(route({u"comments"_s, u"stream"_s, stream.streamId()}),
                                                      u"load"_s, Query().limit(1))));
        QCOMPARE(answer.json.value("resources"_L1).toArray().size(), 3);
        Client nobody(m_server);
        SPECKLE_VALUE(list, CommentsResource(&nobody).of(ResourceType::Stream, stream.streamId()));
        QStringList texts;
        for (const Comment &comment : list)
            texts += comment.text();
        QCOMPARE(texts, QStringList({u"b"_s, u"a"_s, u"c"_s}));
    }

    void commentsOnObject()
    {
        call(u"POST and GET /comments/objects/:objectId"_s);
        const QStringList ids = newObjects(
            *m_ada, {QJsonObject{{u"type"_s, u"Number"_s}, {u"value"_s, 1}, {u"hash"_s, newMark()}}});
        const QString text = newMark();
        SPECKLE_OK(m_ada->comments().create(ResourceType::Object, ids.value(0), saying(text)));
        SPECKLE_VALUE(list, m_bob->comments().of(ResourceType::Object, ids.value(0)));
        QCOMPARE(list.size(), 1);
        QCOMPARE(list.constFirst().text(), text);
        QCOMPARE(list.constFirst().resource().resourceType(), ResourceType::Object);
    }

    void commentsOnProject()
    {
        call(u"POST and GET /comments/projects/:projectId"_s);
        SPECKLE_VALUE(project, m_ada->projects().create(Project({{u"canRead"_s, QJsonArray{m_bob->id()}}})));
        const QString text = newMark();
        SPECKLE_OK(m_bob->projects().comment(project.id(), saying(text)));
        SPECKLE_VALUE(list, m_ada->projects().comments(project.id()));
        QCOMPARE(list.size(), 1);
        QCOMPARE(list.constFirst().text(), text);
        QCOMPARE(list.constFirst().resource().resourceType(), ResourceType::Project);
    }

    void commentsOnProjectOfOthers()
    {
        call(u"POST and GET /comments/projects/:projectId"_s, u"private, not yours; unknown"_s);
        SPECKLE_VALUE(project, m_ada->projects().create({}));
        SPECKLE_FAILS(m_bob->projects().comment(project.id(), saying(u"x"_s)), Forbidden, 401);
        SPECKLE_FAILS(m_bob->projects().comments(project.id()), Forbidden, 401);
        SPECKLE_FAILS(m_bob->projects().comment(unknownId, saying(u"x"_s)), NotFound, 404);
        SPECKLE_FAILS(m_bob->projects().comments(unknownId), NotFound, 404);
    }

    void answersComment()
    {
        call(u"POST and GET /comments/comments/:commentId"_s);
        const Stream stream = newStream(*m_ada);
        SPECKLE_VALUE(made,
                      m_ada->comments().create(ResourceType::Stream, stream.streamId(), saying(newMark())));
        const QString text = newMark();
        SPECKLE_VALUE(answer, m_ada->comments().reply(made.id(), saying(text)));
        QCOMPARE(answer.resource().resourceType(), ResourceType::Comment);
        QCOMPARE(answer.resource().id, made.id());
        SPECKLE_VALUE(now, m_ada->comments().get(made.id()));
        QCOMPARE(now.replies(), QStringList{answer.id()});
        SPECKLE_VALUE(list, m_ada->comments().replies(made.id()));
        QCOMPARE(list.size(), 1);
        QCOMPARE(list.constFirst().text(), text);
    }

    void answersCommentOfOthers()
    {
        call(u"POST and GET /comments/comments/:commentId"_s, u"not its author: 404"_s);
        const Stream stream = newStream(*m_ada, {{u"canWrite"_s, QJsonArray{m_bob->id()}}});
        SPECKLE_VALUE(made,
                      m_ada->comments().create(ResourceType::Stream, stream.streamId(), saying(newMark())));
        SPECKLE_FAILS(m_bob->comments().reply(made.id(), saying(u"x"_s)), Forbidden, 404);
        SPECKLE_FAILS(m_bob->comments().replies(made.id()), Forbidden, 404);
        Client nobody(m_server);
        SPECKLE_FAILS(CommentsResource(&nobody).replies(made.id()), Unauthorized, 404);
    }

    void commentsWithoutWords()
    {
        call(u"POST /comments/streams/:streamId"_s, u"no text: leaves an id that nothing has; never sent"_s);
        const Stream stream = newStream(*m_ada);
        SPECKLE_FAILS(m_ada->comments().create(ResourceType::Stream, stream.streamId(), saying(u" "_s)),
                      Rejected, 0);
        SPECKLE_VALUE(untouched, m_ada->streams().get(stream.streamId()));
        QVERIFY(untouched.comments().isEmpty());
        SPECKLE_FAILS(m_ada->ask(Request::post(route({u"comments"_s, u"streams"_s, stream.streamId()}),
                                               u"say nothing"_s, QJsonObject())),
                      Rejected, 404);
        // The server answers before it has saved the stream.
        const auto listed = [&] {
            const auto now = await(m_ada->streams().get(stream.streamId()));
            return now.index() == 0 ? std::get<Stream>(now).comments().size() : -1;
        };
        QTRY_COMPARE_WITH_TIMEOUT(listed(), 1, 60'000);
        SPECKLE_VALUE(list, m_ada->comments().of(ResourceType::Stream, stream.streamId()));
        QVERIFY(list.isEmpty());
    }

    void commentsWithoutAccess()
    {
        call(u"POST and GET /comments/streams/:streamId"_s, u"private, not yours"_s);
        const Stream stream = newStream(*m_ada, {{u"private"_s, true}});
        SPECKLE_FAILS(m_bob->comments().create(ResourceType::Stream, stream.streamId(), saying(u"x"_s)),
                      Forbidden, 401);
        SPECKLE_FAILS(m_bob->comments().of(ResourceType::Stream, stream.streamId()), Forbidden, 401);
        Client nobody(m_server);
        SPECKLE_FAILS(CommentsResource(&nobody).of(ResourceType::Stream, stream.streamId()), Unauthorized,
                      401);
    }

    void commentsOnPublicStream()
    {
        call(u"POST /comments/streams/:streamId"_s, u"public, but not for everybody's comments"_s);
        const Stream stream = newStream(*m_ada, {{u"private"_s, false}});
        SPECKLE_FAILS(m_bob->comments().create(ResourceType::Stream, stream.streamId(), saying(u"x"_s)),
                      Forbidden, 401);
        Client nobody(m_server);
        SPECKLE_FAILS(
            CommentsResource(&nobody).create(ResourceType::Stream, stream.streamId(), saying(u"x"_s)),
            Unauthorized, 401);
    }

    void commentsAnonymously()
    {
        call(u"POST /comments/streams/:streamId"_s, u"no token, anonymousComments: nobody's from then on"_s);
        const Stream stream = newStream(*m_ada, {{u"private"_s, false}, {u"anonymousComments"_s, true}});
        Client nobody(m_server);
        SPECKLE_VALUE(
            made, CommentsResource(&nobody).create(ResourceType::Stream, stream.streamId(), saying(u"x"_s)));
        QVERIFY(made.isAnonymous());
        SPECKLE_OK(m_bob->comments().create(ResourceType::Stream, stream.streamId(), saying(u"y"_s)));
        SPECKLE_FAILS(CommentsResource(&nobody).get(made.id()), Unauthorized, 404);
        SPECKLE_FAILS(m_ada->comments().get(made.id()), Forbidden, 404);
        SPECKLE_FAILS(m_ada->comments().remove(made.id()), Forbidden, 404);
        SPECKLE_VALUE(list, m_ada->comments().of(ResourceType::Stream, stream.streamId()));
        QCOMPARE(list.size(), 2);
    }

    void commentsOnUnknownThing()
    {
        call(u"POST and GET /comments/:type/:id"_s, u"unknown id, and what is none"_s);
        SPECKLE_FAILS(m_ada->comments().create(ResourceType::Stream, newMark(), saying(u"x"_s)), NotFound,
                      404);
        SPECKLE_FAILS(m_ada->comments().of(ResourceType::Stream, newMark()), NotFound, 404);
        SPECKLE_FAILS(m_ada->comments().create(ResourceType::Object, u"zzz"_s, saying(u"x"_s)), NotFound,
                      404);
        SPECKLE_FAILS(m_ada->comments().of(ResourceType::Object, u"zzz"_s), NotFound, 404);
        SPECKLE_FAILS(m_ada->comments().reply(unknownId, saying(u"x"_s)), NotFound, 404);
    }

    void commentsOnOtherTypes()
    {
        call(u"POST and GET /comments/:type/:id"_s, u"clients: 500; a user: 404, and no list"_s);
        const QString clients = route({u"comments"_s, u"clients"_s, unknownId});
        const QString user = route({u"comments"_s, u"user"_s, m_ada->id()});
        const QJsonObject body{{u"text"_s, u"x"_s}};
        SPECKLE_FAILS(m_ada->ask(Request::post(clients, u"comment"_s, body)), Server, 500);
        SPECKLE_FAILS(m_ada->ask(Request::get(clients, u"read"_s)), Server, 500);
        SPECKLE_FAILS(m_ada->ask(Request::post(user, u"comment"_s, body)), NotFound, 404);
        SPECKLE_VALUE(answer, m_ada->ask(Request::get(user, u"read"_s)));
        QVERIFY(!answer.json.contains("resources"_L1));
    }
};

static const ContractCase::Registered<CommentWriting> commentWritingRegistered;

} // namespace Speckle::Contract

#include "commentwriting.moc"
