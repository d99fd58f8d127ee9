// SPDX-License-Identifier: MIT
#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace Speckle {

class IconLabel;

class Session;

//! The state of an account's live connection in words, with the seconds to the next try and a button to try
//! now.
class ConnectionLine : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionLine(QWidget *parent = nullptr);

    //! nullptr: signed out.
    void setSession(Session *session);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();

    QPointer<Session> m_session;
    QTimer m_second;
    IconLabel *m_icon;
    QLabel *m_words;
    QToolButton *m_tryNow;
};

} // namespace Speckle
