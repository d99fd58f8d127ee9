// SPDX-License-Identifier: MIT
#include "ui/pages/projectstreams.h"

#include "core/session/projectcheck.h"
#include "core/session/session.h"
#include "core/session/sessionprojects.h"
#include "ui/actions/recordactions.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/dialogs/streamchooser.h"
#include "ui/pages/access.h"
#include "ui/pages/projectmembership.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/recordstable.h"
#include "ui/widgets/statepane.h"
#include "ui/widgets/textformat.h"

#include <QBoxLayout>

#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;

ProjectStreams::ProjectStreams(const QString &projectId, const ProjectCheck *check, UiState *state,
                               QWidget *parent)
    : QWidget(parent)
    , m_projectId(projectId)
    , m_check(check)
    , m_banner(new Banner(this))
    , m_table(new RecordsTable(this))
    , m_states(new StatePane(m_table, this))
    , m_actions(new RecordActions(m_table, [this] { return m_table->selectedIds(); }))
{
    setObjectName(u"projectStreams"_s);
    m_banner->setObjectName(u"danglingBanner"_s);
    m_table->setObjectName(u"projectStreamsTable"_s);
    m_table->setAccessibleName(tr("Streams of the project"));
    addColumns();
    m_model.setDimmed([this](const QString &id) { return isDeleted(id); });
    m_model.setList(&m_ids);
    m_table->setRecords(&m_model);
    m_table->keepLayoutIn(state, "columns/projectStreams"_L1);
    addActions();

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 8, 8, 4);
    m_actions->fillBar(bar);
    bar->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_banner);
    layout->addWidget(m_states, 1);

    connect(m_table, &RecordsTable::recordActivated, this, &ProjectStreams::streamRequested);
    connect(m_table, &RecordsTable::selectedIdsChanged, m_actions, &RecordActions::refresh);
    connect(m_table, &RecordsTable::menuRequested, m_actions, &RecordActions::popup);
    connect(m_banner, &Banner::actionTriggered, this, &ProjectStreams::forgetDeleted);
    connect(m_check, &ProjectCheck::changed, this, &ProjectStreams::showCheck);
    setFocusProxy(m_table);
    m_actions->refresh();
}

void ProjectStreams::addColumns()
{
    std::vector<RecordsModel::Column> columns;
    columns.push_back({u"name"_s, tr("Name"), 30, [this](const QString &id) { return nameOf(id); }});
    columns.back().icon
        = [this](const QString &id) { return icon(isDeleted(id) ? u"warning"_s : u"stream"_s); };
    columns.push_back({u"owner"_s, tr("Owner"), 20, [this](const QString &id) {
                           const auto stream = m_session ? m_session->stream(id) : std::nullopt;
                           return stream && !stream->owner().isEmpty() ? m_session->userName(stream->owner())
                                                                       : QString();
                       }});
    columns.push_back({u"access"_s, tr("Access"), 12, [this](const QString &id) {
                           const auto stream = m_session ? m_session->stream(id) : std::nullopt;
                           return !stream ? QString() : stream->isPrivate() ? tr("Private") : tr("Public");
                       }});
    columns.push_back({u"remark"_s, tr("Remarks"), 26, [this](const QString &id) { return remarkOf(id); }});
    columns.back().icon
        = [this](const QString &id) { return m_check->lacking(id).isEmpty() ? QIcon() : icon(u"warning"_s); };
    columns.push_back({u"updated"_s, tr("Updated"), 22, [this](const QString &id) {
                           const auto stream = m_session ? m_session->stream(id) : std::nullopt;
                           return stream ? timeText(stream->updatedAt()) : QString();
                       }});
    columns.back().sortKey = [this](const QString &id) {
        const auto stream = m_session ? m_session->stream(id) : std::nullopt;
        return stream ? QVariant(stream->updatedAt()) : QVariant();
    };
    columns.push_back({u"id"_s, tr("Id"), 16, [](const QString &id) { return id; }});
    m_model.setColumns(std::move(columns));
}

