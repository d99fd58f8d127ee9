// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QSet>
#include <QString>
#include <QTimer>

#include <chrono>

namespace Speckle {

class Session;

/*!
 * The numbers in the navigator: open comments that wait for the user, projects, programs that are online.
 * They are counted over what the session has loaded anyway. Only the comments are asked for, once the session
 * is online, and again and again while the program is in front, as the server tells nobody that a comment was
 * given to them: one call, and it is what nobody would look for by themselves.
 */
class NavigatorBadges : public QObject
{
    Q_OBJECT

public:
    //! Belongs to the session. Comments are not asked for again before \a pause has gone by.
    explicit NavigatorBadges(Session *session, std::chrono::milliseconds pause = std::chrono::minutes(2));

    //! Of the section with that key; 0: there is nothing to show, or it is not known. Without a session, 0.
    [[nodiscard]] static qsizetype count(const Session *session, const QString &section);
    //! What such a number means: "3 open comments for you". Empty for 0.
    [[nodiscard]] static QString words(const QString &section, qsizetype count);

signals:
    //! Once for all that happened in a turn of the event loop.
    void changed(const QString &section);

private:
    void load();
    void lookAgain();
    void touch(const QString &section);

    Session *m_session;
    QTimer m_pause;
    QSet<QString> m_touched;
};

} // namespace Speckle
