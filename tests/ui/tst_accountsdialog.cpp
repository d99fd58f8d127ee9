// SPDX-License-Identifier: MIT
#include "core/session/sessions.h"
#include "ui/dialogs/accountsdialog.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

Account account(const QString &name, const QString &host)
{
    Account result;
    result.server = ServerAddress(QUrl("http://127.0.0.1:9/"_L1 + host));
    result.userId = name;
    result.email = name.toLower() + "@example.com"_L1;
    result.displayName = name;
    result.signedOut = true;
    return result;
}

//! A profile with two accounts that are signed out, and the dialog on it.
struct AccountsDesk
{
    AccountsDesk()
    {
        ada = store.put(account(u"Ada"_s, u"first"_s));
        bob = store.put(account(u"<b>Bob</b>\n"_s, u"second"_s));
        dialog = std::make_unique<AccountsDialog>(&sessions);
        dialog->open();
        if (!QTest::qWaitForWindowExposed(dialog.get()))
            qFatal("no window");
    }

    QTreeWidget *list() const { return dialog->findChild<QTreeWidget *>(u"accountsList"_s); }
    QStringList names() const
    {
        QStringList all;
        for (int i = 0; i < list()->topLevelItemCount(); ++i)
            all << list()->topLevelItem(i)->text(0);
        return all;
    }
    QPushButton *button(const QString &name) const { return dialog->findChild<QPushButton *>(name); }
    void choose(int row) const { list()->setCurrentItem(list()->topLevelItem(row)); }

    QTemporaryDir directory;
    AccountStore store{directory.path()};
    SessionSecretStore secrets;
    Sessions sessions{&store, &secrets};
    Account ada;
    Account bob;
    std::unique_ptr<AccountsDialog> dialog;
};

const QString Bob = u"<b>Bob</b>↵"_s; // plain text, one line

} // namespace

class TestAccountsDialog : public QObject
{
    Q_OBJECT

private slots:
    void listsTheAccounts()
    {
        const AccountsDesk desk;
        QCOMPARE(desk.names(), QStringList({u"Ada"_s, Bob}));
        QCOMPARE(desk.list()->topLevelItem(0)->text(1), u"127.0.0.1:9/first"_s);
        QCOMPARE(desk.list()->topLevelItem(0)->text(2), u"signed out"_s);
        QVERIFY(!desk.button(u"signOutButton"_s)->isEnabled());
        QVERIFY(desk.button(u"signInAgainButton"_s)->isEnabled());
    }

    void asksForASignIn()
    {
        const AccountsDesk desk;
        QSignalSpy wanted(desk.dialog.get(), &AccountsDialog::signInRequested);
        desk.choose(1);
        desk.button(u"signInAgainButton"_s)->click();
        QCOMPARE(wanted.takeFirst().first().toString(), u"http://127.0.0.1:9/second"_s);
        desk.button(u"addAccountButton"_s)->click();
        QCOMPARE(wanted.takeFirst().first().toString(), QString());
    }

    void changesTheOrderAndTheFirst()
    {
        const AccountsDesk desk;
        desk.choose(1);
        QVERIFY(!desk.button(u"accountDownButton"_s)->isEnabled());
        desk.button(u"accountUpButton"_s)->click();
        QCOMPARE(desk.names(), QStringList({Bob, u"Ada"_s}));
        QCOMPARE(desk.list()->currentItem()->text(0), Bob); // what was chosen stays so
        QVERIFY(!desk.button(u"accountUpButton"_s)->isEnabled());
        desk.button(u"defaultAccountButton"_s)->click();
        QCOMPARE(desk.store.defaultAccount()->id, desk.bob.id);
        QVERIFY(!desk.button(u"defaultAccountButton"_s)->isEnabled());
    }

    void leavesTheQuestionOfRemovingToOthers()
    {
        const AccountsDesk desk;
        QSignalSpy wanted(desk.dialog.get(), &AccountsDialog::removeRequested);
        desk.choose(1);
        desk.button(u"removeAccountButton"_s)->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().toString(), desk.bob.id);
        QCOMPARE(desk.store.accounts().size(), 2);
    }

    void followsTheStore()
    {
        AccountsDesk desk;
        desk.store.put(account(u"Grace"_s, u"third"_s));
        QCOMPARE(desk.names().size(), 3);
        desk.choose(2);
        desk.store.remove(desk.store.accounts().last().id);
        QCOMPARE(desk.names().size(), 2);
    }
};

QTEST_MAIN(TestAccountsDialog)
#include "tst_accountsdialog.moc"
