// SPDX-License-Identifier: MIT
#include "ui/dialogs/accountsdialog.h"

#include "core/session/sessions.h"
#include "ui/dialogs/accountcolumn.h"
#include "ui/models/sessionwords.h"
#include "ui/widgets/fielderror.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

QPushButton *newButton(const QString &objectName, const QString &iconName, const QString &text)
{
    auto *button = new QPushButton(icon(iconName), text);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    return button;
}

} // namespace

class AccountsDialog::Private : public QObject
{
public:
    Private(AccountsDialog *dialog, Sessions *dialogSessions);

private:
    void fill();
    void follow(Session *session);
    void refreshButtons();
    void move(int by);
    void settle(Reply<Done> *reply);
    [[nodiscard]] std::optional<Account> current() const;

    AccountsDialog *q;
    Sessions *sessions;
    AccountStore *store;
    QTreeWidget *list;
    QPushButton *add;
    QPushButton *signIn;
    QPushButton *signOut;
    QPushButton *makeDefault;
    QPushButton *up;
    QPushButton *down;
    QPushButton *remove;
    WarningLabel *error;
};

AccountsDialog::Private::Private(AccountsDialog *dialog, Sessions *dialogSessions)
    : q(dialog)
    , sessions(dialogSessions)
    , store(dialogSessions->accounts())
    , list(new QTreeWidget)
    , add(newButton(u"addAccountButton"_s, u"add"_s, AccountsDialog::tr("&Add…")))
    , signIn(newButton(u"signInAgainButton"_s, u"sign-in"_s, AccountsDialog::tr("Sign &in…")))
    , signOut(newButton(u"signOutButton"_s, u"sign-out"_s, AccountsDialog::tr("Sign &out")))
    , makeDefault(newButton(u"defaultAccountButton"_s, u"star"_s, AccountsDialog::tr("Start with &this")))
    , up(newButton(u"accountUpButton"_s, u"move-up"_s, AccountsDialog::tr("Move &up")))
    , down(newButton(u"accountDownButton"_s, u"move-down"_s, AccountsDialog::tr("Move &down")))
    , remove(newButton(u"removeAccountButton"_s, u"remove"_s, AccountsDialog::tr("&Remove…")))
    , error(new WarningLabel(u"accountsError"_s))
{
    list->setObjectName(u"accountsList"_s);
    list->setAccessibleName(AccountsDialog::tr("Accounts"));
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setAllColumnsShowFocus(true);
    list->setColumnCount(AccountColumn::Count);
    list->setHeaderLabels(
        {AccountsDialog::tr("Account"), AccountsDialog::tr("Server"), AccountsDialog::tr("State")});
    list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    error->hide();

    auto *buttons = new QVBoxLayout;
    for (QPushButton *button : {add, signIn, signOut, makeDefault, up, down, remove})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *close = newButton(u"closeButton"_s, u"close"_s, AccountsDialog::tr("Close"));
    buttons->addWidget(close);
    auto *top = new QHBoxLayout;
    top->addWidget(list, 1);
    top->addLayout(buttons);
    auto *layout = new QVBoxLayout(dialog);
    layout->addLayout(top, 1);
    layout->addWidget(error);

    connect(add, &QPushButton::clicked, this, [this] { emit q->signInRequested({}); });
    connect(signIn, &QPushButton::clicked, this, [this] {
        if (const auto account = current())
            emit q->signInRequested(account->server.base().toString());
    });
    connect(signOut, &QPushButton::clicked, this, [this] {
        if (const auto account = current())
            settle(sessions->signOut(account->id));
    });
    connect(makeDefault, &QPushButton::clicked, this, [this] {
        if (const auto account = current())
            store->setDefault(account->id);
    });
    connect(up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(down, &QPushButton::clicked, this, [this] { move(1); });
    connect(remove, &QPushButton::clicked, this, [this] {
        if (const auto account = current())
            emit q->removeRequested(account->id);
    });
    connect(close, &QPushButton::clicked, dialog, &QDialog::accept);
    connect(list, &QTreeWidget::currentItemChanged, this, [this] {
        error->hide();
        refreshButtons();
    });
    for (const auto change :
         {&AccountStore::accountAdded, &AccountStore::accountChanged, &AccountStore::accountRemoved})
        connect(store, change, this, &Private::fill);
    connect(store, &AccountStore::orderChanged, this, &Private::fill);
    connect(sessions, &Sessions::sessionStarted, this, [this](const QString &, Session *session) {
        follow(session);
        fill();
    });
    // Queued: the session is still there while its end is announced.
    connect(sessions, &Sessions::sessionEnded, this, &Private::fill, Qt::QueuedConnection);
    for (const Account &account : store->accounts())
        follow(sessions->session(account.id));
    fill();
}

void AccountsDialog::Private::follow(Session *session)
{
    if (session)
        connect(session, &Session::stateChanged, this, &Private::fill);
}

std::optional<Account> AccountsDialog::Private::current() const
{
    const QTreeWidgetItem *item = list->currentItem();
    return item ? store->find(item->data(AccountColumn::Person, Qt::UserRole).toString()) : std::nullopt;
}

void AccountsDialog::Private::fill()
{
    const std::optional<Account> before = current();
    const std::optional<Account> first = store->defaultAccount();
    const QSignalBlocker quiet(list); // an error stays while only states change
    list->clear();
    for (const Account &account : store->accounts()) {
        const Session *session = sessions->session(account.id);
        auto *item = new QTreeWidgetItem(list);
        item->setText(AccountColumn::Person,
                      oneLine(account.displayName.isEmpty() ? account.email : account.displayName));
        item->setIcon(AccountColumn::Person,
                      icon(first && first->id == account.id ? u"star"_s : u"account"_s));
        item->setText(AccountColumn::Server, oneLine(account.server.display()));
        item->setText(AccountColumn::State, stateWord(session));
        item->setIcon(AccountColumn::State, icon(stateIcon(session)));
        item->setData(AccountColumn::Person, Qt::UserRole, account.id);
        if (before && before->id == account.id)
            list->setCurrentItem(item);
    }
    if (!list->currentItem() && list->topLevelItemCount() > 0)
        list->setCurrentItem(list->topLevelItem(0));
    refreshButtons();
}

void AccountsDialog::Private::refreshButtons()
{
    const std::optional<Account> account = current();
    const std::optional<Account> first = store->defaultAccount();
    const Session *session = account ? sessions->session(account->id) : nullptr;
    const int row = list->indexOfTopLevelItem(list->currentItem());
    signIn->setEnabled(account && (!session || session->state() == Session::State::Expired));
    signOut->setEnabled(session != nullptr);
    makeDefault->setEnabled(account && !(first && first->id == account->id));
    up->setEnabled(account && row > 0);
    down->setEnabled(account && row < list->topLevelItemCount() - 1);
    remove->setEnabled(account.has_value());
}

void AccountsDialog::Private::move(int by)
{
    if (const auto account = current())
        store->move(account->id, list->indexOfTopLevelItem(list->currentItem()) + by);
}

void AccountsDialog::Private::settle(Reply<Done> *reply)
{
    error->hide();
    reply->then(
        this, [](const Done &) {},
        [this](const ApiError &why) {
            error->setText(why.sentence());
            error->show();
        });
}

AccountsDialog::AccountsDialog(Sessions *sessions, QWidget *parent)
    : QDialog(parent)
    , d(std::make_unique<Private>(this, sessions))
{
    setObjectName(u"accountsDialog"_s);
    setWindowTitle(tr("Accounts"));
    resize(640, 360);
}

AccountsDialog::~AccountsDialog() = default;

} // namespace Speckle
