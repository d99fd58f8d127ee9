// SPDX-License-Identifier: MIT
#include "tests/support/sandboxprocess.h"
#include "tests/support/specklecache.h"
#include "tests/support/wireserver.h"
#include "tests/ui/logindesk.h"
#include "ui/actions/accountactions.h"
#include "ui/actions/actiontable.h"
#include "ui/dialogs/importdialog.h"
#include "ui/mainwindow.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/errorbar.h"

#include <QAction>
#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

FoundAccount found(const ServerAddress &server, const QString &email, const QString &token)
{
    return {server, u"<b>name</b>"_s, email, Token::fromText(token), false};
}

//! Types \a path into Qt's own file dialog.
void choose(QFileDialog *dialog, const QString &path)
{
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    auto *name = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
    QVERIFY(name);
    // What it offers to complete would take keys, whenever it comes up.
    name->setCompleter(nullptr);
    name->setFocus();
    QTest::keyClicks(name, path);
    QTest::keyClick(name, Qt::Key_Return);
}

//! A profile without accounts, and an ImportDialog on it.
struct Import
{
    explicit Import(const FoundAccounts &accounts) { open(accounts); }
    void open(const FoundAccounts &accounts)
    {
        dialog = std::make_unique<ImportDialog>(&sessions, accounts);
        added = std::make_unique<QSignalSpy>(dialog.get(), &ImportDialog::accountAdded);
        dialog->open();
        QVERIFY(QTest::qWaitForWindowExposed(dialog.get()));
    }
    template <typename Widget>
    Widget *find(const QString &name) const
    {
        auto *widget = dialog->findChild<Widget *>(name);
        if (!widget)
            qFatal("no %s", qPrintable(name));
        return widget;
    }
    QTreeWidgetItem *row(int at) const { return find<QTreeWidget>(u"importList"_s)->topLevelItem(at); }
    bool ticked(int at) const { return row(at)->checkState(0) == Qt::Checked; }
    QString state(int at) const { return row(at)->text(2); }
    QString words() const { return find<QLabel>(u"importWords"_s)->text(); }
    QString outcome() const { return find<QLabel>(u"importOutcome"_s)->text(); }
    //! With the keys that a user has.
    void tick(int at) const
    {
        auto *list = find<QTreeWidget>(u"importList"_s);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Home);
        for (int i = 0; i < at; ++i)
            QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Space);
    }
    void submit() const { QTest::keyClick(find<QTreeWidget>(u"importList"_s), Qt::Key_Return); }

    QTemporaryDir directory;
    AccountStore store{directory.path()};
    FakeSecretStore secrets;
    Sessions sessions{&store, &secrets};
    std::unique_ptr<ImportDialog> dialog;
    std::unique_ptr<QSignalSpy> added;
};

} // namespace

