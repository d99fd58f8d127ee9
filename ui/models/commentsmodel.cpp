// SPDX-License-Identifier: MIT
#include "ui/models/commentsmodel.h"

#include "core/session/session.h"
#include "core/session/sessioncomments.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/textformat.h"

#include <QFont>
#include <QPalette>
#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Speckle {

struct CommentsModel::Node
{
    QString id;
    Node *parent = nullptr;
    std::shared_ptr<RecordList> replies; //!< comments on it, once they were asked for
    std::vector<std::unique_ptr<Node>> children;
};

CommentsModel::CommentsModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
}

CommentsModel::~CommentsModel() = default;

void CommentsModel::setList(Session *session, const std::shared_ptr<RecordList> &list)
{
    beginResetModel();
    if (m_session) {
        m_session->disconnect(this);
        m_session->comments()->disconnect(this);
    }
    if (m_list)
        m_list->disconnect(this);
    m_root = std::make_unique<Node>();
    m_nodes.clear();
    m_session = session;
    m_list = list;
    endResetModel();
    if (!m_session)
        return;
    follow(m_list.get());
    connect(m_session->comments(), &SessionComments::changed, this, [this](const QString &id) {
        const Node *node = m_nodes.value(id);
        if (!node)
            return;
        sync(); // it may answer another one now
        if (const QModelIndex row = indexOf(id); row.isValid())
            emit dataChanged(row, row.siblingAtColumn(ColumnCount - 1));
    });
    connect(m_session, &Session::userChanged, this, &CommentsModel::touchAll);
    sync();
}

void CommentsModel::follow(RecordList *list)
{
    for (const auto signal : {&RecordList::inserted, &RecordList::removed, &RecordList::resetDone})
        connect(list, signal, this, &CommentsModel::sync);
}

Comment CommentsModel::comment(const QString &id) const
{
    return m_session ? m_session->comments()->comment(id).value_or(Comment()) : Comment();
}

bool CommentsModel::hasOwnReplies(const Node &node) const
{
    const Comment one = comment(node.id);
    return !one.replies().isEmpty() && m_session->comments()->mayTouch(one);
}

QString CommentsModel::answeredIn(const Comment &comment, const QStringList &ids) const
{
    const QList<ResourceRef> others = comment.otherResources();
    for (const ResourceRef &other : others) {
        if (other.resourceType() == ResourceType::Comment && other.id != comment.id()
            && ids.contains(other.id))
            return other.id;
    }
    return {};
}

void CommentsModel::sync()
{
    if (!m_session)
        return;
    const QStringList &ids = m_list->ids();
    QHash<QString, QString> answered;
    for (const QString &id : ids)
        answered.insert(id, answeredIn(comment(id), ids));
    QHash<QString, QStringList> children;
    QSet<QString> placed;
    for (const QString &id : ids) {
        // Whoever answers in a circle answers nobody.
        QString parent = answered.value(id);
        QSet<QString> seen{id};
        for (QString up = parent; !up.isEmpty(); up = answered.value(up)) {
            if (seen.contains(up)) {
                parent.clear();
                break;
            }
            seen.insert(up);
        }
        children[parent] += id;
        placed.insert(id);
    }
    const auto fetched = [&](const auto &self, const Node &node) -> void {
        if (node.replies) {
            for (const QString &id : node.replies->ids()) {
                if (!placed.contains(id)) {
                    placed.insert(id);
                    children[node.id] += id;
                }
            }
        }
        for (const auto &child : node.children)
            self(self, *child);
    };
    fetched(fetched, *m_root);
    for (QStringList &siblings : children) {
        std::stable_sort(siblings.begin(), siblings.end(), [this](const QString &a, const QString &b) {
            return comment(a).createdAt() < comment(b).createdAt();
        });
    }
    syncUnder(m_root.get(), children);
}

void CommentsModel::forget(Node *node)
{
    m_nodes.remove(node->id);
    for (const auto &child : node->children)
        forget(child.get());
}

