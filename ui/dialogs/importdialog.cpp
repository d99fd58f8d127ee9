// SPDX-License-Identifier: MIT
#include "ui/dialogs/importdialog.h"

#include "core/api/accountsresource.h"
#include "core/api/serverresource.h"
#include "core/session/sessions.h"
#include "ui/dialogs/accountcolumn.h"
#include "ui/widgets/fielderror.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QHeaderView>
#include <QPointer>
#include <QPushButton>
#include <QTreeWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

//! At once: a server that does not answer must not hold the others up.
constexpr int MostCalls = 4;
constexpr qsizetype LongestCell = 100;

} // namespace

class ImportDialog::Private : public QObject
{
public:
    Private(ImportDialog *dialog, Sessions *dialogSessions, const FoundAccounts &found,
            const ClientOptions &clientOptions);

    void cancel();
    [[nodiscard]] bool isBusy() const { return running > 0; }

private:
    struct Row
    {
        FoundAccount account;
        QTreeWidgetItem *item;
        QPointer<AbstractReply> call;
        bool waits = false;
    };

    void fill(const FoundAccounts &found);
    void start();
    void next();
    void import(Row &row);
    void finish(Row &row, const QString &state, const QString &iconName);
    void refresh();
    [[nodiscard]] bool isKnown(const FoundAccount &account) const;
    [[nodiscard]] bool anyTicked() const;

    ImportDialog *q;
    Sessions *sessions;
    ClientOptions options;
    std::vector<Row> rows;
    int running = 0;
    WrappedLabel *words;
    QTreeWidget *list;
    WrappedLabel *outcome;
    QCheckBox *sessionOnly;
    QPushButton *importButton;
    QPushButton *closeButton;
};

ImportDialog::Private::Private(ImportDialog *dialog, Sessions *dialogSessions, const FoundAccounts &found,
                               const ClientOptions &clientOptions)
    : q(dialog)
    , sessions(dialogSessions)
    , options(clientOptions)
    , words(new WrappedLabel(u"importWords"_s))
    , list(new QTreeWidget)
    , outcome(new WrappedLabel(u"importOutcome"_s))
    , sessionOnly(new QCheckBox(ImportDialog::tr("Stay signed in for this &session only")))
    , importButton(new QPushButton(ImportDialog::tr("&Import")))
    , closeButton(new QPushButton)
{
    list->setObjectName(u"importList"_s);
    list->setAccessibleName(ImportDialog::tr("Accounts that were found"));
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setAllColumnsShowFocus(true);
    list->setColumnCount(AccountColumn::Count);
    list->setHeaderLabels(
        {ImportDialog::tr("Account"), ImportDialog::tr("Server"), ImportDialog::tr("State")});
    list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    sessionOnly->setObjectName(u"importSessionOnly"_s);
    sessionOnly->hide();
    importButton->setObjectName(u"importButton"_s);
    importButton->setDefault(true);
    closeButton->setObjectName(u"importCloseButton"_s);
    closeButton->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(closeButton);
    buttons->addWidget(importButton);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(words);
    layout->addWidget(list, 1);
    layout->addWidget(outcome);
    layout->addWidget(sessionOnly);
    layout->addLayout(buttons);

    fill(found);
    connect(list, &QTreeWidget::itemChanged, this, &Private::refresh);
    connect(importButton, &QPushButton::clicked, this, &Private::start);
    connect(closeButton, &QPushButton::clicked, dialog, &ImportDialog::reject);
    refresh();
    list->setFocus();
}

bool ImportDialog::Private::isKnown(const FoundAccount &account) const
{
    const QList<Account> all = sessions->accounts()->accounts();
    return std::any_of(all.cbegin(), all.cend(), [&account](const Account &known) {
        return known.server == account.server
               && (known.userId == account.token.userId()
                   || (!account.email.isEmpty()
                       && known.email.compare(account.email, Qt::CaseInsensitive) == 0));
    });
}

void ImportDialog::Private::fill(const FoundAccounts &found)
{
    QString text = found.accounts.isEmpty()
                       ? ImportDialog::tr("There are no accounts in this file.")
                       : ImportDialog::tr("These accounts of other Speckle programs were found. Their file "
                                          "stays as it is.");
    if (found.damaged > 0)
        text += u' ' + ImportDialog::tr("Damaged entries that were left out: %1.").arg(found.damaged);
    words->setText(text);
    for (const FoundAccount &account : found.accounts) {
        auto *item = new QTreeWidgetItem(list);
        item->setText(AccountColumn::Person, account.email.isEmpty()
                                                 ? ImportDialog::tr("(without an e-mail address)")
                                                 : oneLine(account.email, LongestCell));
        item->setText(AccountColumn::Server, oneLine(account.server.display(), LongestCell));
        item->setToolTip(AccountColumn::Server, plainToolTip(account.serverName, LongestCell));
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        QString state;
        if (isKnown(account))
            state = ImportDialog::tr("here already");
        else if (account.token.isExpired())
            state = ImportDialog::tr("its token has expired");
        else if (!account.server.isConfidential())
            state = ImportDialog::tr("not encrypted: its token could be read on the way");
        item->setText(AccountColumn::State, state);
        item->setToolTip(AccountColumn::State, plainToolTip(state));
        item->setCheckState(AccountColumn::Person, state.isEmpty() ? Qt::Checked : Qt::Unchecked);
        rows.push_back({account, item, {}, false});
    }
    if (list->topLevelItemCount() > 0)
        list->setCurrentItem(list->topLevelItem(0));
}

