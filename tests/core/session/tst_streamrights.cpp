// SPDX-License-Identifier: MIT
#include "core/session/streamrights.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;

using Why = RightReason::Why;

namespace {

QJsonArray list(const QStringList &ids)
{
    return QJsonArray::fromStringList(ids);
}

Stream stream(const QStringList &writers, const QStringList &readers, bool isPrivate = true)
{
    return Stream({{u"streamId"_s, u"s"_s},
                   {u"owner"_s, u"ada"_s},
                   {u"private"_s, isPrivate},
                   {u"canWrite"_s, list(writers)},
                   {u"canRead"_s, list(readers)},
                   {u"unknown"_s, 7}});
}

Project project(const QString &id, const QStringList &writers, const QStringList &readers,
                const QString &owner = u"ada"_s)
{
    return Project(
        {{u"_id"_s, id},
         {u"owner"_s, owner},
         {u"streams"_s, list({u"other"_s, u"s"_s})},
         {u"permissions"_s, QJsonObject{{u"canWrite"_s, list(writers)}, {u"canRead"_s, list(readers)}}}});
}

QList<PersonRights> rights(const Stream &stream, const QList<Project> &projects = {},
                           const QString &self = {})
{
    const User admin({{u"_id"_s, u"root"_s}, {u"role"_s, u"admin"_s}});
    const User nobody({{u"_id"_s, u"emi"_s}, {u"role"_s, u"user"_s}});
    return StreamRights::of(stream, projects, {admin, nobody}, self);
}

PersonRights one(const QList<PersonRights> &rights, const QString &id)
{
    for (const PersonRights &person : rights) {
        if (person.userId == id)
            return person;
    }
    return {};
}

QStringList ids(const QList<PersonRights> &rights)
{
    QStringList ids;
    for (const PersonRights &person : rights)
        ids += person.userId;
    return ids;
}

} // namespace

class TestStreamRights : public QObject
{
    Q_OBJECT

private slots:
    void hasARowForEverybodyOnce()
    {
        const auto rows
            = rights(stream({u"bob"_s, u"ada"_s}, {u"bob"_s, u"eve"_s}),
                     {project(u"p"_s, {u"bob"_s, u"dan"_s}, {u"dan"_s, u"fay"_s}, u"gus"_s)}, u"eve"_s);
        QCOMPARE(ids(rows), QStringList({u"ada"_s, u"bob"_s, u"eve"_s, u"dan"_s, u"fay"_s, u"gus"_s}));
        QCOMPARE(ids(rights(stream({}, {}), {}, u"root"_s)), QStringList({u"ada"_s, u"root"_s}));
    }

    void tellsTheRightAndWhy()
    {
        const auto rows = rights(stream({u"bob"_s}, {u"bob"_s, u"eve"_s}), {}, u"root"_s);
        const PersonRights ada = one(rows, u"ada"_s);
        QCOMPARE(ada.right, StreamRight::Own);
        QCOMPARE(ada.reasons, QList<RightReason>({RightReason{Why::Owner, StreamRight::Own}}));
        const PersonRights bob = one(rows, u"bob"_s);
        QCOMPARE(bob.right, StreamRight::Write);
        QCOMPARE(bob.reasons, QList<RightReason>({RightReason{Why::List, StreamRight::Write}}));
        QCOMPARE(one(rows, u"eve"_s).right, StreamRight::Read);
        const PersonRights root = one(rows, u"root"_s);
        QCOMPARE(root.right, StreamRight::Own);
        QCOMPARE(root.listed, StreamRight::None);
        QCOMPARE(root.reasons, QList<RightReason>({RightReason{Why::Admin, StreamRight::Own}}));
    }

    void everybodyMayReadWhatIsPublic()
    {
        const PersonRights guest = one(rights(stream({}, {}, false), {}, u"guest"_s), u"guest"_s);
        QCOMPARE(guest.right, StreamRight::Read);
        QCOMPARE(guest.listed, StreamRight::None);
        QCOMPARE(guest.reasons, QList<RightReason>({RightReason{Why::Public, StreamRight::Read}}));
        QCOMPARE(one(rights(stream({}, {}), {}, u"guest"_s), u"guest"_s).right, StreamRight::None);
    }

