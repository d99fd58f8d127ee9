// SPDX-License-Identifier: MIT
#include "tests/support/await.h"
#include "tests/ui/flow/desk.h"

#include "ui/live/livemessagemodel.h"
#include "ui/pages/page.h"
#include "ui/widgets/errorbar.h"

#include <QAbstractItemView>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

const QString ada = u"ada@sample.speckle"_s;
const QString bruno = u"bruno@sample.speckle"_s;
const QString password = u"speckle-sample"_s;

int rowsOf(const QString &name)
{
    const auto *view = Desk::find<QAbstractItemView>(name);
    return view && view->model() ? view->model()->rowCount() : -1;
}

// Whether the live pane shows an event of that kind.
bool heard(const QString &event)
{
    const auto *view = Desk::find<QAbstractItemView>(u"liveTable"_s);
    if (!view)
        return false;
    const QModelIndex first = view->model()->index(0, LiveMessageModel::Event);
    return first.isValid()
           && !view->model()->match(first, Qt::DisplayRole, event, 1, Qt::MatchExactly).isEmpty();
}

// What the status bar says of the only account.
QString statusWord()
{
    const auto *status = Desk::find<QToolButton>(u"accountStatus"_s);
    return status ? status->text().section(u": "_s, -1) : QString();
}

// And the live pane, of its connection.
QString liveWords()
{
    const auto *label = Desk::find<QLabel>(u"liveState"_s);
    return label ? label->text() : QString();
}

// Somebody else at another desk.
class Colleague
{
public:
    Colleague(const ServerAddress &server, const QString &email)
    {
        Client client(server);
        const auto outcome = await(AccountsResource(&client).login(email, password));
        if (outcome.index() != 0)
            return;
        const SignIn &signIn = std::get<SignIn>(outcome);
        Account account;
        account.id = u"colleague"_s;
        account.server = server;
        account.userId = signIn.user.id();
        account.email = email;
        SessionOptions options;
        options.socket.firstReconnect = std::chrono::milliseconds(50);
        options.socket.longestReconnect = std::chrono::milliseconds(400);
        m_session = std::make_unique<Session>(account, signIn.apiToken, nullptr, options);
        m_session->start();
    }

    Session *operator->() const { return m_session.get(); }
    [[nodiscard]] bool isOnline() const { return m_session && m_session->state() == Session::State::Online; }

private:
    std::unique_ptr<Session> m_session;
};

} // namespace

//! What people do from morning to evening, with keys alone, in the real window on the real sandbox.
class TestFlow : public QObject
{
    Q_OBJECT

private slots:
    void fromTheFirstStartToSigningOut();
    void theServerDiesAndComesBack();
    void theNextStartFindsEverythingAgain();

private:
    static void openFirstStream(Desk &desk);
};

