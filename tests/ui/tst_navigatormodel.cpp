// SPDX-License-Identifier: MIT
#include "core/session/sessionclients.h"
#include "core/session/sessioncomments.h"
#include "core/session/sessionprojects.h"
#include "core/session/sessions.h"
#include "tests/core/session/fakespeckle.h"
#include "tests/support/await.h"
#include "tests/support/faultproxy.h"
#include "tests/support/sandboxprocess.h"
#include "tests/ui/samplesession.h"
#include "ui/models/navigatorbadges.h"
#include "ui/models/navigatormodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Speckle;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
// Everything a window stands on, in a profile of its own.
struct Profile
{
    QTemporaryDir directory;
    AccountStore accounts{directory.path()};
    SessionSecretStore secrets;
    Sessions sessions{&accounts, &secrets};

    QString add(const QString &name, bool signedOut = true)
    {
        Account account;
        account.server = ServerAddress(QUrl(u"http://127.0.0.1:1"_s));
        account.userId = name;
        account.displayName = name;
        account.email = name + u"@example.com"_s;
        account.signedOut = signedOut;
        return accounts.put(account).id;
    }
};

QStringList rows(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(parent); ++row)
        texts << model.index(row, 0, parent).data().toString();
    return texts;
}
} // namespace

class tst_NavigatorModel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_sandbox.start({u"--sample"_s, u"small"_s})); }
    void isBornEmptyAndGrows();
    void takesOverWhatIsThere();
    void followsTheOrder();
    void removes();
    void groupsItsLists();
    void findsPages();
    void saysTheState();
    void marksTheDefaultOne();
    void escapesStrangersText();
    void showsProjectsAndTheirStreams();
    void keepsItsRowsOverARefresh();
    void namesStreamsThatAProjectGets();
    void administersOnlyForAdministrators();
    void countsCommentsForMe();
    void countsWhatOthersAssign();
    void countsWhatIsLoaded();
    void asksForNothingElse();
    void saysWhyThereAreNoProjects();
    void aDeadServerDelaysNobody_data();
    void aDeadServerDelaysNobody();

private:
    void signInto(Profile &profile, const QString &email, const ServerAddress &server);
    void signInto(Profile &profile, const QString &email) { signInto(profile, email, m_sandbox.address()); }

    SandboxProcess m_sandbox;
};

// An account of the sample, with its session online.
void tst_NavigatorModel::signInto(Profile &profile, const QString &email, const ServerAddress &address)
{
    Client client(address);
    const auto outcome = await(AccountsResource(&client).login(email, samplePassword));
    QVERIFY(std::holds_alternative<SignIn>(outcome));
    ServerInfo server;
    server.address = address;
    QVERIFY(std::holds_alternative<Account>(await(profile.sessions.add(server, std::get<SignIn>(outcome)))));
    const Account account = profile.accounts.accounts().constLast();
    QTRY_VERIFY(profile.sessions.session(account.id));
    QTRY_COMPARE(profile.sessions.session(account.id)->state(), Session::State::Online);
}

void tst_NavigatorModel::showsProjectsAndTheirStreams()
{
    Profile profile;
    NavigatorModel model(&profile.sessions);
    signInto(profile, u"ada@sample.speckle"_s);
    const QString ada = profile.accounts.accounts().constFirst().id;
    const QModelIndex projects = model.find(ada, u"projects"_s);
    QVERIFY(projects.isValid());
    QVERIFY(model.hasChildren(projects));
    QCOMPARE(model.rowCount(projects), 0); // nobody has looked yet
    QVERIFY(model.canFetchMore(projects));
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.fetchMore(projects);
    QTRY_VERIFY(rows(model, projects).contains(u"Harbour Office"_s));

    const QModelIndex office
        = model.index(int(rows(model, projects).indexOf(u"Harbour Office"_s)), 0, projects);
    QVERIFY(office.data(NavigatorModel::AddressRole).toString().startsWith("project/"_L1));
    model.fetchMore(office);
    QTRY_VERIFY(model.rowCount(office) > 1);
    QTRY_VERIFY(rows(model, office).contains(u"Harbour Office – Architecture"_s));
    const QModelIndex stream = model.index(0, 0, office);
    const QString address = stream.data(NavigatorModel::AddressRole).toString();
    QVERIFY(address.startsWith("stream/"_L1));
    QCOMPARE(model.find(ada, address), stream);
}