ProjectStreams::~ProjectStreams()
{
    // First what asks this object, which is going, when rows and choice go.
    delete m_actions;
    delete m_table;
}

void ProjectStreams::addActions()
{
    m_actions->add({u"projectStreamAdd"_s, tr("&Add streams…"), u"add"_s,
                    [this](const QStringList &) { choose(); },
                    [this](const QStringList &) { return whyNotChange(); }, true});
    m_actions->add({u"projectStreamOpen"_s, tr("&Open"), u"open"_s, [this](const QStringList &ids) {
                        for (const QString &id : ids)
                            emit streamRequested(id);
                    }});
    m_actions->add({u"projectStreamMend"_s, tr("&Give what the project gives…"), u"check"_s,
                    [this](const QStringList &ids) { mend(ids); },
                    [this](const QStringList &ids) { return whyNotMend(ids); }});
    m_actions->add({u"projectStreamRemove"_s, tr("&Remove from the project…"), u"remove"_s,
                    [this](const QStringList &ids) { remove(ids); },
                    [this](const QStringList &ids) {
                        return ids.isEmpty() ? tr("Choose streams in the list first.") : whyNotChange();
                    },
                    true, true, QKeySequence(Qt::Key_Delete)});
}

Project ProjectStreams::project() const
{
    return m_session ? m_session->projects()->project(m_projectId).value_or(Project()) : Project();
}

QString ProjectStreams::whyNotChange() const
{
    return whyNotWrite(m_session, project());
}

QString ProjectStreams::whyNotAdd(const QString &streamId) const
{
    if (const QString why = whyNotChange(); !why.isEmpty())
        return why;
    if (m_ids.ids().contains(streamId))
        return tr("It is in the project already.");
    const auto stream = m_session->stream(streamId);
    return stream ? whyNotWrite(m_session, *stream) : tr("This account does not know it.");
}

QString ProjectStreams::whyNotMend(const QStringList &streamIds) const
{
    if (!m_session)
        return tr("You are signed out.");
    if (streamIds.isEmpty())
        return tr("Choose streams in the list first.");
    QString why = tr("Nobody is missing on them, as far as you may see them.");
    for (const QString &id : streamIds) {
        if (m_check->lacking(id).isEmpty())
            continue;
        why = whyNotWrite(m_session, m_session->stream(id).value_or(Stream()));
        if (why.isEmpty())
            return {};
    }
    return why;
}

bool ProjectStreams::isDeleted(const QString &streamId) const
{
    return m_check->deletedStreams().contains(streamId);
}

QString ProjectStreams::nameOf(const QString &streamId) const
{
    if (isDeleted(streamId))
        return tr("%1 – deleted").arg(streamId);
    const auto stream = m_session ? m_session->stream(streamId) : std::nullopt;
    if (!stream)
        return streamId;
    return stream->name().isEmpty() ? tr("(no name)") : stream->name();
}

QString ProjectStreams::remarkOf(const QString &streamId) const
{
    if (isDeleted(streamId))
        return tr("Deleted, and still listed");
    QStringList names;
    const QList<PersonRights> people = m_check->lacking(streamId);
    for (const PersonRights &person : people)
        names += oneLine(m_session ? m_session->userName(person.userId) : person.userId, 60);
    return names.isEmpty() ? QString() : tr("Missing on it: %1").arg(names.join(", "_L1));
}

void ProjectStreams::setSession(Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    qDeleteAll(findChildren<QDialog *>(Qt::FindDirectChildrenOnly));
    m_session = session;
    if (m_session)
        connect(m_session, &Session::streamChanged, this, [this](const QString &id) { m_model.touch(id); });
    showRecord();
}

void ProjectStreams::showRecord()
{
    const QStringList ids = project().streamIds();
    m_ids.set(ids);
    if (ids.isEmpty())
        m_states->showEmpty(tr("No streams in this project yet"),
                            tr("Add some, or drag them here from a list of streams."));
    else
        m_states->showContent();
    showCheck(); // the check brings the names, too
}

