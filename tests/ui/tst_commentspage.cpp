// SPDX-License-Identifier: MIT
#include "ui/pages/commentspage.h"

#include "core/api/accountsresource.h"
#include "core/session/sessioncomments.h"
#include "core/session/sessions.h"
#include "tests/support/await.h"
#include "tests/support/faultproxy.h"
#include "tests/support/sandboxprocess.h"
#include "tests/ui/samplesession.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/recordstable.h"
#include "ui/widgets/statepane.h"

#include <QAction>
#include <QCheckBox>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Speckle {

class CommentsPageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void listsWhatIsAssigned();
    void listsWhatIWrote();
    void opensWhatItIsAbout();
    void collectsFromAllAccounts();
    void aDeadServerDelaysNobody();
    void closesAndAnswersInPlace();
    void losesWhatIsAssignedNoMore();
    void standsWithoutASession();

private:
    //! An account of a sandbox, with its session online.
    QString add(const ServerAddress &server, const QString &email);
    void open(const QString &accountId, CommentsPage::Which which);
    [[nodiscard]] RecordsTable *table() const { return m_page->findChild<RecordsTable *>(u"recordsTable"_s); }
    [[nodiscard]] QAction *action(const char *name) const
    {
        return m_page->findChild<QAction *>(QLatin1String(name));
    }
    [[nodiscard]] QStringList column(int column) const;
    void choose(int row) { table()->setCurrentIndex(table()->model()->index(row, 0)); }

    SandboxProcess m_office;
    SandboxProcess m_studio;
    QTemporaryDir m_directory;
    std::unique_ptr<AccountStore> m_accounts;
    SessionSecretStore m_secrets;
    std::unique_ptr<Sessions> m_sessions;
    UiState m_state{QString()};
    QString m_chiara; //!< at the office
    QString m_ada; //!< in the studio
    std::unique_ptr<CommentsPage> m_page;
};

void CommentsPageTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QVERIFY(m_office.start({u"--sample"_s, u"small"_s}));
    QVERIFY(m_studio.start({u"--sample"_s, u"small"_s}));
    m_accounts = std::make_unique<AccountStore>(m_directory.path());
    m_sessions = std::make_unique<Sessions>(m_accounts.get(), &m_secrets);
    m_chiara = add(m_office.address(), u"chiara@sample.speckle"_s);
    m_ada = add(m_studio.address(), u"ada@sample.speckle"_s);
    QVERIFY(!m_chiara.isEmpty() && !m_ada.isEmpty());
}

void CommentsPageTest::cleanup()
{
    m_page.reset();
    m_state.setValue(u"comments/allAccounts"_s, QJsonValue::Undefined);
}

QString CommentsPageTest::add(const ServerAddress &server, const QString &email)
{
    Client client(server);
    const auto outcome = await(AccountsResource(&client).login(email, samplePassword));
    if (outcome.index() != 0)
        return {};
    ServerInfo info;
    info.address = server;
    if (await(m_sessions->add(info, std::get<SignIn>(outcome))).index() != 0)
        return {};
    const QString id = m_accounts->accounts().constLast().id;
    if (!QTest::qWaitFor([&] {
            return m_sessions->session(id) && m_sessions->session(id)->state() == Session::State::Online;
        }))
        return {};
    return id;
}