    void namesTheProjectsThatGiveIt()
    {
        Project elsewhere = project(u"elsewhere"_s, {u"bob"_s}, {});
        elsewhere.setValue("streams", list({u"other"_s}));
        const auto rows = rights(stream({u"bob"_s}, {}), {project(u"p"_s, {u"bob"_s}, {}),
                                                          project(u"q"_s, {}, {u"bob"_s}), elsewhere});
        const PersonRights bob = one(rows, u"bob"_s);
        QCOMPARE(bob.reasons, QList<RightReason>({RightReason{Why::List, StreamRight::Write},
                                                  RightReason{Why::Project, StreamRight::Write, u"p"_s},
                                                  RightReason{Why::Project, StreamRight::Read, u"q"_s}}));
        QCOMPARE(bob.owed, StreamRight::Write);
        QVERIFY(!bob.isMissing());
    }

    void findsWhoIsMissing()
    {
        const Stream before = stream({}, {u"bob"_s});
        const auto rows
            = rights(before, {project(u"p"_s, {u"bob"_s, u"ada"_s}, {u"dan"_s}, u"gus"_s)}, u"guest"_s);
        QVERIFY(!one(rows, u"ada"_s).isMissing()); // the owner needs no list
        QVERIFY(!one(rows, u"guest"_s).isMissing());
        const PersonRights bob = one(rows, u"bob"_s);
        QVERIFY(bob.isMissing());
        QCOMPARE(bob.right, StreamRight::Read); // as the server has it
        QCOMPARE(bob.owed, StreamRight::Write);
        QVERIFY(one(rows, u"dan"_s).isMissing());
        QVERIFY(one(rows, u"gus"_s).isMissing());

        const Stream after = StreamRights::mended(before, rows);
        QCOMPARE(after.canWrite(), QStringList({u"bob"_s, u"gus"_s}));
        QCOMPARE(after.canRead(), QStringList({u"bob"_s, u"dan"_s}));
        QCOMPARE(after.value("unknown").toInt(), 7);
        for (const PersonRights &person : rights(after, {project(u"p"_s, {u"bob"_s}, {u"dan"_s})}))
            QVERIFY(!person.isMissing());
    }

    void tellsForManyStreamsWhoIsMissing()
    {
        const auto owed = StreamRights::owed(
            project(u"p"_s, {u"bob"_s, u"dan"_s, u"ada"_s}, {u"dan"_s, u"eve"_s, u"fay"_s}, u"gus"_s));
        QCOMPARE(owed.keys(), QStringList({u"ada"_s, u"bob"_s, u"dan"_s, u"eve"_s, u"fay"_s, u"gus"_s}));
        QCOMPARE(owed.value(u"dan"_s), StreamRight::Write);
        QCOMPARE(owed.value(u"fay"_s), StreamRight::Read);
        const Stream before = stream({u"dan"_s}, {u"bob"_s, u"eve"_s});
        const auto lacking = StreamRights::lacking(before, owed);
        QCOMPARE(ids(lacking), QStringList({u"bob"_s, u"fay"_s, u"gus"_s})); // Ada owns it
        for (const PersonRights &person : lacking)
            QVERIFY(person.isMissing());
        QVERIFY(StreamRights::lacking(StreamRights::mended(before, lacking), owed).isEmpty());
        QVERIFY(StreamRights::owed(Project()).isEmpty());
    }

