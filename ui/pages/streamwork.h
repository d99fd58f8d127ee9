// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/reply.h"
#include "core/records/stream.h"
#include "ui/dialogs/bulkdialog.h"

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QWidget>

#include <optional>

namespace Speckle {

class Project;
class Session;

/*!
 * What can be done with streams, one or many, from their table and from their page: it asks what has to be
 * asked, and a BulkDialog tells of each stream what became of it. Nothing is sent before the user says so.
 *
 * Object names of the dialogs: nameDialog, projectDialog, deletionProgress, bulkDialog.
 */
class StreamWork : public QObject
{
    Q_OBJECT

public:
    //! Dialogs open over \a window.
    explicit StreamWork(QWidget *window);

    //! What was asked before is taken back.
    void setSession(Session *session);
    [[nodiscard]] Session *session() const { return m_session; }

    // Why it cannot be done with these, in a sentence; empty: it can.
    [[nodiscard]] QString whyNotRead(const QStringList &ids) const;
    [[nodiscard]] QString whyNotWrite(const QStringList &ids) const;
    [[nodiscard]] QString whyNotOwn(const QStringList &ids) const;
    //! There must be one of them that is not there yet (or is, for a restoration).
    [[nodiscard]] QString whyNotArchive(const QStringList &ids, bool archived) const;
    [[nodiscard]] QString whyNotSetPrivate(const QStringList &ids, bool isPrivate) const;

    void create();
    //! A clone under a name of the user's.
    void duplicate(const QString &id);
    void setArchived(const QStringList &ids, bool archived);
    void setPrivate(const QStringList &ids, bool isPrivate);
    void addTags(const QStringList &ids);
    void addToProject(const QStringList &ids);
    void makeProject(const QStringList &ids);
    //! Looks first what would go along, and offers the archive instead.
    void remove(const QStringList &ids);

signals:
    //! It was made, and shall be shown: "stream/abc123", "project/…".
    void pageRequested(const QString &address);

private:
    [[nodiscard]] std::optional<Stream> stream(const QString &id) const;
    [[nodiscard]] QString nameOf(const QString &id) const;
    //! One BulkDialog item a stream that \a change changes.
    [[nodiscard]] QList<BulkDialog::Item> edits(const QStringList &ids,
                                                const std::function<void(Stream &)> &change) const;
    BulkDialog *ask(const QString &question, const QString &verb, const QString &warning,
                    const QList<BulkDialog::Item> &items);
    BulkDialog *addStreams(const Project &project, const QStringList &ids);

    QWidget *m_window;
    QPointer<Session> m_session;
};

//! A save whose conflict is an error: somebody else changed the same at the same time.
[[nodiscard]] Reply<Done> *saveWhole(Session *session, const Stream &before, const Stream &after);

} // namespace Speckle
