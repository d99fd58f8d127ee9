// SPDX-License-Identifier: MIT
#include "ui/pages/projectpeople.h"

#include "core/session/projectcheck.h"
#include "core/session/session.h"
#include "core/session/sessionprojects.h"
#include "ui/actions/recordactions.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/dialogs/handoverdialog.h"
#include "ui/dialogs/peopledialog.h"
#include "ui/pages/access.h"
#include "ui/widgets/recordstable.h"

#include <algorithm>
#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;

ProjectPeople::ProjectPeople(const QString &projectId, const ProjectCheck *check, UiState *state,
                             QWidget *parent)
    : QWidget(parent)
    , m_projectId(projectId)
    , m_check(check)
    , m_model(check)
{
    setObjectName(u"projectPeople"_s);
    connect(check, &ProjectCheck::changed, this, &ProjectPeople::showRecord);
    m_model.setWhyNot([this](const QString &userId) { return whyNotEdit({userId}); });
    connect(&m_model, &ProjectPeopleModel::projectRightChosen, this,
            [this](const QString &userId, StreamRight right) { give({userId}, right); });
    connect(&m_model, &ProjectPeopleModel::streamsRightChosen, this, &ProjectPeople::chooseStreamsRight);
    build(state);
}

ProjectPeople::~ProjectPeople()
{
    // First what asks this object, which is going, when rows and choice go.
    delete m_actions;
    delete m_table;
}

Project ProjectPeople::project() const
{
    return m_session ? m_session->projects()->project(m_projectId).value_or(Project()) : Project();
}

int ProjectPeople::count() const
{
    const QStringList &ids = m_model.userIds();
    return int(
        std::count_if(ids.cbegin(), ids.cend(), [this](const QString &id) { return m_model.isMember(id); }));
}

void ProjectPeople::setSession(Session *session)
{
    qDeleteAll(findChildren<QDialog *>(Qt::FindDirectChildrenOnly));
    m_session = session;
    m_model.setSession(session);
    showRecord();
}

void ProjectPeople::showRecord()
{
    m_model.setProject(project());
    showMissing();
    m_actions->refresh();
}

void ProjectPeople::refresh()
{
    if (!m_session)
        return;
    for (const QString &id : m_model.userIds()) {
        AccountsResource(m_session->client())
            .get(id)
            ->then(
                this, [this](const User &user) { m_session->putUser(user); },
                [](const ApiError &) {}); // what is known of them stays
    }
}

QString ProjectPeople::whyNotEdit(const QStringList &userIds) const
{
    if (const QString why = whyNotWrite(m_session, project()); !why.isEmpty())
        return why;
    if (userIds.isEmpty())
        return tr("Choose people in the list first.");
    return userIds.contains(project().owner())
               ? tr("The owner has every right. To change that, hand the project over.")
               : QString();
}

QString ProjectPeople::whyNotAll(Membership change, const QStringList &userIds) const
{
    QString why = whyNotEdit(userIds);
    if (!why.isEmpty())
        return why;
    for (const QString &id : userIds) {
        why = whyNotChange(m_session, project(), *m_check, change, id);
        if (why.isEmpty())
            return {};
    }
    return why;
}

QString ProjectPeople::whyNotGive(const QStringList &userIds, StreamRight right) const
{
    const QString why = whyNotEdit(userIds);
    const bool changes = std::any_of(userIds.cbegin(), userIds.cend(),
                                     [&](const QString &id) { return m_model.rights(id).listed != right; });
    return why.isEmpty() && !changes ? tr("They have just that right already.") : why;
}

QString ProjectPeople::whyNotMend(const QStringList &userIds) const
{
    if (!m_session)
        return tr("You are signed out.");
    if (userIds.isEmpty())
        return tr("Choose people in the list first.");
    QString why = tr("They are on the lists of all its streams that you may see.");
    for (const QString &id : userIds) {
        const QStringList streams = m_check->streamsLacking(id);
        for (const QString &streamId : streams) {
            why = whyNotWrite(m_session, m_session->stream(streamId).value_or(Stream()));
            if (why.isEmpty())
                return {};
        }
    }
    return why;
}

QString ProjectPeople::whyNotHandOver(const QStringList &userIds) const
{
    const QString why = whyNotOwn(m_session, project());
    return why.isEmpty() && userIds.size() > 1 ? tr("Choose one person only.") : why;
}

void ProjectPeople::editRight(ProjectPeopleModel::Column column)
{
    const QModelIndex cell = m_table->currentIndex().siblingAtColumn(column);
    if ((cell.flags() & Qt::ItemIsEditable) && !m_table->isColumnHidden(column))
        m_table->edit(cell);
}

