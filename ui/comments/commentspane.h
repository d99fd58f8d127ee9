// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/apierror.h"
#include "core/records/resourceref.h"
#include "ui/models/commentsmodel.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <optional>

class QCheckBox;
class QLabel;
class QTreeView;

namespace Speckle {

class CommentView;
class CommentWork;
class FilterLine;
class RecordActions;
class Session;
class StatePane;
class UiState;

/*!
 * The comments on one thing, as threads, with the chosen one at length beside them, and what can be done with
 * them. Fetched when activate() is called first.
 *
 * Object names: commentsTree, commentsFilter, commentsOpenOnly, commentsHidden; the actions commentNew,
 * commentAnswer, commentEdit, commentClose, commentReopen, commentAssignMe, commentDelete, commentCopyId.
 */
class CommentsPane : public QWidget
{
    Q_OBJECT

public:
    CommentsPane(ResourceType type, const QString &id, UiState *state, QWidget *parent = nullptr);
    ~CommentsPane() override;

    //! nullptr: signed out. What was typed is kept.
    void setSession(Session *session);
    //! What the thing is called, a stranger's text; and why the user may not comment on it, empty: they may.
    void setAbout(const QString &name, const QString &whyNotComment = {});
    //! It is in front: time to fetch what was not fetched yet.
    void activate();
    //! Out of sight it waits for activate().
    void refresh();
    //! Makes the comment the chosen one as soon as it is there.
    void choose(const QString &commentId);

    //! How many comments are on the thing; nothing before they were fetched.
    [[nodiscard]] std::optional<int> count() const;

signals:
    void countChanged();
    void failed(const Speckle::ApiError &error, const std::function<void()> &retry);
    void recovered();

private:
    class Threads;

    void build(UiState *state);
    void addActions();
    void release();
    void showState();
    void showCurrent();
    void showHidden();
    void choosePending();
    [[nodiscard]] QStringList selectedIds() const;
    [[nodiscard]] QString whyNotWrite() const;

    ResourceType m_type;
    QString m_resourceId;
    QString m_about;
    QPointer<Session> m_session;
    std::shared_ptr<RecordList> m_list;
    CommentsModel m_model;
    std::unique_ptr<Threads> m_threads;
    CommentWork *m_work;
    QTreeView *m_tree;
    RecordActions *m_actions;
    CommentView *m_view;
    FilterLine *m_filter;
    QCheckBox *m_openOnly;
    QLabel *m_hidden;
    StatePane *m_states = nullptr;
    QString m_pending; //!< to be chosen when it comes
    bool m_active = false;
    bool m_failed = false;
};

} // namespace Speckle
