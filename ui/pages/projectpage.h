// SPDX-License-Identifier: MIT
#pragma once

#include "core/edits/recordedits.h"
#include "ui/pages/page.h"

#include <QPointer>
#include <QTimer>

namespace Speckle {

class AbstractReply;
class CommentsPane;
class ConflictDialog;
class ElidedLabel;
class LateTabs;
class ProjectCheck;
class ProjectForm;
class ProjectPeople;
class ProjectStreams;
class RecordActions;
class SaveBar;
class StatePane;
class UiState;

/*!
 * One project: its form, its streams, its people, the comments on it. Address: "project/<id>".
 *
 * Object names: projectPage, projectTabs, projectSaveButton, projectRevertButton.
 */
class ProjectPage final : public Page
{
    Q_OBJECT

public:
    //! \a accountId is kept while there is no session.
    ProjectPage(Session *session, const QString &accountId, const QString &projectId, UiState *state,
                QWidget *parent = nullptr);
    ~ProjectPage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] QString address() const override { return QStringLiteral("project/") + m_projectId; }
    [[nodiscard]] QString accountId() const override { return m_accountId; }
    [[nodiscard]] bool isModified() const override;
    void save() override;
    void discard() override;
    [[nodiscard]] QJsonObject draft() const override;
    void restoreDraft(const QJsonObject &draft) override;
    void refresh() override;
    void setSession(Session *session) override;
    void focusStart() override;

protected:
    void showEvent(QShowEvent *event) override;
    // Streams may be dropped anywhere on it.
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build(UiState *state);
    //! The tabs beside the overview, one by one; each is null until then.
    void addParts(const QPointer<UiState> &state);
    template <typename Part>
    Part *joined(Part *part);
    void addActions();
    [[nodiscard]] Project project() const;
    void showRecord();
    void showTabTexts();
    void showButtons();
    void load();
    void send(const Project &before, const Project &after, const Project &typed);
    void ask(const EditOutcome<Project> &outcome);
    void setArchived(bool archived);
    void remove();
    void showLost(const ApiError &error);

    QString m_accountId;
    QString m_projectId;
    QPointer<Session> m_session;
    QTimer m_soon; //!< names come one by one
    ElidedLabel *m_name = nullptr;
    ElidedLabel *m_summary = nullptr;
    ProjectCheck *m_check = nullptr;
    RecordActions *m_actions = nullptr;
    StatePane *m_states = nullptr;
    LateTabs *m_tabs = nullptr;
    ProjectForm *m_form = nullptr;
    ProjectStreams *m_streams = nullptr;
    ProjectPeople *m_people = nullptr;
    CommentsPane *m_comments = nullptr;
    SaveBar *m_saveBar = nullptr;
    QPointer<AbstractReply> m_loading;
    QPointer<AbstractReply> m_saving;
    QPointer<ConflictDialog> m_question;
    QString m_title;
    bool m_gone = false; //!< deleted by this user
    bool m_hadError = false;
};

} // namespace Speckle
