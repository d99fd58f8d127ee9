// SPDX-License-Identifier: MIT
#include "ui/pages/streamversions.h"

#include "core/session/session.h"
#include "core/session/streamversions.h"
#include "ui/actions/recordactions.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/dialogs/namedialog.h"
#include "ui/pages/access.h"
#include "ui/pages/streamcompare.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/recordstable.h"
#include "ui/widgets/statepane.h"
#include "ui/widgets/textformat.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <memory>
#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

QString nowText()
{
    return QLocale().toString(QDateTime::currentDateTime(), QLocale::ShortFormat);
}

} // namespace

StreamVersionsPart::StreamVersionsPart(const QString &streamId, UiState *state, QWidget *parent)
    : StreamPart(streamId, parent)
{
    setObjectName(u"streamVersions"_s);
    const auto version = [this](const QString &id) { return record(id); };
    std::vector<RecordsModel::Column> columns;
    columns.push_back({u"name"_s, tr("Version"), 34, [this](const QString &id) { return nameOf(id); }});
    columns.back().icon = [version](const QString &id) {
        return Speckle::icon(version(id).isPrivate() ? u"lock"_s : u"history"_s);
    };
    columns.push_back({u"author"_s, tr("Author"), 22, [this, version](const QString &id) {
                           const QString owner = version(id).owner();
                           return owner.isEmpty() || !m_session ? QString() : m_session->userName(owner);
                       }});
    columns.push_back({u"when"_s, tr("Saved"), 22,
                       [version](const QString &id) { return timeText(version(id).createdAt()); }});
    columns.back().toolTip = [version](const QString &id) { return exactTimeText(version(id).createdAt()); };
    columns.back().sortKey = [version](const QString &id) { return version(id).createdAt(); };
    columns.push_back({u"objects"_s, tr("Objects"), 12, [this](const QString &id) {
                           const auto count = m_session ? m_session->objectCount(id) : std::nullopt;
                           return count ? countText(*count) : QString();
                       }});
    columns.back().isNumber = true;
    columns.back().sortKey = [this](const QString &id) {
        return qlonglong(m_session ? m_session->objectCount(id).value_or(-1) : -1);
    };
    columns.push_back({u"message"_s, tr("Message"), 40,
                       [version](const QString &id) { return version(id).commitMessage(); }});
    m_model.setColumns(std::move(columns));
    build(state);
}

StreamVersionsPart::~StreamVersionsPart() = default;

void StreamVersionsPart::build(UiState *state)
{
    m_table = new RecordsTable;
    m_table->setObjectName(u"versionsTable"_s);
    m_table->setAccessibleName(tr("Versions"));
    m_table->setRecords(&m_model);
    m_table->sortByColumn(2, Qt::DescendingOrder);
    m_table->keepLayoutIn(state, "columns/versions"_L1);
    m_states = new StatePane(m_table, this);

    m_parentLine = new QWidget;
    m_parentText = plainLabel(u"versionOf"_s);
    auto *open = new QPushButton(Speckle::icon(u"open"_s), tr("Open that &stream"));
    open->setObjectName(u"versionOfButton"_s);
    auto *parentLine = new QHBoxLayout(m_parentLine);
    parentLine->setContentsMargins(12, 6, 12, 0);
    parentLine->addWidget(m_parentText, 1);
    parentLine->addWidget(open);
    m_parentLine->hide();
    connect(open, &QPushButton::clicked, this, [this] {
        if (const QString parentId = record(streamId()).parent(); !parentId.isEmpty())
            emit pageRequested(u"stream/"_s + parentId);
    });

    m_actions = new RecordActions(m_table, [this] { return m_table->selectedIds(); });
    addActions();
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 6, 12, 4);
    m_actions->fillBar(bar);
    bar->addStretch(1);
    m_hidden = plainLabel(u"versionsHidden"_s);
    m_hidden->setContentsMargins(12, 4, 12, 6);
    m_hidden->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_parentLine);
    layout->addLayout(bar);
    layout->addWidget(m_states, 1);
    layout->addWidget(m_hidden);
    setFocusProxy(m_table);

    connect(m_table, &RecordsTable::recordActivated, this,
            [this](const QString &id) { emit pageRequested(u"stream/"_s + id); });
    connect(m_table, &RecordsTable::selectedIdsChanged, m_actions, &RecordActions::refresh);
    connect(m_table, &RecordsTable::menuRequested, m_actions, &RecordActions::popup);
    m_actions->refresh();
}