// A comment's time never changes, so rows that stay keep their order: they only come and go.
void CommentsModel::syncUnder(Node *parent, const QHash<QString, QStringList> &children)
{
    const QStringList wanted = children.value(parent->id);
    const QModelIndex parentIndex = parent->id.isEmpty() ? QModelIndex() : indexOf(parent->id);
    auto &now = parent->children;
    for (int row = int(now.size()) - 1; row >= 0; --row) {
        if (wanted.contains(now[size_t(row)]->id))
            continue;
        beginRemoveRows(parentIndex, row, row);
        forget(now[size_t(row)].get());
        now.erase(now.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < int(wanted.size()); ++row) {
        const QString &id = wanted.at(row);
        if (row < int(now.size()) && now[size_t(row)]->id == id)
            continue;
        // Where it stands elsewhere still, that place is given up first.
        if (Node *old = m_nodes.value(id)) {
            Node *from = old->parent;
            const auto found = std::find_if(from->children.begin(), from->children.end(),
                                            [old](const auto &node) { return node.get() == old; });
            const int oldRow = int(found - from->children.begin());
            beginRemoveRows(from->id.isEmpty() ? QModelIndex() : indexOf(from->id), oldRow, oldRow);
            forget(old);
            from->children.erase(found);
            endRemoveRows();
        }
        beginInsertRows(parentIndex, row, row);
        auto node = std::make_unique<Node>();
        node->id = id;
        node->parent = parent;
        m_nodes.insert(id, node.get());
        now.insert(now.begin() + row, std::move(node));
        endInsertRows();
    }
    for (const auto &child : now)
        syncUnder(child.get(), children);
}

void CommentsModel::touchAll()
{
    const auto touch = [this](const auto &self, const Node &node) -> void {
        if (node.children.empty())
            return;
        emit dataChanged(indexOf(node.children.front()->id),
                         indexOf(node.children.back()->id).siblingAtColumn(ColumnCount - 1));
        for (const auto &child : node.children)
            self(self, *child);
    };
    touch(touch, *m_root);
}

QString CommentsModel::id(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const Node *>(index.internalPointer())->id : QString();
}

QModelIndex CommentsModel::indexOf(const QString &id) const
{
    Node *node = m_nodes.value(id);
    if (!node)
        return {};
    const auto &siblings = node->parent->children;
    const auto found = std::find_if(siblings.begin(), siblings.end(),
                                    [node](const auto &other) { return other.get() == node; });
    return createIndex(int(found - siblings.begin()), 0, node);
}

QModelIndex CommentsModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *node = parent.isValid() ? static_cast<const Node *>(parent.internalPointer()) : m_root.get();
    if (row < 0 || column < 0 || column >= ColumnCount || parent.column() > 0
        || row >= int(node->children.size()))
        return {};
    return createIndex(row, column, node->children[size_t(row)].get());
}

QModelIndex CommentsModel::parent(const QModelIndex &index) const
{
    const Node *parent
        = index.isValid() ? static_cast<const Node *>(index.internalPointer())->parent : nullptr;
    return parent && parent->parent ? indexOf(parent->id) : QModelIndex();
}

int CommentsModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    const Node *node = parent.isValid() ? static_cast<const Node *>(parent.internalPointer()) : m_root.get();
    return int(node->children.size());
}

int CommentsModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool CommentsModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0 || canFetchMore(parent);
}

bool CommentsModel::canFetchMore(const QModelIndex &parent) const
{
    if (!m_session || !parent.isValid() || parent.column() > 0)
        return false;
    const auto *node = static_cast<const Node *>(parent.internalPointer());
    return !node->replies && hasOwnReplies(*node);
}

void CommentsModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    auto *node = static_cast<Node *>(parent.internalPointer());
    node->replies = m_session->comments()->on(ResourceType::Comment, node->id);
    follow(node->replies.get());
    // Later: a view asks in the middle of its own work.
    QMetaObject::invokeMethod(
        this,
        [this, list = std::weak_ptr<RecordList>(node->replies)] {
            if (const auto replies = list.lock()) {
                replies->load();
                sync();
            }
        },
        Qt::QueuedConnection);
}

QString CommentsModel::text(const Comment &comment, int column) const
{
    switch (column) {
    case TextColumn:
        return comment.text();
    case AuthorColumn:
        return comment.isAnonymous() ? tr("(nobody signed it)") : m_session->userName(comment.owner());
    case StateColumn:
        if (comment.isClosed())
            return comment.status().isEmpty() ? tr("Closed") : tr("Closed: %1").arg(comment.status());
        return comment.status();
    case PriorityColumn:
        return comment.priority();
    case AssignedColumn: {
        QStringList names;
        const QStringList users = comment.assignedTo();
        for (const QString &user : users)
            names += m_session->userName(user);
        return names.join(u", "_s);
    }
    case TimeColumn:
        return timeText(comment.createdAt());
    default:
        return {};
    }
}

QVariant CommentsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_session)
        return {};
    const QString commentId = id(index);
    const Comment one = comment(commentId);
    switch (role) {
    case IdRole:
        return commentId;
    case ClosedRole:
        return one.isClosed();
    case WordsRole: {
        QStringList words = one.labels();
        for (int column = 0; column < ColumnCount; ++column)
            words += text(one, column);
        return words.join(u'\n');
    }
    case Qt::DisplayRole:
        return oneLine(text(one, index.column()));
    case Qt::ToolTipRole:
        if (index.column() == TimeColumn)
            return plainToolTip(exactTimeText(one.createdAt()));
        return plainToolTip(text(one, index.column()));
    case Qt::DecorationRole:
        if (index.column() == TextColumn)
            return icon(one.isClosed() ? u"check"_s : u"comment"_s);
        if (index.column() == PriorityColumn && one.isFlagged())
            return icon(u"warning"_s);
        return {};
    case Qt::ForegroundRole:
        return one.isClosed() ? QVariant(QPalette().brush(QPalette::Disabled, QPalette::Text)) : QVariant();
    default:
        return {};
    }
}

QVariant CommentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TextColumn:
        return tr("Comment");
    case AuthorColumn:
        return tr("Author");
    case StateColumn:
        return tr("Status");
    case PriorityColumn:
        return tr("Priority");
    case AssignedColumn:
        return tr("Assigned to");
    case TimeColumn:
        return tr("Written");
    default:
        return {};
    }
}

} // namespace Speckle
