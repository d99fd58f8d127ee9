// SPDX-License-Identifier: MIT
#include "ui/pages/projectstreams.h"

#include "core/session/session.h"
#include "core/session/sessionprojects.h"
#include "ui/actions/recordactions.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/dialogs/streamchooser.h"
#include "ui/pages/access.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/recordstable.h"
#include "ui/widgets/statepane.h"
#include "ui/widgets/textformat.h"

#include <QBoxLayout>
#include <QDragEnterEvent>
#include <QJsonDocument>
#include <QMimeData>

#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

QStringList idsOf(const QMimeData *data)
{
    return QJsonDocument::fromJson(data->data(ProjectStreams::mimeType())).toVariant().toStringList();
}

} // namespace

ProjectStreams::ProjectStreams(const QString &projectId, UiState *state, QWidget *parent)
    : QWidget(parent)
    , m_projectId(projectId)
    , m_banner(new Banner(this))
    , m_table(new RecordsTable(this))
    , m_states(new StatePane(m_table, this))
    , m_actions(new RecordActions(m_table, [this] { return m_table->selectedIds(); }))
{
    setObjectName(u"projectStreams"_s);
    setAcceptDrops(true);
    m_banner->setObjectName(u"danglingBanner"_s);
    m_table->setObjectName(u"projectStreamsTable"_s);
    m_table->setAccessibleName(tr("Streams of the project"));
    std::vector<RecordsModel::Column> columns;
    columns.push_back({u"name"_s, tr("Name"), 30, [this](const QString &id) { return nameOf(id); }});
    columns.back().icon
        = [this](const QString &id) { return icon(m_missing.contains(id) ? u"warning"_s : u"stream"_s); };
    columns.push_back({u"owner"_s, tr("Owner"), 20, [this](const QString &id) {
                           const auto stream = m_session ? m_session->stream(id) : std::nullopt;
                           return stream && !stream->owner().isEmpty() ? m_session->userName(stream->owner())
                                                                       : QString();
                       }});
    columns.push_back({u"access"_s, tr("Access"), 12, [this](const QString &id) {
                           const auto stream = m_session ? m_session->stream(id) : std::nullopt;
                           return !stream ? QString() : stream->isPrivate() ? tr("Private") : tr("Public");
                       }});
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
    m_model.setDimmed([this](const QString &id) { return m_missing.contains(id); });
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
    connect(m_banner, &Banner::actionTriggered, this, &ProjectStreams::mend);
    m_actions->refresh();
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

QString ProjectStreams::nameOf(const QString &streamId) const
{
    if (m_missing.contains(streamId))
        return tr("%1 – deleted").arg(streamId);
    const auto stream = m_session ? m_session->stream(streamId) : std::nullopt;
    if (!stream)
        return streamId;
    return stream->name().isEmpty() ? tr("(no name)") : stream->name();
}

void ProjectStreams::setSession(Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    if (m_look)
        m_look->cancel();
    qDeleteAll(findChildren<BulkDialog *>());
    m_session = session;
    m_asked.clear();
    m_missing.clear();
    if (m_session) {
        connect(m_session, &Session::streamChanged, this, [this](const QString &id) { m_model.touch(id); });
        connect(m_session, &Session::userChanged, this, [this] {
            m_model.touchAll();
            m_actions->refresh();
        });
    }
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
    m_actions->refresh();
    lookForMissing();
}

void ProjectStreams::lookForMissing()
{
    const QStringList ids = m_ids.ids();
    m_missing.intersect(QSet<QString>(ids.cbegin(), ids.cend()));
    showMissing(); // rights may be known by now
    if (!m_session || ids == m_asked)
        return;
    m_asked = ids;
    m_session->loadUnknown(ids);
    if (m_look)
        m_look->cancel();
    Reply<QStringList> *look = m_session->projects()->missingStreams(m_projectId);
    m_look = look;
    look->then(
        this,
        [this](const QStringList &missing) {
            m_missing = QSet<QString>(missing.cbegin(), missing.cend());
            m_model.touchAll();
            showMissing();
        },
        [this](const ApiError &) { m_asked.clear(); }); // nobody knows; the list is what it is
}

void ProjectStreams::showMissing()
{
    if (m_missing.isEmpty()) {
        m_banner->hide();
        return;
    }
    m_banner->showMessage(
        m_missing.size() == 1 ? tr(
            "A stream of this project was deleted and is still listed. People cannot be removed from the "
            "project while it is.")
                              : tr("%1 streams of this project were deleted and are still listed. People "
                                   "cannot be removed from "
                                   "the project while they are.")
                                    .arg(countText(m_missing.size())),
        whyNotChange().isEmpty() ? tr("Take &off the list") : QString());
}

void ProjectStreams::refresh()
{
    m_asked.clear();
    lookForMissing();
}

void ProjectStreams::mend()
{
    if (!m_session)
        return;
    m_session->projects()
        ->forgetStreams(m_projectId, QStringList(m_missing.cbegin(), m_missing.cend()))
        ->then(
            this, [](const Project &) {}, [this](const ApiError &error) { emit failed(error, {}); });
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
        if (!m_session || m_ids.ids().contains(id))
            continue;
        items.append({nameOf(id), [projects = m_session->projects(), project = m_projectId, id] {
                          return static_cast<AbstractReply *>(projects->addStream(project, id));
                      }});
    }
    if (items.isEmpty())
        return;
    const QStringList writers = project().streamWriters();
    (new BulkDialog(items.size() == 1 ? tr("Add this stream to the project?")
                                      : tr("Add %1 streams to the project?").arg(countText(items.size())),
                    tr("&Add"),
                    tr("The people of the project, and its owner, get access to them: %1 may edit.")
                        .arg(countText(writers.size())),
                    items, this))
        ->open();
}

void ProjectStreams::remove(const QStringList &streamIds)
{
    QList<BulkDialog::Item> items;
    for (const QString &id : streamIds) {
        items.append({nameOf(id), [projects = m_session->projects(), project = m_projectId, id] {
                          return static_cast<AbstractReply *>(projects->removeStream(project, id));
                      }});
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

void ProjectStreams::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasFormat(mimeType()) && whyNotChange().isEmpty())
        event->acceptProposedAction();
}

void ProjectStreams::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    // The drag has to end before anything is asked.
    QMetaObject::invokeMethod(
        this, [this, ids = idsOf(event->mimeData())] { add(ids); }, Qt::QueuedConnection);
}

} // namespace Speckle
