// SPDX-License-Identifier: MIT
#include "ui/models/streamsmodel.h"

#include "core/session/session.h"
#include "core/session/streamlist.h"
#include "tests/support/wireserver.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

QJsonObject stream(int i, const QJsonObject &more = {})
{
    QJsonObject json{{u"_id"_s, u"id%1"_s.arg(i)},
                     {u"streamId"_s, u"s%1"_s.arg(i)},
                     {u"name"_s, u"Stream %1"_s.arg(i)},
                     {u"owner"_s, u"me"_s},
                     {u"private"_s, i % 2 == 1},
                     {u"tags"_s, QJsonArray{u"a"_s, u"b"_s}},
                     {u"layers"_s, QJsonArray{QJsonObject{
                                       {u"guid"_s, u"g"_s}, {u"startIndex"_s, 0}, {u"objectCount"_s, 1234}}}},
                     {u"updatedAt"_s, u"2026-11-03T14:05:00.000Z"_s}};
    for (auto it = more.begin(); it != more.end(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

} // namespace

//! A list of streams at the wire: offset and limit as the real server does them.
class StreamsModelTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void fillsABornEmptyModel();
    void pagesWhenAsked();
    void showsEachColumnInTheUsersLanguage();
    void showsHostileTextPlainly();
    void tellsOnlyOfRowsThatChanged();
    void survivesItsListAndSession();
    void sortsOnlyByWhatTheServerCanSort();

private:
    WireAnswer answer(const WireRequest &request) const;

    QJsonArray m_streams;
    std::unique_ptr<WireServer> m_server;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<StreamList> m_list;
};

WireAnswer StreamsModelTest::answer(const WireRequest &request) const
{
    const QUrl url = QUrl::fromEncoded(request.target);
    if (!url.path().endsWith("/streams"_L1)) {
        const QString id = url.path().section(u'/', -1);
        for (const auto &one : m_streams) {
            if (one[u"streamId"_s].toString() == id)
                return WireAnswer::json(
                    QJsonDocument(QJsonObject{{u"success"_s, true}, {u"resource"_s, one}}).toJson());
        }
        return WireAnswer::http(404, R"({"success":false,"message":"Resource not found."})");
    }
    const QUrlQuery query(url);
    const int offset = query.queryItemValue(u"offset"_s).toInt();
    const int limit
        = query.hasQueryItem(u"limit"_s) ? query.queryItemValue(u"limit"_s).toInt() : int(m_streams.size());
    QJsonArray page;
    for (int i = offset; i < m_streams.size() && i < offset + limit; ++i)
        page.append(m_streams.at(i));
    return WireAnswer::json(
        QJsonDocument(QJsonObject{{u"success"_s, true}, {u"resources"_s, page}}).toJson());
}

void StreamsModelTest::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_streams = {};
    m_server = std::make_unique<WireServer>();
    m_server->setHandler([this](const WireRequest &request) { return answer(request); });
    Account account;
    account.server = m_server->address();
    account.userId = u"me"_s;
    m_session = std::make_unique<Session>(account, Token::fromText(u"JWT of.no.use"_s));
    m_list = std::make_unique<StreamList>(m_session.get());
}

void StreamsModelTest::cleanup()
{
    m_list.reset();
    m_session.reset();
    m_server.reset();
}

void StreamsModelTest::fillsABornEmptyModel()
{
    StreamsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.canFetchMore({}));
    for (int i = 0; i < 5; ++i)
        m_streams.append(stream(i));
    model.setList(m_session.get(), m_list.get());
    m_list->refresh();
    QTRY_COMPARE(model.rowCount(), 5);
    QCOMPARE(model.streamId(model.index(3, 0)), u"s3"_s);
    QCOMPARE(model.indexOf(u"s4"_s), model.index(4, 0));
    QVERIFY(!model.indexOf(u"s9"_s).isValid());

    m_streams.removeAt(1);
    m_streams.append(stream(7));
    m_list->refresh();
    QTRY_VERIFY(model.indexOf(u"s7"_s).isValid());
    QCOMPARE(model.rowCount(), 5);
    QVERIFY(!model.indexOf(u"s1"_s).isValid());
    QCOMPARE(model.streamId(model.index(1, 0)), u"s2"_s);
    model.setList(nullptr, nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void StreamsModelTest::pagesWhenAsked()
{
    StreamsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 0; i < 25; ++i)
        m_streams.append(stream(i));
    m_list->setPageSize(10);
    model.setList(m_session.get(), m_list.get());
    m_list->refresh();
    QTRY_VERIFY(model.rowCount() >= 10);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    while (model.canFetchMore({})) {
        const int before = model.rowCount();
        model.fetchMore({});
        QTRY_VERIFY(model.rowCount() > before || !model.canFetchMore({}));
    }
    QCOMPARE(model.rowCount(), 25);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(model.streamId(model.index(24, 0)), u"s24"_s);
}

