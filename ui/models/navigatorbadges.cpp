// SPDX-License-Identifier: MIT
#include "ui/models/navigatorbadges.h"

#include "core/session/session.h"
#include "core/session/sessionclients.h"
#include "core/session/sessioncomments.h"
#include "core/session/sessionprojects.h"
#include "ui/widgets/textformat.h"

#include <QGuiApplication>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

const QString CommentsBadge = u"comments/assigned"_s;
const QString ProjectsBadge = u"projects"_s;
const QString ClientsBadge = u"clients"_s;

template <typename Counts>
qsizetype countOf(const RecordList *list, Counts counts)
{
    const QStringList &ids = list->ids();
    return std::count_if(ids.cbegin(), ids.cend(), counts);
}

} // namespace

NavigatorBadges::NavigatorBadges(Session *session, std::chrono::milliseconds pause)
    : QObject(session)
    , m_session(session)
{
    const std::pair<const RecordList *, QString> lists[]{{session->comments()->assigned(), CommentsBadge},
                                                         {session->projects()->list(), ProjectsBadge},
                                                         {session->clients()->list(), ClientsBadge}};
    for (const auto &[list, section] : lists) {
        const auto changed = [this, section = section] { touch(section); };
        for (const auto signal : {&RecordList::inserted, &RecordList::removed, &RecordList::resetDone})
            connect(list, signal, this, changed);
    }
    connect(session->comments(), &SessionComments::changed, this, [this] { touch(CommentsBadge); });
    connect(session->projects(), &SessionProjects::changed, this, [this] { touch(ProjectsBadge); });
    connect(session->clients(), &SessionClients::changed, this, [this] { touch(ClientsBadge); });
    connect(session, &Session::stateChanged, this, &NavigatorBadges::load);
    load();
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    m_pause.start();
    connect(&m_pause, &QTimer::timeout, this, &NavigatorBadges::lookAgain);
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, &NavigatorBadges::lookAgain);
}

void NavigatorBadges::load()
{
    if (m_session->state() == Session::State::Online)
        m_session->comments()->assigned()->load();
}

void NavigatorBadges::lookAgain()
{
    if (m_pause.isActive() || QGuiApplication::applicationState() != Qt::ApplicationActive)
        return;
    m_pause.start();
    // Not over an answer that is still awaited: where the server takes longer than the pause, none would ever
    // come.
    RecordList *assigned = m_session->comments()->assigned();
    if (m_session->state() == Session::State::Online && !assigned->isBusy())
        assigned->refresh();
}

void NavigatorBadges::touch(const QString &section)
{
    const bool first = m_touched.isEmpty();
    m_touched.insert(section);
    if (!first)
        return;
    // A list that arrives tells of each record.
    QMetaObject::invokeMethod(
        this,
        [this] {
            const QSet<QString> touched = std::exchange(m_touched, {});
            for (const QString &one : touched)
                emit changed(one);
        },
        Qt::QueuedConnection);
}

qsizetype NavigatorBadges::count(const Session *session, const QString &section)
{
    if (!session)
        return 0;
    if (section == CommentsBadge) {
        const SessionComments *comments = session->comments();
        return countOf(comments->assigned(), [comments](const QString &id) {
            const auto comment = comments->comment(id);
            return comment && !comment->isClosed();
        });
    }
    if (section == ProjectsBadge) {
        const SessionProjects *projects = session->projects();
        return countOf(projects->list(), [projects](const QString &id) {
            const auto project = projects->project(id);
            return project && !project->isDeleted();
        });
    }
    if (section == ClientsBadge) {
        const SessionClients *clients = session->clients();
        return countOf(clients->list(), [clients](const QString &id) {
            const auto client = clients->client(id);
            return client && client->isOnline();
        });
    }
    return 0;
}

QString NavigatorBadges::words(const QString &section, qsizetype count)
{
    if (count == 0)
        return {};
    if (section == CommentsBadge)
        return count == 1 ? tr("1 open comment for you")
                          : tr("%1 open comments for you").arg(countText(count));
    if (section == ProjectsBadge)
        return count == 1 ? tr("1 project") : tr("%1 projects").arg(countText(count));
    return tr("%1 online").arg(countText(count));
}

} // namespace Speckle
