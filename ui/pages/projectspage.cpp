// SPDX-License-Identifier: MIT
#include "ui/pages/projectspage.h"

#include "core/session/session.h"
#include "core/session/sessionprojects.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/pages/access.h"
#include "ui/pages/projectwork.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/recordstable.h"
#include "ui/widgets/textformat.h"

#include <QInputDialog>

#include <algorithm>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

// The first reason that holds for one of them.
template <typename Why>
QString firstReason(const QStringList &ids, Why why)
{
    if (ids.isEmpty())
        return ProjectsPage::tr("Choose a project first.");
    for (const QString &id : ids) {
        if (const QString reason = why(id); !reason.isEmpty())
            return reason;
    }
    return {};
}

} // namespace

ProjectsPage::ProjectsPage(Session *session, const QString &accountId, Which which, UiState *state,
                           QWidget *parent)
    : RecordsPage(accountId, parent)
    , m_which(which)
{
    setObjectName(u"projectsPage"_s);
    const auto project = [this](const QString &id) {
        const auto known = this->session() ? this->session()->projects()->project(id) : std::nullopt;
        return known.value_or(Project());
    };
    std::vector<RecordsModel::Column> columns;
    columns.push_back({u"name"_s, tr("Name"), 30, [project](const QString &id) {
                           const QString name = project(id).name();
                           return name.isEmpty() ? tr("(no name)") : name;
                       }});
    columns.back().icon = [project](const QString &id) {
        return Speckle::icon(project(id).isPrivate() ? u"lock"_s : u"project"_s);
    };
    columns.push_back({u"owner"_s, tr("Owner"), 20, [this, project](const QString &id) {
                           const QString owner = project(id).owner();
                           return owner.isEmpty() || !this->session() ? QString()
                                                                      : this->session()->userName(owner);
                       }});
    columns.push_back({u"streams"_s, tr("Streams"), 10,
                       [project](const QString &id) { return countText(project(id).streamIds().size()); }});
    columns.back().isNumber = true;
    columns.back().sortKey
        = [project](const QString &id) { return qlonglong(project(id).streamIds().size()); };
    columns.push_back({u"tags"_s, tr("Tags"), 22,
                       [project](const QString &id) { return project(id).tags().join(", "_L1); }});
    columns.push_back({u"jobNumber"_s, tr("Job number"), 14,
                       [project](const QString &id) { return project(id).jobNumber(); }});
    columns.push_back({u"updated"_s, tr("Updated"), 22,
                       [project](const QString &id) { return timeText(project(id).updatedAt()); }});
    columns.back().toolTip = [project](const QString &id) { return exactTimeText(project(id).updatedAt()); };
    columns.back().sortKey = [project](const QString &id) { return project(id).updatedAt(); };
    columns.push_back({u"archived"_s, tr("State"), 12, [project](const QString &id) {
                           return project(id).isDeleted() ? tr("In the archive") : QString();
                       }});
    model()->setDimmed([project](const QString &id) { return project(id).isDeleted(); });
    addActions();
    const bool all = which == Which::All;
    setUp(session, std::move(columns),
          {tr("Find projects: name, owner, tag, job number …"), tr("Loading the projects…"),
           tr("No projects yet"),
           tr("A project shares several streams with the same people. Make one with “New project”."),
           tr("Sign in to see the projects of this account.")},
          state, all ? "columns/allProjects"_L1 : "columns/projects"_L1);
}

void ProjectsPage::addActions()
{
    actions()->add({u"projectNew"_s, tr("&New project…"), u"add"_s, [this](const QStringList &) { create(); },
                    [this](const QStringList &) { return session() ? QString() : tr("You are signed out."); },
                    true});
    actions()->add({u"projectOpen"_s, tr("&Open"), u"open"_s, [this](const QStringList &ids) {
                        for (const QString &id : ids)
                            activated(id);
                    }});
    actions()->add({u"projectArchive"_s, tr("Put into the &archive"), u"history"_s,
                    [this](const QStringList &ids) { setArchived(ids, true); },
                    [this](const QStringList &ids) { return whyNotSetArchived(ids, true); }, false, true});
    actions()->add({u"projectRestore"_s, tr("&Restore from the archive"), u"revert"_s,
                    [this](const QStringList &ids) { setArchived(ids, false); },
                    [this](const QStringList &ids) { return whyNotSetArchived(ids, false); }});
    actions()->add({u"projectDelete"_s, tr("&Delete…"), u"remove"_s,
                    [this](const QStringList &ids) { remove(ids); },
                    [this](const QStringList &ids) { return whyNotOwn(ids); }, false, true,
                    QKeySequence(Qt::Key_Delete)});
}

