// SPDX-License-Identifier: MIT
#include "core/api/accountsresource.h"
#include "core/session/session.h"
#include "tests/support/await.h"
#include "tests/support/sandboxprocess.h"
#include "ui/live/livemessagemodel.h"
#include "ui/live/livepane.h"
#include "ui/live/livetable.h"
#include "ui/live/messageview.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/elidedlabel.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

LiveMessage frameNow(const QByteArray &raw)
{
    return LiveMessage::fromFrame(raw, QDateTime::currentDateTimeUtc());
}

LiveMessage numberedEvent(int n, const QString &stream = u"one"_s)
{
    return frameNow(QJsonDocument(QJsonObject{{u"eventName"_s, u"broadcast"_s},
                                              {u"senderId"_s, u"client-1"_s},
                                              {u"streamId"_s, stream},
                                              {u"args"_s, QJsonObject{{u"eventType"_s, u"event-%1"_s.arg(n)},
                                                                      {u"n"_s, n}}}})
                        .toJson(QJsonDocument::Compact));
}

//! A pane on a screen, and the widgets in it.
struct Pane
{
    explicit Pane(UiState *state = nullptr)
        : pane(state)
    {
        pane.resize(1'000, 320);
        pane.show();
        if (!QTest::qWaitForWindowExposed(&pane))
            qFatal("no window");
    }

    template <typename Widget>
    Widget *find(const QString &name) const
    {
        auto *widget = pane.findChild<Widget *>(name);
        if (!widget)
            qFatal("no %s", qPrintable(name));
        return widget;
    }
    LiveTable *table() const { return find<LiveTable>(u"liveTable"_s); }
    int rows() const { return table()->model()->rowCount(); }
    QString cell(int row, LiveMessageModel::Column column) const
    {
        return table()->model()->index(row, column).data().toString();
    }
    QString event(int row) const { return cell(row, LiveMessageModel::Event); }
    QString json() const { return find<MessageView>(u"liveJson"_s)->toPlainText(); }
    QString state() const { return find<QLabel>(u"liveState"_s)->text(); }
    QString counts() const { return find<ElidedLabel>(u"liveCounts"_s)->text(); }
    QString shownText(const QString &name) const
    {
        const auto *label = find<QLabel>(name);
        return label->isVisible() ? label->text() : QString();
    }
    QLineEdit *args() const { return find<QLineEdit>(u"liveArgsEdit"_s); }

    LivePane pane;
};

Account accountOf(const ServerAddress &server, const QString &id)
{
    Account account;
    account.id = id;
    account.server = server;
    account.email = u"ada@example.com"_s;
    account.displayName = u"Ada Byron"_s;
    return account;
}

//! A session that was never started: what the network would bring is emitted by hand.
struct QuietSession
{
    explicit QuietSession(const QString &id = u"account-1"_s)
        : session(accountOf(ServerAddress(QUrl(u"http://127.0.0.1:9"_s)), id), {})
    {
    }

    void receive(const LiveMessage &message) { emit session.liveMessage(message.streamId, message); }

