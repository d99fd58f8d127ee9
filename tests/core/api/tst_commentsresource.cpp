// SPDX-License-Identifier: MIT
#include "core/api/commentsresource.h"
#include "tests/core/api/recorded.h"
#include "tests/support/await.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

using Kind = ApiError::Kind;

const QString commentId = u"6b047165ab886e5505b018f5"_s;
const QString userId = u"6b04715eab886e5505b018aa"_s;

Comment saying(const QString &text)
{
    Comment comment;
    comment.setText(text);
    return comment;
}

// {"exp": 2100} and {"exp": 1970}, signed by nobody
Token goodToken()
{
    return Token::fromText(u"JWT eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.eA"_s);
}
Token expiredToken()
{
    return Token::fromText(u"JWT eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjF9.eA"_s);
}

} // namespace

class TestCommentsResource : public QObject
{
    Q_OBJECT

    Recorded m_recorded{u"comments"_s};
    std::unique_ptr<WireServer> m_server;
    std::unique_ptr<Client> m_client;

    [[nodiscard]] CommentsResource comments() const { return CommentsResource(m_client.get()); }
    void answerWith(const QString &name) { m_server->setAnswer(m_recorded.answer(name)); }
    [[nodiscard]] QByteArray lastLine() const
    {
        return m_server->requests().constLast().method + ' ' + m_server->requests().constLast().target;
    }
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
        m_client->setToken(goodToken());
    }
    void cleanup()
    {
        m_client.reset();
        m_server.reset();
    }

    void lists()
    {
        answerWith(u"com-all"_s);
        SPECKLE_VALUE(list, comments().list(Query().sortBy(u"text"_s).limit(2)));
        QCOMPARE(lastLine(), QByteArray("GET /api/comments?limit=2&sort=text"));
        QCOMPARE(list.size(), 2);
        QCOMPARE(list.constFirst().text(), u"hello"_s);
        QCOMPARE(list.constFirst().replies(), QStringList{u"6b047165ab886e5505b018fe"_s});
    }

    void listsWithoutTheFilterThatNothingPasses()
    {
        answerWith(u"com-all"_s);
        SPECKLE_VALUE(list, comments().list(Query().populatePermissions().limit(2)));
        QCOMPARE(lastLine(), QByteArray("GET /api/comments?limit=2"));
        QCOMPARE(list.size(), 2);
    }

    void listsWithABadFilter()
    {
        answerWith(u"com-all-badcast"_s);
        const ApiError error = errorOf(await(comments().list(Query().whereEqual(u"closed"_s, u"maybe"_s))));
        QCOMPARE(error.kind, Kind::Rejected);
        QVERIFY2(error.sentence().contains("filtered"_L1), qPrintable(error.sentence()));
        QVERIFY2(!error.sentence().contains("ObjectId"_L1) && !error.sentence().contains("Cast"_L1),
                 qPrintable(error.sentence()));
    }

    void listsAssigned()
    {
        answerWith(u"com-assigned"_s);
        SPECKLE_VALUE(list, comments().assigned());
        QCOMPARE(lastLine(), QByteArray("GET /api/comments/assigned"));
        QCOMPARE(list.constFirst().assignedTo(), QStringList{userId});
    }

    void gets()
    {
        answerWith(u"com-get"_s);
        SPECKLE_VALUE(comment, comments().get(commentId));
        QCOMPARE(lastLine(), QByteArray("GET /api/comments/6b047165ab886e5505b018f5"));
        QCOMPARE(comment.id(), commentId);
        QCOMPARE(comment.resource(), (ResourceRef{u"streams"_s, u"ogzI3xTA2Z"_s}));
        QCOMPARE(comment.priority(), u"high"_s);
    }

    void getsNoListByItsName()
    {
        QCOMPARE(errorOf(await(comments().get(u"Assigned"_s))).kind, Kind::NotFound);
        QVERIFY(m_server->requests().isEmpty());
    }

    void updates()
    {
        answerWith(u"com-get"_s);
        SPECKLE_VALUE(before, comments().get(commentId));
        Comment after = before;
        after.setText(u"edited"_s);
        after.setClosed(true);
        after.setValue("owner", userId);
        after.setValue("bogus", 1);
        answerWith(u"com-put"_s);
        SPECKLE_VALUE(done, comments().update(before, after));
        QCOMPARE(done, Done());
        QCOMPARE(lastLine(), QByteArray("PUT /api/comments/6b047165ab886e5505b018f5"));
        QCOMPARE(lastBody(), QJsonObject({{u"text"_s, u"edited"_s}, {u"closed"_s, true}}));
        const auto asked = m_server->requests().size();
        SPECKLE_VALUE(nothing, comments().update(before, before));
        QCOMPARE(nothing, Done());
        QCOMPARE(m_server->requests().size(), asked);
    }

    void updatesToNoWords()
    {
        const Comment before(QJsonObject{{u"_id"_s, commentId}, {u"text"_s, u"x"_s}});
        const ApiError error = errorOf(await(comments().update(before, saying(u" \n"_s))));
        QCOMPARE(error.kind, Kind::Rejected);
        QVERIFY2(error.sentence().contains("needs words"_L1), qPrintable(error.sentence()));
        QVERIFY(error.sentence().startsWith("Could not save the comment on 127.0.0.1"_L1));
        QVERIFY(m_server->requests().isEmpty());
    }

    void removes()
    {
        answerWith(u"com-del"_s);
        SPECKLE_VALUE(done, comments().remove(commentId));
        QCOMPARE(done, Done());
        QCOMPARE(lastLine(), QByteArray("DELETE /api/comments/6b047165ab886e5505b018f5"));
    }

    void listsThoseOnAThing()
    {
        answerWith(u"com-list-resource"_s);
        SPECKLE_VALUE(ofStream, comments().of(ResourceType::Stream, u"a/b"_s));
        QCOMPARE(lastLine(), QByteArray("GET /api/comments/streams/a%2Fb"));
        QCOMPARE(ofStream.size(), 2);
        // The type as whoever wrote it spelt it.
        QCOMPARE(ofStream.at(1).resource().type, u"stream"_s);
        QCOMPARE(ofStream.at(1).resource().resourceType(), ResourceType::Stream);
        SPECKLE_VALUE(ofObject, comments().of(ResourceType::Object, commentId));
        QCOMPARE(lastLine(), "GET /api/comments/objects/" + commentId.toLatin1());
        QVERIFY(!ofObject.isEmpty());
        answerWith(u"prj-comments"_s);
        SPECKLE_VALUE(ofProject, comments().of(ResourceType::Project, commentId));
        QCOMPARE(lastLine(), "GET /api/comments/projects/" + commentId.toLatin1());
        QCOMPARE(ofProject.constFirst().resource().resourceType(), ResourceType::Project);
        answerWith(u"com-list-comment-owner"_s);
        SPECKLE_VALUE(replies, comments().replies(commentId));
        QCOMPARE(lastLine(), "GET /api/comments/comments/" + commentId.toLatin1());
        QCOMPARE(replies.constFirst().text(), u"reply"_s);
    }

    void creates()
    {
        answerWith(u"com-post"_s);
        Comment comment = saying(u"hello"_s);
        comment.setAssignedTo({userId});
        comment.setValue("owner", u"somebody"_s);
        comment.setValue("_id", commentId);
        comment.setValue("resource", QJsonObject{{u"resourceType"_s, u"zzz"_s}});
        comment.setValue("closed", u"maybe"_s); // the server would refuse all of it for that
        SPECKLE_VALUE(made, comments().create(ResourceType::Stream, u"ogzI3xTA2Z"_s, comment));
        QCOMPARE(lastLine(), QByteArray("POST /api/comments/streams/ogzI3xTA2Z"));
        QCOMPARE(lastBody(), QJsonObject({{u"text"_s, u"hello"_s}, {u"assignedTo"_s, QJsonArray{userId}}}));
        QCOMPARE(made.id(), commentId);
        QVERIFY(!made.isAnonymous());
        answerWith(u"com-post-on-comment"_s);
        SPECKLE_VALUE(answer, comments().reply(commentId, saying(u"reply"_s)));
        QCOMPARE(lastLine(), "POST /api/comments/comments/" + commentId.toLatin1());
        QCOMPARE(answer.resource().id, commentId);
    }

    void createsAnonymously()
    {
        m_client->setToken({});
        answerWith(u"com-post-anon-allowed"_s);
        SPECKLE_VALUE(made, comments().create(ResourceType::Stream, u"-9MQdG4Hs"_s, saying(u"anon ok"_s)));
        QVERIFY(made.isAnonymous());
    }

    void createsNothingWithoutWords()
    {
        for (const Comment &comment : {Comment(), saying(u"  "_s), Comment({{u"text"_s, 5}})}) {
            const ApiError error = errorOf(await(comments().create(ResourceType::Stream, u"s"_s, comment)));
            QCOMPARE(error.kind, Kind::Rejected);
        }
        QVERIFY2(m_server->requests().isEmpty(), "it would leave an id behind for ever");
    }

    void createsNothingForNobody()
    {
        Comment comment = saying(u"x"_s);
        comment.setAssignedTo({userId, u"ada"_s});
        QCOMPARE(errorOf(await(comments().create(ResourceType::Stream, u"s"_s, comment))).kind,
                 Kind::Rejected);
        QVERIFY(m_server->requests().isEmpty());
    }

    void createsNothingAfterTheSignInExpired()
    {
        m_client->setToken(expiredToken());
        QCOMPARE(errorOf(await(comments().create(ResourceType::Stream, u"s"_s, saying(u"x"_s)))).kind,
                 Kind::Unauthorized);
        QVERIFY2(m_server->requests().isEmpty(), "the comment would be nobody's");
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("recording");
        QTest::addColumn<int>("call");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("part");
        // 0 get, 1 update, 2 remove, 3 of a stream, 4 of a comment, 5 on a stream, 6 on a comment, 7 of an
        // object, 8 on an object
        QTest::newRow("get: not the author") << u"com-get-assignee"_s << 0 << Kind::Forbidden << u"author"_s;
        QTest::newRow("get: nobody's") << u"com-get-anonowned-user"_s << 0 << Kind::Forbidden << u"author"_s;
        QTest::newRow("get: gone") << u"com-get-missing"_s << 0 << Kind::NotFound << u"deleted"_s;
        QTest::newRow("update: not the author") << u"com-put-owner"_s << 1 << Kind::Forbidden << u"author"_s;
        QTest::newRow("update: gone") << u"com-put-missing"_s << 1 << Kind::NotFound << u"deleted"_s;
        QTest::newRow("update: no words")
            << u"com-put-empty-text"_s << 1 << Kind::Rejected << u"is required"_s;
        QTest::newRow("remove: not the author") << u"com-del-other"_s << 2 << Kind::Forbidden << u"author"_s;
        QTest::newRow("remove: gone") << u"com-del-again"_s << 2 << Kind::NotFound << u"deleted"_s;
        QTest::newRow("remove: not signed in")
            << u"com-del-anon"_s << 2 << Kind::Unauthorized << u"Sign in"_s;
        QTest::newRow("of a stream: private")
            << u"com-list-private-anon"_s << 3 << Kind::Forbidden << u"not authorised to read"_s;
        QTest::newRow("of a stream: gone") << u"com-list-missing"_s << 3 << Kind::NotFound << u"deleted"_s;
        QTest::newRow("of a stream: nobody's")
            << u"com-get-anonowned-user"_s << 3 << Kind::Forbidden << u"lost its owner"_s;
        QTest::newRow("of a comment: not the author")
            << u"com-list-comment-other"_s << 4 << Kind::Forbidden << u"author"_s;
        QTest::newRow("on a stream: not its reader")
            << u"com-post-noaccess"_s << 5 << Kind::Forbidden << u"can comment"_s;
        QTest::newRow("on a stream: gone") << u"com-post-missing"_s << 5 << Kind::NotFound << u"deleted"_s;
        QTest::newRow("on a comment: not the author")
            << u"com-post-on-comment-other"_s << 6 << Kind::Forbidden << u"instead"_s;
        QTest::newRow("of an object: no id")
            << u"com-list-object-badid"_s << 7 << Kind::NotFound << u"deleted"_s;
        QTest::newRow("on an object: no id")
            << u"com-post-object-badid"_s << 8 << Kind::NotFound << u"deleted"_s;
    }
    void refuses()
    {
        QFETCH(QString, recording);
        QFETCH(int, call);
        QFETCH(Kind, kind);
        QFETCH(QString, part);
        answerWith(recording);
        const Comment before(QJsonObject{{u"_id"_s, commentId}, {u"owner"_s, userId}});
        const ApiError error = [&] {
            switch (call) {
            case 0:
                return errorOf(await(comments().get(commentId)));
            case 1:
                return errorOf(await(comments().update(before, saying(u"x"_s))));
            case 2:
                return errorOf(await(comments().remove(commentId)));
            case 3:
                return errorOf(await(comments().of(ResourceType::Stream, u"s"_s)));
            case 4:
                return errorOf(await(comments().replies(commentId)));
            case 5:
                return errorOf(await(comments().create(ResourceType::Stream, u"s"_s, saying(u"x"_s))));
            case 6:
                return errorOf(await(comments().reply(commentId, saying(u"x"_s))));
            case 7:
                return errorOf(await(comments().of(ResourceType::Object, u"zzz"_s)));
            default:
                return errorOf(await(comments().create(ResourceType::Object, u"zzz"_s, saying(u"x"_s))));
            }
        }();
        QCOMPARE(error.kind, kind);
        QVERIFY2(error.sentence().contains(part), qPrintable(error.sentence()));
        QVERIFY2(!error.sentence().contains("Cannot read"_L1), qPrintable(error.sentence()));
    }

    void refusesStrangersUntilTheySignIn()
    {
        m_client->setToken({});
        answerWith(u"com-get-anon"_s);
        QCOMPARE(errorOf(await(comments().get(commentId))).kind, Kind::Unauthorized);
        m_client->setToken(expiredToken());
        QCOMPARE(errorOf(await(comments().get(commentId))).kind, Kind::Unauthorized);
        answerWith(u"com-list-comment-anon"_s);
        QCOMPARE(errorOf(await(comments().replies(commentId))).kind, Kind::Unauthorized);
        answerWith(u"com-post-anon"_s);
        m_client->setToken({});
        QCOMPARE(errorOf(await(comments().create(ResourceType::Stream, u"s"_s, saying(u"x"_s)))).kind,
                 Kind::Unauthorized);
    }

    void doesNotTakeEvery404ForARefusal()
    {
        for (const WireAnswer &answer :
             {WireAnswer::http(404, "<pre>Cannot GET /api/comments/x</pre>", "text/html"),
              WireAnswer::http(404, "<html><title>404 Not Found</title></html>", "text/html"),
              WireAnswer::http(404, R"({"success":false,"message":{}})"), WireAnswer::http(404, {})}) {
            m_server->setAnswer(answer);
            QCOMPARE(errorOf(await(comments().get(commentId))).kind, Kind::NotFound);
        }
        // An id that no server ever gave: the cast fails before anybody asks who wrote it.
        answerWith(u"com-get-badid"_s);
        QCOMPARE(errorOf(await(comments().get(u"zzz"_s))).kind, Kind::NotFound);
    }

    void tellsOfConflicts()
    {
        m_server->setAnswer(refusal(404, "No matching document found for id 1 version 3"));
        const ApiError error
            = errorOf(await(comments().create(ResourceType::Stream, u"s"_s, saying(u"x"_s))));
        QCOMPARE(error.kind, Kind::Rejected);
        QVERIFY2(error.sentence().contains("same moment"_L1), qPrintable(error.sentence()));
    }

    void answersWithoutWhatWasAskedFor()
    {
        // What the server says of the comments on a user: it knows no such thing.
        m_server->setAnswer(WireAnswer::json(R"({"success":true})"));
        QCOMPARE(errorOf(await(comments().of(ResourceType::Stream, u"s"_s))).kind, Kind::NotSpeckle);
        QCOMPARE(errorOf(await(comments().get(commentId))).kind, Kind::NotSpeckle);
        m_server->setAnswer(WireAnswer::json(R"({"success":true,"resources":[null,5,{"text":"x"}]})"));
        SPECKLE_VALUE(list, comments().list());
        QCOMPARE(list.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestCommentsResource)
#include "tst_commentsresource.moc"
