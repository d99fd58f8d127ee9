// SPDX-License-Identifier: MIT
#include "core/api/streamsresource.h"
#include "core/edits/streamedit.h"
#include "tests/core/edits/overlapped.h"
#include "tests/core/session/fakespeckle.h"
#include "tests/support/await.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

const WireAnswer badGateway = WireAnswer::http(502, "<html>Bad Gateway</html>", "text/html");

const QString get = u"GET /api/streams/s"_s;

QJsonObject layer(const QString &guid, const QString &name)
{
    return {{u"guid"_s, guid}, {u"name"_s, name}, {u"startIndex"_s, 0}, {u"objectCount"_s, 0}};
}

QJsonArray tags(const QJsonObject &stream)
{
    return stream["tags"_L1].toArray();
}

} // namespace

class TestStreamEdit : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fake = std::make_unique<FakeSpeckle>();
        m_fake->addStream(u"s"_s, {{u"tags"_s, QJsonArray{u"a"_s, u"b"_s}},
                                   {u"canRead"_s, QJsonArray{u"bob"_s}},
                                   {u"layers"_s, QJsonArray{layer(u"1"_s, u"one"_s)}}});
        m_client = std::make_unique<Client>(m_fake->server.address(), nullptr, FakeSpeckle::quick().client);
        m_written.clear();
    }
    void cleanup()
    {
        m_client.reset();
        m_fake.reset();
    }

    void savesUponWhatOthersSaved()
    {
        SPECKLE_VALUE(base, read());
        Stream mine = base;
        mine.setDescription(u"mine"_s);
        mine.setTags({u"b"_s, u"m"_s});
        stored().insert(u"name"_s, u"theirs"_s);
        stored().insert(u"tags"_s, QJsonArray{u"a"_s, u"b"_s, u"t"_s});
        stored().insert(u"canRead"_s, QJsonArray{u"bob"_s, u"eve"_s});
        m_fake->server.forget();
        SPECKLE_VALUE(outcome, save(base, mine));
        QVERIFY(outcome.isSaved());
        QCOMPARE(m_fake->calls(), QStringList({get, put, get}));
        QCOMPARE(m_fake->lastQuery(get).queryItemValue(u"omit"_s), u"objects"_s);
        QCOMPARE(sent(), (QJsonObject{{u"description"_s, u"mine"_s},
                                      {u"tags"_s, QJsonArray{u"b"_s, u"t"_s, u"m"_s}}}));
        QCOMPARE(outcome.sent, sent());
        QCOMPARE(m_written, QList<QJsonObject>{sent()});
        QCOMPARE(outcome.now.name(), u"theirs"_s);
        QCOMPARE(outcome.now.description(), u"mine"_s);
        QCOMPARE(outcome.now.canRead(), (QStringList{u"bob"_s, u"eve"_s}));
        QCOMPARE(outcome.now.tags(), (QStringList{u"b"_s, u"t"_s, u"m"_s}));
    }

    void handsConflictsBack()
    {
        SPECKLE_VALUE(base, read());
        Stream mine = base;
        mine.setName(u"mine"_s);
        mine.setJobNumber(u"4711"_s);
        stored().insert(u"name"_s, u"theirs"_s);
        SPECKLE_VALUE(outcome, save(base, mine));
        QVERIFY(!outcome.isSaved());
        QCOMPARE(outcome.conflicts(),
                 QList<EditConflict>({{{u"name"_s}, u"Stream s"_s, u"mine"_s, u"theirs"_s}}));
        QCOMPARE(m_fake->count(put), 0);
        QVERIFY(m_written.isEmpty());
        QCOMPARE(outcome.now.name(), u"theirs"_s);
        // Somebody chooses; what did not collide comes along.
        SPECKLE_VALUE(again, save(outcome.now, outcome.resolvedWith({EditSide::Mine})));
        QVERIFY(again.isSaved());
        QCOMPARE(again.now.name(), u"mine"_s);
        QCOMPARE(again.now.jobNumber(), u"4711"_s);
    }

    void takingTheirsMaySendNothing()
    {
        SPECKLE_VALUE(base, read());
        Stream mine = base;
        mine.setName(u"mine"_s);
        stored().insert(u"name"_s, u"theirs"_s);
        SPECKLE_VALUE(outcome, save(base, mine));
        SPECKLE_VALUE(again, save(outcome.now, outcome.resolvedWith({EditSide::Theirs})));
        QVERIFY(again.isSaved());
        QVERIFY(again.sent.isEmpty());
        QCOMPARE(m_fake->count(put), 0);
    }

    void sendsNothingWhereNothingIsLeft()
    {
        SPECKLE_VALUE(base, read());
        Stream mine = base;
        mine.setName(u"both"_s);
        stored().insert(u"name"_s, u"both"_s);
        SPECKLE_VALUE(outcome, save(base, mine));
        QVERIFY(outcome.isSaved());
        QCOMPARE(m_fake->count(put), 0);
        QCOMPARE(m_fake->count(get), 2);
        QVERIFY(m_written.isEmpty());
    }

    void readsAgainWhereWritesOverlap()
    {
        SPECKLE_VALUE(base, read());
        Stream mine = base;
        mine.setTags({u"a"_s, u"b"_s, u"m"_s});
        int left = 3;
        m_fake->interrupt = [&](const QString &call, const WireRequest &) -> std::optional<WireAnswer> {
            if (call != put || left-- <= 0)
                return std::nullopt;
            QJsonArray list = tags(stored());
            list += u"t%1"_s.arg(left);
            stored().insert(u"tags"_s, list);
            return overlapped;
        };
        SPECKLE_VALUE(outcome, save(base, mine));
        QCOMPARE(m_fake->count(put), 4);
        QCOMPARE(outcome.now.tags(), (QStringList{u"a"_s, u"b"_s, u"t2"_s, u"t1"_s, u"t0"_s, u"m"_s}));
        QCOMPARE(m_written.size(), 1);
    }

    void butNotForEver()
    {
        SPECKLE_VALUE(base, read());
        Stream mine = base;
        mine.setName(u"mine"_s);
        m_fake->instead[put] = {overlapped};
        const ApiError error = errorOf(await(save(base, mine)));
        QCOMPARE(error.kind, ApiError::Kind::Rejected);
        QCOMPARE(m_fake->count(put), 4);
        QVERIFY2(error.nextStep().contains("same moment"_L1), qPrintable(error.sentence()));
        QVERIFY(m_written.isEmpty());
    }

    void anOverlapMayBringAConflict()
    {
        SPECKLE_VALUE(base, read());
        Stream mine = base;
        mine.setName(u"mine"_s);
        m_fake->interrupt = [&](const QString &call, const WireRequest &) -> std::optional<WireAnswer> {
            if (call != put)
                return std::nullopt;
            stored().insert(u"name"_s, u"theirs"_s);
            return overlapped;
        };
        SPECKLE_VALUE(outcome, save(base, mine));
        QVERIFY(!outcome.isSaved());
        QCOMPARE(outcome.conflicts().constFirst().theirs, QJsonValue(u"theirs"_s));
        QCOMPARE(m_fake->count(put), 1);
    }

    void repeatsNoOtherWrite()
    {
        SPECKLE_VALUE(base, read());
        Stream mine = base;
        mine.setName(u"mine"_s);
        for (const WireAnswer &answer :
             {WireAnswer::http(400,
                               R"({"success":false,"message":"Error: You are not authorised to write."})"),
              badGateway, WireAnswer::reset()}) {
            m_fake->server.forget();
            m_fake->instead[put] = {answer};
            QVERIFY(errorOf(await(save(base, mine))).isError());
            QCOMPARE(m_fake->count(put), 1);
        }
        QVERIFY(m_written.isEmpty());
    }

    void onlyTheSameFieldIsAtRiskInBetween()
    {
        SPECKLE_VALUE(base, read());
        Stream mine = base;
        mine.setName(u"mine"_s);
        mine.setTags({u"a"_s, u"b"_s, u"m"_s});
        m_fake->interrupt = [&](const QString &call, const WireRequest &) -> std::optional<WireAnswer> {
            if (call == put) // after our reading, before our writing
                stored().insert(u"description"_s, u"theirs"_s);
            return std::nullopt;
        };
        SPECKLE_VALUE(outcome, save(base, mine));
        QCOMPARE(outcome.now.name(), u"mine"_s);
        QCOMPARE(outcome.now.description(), u"theirs"_s);
    }

    void saysWhatCannotBeSent()
    {
        SPECKLE_VALUE(base, read());
        for (const char *key : {"owner", "streamId", "objects"}) {
            Stream mine = base;
            mine.setName(u"mine"_s);
            mine.setValue(key, QJsonArray{u"x"_s});
            const ApiError error = errorOf(await(save(base, mine)));
            QCOMPARE(error.kind, ApiError::Kind::Rejected);
            QVERIFY2(error.sentence().contains(QLatin1String(key)), qPrintable(error.sentence()));
        }
        QCOMPARE(m_fake->count(put), 0);
    }

    void sendsLayersButNoneMadeUp()
    {
        SPECKLE_VALUE(base, read());
        Stream mine = base;
        const QJsonObject madeUp{{u"guid"_s, u"new"_s},
                                 {u"name"_s, u"Default Generated Speckle Layer"_s},
                                 {u"startIndex"_s, 0},
                                 {u"objectCount"_s, 3},
                                 {u"topology"_s, u"0;0-3 "_s}};
        mine.setValue("layers", QJsonArray{layer(u"1"_s, u"uno"_s), madeUp});
        stored().insert(u"layers"_s, QJsonArray{layer(u"1"_s, u"one"_s), layer(u"2"_s, u"two"_s)});
        SPECKLE_VALUE(outcome, save(base, mine));
        QCOMPARE(sent(),
                 (QJsonObject{{u"layers"_s, QJsonArray{layer(u"1"_s, u"uno"_s), layer(u"2"_s, u"two"_s)}}}));
        QCOMPARE(outcome.now.layers().size(), 2);
        m_fake->server.forget();
        mine = base;
        mine.setValue("layers", QJsonArray{layer(u"1"_s, u"one"_s), madeUp});
        SPECKLE_VALUE(same, save(base, mine));
        QVERIFY(same.sent.isEmpty());
    }

    void removalsInUnknownObjectsGoOutAsNull()
    {
        stored().insert(u"unknown"_s, QJsonObject{{u"a"_s, 1}, {u"b"_s, QJsonObject{{u"c"_s, 2}}}});
        stored().insert(u"baseProperties"_s, QJsonObject{{u"units"_s, u"m"_s}, {u"tolerance"_s, 1}});
        SPECKLE_VALUE(base, read());
        Stream mine = base;
        mine.setValue("unknown", QJsonObject{{u"b"_s, QJsonObject()}});
        mine.setTolerance({});
        SPECKLE_VALUE(outcome, save(base, mine));
        QVERIFY(outcome.isSaved());
        const QJsonObject inner{{u"c"_s, QJsonValue::Null}};
        QCOMPARE(sent(),
                 (QJsonObject{{u"unknown"_s, QJsonObject{{u"a"_s, QJsonValue::Null}, {u"b"_s, inner}}},
                              {u"baseProperties"_s, QJsonObject{{u"units"_s, u"m"_s}}}}));
    }

    void savedThoughItCannotBeRead()
    {
        SPECKLE_VALUE(base, read());
        Stream mine = base;
        mine.setName(u"mine"_s);
        bool saved = false;
        m_fake->interrupt = [&](const QString &call, const WireRequest &) -> std::optional<WireAnswer> {
            if (saved && call == get)
                return badGateway;
            saved = saved || call == put;
            return std::nullopt;
        };
        const ApiError error = errorOf(await(save(base, mine)));
        QCOMPARE(error.kind, ApiError::Kind::Server);
        QVERIFY2(error.nextStep().contains("were saved"_L1), qPrintable(error.sentence()));
        QCOMPARE(m_written.size(), 1);
        // The same again is harmless.
        m_fake->interrupt = {};
        m_fake->server.forget();
        SPECKLE_VALUE(again, save(base, mine));
        QVERIFY(again.isSaved());
        QCOMPARE(m_fake->count(put), 0);
    }

    void aStreamThatIsGone()
    {
        SPECKLE_VALUE(base, read());
        Stream mine = base;
        mine.setName(u"mine"_s);
        m_fake->streams.remove(u"s"_s);
        const ApiError error = errorOf(await(save(base, mine)));
        QCOMPARE(error.kind, ApiError::Kind::NotFound);
        QCOMPARE(error.action, u"save the stream"_s); // nobody asked to load it
    }

    void canBeCancelled_data()
    {
        QTest::addColumn<int>("step");
        QTest::newRow("at once") << 0;
        QTest::newRow("reading") << 1;
        QTest::newRow("writing") << 2;
        QTest::newRow("reading again") << 3;
    }
    void canBeCancelled()
    {
        QFETCH(const int, step);
        SPECKLE_VALUE(base, read());
        Stream mine = base;
        mine.setName(u"mine"_s);
        m_fake->server.forget();
        int asked = 0;
        m_fake->interrupt = [&](const QString &, const WireRequest &) -> std::optional<WireAnswer> {
            return ++asked == step ? std::optional(WireAnswer::hang()) : std::nullopt;
        };
        auto *reply = save(base, mine);
        bool ran = false;
        reply->then(
            this, [&ran](const EditOutcome<Stream> &) { ran = true; },
            [&ran](const ApiError &) { ran = true; });
        QSignalSpy finished(reply, &AbstractReply::finished);
        QTRY_COMPARE_WITH_TIMEOUT(asked, step, 20'000);
        const QPointer<AbstractReply> alive(reply);
        reply->cancel();
        QVERIFY(finished.isEmpty()); // never synchronously
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(!alive, 20'000);
        QVERIFY(!ran);
        QTRY_VERIFY_WITH_TIMEOUT(m_client->findChildren<AbstractReply *>().isEmpty(), 20'000);
        QVERIFY(m_fake->count(put) <= (step >= 2 ? 1 : 0));
    }

    void diesWithItsClient()
    {
        SPECKLE_VALUE(base, read());
        Stream mine = base;
        mine.setName(u"mine"_s);
        m_fake->instead[put] = {WireAnswer::hang()};
        bool ran = false;
        save(base, mine)
            ->then(
                this, [&ran](const EditOutcome<Stream> &) { ran = true; },
                [&ran](const ApiError &) { ran = true; });
        QTRY_COMPARE_WITH_TIMEOUT(m_fake->count(put), 1, 20'000);
        m_client.reset();
        QCoreApplication::processEvents();
        QVERIFY(!ran);
    }

    void knowsAnOverlapByItsWords()
    {
        const auto says = [](const char *words, int status) {
            return Edits::isVersionConflict({ApiError::Kind::Rejected, QString::fromUtf8(words), status});
        };
        QVERIFY(says("VersionError: No matching document found for id 5f version 1", 400));
        QVERIFY(says("No matching document found for id 5f version 1", 404));
        QVERIFY(!says("Resource not found.", 404));
        QVERIFY(!says("ValidationError: objects: Cast to Array failed", 400));
        QVERIFY(!says("DocumentNotFoundError: No document found for query", 400));
    }

    void namesOfEvents()
    {
        const auto event = [](const QStringList &keys) {
            QJsonObject changes;
            for (const QString &key : keys)
                changes.insert(key, 1);
            return updateEventOf(changes);
        };
        QCOMPARE(event({u"name"_s}), u"update-name"_s);
        QCOMPARE(event({u"name"_s, u"tags"_s}), u"update-meta"_s);
        QCOMPARE(event({u"layers"_s}), u"update-meta"_s);
        QCOMPARE(event({u"canRead"_s, u"private"_s}), u"update-meta"_s);
        QCOMPARE(event({u"children"_s}), u"update-children"_s);
        QCOMPARE(event({u"name"_s, u"baseProperties"_s}), u"update-global"_s);
        QCOMPARE(event({u"objects"_s, u"layers"_s}), u"update-global"_s);
    }

private:
    Reply<Stream> *read()
    {
        return StreamsResource(m_client.get()).get(u"s"_s, Query().omit({u"objects"_s}));
    }
    Reply<EditOutcome<Stream>> *save(const Stream &base, const Stream &mine)
    {
        return editStream(m_client.get(), base, mine,
                          [this](const QJsonObject &changes) { m_written += changes; });
    }
    QJsonObject &stored() { return m_fake->streams[u"s"_s]; }
    //! The body of the last PUT.
    [[nodiscard]] QJsonObject sent() const
    {
        const QList<WireRequest> requests = m_fake->server.http().requests();
        for (auto it = requests.crbegin(); it != requests.crend(); ++it) {
            if (it->method == "PUT")
                return QJsonDocument::fromJson(it->body).object();
        }
        return {};
    }

    std::unique_ptr<FakeSpeckle> m_fake;
    std::unique_ptr<Client> m_client;
    QList<QJsonObject> m_written;
};

QTEST_GUILESS_MAIN(TestStreamEdit)
#include "tst_streamedit.moc"
