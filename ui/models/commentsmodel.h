// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/comment.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QPointer>

#include <memory>
#include <vector>

namespace Speckle {

class RecordList;
class Session;

/*!
 * The comments on one thing as threads. Under a comment stand those that answer it: the ones on the same
 * thing that name it among their other resources (which is how this program answers, because all who read the
 * thing see them), and the comments on the comment itself, which the server shows to its author and
 * administrators only and which are fetched when the row is opened.
 *
 * Keeps no record: those are the session's.
 */
class CommentsModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column {
        TextColumn,
        AuthorColumn,
        StateColumn,
        PriorityColumn,
        AssignedColumn,
        TimeColumn,
        ColumnCount
    };
    //! ClosedRole: the comment is closed. WordsRole: all that can be searched, in one text.
    enum Role { IdRole = Qt::UserRole, ClosedRole, WordsRole };

    explicit CommentsModel(QObject *parent = nullptr);
    ~CommentsModel() override;

    //! Both or neither. \a session must be set to nothing before it goes.
    void setList(Session *session, const std::shared_ptr<RecordList> &list);

    [[nodiscard]] QString id(const QModelIndex &index) const;
    //! Invalid where it is not shown.
    [[nodiscard]] QModelIndex indexOf(const QString &id) const;
    //! All rows, answers included.
    [[nodiscard]] int count() const { return int(m_nodes.size()); }

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node;

    [[nodiscard]] Comment comment(const QString &id) const;
    [[nodiscard]] bool hasOwnReplies(const Node &node) const;
    [[nodiscard]] QString answeredIn(const Comment &comment, const QStringList &ids) const;
    void follow(RecordList *list);
    void sync();
    void syncUnder(Node *parent, const QHash<QString, QStringList> &children);
    void forget(Node *node);
    void touchAll();
    [[nodiscard]] QString text(const Comment &comment, int column) const;

    QPointer<Session> m_session;
    std::shared_ptr<RecordList> m_list;
    std::unique_ptr<Node> m_root;
    QHash<QString, Node *> m_nodes;
};

} // namespace Speckle
