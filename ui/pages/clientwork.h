// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/apiclient.h"
#include "ui/actions/recordactions.h"

#include <QObject>

#include <functional>

namespace Speckle {

class ApiError;
class Session;

/*!
 * What can be done with clients, from the page of one's own and from a stream's tab: the actions with their
 * reasons, and the dialogs that they open.
 *
 * Object names: the actions clientDetails, clientRename, clientDelete, clientCreate.
 */
class ClientWork : public QObject
{
    Q_OBJECT

public:
    //! \a session is asked each time, and may be none. Dialogs open over \a window.
    ClientWork(std::function<Session *()> session, QWidget *window);

    [[nodiscard]] ApiClient client(const QString &id) const;
    //! The id of its stream where the name is not known.
    [[nodiscard]] QString streamName(const QString &id) const;
    //! Why it is nobody's, in a few words: its stream is gone. Empty: it is not.
    [[nodiscard]] QString orphanRemark(const QString &id) const;
    //! In a sentence; empty: the user may change and delete them.
    [[nodiscard]] QString whyNotChange(const QStringList &ids) const;

    [[nodiscard]] RecordAction detailsAction();
    [[nodiscard]] RecordAction renameAction();
    [[nodiscard]] RecordAction deleteAction();
    //! Of a new one on that stream, whatever is chosen.
    [[nodiscard]] RecordAction createAction(const QString &streamId);

    void showDetails(const QString &id);

private:
    [[nodiscard]] QString whyNotOne(const QStringList &ids) const;
    void rename(const QString &id);
    void remove(const QStringList &ids);
    void create(const QString &streamId);
    [[nodiscard]] static ApiError signedOut();

    std::function<Session *()> m_session;
    QWidget *m_window;
};

} // namespace Speckle
