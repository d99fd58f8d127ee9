// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/apierror.h"
#include "core/records/project.h"
#include "ui/models/projectpeoplemodel.h"
#include "ui/pages/projectmembership.h"

#include <QPointer>
#include <QWidget>

#include <functional>

namespace Speckle {

class Banner;
class RecordActions;
class RecordsTable;
class UiState;

/*!
 * Who may do what in a project, and why: with the project itself, and with its streams, which are two things.
 * Before anything is sent that changes streams it says which; afterwards, what became of it. People who are
 * missing on streams that the project gives them are told of and can be mended.
 *
 * Object names: projectPeopleTable, peopleMissing, and those of its actions: personAdd, personUpgrade,
 * personDowngrade, personMend, personProjectRight, personStreamsRight, personEditsProject, personKeepsOut,
 * personHandOver, personRemove.
 */
class ProjectPeople : public QWidget
{
    Q_OBJECT

public:
    //! \a check outlives it.
    ProjectPeople(const QString &projectId, const ProjectCheck *check, UiState *state,
                  QWidget *parent = nullptr);
    ~ProjectPeople() override;

    void setSession(Session *session);
    //! Its record is the session's; once more when somebody's name became known.
    void showRecord();
    //! Who they are is asked for again.
    void refresh();
    //! Of those who are in it.
    [[nodiscard]] int count() const;

signals:
    void failed(const Speckle::ApiError &error, const std::function<void()> &retry);
    void recovered();
    //! The project was given away, and could not be read again.
    void lost(const Speckle::ApiError &error);

private:
    // projectpeopleui.cpp
    void build(UiState *state);
    void addActions();
    void showMissing();

    [[nodiscard]] Project project() const;
    [[nodiscard]] QString whyNotEdit(const QStringList &userIds) const;
    //! It can be done where it can be for one of them.
    [[nodiscard]] QString whyNotAll(Membership change, const QStringList &userIds) const;
    [[nodiscard]] QString whyNotGive(const QStringList &userIds, StreamRight right) const;
    [[nodiscard]] QString whyNotMend(const QStringList &userIds) const;
    [[nodiscard]] QString whyNotHandOver(const QStringList &userIds) const;

    void editRight(ProjectPeopleModel::Column column);
    void add();
    void ask(Membership change, const QStringList &userIds);
    void chooseStreamsRight(const QString &userId, StreamRight right);
    //! Of the project itself.
    void give(const QStringList &userIds, StreamRight right);
    //! The same, where somebody may lose what they cannot get back by themselves.
    void askToGive(const QStringList &userIds, StreamRight right);
    void save(const QStringList &userIds, StreamRight right);
    void mend(const QStringList &userIds);
    void handOver(const QStringList &userIds);
    void handOverTo(const QString &userId);

    QString m_projectId;
    const ProjectCheck *m_check;
    QPointer<Session> m_session;
    ProjectPeopleModel m_model;
    RecordsTable *m_table = nullptr;
    RecordActions *m_actions = nullptr;
    Banner *m_missing = nullptr;
    bool m_failed = false;
};

} // namespace Speckle
