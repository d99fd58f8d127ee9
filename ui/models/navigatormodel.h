// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractItemModel>
#include <QList>
#include <QMultiHash>

#include <memory>
#include <vector>

namespace Speckle {

class Session;
class Sessions;

/*!
 * Accounts and, under each, what can be opened of it: lists in groups (streams, comments …), and its projects
 * with their streams. Follows the AccountStore's order, the sessions' states and what they load.
 *
 * Projects are fetched when their node is unfolded first, the names of a project's streams when the project
 * is; an account whose server is dead delays nobody else. Nodes stay the same over a refresh: what is
 * unfolded, selected and scrolled to stays so. The lists under an account are lines of a table in
 * navigatorrows.cpp, the numbers beside them are NavigatorBadges.
 */
class NavigatorModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        AccountIdRole = Qt::UserRole + 1,
        AddressRole, //!< of the page to open, see Page::address(); empty for accounts and groups
        KeyRole, //!< the same over starts of the program: for remembering what is unfolded
        UnfoldedRole, //!< bool: shows what stands under it unless the user has folded it up
        BadgeRole, //!< a number to draw beside the text; invalid where there is none
        BadgeFoldedRole, //!< bool: the number is that of a row beneath, and drawn only while that is folded
                         //!< up
    };

    explicit NavigatorModel(Sessions *sessions, QObject *parent = nullptr);
    ~NavigatorModel() override;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    //! Invalid where there is none (yet). \a address empty: the account's own row. A stream may stand under
    //! several projects: the first of them.
    [[nodiscard]] QModelIndex find(const QString &accountId, const QString &address = {}) const;
    //! Fetches again what was fetched of an account: projects, names of their streams, what the numbers
    //! count.
    void refresh(const QString &accountId);

private:
    struct Node;
    struct Section;
    using Nodes = std::vector<std::unique_ptr<Node>>;

    [[nodiscard]] static const std::vector<Section> &sections();
    [[nodiscard]] static Node *nodeOf(const QModelIndex &index);
    [[nodiscard]] Nodes &childrenOf(Node *node);
    [[nodiscard]] int rowOf(const Node *node) const;
    [[nodiscard]] QModelIndex indexOf(Node *node) const;
    [[nodiscard]] Node *accountNode(const QString &accountId) const;
    [[nodiscard]] Session *sessionOf(const Node &node) const;
    [[nodiscard]] qsizetype badgeOf(const Node &node) const;
    [[nodiscard]] QVariant rowData(const Node &node, int role) const;
    [[nodiscard]] QVariant accountData(const Node &node, int role) const;
    [[nodiscard]] QVariant sectionData(const Node &node, int role) const;
    [[nodiscard]] QVariant projectData(const Node &node, int role) const;
    [[nodiscard]] QVariant streamData(const Node &node, int role) const;

    //! Makes the children of \a parent those of \a fresh, in that order; nodes with a key that is there
    //! already are the same as before.
    void sync(Node *parent, Nodes fresh);
    void syncAccounts();
    void syncSections(const QString &accountId);
    void syncProjects(const QString &accountId);
    void syncStreams(Node *project);
    void fetch(Node *node);
    void follow(const QString &accountId);
    void touch(const QString &accountId);
    void touchNode(Node *node, const QList<int> &roles = {});
    void touchBadge(const QString &accountId, const QString &section);
    void forget(Node *node);

    Sessions *m_sessions;
    Nodes m_accounts;
    QMultiHash<QString, Node *> m_streamNodes; //!< by account and address
};

} // namespace Speckle
