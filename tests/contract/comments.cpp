// SPDX-License-Identifier: MIT
#include "tests/contract/contractcase.h"
#include "tests/contract/expect.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle::Contract {

namespace {

bool holds(const QList<Comment> &comments, const QString &text)
{
    return std::any_of(comments.cbegin(), comments.cend(),
                       [&](const Comment &comment) { return comment.text() == text; });
}

} // namespace

//! Comments by themselves: lists, one by its id, edits, deletion. For what they are about see CommentWriting.
class Comments : public ContractCase
{
    Q_OBJECT

public:
    using ContractCase::ContractCase;

private slots:
    void listsOwnAndAssigned()
    {
        call(u"GET /comments"_s, u"own ones and those assigned to one"_s);
        const Stream stream = newStream(*m_ada, {{u"canRead"_s, QJsonArray{m_bob->id()}}});
        const QString own = newMark();
        const QString assigned = newMark();
        const QString other = newMark();
        Comment forBob = saying(assigned);
        forBob.setAssignedTo({m_bob->id()});
        SPECKLE_OK(m_bob->comments().create(ResourceType::Stream, stream.streamId(), saying(own)));
        SPECKLE_OK(m_ada->comments().create(ResourceType::Stream, stream.streamId(), forBob));
        SPECKLE_OK(m_ada->comments().create(ResourceType::Stream, stream.streamId(), saying(other)));
        SPECKLE_VALUE(list, m_bob->comments().list());
        QVERIFY(holds(list, own));
        QVERIFY(holds(list, assigned));
        QVERIFY(!holds(list, other));
        SPECKLE_VALUE(forMe, m_bob->comments().assigned());
        QVERIFY(holds(forMe, assigned));
        QVERIFY(!holds(forMe, own) && !holds(forMe, other));
    }

    void listsFields()
    {
        call(u"GET /comments"_s, u"fields, sort, limit, offset, a filter"_s);
        const QString mark = newMark();
        const Stream stream = newStream(*m_ada);
        for (const QChar letter : {u'a', u'b', u'c'})
            SPECKLE_OK(
                m_ada->comments().create(ResourceType::Stream, stream.streamId(), saying(mark + letter)));
        SPECKLE_VALUE(list,
                      m_ada->comments().list(Query()
                                                 .fields({u"text"_s})
                                                 .whereEqual(u"resource.resourceId"_s, stream.streamId())
                                                 .sortBy(u"text"_s, Qt::DescendingOrder)
                                                 .offset(1)
                                                 .limit(1)));
        QCOMPARE(list.size(), 1);
        QCOMPARE(list.constFirst().text(), mark + u'b');
        QVERIFY(!list.constFirst().has("closed"));
    }

    void listsBadFilter()
    {
        call(u"GET /comments"_s, u"filtered by closed=maybe: 404"_s);
        SPECKLE_FAILS(m_ada->comments().list(Query().whereEqual(u"closed"_s, u"maybe"_s)), Rejected, 404);
    }

    void listsWithoutToken()
    {
        call(u"GET /comments and /comments/assigned"_s, u"no token"_s);
        Client nobody(m_server);
        SPECKLE_FAILS(CommentsResource(&nobody).list(), Unauthorized, 401);
        SPECKLE_FAILS(CommentsResource(&nobody).assigned(), Unauthorized, 401);
    }

    void getsComment()
    {
        call(u"GET /comments/:commentId"_s);
        const Comment made = newComment(*m_ada);
        SPECKLE_VALUE(comment, m_ada->comments().get(made.id()));
        QCOMPARE(comment.json(), made.json());
    }

    void getsCommentOfOthers()
    {
        call(u"GET /comments/:commentId"_s, u"not its author, though assigned to it: 404"_s);
        const Stream stream = newStream(*m_ada, {{u"canRead"_s, QJsonArray{m_bob->id()}}});
        Comment forBob = saying(newMark());
        forBob.setAssignedTo({m_bob->id()});
        SPECKLE_VALUE(made, m_ada->comments().create(ResourceType::Stream, stream.streamId(), forBob));
        SPECKLE_FAILS(m_bob->comments().get(made.id()), Forbidden, 404);
    }

