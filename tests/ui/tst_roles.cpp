// SPDX-License-Identifier: MIT
// What each kind of person sees of one private stream and one private project, and what they may do with it:
// over all tabs at once. And one window with two accounts on two servers, whose streams have the same id.
#include "core/api/accountsresource.h"
#include "core/session/sessioncomments.h"
#include "core/session/sessionprojects.h"
#include "core/session/sessions.h"
#include "tests/support/await.h"
#include "tests/support/sandboxprocess.h"
#include "tests/ui/samplesession.h"
#include "ui/mainwindow.h"
#include "ui/models/navigatormodel.h"
#include "ui/pages/page.h"
#include "ui/pages/pagefactory.h"
#include "ui/pages/pagetabs.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/statepane.h"

#include <QAbstractItemView>
#include <QAction>
#include <QLineEdit>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Speckle {

class RolesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { m_page.reset(); }
    void theStream_data() { roles(); }
    void theStream();
    void theProject_data() { roles(); }
    void theProject();
    void theLists_data() { roles(); }
    void theLists();
    void administration();
    void twoServersInOneWindow();

private:
    struct Profile
    {
        QTemporaryDir directory;
        AccountStore accounts{directory.path()};
        SessionSecretStore secrets;
        Sessions sessions{&accounts, &secrets};
        UiState state{QString()};

        QString add(const ServerAddress &server, const QString &email);
    };

    static void roles();
    [[nodiscard]] Session *sessionOf(const QString &email);
    void open(Session *session, const QString &address);
    [[nodiscard]] StatePane::State state() const { return m_page->findChild<StatePane *>()->state(); }
    [[nodiscard]] QAction *action(const char *name) const
    {
        return m_page->findChild<QAction *>(QLatin1String(name));
    }
    //! Empty: as it should be.
    [[nodiscard]] QString wrong(const char *name, bool allowed) const;
    [[nodiscard]] QStringList names(Session *session, const QString &address, const char *table);

    SandboxProcess m_office;
    SandboxProcess m_studio;
    std::map<QString, std::unique_ptr<Session>> m_sessions;
    QString m_stream;
    QString m_project;
    std::unique_ptr<Page> m_page;
};

QString RolesTest::Profile::add(const ServerAddress &server, const QString &email)
{
    Client client(server);
    const auto outcome = await(AccountsResource(&client).login(email, samplePassword));
    ServerInfo info;
    info.address = server;
    if (outcome.index() != 0 || await(sessions.add(info, std::get<SignIn>(outcome))).index() != 0)
        return {};
    const QString id = accounts.accounts().constLast().id;
    const bool online = QTest::qWaitFor(
        [&] { return sessions.session(id) && sessions.session(id)->state() == Session::State::Online; });
    return online ? id : QString();
}

void RolesTest::roles()
{
    QTest::addColumn<QString>("email");
    QTest::addColumn<bool>("sees");
    QTest::addColumn<bool>("writes");
    QTest::addColumn<bool>("owns"); // or is as good as the owner
    QTest::newRow("administrator") << u"ada@sample.speckle"_s << true << true << true;
    QTest::newRow("owner") << u"bruno@sample.speckle"_s << true << true << true;
    QTest::newRow("writer") << u"chiara@sample.speckle"_s << true << true << false;
    QTest::newRow("reader") << u"emi@sample.speckle"_s << true << false << false;
    QTest::newRow("stranger") << u"daniel@sample.speckle"_s << false << false << false;
}

Session *RolesTest::sessionOf(const QString &email)
{
    auto &session = m_sessions[email];
    if (!session)
        session = signIn(m_office.address(), email);
    return session.get();
}

void RolesTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QVERIFY(m_office.start({u"--sample"_s, u"small"_s}));
    QVERIFY(m_studio.start({u"--sample"_s, u"small"_s}));
    Session *bruno = sessionOf(u"bruno@sample.speckle"_s);
    QVERIFY(bruno);
    const QJsonArray writers{sessionOf(u"chiara@sample.speckle"_s)->userId()};
    const QJsonArray readers{sessionOf(u"emi@sample.speckle"_s)->userId()};

    Stream stream;
    stream.setName(u"Competition entry"_s);
    stream.setPrivate(true);
    stream.setValue("canWrite", writers);
    stream.setValue("canRead", readers);
    stream.setValue("objects", QJsonArray{QJsonObject{{u"type"_s, u"Point"_s},
                                                      {u"name"_s, u"Corner"_s},
                                                      {u"value"_s, QJsonArray{1, 2, 3}},
                                                      {u"properties"_s, QJsonObject{}}}});
    SPECKLE_VALUE(made, bruno->createStream(stream));
    m_stream = made.streamId();
    Project project;
    project.setName(u"Competition"_s);
    project.setValue("private", true);
    project.setValue("canWrite", writers);
    project.setValue("canRead", readers);
    SPECKLE_VALUE(madeProject, bruno->projects()->create(project));
    m_project = madeProject.id();
}

