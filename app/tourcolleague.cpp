// SPDX-License-Identifier: MIT
#include "app/tourcolleague.h"

#include "app/demoserver.h"
#include "core/api/clientsresource.h"
#include "core/api/streamsresource.h"

using namespace Qt::StringLiterals;

namespace Speckle {

void TourColleague::work(const ServerAddress &server, const QString &streamId)
{
    m_streamId = streamId;
    m_client = new Client(server, this);
    AccountsResource(m_client)
        .login(DemoServer::colleague(), DemoServer::password())
        ->then(
            this, [this](const SignIn &signIn) { introduce(signIn); },
            [this](const ApiError &error) { fail(error); });
}

void TourColleague::introduce(const SignIn &signIn)
{
    m_client->setToken(signIn.apiToken);
    const ApiClient rhino(QJsonObject{
        {u"role"_s, u"Sender"_s},
        {u"documentType"_s, u"Rhino"_s},
        {u"documentName"_s, u"Harbour Office.3dm"_s},
        {u"documentGuid"_s, u"tour"_s},
        {u"streamId"_s, m_streamId},
        {u"online"_s, true},
    });
    ClientsResource(m_client).create(rhino)->then(
        this,
        [this, token = signIn.apiToken](const ApiClient &made) {
            m_socket = new LiveSocket(this);
            connect(m_socket, &LiveSocket::stateChanged, this, [this](LiveSocket::State state) {
                if (state == LiveSocket::State::Open)
                    edit();
            });
            m_socket->open(m_client->address(), made.id(), token);
            m_socket->join(u"stream"_s, m_streamId);
        },
        [this](const ApiError &error) { fail(error); });
}

void TourColleague::edit()
{
    const auto failed = [this](const ApiError &error) { fail(error); };
    StreamsResource streams(m_client);
    streams.get(m_streamId, Query().omit({u"objects"_s}))
        ->then(
            this,
            [this, failed](const Stream &before) {
                Stream after = before;
                after.setCommitMessage(u"Glazing moved out by 50 mm, agreed with the façade team"_s);
                after.setTags(before.tags() << u"for-review"_s);
                StreamsResource(m_client)
                    .update(before, after)
                    ->then(
                        this,
                        [this](const Done &) {
                            broadcast(u"update-meta"_s);
                            broadcast(u"update-global"_s);
                            broadcast(u"default-state-update"_s,
                                      {{u"sliders"_s, QJsonObject{{u"Module width"_s, 1.35}}}});
                        },
                        failed);
            },
            failed);
}

void TourColleague::broadcast(const QString &eventType, QJsonObject args)
{
    args.insert(u"eventType"_s, eventType);
    m_socket->broadcast(u"stream"_s, m_streamId, args);
}

void TourColleague::fail(const ApiError &error)
{
    emit failed(error.sentence());
}

} // namespace Speckle