    Session session;
};

Reply<QString> *makeStream(Client *client, bool isPrivate)
{
    const QJsonObject body{{u"name"_s, u"Tower"_s}, {u"private"_s, isPrivate}};
    return client->call<QString>(
        Request::post(route({u"streams"_s}), u"make a stream"_s, body),
        [](const Answer &answer) -> Result<QString> {
            return answer.json.value("resource"_L1).toObject().value("streamId"_L1).toString();
        });
}

SessionOptions quickOptions()
{
    SessionOptions options;
    options.socket.firstReconnect = std::chrono::milliseconds(20'000);
    options.socket.jitter = 0;
    return options;
}

} // namespace

class TestLivePane : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_sandbox.start({u"--sample"_s, u"none"_s}));
        Client client(m_sandbox.address());
        SPECKLE_VALUE(ada, AccountsResource(&client).registerUser({.email = u"ada@example.com"_s,
                                                                   .password = u"correct horse"_s,
                                                                   .name = u"Ada"_s,
                                                                   .surname = u"Byron"_s,
                                                                   .company = {}}));
        SPECKLE_VALUE(bob, AccountsResource(&client).registerUser({.email = u"bob@example.com"_s,
                                                                   .password = u"correct horse"_s,
                                                                   .name = u"Bob"_s,
                                                                   .surname = u"Noyce"_s,
                                                                   .company = {}}));
        m_ada = ada;
        m_bob = bob;
        client.setToken(ada.apiToken);
        SPECKLE_VALUE(streamId, makeStream(&client, false));
        m_streamId = streamId;
        QVERIFY(!m_streamId.isEmpty());
    }

    void withoutAStreamItSaysSo()
    {
        const Pane pane;
        QVERIFY(pane.find<QLabel>(u"liveNothing"_s)->isVisible());
        QVERIFY(!pane.table()->isVisible());
    }

    void showsMessagesAndTheSelectedOne()
    {
        QuietSession session;
        Pane pane;
        pane.pane.showStream(&session.session, u"one"_s);
        QVERIFY(pane.table()->isVisible());
        session.receive(numberedEvent(1));
        session.receive(numberedEvent(2));
        QTRY_COMPARE(pane.rows(), 2);
        QCOMPARE(pane.event(0), u"event-1"_s);
        QCOMPARE(pane.counts(), u"2 messages"_s);
        QCOMPARE(pane.json(), QString());
        pane.table()->setFocus();
        QTest::keyClick(pane.table(), Qt::Key_End);
        QTRY_VERIFY(pane.json().contains(u"\"n\": 2"_s));
        QTest::keyClick(pane.table(), Qt::Key_Up);
        QTRY_VERIFY(pane.json().contains(u"\"n\": 1"_s));
    }

    void largeMessagesAreMadeReadyElsewhere()
    {
        QuietSession session;
        Pane pane;
        pane.pane.showStream(&session.session, u"one"_s);
        session.receive(
            frameNow(R"({"eventName":"broadcast","streamId":"one","args":{"eventType":"large","x":")"
                     + QByteArray(2'000'000, 'x') + R"("}})"));
        QTRY_COMPARE(pane.rows(), 1);
        pane.table()->setCurrentIndex(pane.table()->model()->index(0, 0));
        auto *view = pane.find<MessageView>(u"liveJson"_s);
        QVERIFY(view->isBusy());
        QTRY_VERIFY(!view->isBusy());
        QVERIFY(pane.json().contains(u"\"large\""_s));
        QVERIFY(pane.json().size() < 300'000);
    }

    void aPaneMayGoWhileAMessageIsMadeReady()
    {
        QuietSession session;
        auto pane = std::make_unique<Pane>();
        pane->pane.showStream(&session.session, u"one"_s);
        session.receive(frameNow(R"({"eventName":"broadcast","streamId":"one","args":{"x":")"
                                 + QByteArray(4'000'000, 'x') + R"("}})"));
        QTRY_COMPARE(pane->rows(), 1);
        pane->table()->setCurrentIndex(pane->table()->model()->index(0, 0));
        QVERIFY(pane->find<MessageView>(u"liveJson"_s)->isBusy());
        pane.reset();
        QVERIFY(QThreadPool::globalInstance()->waitForDone(30'000));
        QCoreApplication::processEvents();
    }

    void keepsTheMessagesOfEachStream()
    {
        QuietSession session;
        Pane pane;
        pane.pane.showStream(&session.session, u"one"_s);
        session.receive(numberedEvent(1));
        QTRY_COMPARE(pane.rows(), 1);
        pane.pane.showStream(&session.session, u"two"_s);
        QCOMPARE(pane.rows(), 0);
        session.receive(numberedEvent(2)); // of the one that is not in front
        session.receive(numberedEvent(3, u"two"_s));
        QTRY_COMPARE(pane.rows(), 1);
        QCOMPARE(pane.event(0), u"event-3"_s);
        pane.pane.showStream(&session.session, u"one"_s);
        QTRY_COMPARE(pane.rows(), 2);
        QCOMPARE(pane.event(1), u"event-2"_s);
        pane.pane.showStream(nullptr, {});
        QVERIFY(!pane.table()->isVisible());
    }

    void keepsThemOverTheEndOfTheSession()
    {
        Pane pane;
        auto first = std::make_unique<QuietSession>();
        pane.pane.showStream(&first->session, u"one"_s);
        first->receive(numberedEvent(1));
        QTRY_COMPARE(pane.rows(), 1);
        first.reset();
        QTRY_COMPARE(pane.state(), u"Signed out"_s);
        QCOMPARE(pane.rows(), 1);
        QCOMPARE(pane.cell(0, LiveMessageModel::Sender), u"client-1"_s);
        QuietSession second;
        pane.pane.showStream(&second.session, u"one"_s);
        QCOMPARE(pane.rows(), 1);
        // Another account's stream of the same id is another stream.
        QuietSession other(u"account-2"_s);
        pane.pane.showStream(&other.session, u"one"_s);
        QCOMPARE(pane.rows(), 0);
    }

    void theServersNoticesConcernEveryStream()
    {
        QuietSession session;
        Pane pane;
        pane.pane.showStream(&session.session, u"one"_s);
        pane.pane.showStream(&session.session, u"two"_s);
        emit session.session.liveMessage({}, frameNow("Warning: you missed a ping."));
        QTRY_COMPARE(pane.rows(), 1);
        QCOMPARE(pane.cell(0, LiveMessageModel::Sender), u"server"_s);
        pane.pane.showStream(&session.session, u"one"_s);
        QTRY_COMPARE(pane.rows(), 1);
    }

    void filtersAsOneTypes()
    {
        QuietSession session;
        Pane pane;
        pane.pane.showStream(&session.session, u"one"_s);
        for (int i = 1; i <= 12; ++i)
            session.receive(numberedEvent(i));
        QTRY_COMPARE(pane.rows(), 12);
        pane.table()->setCurrentIndex(pane.table()->model()->index(10, 0));
        QTest::keyClicks(pane.find<QLineEdit>(u"liveFilterEdit"_s), u"EVENT-1"_s);
        QTRY_COMPARE(pane.rows(), 4);
        QCOMPARE(pane.counts(), u"4 of 12 messages"_s);
        QCOMPARE(pane.event(pane.table()->currentRow()), u"event-11"_s); // still the one that is read
        QTest::keyClick(pane.find<QLineEdit>(u"liveFilterEdit"_s), Qt::Key_Escape);
        QTRY_COMPARE(pane.rows(), 12);
    }

    void pausesAndGoesOn()
    {
        QuietSession session;
        Pane pane;
        pane.pane.showStream(&session.session, u"one"_s);
        session.receive(numberedEvent(1));
        QTRY_COMPARE(pane.rows(), 1);
        auto *pause = pane.find<QToolButton>(u"livePauseButton"_s);
        QTest::mouseClick(pause, Qt::LeftButton);
        session.receive(numberedEvent(2));
        QTRY_COMPARE(pane.counts(), u"1 message · paused, 1 waiting"_s);
        QCOMPARE(pane.rows(), 1);
        QTest::mouseClick(pause, Qt::LeftButton);
        QCOMPARE(pane.rows(), 2);
    }

    void clears()
    {
        QuietSession session;
        Pane pane;
        pane.pane.showStream(&session.session, u"one"_s);
        auto *clear = pane.find<QToolButton>(u"liveClearButton"_s);
        QVERIFY(!clear->isEnabled());
        session.receive(numberedEvent(1));
        QTRY_COMPARE(pane.rows(), 1);
        pane.table()->setCurrentIndex(pane.table()->model()->index(0, 0));
        QVERIFY(!pane.json().isEmpty());
        QTest::mouseClick(clear, Qt::LeftButton);
        QCOMPARE(pane.rows(), 0);
        QCOMPARE(pane.json(), QString());
        QVERIFY(!clear->isEnabled());
    }

    void copiesWithoutSecrets()
    {
        const QByteArray secret
            = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJfaWQiOiJhYmMiLCJpYXQiOjE1MTYyMzkwMjJ9."
              "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c";
        QuietSession session;
        Pane pane;
        pane.pane.showStream(&session.session, u"one"_s);
        session.receive(
            frameNow(R"({"eventName":"broadcast","streamId":"one","args":{"eventType":"x","apitoken":"JWT )"
                     + secret + R"("}})"));
        QTRY_COMPARE(pane.rows(), 1);
        pane.table()->setFocus();
        pane.table()->setCurrentIndex(pane.table()->model()->index(0, 0));
        QTest::keySequence(pane.table(), QKeySequence::Copy);
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY(copied.contains(u"\"eventName\""_s));
        for (const QString &text : {copied, pane.json(), pane.cell(0, LiveMessageModel::Text)})
            QVERIFY(!text.contains(QString::fromLatin1(secret.right(20))));
    }

    void followsTheEndOnlyWhileItStandsThere()
    {
        QuietSession session;
        Pane pane;
        pane.pane.showStream(&session.session, u"one"_s);
        for (int i = 0; i < 200; ++i)
            session.receive(numberedEvent(i));
        QTRY_COMPARE(pane.rows(), 200);
        const QScrollBar *bar = pane.table()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 100);
        QTRY_COMPARE(bar->value(), bar->maximum());
        pane.table()->verticalScrollBar()->setValue(50);
        const auto top = [&pane] { return pane.event(pane.table()->indexAt({5, 5}).row()); };
        QCOMPARE(top(), u"event-50"_s);
        session.receive(numberedEvent(200));
        QTRY_COMPARE(pane.rows(), 201);
        QCOMPARE(top(), u"event-50"_s);
        // The ring turns: ten go at the top, and what is read stays under the eye.
        for (int i = 201; i < 10'010; ++i)
            session.receive(numberedEvent(i));
        QTRY_COMPARE(pane.rows(), 10'000);
        QVERIFY(pane.counts().contains(u"10 older ones dropped"_s));
        QCOMPARE(top(), u"event-50"_s);
    }

    void whatIsReadStaysWhenItIsDropped()
    {
        QuietSession session;
        Pane pane;
        pane.pane.showStream(&session.session, u"one"_s);
        session.receive(numberedEvent(0));
        session.receive(numberedEvent(1));
        QTRY_COMPARE(pane.rows(), 2);
        pane.table()->setCurrentIndex(pane.table()->model()->index(0, 0));
        QVERIFY(pane.json().contains(u"event-0"_s));
        for (int i = 2; i < 10'002; ++i)
            session.receive(numberedEvent(i));
        QTRY_COMPARE(pane.rows(), 10'000);
        QCOMPARE(pane.table()->currentRow(), -1);
        QVERIFY(pane.json().contains(u"event-0"_s));
    }

    void remembersItsColumns()
    {
        QTemporaryDir directory;
        UiState state(directory.filePath(u"state.json"_s));
        {
            const Pane pane(&state);
            pane.table()->header()->resizeSection(LiveMessageModel::Sender, 321);
        }
        const Pane pane(&state);
        QCOMPARE(pane.table()->header()->sectionSize(LiveMessageModel::Sender), 321);
    }

    void refusesWhatCannotBeSent_data()
    {
        QTest::addColumn<QString>("event");
        QTest::addColumn<QString>("args");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("words");
        QTest::newRow("half an object")
            << u"x"_s << uR"({"a":1)"_s << u"liveArgsEdit"_s << u"no valid JSON"_s;
        QTest::newRow("a list") << u"x"_s << u"[1,2]"_s << u"liveArgsEdit"_s << u"list"_s;
        QTest::newRow("event twice") << u"x"_s << uR"({"eventType":"y"})"_s << u"liveArgsEdit"_s
                                     << u"eventType"_s;
        QTest::newRow("no event") << QString() << u"hello"_s << u"liveEventEdit"_s << u"Which event"_s;
    }

    void refusesWhatCannotBeSent()
    {
        QFETCH(QString, event);
        QFETCH(QString, args);
        QFETCH(QString, field);
        QFETCH(QString, words);
        QuietSession session;
        Pane pane;
        pane.pane.showStream(&session.session, u"one"_s);
        pane.find<QComboBox>(u"liveEventCombo"_s)->setEditText(event);
        QTest::keyClicks(pane.args(), args);
        QTest::keyClick(pane.args(), Qt::Key_Return);
        QVERIFY2(pane.shownText(field + "Error"_L1).contains(words),
                 qPrintable(pane.shownText(field + "Error"_L1)));
        QCOMPARE(pane.args()->text(), args);
        QCOMPARE(pane.rows(), 0);
    }

    void withoutConnectionNothingIsLost()
    {
        QuietSession session;
        Pane pane;
        pane.pane.showStream(&session.session, u"one"_s);
        QVERIFY(!pane.find<QPushButton>(u"liveSendButton"_s)->isEnabled());
        QTest::keyClicks(pane.args(), u"hello"_s);
        QTest::keyClick(pane.args(), Qt::Key_Return);
        QVERIFY(pane.shownText(u"liveArgsEditError"_s).contains(u"Not sent"_s));
        QCOMPARE(pane.args()->text(), u"hello"_s);
        QCOMPARE(pane.rows(), 0);
    }

    void otherEventIsTyped()
    {
        QuietSession session;
        Pane pane;
        pane.pane.showStream(&session.session, u"one"_s);
        auto *combo = pane.find<QComboBox>(u"liveEventCombo"_s);
        QCOMPARE(combo->currentText(), u"update-global"_s);
        combo->setCurrentIndex(combo->count() - 1);
        emit combo->activated(combo->count() - 1);
        QCOMPARE(combo->currentText(), QString());
        QTest::keyClicks(combo->lineEdit(), u"my-event"_s);
        QCOMPARE(combo->currentText(), u"my-event"_s);
    }

    void aBroadcastReachesTheOther()
    {
        Session adas(accountOf(m_sandbox.address(), u"a"_s), m_ada.apiToken);
        Session bobs(accountOf(m_sandbox.address(), u"b"_s), m_bob.apiToken);
        for (Session *session : {&adas, &bobs}) {
            session->start();
            session->joinStream(m_streamId);
        }
        QTRY_COMPARE(adas.state(), Session::State::Online);
        QTRY_COMPARE(bobs.state(), Session::State::Online);
        Pane adasPane;
        Pane bobsPane;
        adasPane.pane.showStream(&adas, m_streamId);
        bobsPane.pane.showStream(&bobs, m_streamId);
        QTRY_COMPARE(adasPane.state(), u"Connected"_s);

        // Joining has no acknowledgement: it is sent again until the other one is there.
        const auto sendFromAda = [&](const QString &args) {
            QTest::keyClicks(adasPane.args(), args);
            QTest::mouseClick(adasPane.find<QPushButton>(u"liveSendButton"_s), Qt::LeftButton);
        };
        QTRY_VERIFY2(adasPane.find<QPushButton>(u"liveSendButton"_s)->isEnabled(), "no connection");
        sendFromAda(uR"({"note": "look <b>here</b>"})"_s);
        QTRY_VERIFY(bobsPane.rows() > 0);
        const int last = bobsPane.rows() - 1;
        QCOMPARE(bobsPane.event(last), u"update-global"_s);
        QCOMPARE(bobsPane.cell(last, LiveMessageModel::Text), uR"({"note":"look <b>here</b>"})"_s);
        // The server does not echo it: the sender's own pane shows it as sent.
        QTRY_VERIFY(adasPane.rows() > 0);
        QCOMPARE(adasPane.cell(adasPane.rows() - 1, LiveMessageModel::Sender), u"you"_s);
        QCOMPARE(adasPane.args()->text(), QString());

        sendFromAda(u"plain words"_s);
        QTRY_COMPARE(bobsPane.cell(bobsPane.rows() - 1, LiveMessageModel::Text),
                     uR"({"text":"plain words"})"_s);
    }

    //! The token of 24 hours serves REST, but the socket that it opens is nobody's.
    void saysThatTheConnectionIsNobodys()
    {
        Session session(accountOf(m_sandbox.address(), u"a"_s), m_ada.token);
        session.start();
        Pane pane;
        SPECKLE_VALUE(secret, makeStream(session.client(), true));
        pane.pane.showStream(&session, secret);
        session.joinStream(secret);
        QTRY_COMPARE(pane.state(), u"Connected as nobody"_s);
        QVERIFY(pane.find<QLabel>(u"liveState"_s)->toolTip().contains(u"Signing in again"_s));
    }

    void saysThatTheConnectionIsLostAndTriesAgain()
    {
        Session session(accountOf(m_sandbox.address(), u"a"_s), m_ada.apiToken, nullptr, quickOptions());
        session.start();
        Pane pane;
        pane.pane.showStream(&session, m_streamId);
        QTRY_COMPARE(pane.state(), u"Connected"_s);
        auto *tryNow = pane.find<QToolButton>(u"liveTryNowButton"_s);
        QVERIFY(!tryNow->isVisible());
        m_sandbox.kill();
        QTRY_VERIFY2(pane.state().startsWith(u"Offline, next try in "_s), qPrintable(pane.state()));
        QVERIFY(tryNow->isVisible());
        QVERIFY(!pane.find<QPushButton>(u"liveSendButton"_s)->isEnabled());
        QTest::keyClicks(pane.args(), u"typed meanwhile"_s);
        QVERIFY(m_sandbox.restart());
        QTest::mouseClick(tryNow, Qt::LeftButton);
        // In memory means that the server has forgotten everybody: it opens the socket all the same.
        QTRY_VERIFY2(pane.state().startsWith(u"Connected"_s), qPrintable(pane.state()));
        QCOMPARE(pane.args()->text(), u"typed meanwhile"_s);
    }

    void everyFieldHasAnAccessibleName()
    {
        const Pane pane;
        for (const QString &name :
             {u"liveFilterEdit"_s, u"liveArgsEdit"_s, u"liveEventCombo"_s, u"liveTable"_s, u"liveJson"_s})
            QVERIFY2(!pane.find<QWidget>(name)->accessibleName().isEmpty(), qPrintable(name));
    }

private:
    SandboxProcess m_sandbox;
    SignIn m_ada;
    SignIn m_bob;
    QString m_streamId;
};

QTEST_MAIN(TestLivePane)
#include "tst_livepane.moc"