    void getsCommentWithoutToken()
    {
        call(u"GET /comments/:commentId"_s, u"no token: 404"_s);
        const Comment made = newComment(*m_ada);
        Client nobody(m_server);
        SPECKLE_FAILS(CommentsResource(&nobody).get(made.id()), Unauthorized, 404);
    }

    void getsCommentAsAdmin()
    {
        call(u"GET /comments/:commentId"_s, u"somebody else's, as admin"_s);
        SPECKLE_NEEDS_ADMIN();
        const Comment made = newComment(*m_ada);
        SPECKLE_VALUE(comment, m_admin->comments().get(made.id()));
        QCOMPARE(comment.text(), made.text());
    }

    void getsUnknownComment()
    {
        call(u"GET /comments/:commentId"_s, u"unknown id, and what is none"_s);
        SPECKLE_FAILS(m_ada->comments().get(unknownId), NotFound, 404);
        SPECKLE_FAILS(m_ada->comments().get(u"zzz"_s), NotFound, 404);
    }

    void updatesDifference()
    {
        call(u"PUT /comments/:commentId"_s);
        const Comment before = newComment(*m_ada);
        Comment after = before;
        after.setText(u"edited <b>"_s);
        after.setClosed(true);
        after.setFlagged(true);
        after.setLabels({u"l"_s});
        after.setStatus(u"done"_s);
        after.setPriority(u"low"_s);
        after.setAssignedTo({m_bob->id()});
        after.setView({{u"zoom"_s, 2}});
        after.setScreenshot(u"data:image/png;base64,aGk="_s);
        after.setOtherResources({{u"stream"_s, u"x"_s}});
        SPECKLE_OK(m_ada->comments().update(before, after));
        SPECKLE_VALUE(now, m_ada->comments().get(before.id()));
        QCOMPARE(now.text(), u"edited <b>"_s);
        QVERIFY(now.isClosed() && now.isFlagged());
        QCOMPARE(now.labels(), QStringList{u"l"_s});
        QCOMPARE(now.status(), u"done"_s);
        QCOMPARE(now.priority(), u"low"_s);
        QCOMPARE(now.assignedTo(), QStringList{m_bob->id()});
        QCOMPARE(now.view(), QJsonObject({{u"zoom"_s, 2}}));
        QCOMPARE(now.screenshotImage(), QByteArray("hi"));
        QCOMPARE(now.otherResources(), QList<ResourceRef>({{u"stream"_s, u"x"_s}}));
        QCOMPARE(now.resource(), before.resource());
        Comment open = now;
        open.setClosed(false);
        open.setLabels({});
        open.setAssignedTo({});
        SPECKLE_OK(m_ada->comments().update(now, open));
        SPECKLE_VALUE(last, m_ada->comments().get(before.id()));
        QVERIFY(!last.isClosed() && last.labels().isEmpty() && last.assignedTo().isEmpty());
    }

    void updatesUnknownField()
    {
        call(u"PUT /comments/:commentId"_s, u"an unknown field is dropped, with success"_s);
        const Comment made = newComment(*m_ada);
        SPECKLE_VALUE(answer, put(*m_ada, made, {{u"bogus"_s, 1}}));
        QCOMPARE(answer.json.value("fields"_L1).toArray(), QJsonArray{u"bogus"_s});
        SPECKLE_VALUE(now, m_ada->comments().get(made.id()));
        QVERIFY(!now.has("bogus"));
    }

    void updatesToNoWords()
    {
        call(u"PUT /comments/:commentId"_s, u"no text: 404"_s);
        const Comment made = newComment(*m_ada);
        SPECKLE_FAILS(put(*m_ada, made, {{u"text"_s, QString()}}), Rejected, 404);
        SPECKLE_VALUE(now, m_ada->comments().get(made.id()));
        QCOMPARE(now.text(), made.text());
    }

