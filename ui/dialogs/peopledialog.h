// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/reply.h"
#include "core/records/user.h"

#include <QDialog>
#include <QPointer>
#include <QSet>
#include <QTimer>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace Speckle {

class Session;

/*!
 * Looks for people at the server, from three letters on, and lets one choose several, over several searches.
 * Deletes itself when closed; shown with open().
 *
 * Object names: peopleSearch, peopleFound, peopleChosen, peopleAdd.
 */
class PeopleDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a verb stands on the button. Those in \a known are shown as such and cannot be chosen.
    PeopleDialog(Session *session, const QString &title, const QString &verb, const QStringList &known,
                 QWidget *parent);

    //! One person only: who is chosen takes the place of who was before.
    void setSingle() { m_single = true; }

signals:
    //! At least one.
    void chosen(const QList<Speckle::User> &users);

private:
    void search();
    void show(const QList<User> &users);
    void setChosen(const QString &id, bool chosen);
    void showChoice();

    QPointer<Session> m_session;
    QSet<QString> m_known;
    QHash<QString, User> m_found;
    QStringList m_chosen;
    bool m_single = false;
    QPointer<AbstractReply> m_call;
    QTimer m_pause;
    QLineEdit *m_line;
    QLabel *m_state;
    QListWidget *m_list;
    QLabel *m_choice;
    QPushButton *m_add;
};

} // namespace Speckle