void tst_NavigatorModel::keepsItsRowsOverARefresh()
{
    Profile profile;
    NavigatorModel model(&profile.sessions);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    signInto(profile, u"ada@sample.speckle"_s);
    const QString ada = profile.accounts.accounts().constFirst().id;
    Session *session = profile.sessions.session(ada);
    const QModelIndex projects = model.find(ada, u"projects"_s);
    model.fetchMore(projects);
    QTRY_VERIFY(rows(model, projects).contains(u"Harbour Office"_s));
    const QPersistentModelIndex office
        = model.index(int(rows(model, projects).indexOf(u"Harbour Office"_s)), 0, projects);
    const int before = model.rowCount(projects);

    // One is added and one goes into the archive, at another desk.
    Project made;
    made.setName(u"A new one"_s);
    const auto created = await(ProjectsResource(session->client()).create(made));
    QVERIFY(std::holds_alternative<Project>(created));
    model.refresh(ada);
    QTRY_COMPARE(model.rowCount(projects), before + 1);
    QVERIFY(office.isValid());
    QCOMPARE(office.data().toString(), u"Harbour Office"_s);

    Project after = std::get<Project>(created);
    after.setDeleted(true);
    const auto saved = await(session->projects()->save(std::get<Project>(created), after));
    QVERIFY(saved.index() == 0);
    QTRY_COMPARE(model.rowCount(projects), before);
    QVERIFY(office.isValid());

    QVERIFY(std::holds_alternative<Done>(await(profile.sessions.signOut(ada))));
    QTRY_COMPARE(model.rowCount(model.find(ada, u"projects"_s)), 0);
    QVERIFY(!model.hasChildren(model.find(ada, u"projects"_s)));
}

void tst_NavigatorModel::namesStreamsThatAProjectGets()
{
    Profile profile;
    NavigatorModel model(&profile.sessions);
    signInto(profile, u"ada@sample.speckle"_s);
    const QString ada = profile.accounts.accounts().constFirst().id;
    Client *client = profile.sessions.session(ada)->client();
    Project blank;
    blank.setName(u"To be filled"_s);
    SPECKLE_VALUE(project, ProjectsResource(client).create(blank));
    Stream stream;
    stream.setName(u"First"_s);
    SPECKLE_VALUE(first, StreamsResource(client).create(stream));
    stream.setName(u"Second"_s);
    SPECKLE_VALUE(second, StreamsResource(client).create(stream));
    QCOMPARE(await(ProjectsResource(client).addStream(project.id(), first.streamId())).index(), size_t(0));
    model.fetchMore(model.find(ada, u"projects"_s));
    QTRY_VERIFY(model.find(ada, u"project/"_s + project.id()).isValid());
    const QPersistentModelIndex row = model.find(ada, u"project/"_s + project.id());
    model.fetchMore(row);
    QTRY_COMPARE(rows(model, row), QStringList{u"First"_s});
    // At another desk it gets one more, and the other one another name.
    QCOMPARE(await(ProjectsResource(client).addStream(project.id(), second.streamId())).index(), size_t(0));
    Stream renamed = first;
    renamed.setName(u"First of all"_s);
    QCOMPARE(await(StreamsResource(client).update(first, renamed)).index(), size_t(0));
    model.refresh(ada);
    QTRY_COMPARE(rows(model, row), QStringList({u"First of all"_s, u"Second"_s}));
    QCOMPARE(await(ProjectsResource(client).remove(project.id())).index(), size_t(0));
}

