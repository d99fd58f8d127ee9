// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

#include <memory>

namespace Speckle {

class Sessions;

/*!
 * The accounts of this profile: which of them starts first, their order, signing in again, signing out,
 * removing. Follows the store, so it may stay open beside the window. Opened with open() or show().
 */
class AccountsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AccountsDialog(Sessions *sessions, QWidget *parent = nullptr);
    ~AccountsDialog() override;

signals:
    //! A LoginDialog is wanted; \a server empty: for a new account.
    void signInRequested(const QString &server);
    //! The account is to go; asking first is left to the receiver, who knows what is unsaved.
    void removeRequested(const QString &accountId);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Speckle
