// SPDX-License-Identifier: MIT
#include "ui/navigatormenus.h"

#include "core/session/sessionprojects.h"
#include "core/session/sessions.h"
#include "ui/actions/actiontable.h"
#include "ui/actions/recordactions.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/dialogs/namedialog.h"
#include "ui/models/navigatormodel.h"
#include "ui/navigator.h"
#include "ui/pages/access.h"
#include "ui/pages/projectwork.h"
#include "ui/pages/streamactions.h"
#include "ui/pages/streamwork.h"
#include "ui/settings/stars.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

void copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace

NavigatorMenus::NavigatorMenus(Navigator *navigator, Sessions *sessions, UiState *state, ActionTable *table)
    : QObject(navigator)
    , m_navigator(navigator)
    , m_sessions(sessions)
    , m_state(state)
    , m_table(table)
    , m_work(new StreamWork(navigator))
{
    connect(navigator, &QWidget::customContextMenuRequested, this, &NavigatorMenus::popup);
    connect(m_work, &StreamWork::pageRequested, this,
            [this](const QString &address) { emit m_navigator->openRequested(m_dialogAccount, address); });
    connect(sessions, &Sessions::sessionEnded, this, [this](const QString &accountId) {
        if (accountId != m_dialogAccount)
            return;
        m_work->setSession(nullptr);
        delete m_dialog;
    });
}

void NavigatorMenus::popup(const QPoint &position)
{
    const QModelIndex index = m_navigator->indexAt(position);
    auto *menu = new QMenu(m_navigator);
    menu->setObjectName(u"navigatorMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true); // they hold the reasons
    if (index.isValid()) {
        m_navigator->setCurrentIndex(index);
        const QString accountId = m_navigator->currentAccountId();
        const Row row{accountId, m_navigator->currentAddress(), m_sessions->session(accountId)};
        m_table->refreshEnabled();
        if (!row.address.isEmpty())
            addFromTable(menu, {u"navigator.open"_s});
        addFromTable(menu, {u"navigator.refresh"_s});
        const QString key = index.data(NavigatorModel::KeyRole).toString().section(u'\n', 1);
        if (key.isEmpty())
            addForAccount(menu);
        else if (key == "streams"_L1 || key == "streams/own"_L1)
            addNewStream(menu, row);
        else if (key == "projects"_L1)
            addNewProject(menu, row);
        else if (key.startsWith("project/"_L1))
            addForProject(menu, row);
        else if (key.startsWith("stream/"_L1))
            addForStream(menu, row);
    } else {
        addFromTable(menu, {u"account.signIn"_s, u"account.import"_s, u"account.manage"_s});
    }
    menu->popup(m_navigator->viewport()->mapToGlobal(position));
}

void NavigatorMenus::addFromTable(QMenu *menu, const QStringList &ids) const
{
    for (const QString &id : ids) {
        if (id.isEmpty())
            menu->addSeparator();
        else
            menu->addAction(m_table->action(id));
    }
}

void NavigatorMenus::addForAccount(QMenu *menu) const
{
    addFromTable(menu, {{},
                        u"account.retry"_s,
                        u"account.signInAgain"_s,
                        u"account.signOut"_s,
                        {},
                        u"account.profile"_s,
                        u"account.setDefault"_s,
                        u"account.copyServer"_s,
                        {},
                        u"account.remove"_s,
                        {},
                        u"account.signIn"_s,
                        u"account.manage"_s});
}

void NavigatorMenus::add(QMenu *menu, const char *name, const QString &text, const QString &iconName,
                         const QString &whyNot, const std::function<void()> &run) const
{
    QAction *action = menu->addAction(icon(iconName), text);
    action->setObjectName(QLatin1String(name));
    setAllowed(action, whyNot);
    connect(action, &QAction::triggered, this, run);
}

void NavigatorMenus::addNewStream(QMenu *menu, const Row &row)
{
    menu->addSeparator();
    add(menu, "navigatorNewStream", tr("New &stream…"), u"add"_s,
        row.session ? QString() : tr("You are signed out."),
        [this, account = row.accountId] { createStream(account); });
}

void NavigatorMenus::addNewProject(QMenu *menu, const Row &row)
{
    menu->addSeparator();
    add(menu, "navigatorNewProject", tr("New &project…"), u"add"_s,
        row.session ? QString() : tr("You are signed out."),
        [this, account = row.accountId] { createProject(account); });
}

void NavigatorMenus::addForProject(QMenu *menu, const Row &row)
{
    menu->addSeparator();
    add(menu, "navigatorCopyId", tr("Copy &id"), u"copy"_s, {}, [id = row.id()] { copy(id); });
    menu->addSeparator();
    const auto project = row.session ? row.session->projects()->project(row.id()) : std::nullopt;
    add(menu, "navigatorArchive", tr("Put into the &archive…"), u"archive"_s,
        whyNotWrite(row.session, project.value_or(Project())), [this, row] { archive(row); });
}

void NavigatorMenus::addForStream(QMenu *menu, const Row &row)
{
    menu->addSeparator();
    QPointer<Stars> stars = Stars::of(m_state, row.accountId);
    const bool isStarred = stars && stars->contains(row.id());
    add(menu, "navigatorStar", isStarred ? tr("Remove the &star") : tr("Add a &star"),
        isStarred ? u"star-filled"_s : u"star"_s,
        !stars ? tr("Stars cannot be kept here.")
        : !isStarred && stars->isFull()
            ? tr("There are %1 stars already: take one off first.").arg(Stars::most)
            : QString(),
        [stars, id = row.id(), isStarred] {
            if (stars)
                stars->set({id}, !isStarred);
        });
    add(menu, "navigatorCopyId", tr("Copy &id"), u"copy"_s, {}, [id = row.id()] { copy(id); });
    add(menu, "navigatorCopyLink", tr("Copy &link"), u"link"_s,
        row.session ? QString() : tr("You are signed out."), [this, row] {
            if (Session *session = m_sessions->session(row.accountId))
                copy(streamLink(session, row.id()));
        });
}

void NavigatorMenus::createStream(const QString &accountId)
{
    m_dialogAccount = accountId;
    m_work->setSession(m_sessions->session(accountId));
    if (m_work->session())
        m_work->create();
}

void NavigatorMenus::createProject(const QString &accountId)
{
    Session *session = m_sessions->session(accountId);
    if (!session)
        return;
    auto *dialog
        = new NameDialog(tr("New project"), tr("Name of the project:"), tr("&Create"), {}, m_navigator);
    connect(dialog, &NameDialog::submitted, this, [this, dialog, session, accountId](const QString &name) {
        Project project;
        project.setName(name);
        project.setPrivate(true);
        session->projects()->create(project)->then(
            dialog,
            [this, dialog, accountId](const Project &made) {
                dialog->accept();
                emit m_navigator->openRequested(accountId, u"project/"_s + made.id());
            },
            [dialog](const ApiError &error) { dialog->fail(error); });
    });
    open(dialog, accountId);
}

void NavigatorMenus::archive(const Row &row)
{
    Session *session = m_sessions->session(row.accountId);
    if (!session)
        return;
    if (BulkDialog *dialog = newProjectArchiveDialog(session, {row.id()}, true, m_navigator))
        open(dialog, row.accountId);
}

void NavigatorMenus::open(QDialog *dialog, const QString &accountId)
{
    m_dialogAccount = accountId;
    m_dialog = dialog;
    dialog->open();
}

} // namespace Speckle
