// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/apierror.h"
#include "core/records/project.h"
#include "core/records/user.h"
#include "core/session/idlist.h"
#include "ui/models/recordsmodel.h"

#include <QPointer>
#include <QWidget>

#include <functional>

namespace Speckle {

class AbstractReply;
class RecordActions;
class RecordsTable;
class Session;
class UiState;

/*!
 * Who may do what in a project: with the project itself, and with its streams, which are two things. Before
 * anything is sent it says which streams it will change; afterwards, what became of it.
 *
 * Object names: projectPeopleTable, and those of its actions: personAdd, personUpgrade, personDowngrade,
 * personRemove, personEditsProject, personKeepsOut.
 */
class ProjectPeople : public QWidget
{
    Q_OBJECT

public:
    ProjectPeople(const QString &projectId, UiState *state, QWidget *parent = nullptr);
    ~ProjectPeople() override;

    void setSession(Session *session);
    //! Its record is the session's.
    void showRecord();
    [[nodiscard]] int count() const { return int(m_ids.ids().size()); }

signals:
    void failed(const Speckle::ApiError &error, const std::function<void()> &retry);

private:
    enum class Change { Add, Upgrade, Downgrade, Remove };

    [[nodiscard]] Project project() const;
    [[nodiscard]] QString nameOf(const QString &userId) const;
    [[nodiscard]] QString whyNotChange(const QStringList &userIds) const;
    void addActions();
    void add();
    void ask(Change change, const QStringList &userIds);
    //! Of a stream of the project, what \a change would do to \a userId's access; empty: nothing.
    [[nodiscard]] QString effect(Change change, const QString &userId, const QString &streamId) const;
    void setEditsProject(const QStringList &userIds, bool on);

    QString m_projectId;
    QPointer<Session> m_session;
    GivenIds m_ids;
    RecordsModel m_model;
    RecordsTable *m_table;
    RecordActions *m_actions;
};

} // namespace Speckle
