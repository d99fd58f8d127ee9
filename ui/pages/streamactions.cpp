// SPDX-License-Identifier: MIT
#include "ui/pages/streamactions.h"

#include "core/net/client.h"
#include "core/session/session.h"
#include "ui/pages/streamwork.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>

#include <algorithm>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

// More windows of a browser than this nobody wants by one click.
constexpr int mostWindows = 10;

} // namespace

QUrl webAdminUrl(Session *session, const QString &streamId)
{
    QUrl url = session->client()->address().base();
    url.setPath(url.path() + u'/');
    url.setFragment(u"/streams/"_s + QString::fromLatin1(QUrl::toPercentEncoding(streamId)));
    return url;
}

QString streamLink(Session *session, const QString &streamId)
{
    return session->client()->address().api(u"/streams/"_s + streamId).toString(QUrl::FullyEncoded);
}

StreamActions::StreamActions(QWidget *list, std::function<QStringList()> chosen, UiState *state,
                             const QString &accountId, QWidget *window)
    : QObject(window)
    , m_actions(new RecordActions(list, std::move(chosen)))
    , m_work(new StreamWork(window))
    , m_stars(Stars::of(state, accountId))
{
    connect(m_work, &StreamWork::pageRequested, this, &StreamActions::pageRequested);
    if (m_stars)
        connect(m_stars, &Stars::changed, m_actions, &RecordActions::refresh);
}

void StreamActions::setSession(Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_work->setSession(session);
    if (session) {
        // The rights of a stream that is chosen, or our own, may be others now.
        connect(session, &Session::streamChanged, this, [this] { m_actions->refresh(); });
        connect(session, &Session::userChanged, this, [this](const QString &userId) {
            if (m_session && userId == m_session->userId())
                m_actions->refresh();
        });
    }
    m_actions->refresh();
}

void StreamActions::addAll()
{
    addPlaces();
    StreamWork *work = m_work;
    const auto archive
        = [work](bool on) { return [work, on](const QStringList &ids) { work->setArchived(ids, on); }; };
    const auto whyNotArchive = [work](bool on) {
        return [work, on](const QStringList &ids) { return work->whyNotArchive(ids, on); };
    };
    const auto access
        = [work](bool on) { return [work, on](const QStringList &ids) { work->setPrivate(ids, on); }; };
    const auto whyNotAccess = [work](bool on) {
        return [work, on](const QStringList &ids) { return work->whyNotSetPrivate(ids, on); };
    };
    const auto whyNotWrite = [work](const QStringList &ids) { return work->whyNotWrite(ids); };
    m_actions->add({u"streamDuplicate"_s, tr("&Duplicate…"), u"copy"_s,
                    [work](const QStringList &ids) { work->duplicate(ids.constFirst()); },
                    [work](const QStringList &ids) {
                        return ids.size() > 1 ? tr("Choose one stream only.") : work->whyNotRead(ids);
                    },
                    false, true});
    m_actions->add({u"streamAddTags"_s, tr("Add &tags…"), u"tag"_s,
                    [work](const QStringList &ids) { work->addTags(ids); }, whyNotWrite});
    m_actions->add({u"streamAddToProject"_s, tr("Add to a &project…"), u"project"_s,
                    [work](const QStringList &ids) { work->addToProject(ids); }, whyNotWrite});
    m_actions->add({u"streamMakeProject"_s, tr("&New project of these…"), u"add"_s,
                    [work](const QStringList &ids) { work->makeProject(ids); }, whyNotWrite});
    m_actions->add({u"streamMakePrivate"_s, tr("Make pri&vate…"), u"lock"_s, access(true), whyNotAccess(true),
                    false, true});
    m_actions->add(
        {u"streamMakePublic"_s, tr("Make pu&blic…"), u"lock-open"_s, access(false), whyNotAccess(false)});
    m_actions->add({u"streamArchive"_s, tr("Put into the &archive…"), u"archive"_s, archive(true),
                    whyNotArchive(true), false, true});
    m_actions->add({u"streamRestore"_s, tr("&Restore from the archive…"), u"revert"_s, archive(false),
                    whyNotArchive(false)});
    m_actions->add({u"streamDelete"_s, tr("D&elete…"), u"remove"_s,
                    [work](const QStringList &ids) { work->remove(ids); },
                    [work](const QStringList &ids) { return work->whyNotOwn(ids); }, false, false,
                    QKeySequence(Qt::Key_Delete)});
}

void StreamActions::addPlaces()
{
    StreamWork *work = m_work;
    const auto whyNotRead = [work](const QStringList &ids) { return work->whyNotRead(ids); };
    m_actions->add({u"streamStar"_s, tr("Add or remove the &star"), u"star"_s,
                    [this](const QStringList &ids) { toggleStars(ids); },
                    [this](const QStringList &ids) { return whyNotStar(ids); }, false, false,
                    QKeySequence(Qt::CTRL | Qt::Key_D)});
    m_actions->add({u"streamCopyId"_s, tr("Copy &id"), u"copy"_s,
                    [this](const QStringList &ids) { copy(ids, false); }, whyNotRead});
    m_actions->add({u"streamCopyLink"_s, tr("Copy &link"), u"link"_s,
                    [this](const QStringList &ids) { copy(ids, true); }, whyNotRead});
    m_actions->add({u"streamOpenWeb"_s, tr("Open in the &web admin"), u"server"_s,
                    [this](const QStringList &ids) { openInWebAdmin(ids); },
                    [work](const QStringList &ids) {
                        return ids.size() > mostWindows ? tr("These are too many to open at once.")
                                                        : work->whyNotRead(ids);
                    }});
}

QString StreamActions::whyNotStar(const QStringList &ids) const
{
    if (!m_stars)
        return tr("Stars cannot be kept here.");
    if (ids.isEmpty())
        return tr("Choose a stream first.");
    const bool adds
        = std::any_of(ids.cbegin(), ids.cend(), [this](const QString &id) { return !m_stars->contains(id); });
    return adds && m_stars->isFull() ? tr("There are %1 stars already: take one off first.").arg(Stars::most)
                                     : QString();
}

void StreamActions::toggleStars(const QStringList &ids)
{
    if (!m_stars)
        return;
    const bool all
        = std::all_of(ids.cbegin(), ids.cend(), [this](const QString &id) { return m_stars->contains(id); });
    m_stars->set(ids, !all);
}

void StreamActions::copy(const QStringList &ids, bool links) const
{
    if (!m_session)
        return;
    QStringList lines;
    for (const QString &id : ids)
        lines += links ? streamLink(m_session, id) : id;
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void StreamActions::openInWebAdmin(const QStringList &ids) const
{
    if (!m_session)
        return;
    for (const QString &id : ids) {
        const QUrl url = webAdminUrl(m_session, id);
        // Nothing else is ever handed to the system.
        if (url.scheme() == "http"_L1 || url.scheme() == "https"_L1)
            QDesktopServices::openUrl(url);
    }
}

} // namespace Speckle
