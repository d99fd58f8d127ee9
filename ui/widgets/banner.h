// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace Speckle {

//! A line across a page that says what has happened to it, with a button where something can be done about
//! it.
class Banner : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(QWidget *parent = nullptr);

    //! Plain text; \a actionText empty: no button.
    void showMessage(const QString &text, const QString &actionText = {});
    [[nodiscard]] QString message() const;
    [[nodiscard]] QPushButton *actionButton() const { return m_action; }

signals:
    void actionTriggered();

private:
    QLabel *m_text;
    QPushButton *m_action;
};

} // namespace Speckle
