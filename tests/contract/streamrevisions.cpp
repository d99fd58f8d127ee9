// SPDX-License-Identifier: MIT
#include "tests/contract/contractcase.h"
#include "tests/contract/expect.h"

using namespace Qt::StringLiterals;

namespace Speckle::Contract {

class StreamRevisions : public ContractCase
{
    Q_OBJECT

public:
    using ContractCase::ContractCase;

private:
    [[nodiscard]] Stream streamOf(const QStringList &ids, const QJsonObject &more = {})
    {
        QJsonArray placeholders;
        for (const QString &id : ids)
            placeholders += placeholderFor(id);
        QJsonObject all = more;
        all.insert("objects"_L1, placeholders);
        return newStream(*m_ada, all);
    }

    [[nodiscard]] QStringList threeObjects()
    {
        QJsonArray objects;
        for (int i = 0; i < 3; ++i)
            objects += QJsonObject{{u"type"_s, u"Number"_s}, {u"value"_s, i}, {u"hash"_s, newMark()}};
        QStringList ids = newObjects(*m_ada, objects);
        ids.resize(3); // so that nothing crashes where this failed
        return ids;
    }

    static ApiClient sender(const QString &streamId, const QString &program)
    {
        return ApiClient({{u"role"_s, u"Sender"_s}, {u"streamId"_s, streamId}, {u"documentType"_s, program}});
    }

private slots:
    void clones()
    {
        call(u"POST /streams/:streamId/clone"_s, u"with its objects and layers; named, or \"(clone)\""_s);
        const QJsonObject layer{{u"guid"_s, u"g"_s}, {u"name"_s, u"L"_s}, {u"objectCount"_s, 3}};
        const Stream stream = streamOf(threeObjects(), {{u"layers"_s, QJsonArray{layer}}});
        SPECKLE_VALUE(made, m_ada->streams().clone(stream.streamId()));
        QCOMPARE(made.clone.parent(), stream.streamId());
        QCOMPARE(made.clone.name(), stream.name() + u" (clone)"_s);
        QCOMPARE(made.parent.streamId(), stream.streamId());
        QVERIFY(made.parent.children().contains(made.clone.streamId()));
        QVERIFY(!made.clone.has("objects") && !made.clone.has("layers"));
        SPECKLE_VALUE(whole, m_ada->streams().get(made.clone.streamId()));
        QCOMPARE(whole.objectIds(), stream.objectIds());
        QCOMPARE(whole.layers().first().guid(), u"g"_s);
        SPECKLE_VALUE(named, m_ada->streams().clone(stream.streamId(), u"Second <b>"_s));
        QCOMPARE(named.clone.name(), u"Second <b>"_s);
    }

    void clonesOfOthers()
    {
        call(u"POST /streams/:streamId/clone"_s,
             u"another's: one's own, and the parent's owner may read it"_s);
        const Stream stream
            = newStream(*m_ada, {{u"private"_s, true}, {u"canRead"_s, QJsonArray{m_bob->id()}}});
        SPECKLE_VALUE(made, m_bob->streams().clone(stream.streamId()));
        QCOMPARE(made.clone.owner(), m_bob->id());
        QCOMPARE(made.clone.canRead(), QStringList{m_ada->id()});
        QVERIFY(made.clone.canWrite().isEmpty());
        QVERIFY(made.clone.isPrivate());
        SPECKLE_VALUE(parent, m_ada->streams().get(stream.streamId()));
        QVERIFY(parent.children().contains(made.clone.streamId()));
    }

    void clonesWithoutAccess()
    {
        call(u"POST /streams/:streamId/clone"_s, u"private, not yours; unknown: 400 without a word"_s);
        const Stream stream = newStream(*m_ada, {{u"private"_s, true}});
        SPECKLE_FAILS(m_bob->streams().clone(stream.streamId()), Rejected, 400);
        SPECKLE_FAILS(m_bob->streams().clone(newMark()), Rejected, 400);
        Client nobody(m_server);
        SPECKLE_FAILS(StreamsResource(&nobody).clone(stream.streamId()), Unauthorized, 401);
    }

