// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/secretstore.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace Speckle {

//! The keychain did not take the sign-in: says why, and asks what to do instead. A page of the LoginDialog.
class KeychainQuestion : public QWidget
{
    Q_OBJECT

public:
    explicit KeychainQuestion(QWidget *parent = nullptr);

    void ask(SecretStore::Availability availability, const ApiError &error);

signals:
    void sessionOnlyChosen();
    void tryAgainChosen();
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawIcon();

    QLabel *m_icon;
    QLabel *m_headline;
    QLabel *m_text;
    QPushButton *m_sessionOnly;
    QPushButton *m_tryAgain;
};

} // namespace Speckle
