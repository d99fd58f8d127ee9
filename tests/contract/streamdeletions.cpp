// SPDX-License-Identifier: MIT
#include "core/edits/streamdeletion.h"
#include "tests/contract/contractcase.h"
#include "tests/contract/expect.h"

using namespace Qt::StringLiterals;

namespace Speckle::Contract {

class StreamDeletions : public ContractCase
{
    Q_OBJECT

public:
    using ContractCase::ContractCase;

private slots:
    void mendsWhatMentionedIt()
    {
        call(u"DELETE /streams/:streamId"_s, u"mending parent and projects"_s);
        const QString parent = newStream(*m_ada).streamId();
        const QString doomed = clone(m_ada, parent);
        const QString kept = clone(m_ada, parent);
        QVERIFY(!doomed.isEmpty() && !kept.isEmpty());
        SPECKLE_OK(m_ada->ask(Request::put(route({u"streams"_s, doomed}), u"share"_s,
                                           {{u"canRead"_s, QJsonArray{m_bob->id()}}})));
        const QString foreign = clone(m_bob, doomed);
        SPECKLE_VALUE(made, m_ada->ask(Request::post(route({u"projects"_s}), u"create"_s,
                                                     QJsonObject{{u"name"_s, newMark()},
                                                                 {u"streams"_s, QJsonArray{doomed, kept}}})));
        const QString project = made.json["resource"_L1]["_id"_L1].toString();
        QVERIFY(!foreign.isEmpty() && !project.isEmpty());

        SPECKLE_VALUE(plan, planStreamDeletion(m_ada->client.get(), doomed, m_ada->signIn.user));
        QVERIFY(plan.mayDelete);
        QCOMPARE(plan.children.size(), 1);
        QCOMPARE(plan.children.constFirst().streamId, foreign);
        QVERIFY(plan.children.constFirst().isOthers);
        QCOMPARE(plan.parents.size(), 1);
        QCOMPARE(plan.parents.constFirst().id, parent);
        QCOMPARE(plan.projects.size(), 1);
        QCOMPARE(plan.projects.constFirst().id, project);

        SPECKLE_VALUE(report, deleteStream(m_ada->client.get(), plan));
        QCOMPARE(report.deleted.size(), 2);
        QVERIFY(report.deleted.contains(foreign));
        QCOMPARE(report.mendings.size(), 2);
        for (const auto &mending : report.mendings)
            QVERIFY2(mending.isMended(), qPrintable(mending.error.sentence()));
        SPECKLE_VALUE(above, m_ada->streams().get(parent));
        QCOMPARE(above.children(), QStringList{kept});
        SPECKLE_VALUE(now, m_ada->ask(Request::get(route({u"projects"_s, project}), u"read"_s)));
        QCOMPARE(now.json["resource"_L1]["streams"_L1].toArray(), QJsonArray{kept});
        SPECKLE_FAILS(m_bob->streams().get(foreign), NotFound, 404);
        // With a dangling id the server would answer 404.
        SPECKLE_OK(m_ada->ask(Request::remove(route({u"projects"_s, project, u"removeuser"_s, m_bob->id()}),
                                              u"remove a user"_s)));
    }

    void deletesNothingThatNobodyAgreedTo()
    {
        call(u"DELETE /streams/:streamId"_s, u"cloned since it was planned"_s);
        const QString id = newStream(*m_ada, {{u"canRead"_s, QJsonArray{m_bob->id()}}}).streamId();
        SPECKLE_VALUE(plan, planStreamDeletion(m_ada->client.get(), id, m_ada->signIn.user));
        QVERIFY(!clone(m_bob, id).isEmpty());
        QCOMPARE(errorOf(await(deleteStream(m_ada->client.get(), plan))).kind, ApiError::Kind::Rejected);
        SPECKLE_VALUE(still, m_ada->streams().get(id));
        QCOMPARE(still.children().size(), 1);
    }

    void isForOwnersAlone()
    {
        call(u"DELETE /streams/:streamId"_s, u"as one who may write"_s);
        const QString id = newStream(*m_ada, {{u"canWrite"_s, QJsonArray{m_bob->id()}}}).streamId();
        SPECKLE_VALUE(plan, planStreamDeletion(m_bob->client.get(), id, m_bob->signIn.user));
        QVERIFY(!plan.mayDelete);
        QVERIFY(errorOf(await(deleteStream(m_bob->client.get(), plan))).isError());
        SPECKLE_VALUE(still, m_ada->streams().get(id));
        QCOMPARE(still.streamId(), id);
    }

private:
    static QString clone(const Person *who, const QString &id)
    {
        const auto outcome = await(
            who->ask(Request::post(route({u"streams"_s, id, u"clone"_s}), u"clone"_s, QJsonObject())));
        return outcome.index() == 0 ? std::get<0>(outcome).json["clone"_L1]["streamId"_L1].toString()
                                    : QString();
    }
};

static const ContractCase::Registered<StreamDeletions> streamDeletionsRegistered;

} // namespace Speckle::Contract

#include "streamdeletions.moc"
