// SPDX-License-Identifier: MIT
#include "ui/models/navigatormodel_p.h"

#include "core/session/sessionclients.h"
#include "core/session/sessioncomments.h"
#include "core/session/sessionprojects.h"
#include "core/session/sessions.h"
#include "ui/models/navigatorbadges.h"

#include <QSet>

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
const auto ProjectPrefix = "project/"_L1;
const auto StreamPrefix = "stream/"_L1;
const auto Projects = "projects"_L1;
} // namespace

NavigatorModel::NavigatorModel(Sessions *sessions, QObject *parent)
    : QAbstractItemModel(parent)
    , m_sessions(sessions)
{
    AccountStore *store = sessions->accounts();
    connect(store, &AccountStore::accountAdded, this, &NavigatorModel::syncAccounts);
    connect(store, &AccountStore::accountRemoved, this, &NavigatorModel::syncAccounts);
    connect(store, &AccountStore::orderChanged, this, [this] {
        syncAccounts();
        // The default one is drawn bold.
        if (!m_accounts.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, 0));
    });
    connect(store, &AccountStore::accountChanged, this, &NavigatorModel::touch);
    connect(sessions, &Sessions::sessionStarted, this, [this](const QString &accountId) {
        follow(accountId);
        syncSections(accountId);
        touch(accountId);
    });
    // Queued: the session is still there while the signal is emitted.
    connect(
        sessions, &Sessions::sessionEnded, this,
        [this](const QString &accountId) {
            syncSections(accountId);
            syncProjects(accountId);
            touch(accountId);
        },
        Qt::QueuedConnection);
    syncAccounts();
    const QList<Account> accounts = store->accounts();
    for (const Account &account : accounts)
        follow(account.id);
}

NavigatorModel::~NavigatorModel() = default;

void NavigatorModel::follow(const QString &accountId)
{
    Session *session = m_sessions->session(accountId);
    if (!session)
        return;
    connect(session, &Session::stateChanged, this, [this, accountId] {
        syncSections(accountId);
        touch(accountId);
    });
    connect(session, &Session::streamChanged, this, [this, accountId](const QString &streamId) {
        const QList<Node *> nodes = m_streamNodes.values(accountId + u'\n' + StreamPrefix + streamId);
        for (Node *node : nodes)
            touchNode(node);
    });
    connect(new NavigatorBadges(session), &NavigatorBadges::changed, this,
            [this, accountId](const QString &section) { touchBadge(accountId, section); });
    const auto projectsChanged = [this, accountId] { syncProjects(accountId); };
    RecordList *list = session->projects()->list();
    connect(list, &RecordList::stateChanged, this,
            [this, accountId] { touchBadge(accountId, QString(Projects)); });
    for (const auto signal : {&RecordList::inserted, &RecordList::removed, &RecordList::resetDone})
        connect(list, signal, this, projectsChanged);
    connect(session->projects(), &SessionProjects::changed, this,
            [this, accountId, projectsChanged](const QString &projectId) {
                projectsChanged(); // in or out of the archive
                const QModelIndex row = find(accountId, ProjectPrefix + projectId);
                if (!row.isValid())
                    return;
                touchNode(nodeOf(row));
                // It may have got streams whose names nobody has asked for yet.
                if (nodeOf(row)->fetched)
                    fetch(nodeOf(row));
            });
}

void NavigatorModel::touch(const QString &accountId)
{
    if (Node *node = accountNode(accountId))
        touchNode(node);
}

void NavigatorModel::touchNode(Node *node, const QList<int> &roles)
{
    const QModelIndex row = indexOf(node);
    emit dataChanged(row, row, roles);
}

