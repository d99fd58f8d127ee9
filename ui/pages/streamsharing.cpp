// SPDX-License-Identifier: MIT
#include "ui/pages/streamsharing.h"

#include "core/session/session.h"
#include "core/session/sessionprojects.h"
#include "ui/actions/recordactions.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/dialogs/handoverdialog.h"
#include "ui/dialogs/peopledialog.h"
#include "ui/pages/access.h"
#include "ui/pages/streamwork.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/recordstable.h"
#include "ui/widgets/statepane.h"
#include "ui/widgets/textformat.h"

#include <QCheckBox>

#include <algorithm>
#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;

StreamSharing::StreamSharing(const QString &streamId, UiState *state, QWidget *parent)
    : StreamPart(streamId, parent)
    , m_edits(streamId, this)
    , m_work(new StreamWork(this))
{
    setObjectName(u"streamSharing"_s);
    m_model.setWhyNot([this](const QString &userId) { return whyNotChange({userId}); });
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &StreamSharing::showRecord);
    connect(&m_model, &StreamRightsModel::rightChosen, this,
            [this](const QString &userId, StreamRight right) { give({userId}, right); });
    connect(&m_edits, &StreamEdits::changed, this, [this] {
        showUnsaved();
        showNotes();
    });
    connect(&m_edits, &StreamEdits::failed, this, [this](const ApiError &error) {
        m_failed = true;
        emit failed(error, [guard = QPointer<StreamSharing>(this)] {
            if (guard)
                guard->m_edits.tryAgain();
        });
    });
    connect(&m_edits, &StreamEdits::saved, this, [this] {
        if (std::exchange(m_failed, false))
            emit recovered();
    });
    build(state);
}

StreamSharing::~StreamSharing()
{
    // First what asks this object, which is going, when rows and choice go.
    delete m_actions;
    delete m_table;
}

QString StreamSharing::title() const
{
    if (!m_session || m_model.rights().isEmpty())
        return tr("Sharing");
    const auto count = std::count_if(
        m_model.rights().cbegin(), m_model.rights().cend(), [this](const PersonRights &person) {
            return person.listed != StreamRight::None || person.userId == record().owner();
        });
    return tr("Sharing (%1)").arg(countText(count));
}

void StreamSharing::setSession(Session *session)
{
    if (m_session) {
        m_session->disconnect(this);
        m_session->projects()->disconnect(this);
        m_session->projects()->list()->disconnect(this);
        m_session->projects()->all()->disconnect(this);
    }
    m_work->setSession(session);
    qDeleteAll(findChildren<QDialog *>(Qt::FindDirectChildrenOnly));
    m_session = session;
    m_active = false;
    m_model.setSession(session);
    m_edits.setSession(session);
    if (session) {
        connect(session, &Session::userChanged, &m_soon, qOverload<>(&QTimer::start));
        connect(session, &Session::accountChanged, &m_soon, qOverload<>(&QTimer::start));
        connect(session->projects(), &SessionProjects::changed, &m_soon, qOverload<>(&QTimer::start));
        connect(session->projects(), &SessionProjects::removed, &m_soon, qOverload<>(&QTimer::start));
        follow(session->projects()->list());
        follow(session->projects()->all());
        m_states->showContent();
    } else {
        m_states->showEmpty(tr("Signed out"), tr("Sign in to see whom this stream is shared with."));
    }
    showRecord();
}

void StreamSharing::follow(RecordList *projects)
{
    connect(projects, &RecordList::busyChanged, this, [this, projects](bool busy) {
        m_soon.start();
        if (!busy && !projects->error().isError() && std::exchange(m_projectsFailed, false))
            emit recovered();
    });
    connect(projects, &RecordList::failed, this, [this](const ApiError &error) {
        if (!m_active || !isVisible())
            return;
        m_projectsFailed = true;
        emit failed(error, [guard = QPointer<StreamSharing>(this)] {
            if (guard)
                guard->loadProjects(true);
        });
    });
}

