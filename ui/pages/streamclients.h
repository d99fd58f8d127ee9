// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/recordlist.h"
#include "ui/models/recordsmodel.h"
#include "ui/pages/streampart.h"

#include <QPointer>

namespace Speckle {

class ClientWork;
class RecordActions;
class RecordsTable;
class StatePane;

/*!
 * The clients of a stream: programs that send to it or receive from it, whoever's they are. Fetched when the
 * tab comes to the front first.
 *
 * Object names: streamClients, streamClientsTable; the actions as ClientWork has them.
 */
class StreamClients : public StreamPart
{
    Q_OBJECT

public:
    StreamClients(const QString &streamId, UiState *state, QWidget *parent = nullptr);
    ~StreamClients() override;

    [[nodiscard]] QString title() const override;
    void setSession(Session *session) override;
    void showRecord() override;
    void activate() override;
    void refresh() override;

private:
    void build(UiState *state);
    void follow();
    void showState();

    QPointer<Session> m_session;
    RecordsModel m_model;
    RecordList *m_list = nullptr; //!< of the session; there with it
    ClientWork *m_work;
    RecordsTable *m_table = nullptr;
    RecordActions *m_actions = nullptr;
    StatePane *m_states = nullptr;
    QString m_shownTitle;
    bool m_active = false; //!< was in front once: the list is kept fresh from then on
    bool m_failed = false;
};

} // namespace Speckle