// The rows above may show it, too.
void NavigatorModel::touchBadge(const QString &accountId, const QString &section)
{
    const QModelIndex row = find(accountId, section);
    for (Node *node = row.isValid() ? nodeOf(row) : nullptr; node; node = node->parent)
        touchNode(node, {BadgeRole, Qt::DecorationRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
}

void NavigatorModel::forget(Node *node)
{
    if (node->kind == Node::Kind::Stream)
        m_streamNodes.remove(node->accountId + u'\n' + node->key, node);
    for (const auto &child : node->children)
        forget(child.get());
}

void NavigatorModel::sync(Node *parent, Nodes fresh)
{
    Nodes &now = childrenOf(parent);
    const QModelIndex parentIndex = parent ? indexOf(parent) : QModelIndex();
    QSet<QString> staying;
    for (const auto &node : fresh)
        staying.insert(node->key);
    for (int row = int(now.size()) - 1; row >= 0; --row) {
        if (staying.contains(now[size_t(row)]->key))
            continue;
        beginRemoveRows(parentIndex, row, row);
        forget(now[size_t(row)].get());
        now.erase(now.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < int(fresh.size()); ++row) {
        const QString key = fresh[size_t(row)]->key;
        if (row < int(now.size()) && now[size_t(row)]->key == key)
            continue;
        const auto found = std::find_if(now.begin() + row, now.end(),
                                        [&key](const auto &node) { return node->key == key; });
        if (found == now.end()) {
            beginInsertRows(parentIndex, row, row);
            Node *node = fresh[size_t(row)].get();
            node->parent = parent;
            if (node->kind == Node::Kind::Stream)
                m_streamNodes.insert(node->accountId + u'\n' + node->key, node);
            now.insert(now.begin() + row, std::move(fresh[size_t(row)]));
            fresh[size_t(row)] = std::make_unique<Node>(); // its place is still counted
            endInsertRows();
        } else {
            // Everything before row is in place already, so it comes from behind it.
            const int from = int(found - now.begin());
            beginMoveRows(parentIndex, from, from, parentIndex, row);
            std::rotate(now.begin() + row, now.begin() + from, now.begin() + from + 1);
            endMoveRows();
        }
    }
}

void NavigatorModel::syncAccounts()
{
    const QList<Account> accounts = m_sessions->accounts()->accounts();
    Nodes fresh;
    for (const Account &account : accounts) {
        auto node = std::make_unique<Node>();
        node->accountId = account.id;
        node->key = account.id;
        fresh.push_back(std::move(node));
    }
    sync(nullptr, std::move(fresh));
    for (const Account &account : accounts)
        syncSections(account.id);
}

void NavigatorModel::syncSections(const QString &accountId)
{
    Node *account = accountNode(accountId);
    if (!account)
        return;
    const Session *session = m_sessions->session(accountId);
    const bool isAdmin = session && session->user().isAdmin();
    const auto childrenOfSection = [&](const char *parent) {
        Nodes fresh;
        for (const Section &section : sections()) {
            if (qstrcmp(section.parent, parent) != 0 || (section.forAdmins && !isAdmin))
                continue;
            auto node = std::make_unique<Node>();
            node->kind = Node::Kind::Section;
            node->accountId = accountId;
            node->key = QLatin1String(section.key);
            node->section = &section;
            fresh.push_back(std::move(node));
        }
        return fresh;
    };
    sync(account, childrenOfSection(""));
    for (const auto &child : account->children) {
        // Projects have rows of another kind under them.
        if (child->key != Projects)
            sync(child.get(), childrenOfSection(child->section->key));
    }
}

void NavigatorModel::syncProjects(const QString &accountId)
{
    const QModelIndex row = find(accountId, Projects);
    if (!row.isValid())
        return;
    Node *projects = nodeOf(row);
    Nodes fresh;
    if (const Session *session = m_sessions->session(accountId)) {
        const QStringList &ids = session->projects()->list()->ids();
        for (const QString &id : ids) {
            const auto project = session->projects()->project(id);
            if (!project || project->isDeleted())
                continue;
            auto node = std::make_unique<Node>();
            node->kind = Node::Kind::Project;
            node->accountId = accountId;
            node->key = ProjectPrefix + id;
            fresh.push_back(std::move(node));
        }
    } else {
        projects->fetched = false;
    }
    sync(projects, std::move(fresh));
}

void NavigatorModel::syncStreams(Node *node)
{
    if (!node->fetched)
        return;
    Nodes fresh;
    const Session *session = sessionOf(*node);
    const auto project = session ? session->projects()->project(node->id()) : std::nullopt;
    const QStringList ids = project ? project->streamIds() : QStringList();
    for (const QString &id : ids) {
        auto child = std::make_unique<Node>();
        child->kind = Node::Kind::Stream;
        child->accountId = node->accountId;
        child->key = StreamPrefix + id;
        fresh.push_back(std::move(child));
    }
    sync(node, std::move(fresh));
}

bool NavigatorModel::hasChildren(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return !m_accounts.empty();
    const Node &node = *nodeOf(parent);
    switch (node.kind) {
    case Node::Kind::Section:
        if (node.key == Projects && !node.fetched)
            return sessionOf(node) != nullptr;
        break;
    case Node::Kind::Project:
        if (!node.fetched) {
            const Session *session = sessionOf(node);
            const auto project = session ? session->projects()->project(node.id()) : std::nullopt;
            return project && !project->streamIds().isEmpty();
        }
        break;
    default:
        break;
    }
    return !node.children.empty();
}

bool NavigatorModel::canFetchMore(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return false;
    const Node &node = *nodeOf(parent);
    return !node.fetched && sessionOf(node)
           && (node.kind == Node::Kind::Project
               || (node.kind == Node::Kind::Section && node.key == Projects));
}

void NavigatorModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    Node *node = nodeOf(parent);
    node->fetched = true;
    // Later: who asks may be in the middle of hearing that this very row was put in.
    QMetaObject::invokeMethod(
        this,
        [this, row = QPersistentModelIndex(parent)] {
            if (row.isValid())
                fetch(nodeOf(row));
        },
        Qt::QueuedConnection);
}

void NavigatorModel::fetch(Node *node)
{
    Session *session = sessionOf(*node);
    if (!session)
        return;
    if (node->kind == Node::Kind::Section) {
        syncProjects(node->accountId);
        session->projects()->list()->load();
        return;
    }
    syncStreams(node);
    // Where a name does not come the id stands for it: opening it says what is wrong.
    session->loadUnknown(session->projects()->project(node->id()).value_or(Project()).streamIds());
}

void NavigatorModel::refresh(const QString &accountId)
{
    Session *session = m_sessions->session(accountId);
    const QModelIndex projects = find(accountId, Projects);
    if (!session || !projects.isValid())
        return;
    for (RecordList *counted : {session->comments()->assigned(), session->clients()->list()}) {
        if (counted->state() != RecordList::State::Loading)
            counted->refresh();
    }
    if (!nodeOf(projects)->fetched)
        return;
    session->projects()->list()->refresh();
    for (const auto &project : nodeOf(projects)->children) {
        if (project->fetched)
            session->refreshListed(
                session->projects()->project(project->id()).value_or(Project()).streamIds());
    }
}

NavigatorModel::Node *NavigatorModel::nodeOf(const QModelIndex &index)
{
    return static_cast<Node *>(index.internalPointer());
}

NavigatorModel::Nodes &NavigatorModel::childrenOf(Node *node)
{
    return node ? node->children : m_accounts;
}

NavigatorModel::Node *NavigatorModel::accountNode(const QString &accountId) const
{
    const auto found = std::find_if(m_accounts.begin(), m_accounts.end(),
                                    [&](const auto &node) { return node->accountId == accountId; });
    return found == m_accounts.end() ? nullptr : found->get();
}

Session *NavigatorModel::sessionOf(const Node &node) const
{
    return m_sessions->session(node.accountId);
}

int NavigatorModel::rowOf(const Node *node) const
{
    const Nodes &siblings = node->parent ? node->parent->children : m_accounts;
    const auto found = std::find_if(siblings.begin(), siblings.end(),
                                    [node](const auto &other) { return other.get() == node; });
    return int(found - siblings.begin());
}

QModelIndex NavigatorModel::indexOf(Node *node) const
{
    return createIndex(rowOf(node), 0, node);
}

QModelIndex NavigatorModel::index(int row, int column, const QModelIndex &parent) const
{
    // Not by hasIndex(): rows of a parent that says hasChildren() before they are there.
    const Nodes &siblings = parent.isValid() ? nodeOf(parent)->children : m_accounts;
    if (row < 0 || column != 0 || parent.column() > 0 || row >= int(siblings.size()))
        return {};
    return createIndex(row, column, siblings[size_t(row)].get());
}

QModelIndex NavigatorModel::parent(const QModelIndex &index) const
{
    Node *parent = index.isValid() ? nodeOf(index)->parent : nullptr;
    return parent ? indexOf(parent) : QModelIndex();
}

int NavigatorModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    return int(parent.isValid() ? nodeOf(parent)->children.size() : m_accounts.size());
}

int NavigatorModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QModelIndex NavigatorModel::find(const QString &accountId, const QString &address) const
{
    Node *account = accountNode(accountId);
    if (!account || address.isEmpty())
        return account ? indexOf(account) : QModelIndex();
    const std::function<Node *(Node *)> under = [&](Node *parent) -> Node * {
        for (const auto &child : parent->children) {
            if (child->key == address)
                return child.get();
            if (Node *found = under(child.get()))
                return found;
        }
        return nullptr;
    };
    Node *found = under(account);
    return found ? indexOf(found) : QModelIndex();
}

} // namespace Speckle