void StreamSharing::showRecord()
{
    if (m_active)
        loadProjects(false); // that one is an administrator is known later than one is signed in
    showPeople();
    showChecks();
    showMissing();
    showNotes();
    m_actions->refresh();
    if (const QString now = title(); std::exchange(m_shownTitle, now) != now)
        emit titleChanged();
}

void StreamSharing::activate()
{
    if (!m_session || m_active)
        return;
    m_active = true;
    loadProjects(false);
}

void StreamSharing::refresh()
{
    if (m_active)
        loadProjects(true);
}

void StreamSharing::loadProjects(bool again)
{
    if (!m_session)
        return;
    QList<RecordList *> lists{m_session->projects()->list()};
    if (m_session->user().isAdmin())
        lists.append(m_session->projects()->all());
    for (RecordList *list : std::as_const(lists)) {
        if (again)
            list->refresh();
        else
            list->load();
    }
}

QList<Project> StreamSharing::projects() const
{
    if (!m_session)
        return {};
    const SessionProjects *known = m_session->projects();
    QStringList ids = known->list()->ids() + known->all()->ids();
    ids.removeDuplicates();
    QList<Project> projects;
    for (const QString &id : std::as_const(ids)) {
        if (const auto project = known->project(id))
            projects += *project;
    }
    return projects;
}

void StreamSharing::showPeople()
{
    if (!m_session) {
        m_model.setRights({});
        return;
    }
    const Stream now = record();
    const QList<Project> all = projects();
    QList<User> users{m_session->user()};
    const QList<PersonRights> named = StreamRights::of(now, all, {}, {});
    for (const PersonRights &person : named)
        users += m_session->userRecord(person.userId);
    m_model.setRights(StreamRights::of(now, all, users, now.isEmpty() ? QString() : m_session->userId()));
}

Stream StreamSharing::record() const
{
    return m_session ? m_session->stream(streamId()).value_or(Stream()) : Stream();
}

QString StreamSharing::namesOf(const QStringList &userIds) const
{
    QStringList names;
    for (const QString &id : userIds)
        names += oneLine(m_model.nameOf(id), 60);
    return names.join(", "_L1);
}

QStringList StreamSharing::missing() const
{
    QStringList ids;
    for (const PersonRights &person : m_model.rights()) {
        if (person.isMissing())
            ids += person.userId;
    }
    return ids;
}

QString StreamSharing::whyNotChange(const QStringList &userIds) const
{
    if (const QString why = whyNotWrite(m_session, record()); !why.isEmpty())
        return why;
    if (userIds.isEmpty())
        return tr("Choose people in the list first.");
    return userIds.contains(record().owner())
               ? tr("The owner has every right. To change that, hand the stream over.")
               : QString();
}

QString StreamSharing::whyNotGive(const QStringList &userIds, StreamRight right) const
{
    const QString why = whyNotChange(userIds);
    const bool changes = std::any_of(userIds.cbegin(), userIds.cend(),
                                     [&](const QString &id) { return m_model.rights(id).listed != right; });
    if (!why.isEmpty() || changes)
        return why;
    return right == StreamRight::None ? tr("They are not on the list of this stream.")
                                      : tr("They have just that right already.");
}

QString StreamSharing::whyNotMend(const QStringList &userIds) const
{
    const QString why = whyNotChange(userIds);
    const bool changes = std::any_of(userIds.cbegin(), userIds.cend(),
                                     [this](const QString &id) { return m_model.rights(id).isMissing(); });
    return why.isEmpty() && !changes ? tr("They have what their projects give them.") : why;
}

QString StreamSharing::whyNotHandOver(const QStringList &userIds) const
{
    const QString why = whyNotOwn(m_session, record());
    return why.isEmpty() && userIds.size() > 1 ? tr("Choose one person only.") : why;
}

void StreamSharing::editRight()
{
    const QModelIndex cell = m_table->currentIndex().siblingAtColumn(StreamRightsModel::Right);
    if ((cell.flags() & Qt::ItemIsEditable) && !m_table->isColumnHidden(StreamRightsModel::Right))
        m_table->edit(cell);
}