void RolesTest::open(Session *session, const QString &address)
{
    m_page.reset(makePage(session, u"account"_s, address, nullptr));
    QVERIFY(m_page);
    m_page->resize(1100, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

QString RolesTest::wrong(const char *name, bool allowed) const
{
    const QAction *found = action(name);
    if (!found)
        return QLatin1String(name) + " is not there"_L1;
    if (found->isEnabled() != allowed)
        return QLatin1String(name) + (allowed ? " may not be done: "_L1 : " may be done: "_L1)
               + found->toolTip();
    // Whoever may not is told why.
    const bool explains = found->toolTip().contains("owner"_L1);
    return allowed || explains ? QString()
                               : QLatin1String(name) + " does not say why: "_L1 + found->toolTip();
}

void RolesTest::theStream()
{
    QFETCH(const QString, email);
    QFETCH(const bool, sees);
    QFETCH(const bool, writes);
    QFETCH(const bool, owns);
    Session *session = sessionOf(email);
    open(session, u"stream/"_s + m_stream);
    if (!sees) {
        QTRY_COMPARE(state(), StatePane::State::Forbidden);
        QVERIFY(!session->stream(m_stream));
        return;
    }
    QTRY_COMPARE(state(), StatePane::State::Content);
    QTRY_VERIFY(session->hasWholeStream(m_stream));
    QTRY_COMPARE(m_page->findChild<QLineEdit *>(u"nameEdit"_s)->isReadOnly(), !writes);
    auto *tabs = m_page->findChild<QTabWidget *>(u"streamTabs"_s);
    for (int i = 0; i < tabs->count(); ++i)
        tabs->setCurrentIndex(i);
    for (const char *name :
         {"streamArchive", "streamAddTags", "objectNew", "sharingAddReaders", "sharingAddWriters"})
        QTRY_COMPARE(wrong(name, writes), QString());
    for (const char *name : {"streamDelete", "sharingHandOver"})
        QTRY_COMPARE(wrong(name, owns), QString());
    for (const char *name : {"commentNew", "versionSave", "streamDuplicate", "streamCopyId"})
        QTRY_COMPARE(wrong(name, true), QString());
}

void RolesTest::theProject()
{
    QFETCH(const QString, email);
    QFETCH(const bool, sees);
    QFETCH(const bool, writes);
    QFETCH(const bool, owns);
    Session *session = sessionOf(email);
    open(session, u"project/"_s + m_project);
    if (!sees) {
        QTRY_COMPARE(state(), StatePane::State::Forbidden);
        return;
    }
    QTRY_COMPARE(state(), StatePane::State::Content);
    QTRY_COMPARE(m_page->findChild<QLineEdit *>(u"projectNameEdit"_s)->isReadOnly(), !writes);
    for (const char *name : {"thisProjectArchive", "personAdd"})
        QTRY_COMPARE(wrong(name, writes), QString());
    QTRY_COMPARE(wrong("thisProjectDelete", owns), QString());
    QTRY_COMPARE(wrong("commentNew", true), QString());
}

QStringList RolesTest::names(Session *session, const QString &address, const char *table)
{
    open(session, address);
    const auto *view = m_page->findChild<QAbstractItemView *>(QLatin1String(table));
    if (!view || !QTest::qWaitFor([&] {
            return state() != StatePane::State::Loading
                   && (state() != StatePane::State::Content || view->model()->rowCount() > 0);
        }))
        return {u"?"_s};
    QStringList names;
    for (int row = 0; row < view->model()->rowCount(); ++row)
        names += view->model()->index(row, 0).data().toString();
    return names;
}

void RolesTest::theLists()
{
    QFETCH(const QString, email);
    QFETCH(const bool, sees);
    Session *session = sessionOf(email);
    const bool isOwner = email.startsWith("bruno"_L1);
    const bool isAdmin = email.startsWith("ada"_L1);
    const QString name = u"Competition entry"_s;
    const auto own = names(session, u"streams/own"_s, "streamsTable");
    QCOMPARE(own.filter(name).size(), isOwner ? 1 : 0);
    QVERIFY(!own.contains(u"?"_s));
    const auto shared = names(session, u"streams/shared"_s, "streamsTable");
    QCOMPARE(shared.filter(name).size(), sees && !isOwner && !isAdmin ? 1 : 0);
    QVERIFY(!shared.contains(u"?"_s));
    const auto projects = names(session, u"projects"_s, "recordsTable");
    QCOMPARE(projects.filter(u"Competition"_s).size(), sees && !isAdmin ? 1 : 0);
    // What the web admin hides from administrators.
    open(session, u"streams/all"_s);
    if (!isAdmin) {
        QTRY_COMPARE(state(), StatePane::State::Forbidden);
        open(session, u"users"_s);
        QTRY_COMPARE(state(), StatePane::State::Forbidden);
        return;
    }
    const auto all = names(session, u"streams/all"_s, "streamsTable");
    QCOMPARE(all.filter(name).size(), 1);
    QCOMPARE(names(session, u"projects/all"_s, "recordsTable").filter(u"Competition"_s).size(), 1);
}

void RolesTest::administration()
{
    Profile profile;
    NavigatorModel model(&profile.sessions);
    const QString ada = profile.add(m_office.address(), u"ada@sample.speckle"_s);
    const QString emi = profile.add(m_studio.address(), u"emi@sample.speckle"_s);
    QVERIFY(!ada.isEmpty() && !emi.isEmpty());
    QTRY_VERIFY(model.find(ada, u"users"_s).isValid());
    for (const QString &section : {u"users"_s, u"streams/all"_s, u"projects/all"_s})
        QVERIFY(!model.find(emi, section).isValid());
}

// Two samples of one seed have the same ids: whatever were kept by id alone would show one in the other.
void RolesTest::twoServersInOneWindow()
{
    Profile profile;
    const QString office = profile.add(m_office.address(), u"ada@sample.speckle"_s);
    const QString studio = profile.add(m_studio.address(), u"ada@sample.speckle"_s);
    QVERIFY(!office.isEmpty() && !studio.isEmpty());
    const QString id = streamIdByName(profile.sessions.session(studio), u"Harbour Office – Architecture"_s);
    QVERIFY(!id.isEmpty());
    MainWindow window(&profile.sessions, &profile.state);
    window.resize(1280, 800);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const QString address = u"stream/"_s + id;
    Page *there = window.tabs()->open(studio, address);
    Page *here = window.tabs()->open(office, address);
    QVERIFY(here && there && here != there);
    auto *name = here->findChild<QLineEdit *>(u"nameEdit"_s);
    QTRY_COMPARE(name->text(), u"Harbour Office – Architecture"_s);
    QTRY_VERIFY(!name->isReadOnly());
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, u"Only at the office"_s);
    QTRY_VERIFY(here->isModified());
    QVERIFY(!there->isModified());
    QTest::keyClick(name, Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(here->title(), u"Only at the office"_s);
    there->refresh();
    window.tabs()->open(studio, address);
    auto *other = there->findChild<QLineEdit *>(u"nameEdit"_s);
    QTRY_COMPARE(other->text(), u"Harbour Office – Architecture"_s);
    SPECKLE_VALUE(untouched, profile.sessions.session(studio)->loadStream(id));
    QCOMPARE(untouched.name(), u"Harbour Office – Architecture"_s);
    SPECKLE_VALUE(renamed, profile.sessions.session(office)->loadStream(id));
    QCOMPARE(renamed.name(), u"Only at the office"_s);
}

} // namespace Speckle

QTEST_MAIN(Speckle::RolesTest)
#include "tst_roles.moc"