void CommentsPageTest::open(const QString &accountId, CommentsPage::Which which)
{
    m_page = std::make_unique<CommentsPage>(m_sessions.get(), m_sessions->session(accountId), accountId,
                                            which, &m_state);
    m_page->resize(1100, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

QStringList CommentsPageTest::column(int column) const
{
    QStringList texts;
    for (int row = 0; row < table()->model()->rowCount(); ++row)
        texts += table()->model()->index(row, column).data().toString();
    return texts;
}

void CommentsPageTest::listsWhatIsAssigned()
{
    open(m_chiara, CommentsPage::Which::Assigned);
    QCOMPARE(m_page->address(), u"comments/assigned"_s);
    QTRY_COMPARE(table()->shownCount(), 2);
    // The latest first; names of what they are about come by themselves.
    QVERIFY(column(0).constFirst().startsWith("The beams on Level 03"_L1));
    QTRY_COMPARE(column(1).constFirst(), u"stream: Harbour Office – Structure"_s);
    QVERIFY(column(1).constLast().startsWith("object: "_L1));
    QTRY_COMPARE(column(2).constFirst(), u"Daniel Weiss"_s);
    QVERIFY(table()->header()->isSectionHidden(5));
    choose(0);
    QTRY_VERIFY(m_page->findChild<QPlainTextEdit *>(u"commentViewText"_s)
                    ->toPlainText()
                    .startsWith("The beams on Level 03"_L1));
    QTest::keyClicks(m_page->findChild<QLineEdit *>(u"filterLine"_s), u"doorway"_s);
    QTRY_COMPARE(table()->shownCount(), 1);
}

void CommentsPageTest::listsWhatIWrote()
{
    open(m_chiara, CommentsPage::Which::Mine);
    QTRY_COMPARE(table()->shownCount(), 2);
    QVERIFY(column(0).constFirst().startsWith("The slab edge on Level 02"_L1));
    QVERIFY(column(0).constLast().startsWith("Not without a deeper slab"_L1));
    QVERIFY(column(1).constLast().startsWith("comment: "_L1));
}

void CommentsPageTest::opensWhatItIsAbout()
{
    open(m_chiara, CommentsPage::Which::Assigned);
    QTRY_COMPARE(table()->shownCount(), 2);
    QSignalSpy streams(m_page.get(), &Page::streamRequested);
    choose(0);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(streams.count(), 1);
    QCOMPARE(streams.at(0).at(0).toString(), m_chiara);
    // An object has no page: its comments come in a window of their own.
    choose(1);
    action("commentOpen")->trigger();
    auto *dialog = m_page->findChild<QDialog *>(u"commentsDialog"_s);
    QVERIFY(dialog);
    auto *threads = dialog->findChild<QTreeView *>(u"commentsTree"_s);
    QTRY_COMPARE(threads->model()->rowCount(), 1);
    QVERIFY(threads->model()->index(0, 0).data().toString().startsWith("This column stands"_L1));
}

void CommentsPageTest::collectsFromAllAccounts()
{
    open(m_chiara, CommentsPage::Which::Assigned);
    QTRY_COMPARE(table()->shownCount(), 2);
    auto *all = m_page->findChild<QCheckBox *>(u"commentsAllAccounts"_s);
    QVERIFY(all->isVisible());
    QTest::mouseClick(all, Qt::LeftButton, {}, {5, 8});
    QTRY_COMPARE(table()->shownCount(), 4);
    QVERIFY(!table()->header()->isSectionHidden(5));
    QCOMPARE(column(5).filter(u"Ada"_s).size(), 2);
    // What is done there is done at that server. (The two samples share their ids.)
    choose(int(column(5).indexOf(QRegularExpression(u"Ada.*"_s))));
    QVERIFY(action("commentClose")->isEnabled());
    action("commentClose")->trigger();
    Session *ada = m_sessions->session(m_ada);
    QTRY_VERIFY(ada->comments()->comment(ada->comments()->assigned()->ids().constFirst())->isClosed());
    Session *chiara = m_sessions->session(m_chiara);
    for (const QString &id : chiara->comments()->assigned()->ids())
        QVERIFY(!chiara->comments()->comment(id)->isClosed());
    // Across accounts no action has a meaning.
    table()->QAbstractItemView::selectAll();
    QVERIFY(!action("commentDelete")->isEnabled());
    QVERIFY(action("commentDelete")->toolTip().contains("one account only"_L1));
    // The choice is kept.
    open(m_chiara, CommentsPage::Which::Assigned);
    QTRY_COMPARE(table()->shownCount(), 4);
}

void CommentsPageTest::aDeadServerDelaysNobody()
{
    FaultProxy proxy(m_studio.address());
    const QString far = add(proxy.address(), u"emi@sample.speckle"_s);
    QVERIFY(!far.isEmpty());
    proxy.setMode(FaultProxy::Mode::Refuse);
    m_state.setValue(u"comments/allAccounts"_s, true);
    open(m_chiara, CommentsPage::Which::Assigned);
    QTRY_COMPARE(table()->shownCount(), 4);
    auto *missing = m_page->findChild<QLabel *>(u"commentsMissing"_s);
    QTRY_VERIFY(missing->isVisible());
    QVERIFY2(missing->text().remove(u'\u200B').contains("Emi"_L1), qPrintable(missing->text()));
    SPECKLE_VALUE(gone, m_sessions->remove(far));
    Q_UNUSED(gone)
    QTRY_VERIFY(!missing->isVisible());
    QCOMPARE(table()->shownCount(), 4);
}

void CommentsPageTest::closesAndAnswersInPlace()
{
    open(m_chiara, CommentsPage::Which::Assigned);
    QTRY_COMPARE(table()->shownCount(), 2);
    choose(0);
    // It is Daniel's: she may answer, not close.
    QVERIFY(!action("commentClose")->isEnabled());
    QTRY_VERIFY(action("commentClose")->toolTip().contains("Only its author Daniel"_L1));
    action("commentAnswer")->trigger();
    const auto text = [this] { return m_page->findChild<QPlainTextEdit *>(u"commentText"_s); };
    QTRY_VERIFY(text() && text()->hasFocus());
    QTest::keyClicks(text(), u"Up by 80 mm."_s);
    QTest::mouseClick(m_page->findChild<QPushButton *>(u"commentSend"_s), Qt::LeftButton);
    QTRY_VERIFY(!text());
    open(m_chiara, CommentsPage::Which::Mine);
    QTRY_COMPARE(column(0).constFirst(), u"Up by 80 mm."_s);
    choose(0);
    QVERIFY(action("commentClose")->isEnabled());
}

void CommentsPageTest::losesWhatIsAssignedNoMore()
{
    open(m_ada, CommentsPage::Which::Assigned);
    QTRY_COMPARE(table()->shownCount(), 2);
    Session *ada = m_sessions->session(m_ada);
    const Comment before = *ada->comments()->comment(ada->comments()->assigned()->ids().constFirst());
    Comment after = before;
    after.setAssignedTo({});
    SPECKLE_VALUE(outcome, ada->comments()->save(before, after));
    QVERIFY(outcome.isSaved());
    QTRY_COMPARE(table()->shownCount(), 1);
    SPECKLE_VALUE(again, ada->comments()->save(outcome.now, before));
    QVERIFY(again.isSaved());
    QTRY_COMPARE(table()->shownCount(), 2);
}

void CommentsPageTest::standsWithoutASession()
{
    m_page = std::make_unique<CommentsPage>(nullptr, nullptr, m_chiara, CommentsPage::Which::Mine, nullptr);
    m_page->show();
    QCOMPARE(m_page->findChild<StatePane *>()->state(), StatePane::State::Empty);
    QVERIFY(!action("commentAnswer")->isEnabled());
    m_page->setSession(m_sessions->session(m_chiara));
    QTRY_VERIFY(table()->shownCount() > 0);
    m_page->setSession(nullptr);
    QCOMPARE(table()->shownCount(), 0);
}

} // namespace Speckle

QTEST_MAIN(Speckle::CommentsPageTest)
#include "tst_commentspage.moc"
