// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/page.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace Speckle {

//! The first start: what the program is, and the two ways in. Address: "welcome". Belongs to no account.
class WelcomePage : public Page
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] QString address() const override;
    [[nodiscard]] QString accountId() const override { return {}; }
    void refresh() override {}
    void setSession(Session *) override {}
    void focusStart() override;

    //! \a doing says what is under way ("Starting the demo…"); empty: nothing is.
    void setBusy(const QString &doing);

signals:
    void signInRequested();
    void demoRequested();

private:
    QPushButton *m_signIn;
    QPushButton *m_demo;
    QLabel *m_doing;
    QProgressBar *m_bar;
};

} // namespace Speckle
