// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/token.h"
#include "core/records/user.h"
#include "ui/widgets/recordform.h"

class QPushButton;

namespace Speckle {

class SecretEdit;
class Session;

/*!
 * What a user has at a server: the fields to fill in, and beneath them what can only be read: e-mail address,
 * role, server, and the token, which stands as dots and leaves its field by its button alone.
 *
 * Object names: profileNameEdit, profileSurnameEdit, profileCompanyEdit, profileEmail, profileRole,
 * profileServer, profileTokenKind, profileToken, profileTokenCopy.
 */
class ProfileForm : public RecordForm
{
    Q_OBJECT

public:
    explicit ProfileForm(QWidget *parent = nullptr);

    //! Server and token; nullptr: signed out, and there is no token here any more.
    void showSession(const Session *session);
    //! As dots again, should the user have looked at it.
    void hideToken();

    //! As in RecordForm.
    [[nodiscard]] User before() const { return User(record().json()); }
    [[nodiscard]] User edited() const { return User(editedRecord().json()); }

signals:
    void tokenCopied();

private:
    void addFact(const QString &objectName, const QString &label,
                 const std::function<QString(const User &)> &text);
    void addToken();
    void copyToken();

    Token m_token;
    SecretEdit *m_secret;
    QPushButton *m_copy;
};

} // namespace Speckle