void ProjectStreams::showCheck()
{
    m_model.touchAll();
    m_actions->refresh();
    const auto deleted = m_check->deletedStreams().size();
    if (deleted == 0) {
        m_banner->hide();
        return;
    }
    m_banner->showMessage(
        deleted == 1
            ? tr("A stream of this project was deleted and is still listed. People cannot be removed "
                 "from the project while it is.")
            : tr("%1 streams of this project were deleted and are still listed. People cannot be "
                 "removed from the project while they are.")
                  .arg(countText(deleted)),
        whyNotChange().isEmpty() ? tr("Take &off the list") : QString());
}

void ProjectStreams::forgetDeleted()
{
    if (!m_session)
        return;
    m_session->projects()
        ->forgetStreams(m_projectId, m_check->deletedStreams())
        ->then(
            this,
            [this](const Project &) {
                if (std::exchange(m_failed, false))
                    emit recovered();
            },
            [this](const ApiError &error) {
                m_failed = true;
                emit failed(error, [guard = QPointer<ProjectStreams>(this)] {
                    if (guard)
                        guard->forgetDeleted();
                });
            });
}

void ProjectStreams::mend(const QStringList &streamIds)
{
    if (!m_session || streamIds.isEmpty())
        return;
    if (BulkDialog *dialog = newMendingDialog(m_session, *m_check, streamIds, {}, this))
        dialog->open();
}

void ProjectStreams::choose()
{
    if (!m_session)
        return;
    auto *chooser = new StreamChooser(m_session, m_ids.ids(), this);
    connect(chooser, &StreamChooser::chosen, this, &ProjectStreams::add);
    chooser->open();
}

void ProjectStreams::add(const QStringList &streamIds)
{
    QList<BulkDialog::Item> items;
    for (const QString &id : streamIds) {
        BulkDialog::Item item{nameOf(id), {}, whyNotAdd(id)};
        if (item.note.isEmpty())
            item.run = [projects = m_session->projects(), project = m_projectId, id]() -> AbstractReply * {
                return projects->addStream(project, id);
            };
        items.append(item);
    }
    if (items.isEmpty())
        return;
    QStringList people
        = project().streamWriters() + project().streamReaders() + QStringList{project().owner()};
    people.removeDuplicates();
    (new BulkDialog(
         items.size() == 1 ? tr("Add this stream to the project?")
                           : tr("Add %1 streams to the project?").arg(countText(items.size())),
         tr("&Add"),
         tr("The people of the project get access to them, its owner included; each gets the right "
            "to streams that the project gives them. People: %1.")
             .arg(countText(people.size())),
         items, this))
        ->open();
}

void ProjectStreams::remove(const QStringList &streamIds)
{
    QList<BulkDialog::Item> items;
    for (const QString &id : streamIds) {
        BulkDialog::Item item{nameOf(id), {}};
        SessionProjects *projects = m_session->projects();
        if (isDeleted(id)) {
            item.note = tr("It was deleted: it is only taken off the list.");
            item.run = [projects, project = m_projectId, id]() -> AbstractReply * {
                return projects->forgetStreams(project, {id});
            };
        } else {
            const auto stream = m_session->stream(id);
            item.note = stream ? whyNotWrite(m_session, *stream) : QString();
            if (item.note.isEmpty())
                item.run = [projects, project = m_projectId, id]() -> AbstractReply * {
                    return projects->removeStream(project, id);
                };
        }
        items.append(item);
    }
    (new BulkDialog(items.size() == 1
                        ? tr("Remove this stream from the project?")
                        : tr("Remove %1 streams from the project?").arg(countText(items.size())),
                    tr("&Remove"),
                    tr("The streams stay. The project's people lose their access to them, unless another "
                       "project gives it."),
                    items, this))
        ->open();
}

} // namespace Speckle
