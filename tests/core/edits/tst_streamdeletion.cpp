// SPDX-License-Identifier: MIT
#include "core/edits/streamdeletion.h"

#include "core/api/accountsresource.h"
#include "core/api/clientsresource.h"
#include "core/api/decoders.h"
#include "core/api/streamsresource.h"
#include "tests/support/await.h"
#include "tests/support/sandboxprocess.h"

#include <QJsonArray>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Speckle;

using Plan = StreamDeletionPlan;
using Mending = StreamDeletionReport::Mending;

//! Against the sandbox: that ids dangle and who may see what is the server's doing.
class TestStreamDeletion : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_sandbox.start());
        // The first to register is the admin, who may do too much.
        QVERIFY(!join(u"admin"_s, m_admin).isEmpty());
        QVERIFY(!join(u"ada"_s, m_ada).isEmpty());
        QVERIFY(!join(u"bob"_s, m_bob).isEmpty());
    }

    void plansAndMends()
    {
        const QString grandparent = stream(m_ada, {});
        const QString doomed = clone(m_ada, grandparent);
        const QString own = clone(m_ada, doomed);
        share(m_ada, doomed, {{u"canRead"_s, QJsonArray{m_bob.user.id()}}});
        const QString foreign = clone(m_bob, doomed); // readable for the owner of what it was made from
        const QString hidden = clone(m_bob, doomed);
        share(m_bob, hidden, {{u"canRead"_s, QJsonArray()}, {u"private"_s, true}});
        const QString orphan = clone(m_ada, own);
        const QString other = stream(m_ada, {});
        const QString mine = project(m_ada, {{u"streams"_s, QJsonArray{doomed, other, own}}});
        const QString readOnly = project(
            m_bob, {{u"streams"_s, QJsonArray{doomed}}, {u"canRead"_s, QJsonArray{m_ada.user.id()}}});
        const QString unseen = project(m_bob, {{u"streams"_s, QJsonArray{doomed}}});
        const QString unrelated = project(m_ada, {{u"streams"_s, QJsonArray{other}}});
        QVERIFY(!grandparent.isEmpty() && !doomed.isEmpty() && !foreign.isEmpty() && !orphan.isEmpty());
        ApiClient program;
        program.setValue("role", u"Sender"_s);
        program.setValue("streamId", doomed);
        SPECKLE_VALUE(known, ClientsResource(m_ada.client.get()).create(program));
        QVERIFY(!known.id().isEmpty());

        SPECKLE_VALUE(plan, planStreamDeletion(m_ada.client.get(), doomed, m_ada.user));
        QVERIFY(plan.mayDelete);
        QCOMPARE(plan.stream.streamId(), doomed);
        QCOMPARE(plan.children.size(), 3);
        const auto child = [&plan](const QString &id) {
            for (const Plan::Child &one : plan.children) {
                if (one.streamId == id)
                    return one;
            }
            return Plan::Child();
        };
        QVERIFY(!child(own).isOthers);
        QVERIFY(!child(own).name.isEmpty());
        QVERIFY(child(foreign).isOthers);
        QCOMPARE(child(foreign).owner, m_bob.user.id());
        QVERIFY(child(hidden).isOthers);
        QVERIFY(child(hidden).owner.isEmpty());
        QCOMPARE(plan.orphans, QStringList{orphan});
        QCOMPARE(plan.parents.size(), 1);
        QCOMPARE(plan.parents.constFirst().id, grandparent);
        QVERIFY(plan.parents.constFirst().mayMend);
        QCOMPARE(plan.projects.size(), 2);
        for (const Plan::Mention &mention : plan.projects) {
            QCOMPARE(mention.mayMend, mention.id == mine);
            QCOMPARE(mention.streamIds,
                     mention.id == mine ? (QStringList{doomed, own}) : QStringList{doomed});
        }
        QCOMPARE(plan.clients, 1);
        QCOMPARE(gaps(plan), (QList<Plan::Unseen>{Plan::Unseen::Child, Plan::Unseen::OthersProjects}));
        QCOMPARE(plan.gaps.constFirst().id, hidden);
        QVERIFY(plan.gaps.constFirst().why.isError());

        SPECKLE_VALUE(report, deleteStream(m_ada.client.get(), plan));
        QStringList deleted = report.deleted;
        deleted.sort();
        QStringList expected{doomed, own, foreign, hidden};
        expected.sort();
        QCOMPARE(deleted, expected);
        QCOMPARE(report.mendings.size(), 3);
        for (const Mending &mending : report.mendings) {
            switch (mending.what) {
            case Mending::What::Parent:
                QCOMPARE(mending.id, grandparent);
                QVERIFY(mending.isMended());
                break;
            case Mending::What::Project:
                QCOMPARE(mending.isMended(), mending.id == mine);
                QVERIFY(mending.isMended() || mending.error.kind == ApiError::Kind::Forbidden);
                break;
            case Mending::What::Projects:
                QFAIL("the list could be read");
            }
        }
        SPECKLE_VALUE(left, StreamsResource(m_ada.client.get()).get(grandparent));
        QCOMPARE(left.children(), QStringList());
        QCOMPARE(streamsOf(m_ada, mine), QStringList{other});
        QCOMPARE(streamsOf(m_ada, unrelated), QStringList{other});
        QCOMPARE(streamsOf(m_bob, readOnly), QStringList{doomed});
        QCOMPARE(streamsOf(m_bob, unseen), QStringList{doomed});
        SPECKLE_VALUE(stays, StreamsResource(m_ada.client.get()).get(orphan));
        QCOMPARE(stays.parent(), own);
        // What all this is for: with a dangling id this would be a 404.
        const Request kick = Request::remove(route({u"projects"_s, mine, u"removeuser"_s, m_bob.user.id()}),
                                             u"remove a user"_s);
        SPECKLE_VALUE(kicked, m_ada.client->call(kick));
        Q_UNUSED(kicked)
    }

    void deletesNothingThatNobodyAgreedTo()
    {
        const QString id = stream(m_ada, {{u"canRead"_s, QJsonArray{m_bob.user.id()}}});
        SPECKLE_VALUE(plan, planStreamDeletion(m_ada.client.get(), id, m_ada.user));
        QVERIFY(!clone(m_bob, id).isEmpty());
        const ApiError error = errorOf(await(deleteStream(m_ada.client.get(), plan)));
        QCOMPARE(error.kind, ApiError::Kind::Rejected);
        QVERIFY2(error.sentence().contains(u"made meanwhile"_s), qPrintable(error.sentence()));
        SPECKLE_VALUE(still, StreamsResource(m_ada.client.get()).get(id));
        QCOMPARE(still.children().size(), 1);
    }

    void othersMayNot()
    {
        const QString id = stream(m_ada, {{u"canWrite"_s, QJsonArray{m_bob.user.id()}}});
        SPECKLE_VALUE(plan, planStreamDeletion(m_bob.client.get(), id, m_bob.user));
        QVERIFY(!plan.mayDelete);
        QVERIFY(errorOf(await(deleteStream(m_bob.client.get(), plan))).isError());
        SPECKLE_VALUE(still, StreamsResource(m_ada.client.get()).get(id));
        QCOMPARE(still.streamId(), id);
        SPECKLE_VALUE(asAdmin, planStreamDeletion(m_admin.client.get(), id, m_admin.user));
        QVERIFY(asAdmin.mayDelete);
    }

    void withoutRelatives()
    {
        const QString id = stream(m_ada, {});
        SPECKLE_VALUE(plan, planStreamDeletion(m_ada.client.get(), id, m_ada.user));
        QVERIFY(plan.children.isEmpty() && plan.parents.isEmpty() && plan.projects.isEmpty());
        SPECKLE_VALUE(report, deleteStream(m_ada.client.get(), plan));
        QCOMPARE(report.deleted, QStringList{id});
        QVERIFY(report.mendings.isEmpty());
        QCOMPARE(errorOf(await(planStreamDeletion(m_ada.client.get(), id, m_ada.user))).kind,
                 ApiError::Kind::NotFound);
        QVERIFY(errorOf(await(deleteStream(m_ada.client.get(), plan))).isError());
    }

    void seesWhatDangledBefore()
    {
        const QString parent = stream(m_ada, {});
        const QString child = clone(m_ada, parent);
        SPECKLE_VALUE(gone, m_ada.client->call(Request::remove(route({u"streams"_s, child}), u"delete"_s)));
        Q_UNUSED(gone)
        SPECKLE_VALUE(plan, planStreamDeletion(m_ada.client.get(), parent, m_ada.user));
        QCOMPARE(plan.children.size(), 1);
        QVERIFY(plan.children.constFirst().isGone);
        QVERIFY(!plan.children.constFirst().isOthers);
        QCOMPARE(gaps(plan), QList<Plan::Unseen>{Plan::Unseen::OthersProjects});
        // A parent that is gone needs no mending.
        const QString second = stream(m_ada, {{u"parent"_s, child}});
        SPECKLE_VALUE(plan2, planStreamDeletion(m_ada.client.get(), second, m_ada.user));
        QVERIFY(plan2.parents.isEmpty());
        SPECKLE_VALUE(report, deleteStream(m_ada.client.get(), plan2));
        QVERIFY(report.mendings.isEmpty());
    }

    void canBeCancelled()
    {
        const QString id = stream(m_ada, {});
        auto *planning = planStreamDeletion(m_ada.client.get(), id, m_ada.user);
        QSignalSpy finished(planning, &AbstractReply::finished);
        planning->cancel();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_ada.client->findChildren<AbstractReply *>().isEmpty(), 20'000);
    }

