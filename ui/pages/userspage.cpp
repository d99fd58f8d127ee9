// SPDX-License-Identifier: MIT
#include "ui/pages/userspage.h"

#include "core/session/session.h"
#include "core/session/sessionpeople.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/pages/access.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/recordstable.h"
#include "ui/widgets/textformat.h"

#include <algorithm>

namespace Speckle {

using namespace Qt::StringLiterals;

UsersPage::UsersPage(Session *session, const QString &accountId, UiState *state, QWidget *parent)
    : RecordsPage(accountId, parent)
{
    setObjectName(u"usersPage"_s);
    std::vector<RecordsModel::Column> columns;
    columns.push_back(
        {u"name"_s, tr("Name"), 28, [this](const QString &id) { return user(id).displayName(); }});
    columns.back().icon = [](const QString &) { return Speckle::icon(u"user"_s); };
    columns.push_back({u"email"_s, tr("E-mail"), 32, [this](const QString &id) { return user(id).email(); }});
    columns.push_back(
        {u"company"_s, tr("Company"), 24, [this](const QString &id) { return user(id).company(); }});
    columns.push_back({u"role"_s, tr("Role"), 16, [this](const QString &id) {
                           return user(id).isAdmin() ? tr("Administrator") : tr("User");
                       }});
    columns.push_back({u"state"_s, tr("State"), 14, [this](const QString &id) {
                           return user(id).isArchived() ? tr("Archived") : QString();
                       }});
    columns.push_back({u"created"_s, tr("Since"), 20,
                       [this](const QString &id) { return timeText(user(id).createdAt()); }});
    columns.back().sortKey = [this](const QString &id) { return QVariant(user(id).createdAt()); };
    columns.back().toolTip = [this](const QString &id) { return exactTimeText(user(id).createdAt()); };
    model()->setDimmed([this](const QString &id) { return user(id).isArchived(); });
    addAction(u"userMakeAdmin"_s, tr("Make &administrator…"), u"key"_s, Change::MakeAdmin, false);
    addAction(u"userMakeUser"_s, tr("Make ordinary &user…"), u"user"_s, Change::MakeUser, false);
    addAction(u"userArchive"_s, tr("A&rchive…"), u"lock"_s, Change::Archive, true);
    addAction(u"userRestore"_s, tr("R&estore…"), u"lock-open"_s, Change::Restore, false);
    setUp(session, std::move(columns),
          {tr("Find people: name, e-mail, company …"),
           tr("Loading the people…"),
           tr("Nobody has an account"),
           {},
           tr("Sign in as an administrator to see the people of this server.")},
          state, "columns/users"_L1);
}

User UsersPage::user(const QString &id) const
{
    return session() ? session()->people()->user(id).value_or(User()) : User();
}

void UsersPage::addAction(const QString &id, const QString &text, const QString &iconName, Change change,
                          bool separatorBefore)
{
    actions()->add({id, text, iconName, [this, change](const QStringList &ids) { ask(change, ids); },
                    [this, change](const QStringList &ids) { return whyNot(change, ids); }, true,
                    separatorBefore});
}

bool UsersPage::alreadyIs(Change change, const User &user) const
{
    switch (change) {
    case Change::MakeAdmin:
        return user.isAdmin();
    case Change::MakeUser:
        return !user.isAdmin();
    case Change::Archive:
        return user.isArchived();
    case Change::Restore:
        return !user.isArchived();
    }
    return false;
}

QString UsersPage::whyNot(Change change, const QStringList &ids) const
{
    if (const QString reason = whyNotAdminister(session()); !reason.isEmpty())
        return reason;
    if (ids.isEmpty())
        return tr("Choose people in the list first.");
    // Nobody could undo it but another administrator, and there may be none.
    if ((change == Change::MakeUser || change == Change::Archive) && ids.contains(session()->userId()))
        return tr("Not with your own account: another administrator has to do it.");
    const bool all = std::all_of(ids.cbegin(), ids.cend(),
                                 [&](const QString &id) { return alreadyIs(change, user(id)); });
    return all ? tr("That is so already.") : QString();
}

void UsersPage::ask(Change change, const QStringList &ids)
{
    QList<BulkDialog::Item> items;
    for (const QString &id : ids) {
        const User one = user(id);
        if (alreadyIs(change, one))
            continue;
        items.append({one.displayName(),
                      [people = session()->people(), id, change]() -> AbstractReply * {
                          using Role = AccountsResource::Role;
                          switch (change) {
                          case Change::MakeAdmin:
                              return people->setRole(id, Role::Admin);
                          case Change::MakeUser:
                              return people->setRole(id, Role::User);
                          case Change::Archive:
                          case Change::Restore:
                              break;
                          }
                          return people->setArchived(id, change == Change::Archive);
                      },
                      one.email()});
    }
    QString question, verb, warning;
    switch (change) {
    case Change::MakeAdmin:
        question = tr("Make these people administrators?");
        verb = tr("Make &administrators");
        warning = tr("Administrators read, change and delete everything on the server.");
        break;
    case Change::MakeUser:
        question = tr("Take the administrator's rights from these people?");
        verb = tr("&Take them");
        break;
    case Change::Archive:
        question = tr("Archive these people?");
        verb = tr("&Archive");
        warning = tr(
            "They can no longer sign in, and programs that they are signed in with get errors. What they "
            "own stays.");
        break;
    case Change::Restore:
        question = tr("Let these people sign in again?");
        verb = tr("&Restore");
        break;
    }
    (new BulkDialog(question, verb, warning, items, this))->open();
}

RecordList *UsersPage::listOf(Session *session) const
{
    return session->people()->everybody();
}

void UsersPage::follow(Session *session)
{
    connect(session->people(), &SessionPeople::changed, this,
            [this](const QString &id) { model()->touch(id); });
}

QString UsersPage::countWords(int count) const
{
    return count == 1 ? tr("1 person") : tr("%1 people").arg(countText(count));
}

QString UsersPage::title() const
{
    return tr("Users");
}

QIcon UsersPage::icon() const
{
    return Speckle::icon(u"users"_s);
}

QString UsersPage::address() const
{
    return u"users"_s;
}

} // namespace Speckle