void tst_NavigatorModel::countsCommentsForMe()
{
    Profile profile;
    NavigatorModel model(&profile.sessions);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    signInto(profile, u"ada@sample.speckle"_s);
    const QString ada = profile.accounts.accounts().constFirst().id;
    Session *session = profile.sessions.session(ada);
    // Nobody opened anything.
    QTRY_VERIFY(session->comments()->assigned()->state() != RecordList::State::Loading);
    const QModelIndex row = model.find(ada, u"comments/assigned"_s);
    const auto badge = [&row] { return row.data(NavigatorModel::BadgeRole).toInt(); };
    const int before = badge();

    const QString streamId = streamIdByName(session, u"Harbour Office – Architecture"_s);
    Comment comment;
    comment.setText(u"For you"_s);
    comment.setAssignedTo({session->userId()});
    SPECKLE_VALUE(made, session->comments()->create(ResourceType::Stream, streamId, comment));
    QTRY_COMPARE(badge(), before + 1);
    QVERIFY(row.data(Qt::AccessibleTextRole).toString().startsWith("Comments for me, "_L1));
    QVERIFY(row.data(Qt::ToolTipRole).toString().contains("open comment"_L1));
    // Rows that may be folded up have it, too.
    for (const QModelIndex &above : {row.parent(), row.parent().parent()}) {
        QCOMPARE(above.data(NavigatorModel::BadgeRole).toInt(), before + 1);
        QVERIFY(above.data(NavigatorModel::BadgeFoldedRole).toBool());
        QVERIFY(above.data(Qt::AccessibleTextRole).toString().contains("open comment"_L1));
    }
    QVERIFY(!row.data(NavigatorModel::BadgeFoldedRole).toBool());

    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    Comment closed = made;
    closed.setClosed(true);
    QCOMPARE(await(session->comments()->save(made, closed)).index(), size_t(0));
    QTRY_COMPARE(badge(), before);
    QTRY_VERIFY(std::any_of(changed.cbegin(), changed.cend(), [&row](const QList<QVariant> &arguments) {
        return arguments.at(0).toModelIndex() == row;
    }));
    QCOMPARE(await(session->comments()->remove(made.id())).index(), size_t(0));
}

// The server tells nobody of it, and neither does this program's own record of what it did.
void tst_NavigatorModel::countsWhatOthersAssign()
{
    Profile profile;
    NavigatorModel model(&profile.sessions);
    signInto(profile, u"ada@sample.speckle"_s);
    const QString ada = profile.accounts.accounts().constFirst().id;
    Session *session = profile.sessions.session(ada);
    QTRY_VERIFY(session->comments()->assigned()->state() != RecordList::State::Loading);
    const QModelIndex row = model.find(ada, u"comments/assigned"_s);
    const auto badge = [&row] { return row.data(NavigatorModel::BadgeRole).toInt(); };
    const int before = badge();
    Comment comment;
    comment.setText(u"For you"_s);
    comment.setAssignedTo({session->userId()});
    const QString streamId = streamIdByName(session, u"Harbour Office – Architecture"_s);
    CommentsResource elsewhere(session->client());
    SPECKLE_VALUE(made, elsewhere.create(ResourceType::Stream, streamId, comment));
    QCOMPARE(badge(), before);

    new NavigatorBadges(session, 20ms);
    QWidget window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTRY_COMPARE(badge(), before + 1);
    QCOMPARE(await(elsewhere.remove(made.id())).index(), size_t(0));
    QTRY_COMPARE(badge(), before);
}

void tst_NavigatorModel::countsWhatIsLoaded()
{
    Profile profile;
    NavigatorModel model(&profile.sessions);
    signInto(profile, u"ada@sample.speckle"_s);
    const QString ada = profile.accounts.accounts().constFirst().id;
    Session *session = profile.sessions.session(ada);
    const QModelIndex projects = model.find(ada, u"projects"_s);
    const QModelIndex clients = model.find(ada, u"clients"_s);
    QVERIFY(!projects.data(NavigatorModel::BadgeRole).isValid());
    QVERIFY(!clients.data(NavigatorModel::BadgeRole).isValid());
    QCOMPARE(projects.data(Qt::AccessibleTextRole).toString(), u"Projects"_s);
    model.fetchMore(projects);
    QTRY_VERIFY(model.rowCount(projects) > 0);
    QCOMPARE(projects.data(NavigatorModel::BadgeRole).toInt(), model.rowCount(projects)); // no archived ones
    QVERIFY(projects.data(Qt::AccessibleTextRole).toString().contains("project"_L1));
    session->clients()->list()->load();
    QTRY_VERIFY(!session->clients()->list()->ids().isEmpty());
    QVERIFY(clients.data(NavigatorModel::BadgeRole).toInt() <= session->clients()->list()->ids().size());
}