private:
    struct Person
    {
        std::unique_ptr<Client> client;
        User user;
    };

    QString join(const QString &name, Person &person)
    {
        person.client = std::make_unique<Client>(m_sandbox.address());
        Registration registration;
        registration.email = name + u"@example.com"_s;
        registration.password = u"correct horse"_s;
        registration.name = name;
        registration.surname = u"Tester"_s;
        const auto outcome = await(AccountsResource(person.client.get()).registerUser(registration));
        if (const auto *signIn = std::get_if<SignIn>(&outcome)) {
            person.client->setToken(signIn->apiToken);
            person.user = signIn->user;
        }
        return person.user.id();
    }

    static QString stream(const Person &owner, const QJsonObject &fields)
    {
        const auto outcome = await(StreamsResource(owner.client.get()).create(Stream(fields)));
        return outcome.index() == 0 ? std::get<0>(outcome).streamId() : QString();
    }

    static QString clone(const Person &who, const QString &id)
    {
        const Request request
            = Request::post(route({u"streams"_s, id, u"clone"_s}), u"clone"_s, QJsonObject());
        const auto outcome
            = await(who.client->call<QString>(request, [](const Answer &answer) -> Result<QString> {
                  return answer.json["clone"_L1]["streamId"_L1].toString();
              }));
        return outcome.index() == 0 ? std::get<0>(outcome) : QString();
    }

    static void share(const Person &owner, const QString &id, const QJsonObject &changes)
    {
        const auto outcome
            = await(owner.client->call(Request::put(route({u"streams"_s, id}), u"share"_s, changes)));
        QCOMPARE(outcome.index(), size_t(0));
    }

    static QString project(const Person &owner, const QJsonObject &fields)
    {
        QJsonObject body = fields;
        body.insert("name"_L1, u"Project"_s);
        const auto outcome = await(owner.client->call<Record>(
            Request::post(route({u"projects"_s}), u"create"_s, body), Decode::one<Record>));
        return outcome.index() == 0 ? std::get<0>(outcome).id() : QString();
    }

    static QStringList streamsOf(const Person &reader, const QString &projectId)
    {
        const auto outcome = await(reader.client->call<Record>(
            Request::get(route({u"projects"_s, projectId}), u"read"_s), Decode::one<Record>));
        return outcome.index() == 0 ? std::get<0>(outcome).value("streams").toVariant().toStringList()
                                    : QStringList();
    }

    static QList<Plan::Unseen> gaps(const Plan &plan)
    {
        QList<Plan::Unseen> list;
        for (const Plan::Gap &gap : plan.gaps)
            list += gap.what;
        return list;
    }

    SandboxProcess m_sandbox;
    Person m_admin;
    Person m_ada;
    Person m_bob;
};

QTEST_GUILESS_MAIN(TestStreamDeletion)
#include "tst_streamdeletion.moc"
