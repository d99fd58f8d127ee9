// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace Speckle {

class Sessions;

/*!
 * Accounts and, under each, what can be opened of it. Follows the AccountStore's order and the sessions'
 * states.
 *
 * A node is a line of a table in the implementation: a further kind (projects, users …) is one more line, or,
 * where its children are records, a node that is filled when it is opened.
 */
class NavigatorModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        AccountIdRole = Qt::UserRole + 1,
        AddressRole, //!< of the page to open, see Page::address(); empty for an account's own row
    };

    explicit NavigatorModel(Sessions *sessions, QObject *parent = nullptr);
    ~NavigatorModel() override;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    //! Invalid where there is none. \a address empty: the account's own row.
    [[nodiscard]] QModelIndex find(const QString &accountId, const QString &address = {}) const;

private:
    struct Node;

    [[nodiscard]] static Node *nodeOf(const QModelIndex &index);
    [[nodiscard]] int rowOf(const Node *node) const;
    [[nodiscard]] QVariant accountData(const Node &node, int role) const;
    [[nodiscard]] static QVariant sectionData(const Node &node, int role);
    void sync();
    void follow(const QString &accountId);
    void touch(const QString &accountId);

    Sessions *m_sessions;
    std::vector<std::unique_ptr<Node>> m_accounts;
};

} // namespace Speckle
