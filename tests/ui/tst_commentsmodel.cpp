// SPDX-License-Identifier: MIT
#include "ui/models/commentsmodel.h"

#include "core/session/sessioncomments.h"
#include "tests/support/await.h"
#include "tests/support/sandboxprocess.h"
#include "tests/ui/samplesession.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Speckle {

class CommentsModelTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void fetchesAnswersWhenTheyAreLookedAt();
    void showsAReaderNoMoreThanTheServerDoes();
    void putsAnswersUnderWhatTheyAnswer();
    void answersInACircleAnswerNobody();
    void keepsItsRowsOverARefresh();
    void showsHostileTextPlainly();
    void endsWithItsSession();

private:
    [[nodiscard]] Stream make(const QString &name);
    [[nodiscard]] Comment say(const Stream &stream, const QString &text, const QString &answering = {});
    [[nodiscard]] static QStringList texts(const CommentsModel &model, const QModelIndex &parent = {});

    SandboxProcess m_sandbox;
    std::unique_ptr<Session> m_ada;
    std::unique_ptr<Session> m_daniel;
    QString m_structure;
};

void CommentsModelTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QVERIFY(m_sandbox.start({u"--sample"_s, u"small"_s}));
    m_ada = signIn(m_sandbox.address(), u"ada@sample.speckle"_s);
    m_daniel = signIn(m_sandbox.address(), u"daniel@sample.speckle"_s);
    QVERIFY(m_ada && m_daniel);
    m_structure = streamIdByName(m_daniel.get(), u"Harbour Office – Structure"_s);
    QVERIFY(!m_structure.isEmpty());
}

Stream CommentsModelTest::make(const QString &name)
{
    Stream stream;
    stream.setName(name);
    stream.setValue("canRead", QJsonArray{m_daniel->userId()});
    const auto outcome = await(StreamsResource(m_ada->client()).create(stream));
    return outcome.index() == 0 ? std::get<0>(outcome) : Stream();
}

Comment CommentsModelTest::say(const Stream &stream, const QString &text, const QString &answering)
{
    Comment comment;
    comment.setText(text);
    if (!answering.isEmpty())
        comment.setOtherResources({{routeName(ResourceType::Comment), answering}});
    const auto outcome = await(m_ada->comments()->create(ResourceType::Stream, stream.streamId(), comment));
    return outcome.index() == 0 ? std::get<0>(outcome) : Comment();
}

QStringList CommentsModelTest::texts(const CommentsModel &model, const QModelIndex &parent)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(parent); ++row)
        texts += model.index(row, CommentsModel::TextColumn, parent).data().toString();
    return texts;
}

void CommentsModelTest::fetchesAnswersWhenTheyAreLookedAt()
{
    CommentsModel model; // no tester yet: it fetches all there is
    const auto list = m_daniel->comments()->on(ResourceType::Stream, m_structure);
    model.setList(m_daniel.get(), list);
    list->load();
    QTRY_COMPARE(model.rowCount(), 1);
    const QModelIndex clash = model.index(0, 0);
    QVERIFY(clash.data().toString().startsWith("The beams on Level 03"_L1));
    QTRY_COMPARE(clash.siblingAtColumn(CommentsModel::AuthorColumn).data().toString(), u"Daniel Weiss"_s);
    QCOMPARE(clash.siblingAtColumn(CommentsModel::PriorityColumn).data().toString(), u"high"_s);
    QCOMPARE(model.indexOf(model.id(clash)), clash);
    QVERIFY(model.hasChildren(clash));
    QCOMPARE(model.rowCount(clash), 0);
    QVERIFY(model.canFetchMore(clash));
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.fetchMore(clash);
    QTRY_COMPARE(model.rowCount(clash), 2);
    QVERIFY(!model.canFetchMore(clash));
    QVERIFY(texts(model, clash).constFirst().startsWith("Not without a deeper slab"_L1));
    QCOMPARE(model.count(), 3);
}

