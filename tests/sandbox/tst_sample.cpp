// SPDX-License-Identifier: MIT
#include "sandbox/auth/password.h"
#include "sandbox/sample/people.h"
#include "sandbox/sample/sample.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle::Sandbox;

class TestSample : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void peopleCanSignIn();
    void everyListIsPopulated();
    void objectsAreAsPromised();
    void layersCoverTheirObjects();
    void nothingDangles();
    void isTheSameEachTime();
    void isNotLoadedTwice();

private:
    Store m_store{QString()};
};

void TestSample::initTestCase()
{
    QVERIFY(loadSample(m_store, SampleSize::Small));
}

void TestSample::peopleCanSignIn()
{
    QCOMPARE(samplePeople().size(), 5);
    int admins = 0;
    for (const SamplePerson &person : samplePeople()) {
        const auto user = m_store.users.findBy(u"email"_s, person.email);
        QVERIFY(user);
        QVERIFY(Password::matches(samplePassword(), m_store.users.passwordHash(*user)));
        admins += user->value("role"_L1) == "admin"_L1;
    }
    QCOMPARE(admins, 1);
}

void TestSample::everyListIsPopulated()
{
    QCOMPARE(m_store.projects.count(), 3);
    const QList<QJsonObject> streams = m_store.streams.all();
    const auto children = std::count_if(streams.begin(), streams.end(),
                                        [](const QJsonObject &s) { return s.value("parent"_L1).isString(); });
    QCOMPARE(streams.size() - children, 12);
    QVERIFY(children >= 2);
    // The first user, whom the demo signs in, has streams of their own and streams of others.
    const QString ada
        = m_store.users.findBy(u"email"_s, samplePeople().constFirst().email)->value("_id"_L1).toString();
    const QList<QJsonObject> visible = m_store.streams.visibleTo(ada);
    const auto own = std::count_if(visible.begin(), visible.end(),
                                   [&](const QJsonObject &s) { return s.value("owner"_L1) == ada; });
    QVERIFY(own >= 4);
    QVERIFY(visible.size() - own >= 4);
    QSet<QString> programs;
    for (const QJsonObject &client : m_store.clients.all())
        programs.insert(client.value("documentType"_L1).toString());
    QCOMPARE(programs, (QSet<QString>{u"Rhino"_s, u"Revit"_s, u"Grasshopper"_s}));
    QSet<QString> commented;
    for (const QJsonObject &comment : m_store.comments.all())
        commented.insert(comment.value("resource"_L1).toObject().value("resourceType"_L1).toString());
    QCOMPARE(commented, (QSet<QString>{u"stream"_s, u"object"_s, u"project"_s, u"comment"_s}));
}

void TestSample::objectsAreAsPromised()
{
    QSet<QString> ids;
    QSet<QString> types;
    for (const QJsonObject &stream : m_store.streams.all()) {
        const QStringList objects = m_store.streams.objects(stream);
        for (const QString &id : objects) {
            ids.insert(id);
            types.insert(m_store.objects.require(id).value("type"_L1).toString().section(u'/', 0, 0));
        }
    }
    QCOMPARE(ids.size(), 600);
    QVERIFY2(types.size() >= 12, qPrintable(QStringList(types.begin(), types.end()).join(u' ')));
    // Each vertex of each mesh is there, and each face names vertices that are.
    for (const QString &id : std::as_const(ids)) {
        const QJsonObject object = m_store.objects.require(id);
        if (!object.value("type"_L1).toString().startsWith("Mesh"_L1))
            continue;
        const QJsonArray vertices = object.value("vertices"_L1).toArray();
        QVERIFY(!vertices.isEmpty() && vertices.size() % 3 == 0);
        const QJsonArray faces = object.value("faces"_L1).toArray();
        for (qsizetype at = 0; at < faces.size();) {
            const int corners = faces.at(at).toInt() + 3;
            QVERIFY(corners == 3 || corners == 4);
            for (qsizetype i = 1; i <= corners; ++i)
                QVERIFY(faces.at(at + i).toInt(-1) >= 0 && faces.at(at + i).toInt() < vertices.size() / 3);
            at += corners + 1;
        }
    }
}

void TestSample::layersCoverTheirObjects()
{
    for (const QJsonObject &stream : m_store.streams.all()) {
        qsizetype next = 0;
        for (const QJsonValue layer : stream.value("layers"_L1).toArray()) {
            QCOMPARE(layer.toObject().value("startIndex"_L1).toInteger(), next);
            next += layer.toObject().value("objectCount"_L1).toInteger();
        }
        QCOMPARE(next, m_store.streams.objects(stream).size());
    }
}

void TestSample::nothingDangles()
{
    for (const QJsonObject &project : m_store.projects.all()) {
        for (const QJsonValue id : project.value("streams"_L1).toArray())
            QVERIFY(m_store.streams.find(id.toString()));
    }
    for (const QJsonObject &stream : m_store.streams.all()) {
        for (const QJsonValue id : stream.value("children"_L1).toArray())
            QVERIFY(m_store.streams.find(id.toString()));
        for (const QJsonValue id : stream.value("comments"_L1).toArray())
            QVERIFY(m_store.comments.find(id.toString()));
    }
    for (const QJsonObject &client : m_store.clients.all())
        QVERIFY(m_store.streams.find(client.value("streamId"_L1).toString()));
}

void TestSample::isTheSameEachTime()
{
    Store other{QString()};
    QVERIFY(loadSample(other, SampleSize::Small));
    const auto ids = [](const Store &store) {
        QStringList all;
        for (const QJsonObject &stream : store.streams.all()) {
            all << stream.value("streamId"_L1).toString() << stream.value("_id"_L1).toString();
            all << store.streams.objects(stream);
        }
        for (const QJsonObject &user : store.users.all())
            all << user.value("_id"_L1).toString();
        return all;
    };
    QCOMPARE(ids(other), ids(m_store));
    QVERIFY(other.secret() != m_store.secret()); // but nobody's tokens
}

void TestSample::isNotLoadedTwice()
{
    QVERIFY(!loadSample(m_store, SampleSize::Small));
    QCOMPARE(m_store.users.count(), 5);
}

QTEST_GUILESS_MAIN(TestSample)
#include "tst_sample.moc"