bool ImportDialog::Private::anyTicked() const
{
    return std::any_of(rows.cbegin(), rows.cend(), [](const Row &row) {
        return row.item->checkState(AccountColumn::Person) == Qt::Checked;
    });
}

void ImportDialog::Private::refresh()
{
    importButton->setEnabled(!isBusy() && anyTicked());
    sessionOnly->setEnabled(!isBusy());
    closeButton->setText(isBusy() ? ImportDialog::tr("Cancel") : ImportDialog::tr("Close"));
}

void ImportDialog::Private::start()
{
    if (isBusy())
        return;
    outcome->clear();
    for (Row &row : rows) {
        row.waits = row.item->checkState(AccountColumn::Person) == Qt::Checked;
        if (row.waits)
            row.item->setText(AccountColumn::State, ImportDialog::tr("waiting…"));
    }
    next();
    // Where the button was, it is disabled now.
    list->setFocus();
}

void ImportDialog::Private::next()
{
    for (Row &row : rows) {
        if (running >= MostCalls)
            break;
        if (std::exchange(row.waits, false))
            import(row);
    }
    refresh();
}

void ImportDialog::Private::import(Row &row)
{
    ++running;
    row.item->setText(AccountColumn::State, ImportDialog::tr("signing in…"));
    row.item->setIcon(AccountColumn::State, icon(u"connecting"_s));
    const auto how = sessionOnly->isVisible() && sessionOnly->isChecked() ? Sessions::Keep::SessionOnly
                                                                          : Sessions::Keep::Keychain;
    auto *reply
        = checkServer(row.account.server.base().toString(), this, options)
              ->chain<Account>([this, token = row.account.token, how](const ServerInfo &info) {
                  auto *client = new Client(info.address, this, options);
                  auto *kept = AccountsResource(client).loginWithToken(token)->chain<Account>(
                      [this, info, how](const SignIn &signIn) { return sessions->add(info, signIn, how); });
                  connect(kept, &AbstractReply::finished, client, &QObject::deleteLater);
                  return kept;
              });
    row.call = reply;
    reply->then(
        this,
        [this, &row](const Account &account) {
            row.item->setCheckState(AccountColumn::Person, Qt::Unchecked);
            finish(row, ImportDialog::tr("imported"), u"check"_s);
            emit q->accountAdded(account.id);
        },
        [this, &row](const ApiError &why) {
            if (why.kind == ApiError::Kind::Keychain)
                sessionOnly->show();
            finish(row, why.reason(), u"warning"_s);
        });
}

void ImportDialog::Private::finish(Row &row, const QString &state, const QString &iconName)
{
    --running;
    row.item->setText(AccountColumn::State, oneLine(state));
    row.item->setToolTip(AccountColumn::State, plainToolTip(state));
    row.item->setIcon(AccountColumn::State, icon(iconName));
    next();
    if (isBusy())
        return;
    const auto failed = std::count_if(rows.cbegin(), rows.cend(), [](const Row &each) {
        return each.item->checkState(AccountColumn::Person) == Qt::Checked;
    });
    outcome->setText(failed == 0 ? ImportDialog::tr("All that were ticked are here now.")
                                 : ImportDialog::tr("Not imported: %1. They stay ticked.").arg(failed));
    if (failed == 0)
        closeButton->setFocus();
}

void ImportDialog::Private::cancel()
{
    for (Row &row : rows) {
        const bool waited = std::exchange(row.waits, false);
        if (!waited && !row.call)
            continue;
        const bool ended = row.call && !row.call->isFinished();
        if (row.call)
            row.call->cancel();
        row.call.clear();
        if (waited || ended) {
            row.item->setText(AccountColumn::State, ImportDialog::tr("cancelled"));
            row.item->setIcon(AccountColumn::State, {});
        }
    }
    running = 0;
    refresh();
}

ImportDialog::ImportDialog(Sessions *sessions, const FoundAccounts &found, QWidget *parent,
                           const ClientOptions &client)
    : QDialog(parent)
    , d(std::make_unique<Private>(this, sessions, found, client))
{
    setObjectName(u"importDialog"_s);
    setWindowTitle(tr("Import accounts"));
    resize(640, 360);
}

ImportDialog::~ImportDialog() = default;

void ImportDialog::done(int result)
{
    d->cancel();
    QDialog::done(result);
}

void ImportDialog::reject()
{
    if (d->isBusy())
        d->cancel();
    else
        QDialog::reject();
}

} // namespace Speckle