void CommentsModelTest::showsAReaderNoMoreThanTheServerDoes()
{
    const auto emi = signIn(m_sandbox.address(), u"emi@sample.speckle"_s);
    QVERIFY(emi);
    const auto list = emi->comments()->on(ResourceType::Stream, m_structure);
    CommentsModel model;
    model.setList(emi.get(), list);
    list->load();
    QTRY_VERIFY(list->state() != RecordList::State::Loading);
    if (model.rowCount() > 0)
        QVERIFY(!model.hasChildren(model.index(0, 0)));
    model.setList(nullptr, nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void CommentsModelTest::putsAnswersUnderWhatTheyAnswer()
{
    const Stream stream = make(u"Threads"_s);
    CommentsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto list = m_ada->comments()->on(ResourceType::Stream, stream.streamId());
    model.setList(m_ada.get(), list);
    list->load();
    const Comment first = say(stream, u"First"_s);
    const Comment second = say(stream, u"Second"_s);
    const Comment answer = say(stream, u"To the first"_s, first.id());
    (void)say(stream, u"To the answer"_s, answer.id());
    QTRY_COMPARE(model.count(), 4);
    QCOMPARE(texts(model), QStringList({u"First"_s, u"Second"_s}));
    QCOMPARE(texts(model, model.indexOf(first.id())), QStringList{u"To the first"_s});
    QCOMPARE(texts(model, model.indexOf(answer.id())), QStringList{u"To the answer"_s});
    QCOMPARE(model.parent(model.indexOf(answer.id())), model.indexOf(first.id()));
    // What it answers goes: it comes to the top, with what answers it.
    SPECKLE_VALUE(done, m_ada->comments()->remove(first.id()));
    Q_UNUSED(done)
    QTRY_COMPARE(texts(model), QStringList({u"Second"_s, u"To the first"_s}));
    QCOMPARE(texts(model, model.indexOf(answer.id())), QStringList{u"To the answer"_s});
}

void CommentsModelTest::answersInACircleAnswerNobody()
{
    const Stream stream = make(u"Circle"_s);
    const Comment one = say(stream, u"One"_s);
    const Comment two = say(stream, u"Two"_s, one.id());
    Comment after = one;
    after.setOtherResources({{routeName(ResourceType::Comment), two.id()}});
    SPECKLE_VALUE(outcome, m_ada->comments()->save(one, after));
    QVERIFY(outcome.isSaved());
    CommentsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto list = m_ada->comments()->on(ResourceType::Stream, stream.streamId());
    model.setList(m_ada.get(), list);
    list->refresh();
    QTRY_COMPARE(model.count(), 2);
    QCOMPARE(texts(model), QStringList({u"One"_s, u"Two"_s}));
}

void CommentsModelTest::keepsItsRowsOverARefresh()
{
    const Stream stream = make(u"Place"_s);
    const Comment first = say(stream, u"A"_s);
    const Comment second = say(stream, u"B"_s);
    CommentsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto list = m_ada->comments()->on(ResourceType::Stream, stream.streamId());
    model.setList(m_ada.get(), list);
    list->load();
    QTRY_COMPARE(model.rowCount(), 2);
    const QPersistentModelIndex kept = model.indexOf(second.id());
    // Another program takes one away and puts one in.
    SPECKLE_VALUE(done, CommentsResource(m_ada->client()).remove(first.id()));
    Q_UNUSED(done)
    Comment late;
    late.setText(u"C"_s);
    SPECKLE_VALUE(made,
                  CommentsResource(m_ada->client()).create(ResourceType::Stream, stream.streamId(), late));
    Q_UNUSED(made)
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    list->refresh();
    QTRY_COMPARE(texts(model), QStringList({u"B"_s, u"C"_s}));
    QVERIFY(kept.isValid());
    QCOMPARE(model.id(kept), second.id());
    QCOMPARE(resets.count(), 0);
}

void CommentsModelTest::showsHostileTextPlainly()
{
    const Stream stream = make(u"Canary"_s);
    const Comment comment = say(stream, u"<img src=x> a < b\n\u202Egnp.exe "_s + QString(10'000, u'w'));
    CommentsModel model;
    const auto list = m_ada->comments()->on(ResourceType::Stream, stream.streamId());
    model.setList(m_ada.get(), list);
    list->load();
    QTRY_COMPARE(model.rowCount(), 1);
    const QString shown = model.index(0, 0).data().toString();
    QVERIFY(shown.startsWith("<img src=x> a < b"_L1));
    QVERIFY(!shown.contains(u'\n') && !shown.contains(u'\u202E') && shown.size() < 420);
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains("&lt;img"_L1));
}

void CommentsModelTest::endsWithItsSession()
{
    auto session = signIn(m_sandbox.address(), u"ada@sample.speckle"_s);
    QVERIFY(session);
    CommentsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto list = session->comments()->on(ResourceType::Stream, m_structure);
    model.setList(session.get(), list);
    list->load();
    QTRY_COMPARE(model.rowCount(), 1);
    model.setList(nullptr, nullptr);
    list.reset();
    session.reset();
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.hasChildren());
}

} // namespace Speckle

QTEST_MAIN(Speckle::CommentsModelTest)
#include "tst_commentsmodel.moc"
