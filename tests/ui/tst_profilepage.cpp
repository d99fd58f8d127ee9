// SPDX-License-Identifier: MIT
#include "ui/pages/profilepage.h"

#include "core/session/sessions.h"
#include "tests/support/await.h"
#include "tests/support/faultproxy.h"
#include "tests/support/sandboxprocess.h"
#include "tests/ui/samplesession.h"
#include "ui/actions/actiontable.h"
#include "ui/mainwindow.h"
#include "ui/pages/pagetabs.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/secretedit.h"
#include "ui/widgets/statepane.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QDialog>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Speckle {

class ProfilePageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QGuiApplication::clipboard()->clear(); }
    void cleanup() { m_page.reset(); }
    void showsWhoOneIs();
    void savesByKeys();
    void sendsOnlyWhatDiffers();
    void keepsTheFormWhenSavingFails();
    void refusesToEmptyAField();
    void neverShowsTheToken();
    void copiesTheTokenByKeys();
    void hidesWhatWasLookedAt();
    void tellsWhatKindOfToken();
    void asksBeforeItCloses();
    void restoresADraft();
    void livesWithoutASession();
    void showsHostileNamesPlainly();
    void opensFromTheAccountMenu();

private:
    void open(Session *session);
    //! Somebody of the test's own, whom it may rename.
    [[nodiscard]] std::unique_ptr<Session> somebody(const ServerAddress &server);
    template <typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] QLineEdit *name() const { return part<QLineEdit>("profileNameEdit"); }
    static void append(QWidget *edit, const QString &text)
    {
        QTest::keyClick(edit, Qt::Key_End);
        QTest::keyClicks(edit, text);
    }
    [[nodiscard]] static QString tokenOf(Session *session)
    {
        return QString::fromLatin1(session->client()->token().headerValue());
    }
    [[nodiscard]] static User atServer(Session *session)
    {
        const auto outcome = await(AccountsResource(session->client()).profile());
        return outcome.index() == 0 ? std::get<0>(outcome) : User();
    }

    SandboxProcess m_sandbox;
    std::unique_ptr<Session> m_ada;
    std::unique_ptr<ProfilePage> m_page;
    int m_people = 0;
};

void ProfilePageTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QVERIFY(m_sandbox.start({u"--sample"_s, u"small"_s}));
    m_ada = signIn(m_sandbox.address(), u"ada@sample.speckle"_s);
    QVERIFY(m_ada);
}

std::unique_ptr<Session> ProfilePageTest::somebody(const ServerAddress &server)
{
    return registerAndSignIn(server, u"person%1@test.speckle"_s.arg(++m_people));
}

void ProfilePageTest::open(Session *session)
{
    m_page = std::make_unique<ProfilePage>(session, u"account"_s);
    m_page->resize(900, 600);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->focusStart();
}

void ProfilePageTest::showsWhoOneIs()
{
    open(m_ada.get());
    QTRY_COMPARE(name()->text(), u"Ada"_s);
    QCOMPARE(part<QLineEdit>("profileSurnameEdit")->text(), u"Lindqvist"_s);
    QCOMPARE(part<QLabel>("profileEmail")->text(), u"ada@sample.speckle"_s);
    QVERIFY(part<QLabel>("profileRole")->text().startsWith("Administrator"_L1));
    QVERIFY(part<QLabel>("profileServer")->text().contains(m_sandbox.address().display()));
    QVERIFY2(part<QLabel>("profileTokenKind")->text().startsWith("API token: expires "_L1),
             qPrintable(part<QLabel>("profileTokenKind")->text()));
    QVERIFY(part<QLabel>("profileTokenKind")->text().contains("days)"_L1));
    QCOMPARE(m_page->title(), u"Profile"_s);
    QCOMPARE(m_page->address(), u"profile"_s);
    QVERIFY(!m_page->isModified());
    QVERIFY(!part<QPushButton>("profileSaveButton")->isEnabled());
    QVERIFY(name()->hasFocus());
}