void ProjectPeople::add()
{
    if (!m_session)
        return;
    QStringList known;
    for (const QString &id : m_model.userIds()) {
        if (m_model.isMember(id))
            known += id;
    }
    auto *dialog = new PeopleDialog(m_session, tr("Add people to the project"), tr("&Add"), known, this);
    connect(dialog, &PeopleDialog::chosen, this, [this](const QList<User> &users) {
        QStringList ids;
        for (const User &user : users) {
            m_session->putUser(user);
            ids += user.id();
        }
        ask(Membership::Add, ids);
    });
    dialog->open();
}

void ProjectPeople::ask(Membership change, const QStringList &userIds)
{
    if (m_session)
        newMembershipDialog(m_session, m_projectId, *m_check, change, userIds, this)->open();
}

void ProjectPeople::chooseStreamsRight(const QString &userId, StreamRight right)
{
    switch (right) {
    case StreamRight::None:
        ask(Membership::Remove, {userId}); // the server has no way to take its streams alone
        break;
    case StreamRight::Read:
        ask(Membership::Downgrade, {userId});
        break;
    case StreamRight::Write:
    case StreamRight::Own:
        ask(Membership::Upgrade, {userId});
        break;
    }
}

void ProjectPeople::give(const QStringList &userIds, StreamRight right)
{
    if (!m_session)
        return;
    const QString self = m_session->userId();
    const bool givesUp = userIds.contains(self) && right < StreamRight::Write
                         && m_model.rights(self).right == StreamRight::Write;
    if (right == StreamRight::None || givesUp)
        askToGive(userIds, right);
    else
        save(userIds, right);
}

void ProjectPeople::askToGive(const QStringList &userIds, StreamRight right)
{
    QStringList ids = userIds;
    const QString self = m_session->userId();
    if (ids.removeAll(self) > 0)
        ids += self; // after that there may be no more right to do the others
    QList<BulkDialog::Item> items;
    for (const QString &id : std::as_const(ids)) {
        BulkDialog::Item item;
        item.name = m_model.nameOf(id);
        const PersonRights person = m_model.rights(id);
        if (id == self && person.right != StreamRight::Own)
            item.note = tr("This is you: you could not take it back.");
        else if (person.right == StreamRight::Own)
            item.note = tr("An administrator: may do everything all the same.");
        else if (right == StreamRight::None && !project().isPrivate())
            item.note = tr("May see it all the same: it is public.");
        item.run = [projects = m_session->projects(), project = m_projectId, id, right]() -> AbstractReply * {
            const Project now = projects->project(project).value_or(Project());
            return requireSaved(projects->save(now, StreamRights::given(now, {id}, right)),
                                tr("change who may edit the project"));
        };
        items.append(item);
    }
    const bool takesAll = right == StreamRight::None;
    (new BulkDialog(takesAll ? tr("Take these people off the project's own list?")
                             : tr("Let these people only see the project?"),
                    takesAll ? tr("&Take off") : tr("&See only"),
                    tr("What they may do with its streams stays as it is."), items, this))
        ->open();
}

void ProjectPeople::save(const QStringList &userIds, StreamRight right)
{
    const Project before = project();
    requireSaved(m_session->projects()->save(before, StreamRights::given(before, userIds, right)),
                 tr("change who may edit the project"))
        ->then(
            this,
            [this](const Done &) {
                if (std::exchange(m_failed, false))
                    emit recovered();
            },
            [this, userIds, right](const ApiError &error) {
                m_failed = true;
                emit failed(error, [people = QPointer<ProjectPeople>(this), userIds, right] {
                    if (people && people->m_session)
                        people->save(userIds, right);
                });
            });
}

void ProjectPeople::mend(const QStringList &userIds)
{
    if (!m_session)
        return;
    if (BulkDialog *dialog = newMendingDialog(m_session, *m_check, {}, userIds, this))
        dialog->open();
}

void ProjectPeople::handOver(const QStringList &userIds)
{
    if (m_session)
        chooseOwner(m_session, tr("Who shall own the project?"), project().owner(), userIds, this,
                    [this](const QString &userId) { handOverTo(userId); });
}

void ProjectPeople::handOverTo(const QString &userId)
{
    auto *dialog = new HandOverDialog(m_session, project(), userId, this);
    connect(dialog, &HandOverDialog::handedOver, this, [this](const ApiError &notRead) {
        if (notRead.isError())
            emit lost(notRead);
    });
    dialog->open();
}

} // namespace Speckle