void StreamSharing::add(StreamRight right)
{
    if (!m_session)
        return;
    QStringList known;
    for (const PersonRights &person : m_model.rights()) {
        if (person.listed >= right || person.userId == record().owner())
            known += person.userId;
    }
    const QString title = right == StreamRight::Write ? tr("Who else may edit the stream?")
                                                      : tr("Who else may read the stream?");
    auto *dialog = new PeopleDialog(m_session, title, tr("&Add"), known, this);
    connect(dialog, &PeopleDialog::chosen, this, [this, right](const QList<User> &users) {
        QStringList ids;
        for (const User &user : users) {
            m_session->putUser(user);
            ids += user.id();
        }
        m_edits.save(u"%1: %2"_s.arg(namesOf(ids), streamRightText(right)),
                     [ids, right](const Stream &now) { return StreamRights::raised(now, ids, right); });
    });
    dialog->open();
}

void StreamSharing::give(const QStringList &userIds, StreamRight right)
{
    if (!m_session)
        return;
    const bool givesUp = userIds.contains(m_session->userId()) && right < StreamRight::Write
                         && m_model.rights(m_session->userId()).right == StreamRight::Write;
    if (right == StreamRight::None || givesUp) {
        askToGive(userIds, right);
        return;
    }
    m_edits.save(u"%1: %2"_s.arg(namesOf(userIds), streamRightText(right)),
                 [=](const Stream &now) { return StreamRights::given(now, userIds, right); });
}

void StreamSharing::askToGive(const QStringList &userIds, StreamRight right)
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
        else if (person.owed > right)
            item.note = tr("A project still gives it: it would show here as missing.");
        else if (right == StreamRight::None && !record().isPrivate())
            item.note = tr("May read it all the same: it is public.");
        item.run = [session = m_session, streamId = streamId(), id, right]() -> AbstractReply * {
            const Stream now = session->stream(streamId).value_or(Stream());
            return saveWhole(session, now, StreamRights::given(now, {id}, right));
        };
        items.append(item);
    }
    const QString question = right == StreamRight::None ? tr("Take these people off the stream?")
                                                        : tr("Let these people only read the stream?");
    (new BulkDialog(question, right == StreamRight::None ? tr("&Remove") : tr("&Read only"), {}, items, this))
        ->open();
}

void StreamSharing::mend(const QStringList &userIds)
{
    QList<PersonRights> lacking;
    for (const QString &id : userIds) {
        if (m_model.rights(id).isMissing())
            lacking += m_model.rights(id);
    }
    m_edits.save(tr("What projects give to %1").arg(namesOf(userIds)),
                 [lacking](const Stream &now) { return StreamRights::mended(now, lacking); });
}

void StreamSharing::setPrivate(bool on)
{
    m_private->setChecked(record().isPrivate()); // until it is saved
    if (!on) {
        m_work->setPrivate({streamId()}, false); // asks first
        return;
    }
    m_edits.save(tr("Private"), [](const Stream &now) {
        Stream after = now;
        after.setPrivate(true);
        return after;
    });
}

void StreamSharing::setAnonymousComments(bool on)
{
    m_anonymous->setChecked(record().anonymousComments());
    m_edits.save(on ? tr("Anonymous comments") : tr("No anonymous comments"), [on](const Stream &now) {
        Stream after = now;
        after.setValue("anonymousComments", on);
        return after;
    });
}

void StreamSharing::handOver(const QStringList &userIds)
{
    if (m_session)
        chooseOwner(m_session, tr("Who shall own the stream?"), record().owner(), userIds, this,
                    [this](const QString &userId) { handOverTo(userId); });
}

void StreamSharing::handOverTo(const QString &userId)
{
    auto *dialog = new HandOverDialog(m_session, record(), userId, this);
    connect(dialog, &HandOverDialog::handedOver, this, [this](const ApiError &notRead) {
        const auto kind = notRead.kind;
        if (kind == ApiError::Kind::Forbidden || kind == ApiError::Kind::Unauthorized)
            m_states->showForbidden(notRead);
        else if (notRead.isError())
            emit failed(notRead, {});
    });
    dialog->open();
}

} // namespace Speckle