void ProfilePageTest::savesByKeys()
{
    const auto session = somebody(m_sandbox.address());
    QVERIFY(session);
    open(session.get());
    QTRY_COMPARE(name()->text(), u"Test"_s);
    QTest::keyClick(name(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(name(), u"Greta"_s);
    QVERIFY(m_page->isModified());
    QSignalSpy saved(m_page.get(), &Page::saved);
    QTest::keyClick(part<QPushButton>("profileSaveButton"), Qt::Key_Space);
    QVERIFY(saved.wait());
    QVERIFY(!m_page->isModified());
    QCOMPARE(session->user().name(), u"Greta"_s);
    QCOMPARE(session->account().displayName, u"Greta Person"_s);
    QCOMPARE(atServer(session.get()).name(), u"Greta"_s);
    QCOMPARE(atServer(session.get()).surname(), u"Person"_s);
    // Back to what the server has.
    append(name(), u"!"_s);
    QVERIFY(m_page->isModified());
    QTest::keyClick(part<QPushButton>("profileRevertButton"), Qt::Key_Space);
    QVERIFY(!m_page->isModified());
    QCOMPARE(name()->text(), u"Greta"_s);
}

void ProfilePageTest::sendsOnlyWhatDiffers()
{
    const auto session = somebody(m_sandbox.address());
    QVERIFY(session);
    open(session.get());
    QTRY_COMPARE(name()->text(), u"Test"_s);
    // At another desk the surname becomes another.
    User after = session->user();
    after.setValue("surname", u"Elsewhere"_s);
    SPECKLE_VALUE(done, AccountsResource(session->client()).updateProfile(session->user(), after));
    Q_UNUSED(done)
    append(part<QLineEdit>("profileCompanyEdit"), u" & Sons"_s);
    QSignalSpy saved(m_page.get(), &Page::saved);
    m_page->save();
    QVERIFY(saved.wait());
    const User now = atServer(session.get());
    QCOMPARE(now.company(), u"Us & Sons"_s);
    QCOMPARE(now.surname(), u"Elsewhere"_s);
    QTRY_COMPARE(part<QLineEdit>("profileSurnameEdit")->text(), u"Elsewhere"_s);
}

void ProfilePageTest::keepsTheFormWhenSavingFails()
{
    FaultProxy proxy(m_sandbox.address());
    const auto session = somebody(proxy.address());
    QVERIFY(session);
    open(session.get());
    QTRY_COMPARE(name()->text(), u"Test"_s);
    append(name(), u" in vain"_s);
    proxy.setMode(FaultProxy::Mode::Refuse);
    QSignalSpy failed(m_page.get(), &Page::failed);
    QTest::keyClick(part<QPushButton>("profileSaveButton"), Qt::Key_Space);
    QTRY_VERIFY(failed.count() > 0);
    QVERIFY(!failed.first().first().value<ApiError>().isCancelled());
    QCOMPARE(name()->text(), u"Test in vain"_s);
    QVERIFY(m_page->isModified());
    QVERIFY(part<QPushButton>("profileSaveButton")->isEnabled());
    // Once it can be reached again, the same goes through.
    proxy.setMode(FaultProxy::Mode::Pass);
    QSignalSpy saved(m_page.get(), &Page::saved);
    m_page->save();
    QVERIFY(saved.wait());
    QCOMPARE(atServer(session.get()).name(), u"Test in vain"_s);
    m_page.reset();
}

void ProfilePageTest::refusesToEmptyAField()
{
    open(m_ada.get());
    QTRY_COMPARE(name()->text(), u"Ada"_s);
    QTest::keyClick(name(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(name(), Qt::Key_Delete);
    auto *message = part<QLabel>("profileNameEditMessage");
    QVERIFY(message->isVisible());
    QVERIFY(message->text().contains("emptied"_L1));
    QVERIFY(!part<QPushButton>("profileSaveButton")->isEnabled());
    // Whoever waits for a save learns that there is none.
    QSignalSpy failed(m_page.get(), &Page::failed);
    m_page->save();
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed.first().first().value<ApiError>().isCancelled());
}

void ProfilePageTest::neverShowsTheToken()
{
    QSignalSpy status(m_ada.get(), &Session::stateChanged);
    open(m_ada.get());
    QTRY_COMPARE(name()->text(), u"Ada"_s);
    const QString jwt = tokenOf(m_ada.get()).mid(4);
    QVERIFY(jwt.size() > 60);
    QSignalSpy told(m_page.get(), &Page::statusText);
    part<QPushButton>("profileTokenCopy")->click();
    QTest::keyClicks(name(), u"x"_s);
    QStringList texts{m_page->title(), m_page->windowTitle(),
                      QString::fromUtf8(QJsonDocument(m_page->draft()).toJson())};
    for (const QList<QVariant> &arguments : told)
        texts += arguments.first().toString();
    const auto widgets = m_page->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        texts += {widget->toolTip(), widget->statusTip(), widget->windowTitle(), widget->accessibleName(),
                  widget->accessibleDescription()};
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            texts += label->text();
        if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
            texts += {edit->displayText(), edit->placeholderText()};
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            texts += button->text();
    }
    QVERIFY(texts.size() > 100);
    for (const QString &text : texts) {
        for (const QString &piece : jwt.split(u'.'))
            QVERIFY2(!text.contains(piece), qPrintable(text));
    }
    // Ctrl+C and the field's own menu copy nothing out of dots.
    QGuiApplication::clipboard()->clear();
    auto *secret = part<SecretEdit>("profileToken");
    QVERIFY(secret->isReadOnly());
    QCOMPARE(secret->echoMode(), QLineEdit::Password);
    secret->setFocus();
    QTest::keyClick(secret, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(secret, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
}

void ProfilePageTest::copiesTheTokenByKeys()
{
    open(m_ada.get());
    QTRY_COMPARE(name()->text(), u"Ada"_s);
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    auto *copy = part<QPushButton>("profileTokenCopy");
    // The way there by Tab, past the fields.
    for (int i = 0; i < 20 && !copy->hasFocus(); ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(copy->hasFocus());
    QSignalSpy told(m_page.get(), &Page::statusText);
    QTest::keyClick(copy, Qt::Key_Space);
    QCOMPARE(QGuiApplication::clipboard()->text(), tokenOf(m_ada.get()));
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->data(u"x-kde-passwordManagerHint"_s),
             QByteArray("secret"));
    QCOMPARE(told.count(), 1);
    QVERIFY(!copy->accessibleName().isEmpty());
    // What was copied signs in.
    Client client(m_sandbox.address());
    SPECKLE_VALUE(known, AccountsResource(&client).loginWithToken(
                             Token::fromText(QGuiApplication::clipboard()->text())));
    QCOMPARE(known.user.id(), m_ada->userId());
}

void ProfilePageTest::hidesWhatWasLookedAt()
{
    open(m_ada.get());
    QTRY_COMPARE(name()->text(), u"Ada"_s);
    auto *secret = part<SecretEdit>("profileToken");
    secret->findChild<QAction *>(u"showSecret"_s)->trigger();
    QCOMPARE(secret->echoMode(), QLineEdit::Normal);
    QCOMPARE(secret->displayText(), tokenOf(m_ada.get()));
    m_page->hide();
    m_page->show();
    QCOMPARE(secret->echoMode(), QLineEdit::Password);
    QCOMPARE(secret->text(), tokenOf(m_ada.get()));
}

void ProfilePageTest::tellsWhatKindOfToken()
{
    Client client(m_sandbox.address());
    SPECKLE_VALUE(known, AccountsResource(&client).login(u"emi@sample.speckle"_s, samplePassword));
    Account account;
    account.server = m_sandbox.address();
    account.userId = known.user.id();
    Session session(account, known.token);
    session.start();
    open(&session);
    QTRY_COMPARE(name()->text(), u"Emi"_s);
    QVERIFY2(part<QLabel>("profileTokenKind")->text().startsWith("Session token"_L1),
             qPrintable(part<QLabel>("profileTokenKind")->text()));
    QVERIFY(part<QLabel>("profileTokenKind")->text().contains("tomorrow"_L1));
    QCOMPARE(part<QLabel>("profileRole")->text(), u"User"_s);
    m_page.reset();
}

void ProfilePageTest::asksBeforeItCloses()
{
    const auto session = somebody(m_sandbox.address());
    QVERIFY(session);
    const QTemporaryDir directory;
    UiState state(directory.filePath(u"window.json"_s));
    PageTabs tabs(&state, [&](const QString &accountId, const QString &) {
        return new ProfilePage(session.get(), accountId);
    });
    tabs.resize(900, 600);
    tabs.show();
    QVERIFY(QTest::qWaitForWindowActive(&tabs));
    auto *page = tabs.open(u"account"_s, u"profile"_s);
    auto *edit = page->findChild<QLineEdit *>(u"profileNameEdit"_s);
    QTRY_COMPARE(edit->text(), u"Test"_s);
    QVERIFY(!tabs.tabText(0).contains(u'*'));
    edit->setFocus();
    append(edit, u"ing"_s);
    QVERIFY2(tabs.tabText(0).contains(u'*'), qPrintable(tabs.tabText(0)));
    QVERIFY(!state.keys(u"drafts/"_s).isEmpty());
    const auto question = [&] { return tabs.findChild<QMessageBox *>(u"unsavedQuestion"_s); };
    tabs.closeCurrent();
    QTRY_VERIFY(question() && question()->isVisible());
    QTest::keyClick(question(), Qt::Key_Escape);
    QTRY_VERIFY(!question());
    QCOMPARE(tabs.count(), 1);
    QCOMPARE(edit->text(), u"Testing"_s);
    tabs.closeCurrent();
    QTRY_VERIFY(question() && question()->isVisible());
    QTest::keyClick(question()->button(QMessageBox::Save), Qt::Key_Space);
    QTRY_COMPARE(tabs.count(), 0);
    QCOMPARE(atServer(session.get()).name(), u"Testing"_s);
    QVERIFY(state.keys(u"drafts/"_s).isEmpty());
}

void ProfilePageTest::restoresADraft()
{
    open(m_ada.get());
    QTRY_COMPARE(name()->text(), u"Ada"_s);
    append(name(), u" B."_s);
    const QJsonObject draft = m_page->draft();
    QVERIFY(!draft.isEmpty());
    open(nullptr);
    m_page->restoreDraft(draft);
    m_page->setSession(m_ada.get());
    QTRY_COMPARE(name()->text(), u"Ada B."_s);
    QVERIFY(m_page->isModified());
    m_page->discard();
    QCOMPARE(name()->text(), u"Ada"_s);
}

void ProfilePageTest::livesWithoutASession()
{
    open(nullptr);
    QCOMPARE(m_page->findChild<StatePane *>()->state(), StatePane::State::Empty);
    auto session = signIn(m_sandbox.address(), u"bruno@sample.speckle"_s);
    QVERIFY(session);
    m_page->setSession(session.get());
    QTRY_COMPARE(name()->text(), u"Bruno"_s);
    append(name(), u"!"_s);
    QVERIFY(!part<SecretEdit>("profileToken")->text().isEmpty());
    // The session stops before it goes; the token goes with it, what was typed does not.
    session->stop();
    QVERIFY(part<SecretEdit>("profileToken")->text().isEmpty());
    m_page->setSession(nullptr);
    session.reset();
    QCOMPARE(name()->text(), u"Bruno!"_s);
    QVERIFY(m_page->isModified());
    QVERIFY(!part<QPushButton>("profileTokenCopy")->isEnabled());
    QVERIFY(!part<QPushButton>("profileTokenCopy")->toolTip().isEmpty());
    QVERIFY(!part<QPushButton>("profileSaveButton")->isEnabled());
    m_page->refresh();
    QSignalSpy failed(m_page.get(), &Page::failed);
    m_page->save();
    QCOMPARE(failed.count(), 1);
}

void ProfilePageTest::showsHostileNamesPlainly()
{
    const auto session = somebody(m_sandbox.address());
    QVERIFY(session);
    const QString hostile = u"<img src=x>\n\u202E & "_s + QString(500, u'w');
    User after = session->user();
    after.setValue("name", hostile);
    SPECKLE_VALUE(saved, session->saveProfile(session->user(), after));
    Q_UNUSED(saved)
    open(session.get());
    QTRY_VERIFY(name()->text().startsWith("<img src=x>"_L1));
    QVERIFY(!m_page->isModified()); // the field cannot show it as it is, and does not write it back
    for (const char *fact : {"profileEmail", "profileRole", "profileServer", "profileTokenKind"})
        QCOMPARE(part<QLabel>(fact)->textFormat(), Qt::PlainText);
    QVERIFY(m_page->minimumSizeHint().width() < 900);
}

void ProfilePageTest::opensFromTheAccountMenu()
{
    const QTemporaryDir directory;
    AccountStore accounts(directory.path());
    SessionSecretStore secrets;
    Sessions sessions(&accounts, &secrets);
    UiState state(directory.filePath(u"window.json"_s));
    Account account;
    account.server = m_sandbox.address();
    account.userId = u"ada"_s;
    account.displayName = u"Ada"_s;
    account.signedOut = true;
    accounts.put(account);
    MainWindow window(&sessions, &state);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.focusPane(MainWindow::Pane::Navigator);
    QAction *profile = window.actionTable()->action(u"account.profile"_s);
    QTRY_VERIFY(profile->isEnabled());
    profile->trigger();
    QVERIFY(window.currentPage());
    QCOMPARE(window.currentPage()->address(), u"profile"_s);
    profile->trigger(); // the same tab again
    QCOMPARE(window.tabs()->count(), 1);
}

} // namespace Speckle

QTEST_MAIN(Speckle::ProfilePageTest)
#include "tst_profilepage.moc"
