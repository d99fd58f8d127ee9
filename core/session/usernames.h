// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/user.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>

namespace Speckle {

class Client;

/*!
 * People's names by id: each is asked for once (GET /accounts/:id), at most six at a time, when first wanted.
 * An id that the server does not know keeps its own name and is not asked for again; one that could not be
 * asked for because the server was away is, when it is wanted next.
 */
class UserNames : public QObject
{
    Q_OBJECT

public:
    UserNames(Client *client, QObject *parent);

    //! The id itself until the name is known; changed() comes then.
    [[nodiscard]] QString name(const QString &userId);
    //! All that is known of them, without secrets; empty until something is. Asks as name() does.
    [[nodiscard]] User user(const QString &userId);
    //! What is known already, e.g. from the profile.
    void put(const User &user);
    //! Nothing is asked for before the first call of it with true: without a sign-in there is no answer.
    void setActive(bool active);

signals:
    void changed(const QString &userId);

private:
    void askNext();

    Client *m_client;
    bool m_active = false;
    QHash<QString, QString> m_names;
    QHash<QString, User> m_users;
    QStringList m_wanted; //!< not asked for yet, the first first
    QSet<QString> m_asked; //!< under way
};

} // namespace Speckle
