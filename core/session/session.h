// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/account.h"
#include "core/api/accountsresource.h"
#include "core/api/clientsresource.h"
#include "core/api/objectsresource.h"
#include "core/api/serverresource.h"
#include "core/api/streamsresource.h"
#include "core/edits/streamedit.h"
#include "core/live/livesocket.h"
#include "core/net/client.h"
#include "core/session/streamrecords.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <optional>

namespace Speckle {

class ObjectStore;
class SessionClients;
class SessionComments;
class SessionPeople;
class SessionProjects;
class UserNames;
struct Introduction;
struct StreamDeletionPlan;
struct StreamDeletionReport;

//! Pauses between tries to reach the server are those of the socket.
struct SessionOptions
{
    ClientOptions client;
    LiveSocketOptions socket;
    //! Longest wait for the keychain. A person may have to type its password meanwhile.
    std::chrono::milliseconds keychainLimit{60'000};
};

/*!
 * One account at work: its Client, its LiveSocket, and what has been loaded, by id. The one source that every
 * view reads; answers, edits and live events all end in its records, and views follow its signals.
 */
class Session : public QObject
{
    Q_OBJECT

public:
    //! What the status bar says of an account.
    enum class State {
        SignedOut, //!< no token, or not started, or stopped
        Connecting, //!< the first answer is awaited, or the socket is being opened
        Online, //!< REST answers and the socket is open
        Anonymous, //!< REST answers, the socket is open, but the server takes it for nobody's
        Offline, //!< the server cannot be reached or the socket not be opened; stays so while it tries by
                 //!< itself
        Expired, //!< the server no longer takes our token: sign in again
    };
    Q_ENUM(State)

    Session(const Account &account, const Token &apiToken, QObject *parent = nullptr,
            const SessionOptions &options = {});
    ~Session() override;

    [[nodiscard]] const Account &account() const { return m_account; }
    void setAccount(const Account &account);
    [[nodiscard]] QString userId() const { return m_account.userId; }
    //! The account's own user, without tokens; empty until the profile has been loaded, then userChanged()
    //! comes.
    [[nodiscard]] const User &user() const { return m_user; }

    //! Makes itself known (server check, profile, POST /clients) and opens the socket. Does nothing once
    //! begun.
    void start();
    //! Stops the socket and gives up every call. Records stay readable. For good: it cannot be started again.
    void stop();
    //! After "Retry": tries what failed at once instead of waiting.
    void retryNow();

    [[nodiscard]] State state() const { return m_state; }
    //! Why it is Offline or Expired; None otherwise.
    [[nodiscard]] const ApiError &lastError() const { return m_lastError; }
    [[nodiscard]] const ServerInfo &server() const { return m_server; }

    // Records. Whatever is known, possibly only some fields; hasWholeStream() tells.
    [[nodiscard]] std::optional<Stream> stream(const QString &streamId) const
    {
        return m_records.stream(streamId);
    }
    //! All fields but `objects` have been loaded: it can be edited.
    [[nodiscard]] bool hasWholeStream(const QString &streamId) const { return m_records.isWhole(streamId); }
    //! Ids of its objects in stream order; nullopt until loadStream() brought them.
    [[nodiscard]] std::optional<QStringList> objectIds(const QString &streamId) const;
    //! Where known: from the ids, or else from the layers; nullopt otherwise.
    [[nodiscard]] std::optional<qsizetype> objectCount(const QString &streamId) const;
    //! A user's name; the id until it is known: asks for it then, and userChanged() comes.
    [[nodiscard]] QString userName(const QString &userId);
    //! What is known of a user beside the name: company, archived … Asks as userName() does.
    [[nodiscard]] User userRecord(const QString &userId);
    //! Who is behind a client id that sent a live message: "Ada Byron (Rhino)"; the id until known.
    [[nodiscard]] QString senderName(const QString &streamId, const QString &clientId);
    [[nodiscard]] QList<ApiClient> clientsOf(const QString &streamId) const
    {
        return m_clientsOfStream.value(streamId);
    }
    [[nodiscard]] ObjectStore *objects() const { return m_objects; }
    [[nodiscard]] SessionProjects *projects() const { return m_projects; }
    [[nodiscard]] SessionClients *clients() const { return m_clients; }
    [[nodiscard]] SessionComments *comments() const { return m_comments; }
    [[nodiscard]] SessionPeople *people() const { return m_people; }

    // Calls. Each puts what it brings into the records before its handlers run.
    //! A long list goes into the records over several turns of the event loop. Cancelled meanwhile, it leaves
    //! there what it has put so far.
    [[nodiscard]] Reply<QList<Stream>> *loadStreams(const Query &query);
    //! The same of everybody's, for administrators: GET /streams/admin.
    [[nodiscard]] Reply<QList<Stream>> *loadAllStreams(const Query &query);
    //! Of one stream what lists show, whether or not it is on the user's: GET /streams/:streamId.
    [[nodiscard]] Reply<Stream> *loadPart(const QString &streamId);
    //! The stream without objects (streamChanged), then its object ids (streamChanged again), then the reply
    //! settles. Asks for its clients, too, for senderName(); a failure of that is nobody's business.
    [[nodiscard]] Reply<Stream> *loadStream(const QString &streamId);
    //! editStream(), and a broadcast of updateEventOf() to the stream's room as soon as it is saved. Saved or
    //! in conflict, the stream as the server has it now goes into the records. Without a difference it is
    //! just fetched.
    [[nodiscard]] Reply<EditOutcome<Stream>> *saveStream(const Stream &before, const Stream &after);

