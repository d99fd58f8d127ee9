// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/project.h"
#include "tests/support/sandboxprocess.h"
#include "tests/ui/samplesession.h"
#include "ui/pages/projectpage.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/recordstable.h"

#include <QAction>
#include <QTabWidget>

#include <memory>

namespace Speckle {

/*!
 * A project's page on a desk: Bruno's private project with two private streams of his; Chiara may edit the
 * project, Daniel see it, Emi nothing, and Ada is an administrator. Nobody else is given the streams. For
 * tests to derive from.
 */
class ProjectDesk
{
protected:
    enum Tab { Overview, Streams, People, Comments };

    void sitDown();
    //! The project and its streams, new.
    void lay();
    void open(Session *session, Tab tab = Overview);
    template <typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] RecordsTable *table(const char *name) const { return part<RecordsTable>(name); }
    [[nodiscard]] QAction *action(const char *name) const { return part<QAction>(name); }
    [[nodiscard]] Banner *banner(const char *name) const { return part<Banner>(name); }
    //! What stands in the row of a record; "no row" where there is none.
    [[nodiscard]] QString cell(const char *table, const QString &id, int column) const;
    [[nodiscard]] Project atServer() const;
    [[nodiscard]] Stream streamAtServer(const QString &id) const;
    //! By a program that knows nothing of projects, and tells nobody.
    void setWriters(const QString &streamId, const QStringList &userIds) const;
    void setAtServer(const QJsonObject &members) const;

    SandboxProcess m_sandbox;
    std::unique_ptr<Session> m_ada;
    std::unique_ptr<Session> m_bruno;
    std::unique_ptr<Session> m_chiara;
    std::unique_ptr<Session> m_daniel;
    std::unique_ptr<Session> m_emi;
    QString m_id;
    QString m_pier;
    QString m_quay;
    std::unique_ptr<ProjectPage> m_page;
};

} // namespace Speckle
