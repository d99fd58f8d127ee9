// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/speckleimport.h"
#include "core/net/client.h"

#include <QDialog>

#include <memory>

namespace Speckle {

class Sessions;

/*!
 * The accounts that were found in another program's SpeckleCache.db: which of them to take over. Each is
 * tried at its server (GET /api, GET /accounts) and kept where that takes its token; what became of it stands
 * beside it. Ticked from the start are those that are new here, not expired, and whose token does not travel
 * unencrypted. Escape ends the calls under way, then the dialog. Opened with open().
 */
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(Sessions *sessions, const FoundAccounts &found, QWidget *parent = nullptr,
                 const ClientOptions &client = {.timeout = std::chrono::seconds(15), .retries = 0});
    ~ImportDialog() override;

    void done(int result) override;
    void reject() override;

signals:
    //! Each that was kept, as soon as it is.
    void accountAdded(const QString &accountId);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Speckle