void StreamVersionsPart::addActions()
{
    m_actions->add(
        {u"versionSave"_s, tr("Save a &version…"), u"save"_s, [this](const QStringList &) { saveVersion(); },
         [this](const QStringList &) { return m_session ? QString() : tr("You are signed out."); }, true});
    m_actions->add({u"versionOpen"_s, tr("&Open"), u"open"_s, [this](const QStringList &ids) {
                        for (const QString &id : ids)
                            emit pageRequested(u"stream/"_s + id);
                    }});
    m_actions->add({u"versionCompare"_s, tr("&Compare…"), u"columns"_s,
                    [this](const QStringList &ids) { compare(ids); },
                    [this](const QStringList &ids) {
                        if (!m_session)
                            return tr("You are signed out.");
                        return ids.size() == 1 || ids.size() == 2
                                   ? QString()
                                   : tr("Choose one version to compare it with the present, or two to "
                                        "compare them with each other.");
                    },
                    true, true});
    m_actions->add({u"versionRestore"_s, tr("&Restore…"), u"revert"_s,
                    [this](const QStringList &ids) { restore(ids.constFirst()); },
                    [this](const QStringList &ids) { return whyNotRestore(ids); }, true});
}

QString StreamVersionsPart::whyNotRestore(const QStringList &ids) const
{
    if (const QString why = whyNotWrite(m_session, record(streamId())); !why.isEmpty())
        return why;
    return ids.size() == 1 ? QString() : tr("Choose the one version that the stream is to go back to.");
}

QString StreamVersionsPart::title() const
{
    if (!m_session)
        return tr("Versions");
    const bool known
        = m_versions && m_active && !m_versions->list()->isBusy() && !m_versions->list()->error().isError();
    const auto count = known ? m_versions->list()->ids().size() : record(streamId()).children().size();
    return tr("Versions (%1)").arg(countText(count));
}

Stream StreamVersionsPart::record(const QString &id) const
{
    return m_session ? m_session->stream(id).value_or(Stream()) : Stream();
}

QString StreamVersionsPart::nameOf(const QString &id) const
{
    const QString name = record(id).name();
    return name.isEmpty() ? id : name;
}

void StreamVersionsPart::setSession(Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_model.setList(nullptr);
    delete std::exchange(m_versions, nullptr);
    m_session = session;
    m_active = false;
    m_askedParent.clear();
    if (session) {
        m_versions = new StreamVersions(session, streamId(), this);
        m_model.setList(m_versions->list());
        connect(session, &Session::streamChanged, this, [this](const QString &id) { m_model.touch(id); });
        connect(session, &Session::userChanged, this, [this] { m_model.touchAll(); });
        connect(session, &Session::accountChanged, m_actions, &RecordActions::refresh);
        connect(m_versions->list(), &RecordList::busyChanged, this, [this] {
            showState();
            if (!m_versions->list()->isBusy() && !m_versions->list()->error().isError()
                && std::exchange(m_failed, false))
                emit recovered();
        });
        connect(m_versions->list(), &RecordList::stateChanged, this, [this] { showState(); });
        connect(m_versions->list(), &RecordList::failed, this, [this](const ApiError &error) {
            m_failed = true;
            emit failed(error, [guard = QPointer<StreamVersionsPart>(this)] {
                if (guard)
                    guard->refresh();
            });
        });
    }
    showState();
    m_actions->refresh();
}

void StreamVersionsPart::showRecord()
{
    showParent();
    if (m_active && m_versions && record(streamId()).children() != m_children)
        refresh();
    showState();
    m_actions->refresh();
}

void StreamVersionsPart::activate()
{
    if (!m_versions || m_active)
        return;
    m_active = true;
    refresh();
}

void StreamVersionsPart::refresh()
{
    if (!m_versions || !m_active)
        return;
    m_children = record(streamId()).children();
    m_versions->list()->refresh();
}

