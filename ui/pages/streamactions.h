// SPDX-License-Identifier: MIT
#pragma once

#include "ui/actions/recordactions.h"
#include "ui/settings/stars.h"

#include <QPointer>
#include <QUrl>

namespace Speckle {

class Session;
class StreamWork;
class UiState;

/*!
 * The actions on streams, the same wherever streams are chosen: in a table, or as the one that a page shows.
 * What may not be done is disabled, with the reason.
 *
 * Ids of the actions: streamStar, streamCopyId, streamCopyLink, streamOpenWeb, streamDuplicate,
 * streamArchive, streamRestore, streamMakePrivate, streamMakePublic, streamAddTags, streamAddToProject,
 * streamMakeProject, streamDelete. Dialogs: see StreamWork.
 */
class StreamActions : public QObject
{
    Q_OBJECT

public:
    //! \a list takes the shortcuts, \a chosen says which streams are meant; dialogs open over \a window.
    //! Stars are kept in \a state, which may be nullptr.
    StreamActions(QWidget *list, std::function<QStringList()> chosen, UiState *state,
                  const QString &accountId, QWidget *window);

    void setSession(Session *session);
    //! To add more of them before addAll(), and for buttons and menus.
    [[nodiscard]] RecordActions *actions() const { return m_actions; }
    [[nodiscard]] StreamWork *work() const { return m_work; }
    [[nodiscard]] Stars *stars() const { return m_stars; }
    void addAll();
    //! All get one, or where all have one, lose it.
    void toggleStars(const QStringList &ids);

signals:
    //! Something was made that shall be shown: "stream/abc123", "project/…".
    void pageRequested(const QString &address);

private:
    void addPlaces();
    [[nodiscard]] QString whyNotStar(const QStringList &ids) const;
    void copy(const QStringList &ids, bool links) const;
    void openInWebAdmin(const QStringList &ids) const;

    RecordActions *m_actions;
    StreamWork *m_work;
    QPointer<Stars> m_stars;
    QPointer<Session> m_session;
};

//! Where the server's web admin shows the stream: "https://speckle.example.com/#/streams/abc123".
[[nodiscard]] QUrl webAdminUrl(Session *session, const QString &streamId);
//! The stream in the REST API, which this program and others open: "…/api/streams/abc123".
[[nodiscard]] QString streamLink(Session *session, const QString &streamId);

} // namespace Speckle
