// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/accountsresource.h"
#include "core/api/serverresource.h"

#include <QWidget>

#include <optional>
#include <utility>

class QFormLayout;
class QLabel;
class QLineEdit;

namespace Speckle {

class FieldError;
class SecretEdit;

/*!
 * One way to sign in: a tab of the LoginDialog. Knows its fields, what can be told about them before anything
 * is sent, and which of the server's errors are about which of them.
 */
class LoginForm : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    //! The one that isComplete() and send() are about; nullopt while none was found.
    virtual void setServer(const std::optional<ServerInfo> &) {}
    //! What the dialog's button says: "Register".
    [[nodiscard]] virtual QString verb() const = 0;
    //! Where something is missing or cannot be right: says so beside the first such field, takes the focus
    //! there.
    [[nodiscard]] virtual bool isComplete() = 0;
    [[nodiscard]] virtual Reply<SignIn> *send(AccountsResource &accounts) = 0;
    //! send() waits for the user, not for the server: the form is usable, and its button calls
    //! submitWhileWaiting().
    [[nodiscard]] virtual bool isWaitingForUser() const { return false; }
    virtual void submitWhileWaiting() {}
    //! \a server as it calls itself. False where the error is about no field here.
    [[nodiscard]] virtual bool showError(const ApiError &error, const QString &server) = 0;
    virtual void clearErrors() = 0;
    //! Empties what must not be kept.
    virtual void wipe() = 0;
    //! Focus to the first field that is still empty.
    virtual void focusStart() = 0;

signals:
    //! verb() or isWaitingForUser() says something else now.
    void changed();
};

class SignInForm : public LoginForm
{
    Q_OBJECT

public:
    explicit SignInForm(QWidget *parent = nullptr);

    void setEmail(const QString &email);
    [[nodiscard]] QString email() const;

    [[nodiscard]] QString verb() const override { return tr("Sign in"); }
    [[nodiscard]] bool isComplete() override;
    [[nodiscard]] Reply<SignIn> *send(AccountsResource &accounts) override;
    [[nodiscard]] bool showError(const ApiError &error, const QString &server) override;
    void clearErrors() override;
    void wipe() override;
    void focusStart() override;

private:
    QLineEdit *m_email;
    FieldError *m_emailError;
    SecretEdit *m_password;
    FieldError *m_passwordError;
};

class RegisterForm : public LoginForm
{
    Q_OBJECT

public:
    explicit RegisterForm(QWidget *parent = nullptr);

    [[nodiscard]] QString email() const;

    [[nodiscard]] QString verb() const override { return tr("Register"); }
    [[nodiscard]] bool isComplete() override;
    [[nodiscard]] Reply<SignIn> *send(AccountsResource &accounts) override;
    [[nodiscard]] bool showError(const ApiError &error, const QString &server) override;
    void clearErrors() override;
    void wipe() override;
    void focusStart() override;

private:
    QLineEdit *m_email;
    FieldError *m_emailError;
    SecretEdit *m_password;
    FieldError *m_passwordError;
    QLineEdit *m_name;
    QLineEdit *m_surname;
    QLineEdit *m_company;
};

class TokenForm : public LoginForm
{
    Q_OBJECT

public:
    explicit TokenForm(QWidget *parent = nullptr);

    [[nodiscard]] QString verb() const override { return tr("Use token"); }
    [[nodiscard]] bool isComplete() override;
    [[nodiscard]] Reply<SignIn> *send(AccountsResource &accounts) override;
    [[nodiscard]] bool showError(const ApiError &error, const QString &server) override;
    void clearErrors() override;
    void wipe() override;
    void focusStart() override;

private:
    SecretEdit *m_token;
    FieldError *m_tokenError;
};

} // namespace Speckle
