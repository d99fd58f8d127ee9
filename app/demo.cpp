// SPDX-License-Identifier: MIT
#include "app/demo.h"

#include "core/api/accountsresource.h"
#include "ui/mainwindow.h"
#include "ui/pages/pagetabs.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/errorbar.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
// The sample's main stream: the demo begins with it. Should the sample change its name, the list stands for
// it.
const QString &mainStream()
{
    static const QString name = u"Harbour Office – Architecture"_s;
    return name;
}

const QString AccountKey = u"demo/account"_s;
} // namespace

Demo::Demo(Sessions *sessions, UiState *state, MainWindow *window, QObject *parent)
    : QObject(parent)
    , m_sessions(sessions)
    , m_state(state)
    , m_window(window)
{
    connect(&m_server, &DemoServer::ready, this, [this](const QUrl &address) {
        // The tour starts the server alone at first.
        if (m_starting)
            signIn(address);
    });
    connect(&m_server, &DemoServer::failed, this, &Demo::fail);
}

Demo::~Demo()
{
    forgetLeftOvers(m_sessions->accounts(), m_state);
}

void Demo::forgetLeftOvers(AccountStore *accounts, UiState *state)
{
    const QString id = state->value(AccountKey).toString();
    if (id.isEmpty())
        return;
    accounts->remove(id);
    const QStringList drafts = state->keys("drafts/"_L1 + id + u'/');
    for (const QString &key : drafts)
        state->setValue(key, QJsonValue::Undefined);
    state->setValue(AccountKey, QJsonValue::Undefined);
}

void Demo::start()
{
    if (m_starting)
        return;
    if (m_server.isRunning() && m_sessions->accounts()->find(m_accountId)) {
        openPages(m_accountId);
        return;
    }
    m_starting = true;
    if (m_window)
        m_window->setWelcomeBusy(tr("Starting the demo…"));
    if (m_server.isRunning())
        signIn(m_server.address());
    else
        m_server.start();
}

void Demo::signIn(const QUrl &address)
{
    // The account of a demo that has ended: its server is gone for good.
    forgetLeftOvers(m_sessions->accounts(), m_state);
    delete m_client;
    m_client = new Client(ServerAddress(address), this);
    const auto failed = [this](const ApiError &error) { fail(error.sentence(), error.details()); };
    checkServer(m_client)->then(
        this,
        [this, failed](const ServerInfo &info) {
            AccountsResource(m_client)
                .login(DemoServer::administrator(), DemoServer::password())
                ->then(
                    this,
                    [this, info, failed](const SignIn &signIn) {
                        m_sessions->add(info, signIn, Sessions::Keep::SessionOnly)
                            ->then(
                                this,
                                [this](const Account &account) {
                                    m_state->setValue(AccountKey, account.id);
                                    m_state->flush();
                                    openPages(account.id);
                                },
                                failed);
                    },
                    failed);
        },
        failed);
}

void Demo::openPages(const QString &accountId)
{
    m_starting = false;
    m_accountId = accountId;
    if (m_client)
        m_client->deleteLater();
    if (m_window) {
        m_window->setWelcomeBusy({});
        m_window->tabs()->open(accountId, u"streams/own"_s);
    }
    emit started(accountId);
    Session *session = m_sessions->session(accountId);
    if (!session)
        return;
    session->loadStreams(Query().fields({u"streamId"_s, u"name"_s}).whereEqual(u"name"_s, mainStream()))
        ->then(
            this,
            [this, accountId](const QList<Stream> &streams) {
                const auto main = std::find_if(streams.begin(), streams.end(), [](const Stream &stream) {
                    return stream.name() == mainStream();
                });
                if (main != streams.end() && m_window)
                    m_window->openStream(accountId, main->streamId());
            },
            // The list is open, and says why itself.
            [](const ApiError &) {});
}

void Demo::fail(const QString &reason, const QString &details)
{
    m_starting = false;
    if (m_window) {
        m_window->setWelcomeBusy({});
        ErrorBar::Notice notice;
        notice.headline = tr("The demo could not be started.");
        notice.reason = reason;
        notice.details = details;
        notice.action = [this] {
            if (m_window)
                m_window->errorBar()->clear(this);
            start();
        };
        m_window->errorBar()->showNotice(notice, ApiError(ApiError::Kind::Offline, reason), this);
    }
    emit failed(reason);
}

} // namespace Speckle