void tst_NavigatorModel::asksForNothingElse()
{
    FakeSpeckle server;
    Profile profile;
    NavigatorModel model(&profile.sessions);
    SignIn signIn;
    signIn.user = User({{u"_id"_s, u"ada"_s}, {u"name"_s, u"Ada"_s}});
    signIn.apiToken = FakeSpeckle::token();
    ServerInfo info;
    info.address = server.account().server;
    SPECKLE_VALUE(account, profile.sessions.add(info, signIn));
    QTRY_VERIFY(profile.sessions.session(account.id));
    QTRY_COMPARE(profile.sessions.session(account.id)->state(), Session::State::Online);
    QTRY_COMPARE(server.count(u"GET /api/comments/assigned"_s), 1);
    // What is still under way is not asked for once more.
    QTRY_VERIFY(profile.sessions.session(account.id)->comments()->assigned()->state()
                != RecordList::State::Loading);
    model.refresh(account.id);
    QTRY_COMPARE(server.count(u"GET /api/comments/assigned"_s), 2);
    for (const QString &call :
         {u"GET /api/projects"_s, u"GET /api/clients"_s, u"GET /api/comments"_s, u"GET /api/streams"_s})
        QCOMPARE(server.count(call), 0);
    model.fetchMore(model.find(account.id, u"projects"_s));
    QTRY_COMPARE(server.count(u"GET /api/projects"_s), 1);
}

void tst_NavigatorModel::saysWhyThereAreNoProjects()
{
    FakeSpeckle server;
    server.instead.insert(u"GET /api/projects"_s, {WireAnswer::http(500, "<b>broken</b>")});
    Profile profile;
    NavigatorModel model(&profile.sessions);
    SignIn signIn;
    signIn.user = User({{u"_id"_s, u"ada"_s}, {u"name"_s, u"Ada"_s}});
    signIn.apiToken = FakeSpeckle::token();
    ServerInfo info;
    info.address = server.account().server;
    SPECKLE_VALUE(account, profile.sessions.add(info, signIn));
    QTRY_VERIFY(profile.sessions.session(account.id));
    QTRY_COMPARE(profile.sessions.session(account.id)->state(), Session::State::Online);
    const QModelIndex projects = model.find(account.id, u"projects"_s);
    QVERIFY(projects.data(Qt::ToolTipRole).toString().isEmpty());
    model.fetchMore(projects);
    QTRY_VERIFY(!projects.data(Qt::ToolTipRole).toString().isEmpty());
    QVERIFY(projects.data(Qt::AccessibleTextRole).toString().startsWith("Projects, "_L1));
    QVERIFY(!projects.data(Qt::ToolTipRole).toString().contains("<b>"_L1));
}

void tst_NavigatorModel::aDeadServerDelaysNobody_data()
{
    QTest::addColumn<FaultProxy::Mode>("mode");
    QTest::newRow("it refuses") << FaultProxy::Mode::Refuse;
    QTest::newRow("it is silent") << FaultProxy::Mode::Hang;
}

