// SPDX-License-Identifier: MIT
#include "ui/pages/projectwork.h"

#include "core/session/session.h"
#include "core/session/sessionprojects.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/widgets/textformat.h"

#include <QCoreApplication>

namespace Speckle {

namespace {

struct ProjectWorkText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::ProjectWork)
};

} // namespace

BulkDialog *newProjectArchiveDialog(Session *session, const QStringList &ids, bool archived, QWidget *parent)
{
    QList<BulkDialog::Item> items;
    for (const QString &id : ids) {
        const auto project = session->projects()->project(id);
        if (!project || project->isDeleted() == archived)
            continue;
        items.append({project->name(), [projects = session->projects(), id, archived]() -> AbstractReply * {
                          // As it is now: a first try may have shown that it is another than it was.
                          const Project before = projects->project(id).value_or(Project());
                          Project after = before;
                          after.setDeleted(archived);
                          return requireSaved(projects->save(before, after),
                                              ProjectWorkText::tr("save the project"));
                      }});
    }
    if (items.isEmpty())
        return nullptr;
    const int count = int(items.size());
    const QString archiveQuestion
        = count == 1 ? ProjectWorkText::tr("Put this project into the archive?")
                     : ProjectWorkText::tr("Put %1 projects into the archive?").arg(countText(count));
    const QString restoreQuestion
        = count == 1 ? ProjectWorkText::tr("Restore this project from the archive?")
                     : ProjectWorkText::tr("Restore %1 projects from the archive?").arg(countText(count));
    const QString stays = count == 1
                              ? ProjectWorkText::tr("Its streams and its people stay as they are.")
                              : ProjectWorkText::tr("Their streams and their people stay as they are.");
    return new BulkDialog(archived ? archiveQuestion : restoreQuestion,
                          archived ? ProjectWorkText::tr("&Archive") : ProjectWorkText::tr("&Restore"),
                          archived ? stays : QString(), items, parent);
}

} // namespace Speckle
