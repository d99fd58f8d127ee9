// SPDX-License-Identifier: MIT
#pragma once

#include <QLineEdit>

namespace Speckle {

//! A field for a password or token: shown as dots, with a button inside that shows it while one looks.
class SecretEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit SecretEdit(QWidget *parent = nullptr);

    //! Empties it, so that it cannot be undone, and hides again what is typed next.
    void wipe();

private:
    void setShown(bool shown);

    QAction *m_show;
};

} // namespace Speckle
