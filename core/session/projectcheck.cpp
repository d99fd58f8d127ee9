// SPDX-License-Identifier: MIT
#include "core/session/projectcheck.h"

#include "core/session/handlers.h"
#include "core/session/session.h"
#include "core/session/sessionprojects.h"

#include <QElapsedTimer>

#include <utility>

namespace Speckle {

ProjectCheck::ProjectCheck(const QString &projectId, QObject *parent)
    : QObject(parent)
    , m_projectId(projectId)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        count();
        emit changed();
    });
}

ProjectCheck::~ProjectCheck()
{
    if (m_call)
        m_call->cancel();
}

void ProjectCheck::setSession(Session *session)
{
    if (m_session) {
        m_session->disconnect(this);
        m_session->projects()->disconnect(this);
    }
    if (m_call)
        m_call->cancel();
    m_session = session;
    m_streamIds.clear();
    m_listed.clear();
    m_owed.clear();
    m_deleted.clear();
    m_lacking.clear();
    m_toWeigh.clear();
    m_stale = true;
    m_looked = false;
    m_soon.start();
    if (!m_session)
        return;
    connect(m_session->projects(), &SessionProjects::changed, this, [this](const QString &id) {
        if (id == m_projectId)
            follow();
    });
    connect(m_session, &Session::streamChanged, this, &ProjectCheck::weigh);
    // Whether the user is an administrator is known later than who it is.
    connect(m_session, &Session::userChanged, this, [this](const QString &id) {
        if (m_session->userId() == id)
            follow();
    });
    connect(m_session, &Session::resumed, this, &ProjectCheck::refresh);
    follow();
}

void ProjectCheck::refresh()
{
    m_stale = true;
    follow();
}

void ProjectCheck::follow()
{
    const auto project = m_session ? m_session->projects()->project(m_projectId) : std::nullopt;
    if (!project)
        return;
    const QStringList streamIds = project->streamIds();
    QMap<QString, StreamRight> owed = StreamRights::owed(*project);
    if (m_session->user().isAdmin())
        owed.remove(m_session->userId()); // may do everything without a list
    if (!m_stale && streamIds == m_streamIds && owed == m_owed)
        return;
    m_stale = false;
    m_streamIds = streamIds;
    m_listed = QSet<QString>(streamIds.cbegin(), streamIds.cend());
    m_owed = owed;
    prune();
    look();
}

// What was found before, and cannot be so any more: it is shown until the look has ended.
void ProjectCheck::prune()
{
    m_deleted.removeIf([this](const QString &id) { return !m_listed.contains(id); });
    for (auto it = m_lacking.begin(); it != m_lacking.end();) {
        it->removeIf(
            [this](const PersonRights &person) { return m_owed.value(person.userId) < person.owed; });
        it = it->isEmpty() || !m_listed.contains(it.key()) ? m_lacking.erase(it) : std::next(it);
    }
    m_soon.start();
}

void ProjectCheck::look()
{
    if (m_call)
        m_call->cancel();
    m_looked = false;
    m_toWeigh.clear();
    Reply<QStringList> *reply = m_session->projects()->missingStreams(m_projectId);
    m_call = reply;
    reply->then(
        this,
        [this](const QStringList &missing) {
            m_deleted = missing;
            m_looked = true;
            m_toWeigh = m_streamIds;
            weighNext();
        },
        [this](const ApiError &) { m_stale = true; }); // another time
}

void ProjectCheck::weighNext()
{
    QElapsedTimer timer;
    timer.start();
    while (!m_toWeigh.isEmpty()) {
        weigh(m_toWeigh.takeLast());
        if (timer.hasExpired(longestSlice)) {
            QMetaObject::invokeMethod(this, &ProjectCheck::weighNext, Qt::QueuedConnection);
            return;
        }
    }
    tell();
}

void ProjectCheck::weigh(const QString &streamId)
{
    if (!m_looked || !m_listed.contains(streamId))
        return;
    const auto stream = m_session->stream(streamId);
    const QList<PersonRights> lacking
        = stream ? StreamRights::lacking(*stream, m_owed) : QList<PersonRights>();
    if (lacking == m_lacking.value(streamId))
        return;
    if (lacking.isEmpty())
        m_lacking.remove(streamId);
    else
        m_lacking.insert(streamId, lacking);
    tell();
}

void ProjectCheck::tell()
{
    if (m_toWeigh.isEmpty())
        m_soon.start();
}

void ProjectCheck::count()
{
    m_streamsLacking.clear();
    for (const QString &streamId : std::as_const(m_streamIds)) {
        const QList<PersonRights> lacking = m_lacking.value(streamId);
        for (const PersonRights &person : lacking)
            m_streamsLacking[person.userId] += streamId;
    }
}

QStringList ProjectCheck::missingPeople() const
{
    QStringList ids = m_streamsLacking.keys();
    ids.sort();
    return ids;
}

QStringList ProjectCheck::lackingStreams() const
{
    QStringList ids = m_streamIds;
    ids.removeIf([this](const QString &id) { return !m_lacking.contains(id); });
    return ids;
}

} // namespace Speckle