void TestFlow::openFirstStream(Desk &desk)
{
    QTRY_VERIFY_WITH_TIMEOUT(rowsOf(u"streamsTable"_s) > 3, 10'000);
    Desk::press(Qt::Key_F, Qt::ControlModifier);
    Desk::press(Qt::Key_Down);
    QTRY_VERIFY(Desk::find<QAbstractItemView>(u"streamsTable"_s)->hasFocus());
    Desk::press(Qt::Key_Home);
    Desk::press(Qt::Key_Return);
    QTRY_VERIFY(desk.window()->currentPage() && !desk.window()->currentPage()->liveStreamId().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(Desk::find<QLineEdit>(u"nameEdit"_s)
                                 && Desk::find<QLineEdit>(u"nameEdit"_s)->isEnabled()
                                 && !Desk::find<QLineEdit>(u"nameEdit"_s)->text().isEmpty(),
                             10'000);
}

void TestFlow::fromTheFirstStartToSigningOut()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start({u"--sample"_s, u"small"_s}));
    Desk desk;
    desk.open();

    // The first start offers the two ways in.
    QTRY_VERIFY(Desk::find(u"welcomePage"_s));
    QVERIFY(desk.sessions()->accounts()->accounts().isEmpty());
    desk.signIn(sandbox.address(), ada, password);
    if (QTest::currentTestFailed())
        return;
    QVERIFY(!Desk::find(u"welcomePage"_s));

    // Own streams are there at once; the filter narrows them at the server, and Escape brings all back.
    QTRY_VERIFY_WITH_TIMEOUT(rowsOf(u"streamsTable"_s) > 3, 10'000);
    const int all = rowsOf(u"streamsTable"_s);
    auto *table = Desk::find<QAbstractItemView>(u"streamsTable"_s);
    const QString wanted = table->model()->index(all - 1, 0).data().toString();
    Desk::press(Qt::Key_F, Qt::ControlModifier);
    Desk::type(wanted);
    QTRY_COMPARE_WITH_TIMEOUT(rowsOf(u"streamsTable"_s), 1, 10'000);
    QCOMPARE(table->model()->index(0, 0).data().toString(), wanted);
    Desk::press(Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(rowsOf(u"streamsTable"_s), all, 10'000);

    openFirstStream(desk);
    if (QTest::currentTestFailed())
        return;
    const QString streamId = desk.window()->currentPage()->liveStreamId();

    // A second session of the same person, elsewhere, has the stream open.
    Colleague colleague(sandbox.address(), ada);
    QTRY_VERIFY_WITH_TIMEOUT(colleague.isOnline(), 10'000);
    SPECKLE_VALUE(before, colleague->loadStream(streamId));
    QSignalSpy outdated(colleague.operator->(), &Session::streamOutdated);
    bool joined = false;
    connect(colleague.operator->(), &Session::liveMessage, this,
            [&](const QString &, const LiveMessage &message) {
                joined = joined || message.roomName.endsWith(streamId);
            });
    colleague->joinStream(streamId);
    QTRY_VERIFY_WITH_TIMEOUT(joined, 10'000);

    QVERIFY(Desk::tabTo(u"nameEdit"_s));
    const QString renamed = u"Renamed <b>by keys</b> & all"_s;
    Desk::retype(renamed);
    QTRY_VERIFY(desk.window()->currentPage()->isModified());
    Desk::press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.window()->currentPage()->isModified(), 10'000);
    QVERIFY(!Desk::find(u"errorBar"_s));

    QTRY_VERIFY_WITH_TIMEOUT(!outdated.isEmpty(), 10'000);
    QCOMPARE(outdated.constFirst().at(0).toString(), streamId);
    SPECKLE_VALUE(after, colleague->loadStream(streamId));
    QCOMPARE(after.name(), renamed);
    // Only the name went out: nothing else that was there has changed.
    QStringList changed = Stream::changedMembers(before, after).keys();
    changed.removeIf([&](const QString &key) { return !before.json().contains(key); });
    QCOMPARE(changed, QStringList(u"name"_s));

    // What the colleague says arrives in the live pane; and what the colleague changes, in the form.
    QVERIFY(!heard(u"hello"_s));
    QVERIFY(colleague->broadcast(streamId, {{u"eventType"_s, u"hello"_s}, {u"text"_s, u"anybody there?"_s}}));
    QTRY_VERIFY_WITH_TIMEOUT(heard(u"hello"_s), 10'000);
    Stream draft = after;
    draft.setDescription(u"Written elsewhere."_s);
    SPECKLE_VALUE(saved, colleague->saveStream(after, draft));
    Q_UNUSED(saved)
    QTRY_COMPARE_WITH_TIMEOUT(Desk::find<QPlainTextEdit>(u"descriptionEdit"_s)->toPlainText(),
                              u"Written elsewhere."_s, 10'000);

    // Out again, through the menu.
    Desk::press(Qt::Key_A, Qt::AltModifier);
    QTRY_VERIFY(QApplication::activePopupWidget());
    Desk::press(Qt::Key_O);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.session(), 10'000);
    QCOMPARE(desk.sessions()->accounts()->accounts().size(), 1);
    QVERIFY(desk.sessions()->accounts()->accounts().constFirst().signedOut);
}

void TestFlow::theServerDiesAndComesBack()
{
    QTemporaryDir data;
    SandboxProcess sandbox;
    QVERIFY(sandbox.start({u"--sample"_s, u"small"_s, u"--data"_s, data.filePath(u"store.sqlite"_s)}));
    Desk desk;
    desk.open();
    desk.signIn(sandbox.address(), ada, password);
    if (QTest::currentTestFailed())
        return;
    openFirstStream(desk);
    if (QTest::currentTestFailed())
        return;
    const QString streamId = desk.window()->currentPage()->liveStreamId();

    QCOMPARE(statusWord(), u"online"_s);
    QTRY_COMPARE(liveWords(), u"Connected"_s);

    // While something is being typed, the server dies.
    QVERIFY(Desk::tabTo(u"nameEdit"_s));
    Desk::retype(u"Typed before the fall"_s);
    sandbox.kill();
    QTRY_COMPARE_WITH_TIMEOUT(desk.session()->state(), Session::State::Offline, 20'000);
    QTRY_COMPARE(statusWord(), u"offline"_s);
    QTRY_VERIFY2(liveWords().startsWith("Offline, next try in"_L1), qPrintable(liveWords()));

    // Saving says so, and keeps the form.
    Desk::press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(
        Desk::find(u"errorBar"_s) && desk.window()->errorBar()->error().action.contains("save"_L1), 20'000);
    const ApiError error = desk.window()->errorBar()->error();
    QVERIFY2(error.sentence().contains(sandbox.address().display()), qPrintable(error.sentence()));
    QVERIFY(desk.window()->currentPage()->isModified());
    QCOMPARE(Desk::find<QLineEdit>(u"nameEdit"_s)->text(), u"Typed before the fall"_s);

    // It comes back: the program recovers by itself and is in the room again.
    QVERIFY(sandbox.restart());
    QTRY_COMPARE_WITH_TIMEOUT(desk.session()->state(), Session::State::Online, 30'000);
    QTRY_COMPARE(statusWord(), u"online"_s);
    QTRY_COMPARE(liveWords(), u"Connected"_s);
    QCOMPARE(Desk::find<QLineEdit>(u"nameEdit"_s)->text(), u"Typed before the fall"_s);
    QVERIFY(desk.window()->currentPage()->isModified());
    Colleague colleague(sandbox.address(), ada);
    QTRY_VERIFY_WITH_TIMEOUT(colleague.isOnline(), 10'000);
    // Said until it is heard: the room may be joined a moment after the connection stands.
    QTRY_VERIFY_WITH_TIMEOUT(
        (colleague->broadcast(streamId, {{u"eventType"_s, u"hello"_s}}), heard(u"hello"_s)), 10'000);

    QVERIFY(Desk::tabTo(u"nameEdit"_s));
    Desk::press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.window()->currentPage()->isModified(), 10'000);
    QTRY_VERIFY(!Desk::find(u"errorBar"_s));
    SPECKLE_VALUE(stream, colleague->loadStream(streamId));
    QCOMPARE(stream.name(), u"Typed before the fall"_s);
}

void TestFlow::theNextStartFindsEverythingAgain()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start({u"--sample"_s, u"small"_s}));
    Desk desk;
    desk.open();
    desk.signIn(sandbox.address(), bruno, password);
    if (QTest::currentTestFailed())
        return;
    openFirstStream(desk);
    if (QTest::currentTestFailed())
        return;
    const QString streamId = desk.window()->currentPage()->liveStreamId();
    QVERIFY(Desk::tabTo(u"nameEdit"_s));
    Desk::retype(u"Not saved yet"_s);
    QTRY_VERIFY(desk.window()->currentPage()->isModified());

    desk.close();
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(desk.session() && desk.session()->state() == Session::State::Online, 20'000);
    QVERIFY(desk.window()->currentPage());
    QCOMPARE(desk.window()->currentPage()->liveStreamId(), streamId);
    QTRY_VERIFY_WITH_TIMEOUT(desk.window()->currentPage()->isModified(), 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(Desk::find<QLineEdit>(u"nameEdit"_s)->text(), u"Not saved yet"_s, 10'000);
}

QTEST_MAIN(TestFlow)
#include "tst_flow.moc"