void tst_NavigatorModel::aDeadServerDelaysNobody()
{
    QFETCH(const FaultProxy::Mode, mode);
    SandboxProcess studio;
    QVERIFY(studio.start({u"--sample"_s, u"small"_s}));
    FaultProxy proxy(studio.address());
    Profile profile;
    signInto(profile, u"ada@sample.speckle"_s, proxy.address());
    signInto(profile, u"ada@sample.speckle"_s);
    const QString dead = profile.accounts.accounts().at(0).id;
    const QString alive = profile.accounts.accounts().at(1).id;

    proxy.setMode(mode);
    // The program starts anew, and the dead one is the first in the list.
    Sessions sessions(&profile.accounts, &profile.secrets);
    NavigatorModel model(&sessions);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    sessions.startAll();
    QTRY_VERIFY(sessions.session(alive) && sessions.session(dead));
    for (const QString &account : {dead, alive})
        model.fetchMore(model.find(account, u"projects"_s));
    QTRY_VERIFY(model.rowCount(model.find(alive, u"projects"_s)) > 0);
    QTRY_VERIFY(model.find(alive, u"users"_s).isValid());
    QTRY_VERIFY(sessions.session(alive)->comments()->assigned()->state() != RecordList::State::Loading);
    QCOMPARE(model.rowCount(model.find(dead, u"projects"_s)), 0);
    QVERIFY(sessions.session(dead)->state() != Session::State::Online);

    // And it comes back by itself.
    proxy.setMode(FaultProxy::Mode::Pass);
    QTRY_VERIFY_WITH_TIMEOUT(model.rowCount(model.find(dead, u"projects"_s)) > 0, 30'000);
}

void tst_NavigatorModel::administersOnlyForAdministrators()
{
    Profile profile;
    NavigatorModel model(&profile.sessions);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    signInto(profile, u"bruno@sample.speckle"_s);
    signInto(profile, u"ada@sample.speckle"_s);
    const QList<Account> accounts = profile.accounts.accounts();
    QTRY_VERIFY(model.find(accounts.at(1).id, u"projects/all"_s).isValid());
    QVERIFY(!model.find(accounts.at(0).id, u"projects/all"_s).isValid());
    const QModelIndex group = model.find(accounts.at(1).id, u"projects/all"_s).parent();
    QVERIFY(group.data(NavigatorModel::AddressRole).toString().isEmpty()); // a click only unfolds it
}

void tst_NavigatorModel::isBornEmptyAndGrows()
{
    Profile profile;
    NavigatorModel model(&profile.sessions);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    profile.add(u"Ada"_s);
    profile.add(u"Bruno"_s);
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(model.index(0, 0).data().toString().startsWith("Ada"_L1));
    QCOMPARE(rows(model, model.index(0, 0)),
             QStringList({u"Streams"_s, u"Projects"_s, u"Comments"_s, u"Clients"_s}));
}

void tst_NavigatorModel::takesOverWhatIsThere()
{
    Profile profile;
    profile.add(u"Ada"_s);
    NavigatorModel model(&profile.sessions);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 1);
}

void tst_NavigatorModel::followsTheOrder()
{
    Profile profile;
    const QString ada = profile.add(u"Ada"_s);
    profile.add(u"Bruno"_s);
    profile.add(u"Chiara"_s);
    NavigatorModel model(&profile.sessions);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QPersistentModelIndex adasStreams = model.find(ada, u"streams/own"_s);
    profile.accounts.move(ada, 2);
    QCOMPARE(model.index(2, 0).data(NavigatorModel::AccountIdRole).toString(), ada);
    // A selection stays on what was selected.
    QVERIFY(adasStreams.isValid());
    QCOMPARE(adasStreams.parent().parent().row(), 2);
    profile.accounts.move(ada, 0);
    QCOMPARE(adasStreams.parent().parent().row(), 0);
}

void tst_NavigatorModel::removes()
{
    Profile profile;
    const QString ada = profile.add(u"Ada"_s);
    const QString bruno = profile.add(u"Bruno"_s);
    NavigatorModel model(&profile.sessions);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    profile.accounts.remove(ada);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(!model.find(ada).isValid());
    QCOMPARE(model.find(bruno).row(), 0);
    profile.accounts.remove(bruno);
    QCOMPARE(model.rowCount(), 0);
}

