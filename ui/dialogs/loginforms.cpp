// SPDX-License-Identifier: MIT
#include "ui/dialogs/loginforms.h"

#include "ui/widgets/fielderror.h"
#include "ui/widgets/secretedit.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

constexpr qsizetype ShortestPassword = 8;
constexpr int LongestEntry = 1'000;
constexpr int LongestToken = 20'000;

template <typename Edit>
Edit *newEdit(const QString &objectName, QWidget *parent)
{
    auto *edit = new Edit(parent);
    edit->setObjectName(objectName);
    edit->setMaxLength(LongestEntry);
    return edit;
}

//! A field with its label, and what is wrong with it beneath. The label's buddy names it to screen readers,
//! too.
void addField(QFormLayout *form, const QString &label, QLineEdit *edit, FieldError *error = nullptr)
{
    edit->setAccessibleName(QString(label).remove(u'&').remove(u':'));
    if (!error) {
        form->addRow(label, edit);
        return;
    }
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(edit);
    column->addWidget(error);
    auto *caption = new QLabel(label);
    caption->setBuddy(edit);
    form->addRow(caption, column);
}

QFormLayout *newForm(QWidget *widget)
{
    auto *form = new QFormLayout(widget);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

void complain(QLineEdit *edit, FieldError *label, const QString &text)
{
    label->setError(text);
    edit->setFocus();
}

//! Only what no server takes for an address: servers differ in the rest, and it is theirs to say so.
bool looksLikeEmail(const QString &text)
{
    const qsizetype at = text.lastIndexOf(u'@');
    return at > 0 && at < text.size() - 1 && !text.contains(u' ');
}

bool checkEmail(QLineEdit *edit, FieldError *error)
{
    const QString text = edit->text().trimmed();
    if (text.isEmpty())
        complain(edit, error, LoginForm::tr("Your e-mail address is missing."));
    else if (!looksLikeEmail(text))
        complain(edit, error, LoginForm::tr("This is no e-mail address."));
    else
        return true;
    return false;
}

} // namespace

SignInForm::SignInForm(QWidget *parent)
    : LoginForm(parent)
    , m_email(newEdit<QLineEdit>(u"emailEdit"_s, this))
    , m_emailError(new FieldError(m_email, this))
    , m_password(newEdit<SecretEdit>(u"passwordEdit"_s, this))
    , m_passwordError(new FieldError(m_password, this))
{
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    auto *form = newForm(this);
    addField(form, tr("&E-mail:"), m_email, m_emailError);
    addField(form, tr("&Password:"), m_password, m_passwordError);
}

void SignInForm::setEmail(const QString &email)
{
    m_email->setText(email);
}

QString SignInForm::email() const
{
    return m_email->text().trimmed();
}

bool SignInForm::isComplete()
{
    if (!checkEmail(m_email, m_emailError))
        return false;
    if (m_password->text().isEmpty()) {
        complain(m_password, m_passwordError, tr("Your password is missing."));
        return false;
    }
    return true;
}

Reply<SignIn> *SignInForm::send(AccountsResource &accounts)
{
    return accounts.login(email(), m_password->text());
}

bool SignInForm::showError(const ApiError &error, const QString &server)
{
    if (error.kind == ApiError::Kind::Unauthorized) {
        complain(m_password, m_passwordError, tr("Wrong e-mail address or password."));
        m_password->selectAll();
        return true;
    }
    if (isArchivedAccount(error)) {
        complain(m_email, m_emailError,
                 tr("This account is archived. Ask an administrator of %1 to bring it back.").arg(server));
        return true;
    }
    return false;
}

void SignInForm::clearErrors()
{
    m_emailError->setError({});
    m_passwordError->setError({});
}

void SignInForm::wipe()
{
    m_password->wipe();
}

void SignInForm::focusStart()
{
    (m_email->text().isEmpty() ? m_email : m_password)->setFocus();
}

RegisterForm::RegisterForm(QWidget *parent)
    : LoginForm(parent)
    , m_email(newEdit<QLineEdit>(u"registerEmailEdit"_s, this))
    , m_emailError(new FieldError(m_email, this))
    , m_password(newEdit<SecretEdit>(u"registerPasswordEdit"_s, this))
    , m_passwordError(new FieldError(m_password, this))
    , m_name(newEdit<QLineEdit>(u"registerNameEdit"_s, this))
    , m_surname(newEdit<QLineEdit>(u"registerSurnameEdit"_s, this))
    , m_company(newEdit<QLineEdit>(u"registerCompanyEdit"_s, this))
{
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_password->setPlaceholderText(tr("At least %1 characters").arg(ShortestPassword));
    m_company->setPlaceholderText(tr("Optional"));
    auto *form = newForm(this);
    addField(form, tr("&E-mail:"), m_email, m_emailError);
    addField(form, tr("&Password:"), m_password, m_passwordError);
    addField(form, tr("&Name:"), m_name);
    addField(form, tr("Su&rname:"), m_surname);
    addField(form, tr("C&ompany:"), m_company);
}

