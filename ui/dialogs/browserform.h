// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/browsersignin.h"
#include "ui/dialogs/loginforms.h"

#include <QUrl>

#include <functional>

namespace Speckle {

class WrappedLabel;

/*!
 * Signing in on the server's own page, in the system's browser: opens it, waits for what it sends, and takes
 * the string that it shows where that does not arrive. While it waits it stays usable: the page can be opened
 * again, and the string pasted.
 */
class BrowserForm : public LoginForm
{
    Q_OBJECT

public:
    //! \a openPage shows a page in the system's browser; false where there is none.
    BrowserForm(const BrowserSignInOptions &options, std::function<bool(const QUrl &)> openPage,
                QWidget *parent = nullptr);

    void setServer(const std::optional<ServerInfo> &server) override;
    [[nodiscard]] QString verb() const override;
    [[nodiscard]] bool isComplete() override;
    [[nodiscard]] Reply<SignIn> *send(AccountsResource &accounts) override;
    [[nodiscard]] bool isWaitingForUser() const override { return m_signIn && m_signIn->isListening(); }
    void submitWhileWaiting() override;
    [[nodiscard]] bool showError(const ApiError &error, const QString &server) override;
    void clearErrors() override;
    void wipe() override;
    void focusStart() override;

private:
    void open(const QUrl &page);
    void refresh();
    [[nodiscard]] bool checkPasted();
    [[nodiscard]] QString serverName() const;

    BrowserSignInOptions m_options;
    std::function<bool(const QUrl &)> m_openPage;
    std::optional<ServerInfo> m_server;
    QPointer<BrowserSignIn> m_signIn;
    bool m_copyOnly = false; //!< the page can send nothing here: somebody else listens
    WrappedLabel *m_explanation;
    WrappedLabel *m_status;
    SecretEdit *m_paste;
    FieldError *m_pasteError;
};

} // namespace Speckle
