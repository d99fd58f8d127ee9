// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/apierror.h"
#include "core/session/idlist.h"
#include "ui/models/recordsmodel.h"

#include <QPointer>
#include <QWidget>

#include <functional>

namespace Speckle {

class Banner;
class Project;
class ProjectCheck;
class RecordActions;
class RecordsTable;
class Session;
class StatePane;
class UiState;

/*!
 * The streams of a project: opens them, takes more in (from the user's own list, or dropped on the page) and
 * lets them go. Ids of streams that were deleted are shown as such, and can be taken off the list; so are
 * streams that do not know of people whom the project gives them, and can be mended.
 *
 * Object names: projectStreamsTable, danglingBanner; the actions projectStreamAdd, projectStreamOpen,
 * projectStreamMend, projectStreamRemove.
 */
class ProjectStreams : public QWidget
{
    Q_OBJECT

public:
    //! \a check is the page's.
    ProjectStreams(const QString &projectId, const ProjectCheck *check, UiState *state,
                   QWidget *parent = nullptr);
    ~ProjectStreams() override;

    void setSession(Session *session);
    //! Its record is the session's; once more when somebody's name became known.
    void showRecord();
    //! Asks before, and says of those that cannot be added why.
    void add(const QStringList &streamIds);

signals:
    void streamRequested(const QString &streamId);
    void failed(const Speckle::ApiError &error, const std::function<void()> &retry);
    void recovered();

private:
    [[nodiscard]] Project project() const;
    [[nodiscard]] QString nameOf(const QString &streamId) const;
    [[nodiscard]] QString remarkOf(const QString &streamId) const;
    [[nodiscard]] bool isDeleted(const QString &streamId) const;
    [[nodiscard]] QString whyNotChange() const;
    [[nodiscard]] QString whyNotAdd(const QString &streamId) const;
    [[nodiscard]] QString whyNotMend(const QStringList &streamIds) const;
    void addColumns();
    void addActions();
    void showCheck();
    void choose();
    void remove(const QStringList &streamIds);
    void forgetDeleted();
    void mend(const QStringList &streamIds);

    QString m_projectId;
    const ProjectCheck *m_check;
    QPointer<Session> m_session;
    GivenIds m_ids;
    RecordsModel m_model;
    Banner *m_banner;
    RecordsTable *m_table;
    StatePane *m_states;
    RecordActions *m_actions;
    bool m_failed = false;
};

} // namespace Speckle