void tst_NavigatorModel::groupsItsLists()
{
    Profile profile;
    const QString ada = profile.add(u"Ada"_s);
    NavigatorModel model(&profile.sessions);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QModelIndex streams = model.find(ada, u"streams/own"_s).parent();
    QCOMPARE(rows(model, streams),
             QStringList({u"My streams"_s, u"Shared with me"_s, u"Starred"_s, u"Archive"_s}));
    const QModelIndex comments = model.find(ada, u"comments/mine"_s).parent();
    QCOMPARE(rows(model, comments), QStringList({u"Comments for me"_s, u"My comments"_s}));
    for (const QModelIndex &group : {streams, comments}) {
        QVERIFY(group.data(NavigatorModel::AddressRole).toString().isEmpty());
        QVERIFY(group.data(NavigatorModel::UnfoldedRole).toBool());
    }
    QVERIFY(!model.find(ada, u"projects"_s).data(NavigatorModel::UnfoldedRole).toBool());
}

void tst_NavigatorModel::findsPages()
{
    Profile profile;
    const QString ada = profile.add(u"Ada"_s);
    NavigatorModel model(&profile.sessions);
    const QModelIndex shared = model.find(ada, u"streams/shared"_s);
    QCOMPARE(shared.data(NavigatorModel::AddressRole).toString(), u"streams/shared"_s);
    QCOMPARE(shared.data(NavigatorModel::AccountIdRole).toString(), ada);
    QVERIFY(!shared.data(Qt::DecorationRole).value<QIcon>().isNull());
    QVERIFY(!model.find(ada, u"stream/abc"_s).isValid());
    QVERIFY(model.find(ada).data(NavigatorModel::AddressRole).toString().isEmpty());
}

void tst_NavigatorModel::saysTheState()
{
    Profile profile;
    NavigatorModel model(&profile.sessions);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);

    ServerInfo server;
    server.address = ServerAddress(QUrl(u"http://127.0.0.1:1"_s)); // nobody listens there
    SignIn signIn;
    signIn.user = User(QJsonObject{{u"_id"_s, u"1"_s}, {u"name"_s, u"Ada"_s}});
    signIn.apiToken = Token::fromText(u"JWT eyJhbGciOiJIUzI1NiJ9.eyJfaWQiOiIxIn0.c2lnbmF0dXJl"_s);
    QVERIFY(!signIn.apiToken.isEmpty());
    Reply<Account> *reply = profile.sessions.add(server, signIn);
    QSignalSpy added(reply, &AbstractReply::finished);
    QVERIFY(added.wait());
    const QModelIndex row = model.index(0, 0);
    QTRY_VERIFY(row.data(Qt::AccessibleTextRole).toString().contains("offline"_L1));
    QVERIFY(changed.count() > 0);
    QVERIFY(row.data(Qt::ToolTipRole).toString().contains("offline"_L1));

    const QString id = row.data(NavigatorModel::AccountIdRole).toString();
    QSignalSpy out(profile.sessions.signOut(id), &AbstractReply::finished);
    QVERIFY(out.wait());
    QTRY_VERIFY(row.data(Qt::AccessibleTextRole).toString().contains("signed out"_L1));
}

void tst_NavigatorModel::marksTheDefaultOne()
{
    Profile profile;
    profile.add(u"Ada"_s);
    NavigatorModel model(&profile.sessions);
    const auto isBold
        = [&model](int row) { return model.index(row, 0).data(Qt::FontRole).value<QFont>().bold(); };
    QVERIFY(!isBold(0)); // there is nothing to tell it from
    const QString bruno = profile.add(u"Bruno"_s);
    profile.accounts.setDefault(bruno);
    QVERIFY(!isBold(0));
    QVERIFY(isBold(1));
}

void tst_NavigatorModel::escapesStrangersText()
{
    Profile profile;
    profile.add(u"<img src=x>\nAda"_s);
    NavigatorModel model(&profile.sessions);
    QVERIFY(!model.index(0, 0).data().toString().contains(u'\n'));
    QVERIFY(!model.index(0, 0).data(Qt::ToolTipRole).toString().contains("<img"_L1));
}

QTEST_MAIN(tst_NavigatorModel)
#include "tst_navigatormodel.moc"
