// SPDX-License-Identifier: MIT
#include "ui/pages/projectpeople.h"

#include "core/session/session.h"
#include "core/session/sessionprojects.h"
#include "ui/actions/recordactions.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/dialogs/peopledialog.h"
#include "ui/pages/access.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/recordstable.h"
#include "ui/widgets/textformat.h"

#include <QBoxLayout>
#include <QLabel>

namespace Speckle {

using namespace Qt::StringLiterals;

ProjectPeople::ProjectPeople(const QString &projectId, UiState *state, QWidget *parent)
    : QWidget(parent)
    , m_projectId(projectId)
    , m_table(new RecordsTable(this))
    , m_actions(new RecordActions(m_table, [this] { return m_table->selectedIds(); }))
{
    setObjectName(u"projectPeople"_s);
    m_table->setObjectName(u"projectPeopleTable"_s);
    m_table->setAccessibleName(tr("People of the project"));
    std::vector<RecordsModel::Column> columns;
    columns.push_back({u"name"_s, tr("Name"), 26, [this](const QString &id) { return nameOf(id); }});
    columns.back().icon = [](const QString &) { return icon(u"user"_s); };
    columns.push_back({u"project"_s, tr("The project itself"), 28, [this](const QString &id) {
                           const Project now = project();
                           if (now.owner() == id)
                               return tr("Owns it");
                           if (now.canWrite().contains(id))
                               return tr("May edit it");
                           if (now.canRead().contains(id))
                               return tr("Sees it");
                           return now.isPrivate() ? tr("Does not see it") : tr("Sees it, as it is public");
                       }});
    columns.push_back({u"streams"_s, tr("Its streams"), 28, [this](const QString &id) {
                           const Project now = project();
                           if (now.streamWriters().contains(id))
                               return tr("May edit all of them");
                           return now.streamReaders().contains(id) ? tr("May read all of them")
                                                                   : tr("None through it");
                       }});
    m_model.setColumns(std::move(columns));
    m_model.setList(&m_ids);
    m_table->setRecords(&m_model);
    m_table->keepLayoutIn(state, "columns/projectPeople"_L1);
    addActions();

    auto *words = new QLabel(tr("Two rights, apart from each other: who may edit the project (its name, its "
                                "list of streams, its people), and who may edit or read its streams."),
                             this);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setContentsMargins(10, 8, 10, 0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 6, 8, 4);
    m_actions->fillBar(bar);
    bar->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(words);
    layout->addLayout(bar);
    layout->addWidget(m_table, 1);
    connect(m_table, &RecordsTable::selectedIdsChanged, m_actions, &RecordActions::refresh);
    connect(m_table, &RecordsTable::menuRequested, m_actions, &RecordActions::popup);
    m_actions->refresh();
}

ProjectPeople::~ProjectPeople()
{
    // First what asks this object, which is going, when rows and choice go.
    delete m_actions;
    delete m_table;
}

void ProjectPeople::addActions()
{
    const auto change
        = [this](Change what) { return [this, what](const QStringList &ids) { ask(what, ids); }; };
    const auto whyNot = [this](const QStringList &ids) { return whyNotChange(ids); };
    m_actions->add({u"personAdd"_s, tr("&Add people…"), u"add"_s, [this](const QStringList &) { add(); },
                    [this](const QStringList &) { return whyNotWrite(m_session, project()); }, true});
    m_actions->add(
        {u"personUpgrade"_s, tr("May &edit the streams…"), u"edit"_s, change(Change::Upgrade), whyNot, true});
    m_actions->add({u"personDowngrade"_s, tr("May only &read the streams…"), u"eye"_s,
                    change(Change::Downgrade), whyNot, true});
    m_actions->add({u"personEditsProject"_s, tr("May edit the &project"), u"key"_s,
                    [this](const QStringList &ids) { setEditsProject(ids, true); }, whyNot, false, true});
    m_actions->add({u"personKeepsOut"_s, tr("May only &see the project"), u"eye"_s,
                    [this](const QStringList &ids) { setEditsProject(ids, false); }, whyNot});
    m_actions->add({u"personRemove"_s, tr("&Remove…"), u"remove"_s, change(Change::Remove), whyNot, true,
                    true, QKeySequence(Qt::Key_Delete)});
}

Project ProjectPeople::project() const
{
    return m_session ? m_session->projects()->project(m_projectId).value_or(Project()) : Project();
}

QString ProjectPeople::nameOf(const QString &userId) const
{
    return m_session ? m_session->userName(userId) : userId;
}

QString ProjectPeople::whyNotChange(const QStringList &userIds) const
{
    if (userIds.isEmpty())
        return tr("Choose people in the list first.");
    const Project now = project();
    if (userIds.contains(now.owner()))
        return tr("The owner has every right; it cannot be taken or given.");
    return whyNotWrite(m_session, now);
}

void ProjectPeople::setSession(Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    qDeleteAll(findChildren<QDialog *>());
    m_session = session;
    if (m_session) {
        connect(m_session, &Session::userChanged, this, [this] {
            m_model.touchAll();
            m_actions->refresh();
        });
    }
    showRecord();
}

void ProjectPeople::showRecord()
{
    const Project now = project();
    QStringList ids;
    if (!now.owner().isEmpty())
        ids.append(now.owner());
    ids += now.canWrite() + now.canRead() + now.streamWriters() + now.streamReaders();
    m_ids.set(ids);
    m_model.touchAll();
    m_actions->refresh();
}

void ProjectPeople::add()
{
    if (!m_session)
        return;
    auto *dialog
        = new PeopleDialog(m_session, tr("Add people to the project"), tr("&Add"), m_ids.ids(), this);
    connect(dialog, &PeopleDialog::chosen, this, [this](const QList<User> &users) {
        QStringList ids;
        for (const User &user : users)
            ids.append(user.id());
        ask(Change::Add, ids);
    });
    dialog->open();
}

QString ProjectPeople::effect(Change change, const QString &userId, const QString &streamId) const
{
    const auto stream = m_session->stream(streamId);
    if (!stream)
        return tr("%1: not known here").arg(streamId);
    const QString name = stream->name().isEmpty() ? streamId : stream->name();
    if (stream->owner() == userId)
        return {};
    const bool writes = stream->canWrite().contains(userId);
    const bool reads = stream->canRead().contains(userId);
    switch (change) {
    case Change::Add:
    case Change::Upgrade:
        return writes ? QString() : tr("%1: may edit it from now on").arg(name);
    case Change::Downgrade:
        return writes ? tr("%1: may only read it, unless another project lets them edit it").arg(name)
                      : QString();
    case Change::Remove:
        return writes || reads ? tr("%1: loses it, unless another project gives it").arg(name) : QString();
    }
    return {};
}

void ProjectPeople::ask(Change change, const QStringList &userIds)
{
    QList<BulkDialog::Item> items;
    const QStringList streams = project().streamIds();
    for (const QString &userId : userIds) {
        BulkDialog::Item item;
        item.name = nameOf(userId);
        for (const QString &streamId : streams) {
            if (const QString line = effect(change, userId, streamId); !line.isEmpty())
                item.details.append(line);
        }
        item.note = item.details.isEmpty()
                        ? tr("No stream changes")
                        : tr("Streams that change: %1").arg(countText(item.details.size()));
        item.run = [projects = m_session->projects(), id = m_projectId, userId, change] {
            switch (change) {
            case Change::Add:
                return static_cast<AbstractReply *>(projects->addUser(id, userId));
            case Change::Upgrade:
                return static_cast<AbstractReply *>(projects->upgradeUser(id, userId));
            case Change::Downgrade:
                return static_cast<AbstractReply *>(projects->downgradeUser(id, userId));
            case Change::Remove:
                break;
            }
            return static_cast<AbstractReply *>(projects->removeUser(id, userId));
        };
        items.append(item);
    }
    QString question, verb, warning;
    switch (change) {
    case Change::Add:
        question = tr("Add these people to the project?");
        verb = tr("&Add");
        warning = tr("They see the project and may edit all of its streams.");
        break;
    case Change::Upgrade:
        question = tr("Let these people edit the project's streams?");
        verb = tr("Let them &edit");
        warning = tr("It gives no right to the project itself.");
        break;
    case Change::Downgrade:
        question = tr("Let these people only read the project's streams?");
        verb = tr("&Read only");
        break;
    case Change::Remove:
        question = tr("Remove these people from the project?");
        verb = tr("&Remove");
        warning = tr("They lose the project and, where nothing else gives it, its streams.");
        break;
    }
    (new BulkDialog(question, verb, warning, items, this))->open();
}

void ProjectPeople::setEditsProject(const QStringList &userIds, bool on)
{
    const Project before = project();
    QStringList writers = before.canWrite();
    QStringList readers = before.canRead();
    for (const QString &id : userIds) {
        writers.removeAll(id);
        if (on)
            writers.append(id);
        else if (!readers.contains(id))
            readers.append(id);
    }
    Project after = before;
    after.setCanWrite(writers);
    after.setCanRead(readers);
    requireSaved(m_session->projects()->save(before, after), tr("change who may edit the project"))
        ->then(
            this, [](const Done &) {},
            [this, userIds, on](const ApiError &error) {
                emit failed(error, [people = QPointer<ProjectPeople>(this), userIds, on] {
                    if (people && people->m_session)
                        people->setEditsProject(userIds, on);
                });
            });
}

} // namespace Speckle