    void compares()
    {
        call(u"GET /streams/:streamId/diff/:otherId"_s, u"objects by id, layers by guid"_s);
        const QStringList ids = threeObjects();
        const auto layers = [](const QStringList &guids) {
            QJsonArray list;
            for (const QString &guid : guids)
                list += QJsonObject{{u"guid"_s, guid}, {u"name"_s, guid}};
            return QJsonObject{{u"layers"_s, list}};
        };
        const Stream a = streamOf({ids[0], ids[1]}, layers({u"both"_s, u"a"_s}));
        const Stream b = streamOf({ids[1], ids[2]}, layers({u"both"_s, u"b"_s}));
        SPECKLE_VALUE(diff, m_bob->streams().diff(a.streamId(), b.streamId()));
        QCOMPARE(diff.objects.common, QStringList{ids[1]});
        QCOMPARE(diff.objects.inA, QStringList{ids[0]});
        QCOMPARE(diff.objects.inB, QStringList{ids[2]});
        QCOMPARE(diff.layers.common.size(), 1);
        QCOMPARE(diff.layers.common.first().guid(), u"both"_s);
        QCOMPARE(diff.layers.inA.value(0).guid(), u"a"_s);
        QCOMPARE(diff.layers.inB.value(0).guid(), u"b"_s);
    }

    void comparesBadly()
    {
        call(u"GET /streams/:streamId/diff/:otherId"_s, u"unknown, private, with itself: 400"_s);
        const Stream open = newStream(*m_ada);
        const Stream secret = newStream(*m_ada, {{u"private"_s, true}});
        SPECKLE_FAILS(m_bob->streams().diff(open.streamId(), newMark()), NotFound, 400);
        SPECKLE_FAILS(m_bob->streams().diff(open.streamId(), secret.streamId()), Forbidden, 400);
        SPECKLE_FAILS(m_bob->ask(Request::get(
                          route({u"streams"_s, open.streamId(), u"diff"_s, open.streamId()}), u"x"_s)),
                      Rejected, 400);
    }

    void tellsDelta()
    {
        call(u"GET /streams/:streamId/delta/:otherId"_s, u"with a sender on both sides"_s);
        const QStringList ids = threeObjects();
        const Stream a = streamOf({ids[0], ids[1]});
        const Stream b = streamOf({ids[1], ids[2]});
        SPECKLE_OK(m_ada->clients().create(sender(a.streamId(), u"Rhino"_s)));
        SPECKLE_OK(m_ada->clients().create(sender(b.streamId(), u"Revit"_s)));
        SPECKLE_VALUE(delta, m_bob->streams().delta(a.streamId(), b.streamId()));
        QCOMPARE(delta.created, QStringList{ids[2]});
        QCOMPARE(delta.deleted, QStringList{ids[0]});
        QCOMPARE(delta.common, QStringList{ids[1]});
        QCOMPARE(delta.revisionA.streamId, a.streamId());
        QCOMPARE(delta.revisionA.sender, u"Rhino"_s);
        QCOMPARE(delta.revisionB.sender, u"Revit"_s);
        QCOMPARE(delta.author.id(), m_ada->id());
        QVERIFY(delta.warning.isEmpty());
    }

    void tellsDeltaWithoutSenders()
    {
        call(u"GET /streams/:streamId/delta/:otherId"_s,
             u"no sender: 400 with the data, a success with a warning"_s);
        const QStringList ids = threeObjects();
        const Stream a = streamOf({ids[0], ids[1]});
        const Stream b = streamOf({ids[1], ids[2]});
        SPECKLE_VALUE(delta, m_bob->streams().delta(a.streamId(), b.streamId()));
        QCOMPARE(delta.created, QStringList{ids[2]});
        QCOMPARE(delta.deleted, QStringList{ids[0]});
        QVERIFY(delta.author.isEmpty());
        QVERIFY(delta.warning.contains(a.streamId()) && delta.warning.contains(b.streamId()));
    }

    void tellsDeltaBadly()
    {
        call(u"GET /streams/:streamId/delta/:otherId"_s, u"unknown, private: 400"_s);
        const Stream open = newStream(*m_ada);
        const Stream secret = newStream(*m_ada, {{u"private"_s, true}});
        SPECKLE_FAILS(m_bob->streams().delta(open.streamId(), newMark()), NotFound, 400);
        SPECKLE_FAILS(m_bob->streams().delta(open.streamId(), secret.streamId()), Forbidden, 400);
    }

    void appliesDelta()
    {
        call(u"POST /streams/:streamId/delta"_s, u"as it was it becomes a clone; layers are flattened"_s);
        const QStringList ids = threeObjects();
        const Stream a = streamOf({ids[0], ids[1]});
        const Stream b = streamOf({ids[1], ids[2]});
        SPECKLE_VALUE(delta, m_ada->streams().delta(a.streamId(), b.streamId()));
        SPECKLE_OK(m_ada->streams().applyDelta(a.streamId(), delta, u"before"_s));
        SPECKLE_VALUE(now, m_ada->streams().get(a.streamId()));
        QCOMPARE(now.objectIds(), QStringList({ids[1], ids[2]}));
        QCOMPARE(now.layers().size(), 1);
        QVERIFY(!now.layers().first().isGenerated());
        QCOMPARE(now.children().size(), 1);
        SPECKLE_VALUE(before, m_ada->streams().get(now.children().first()));
        QCOMPARE(before.objectIds(), QStringList({ids[0], ids[1]}));
        QCOMPARE(before.name(), u"before"_s);
    }