QString RegisterForm::email() const
{
    return m_email->text().trimmed();
}

bool RegisterForm::isComplete()
{
    if (!checkEmail(m_email, m_emailError))
        return false;
    if (m_password->text().size() < ShortestPassword) {
        complain(m_password, m_passwordError,
                 tr("The password must have at least %1 characters.").arg(ShortestPassword));
        return false;
    }
    return true;
}

Reply<SignIn> *RegisterForm::send(AccountsResource &accounts)
{
    return accounts.registerUser({.email = email(),
                                  .password = m_password->text(),
                                  .name = m_name->text().trimmed(),
                                  .surname = m_surname->text().trimmed(),
                                  .company = m_company->text().trimmed()});
}

bool RegisterForm::showError(const ApiError &error, const QString &server)
{
    if (error.kind != ApiError::Kind::Rejected)
        return false;
    // The server tells these apart by its words alone. Whatever it says otherwise is shown as it is.
    if (error.message.contains("taken"_L1, Qt::CaseInsensitive)) {
        complain(m_email, m_emailError,
                 tr("%1 has an account with this address already. Sign in with it instead.").arg(server));
        m_email->selectAll();
        return true;
    }
    if (error.message.contains("password"_L1, Qt::CaseInsensitive)) {
        complain(m_password, m_passwordError, error.reason());
        return true;
    }
    if (error.message.contains("email"_L1, Qt::CaseInsensitive)
        || error.message.contains("e-mail"_L1, Qt::CaseInsensitive)) {
        complain(m_email, m_emailError, error.reason());
        return true;
    }
    return false;
}

void RegisterForm::clearErrors()
{
    m_emailError->setError({});
    m_passwordError->setError({});
}

void RegisterForm::wipe()
{
    m_password->wipe();
}

void RegisterForm::focusStart()
{
    (m_email->text().isEmpty() ? m_email : m_password)->setFocus();
}

TokenForm::TokenForm(QWidget *parent)
    : LoginForm(parent)
    , m_token(newEdit<SecretEdit>(u"tokenEdit"_s, this))
    , m_tokenError(new FieldError(m_token, this))
{
    m_token->setMaxLength(LongestToken);
    auto *explanation = new WrappedLabel(u"tokenExplanation"_s);
    explanation->setText(tr("For servers where one signs in through a web page: copy the API token from your "
                            "profile there. “JWT” in front of it may stay or go."));
    auto *form = newForm(this);
    form->addRow(explanation);
    addField(form, tr("&Token:"), m_token, m_tokenError);
}

bool TokenForm::isComplete()
{
    const QString text = m_token->text().trimmed();
    const Token token = Token::fromText(text);
    if (text.isEmpty())
        complain(m_token, m_tokenError, tr("The token is missing."));
    else if (token.isEmpty())
        complain(m_token, m_tokenError, tr("This is no token, or not all of one."));
    else if (token.isExpired())
        complain(m_token, m_tokenError,
                 tr("This token expired on %1. Get a new one from the server.")
                     .arg(QLocale().toString(token.expiresAt().toLocalTime().date(), QLocale::LongFormat)));
    else
        return true;
    return false;
}

Reply<SignIn> *TokenForm::send(AccountsResource &accounts)
{
    return accounts.loginWithToken(Token::fromText(m_token->text()));
}

bool TokenForm::showError(const ApiError &error, const QString &server)
{
    switch (error.kind) {
    case ApiError::Kind::Unauthorized:
        complain(m_token, m_tokenError,
                 tr("%1 does not accept this token: it was revoked, or it is another server's.").arg(server));
        return true;
    case ApiError::Kind::Server:
        // A good token of a removed or archived user makes the server fail, not refuse.
        if (error.httpStatus != 500)
            return false;
        complain(
            m_token, m_tokenError,
            tr("%1 failed on this token. That happens where its user was removed or archived.").arg(server));
        return true;
    default:
        return false;
    }
}

void TokenForm::clearErrors()
{
    m_tokenError->setError({});
}

void TokenForm::wipe()
{
    m_token->wipe();
}

void TokenForm::focusStart()
{
    m_token->setFocus();
}

} // namespace Speckle