    void updatesCommentOnOwnStream()
    {
        call(u"PUT /comments/:commentId"_s, u"owns what it is about, but did not write it: 404"_s);
        const Stream stream = newStream(*m_ada, {{u"canWrite"_s, QJsonArray{m_bob->id()}}});
        SPECKLE_VALUE(made,
                      m_bob->comments().create(ResourceType::Stream, stream.streamId(), saying(newMark())));
        Comment after = made;
        after.setClosed(true);
        SPECKLE_FAILS(m_ada->comments().update(made, after), Forbidden, 404);
        SPECKLE_VALUE(now, m_bob->comments().get(made.id()));
        QVERIFY(!now.isClosed());
    }

    void updatesProtectedField()
    {
        call(u"PUT /comments/:commentId"_s, u"owner, of others'"_s);
        const Comment made = newComment(*m_ada);
        SPECKLE_FAILS(put(*m_bob, made, {{u"owner"_s, m_bob->id()}}), Forbidden, 401);
    }

    void updatesUnknownComment()
    {
        call(u"PUT /comments/:commentId"_s, u"unknown id"_s);
        SPECKLE_FAILS(m_ada->comments().update(Comment({{u"_id"_s, unknownId}}), saying(u"x"_s)), NotFound,
                      404);
    }

    void updatesWithoutToken()
    {
        call(u"PUT /comments/:commentId"_s, u"no token"_s);
        const Comment made = newComment(*m_ada);
        Client nobody(m_server);
        SPECKLE_FAILS(CommentsResource(&nobody).update(made, saying(u"x"_s)), Unauthorized, 401);
    }

    void removesComment()
    {
        call(u"DELETE /comments/:commentId"_s, u"its answers stay, its id stays listed"_s);
        const Stream stream = newStream(*m_ada);
        SPECKLE_VALUE(made,
                      m_ada->comments().create(ResourceType::Stream, stream.streamId(), saying(newMark())));
        SPECKLE_VALUE(answer, m_ada->comments().reply(made.id(), saying(newMark())));
        SPECKLE_OK(m_ada->comments().remove(made.id()));
        SPECKLE_FAILS(m_ada->comments().get(made.id()), NotFound, 404);
        SPECKLE_FAILS(m_ada->comments().remove(made.id()), NotFound, 404);
        SPECKLE_OK(m_ada->comments().get(answer.id()));
        SPECKLE_VALUE(list, m_ada->comments().of(ResourceType::Stream, stream.streamId()));
        QVERIFY(list.isEmpty());
        SPECKLE_VALUE(now, m_ada->streams().get(stream.streamId()));
        QCOMPARE(now.comments(), QStringList{made.id()});
    }

    void removesCommentOfOthers()
    {
        call(u"DELETE /comments/:commentId"_s, u"not its author: 404"_s);
        const Comment made = newComment(*m_ada);
        SPECKLE_FAILS(m_bob->comments().remove(made.id()), Forbidden, 404);
        SPECKLE_OK(m_ada->comments().get(made.id()));
    }

    void removesWithoutToken()
    {
        call(u"DELETE /comments/:commentId"_s, u"no token"_s);
        Client nobody(m_server);
        SPECKLE_FAILS(CommentsResource(&nobody).remove(unknownId), Unauthorized, 401);
    }

private:
    //! On a stream of its author's. Empty and a failed test where that fails.
    [[nodiscard]] Comment newComment(const Person &author)
    {
        const Stream stream = newStream(author);
        const auto outcome
            = await(author.comments().create(ResourceType::Stream, stream.streamId(), saying(newMark())));
        if (const auto *made = std::get_if<Comment>(&outcome))
            return *made;
        QTest::qFail(describe(outcome).constData(), __FILE__, __LINE__);
        return {};
    }
    //! What update() would not send.
    [[nodiscard]] static Reply<Answer> *put(const Person &person, const Comment &comment,
                                            const QJsonObject &body)
    {
        return person.ask(Request::put(route({u"comments"_s, comment.id()}), u"save it"_s, body));
    }
};

static const ContractCase::Registered<Comments> commentsRegistered;

} // namespace Speckle::Contract

#include "comments.moc"
