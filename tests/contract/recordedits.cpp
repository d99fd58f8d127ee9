// SPDX-License-Identifier: MIT
#include "core/edits/recordedits.h"
#include "core/api/clientsresource.h"
#include "core/api/commentsresource.h"
#include "core/api/projectsresource.h"
#include "tests/contract/contractcase.h"
#include "tests/contract/expect.h"

using namespace Qt::StringLiterals;

namespace Speckle::Contract {

class RecordEdits : public ContractCase
{
    Q_OBJECT

public:
    using ContractCase::ContractCase;

private slots:
    void projectUponWhatOthersSaved()
    {
        call(u"PUT /projects/:id"_s, u"edit upon another's save"_s);
        ProjectsResource projects(m_ada->client.get());
        Project fresh;
        fresh.setName(newMark());
        fresh.setTags({u"a"_s, u"b"_s});
        SPECKLE_VALUE(made, projects.create(fresh));
        SPECKLE_VALUE(base, projects.get(made.id()));
        Project theirs = base;
        theirs.setDescription(u"theirs"_s);
        theirs.setTags({u"a"_s, u"b"_s, u"t"_s});
        SPECKLE_VALUE(first, editProject(m_ada->client.get(), base, theirs));
        QVERIFY(first.isSaved());
        Project mine = base;
        mine.setJobNumber(u"42"_s);
        mine.setTags({u"b"_s, u"m"_s});
        SPECKLE_VALUE(outcome, editProject(m_ada->client.get(), base, mine));
        QVERIFY(outcome.isSaved());
        QCOMPARE(outcome.now.description(), u"theirs"_s);
        QCOMPARE(outcome.now.jobNumber(), u"42"_s);
        QCOMPARE(outcome.now.tags(), (QStringList{u"b"_s, u"t"_s, u"m"_s}));
        QVERIFY(!outcome.sent.contains("description"_L1));
        mine.setDescription(u"mine"_s);
        SPECKLE_VALUE(refused, editProject(m_ada->client.get(), base, mine));
        QCOMPARE(refused.conflicts().size(), 1);
        QCOMPARE(refused.conflicts().first().path, QStringList{u"description"_s});
    }

    void commentUponWhatOthersSaved()
    {
        call(u"PUT /comments/:id"_s, u"edit upon another's save"_s);
        CommentsResource comments(m_ada->client.get());
        Comment fresh;
        fresh.setText(u"first"_s);
        fresh.setLabels({u"a"_s});
        SPECKLE_VALUE(made, comments.create(ResourceType::Stream, newStream(*m_ada).streamId(), fresh));
        SPECKLE_VALUE(base, comments.get(made.id()));
        Comment theirs = base;
        theirs.setClosed(true);
        theirs.setLabels({u"a"_s, u"t"_s});
        SPECKLE_VALUE(first, editComment(m_ada->client.get(), base, theirs));
        QVERIFY(first.isSaved());
        Comment mine = base;
        mine.setText(u"second"_s);
        mine.setLabels({});
        SPECKLE_VALUE(outcome, editComment(m_ada->client.get(), base, mine));
        QVERIFY(outcome.isSaved());
        QCOMPARE(outcome.now.text(), u"second"_s);
        QVERIFY(outcome.now.isClosed());
        QCOMPARE(outcome.now.labels(), QStringList{u"t"_s});
        QCOMPARE(errorOf(await(editComment(m_bob->client.get(), base, mine))).kind,
                 ApiError::Kind::Forbidden);
    }

    void clientUponWhatOthersSaved()
    {
        call(u"PUT /clients/:id"_s, u"edit upon another's save"_s);
        ClientsResource clients(m_ada->client.get());
        ApiClient fresh;
        fresh.setValue("documentName", u"a.3dm"_s);
        fresh.setValue("role", u"Sender"_s);
        fresh.setValue("streamId", newStream(*m_ada).streamId());
        SPECKLE_VALUE(made, clients.create(fresh));
        SPECKLE_VALUE(base, clients.get(made.id()));
        ApiClient theirs = base;
        theirs.setValue("documentName", u"b.3dm"_s);
        SPECKLE_VALUE(first, editApiClient(m_ada->client.get(), base, theirs));
        QVERIFY(first.isSaved());
        ApiClient mine = base;
        mine.setValue("role", u"Receiver"_s);
        SPECKLE_VALUE(outcome, editApiClient(m_ada->client.get(), base, mine));
        QVERIFY(outcome.isSaved());
        QCOMPARE(outcome.now.value("documentName").toString(), u"b.3dm"_s);
        QCOMPARE(outcome.now.value("role").toString(), u"Receiver"_s);
        QCOMPARE(outcome.sent.keys(), QStringList{u"role"_s});
    }
};

static const ContractCase::Registered<RecordEdits> recordEditsRegistered;

} // namespace Speckle::Contract

#include "recordedits.moc"