    void tellsTheSameOfAProjectItself()
    {
        Project mine = project(u"p"_s, {u"fay"_s}, {});
        mine.setValue("private", true);
        mine.setValue("canWrite", list({u"bob"_s}));
        mine.setValue("canRead", list({u"eve"_s}));
        const User root({{u"_id"_s, u"root"_s}, {u"role"_s, u"admin"_s}});
        const auto rows = StreamRights::of(mine, {root}, u"root"_s);
        QCOMPARE(ids(rows), QStringList({u"ada"_s, u"bob"_s, u"eve"_s, u"fay"_s, u"root"_s}));
        QCOMPARE(one(rows, u"fay"_s).right, StreamRight::None);
        QCOMPARE(one(rows, u"ada"_s).right, StreamRight::Own);
        QCOMPARE(one(rows, u"bob"_s).right, StreamRight::Write);
        QCOMPARE(one(rows, u"root"_s).reasons.constFirst().why, Why::Admin);
        QCOMPARE(one(rows, u"eve"_s).owed, StreamRight::None); // that is of its streams

        const Project after = StreamRights::given(mine, {u"eve"_s}, StreamRight::Write);
        QCOMPARE(after.canWrite(), QStringList({u"bob"_s, u"eve"_s}));
        QCOMPARE(after.streamWriters(), QStringList({u"fay"_s}));
        QCOMPARE(StreamRights::raised(after, {u"bob"_s}, StreamRight::Read), after);
    }

    void withoutAnOwnerOnlyAdministratorsMayAnything()
    {
        Stream orphan = stream({u"bob"_s}, {}, false);
        orphan.setValue("owner", QJsonValue::Null);
        const auto rows = rights(orphan, {}, u"root"_s);
        QCOMPARE(ids(rows), QStringList({u"bob"_s, u"root"_s}));
        QCOMPARE(one(rows, u"bob"_s).right, StreamRight::None);
        QCOMPARE(one(rows, u"bob"_s).reasons.constFirst().why, Why::NoOwner);
        QCOMPARE(one(rows, u"root"_s).right, StreamRight::Own);
    }

    void changesNobodyElse()
    {
        Stream before = stream({u"bob"_s, u"dan"_s}, {u"eve"_s});
        // As a server with populated lists sends them.
        before.setValue("canWrite",
                        QJsonArray{QJsonObject{{u"_id"_s, u"bob"_s}, {u"name"_s, u"Bob"_s}}, u"dan"_s});
        const Stream reader = StreamRights::given(before, {u"dan"_s}, StreamRight::Read);
        QCOMPARE(reader.value("canWrite").toArray(),
                 QJsonArray({QJsonObject{{u"_id"_s, u"bob"_s}, {u"name"_s, u"Bob"_s}}}));
        QCOMPARE(reader.canRead(), QStringList({u"eve"_s, u"dan"_s}));
        const Stream gone = StreamRights::given(before, {u"bob"_s, u"eve"_s}, StreamRight::None);
        QCOMPARE(gone.canWrite(), QStringList({u"dan"_s}));
        QVERIFY(gone.canRead().isEmpty());
        const Stream writer = StreamRights::given(before, {u"eve"_s, u"eve"_s}, StreamRight::Write);
        QCOMPARE(writer.canWrite(), QStringList({u"bob"_s, u"dan"_s, u"eve"_s}));
        QCOMPARE(StreamRights::given(before, {u"bob"_s}, StreamRight::Write), before);
        QCOMPARE(StreamRights::given(before, {u"guest"_s}, StreamRight::None), before);
    }

    void raisingTakesNothingAway()
    {
        const Stream before = stream({u"bob"_s}, {});
        const Stream after = StreamRights::raised(before, {u"bob"_s, u"eve"_s}, StreamRight::Read);
        QCOMPARE(after.canWrite(), QStringList({u"bob"_s}));
        QCOMPARE(after.canRead(), QStringList({u"eve"_s}));
    }

    void standsNonsense()
    {
        QVERIFY(rights(Stream()).isEmpty());
        const Stream odd({{u"streamId"_s, u"s"_s},
                          {u"owner"_s, 5},
                          {u"canWrite"_s, u"bob"_s},
                          {u"canRead"_s, QJsonArray{QJsonValue::Null, 3, u"eve"_s}}});
        QCOMPARE(ids(rights(odd)), QStringList({u"eve"_s}));
        QCOMPARE(StreamRights::given(odd, {u"eve"_s}, StreamRight::None).value("canRead").toArray(),
                 QJsonArray({QJsonValue::Null, 3}));
    }
};

QTEST_GUILESS_MAIN(TestStreamRights)
#include "tst_streamrights.moc"
