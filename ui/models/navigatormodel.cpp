// SPDX-License-Identifier: MIT
#include "ui/models/navigatormodel.h"

#include "core/session/sessions.h"
#include "ui/models/sessionwords.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"

#include <QCoreApplication>
#include <QFont>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
struct Section
{
    const char *address;
    const char *text;
    const char *icon;
};

// What stands under each account.
constexpr std::array Sections{
    Section{"streams/own", QT_TRANSLATE_NOOP("Speckle::NavigatorModel", "Streams"), "streams"},
    Section{"streams/shared", QT_TRANSLATE_NOOP("Speckle::NavigatorModel", "Shared with me"), "shared"},
};
} // namespace

struct NavigatorModel::Node
{
    QString accountId;
    const Section *section = nullptr; //!< nullptr: the account itself
    Node *parent = nullptr;
    std::vector<std::unique_ptr<Node>> children;
};

NavigatorModel::NavigatorModel(Sessions *sessions, QObject *parent)
    : QAbstractItemModel(parent)
    , m_sessions(sessions)
{
    AccountStore *store = sessions->accounts();
    connect(store, &AccountStore::accountAdded, this, &NavigatorModel::sync);
    connect(store, &AccountStore::accountRemoved, this, &NavigatorModel::sync);
    connect(store, &AccountStore::orderChanged, this, [this] {
        sync();
        // The default one is drawn bold.
        if (!m_accounts.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, 0));
    });
    connect(store, &AccountStore::accountChanged, this, &NavigatorModel::touch);
    connect(sessions, &Sessions::sessionStarted, this, [this](const QString &accountId) {
        follow(accountId);
        touch(accountId);
    });
    // Queued: the session is still there while the signal is emitted.
    connect(sessions, &Sessions::sessionEnded, this, &NavigatorModel::touch, Qt::QueuedConnection);
    sync();
    const QList<Account> accounts = store->accounts();
    for (const Account &account : accounts)
        follow(account.id);
}

NavigatorModel::~NavigatorModel() = default;

void NavigatorModel::follow(const QString &accountId)
{
    if (Session *session = m_sessions->session(accountId))
        connect(session, &Session::stateChanged, this, [this, accountId] { touch(accountId); });
}

void NavigatorModel::touch(const QString &accountId)
{
    const QModelIndex row = find(accountId);
    if (row.isValid())
        emit dataChanged(row, row);
}

// Takes the store's list over, whatever became of it, in steps that keep the indexes of the rows that stay.
void NavigatorModel::sync()
{
    const QList<Account> accounts = m_sessions->accounts()->accounts();
    for (int row = int(m_accounts.size()) - 1; row >= 0; --row) {
        const QString id = m_accounts[size_t(row)]->accountId;
        if (std::none_of(accounts.begin(), accounts.end(), [&id](const Account &a) { return a.id == id; })) {
            beginRemoveRows({}, row, row);
            m_accounts.erase(m_accounts.begin() + row);
            endRemoveRows();
        }
    }
    for (int row = 0; row < int(accounts.size()); ++row) {
        const QString &id = accounts.at(row).id;
        const auto found = std::find_if(m_accounts.begin(), m_accounts.end(),
                                        [&id](const auto &node) { return node->accountId == id; });
        if (found == m_accounts.end()) {
            auto node = std::make_unique<Node>();
            node->accountId = id;
            for (const Section &section : Sections) {
                auto child = std::make_unique<Node>();
                child->accountId = id;
                child->section = &section;
                child->parent = node.get();
                node->children.push_back(std::move(child));
            }
            beginInsertRows({}, row, row);
            m_accounts.insert(m_accounts.begin() + row, std::move(node));
            endInsertRows();
        } else if (const int from = int(found - m_accounts.begin()); from != row) {
            // Everything before row is in place already, so from is behind it.
            beginMoveRows({}, from, from, {}, row);
            std::rotate(m_accounts.begin() + row, m_accounts.begin() + from, m_accounts.begin() + from + 1);
            endMoveRows();
        }
    }
}

NavigatorModel::Node *NavigatorModel::nodeOf(const QModelIndex &index)
{
    return static_cast<Node *>(index.internalPointer());
}

int NavigatorModel::rowOf(const Node *node) const
{
    const auto &siblings = node->parent ? node->parent->children : m_accounts;
    const auto found = std::find_if(siblings.begin(), siblings.end(),
                                    [node](const auto &other) { return other.get() == node; });
    return int(found - siblings.begin());
}

QModelIndex NavigatorModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const auto &siblings = parent.isValid() ? nodeOf(parent)->children : m_accounts;
    return createIndex(row, column, siblings[size_t(row)].get());
}

QModelIndex NavigatorModel::parent(const QModelIndex &index) const
{
    Node *parent = index.isValid() ? nodeOf(index)->parent : nullptr;
    return parent ? createIndex(rowOf(parent), 0, parent) : QModelIndex();
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

QVariant NavigatorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section == 0 && orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return tr("Accounts");
    return {};
}

QVariant NavigatorModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = *nodeOf(index);
    switch (role) {
    case AccountIdRole:
        return node.accountId;
    case AddressRole:
        return node.section ? QString(QLatin1String(node.section->address)) : QString();
    default:
        return node.section ? sectionData(node, role) : accountData(node, role);
    }
}

QVariant NavigatorModel::sectionData(const Node &node, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return tr(node.section->text);
    case Qt::DecorationRole:
        return icon(QLatin1String(node.section->icon));
    default:
        return {};
    }
}

QVariant NavigatorModel::accountData(const Node &node, int role) const
{
    const auto account = m_sessions->accounts()->find(node.accountId);
    if (!account)
        return {};
    const Session *session = m_sessions->session(node.accountId);
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(account->label());
    case Qt::DecorationRole:
        return icon(stateIcon(session));
    case Qt::ToolTipRole:
        return plainToolTip(tr("%1\n%2\n%3: %4")
                                .arg(oneLine(account->label()), oneLine(account->email), stateWord(session),
                                     stateSentence(session)));
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(oneLine(account->label()), stateWord(session));
    case Qt::FontRole: {
        const auto defaultAccount = m_sessions->accounts()->defaultAccount();
        QFont font;
        font.setBold(m_accounts.size() > 1 && defaultAccount && defaultAccount->id == account->id);
        return font;
    }
    default:
        return {};
    }
}

QModelIndex NavigatorModel::find(const QString &accountId, const QString &address) const
{
    for (const auto &account : m_accounts) {
        if (account->accountId != accountId)
            continue;
        if (address.isEmpty())
            return createIndex(rowOf(account.get()), 0, account.get());
        for (const auto &child : account->children) {
            if (QLatin1String(child->section->address) == address)
                return createIndex(rowOf(child.get()), 0, child.get());
        }
    }
    return {};
}

} // namespace Speckle