void StreamsModelTest::showsEachColumnInTheUsersLanguage()
{
    StreamsModel model;
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    m_streams = {stream(0), stream(1, {{u"updatedAt"_s, now}})};
    model.setList(m_session.get(), m_list.get());
    m_list->refresh();
    QTRY_COMPARE(model.rowCount(), 2);
    const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, StreamsModel::Name), u"Stream 0"_s);
    QCOMPARE(text(0, StreamsModel::Owner), m_session->userName(u"me"_s));
    QCOMPARE(text(0, StreamsModel::Private), u"Public"_s);
    QCOMPARE(text(1, StreamsModel::Private), u"Private"_s);
    QVERIFY(model.index(1, StreamsModel::Private).data(Qt::DecorationRole).isValid());
    QCOMPARE(text(0, StreamsModel::Tags), u"a, b"_s);
    QVERIFY(text(1, StreamsModel::Updated).startsWith("Today "_L1)
            || text(1, StreamsModel::Updated).startsWith("Yesterday "_L1));
    QCOMPARE(text(0, StreamsModel::Objects), u"1,234"_s);
    QCOMPARE(model.index(0, StreamsModel::Objects).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight,
             int(Qt::AlignRight));
    for (int column = 0; column < StreamsModel::ColumnCount; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void StreamsModelTest::showsHostileTextPlainly()
{
    StreamsModel model;
    const QString evil = u"<img src=\"file:///etc/passwd\">\nline\u202Etxt.exe"_s;
    m_streams = {
        stream(0, {{u"name"_s, evil}, {u"description"_s, u"<b>bold</b>"_s}, {u"tags"_s, QJsonArray{evil}}}),
        stream(1, {{u"name"_s, QString(10'000, u'x')}}), stream(2, {{u"name"_s, QString()}}),
        stream(3, {{u"name"_s, 5},
                   {u"tags"_s, u"no list"_s},
                   {u"owner"_s, QJsonValue::Null},
                   {u"updatedAt"_s, u"never"_s}})};
    model.setList(m_session.get(), m_list.get());
    m_list->refresh();
    QTRY_COMPARE(model.rowCount(), 4);
    for (const int column : {int(StreamsModel::Name), int(StreamsModel::Tags)}) {
        const QString shown = model.index(0, column).data().toString();
        QVERIFY(shown.startsWith("<img src="_L1));
        QVERIFY(!shown.contains(u'\n'));
        QVERIFY(!shown.contains(u'\u202E'));
        QVERIFY(!model.index(0, column).data(Qt::ToolTipRole).toString().contains("<img"_L1));
    }
    QVERIFY(!model.index(0, StreamsModel::Name).data(Qt::ToolTipRole).toString().contains("<b>"_L1));
    QVERIFY(model.index(1, StreamsModel::Name).data().toString().size() < 1000);
    QCOMPARE(model.index(2, StreamsModel::Name).data().toString(), u"(no name)"_s);
    QCOMPARE(model.index(3, StreamsModel::Tags).data().toString(), QString());
    QCOMPARE(model.index(3, StreamsModel::Owner).data().toString(), QString());
    QCOMPARE(model.index(3, StreamsModel::Updated).data().toString(), QString());
}

void StreamsModelTest::tellsOnlyOfRowsThatChanged()
{
    StreamsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_streams = {stream(0), stream(1), stream(2)};
    model.setList(m_session.get(), m_list.get());
    m_list->refresh();
    QTRY_COMPARE(model.rowCount(), 3);
    QTRY_VERIFY(!m_list->isBusy());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    emit m_session->streamChanged(u"s1"_s);
    emit m_session->streamChanged(u"somewhere else"_s);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex(), model.index(1, 0));
    QCOMPARE(changed.at(0).at(1).toModelIndex(), model.index(1, StreamsModel::ColumnCount - 1));
    changed.clear();
    emit m_session->userChanged(u"somebody"_s);
    emit m_session->userChanged(u"me"_s);
    QTRY_COMPARE(changed.count(), 3);
    QCOMPARE(changed.at(2).at(0).toModelIndex(), model.index(2, StreamsModel::Owner));
}

void StreamsModelTest::survivesItsListAndSession()
{
    StreamsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_streams = {stream(0)};
    model.setList(m_session.get(), m_list.get());
    m_list->refresh();
    QTRY_COMPARE(model.rowCount(), 1);
    m_list.reset();
    QCOMPARE(model.rowCount(), 0);
    m_list = std::make_unique<StreamList>(m_session.get());
    model.setList(m_session.get(), m_list.get());
    m_list->refresh();
    QTRY_COMPARE(model.rowCount(), 1);
    emit m_session->userChanged(u"me"_s); // still waiting in the model's timer when the session goes
    m_list.reset();
    m_session.reset();
    QCOMPARE(model.rowCount(), 0);
    QCoreApplication::processEvents();
}

void StreamsModelTest::sortsOnlyByWhatTheServerCanSort()
{
    QCOMPARE(StreamsModel::sortField(StreamsModel::Name), u"name"_s);
    QCOMPARE(StreamsModel::sortField(StreamsModel::Updated), u"updatedAt"_s);
    QCOMPARE(StreamsModel::sortField(StreamsModel::Owner), QString());
    QCOMPARE(StreamsModel::columnOf(u"name"_s), int(StreamsModel::Name));
    QCOMPARE(StreamsModel::columnOf({}), int(StreamsModel::Updated));
}

} // namespace Speckle

QTEST_MAIN(Speckle::StreamsModelTest)
#include "tst_streamsmodel.moc"
