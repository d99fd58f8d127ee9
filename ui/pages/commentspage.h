// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/idlist.h"
#include "ui/models/recordsmodel.h"
#include "ui/pages/page.h"

#include <QHash>
#include <QPointer>

#include <optional>

class QCheckBox;
class QLabel;

namespace Speckle {

class Comment;
class CommentView;
class CommentWork;
class FilterLine;
class RecordActions;
class RecordList;
class RecordsTable;
class Sessions;
class StatePane;
class UiState;
struct ResourceRef;

/*!
 * Comments wherever they are: those that are assigned to the user (the inbox) or those that the user wrote.
 * Of its account, or of all accounts at once; an account that does not answer delays no other and is named
 * below the list. Address: "comments/assigned", "comments/mine".
 *
 * Object names: filterLine, recordsTable, commentsAllAccounts, commentsOpenOnly, commentsMissing; the action
 * commentOpen and those of addCommentActions().
 */
class CommentsPage final : public Page
{
    Q_OBJECT

public:
    enum class Which { Assigned, Mine };

    //! \a sessions may be nullptr: of this account only then.
    CommentsPage(Sessions *sessions, Session *session, const QString &accountId, Which which, UiState *state,
                 QWidget *parent = nullptr);
    ~CommentsPage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] QString address() const override;
    [[nodiscard]] QString accountId() const override { return m_accountId; }
    void refresh() override;
    void setSession(Session *session) override;
    void focusStart() override;
    bool focusFilter() override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    //! A row: "account\ncomment".
    struct Place
    {
        QString accountId;
        QString commentId;
    };
    //! One account whose comments are shown.
    struct Source
    {
        QPointer<Session> session;
        QPointer<RecordList> list;
        CommentWork *work = nullptr;
    };

    void build(UiState *state);
    [[nodiscard]] std::vector<RecordsModel::Column> columns() const;
    void addActions();
    void followSessions();
    void follow(const QString &accountId, Session *session);
    void forget(const QString &accountId);
    void release(const QString &accountId);
    void merge();
    void loadNames();
    void showState();
    void showMissing();
    void showCurrent();
    void open(const QString &row);
    [[nodiscard]] static Place placeOf(const QString &row);
    [[nodiscard]] Session *sessionOf(const QString &row) const;
    [[nodiscard]] Comment comment(const QString &row) const;
    [[nodiscard]] QString aboutText(const QString &row) const;
    [[nodiscard]] QString accountName(const QString &accountId) const;
    [[nodiscard]] RecordList *listOf(Session *session) const;

    QPointer<Sessions> m_sessions;
    QString m_accountId;
    Which m_which;
    UiState *m_state;
    QHash<QString, Source> m_sources;
    GivenIds m_rows;
    RecordsModel m_model;
    FilterLine *m_filter;
    QCheckBox *m_all;
    QCheckBox *m_openOnly;
    RecordsTable *m_table;
    RecordActions *m_actions;
    CommentView *m_view;
    QLabel *m_missing;
    StatePane *m_states = nullptr;
};

} // namespace Speckle