//! Taking over the accounts of other Speckle programs, by the keys of a user.
class TestImportAccounts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_sandbox.start({u"--sample"_s, u"none"_s}));
        m_adasToken = registerAda(m_sandbox.address());
        QVERIFY(!m_adasToken.isEmpty());
        m_strangersToken = jwt({{u"_id"_s, u"x"_s}, {u"exp"_s, qint64(4'000'000'000)}});
    }

    void importsFromTheMenuByKeysAlone()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"SpeckleCache.db"_s);
        {
            SpeckleCache cache(path);
            cache.add({u"Own"_s, m_sandbox.address().base().toString() + "/api/v1"_L1, u"ada@example.com"_s,
                       m_adasToken, true});
            cache.add({u"?"_s, u"?"_s, u"?"_s, u"?"_s, false});
        }
        const QTemporaryDir profile;
        AccountStore store(profile.path());
        FakeSecretStore secrets;
        Sessions sessions(&store, &secrets);
        UiState state({});
        state.setValue(u"import/folder"_s, folder.path());
        MainWindow window(&sessions, &state);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));

        window.actionTable()->action(u"account.import"_s)->trigger();
        auto *chooser = window.findChild<QFileDialog *>(u"importFileDialog"_s);
        QVERIFY(chooser);
        QCOMPARE(chooser->directory().absolutePath(), QFileInfo(folder.path()).absoluteFilePath());
        choose(chooser, path);
        QTRY_VERIFY(window.findChild<ImportDialog *>());
        auto *dialog = window.findChild<ImportDialog *>();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        const auto *words = dialog->findChild<QLabel *>(u"importWords"_s);
        QVERIFY2(words->text().contains(u"left out: 1"_s), qPrintable(words->text()));
        auto *list = dialog->findChild<QTreeWidget *>(u"importList"_s);
        QTRY_VERIFY(list->hasFocus());
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE(store.accounts().size(), 1);
        const Account ada = store.accounts().first();
        QCOMPARE(ada.server, m_sandbox.address());
        QCOMPARE(ada.displayName, u"Ada Byron"_s);
        QVERIFY(ada.secretStored);
        QVERIFY(secrets.stored(ada.id) == Token::fromText(m_adasToken));
        QVERIFY(sessions.session(ada.id));
        QTRY_COMPARE(list->topLevelItem(0)->text(2), u"imported"_s);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!window.findChild<ImportDialog *>());
    }

    void aFileThatIsNoneIsToldInTheBar()
    {
        const QTemporaryDir profile;
        AccountStore store(profile.path());
        FakeSecretStore secrets;
        Sessions sessions(&store, &secrets);
        UiState state({});
        MainWindow window(&sessions, &state);
        window.show();
        QFile file(profile.filePath(u"SpeckleCache.db"_s));
        QVERIFY(file.open(QFile::WriteOnly) && file.write("hello") > 0);
        file.close();
        window.accountActions()->importAccounts();
        auto *chooser = window.findChild<QFileDialog *>(u"importFileDialog"_s);
        QVERIFY(chooser);
        choose(chooser, file.fileName());
        QTRY_VERIFY(window.errorBar()->isVisible());
        QCOMPARE(window.errorBar()->error().kind, ApiError::Kind::File);
        QCOMPARE(state.value(u"import/folder"_s).toString(), QFileInfo(profile.path()).absoluteFilePath());
    }

    void ticksWhatIsNewAndSafe()
    {
        const ServerAddress here = m_sandbox.address();
        const QString expired = jwt({{u"exp"_s, qint64(1'000'000'000)}});
        Import import({{found(here, u"ada@example.com"_s, m_adasToken)}, 0});
        import.submit();
        QTRY_COMPARE(import.store.accounts().size(), 1);
        QTRY_COMPARE(import.state(0), u"imported"_s);
        import.open(
            {{found(here, u"ADA@example.com"_s, m_strangersToken),
              found(here, u"eve@example.com"_s, m_strangersToken), found(here, u"old@example.com"_s, expired),
              found(ServerAddress(QUrl(u"http://speckle.example.com"_s)), u"x@x"_s, m_strangersToken),
              found(ServerAddress(QUrl(u"https://speckle.example.com"_s)), QString(), m_strangersToken)},
             2});
        QVERIFY(import.words().contains(u"left out: 2"_s));
        QVERIFY(!import.ticked(0));
        QCOMPARE(import.state(0), u"here already"_s);
        QVERIFY(import.ticked(1));
        QVERIFY(!import.ticked(2));
        QVERIFY(import.state(2).contains(u"expired"_s));
        QVERIFY(!import.ticked(3));
        QVERIFY(import.state(3).contains(u"not encrypted"_s));
        QVERIFY(import.ticked(4));
        QVERIFY(!import.row(4)->text(0).isEmpty());
    }

    void onlyWhatIsTickedIsAsked()
    {
        WireServer asked;
        WireServer notAsked;
        asked.setAnswer(WireAnswer::json(Description));
        notAsked.setAnswer(WireAnswer::json(Description));
        const Import import({{found(asked.address(), u"a@x"_s, m_strangersToken),
                              found(notAsked.address(), u"b@x"_s, m_strangersToken)},
                             0});
        import.tick(1);
        QVERIFY(import.ticked(0));
        QVERIFY(!import.ticked(1));
        import.submit();
        QTRY_VERIFY(!import.outcome().isEmpty());
        QVERIFY(!asked.requests().isEmpty());
        QVERIFY(notAsked.requests().isEmpty());
        import.tick(0);
        QVERIFY(!import.find<QPushButton>(u"importButton"_s)->isEnabled());
    }

    void tellsOfEachWhatBecameOfIt()
    {
        WireServer down;
        down.stop();
        WireServer page;
        page.setAnswer(WireAnswer::http(200, "<html>hello</html>", "text/html"));
        const Import import({{found(down.address(), u"a@x"_s, m_strangersToken),
                              found(m_sandbox.address(), u"b@x"_s, m_strangersToken),
                              found(page.address(), u"c@x"_s, m_strangersToken),
                              found(m_sandbox.address(), u"ada@example.com"_s, m_adasToken)},
                             0});
        import.submit();
        QTRY_VERIFY2(import.outcome().contains(u'3'), qPrintable(import.outcome()));
        QVERIFY2(import.state(0).contains(u"Nothing answers"_s), qPrintable(import.state(0)));
        QVERIFY2(import.state(1).contains(u"does not accept this token"_s), qPrintable(import.state(1)));
        QVERIFY2(import.state(2).contains(u"Speckle server"_s), qPrintable(import.state(2)));
        QCOMPARE(import.state(3), u"imported"_s);
        QCOMPARE(import.store.accounts().size(), 1);
        QCOMPARE(import.added->size(), 1);
        QVERIFY(import.ticked(0) && import.ticked(1) && import.ticked(2) && !import.ticked(3));
    }

    void escapeEndsTheCallsFirst()
    {
        WireServer silent;
        silent.setAnswer(WireAnswer::hang());
        FoundAccounts many;
        for (int i = 0; i < 10; ++i)
            many.accounts.append(found(silent.address(), u"%1@x"_s.arg(i), m_strangersToken));
        const Import import(many);
        import.submit();
        QTRY_VERIFY(!silent.requests().isEmpty());
        QTest::keyClick(import.dialog.get(), Qt::Key_Escape);
        QVERIFY(import.dialog->isVisible());
        for (int i = 0; i < 10; ++i)
            QCOMPARE(import.state(i), u"cancelled"_s);
        QVERIFY(import.find<QPushButton>(u"importButton"_s)->isEnabled());
        QTest::keyClick(import.dialog.get(), Qt::Key_Escape);
        QVERIFY(!import.dialog->isVisible());
        QVERIFY(import.store.accounts().isEmpty());
    }

    void withoutAKeychainItIsForThisSession()
    {
        Import import({{found(m_sandbox.address(), u"ada@example.com"_s, m_adasToken)}, 0});
        import.secrets.state = SecretStore::Availability::None;
        auto *sessionOnly = import.find<QCheckBox>(u"importSessionOnly"_s);
        QVERIFY(!sessionOnly->isVisible());
        import.submit();
        QTRY_VERIFY(sessionOnly->isVisible());
        QVERIFY(import.store.accounts().isEmpty());
        sessionOnly->setFocus();
        QTest::keyClick(sessionOnly, Qt::Key_Space);
        import.submit();
        QTRY_COMPARE(import.store.accounts().size(), 1);
        QVERIFY(!import.store.accounts().first().secretStored);
    }

    void anEmptyFileIsTold()
    {
        const Import import(FoundAccounts{});
        QVERIFY(import.words().contains(u"no accounts"_s));
        QVERIFY(!import.find<QPushButton>(u"importButton"_s)->isEnabled());
    }

    void namesOfStrangersArePlainText()
    {
        const Import import(
            {{found(m_sandbox.address(), "<img src=x>\n"_L1 + QString(5'000, u'y'), m_strangersToken)}, 0});
        QVERIFY(!import.row(0)->text(0).contains(u'\n'));
        QVERIFY(import.row(0)->text(0).size() < 120);
        QVERIFY(!import.row(0)->toolTip(1).contains(u"<b>"_s));
    }

private:
    SandboxProcess m_sandbox;
    QString m_adasToken;
    QString m_strangersToken;
};

QTEST_MAIN(TestImportAccounts)
#include "tst_importaccounts.moc"
