// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/account.h"
#include "core/net/apierror.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QObject>

#include <optional>

namespace Speckle {

/*!
 * The accounts of this profile in their order, the default one, and the servers used before.
 * Kept in `accounts.json` (mode 0600, written by QSaveFile at each change). Fields of newer versions survive.
 * A file that cannot be read is set aside as `accounts.json.broken-…`, never overwritten, and lastError()
 * says so.
 */
class AccountStore : public QObject
{
    Q_OBJECT

public:
    //! \a directory is made where it is missing.
    explicit AccountStore(const QString &directory, QObject *parent = nullptr);

    [[nodiscard]] QList<Account> accounts() const { return m_accounts; }
    [[nodiscard]] std::optional<Account> find(const QString &id) const;
    [[nodiscard]] std::optional<Account> defaultAccount() const;
    //! Addresses as they were used, the latest first, those of removed accounts too; at most 20.
    [[nodiscard]] QList<ServerAddress> usedServers() const;

    //! Adds it, or replaces the one with the same id, or the same server and userId (whose id it then keeps).
    //! Returns the account as kept.
    Account put(Account account);
    void remove(const QString &id);
    void move(const QString &id, qsizetype to);
    void setDefault(const QString &id);

    //! Why the last reading or writing failed (Kind::File); None after success. The change itself stays in
    //! memory.
    [[nodiscard]] ApiError lastError() const { return m_error; }

signals:
    void accountAdded(const QString &id);
    void accountChanged(const QString &id);
    void accountRemoved(const QString &id);
    //! Order or default.
    void orderChanged();
    void failed(const Speckle::ApiError &error);

private:
    void load();
    void setAside(const QString &problem);
    void save();
    //! What went wrong; empty after success.
    [[nodiscard]] QString write() const;

    QString m_path;
    QList<Account> m_accounts;
    QString m_defaultId;
    QList<ServerAddress> m_usedServers;
    QJsonObject m_kept; //!< the file's JSON, with what we do not know
    QHash<QString, QJsonObject> m_keptAccounts; //!< likewise of each account
    QJsonArray m_foreign; //!< members of its list that are no accounts to us
    ApiError m_error;
    bool m_readOnly = false; //!< a file that we cannot read is in the way and must not be overwritten
};

} // namespace Speckle