    void appliesDeltaThatDoesNotFit()
    {
        call(u"POST /streams/:streamId/delta"_s,
             u"does not fit: 400 and a clone left behind; refused beforehand"_s);
        const Stream a = streamOf(threeObjects());
        StreamDelta delta;
        delta.revisionA.streamId = a.streamId();
        delta.created = QStringList{a.objectIds().value(0)};
        SPECKLE_FAILS(m_ada->streams().applyDelta(a.streamId(), delta), Rejected, 0);
        SPECKLE_VALUE(untouched, m_ada->streams().get(a.streamId()));
        QVERIFY(untouched.children().isEmpty());

        SPECKLE_FAILS(
            m_ada->ask(Request::post(route({u"streams"_s, a.streamId(), u"delta"_s}), u"apply"_s,
                                     QJsonObject{{u"revisionA"_s, QJsonObject{{u"id"_s, u"x"_s}}}})),
            Rejected, 400);
        SPECKLE_VALUE(cloned, m_ada->streams().get(a.streamId()));
        QCOMPARE(cloned.children().size(), 1);
    }

    void removes()
    {
        call(u"DELETE /streams/:streamId"_s, u"for good, with its children, other people's too"_s);
        const Stream stream = streamOf(threeObjects(), {{u"canRead"_s, QJsonArray{m_bob->id()}}});
        SPECKLE_VALUE(made, m_bob->streams().clone(stream.streamId()));
        SPECKLE_VALUE(grandchild, m_bob->streams().clone(made.clone.streamId()));
        SPECKLE_VALUE(gone, m_ada->streams().remove(stream.streamId()));
        QCOMPARE(gone, QStringList({made.clone.streamId(), stream.streamId()}));
        SPECKLE_FAILS(m_ada->streams().get(stream.streamId()), NotFound, 404);
        SPECKLE_FAILS(m_bob->streams().get(made.clone.streamId()), NotFound, 404);
        SPECKLE_OK(m_bob->streams().get(grandchild.clone.streamId()));
        SPECKLE_OK(m_ada->objects().get(stream.objectIds().value(0)));
    }

    void removesChild()
    {
        call(u"DELETE /streams/:streamId"_s, u"its id stays among the parent's children"_s);
        const Stream stream = newStream(*m_ada);
        SPECKLE_VALUE(made, m_ada->streams().clone(stream.streamId()));
        SPECKLE_OK(m_ada->streams().remove(made.clone.streamId()));
        SPECKLE_VALUE(parent, m_ada->streams().get(stream.streamId()));
        QCOMPARE(parent.children(), QStringList{made.clone.streamId()});
    }

    void removesOfOthers()
    {
        call(u"DELETE /streams/:streamId"_s, u"as a writer, unknown: 404; no token: 401"_s);
        const Stream stream = newStream(*m_ada, {{u"canWrite"_s, QJsonArray{m_bob->id()}}});
        SPECKLE_FAILS(m_bob->streams().remove(stream.streamId()), Forbidden, 404);
        SPECKLE_FAILS(m_bob->streams().remove(newMark()), NotFound, 404);
        Client nobody(m_server);
        SPECKLE_FAILS(StreamsResource(&nobody).remove(stream.streamId()), Unauthorized, 401);
    }

    void listsEverybodys()
    {
        call(u"GET /streams/admin"_s, u"private ones too; the query works"_s);
        SPECKLE_NEEDS_ADMIN();
        const QString mark = newMark();
        const Stream stream = newStream(*m_ada, {{u"private"_s, true}, {u"jobNumber"_s, mark}});
        SPECKLE_VALUE(found, m_admin->streams().listAll(
                                 Query().fields({u"streamId"_s}).whereEqual(u"jobNumber"_s, mark)));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().streamId(), stream.streamId());
        QVERIFY(!found.first().has("name"));
    }

    void listsEverybodysAsUser()
    {
        call(u"GET /streams/admin"_s, u"not an admin"_s);
        SPECKLE_FAILS(m_ada->streams().listAll(), Forbidden, 401);
    }
};

static const ContractCase::Registered<StreamRevisions> streamRevisionsRegistered;

} // namespace Speckle::Contract

#include "streamrevisions.moc"