    // sessionstreams.cpp. Each ends with streamsMoved().
    //! POST /streams
    [[nodiscard]] Reply<Stream> *createStream(const Stream &stream);
    //! POST /streams/:streamId/clone, and `update-children` to the room of the stream, which has a child
    //! more.
    [[nodiscard]] Reply<StreamClone> *cloneStream(const QString &streamId, const QString &name);
    //! planStreamDeletion() for this user.
    [[nodiscard]] Reply<StreamDeletionPlan> *planDeletion(const QString &streamId);
    //! Speckle::deleteStream(). The streams leave the records; projects that were mended are fetched again.
    [[nodiscard]] Reply<StreamDeletionReport> *deleteStream(const StreamDeletionPlan &plan);

    //! Somebody's name became known by another call: for userName().
    void putUser(const User &user);
    //! PUT and GET /accounts: user() and account() are the new ones then; userChanged(), accountChanged().
    [[nodiscard]] Reply<User> *saveProfile(const User &before, const User &after);

    //! Fetches what lists show of those of \a streamIds that are known, without anybody waiting for it:
    //! something else that was done has changed them.
    void refreshListed(const QStringList &streamIds);
    //! The same of those that are not known, each asked for once: a view has ids and wants names. What the
    //! server does not give stays unknown until the session resumes.
    void loadUnknown(const QStringList &streamIds);

    // Live. A view joins while it is open and leaves when it closes.
    void joinStream(const QString &streamId);
    void leaveStream(const QString &streamId);
    //! With our name as `args.senderName`: our client belongs to no stream, so that nobody could look it up.
    bool broadcast(const QString &streamId, const QJsonObject &args);
    [[nodiscard]] LiveSocket *socket() const { return m_socket; }

    [[nodiscard]] Client *client() const { return m_client; }

signals:
    void stateChanged(Speckle::Session::State state);
    //! The server's or the user's name, or the address, turned out to be another: account() has the new ones.
    void accountChanged();
    //! Any field of the record, its objects or its count changed.
    void streamChanged(const QString &streamId);
    //! The user made, deleted, archived or restored these: lists of streams hold others now.
    void streamsMoved(const QStringList &streamIds);
    void userChanged(const QString &userId);
    void clientsChanged(const QString &streamId);
    //! A frame for \a streamId (empty: the server's own notices, which concern all). No heartbeats.
    void liveMessage(const QString &streamId, const Speckle::LiveMessage &message);
    //! Somebody else changed it (an `update-…` arrived): what is loaded may be old. \a eventType as in the
    //! message. What lists show of a stream that nobody has open is fetched again by the session itself.
    void streamOutdated(const QString &streamId, const QString &eventType, const QString &senderId);
    //! The socket is back after a gap: what is open has to be fetched again.
    void resumed();
    //! The token was refused.
    void signInNeeded();

private:
    void tryNow();
    void tryLater(const ApiError &error);
    void onIntroduced(const Introduction &introduction);
    void onReachable(bool reachable);
    void expire(const ApiError &error);
    void updateState();
    void onMessage(const LiveMessage &message);
    void putStream(const Stream &whole);
    Reply<QList<Stream>> *putting(Reply<QList<Stream>> *call);
    void putSlice(Reply<QList<Stream>> *reply, const QList<Stream> &parts, qsizetype from);
    void loadClients(const QString &streamId);
    void loadListed(const QString &streamId);
    void fetchListed(const QStringList &streamIds);

    Account m_account;
    User m_user;
    ServerInfo m_server;
    State m_state = State::SignedOut;
    ApiError m_lastError;
    Client *m_client;
    LiveSocket *m_socket;
    ObjectStore *m_objects;
    SessionProjects *m_projects;
    SessionClients *m_clients;
    SessionComments *m_comments;
    SessionPeople *m_people;
    UserNames *m_names;
    StreamRecords m_records;
    QHash<QString, QList<ApiClient>> m_clientsOfStream;
    QHash<QString, QSet<QString>> m_strangers; //!< sender ids that its clients were asked for, by stream
    QHash<QString, QString> m_claimedNames; //!< what senders call themselves, by client id
    QHash<QString, int> m_joined;
    QSet<QString> m_askedUnknown; //!< by loadUnknown(), since the session was cut off last
    QSet<QString> m_refreshing; //!< streams with a loadListed() under way

    bool m_started = false;
    bool m_introduced = false;
    bool m_reachable = true; //!< by REST
    bool m_expired = false;
    bool m_asked = false; //!< the user waits for this try: show that it is under way
    ApiError m_restError; //!< why REST does not serve; None while it does
    QPointer<AbstractReply> m_attempt; //!< introduction or check under way
    QTimer m_retryTimer;
    Backoff m_backoff;
};

} // namespace Speckle