void StreamVersionsPart::showState()
{
    if (const QString now = title(); std::exchange(m_shownTitle, now) != now)
        emit titleChanged();
    if (!m_versions) {
        m_states->showEmpty(tr("Signed out"), tr("Sign in to see the versions of this stream."));
        m_hidden->hide();
        return;
    }
    const RecordList *list = m_versions->list();
    const auto hidden = list->isBusy() || list->error().isError() ? 0 : m_versions->hidden();
    m_hidden->setText(hidden == 1 ? tr("1 more version was deleted, or is a clone that you may not see.")
                                  : tr("%1 more versions were deleted, or are clones that you may not see.")
                                        .arg(countText(hidden)));
    m_hidden->setVisible(hidden > 0);
    switch (list->state()) {
    case RecordList::State::Loading:
        m_states->showLoading(tr("Loading the versions…"));
        break;
    case RecordList::State::Empty:
        m_states->showEmpty(tr("No versions yet"),
                            tr("“Save a version” keeps the stream as it is now, so that you can compare with "
                               "it later, or go back to it."));
        break;
    case RecordList::State::Forbidden:
        m_states->showForbidden(list->error());
        break;
    case RecordList::State::Failed:
        m_states->showFailed(list->error(), [this] { refresh(); });
        break;
    case RecordList::State::Ready:
        m_states->showContent();
        break;
    }
}

void StreamVersionsPart::showParent()
{
    const QString parentId = record(streamId()).parent();
    m_parentLine->setVisible(!parentId.isEmpty());
    if (parentId.isEmpty())
        return;
    m_parentText->setText(tr("This stream is itself a version of “%1”.").arg(oneLine(nameOf(parentId), 120)));
    if (!m_versions || record(parentId).has("name") || m_askedParent == parentId)
        return;
    m_askedParent = parentId;
    // Where it is gone or not for us, its id has to do.
    m_versions->loadListed(parentId)->then(
        this, [this](const QList<Stream> &) { showParent(); }, [](const ApiError &) {});
}

void StreamVersionsPart::saveVersion()
{
    auto *dialog = new NameDialog(tr("Save a version"), tr("&Name of the version:"), tr("&Save the version"),
                                  u"%1 (%2)"_s.arg(nameOf(streamId()), nowText()), this);
    connect(dialog, &NameDialog::submitted, this, [this, dialog](const QString &name) {
        if (!m_versions) {
            dialog->fail(ApiError(ApiError::Kind::Unauthorized, tr("You are signed out.")));
            return;
        }
        m_versions->save(name)->then(
            dialog, [dialog](const StreamClone &) { dialog->accept(); },
            [dialog](const ApiError &error) { dialog->fail(error); });
    });
    dialog->open();
}

void StreamVersionsPart::compare(const QStringList &ids)
{
    if (!m_versions)
        return;
    // The older one first, the present last.
    QStringList pair = ids;
    if (pair.size() == 1)
        pair += streamId();
    else if (record(pair.first()).createdAt() > record(pair.last()).createdAt())
        std::swap(pair.first(), pair.last());
    const auto name = [this](const QString &id) { return id == streamId() ? tr("the present") : nameOf(id); };
    auto *dialog = new StreamCompare(m_session, {name(pair.first()), name(pair.last())}, this);
    dialog->load([versions = QPointer<StreamVersions>(m_versions), pair]() -> Reply<StreamDiff> * {
        return versions ? versions->compare(pair.first(), pair.last()) : nullptr;
    });
    dialog->open();
}

void StreamVersionsPart::restore(const QString &versionId)
{
    if (!m_session)
        return;
    const Stream now = record(streamId());
    const QString keptName = tr("%1 (before going back, %2)").arg(nameOf(streamId()), nowText());
    auto steps = std::make_shared<StreamRestore>(m_session, streamId(), versionId, keptName, nullptr);
    const auto step = [&steps](Reply<Done> *(StreamRestore::*run)()) {
        return [steps, run] { return static_cast<AbstractReply *>((steps.get()->*run)()); };
    };
    const QList<BulkDialog::Item> items{
        {tr("Keep the present as a version"), step(&StreamRestore::keepPresent), keptName},
        {tr("Read the version"), step(&StreamRestore::readVersion), nameOf(versionId)},
        {tr("Write its objects and layers"), step(&StreamRestore::write), nameOf(streamId())},
        {tr("Load the stream again"), step(&StreamRestore::readAgain)},
    };
    const auto objects = m_session->objectCount(streamId());
    auto *dialog = new BulkDialog(
        tr("Put the objects and layers of “%1” back into this stream?").arg(oneLine(nameOf(versionId), 120)),
        tr("Restore"),
        (objects ? tr("Its %1 objects of now are kept as a version first; so you can come back to them.")
                       .arg(countText(*objects))
                 : tr("What it holds now is kept as a version first; so you can come back to it."))
            + u' '
            + tr(
                "Name, description, units and sharing stay as they are. Everybody who works with this stream "
                "gets the old objects."),
        items, this);
    dialog->setObjectName(u"restoreDialog"_s);
    dialog->open();
}

} // namespace Speckle
