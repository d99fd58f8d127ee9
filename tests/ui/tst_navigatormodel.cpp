// SPDX-License-Identifier: MIT
#include "core/session/sessionprojects.h"
#include "core/session/sessions.h"
#include "tests/support/await.h"
#include "tests/support/sandboxprocess.h"
#include "tests/ui/samplesession.h"
#include "ui/models/navigatormodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Speckle;
using namespace Qt::StringLiterals;

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
    void findsPages();
    void saysTheState();
    void marksTheDefaultOne();
    void escapesStrangersText();
    void showsProjectsAndTheirStreams();
    void keepsItsRowsOverARefresh();
    void administersOnlyForAdministrators();

private:
    void signInto(Profile &profile, const QString &email);

    SandboxProcess m_sandbox;
};

// An account of the sample, with its session online.
void tst_NavigatorModel::signInto(Profile &profile, const QString &email)
{
    Client client(m_sandbox.address());
    const auto outcome = await(AccountsResource(&client).login(email, samplePassword));
    QVERIFY(std::holds_alternative<SignIn>(outcome));
    ServerInfo server;
    server.address = m_sandbox.address();
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
             QStringList({u"Streams"_s, u"Shared with me"_s, u"Starred"_s, u"Archive"_s, u"Projects"_s,
                          u"Comments for me"_s, u"My comments"_s, u"Clients"_s}));
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
    QCOMPARE(adasStreams.parent().row(), 2);
    profile.accounts.move(ada, 0);
    QCOMPARE(adasStreams.parent().row(), 0);
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
