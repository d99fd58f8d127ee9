// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/clientsresource.h"
#include "core/edits/recordedits.h"
#include "core/session/recordlist.h"
#include "core/session/recordtable.h"

#include <QObject>
#include <QSet>

namespace Speckle {

class Session;

//! Clients (programs at work on streams): the user's own on all streams, everybody's on one, and what is done
//! with them. Who is behind a live message is told by Session::clientsOf().
class SessionClients : public QObject
{
    Q_OBJECT

public:
    explicit SessionClients(Session *session);

    [[nodiscard]] std::optional<ApiClient> client(const QString &id) const { return m_clients.find(id); }
    //! GET /clients, latest first.
    [[nodiscard]] RecordList *list() const { return m_list; }
    //! GET /streams/:streamId/clients, whoever's they are, latest first. Belongs to \a parent.
    [[nodiscard]] RecordList *listOf(const QString &streamId, QObject *parent);

    //! GET /clients/:id. It brings its owner's name, too.
    [[nodiscard]] Reply<ApiClient> *load(const QString &id);
    //! POST /clients. Unauthorized, too, where the server takes the token for nobody's and stores nothing.
    [[nodiscard]] Reply<ApiClient> *create(const ApiClient &client);
    //! editApiClient(). Saved or in conflict, the client as the server has it now goes into the records.
    [[nodiscard]] Reply<EditOutcome<ApiClient>> *save(const ApiClient &before, const ApiClient &after);
    //! DELETE /clients/:id
    [[nodiscard]] Reply<Done> *remove(const QString &id);

    //! Another of the list is the same program with the same document on the same stream, and was seen later.
    [[nodiscard]] bool isDuplicate(const QString &id) const;
    //! It belongs to no stream, or to one that was deleted or is not shared with the user: the server does
    //! not let the user change or delete it. Of a client of list() only; known some time after the list.
    [[nodiscard]] bool isOrphan(const QString &id) const;

signals:
    void changed(const QString &id);
    //! The user made, or deleted, this one.
    void made(const QString &id);
    void removed(const QString &id);
    //! Of some clients isOrphan() may be another.
    void orphansChanged();

private:
    void put(const ApiClient &client);
    [[nodiscard]] QStringList putAll(QList<ApiClient> clients);
    [[nodiscard]] Reply<QStringList> *loadList();
    void lookForStreams(const QStringList &streamIds);
    void askForStreams(const QStringList &streamIds);
    void onStreamsMoved(const QStringList &streamIds);

    Session *m_session;
    RecordTable<ApiClient> m_clients;
    RecordList *m_list;
    QSet<QString> m_missing; //!< streams of clients of the list that the server did not give
};

} // namespace Speckle
