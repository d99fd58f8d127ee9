// SPDX-License-Identifier: MIT
#include "ui/actions/accountactions.h"

#include "core/accounts/speckleimport.h"
#include "core/session/sessions.h"
#include "ui/dialogs/accountsdialog.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/logindialog.h"
#include "ui/pages/pagetabs.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/errorbar.h"
#include "ui/widgets/filedialog.h"
#include "ui/widgets/plaintext.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
const QString ImportFolder = u"import/folder"_s;
}

AccountActions::AccountActions(Sessions *sessions, PageTabs *tabs, ErrorBar *bar, UiState *state,
                               QWidget *window)
    : QObject(window)
    , m_sessions(sessions)
    , m_tabs(tabs)
    , m_bar(bar)
    , m_state(state)
    , m_window(window)
{
}

void AccountActions::signIn(const QString &server)
{
    if (m_login) {
        m_login->raise();
        m_login->activateWindow();
        return;
    }
    m_login = new LoginDialog(m_sessions, server, m_window);
    m_login->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_login, &LoginDialog::accountAdded, this, &AccountActions::signedIn);
    connect(m_login, &QDialog::finished, this, &AccountActions::loginClosed);
    m_login->open();
}

void AccountActions::signInAgain(const QString &accountId)
{
    if (const auto account = m_sessions->accounts()->find(accountId))
        signIn(account->server.base().toString());
}

void AccountActions::manage()
{
    auto *dialog = new AccountsDialog(m_sessions, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AccountsDialog::signInRequested, this, &AccountActions::signIn);
    connect(dialog, &AccountsDialog::removeRequested, this,
            [this, dialog](const QString &accountId) { askToRemove(accountId, dialog); });
    dialog->open();
}

void AccountActions::importAccounts()
{
    QString folder = m_state->value(ImportFolder).toString();
    if (folder.isEmpty() || !QFileInfo(folder).isDir())
        folder = speckleCacheFolder();
    auto *dialog = new FileDialog(m_window, tr("Accounts of other Speckle programs"), folder,
                                  tr("Speckle accounts (SpeckleCache.db);;All files (*)"));
    dialog->setObjectName(u"importFileDialog"_s);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &AccountActions::readAccounts);
    dialog->open();
}

void AccountActions::readAccounts(const QString &path)
{
    m_state->setValue(ImportFolder, QFileInfo(path).path());
    readSpeckleCache(path, this)
        ->then(
            this,
            [this](const FoundAccounts &found) {
                auto *dialog = new ImportDialog(m_sessions, found, m_window);
                dialog->setAttribute(Qt::WA_DeleteOnClose);
                // Of many, one is shown: a tab for each would be in the way.
                connect(dialog, &ImportDialog::accountAdded, this, &AccountActions::signedIn,
                        Qt::SingleShotConnection);
                dialog->open();
            },
            [this, path](const ApiError &error) {
                m_bar->showError(
                    error, [this, path] { readAccounts(path); }, this);
            });
}

void AccountActions::signOut(const QString &accountId)
{
    m_sessions->signOut(accountId)->then(
        this, [](const Done &) {},
        [this, accountId](const ApiError &error) {
            m_bar->showError(
                error, [this, accountId] { signOut(accountId); }, m_sessions);
        });
}

void AccountActions::askToRemove(const QString &accountId, QWidget *asker)
{
    const auto account = m_sessions->accounts()->find(accountId);
    if (!account)
        return;
    auto *box = new QMessageBox(asker);
    box->setObjectName(u"removeQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("Remove account"));
    box->setText(tr("Remove “%1” from this computer?").arg(oneLine(account->label(), 100)));
    QString info = tr("Its tabs are closed and its sign-in is forgotten. Nothing changes on the server.");
    if (const qsizetype unsaved = m_tabs->modifiedPages(accountId).size(); unsaved > 0)
        info += u'\n' + tr("Unsaved changes in %n of its tabs are lost.", nullptr, int(unsaved));
    box->setInformativeText(info);
    auto *removeButton = box->addButton(tr("&Remove"), QMessageBox::DestructiveRole);
    removeButton->setObjectName(u"removeConfirm"_s);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(removeButton, &QPushButton::clicked, this, [this, accountId] { removeNow(accountId); });
    box->open();
}

void AccountActions::removeNow(const QString &accountId)
{
    m_sessions->remove(accountId)->then(
        this, [](const Done &) {},
        [this, accountId](const ApiError &error) {
            // The account is gone from the list by now, its token may not be: no question again.
            m_bar->showError(
                error, [this, accountId] { removeNow(accountId); }, m_sessions);
        });
}

void AccountActions::setDefault(const QString &accountId)
{
    m_sessions->accounts()->setDefault(accountId);
}

void AccountActions::copyServerAddress(const QString &accountId)
{
    if (const auto account = m_sessions->accounts()->find(accountId))
        QGuiApplication::clipboard()->setText(account->server.base().toString());
}

void AccountActions::retryConnection(const QString &accountId)
{
    if (Session *session = m_sessions->session(accountId))
        session->retryNow();
    else
        m_sessions->startAll();
}

} // namespace Speckle
