// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/browsersignin.h"
#include "core/net/client.h"

#include <QDialog>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

namespace Speckle {

class Sessions;

//! Shows \a page in the system's browser; false where there is none.
[[nodiscard]] bool openInBrowser(const QUrl &page);

//! What a LoginDialog may be told to do otherwise. The defaults suit people; tests set them.
struct LoginOptions
{
    ClientOptions client{.timeout = std::chrono::seconds(15), .retries = 0}; //!< somebody is waiting
    std::chrono::milliseconds checkPause{300}; //!< of typing, before an address is asked
    //! A password may go there without a warning.
    std::function<bool(const ServerAddress &)> isConfidential = &ServerAddress::isConfidential;
    BrowserSignInOptions browser{};
    std::function<bool(const QUrl &)> openPage = &openInBrowser;
};

/*!
 * Signs in to a server: by address and password, by registering, on the server's page in the browser, or by
 * a pasted token. The browser comes first where the server has no accounts of its own.
 *
 * The address is asked while it is typed (GET /api, after a pause of 300 ms) and the answer stands under it:
 * the server's name and version, or what is wrong. Errors stand beside the field that they are about. A
 * password for a plain-http server that is not this machine goes out only after a confirmed warning. What was
 * typed stays after a failure; passwords and tokens are wiped when the dialog closes. Where the keychain
 * fails, the dialog asks whether to stay signed in for this session only. Escape takes one step back: ends a
 * call under way, then the keychain's question, then the dialog. Opened with open(); accountAdded() before
 * accepted().
 */
class LoginDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a server fills the address in; empty: the one used last, if any.
    explicit LoginDialog(Sessions *sessions, const QString &server = {}, QWidget *parent = nullptr,
                         const LoginOptions &options = {});
    ~LoginDialog() override;

    void done(int result) override;
    void reject() override;

signals:
    void accountAdded(const QString &accountId);

protected:
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Speckle