QString ProjectsPage::whyNotWrite(const QStringList &ids) const
{
    return firstReason(ids, [this](const QString &id) {
        return Speckle::whyNotWrite(
            session(), session() ? session()->projects()->project(id).value_or(Project()) : Project());
    });
}

QString ProjectsPage::whyNotSetArchived(const QStringList &ids, bool archived) const
{
    if (const QString why = whyNotWrite(ids); !why.isEmpty())
        return why;
    const bool changes = std::any_of(ids.cbegin(), ids.cend(), [&](const QString &id) {
        return session()->projects()->project(id).value_or(Project()).isDeleted() != archived;
    });
    if (changes)
        return {};
    return archived ? tr("It is in the archive already.") : tr("It is not in the archive.");
}

QString ProjectsPage::whyNotOwn(const QStringList &ids) const
{
    return firstReason(ids, [this](const QString &id) {
        return Speckle::whyNotOwn(
            session(), session() ? session()->projects()->project(id).value_or(Project()) : Project());
    });
}

void ProjectsPage::create()
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(u"newProjectDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("New project"));
    dialog->setLabelText(tr("Name of the project:"));
    dialog->setOkButtonText(tr("&Create"));
    dialog->resize(420, dialog->height());
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &text) {
        if (!session() || text.trimmed().isEmpty())
            return;
        Project project;
        project.setName(text.trimmed());
        project.setPrivate(true);
        handle(session()->projects()->create(project), [this](const Project &made) { activated(made.id()); });
    });
    dialog->open();
}

void ProjectsPage::setArchived(const QStringList &ids, bool archived)
{
    if (BulkDialog *dialog = newProjectArchiveDialog(session(), ids, archived, this))
        dialog->open();
}

void ProjectsPage::remove(const QStringList &ids)
{
    QList<BulkDialog::Item> items;
    for (const QString &id : ids) {
        const auto project = session()->projects()->project(id);
        if (project)
            items.append({project->name(),
                          [projects = session()->projects(), id] {
                              return static_cast<AbstractReply *>(projects->remove(id));
                          },
                          tr("Streams that stay: %1").arg(countText(project->streamIds().size()))});
    }
    (new BulkDialog(
         items.size() == 1 ? tr("Delete this project for good?")
                           : tr("Delete %1 projects for good?").arg(countText(items.size())),
         tr("&Delete"),
         tr("The streams stay, but people who had access through the project lose it. There is no way "
            "back; the archive is one."),
         items, this))
        ->open();
}

RecordList *ProjectsPage::listOf(Session *session) const
{
    return m_which == Which::All ? session->projects()->all() : session->projects()->list();
}

void ProjectsPage::follow(Session *session)
{
    connect(session->projects(), &SessionProjects::changed, this,
            [this](const QString &id) { model()->touch(id); });
    connect(session, &Session::userChanged, this, [this] { model()->touchAll(); });
}

void ProjectsPage::activated(const QString &id)
{
    emit pageRequested(accountId(), u"project/"_s + id);
}

QString ProjectsPage::countWords(int count) const
{
    return count == 1 ? tr("1 project") : tr("%1 projects", nullptr, count).arg(countText(count));
}

QString ProjectsPage::title() const
{
    return m_which == Which::All ? tr("All projects") : tr("Projects");
}

QIcon ProjectsPage::icon() const
{
    return Speckle::icon(u"project"_s);
}

QString ProjectsPage::address() const
{
    return m_which == Which::All ? u"projects/all"_s : u"projects"_s;
}

} // namespace Speckle
