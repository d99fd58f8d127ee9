// SPDX-License-Identifier: MIT
#pragma once

#include "core/edits/streamdeletion.h"
#include "core/net/reply.h"
#include "ui/dialogs/bulkdialog.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

class QProgressDialog;
class QWidget;

namespace Speckle {

class Session;

/*!
 * Deletes streams for good: it looks first at each what would go along, shows that, and asks. The archive is
 * offered instead. Ends, and deletes itself, with its last dialog.
 */
class StreamDeletion : public QObject
{
    Q_OBJECT

public:
    StreamDeletion(Session *session, const QStringList &ids, QWidget *window);

    void open();

signals:
    void archiveRequested();

private:
    void plan();
    //! A clone's owner shall be known by name when it is asked about.
    void awaitNames();
    [[nodiscard]] bool lacksNames() const;
    void ask();
    [[nodiscard]] BulkDialog::Item itemOf(const QString &id, const Result<StreamDeletionPlan> &plan);

    QPointer<Session> m_session;
    QStringList m_ids;
    QList<Result<StreamDeletionPlan>> m_plans; //!< one after the other, in the order of the ids
    QWidget *m_window;
    QPointer<QProgressDialog> m_progress;
    QPointer<AbstractReply> m_call;
};

} // namespace Speckle
