// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/clientsresource.h"
#include "core/edits/recordedits.h"
#include "core/session/recordlist.h"
#include "core/session/recordtable.h"

#include <QObject>

namespace Speckle {

class Session;

//! The user's own clients (programs at work on streams) on all streams, and what is done with them. Those of
//! one stream, whoever's they are, are Session::clientsOf().
class SessionClients : public QObject
{
    Q_OBJECT

public:
    explicit SessionClients(Session *session);

    [[nodiscard]] std::optional<ApiClient> client(const QString &id) const { return m_clients.find(id); }
    //! GET /clients, latest first.
    [[nodiscard]] RecordList *list() const { return m_list; }

    //! POST /clients
    [[nodiscard]] Reply<ApiClient> *create(const ApiClient &client);
    //! editApiClient(). Saved or in conflict, the client as the server has it now goes into the records.
    [[nodiscard]] Reply<EditOutcome<ApiClient>> *save(const ApiClient &before, const ApiClient &after);
    //! DELETE /clients/:id
    [[nodiscard]] Reply<Done> *remove(const QString &id);

    //! Another of the list is the same program with the same document on the same stream, and was seen later.
    [[nodiscard]] bool isDuplicate(const QString &id) const;
    //! It belongs to no stream: the server lets nobody change or delete it.
    [[nodiscard]] bool isOrphan(const QString &id) const;

signals:
    void changed(const QString &id);

private:
    void put(const ApiClient &client);
    [[nodiscard]] Reply<QStringList> *loadList();

    Session *m_session;
    RecordTable<ApiClient> m_clients;
    RecordList *m_list;
};

} // namespace Speckle
