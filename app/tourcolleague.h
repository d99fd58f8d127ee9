// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/accountsresource.h"
#include "core/live/livesocket.h"
#include "core/records/apiclient.h"

#include <QObject>

namespace Speckle {

//! A second person at the demo's server, so that the tour has real messages to show: signs in by itself,
//! edits a stream and tells its room, as the program that sends the stream would.
class TourColleague : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! Signs in at \a server, edits the stream and tells its room.
    void work(const ServerAddress &server, const QString &streamId);

signals:
    void failed(const QString &problem);

private:
    void introduce(const SignIn &signIn);
    void edit();
    void broadcast(const QString &eventType, QJsonObject args = {});
    void fail(const ApiError &error);

    QString m_streamId;
    Client *m_client = nullptr;
    LiveSocket *m_socket = nullptr;
};

} // namespace Speckle
